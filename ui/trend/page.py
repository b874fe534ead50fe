"""The page of the trend: toolbar, and the picture or the table, placed for the room there is."""

from functools import cached_property

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from tracker.domain.trend import Trend
from tracker.domain.week import Week
from ui.look import Look
from ui.picture.frame import MARGIN, MARGIN_NARROW, NARROW
from ui.sheet import marked
from ui.trend.table import TrendTable
from ui.trend.toolbar import Toolbar
from ui.trend.view import TrendView

# All in px at 100 %.
GAP = 16
TITLE = 32  # height of the line of the title

Face = TrendView | TrendTable


class TrendPage(QWidget):
    """Places its parts; scrolled where it needs more room."""

    week_opened = Signal(object)  # a Week

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._room = QSize()
        # In the order of the Tab key.
        self.toolbar = Toolbar(look, self)
        self.view = TrendView(look, self)
        self.view.week_opened.connect(self.week_opened)
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setObjectName("fault")
        marked(self._fault, face="fault")
        self._fault.hide()
        self._face: Face = self.view
        self.toolbar.raise_()  # it may lie on the free end of the title line

    @cached_property
    def table(self) -> TrendTable:
        """Return the weeks as a table, made when it is first shown."""
        made = TrendTable(self._look, self)
        made.week_opened.connect(self.week_opened)
        self.setTabOrder(self.view, made.grid)
        return made

    @property
    def face(self) -> Face:
        """Return what shows the trend."""
        return self._face

    @property
    def week(self) -> Week | None:
        """Return the week that is chosen."""
        if isinstance(self._face, TrendTable):
            return self._face.week
        return self.view.focused.week.week if self.view.focused else None

    def show_trend(self, trend: Trend, weeks: int, *, as_table: bool) -> None:
        """Show a trend as the picture, or as a table."""
        self._fault.hide()
        chosen = self.week
        face: Face = self.table if as_table else self.view
        face.set_trend(trend)
        is_other = face is not self._face
        self._set_face(face)
        self.toolbar.show_state(weeks, is_table=as_table)
        self.fit_again()
        if is_other:
            face.set_week(chosen)

    def show_fault(self, sentence: str) -> None:
        """Say why nothing can be shown, or nothing newer."""
        self._fault.setText(sentence)
        self._fault.show()
        self.fit_again()

    def _set_face(self, face: Face) -> None:
        if face is self._face:
            return
        before, self._face = self._face, face
        had_focus = (before.focusProxy() or before).hasFocus()
        face.show()
        self.toolbar.raise_()
        if had_focus:
            face.setFocus()
        before.hide()

    def fit(self, room: QSize) -> None:
        """Place everything for a room."""
        self._room = room
        self.fit_again()

    def fit_again(self) -> None:
        """Place everything anew."""
        if self._room.isEmpty():
            return
        width, margin = self._room.width(), self._margin()
        top = self._place_fault(QRect(margin, margin, width - 2 * margin, 0))
        bar = self.toolbar.sizeHint()
        bar = QSize(min(bar.width(), width - 2 * margin), 0)
        bar.setHeight(self.toolbar.heightForWidth(bar.width()))
        x = width - margin - bar.width()
        self._face.fit(width, self._room.height() - top)
        y = top + margin + (self._look.px(TITLE) - bar.height()) // 2
        if self._face.head_end() + self._look.px(GAP) > x:  # the title needs the whole line
            y = top + self._look.px(GAP)
            top = y + bar.height() + self._look.px(GAP) - margin
            self._face.fit(width, self._room.height() - top)
        self._face.move(0, top)
        self.toolbar.setGeometry(QRect(x, y, bar.width(), bar.height()))
        self.resize(width, max(top + self._face.height(), self._room.height()))

    def _place_fault(self, place: QRect) -> int:
        """Place what went wrong at the head of the page; return where it ends."""
        if self._fault.isHidden():
            return 0
        place.setHeight(self._fault.heightForWidth(place.width()))
        self._fault.setGeometry(place)
        return place.bottom()

    def _margin(self) -> int:
        is_wide = self._room.width() >= self._look.px(NARROW)
        return self._look.px(MARGIN if is_wide else MARGIN_NARROW)


class Stage(QScrollArea):
    """Scrolls the page where the window is smaller than it."""

    def __init__(self, page: TrendPage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = page
        self.setWidget(page)
        page.view.week_reached.connect(self.show_week)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.fit(self.viewport().size())

    def show_week(self) -> None:
        """Scroll so far that the lines beside a week, and with them its bars, are seen."""
        lines = self._page.view.callout.geometry()
        middle = lines.center().y() + self._page.view.y()
        self.ensureVisible(0, middle, 0, lines.height() // 2 + 8)
