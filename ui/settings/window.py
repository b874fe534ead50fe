"""The window of the settings: groups at the left, their rows at the right, a change kept at once.

It writes through the hall and through nothing else. It is built anew when language or look change:
`state()` lets the new one go on where the old one was, half-typed texts included.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tracker.domain.localtime import local
from tracker.errors import TrackerError
from tracker.first_run import changes_in
from tracker.settings import Row, Value, get_value, reread, rows
from tracker.settings.presets import plan_on
from tracker.settings.versions import holds_until
from tracker.wording import _
from ui.contents import Contents, Listed
from ui.fields import field_rules
from ui.look import Look
from ui.parts import set_least_size
from ui.settings.editors import TextEditor
from ui.settings.file_line import FileLine
from ui.settings.names import DATA, GROUPS, PAGES, group_of, listed_name
from ui.settings.page import Page
from ui.settings.row import SettingRow
from ui.settings.sense_row import sense_rules
from ui.settings.senses import Senses

if TYPE_CHECKING:
    from tracker.hall import Tracker
    from tracker.sensing import RunningApp

AUTOSTART = "program.autostart"
COUNTRY, REGION = "calendar.country", "calendar.region"
_SIZE = (860, 680)  # px at 100 %
_LEAST = (320, 240)
_NARROW = 600  # px at 100 %, below which the groups lie above the rows


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Where somebody is in the window, so that another one can go on there.

    Attributes:
        from_day: the day from which changes hold; None: today, whichever day that is.
        typed: texts that are being typed, by key.
        focus: the object name of what has the keyboard, and where its cursor stands.
    """

    group: str = GROUPS[0]
    search: str = ""
    scroll: int = 0
    geometry: bytes = b""
    from_day: date | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    focus: tuple[str, int] = ("", 0)


