"""The window of the trend: the last weeks beside each other, and the way to each of them.

Built when it is opened and gone when it is closed. It asks the hall once for each change.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.trends import SPANS, trend_of
from tracker.wording import _
from ui.look import Look
from ui.parts import set_least_size, take_place
from ui.picture.skin import skin_of
from ui.trend.page import TrendPage, TrendStage
from ui.trend.state import TrendState
from ui.trend.toolbar import KEYS

__all__ = ["TrendState", "TrendWindow"]

NAME = "Kjernetid"
# All in px at 100 %.
SIZE = (1160, 760)
LEAST = (480, 360)
SOON_MS = 2000  # what is put on record meanwhile is looked at together


class TrendWindow(QWidget):
    """Shows the weeks of a hall up to the one that is running."""

    week_wanted = Signal(object)  # a Week: to be looked at by itself

    def __init__(self, tracker: Tracker, look: Look, state: TrendState | None = None) -> None:
        super().__init__()
        self._tracker = tracker
        state = state or TrendState()
        self._weeks = state.weeks
        self._as_table = state.shows_table
        self.setObjectName("window")
        self.setWindowTitle(f"{_('Over time')} – {NAME}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(skin_of(look))
        set_least_size(self, look, LEAST)
        self._page = TrendPage(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TrendStage(self._page, self))
        self._page.week_opened.connect(self.week_wanted)
        self._page.toolbar.table_wanted.connect(self.show_table)
        self._page.toolbar.weeks_wanted.connect(self.show_weeks)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._add_shortcuts()
        take_place(self, state.geometry, look, SIZE)
        self.refresh()
        self._page.face.set_week(state.week)
        self._page.face.setFocus()

    def _add_shortcuts(self) -> None:
        close = QKeySequence.keyBindings(QKeySequence.StandardKey.Close)
        # One for all keys: two that share a key would only be told that it is ambiguous.
        shortcut_to_close = QShortcut(self)
        shortcut_to_close.setKeys(list(dict.fromkeys([*close, QKeySequence("Ctrl+W")])))
        shortcut_to_close.activated.connect(self.close)
        for weeks, shortcut in zip(SPANS, KEYS, strict=True):
            QShortcut(QKeySequence(shortcut), self, partial(self.show_weeks, weeks))
        QShortcut(QKeySequence("F5"), self, self.refresh)

    def state(self) -> TrendState:
        """Return what is shown, so that another window can show exactly that."""
        geometry = bytes(self.saveGeometry().data())
        return TrendState(self._weeks, self._as_table, self._page.week, geometry)

    def show_weeks(self, weeks: int) -> None:
        """Show the last so many weeks."""
        self._weeks = weeks
        self.refresh()

    def show_table(self, is_table: bool) -> None:
        """Show the weeks as a table, or as the picture."""
        self._as_table = is_table
        self.refresh()

    def refresh(self) -> None:
        """Look again; what the hall cannot tell is said in place."""
        try:
            trend = trend_of(self._tracker, self._weeks)
        except TrackerError as error:
            self._page.show_fault(error.sentence)
            self._page.toolbar.show_state(self._weeks, is_table=self._as_table)
            return
        self._page.show_trend(trend, self._weeks, as_table=self._as_table)

    def on_record(self) -> None:
        """Hear that the record may read differently; look again soon, if anybody can see it."""
        if self.isVisible() and not self.isMinimized() and not self._soon.isActive():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            self.refresh()  # it was out of sight for a while

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
