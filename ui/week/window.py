"""The week window: one week, one day of it, and what the person does with both.

Built when it is opened and gone when it is closed. It asks the hall once for each change; while
the running week is in sight it looks again once a minute, and never otherwise.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from tracker.domain.blocks import Block
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import Week, WeekBalance
from tracker.errors import TrackerError
from tracker.rules import statements_from
from tracker.wording import date_range, week_title
from ui.day.copying import copied
from ui.day.foot import COPY_DAY, COPY_WEEK
from ui.day.hall import Hall
from ui.look import Look
from ui.parts import set_least_size, take_place
from ui.picture.marks import Look as MarkLook
from ui.picture.marks import Mark
from ui.picture.skin import skin_of
from ui.week.on_record import OnRecord, day_rows, on_record
from ui.week.page import PANEL, WIDE, WeekPage, WeekStage
from ui.week.saving import Saving, menu_of
from ui.week.state import WeekState
from ui.week.toolbar import EARLIER, LATER, OVER_TIME, SAVE, THIS_WEEK
from ui.week.welcome import is_blank

__all__ = ["WeekState", "WeekWindow"]

NAME = "Kjernetid"
LOOK_BACK = timedelta(weeks=4)  # work in so many weeks before: the person knows the chart
MINUTE_MS = 60_000
END_EARLIER, START_EARLIER = "Ctrl+Left", "Ctrl+Shift+Left"  # with Right: later
# All in px at 100 %.
SIZE = (WIDE + PANEL // 4, 820)
LEAST = (480, 360)


class WeekWindow(QWidget):
    """Shows the weeks of a hall, and lets their days be corrected."""

    changed = Signal()  # the record was corrected here
    offer_taken = Signal(tuple)  # the words of what was offered beside today
    trend_wanted = Signal()
    note_wanted = Signal(object)  # a week
    research_wanted = Signal()
    help_wanted = Signal()
    closed = Signal()

    def __init__(self, hall: Hall, look: Look, state: WeekState | None = None) -> None:
        super().__init__()
        self._hall = hall
        self._balance: WeekBalance | None = None
        self._on_record = OnRecord()
        state = state or WeekState()
        self._week = state.week
        self._day = state.day
        self._as_table = state.shows_table
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(skin_of(look))
        set_least_size(self, look, LEAST)
        self._page = WeekPage(hall, look)
        self._saving = Saving(hall, self)
        self._stage = WeekStage(self._page, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stage)
        self._minute = QTimer(self)
        self._minute.setObjectName("minute")
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._pass_minute)
        self._connect()
        take_place(self, state.geometry, look, SIZE)
        self._show(state.number)
        self._page.face.setFocus()
        if state.draft is not None:
            self._page.panel.open_draft(state.draft)
        self._scroll_to = state.scroll

    def _connect(self) -> None:
        page = self._page
        page.toolbar.turned.connect(self.turn)
        page.toolbar.this_week_wanted.connect(self.show_this_week)
        page.toolbar.table_wanted.connect(self.show_table)
        page.toolbar.trend_wanted.connect(self.trend_wanted)
        page.toolbar.save.setMenu(menu_of(self._saving, page.toolbar.save))
        self._saving.said.connect(self._say_saved)
        page.toolbar.research_wanted.connect(self.research_wanted)
        page.toolbar.help_wanted.connect(self.help_wanted)
        page.toolbar.note_wanted.connect(lambda: self.note_wanted.emit(self._week))
        page.view.week_turned.connect(self.turn)
        page.view.mark_chosen.connect(self._choose_mark)
        page.day_chosen.connect(self.show_day)
        page.day_opened.connect(self._open_day)
        page.panel.day_turned.connect(self._turn_day)
        page.panel.corrected.connect(self._take_correction)
        page.panel.offer_taken.connect(self.offer_taken)
        page.panel.copy_wanted.connect(self._copy)
        keys = QKeySequence.StandardKey
        self._shortcut([EARLIER], lambda: self.turn(-1))
        self._shortcut([LATER], lambda: self.turn(1))
        self._shortcut([THIS_WEEK], self.show_this_week)
        self._shortcut([OVER_TIME], self.trend_wanted.emit)
        self._shortcut([SAVE], page.toolbar.save.showMenu)
        self._shortcut([keys.Refresh, "F5"], self.refresh)
        self._shortcut([keys.Undo], page.panel.undo)
        self._shortcut([keys.Redo, "Ctrl+Shift+Z"], page.panel.redo)
        self._shortcut([keys.Close, "Ctrl+W"], self.close)
        self._shortcut([COPY_DAY], lambda: self._copy(False))
        self._shortcut([COPY_WEEK], lambda: self._copy(True))
        for key, is_start in ((END_EARLIER, False), (START_EARLIER, True)):
            later = key.replace("Left", "Right")
            self._shortcut([key], partial(self._move_end, -1, is_start=is_start))
            self._shortcut([later], partial(self._move_end, 1, is_start=is_start))

    def _shortcut(
        self, keys: Sequence[QKeySequence.StandardKey | str], pressed: Callable[[], object]
    ) -> None:
        every = [made for key in keys for made in _sequences(key)]
        shortcut = QShortcut(self)
        shortcut.setKeys(list(dict.fromkeys(every)))
        shortcut.activated.connect(pressed)

    # --- What is shown ---------------------------------------------------------------------------

    def state(self) -> WeekState:
        """Return what is shown, so that another window can show exactly that."""
        return WeekState(
            week=self._week,
            day=self._day,
            number=self._page.panel.chosen_number(),
            shows_table=self._as_table,
            scroll=self._stage.verticalScrollBar().value(),
            geometry=bytes(self.saveGeometry().data()),
            draft=self._page.panel.draft,
        )

    def offer(self, sentence: str, deeds: Sequence[tuple[str, tuple[str, ...]]] = ()) -> None:
        """Offer something beside today, with what is on buttons and means; empty: nothing is."""
        self._page.panel.offer(sentence, deeds)

    def refresh(self) -> None:
        """Look again, after something was changed elsewhere."""
        self._show(self._page.panel.chosen_number())

    def turn(self, weeks: int) -> None:
        """Go so many weeks on, to the same weekday."""
        if self._week is not None and self._day is not None:
            self._go(self._day + timedelta(weeks=weeks))

    def show_this_week(self) -> None:
        """Go to today."""
        try:
            today = self._hall.today()
        except TrackerError as error:
            self._page.panel.say(error.sentence)
            return
        self._go(today)

    def show_day(self, day: date) -> None:
        """Show the work of a day, and its week."""
        if day != self._day:
            self._go(day)

    def show_table(self, is_table: bool) -> None:
        """Show the week as a table, or as the chart."""
        self._as_table = is_table
        self.refresh()

    def _go(self, day: date) -> None:
        self._day = day
        self._week = Week.of(day)
        if self._balance is not None and self._balance.week == self._week:
            self._show_list(self._balance, None)
        else:
            self._show(None)

    def _turn_day(self, days: int) -> None:
        if self._day is not None:
            self._go(self._day + timedelta(days=days))

    def _show(self, number: int | None) -> None:
        """Ask the hall for the week and show it; what it cannot tell is said in place."""
        try:
            today = self._hall.today()
            self._week = self._week or Week.of(self._day or today)
            if self._day is None or Week.of(self._day) != self._week:
                self._day = self._week.days[today.weekday()]
            balance = self._hall.week(self._week)
            blank = not self._as_table and is_blank(balance, self._has_past)
            is_ahead = self._week.monday > today
            asked = () if blank or is_ahead else statements_from(self._hall.settings)
            answers = self._hall.days.answers(self._week) if asked else {}
            now = self._hall.now
            works = on_record(self._hall, self._week)
        except TrackerError as error:
            self._say_fault(error.sentence)
            return
        self._balance = self._saving.balance = balance
        self._on_record = works
        days = balance.week.days
        self.setWindowTitle(f"{week_title(days[0])}, {date_range(days[0], days[-1])} – {NAME}")
        self._page.panel.show()
        self._page.show_week(balance, now, works, as_table=self._as_table, is_blank=blank)
        self._page.show_self_report(balance.week, asked, answers)
        self._show_list(balance, number)
        self._wait_a_minute()

    def _show_list(self, balance: WeekBalance, number: int | None) -> None:
        if self._day is None:
            return
        row = balance.week.days.index(self._day)
        try:
            rows = day_rows(self._hall, balance.days[row], self._on_record)
            confirmed = self._hall.days.is_confirmed(self._day)
        except TrackerError as error:
            self._page.panel.say(error.sentence)
            return
        self._page.panel.show_day(balance.days[row], rows, number, is_confirmed=confirmed)
        self._page.set_day(self._day, row)

    def _has_past(self) -> bool:
        today = self._hall.today()
        return bool(self._hall.sessions(today - LOOK_BACK, today))

    def _say_fault(self, sentence: str) -> None:
        if self._balance is None:
            self._page.show_fault(sentence)
        else:
            self._page.panel.say(sentence)

    def _say_saved(self, sentence: str) -> None:
        """Say what came of saving beside the day, or at the button where that is out of sight."""
        self._page.panel.say(sentence)
        if self._page.panel.notice.visibleRegion().isEmpty():
            button = self._page.toolbar.save
            QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), sentence, button)

    # --- What the person does --------------------------------------------------------------------

    def _choose_mark(self, mark: Mark) -> None:
        """Choose the work, or the unsure time, that a mark stands for in the list."""
        subject = mark.subject
        if isinstance(subject, Block) and self._balance is not None:
            own = [p for p in self._balance.pieces if p.span.overlaps(subject.span)]
            self._page.panel.list.choose([piece.id for piece in own])
        elif isinstance(subject, tuple):
            self._page.panel.list.choose([piece.id for piece in subject])
        elif mark.look is MarkLook.UNSURE and isinstance(subject, Span):
            self._page.panel.list.choose_unsure(subject)

    def _move_end(self, steps: int, *, is_start: bool) -> None:
        """Move an end of the work that the keyboard is on, else of the one chosen in the list."""
        view = self._page.view
        if view.hasFocus() and view.focused is not None and view.edges.drag is None:
            self._choose_mark(view.focused)
        self._page.move_end(steps, is_start=is_start)

    def _copy(self, is_week: bool) -> None:
        """Lay the figures of the day, or of all days of the week, ready for a sheet."""
        if self._balance is not None and self._day is not None:
            own = [day for day in self._balance.days if is_week or day.day == self._day]
            self._page.panel.say(copied(own))

    def _open_day(self, day: date) -> None:
        self.show_day(day)
        panel = self._page.panel
        if not panel.is_typing:
            panel.take_focus()
        self._stage.ensureWidgetVisible(panel, 0, 0)

    def _take_correction(self, number: int | None) -> None:
        """Show what came of a correction, wherever the work lies now."""
        chosen = number if number is not None else self._page.panel.chosen_number()
        self._show(chosen)
        if number is not None:
            self._follow(number)
        self.changed.emit()

    def _follow(self, number: int) -> None:
        """Go to the day that work was moved to."""
        if self._page.panel.has(number):
            return
        try:
            work = self._hall.session(number)
        except TrackerError:  # it was taken out again at once, somewhere else
            return
        day = self._day_of(work) or local(work.span.start, work.zone).date()
        if Week.of(day) != self._week:
            self._go(day)
            day = self._day_of(work) or day
        self._go(day)
        self._page.panel.list.choose([number])

    def _day_of(self, work: WorkSpan) -> date | None:
        days = self._balance.days if self._balance is not None else ()
        return next((d.day for d in days if any(p.id == work.id for p in d.pieces)), None)

    # --- The window itself -----------------------------------------------------------------------

    def _wait_a_minute(self) -> None:
        """Wait for the next full minute, if this week runs and somebody can see it."""
        runs = self._balance is not None and any(day.is_today for day in self._balance.days)
        if not (runs and self.isVisible()):
            self._minute.stop()
            return
        now = self._hall.now
        passed = now.second * 1000 + now.microsecond // 1000
        self._minute.start(MINUTE_MS - passed)

    def _pass_minute(self) -> None:
        if self.isMinimized():
            self._wait_a_minute()
        else:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._scroll_to:
            self._stage.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = 0
        if not event.spontaneous():
            self._wait_a_minute()
        elif self._balance is not None:
            self.refresh()  # it was out of sight for a while

    def hideEvent(self, event: QHideEvent) -> None:
        self._minute.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._minute.stop()
        self.closed.emit()
        super().closeEvent(event)


def _sequences(key: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    return [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