class SettingsWindow(QWidget):
    """Everything that can be set, made from the declarations."""

    changed = Signal(object)  # the Settings as they are now
    planned = Signal()  # leave, hours of a day or time on call are others now
    leaving = Signal(object)  # what is to be done once the program has ended
    set_up_wanted = Signal()
    help_wanted = Signal()

    def __init__(
        self, tracker: "Tracker", senses: Senses, look: Look, state: SettingsState | None = None
    ) -> None:
        super().__init__()
        state = state or SettingsState()
        self._tracker, self._look = tracker, look
        self._notices = list(tracker.notices)
        self._from_day = state.from_day
        self._scroll = state.scroll  # waits until the page is as long as that
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self.contents = Contents(_listed(), look)
        self.page = Page(tracker, self._rows(), senses, self._now, look)
        self._lay_out()
        line = f"#file_line {{ border-top: 1px solid {look.palette.hairline}; }}"
        self.setStyleSheet(look.sheet + field_rules(look) + sense_rules(look) + line)
        set_least_size(self, look, _LEAST)
        self._connect()
        self._restore(state)

    # --- What others tell the window -------------------------------------------------------------

    def refresh(self) -> None:
        """Show what was changed elsewhere; a field in which something is being typed stays."""
        before = self._tracker.loaded
        loaded = reread(self._tracker.home, before)
        self._notices = loaded.notices
        if (loaded.settings, loaded.policy) != (before.settings, before.policy):
            try:
                self._tracker.take(loaded)
            except TrackerError as error:
                self._notices = [*self._notices, error.sentence]
            self.changed.emit(loaded.settings)
        self._show_rows()

    def on_sensed(self) -> None:
        """Show what the sensors told, and what time has brought, where that is seen."""
        self.page.senses.on_sensed()
        self.page.faded.on_turn()

    def on_apps_found(self, apps: "Sequence[RunningApp]") -> None:
        """Show the programs that run, to choose work apps from."""
        self.page.apps.show_running(apps)

    def show_group(self, group: str) -> None:
        """Turn to a group, or to a page beside them, whatever is looked for."""
        self.contents.search.clear()
        self.contents.show_group(group)
        self._on_chosen(group)

    def state(self) -> SettingsState:
        """Return where the person is."""
        focus = self._focused()
        cursor = focus.cursorPosition() if isinstance(focus, TextEditor) else 0
        return SettingsState(
            group=self.contents.group,
            search=self.contents.search.text(),
            scroll=self.page.verticalScrollBar().value(),
            geometry=bytes(self.saveGeometry().data()),
            from_day=self._from_day,
            typed={row.key: row.editor.text() for row in self._typed_rows()},
            focus=(focus.objectName() if focus is not None else "", cursor),
        )

    # --- What the person does --------------------------------------------------------------------

    def _keep(self, key: str, text: str) -> None:
        row = self.page.rows[key]
        try:
            self._tracker.set(key, text, self._day())
        except TrackerError as error:
            row.show_failure(error.sentence)
            self.page.apps.show_listed(self._tracker.settings.work.apps)
            return
        row.kept()
        self._show_rows()
        if group_of(key) == DATA:
            self.page.data.keeping.refresh()
        self.changed.emit(self._tracker.settings)

    def _keep_several(
        self, values: Mapping[str, Value], show_failure: Callable[[str], None]
    ) -> None:
        day = self._day()
        changes = changes_in(self._tracker.settings, values, day)
        if not changes:
            return
        try:
            self._tracker.keep(changes, day)
        except TrackerError as error:
            self._show_rows()
            show_failure(error.sentence)
            return
        self._show_rows()
        self.changed.emit(self._tracker.settings)

    def _on_day_chosen(self, day: date) -> None:
        self.page.drawn.finish()
        self._from_day = None if day == self._today() else day
        self._show_rows()

    def _on_chosen(self, group: str) -> None:
        self.page.show_group(group)
        self._show_headings()
        self._scroll_to(0)

    def _on_searched(self, text: str) -> None:
        if text.strip():
            self.page.show_matching(text)
        else:
            self.page.show_group(self.contents.group)
        self._show_headings()
        self._scroll_to(0)

    def _on_find(self) -> None:
        self.contents.search.setFocus()
        self.contents.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._step_back():
            self.close()

    def _step_back(self) -> bool:
        """Take back what is being typed where the keyboard is; tell whether there was anything."""
        focus, search = self._focused(), self.contents.search
        if focus is search and search.text():
            search.clear()
            return True
        row = next((row for row in self._typed_rows() if row.editor is focus), None)
        if row is not None:
            row.put_back()
        return row is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        for row in self._typed_rows():
            row.finish()
        self.page.drawn.finish()
        super().closeEvent(event)

    # --- What it shows ---------------------------------------------------------------------------

    def _now(self) -> datetime:
        """Return the local time at home."""
        return local(self._tracker.now, self._tracker.zone)

    def _today(self) -> date:
        return self._now().date()

    def _day(self) -> date:
        return self._from_day or self._today()

    def _focused(self) -> QWidget | None:
        return self.focusWidget()  # None before anything had the keyboard, whatever its type says

    def _rows(self) -> list[Row]:
        return rows(self._tracker.settings, self._day(), self._tracker.loaded.policy)

    def _typed_rows(self) -> list[SettingRow]:
        return [row for row in self.page.rows.values() if row.is_typed]

    def _show_rows(self) -> None:
        settings, day = self._tracker.settings, self._day()
        for row in self._rows():
            self.page.rows[row.key].show_row(row)
        self.page.organisation.show_loaded(self._tracker.loaded)
        self.page.apps.show_listed(settings.work.apps)
        self.page.drawn.show_plan(plan_on(settings, day))
        country, region = (str(get_value(settings, key, day)) for key in (COUNTRY, REGION))
        self.page.country.show_chosen(country, region)
        self.page.rows[AUTOSTART].show_hint(self._tracker.log_in.line())
        until = holds_until(settings, day)
        self.page.from_day.show_day(day, today=self._today(), until=until)
        self.page.show_notices(self._notices)

    def _restore(self, state: SettingsState) -> None:
        self._show_rows()
        self.contents.show_group(state.group)
        self.page.show_group(state.group)
        self.contents.search.setText(state.search)
        for key, text in state.typed.items():
            self.page.rows[key].show_typed(text)
        self._scroll = state.scroll
        self.resize(self._look.px(_SIZE[0]), self._look.px(_SIZE[1]))
        self.restoreGeometry(QByteArray(state.geometry))
        self._restore_focus(*state.focus)

    def _restore_focus(self, name: str, cursor: int) -> None:
        widget = self.findChild(QWidget, name) if name else self.contents.search
        if widget is None:
            return
        widget.setFocus()
        if isinstance(widget, TextEditor):
            widget.setCursorPosition(cursor)

    def _scroll_to(self, value: int) -> None:
        self._scroll = 0
        self.page.verticalScrollBar().setValue(value)

    def _on_length_changed(self, _shortest: int, longest: int) -> None:
        if self._scroll and longest >= self._scroll:
            self._scroll_to(self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._look.px(_NARROW)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self.contents.set_narrow(is_narrow)
        self._show_headings()

    def _show_headings(self) -> None:
        """Leave the heading out where the box above the page says the same."""
        is_searching = bool(self.contents.search.text().strip())
        self.page.set_headed(is_headed=is_searching or not self.contents.is_narrow)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.refresh()
        return super().event(event)

    def _connect(self) -> None:
        self.contents.chosen.connect(self._on_chosen)
        self.contents.searched.connect(self._on_searched)
        self.page.from_day.chosen.connect(self._on_day_chosen)
        self.page.days.changed.connect(self.planned)
        self.page.data.leaving.connect(self.leaving)
        self.page.data.keeping.wanted.connect(self._keep)
        self.page.verticalScrollBar().rangeChanged.connect(self._on_length_changed)
        for row in self.page.rows.values():
            row.wanted.connect(self._keep)
        for several, show_failure in (
            (self.page.drawn, self.page.drawn.show_failure),
            (self.page.country, self.page.rows[COUNTRY].show_failure),
        ):
            several.wanted.connect(partial(self._keep_several, show_failure=show_failure))
        self.page.set_up.clicked.connect(self.set_up_wanted)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self._on_find
        )

    def _lay_out(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(0)
        self._line.addWidget(self.contents)
        self._line.addWidget(self.page, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._line, 1)
        foot = FileLine(self._tracker.home.settings, self._look)
        foot.help_wanted.connect(self.help_wanted)
        whole.addWidget(foot)


def _listed() -> Listed:
    names = {group: listed_name(group) for group in PAGES}
    return Listed("groups", names, _("Groups of settings"), _("Search the settings"))
