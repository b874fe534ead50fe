"""The page of the week window: toolbar, chart or table, and the day beside or below it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.self_report import Answers, Statement
from tracker.domain.week import Week, WeekBalance
from ui.day.hall import Hall
from ui.day.panel import DayPanel
from ui.look import Look
from ui.picture.frame import MARGIN_NARROW
from ui.picture.marks import Mark
from ui.picture.page import GAP, TITLE, Page, Stage, take_turns
from ui.week.on_record import OnRecord
from ui.week.self_report import SelfReport
from ui.week.table import WeekTable
from ui.week.toolbar import Toolbar
from ui.week.view import WeekView
from ui.week.welcome import Welcome

# All in px at 100 %.
WIDE = 1200  # from here on the day stands beside the chart
PANEL = 328

Face = WeekView | WeekTable | Welcome


class WeekPage(Page):
    """Places its parts for the room there is; scrolled where it needs more."""

    day_chosen = Signal(object)  # a date
    day_opened = Signal(object)  # a date

    def __init__(self, hall: Hall, look: Look) -> None:
        super().__init__(look)
        self._days = hall.days
        # In the order of the Tab key.
        self.toolbar = Toolbar(look, self)
        self.view = WeekView(look, self)
        self.view.day_chosen.connect(self.day_chosen)
        self.view.day_opened.connect(self.day_opened)
        self.panel = DayPanel(hall, look, self)
        self.panel.resized.connect(self.fit_again)
        self.panel.list.currentRowChanged.connect(self._mark_chosen)
        self.view.end_moved.connect(self.panel.let_go)
        self.view.moment_meant.connect(self.panel.press_at)
        self.view.end_taken.connect(lambda number: self.panel.list.choose([number]))
        self._face: Face = self.view
        self.toolbar.raise_()  # it may lie on the free end of the title line

    # Most people never see these three: they are made when they are first shown.

    @cached_property
    def table(self) -> WeekTable:
        """Return the week as a table."""
        made = WeekTable(self._look, self)
        made.day_chosen.connect(self.day_chosen)
        made.day_opened.connect(self.day_opened)
        self.setTabOrder(self.view, made.grid)
        return made

    @cached_property
    def welcome(self) -> Welcome:
        """Return what is said of a week without anything on record."""
        return Welcome(self._look, self)

    @cached_property
    def self_report(self) -> SelfReport:
        """Return what the person may say of the week themselves."""
        made = SelfReport(self._days, self._look, self)
        made.resized.connect(self.fit_again)
        made.failed.connect(self.panel.say)
        return made

    @property
    def face(self) -> Face:
        """Return what shows the week."""
        return self._face

    def show_week(
        self,
        balance: WeekBalance,
        now: datetime,
        works: OnRecord,
        *,
        as_table: bool,
        is_blank: bool,
    ) -> None:
        """Show a week as chart, as table, or in a few sentences where nothing is on record."""
        if as_table:
            self.table.set_week(balance)
            self._set_face(self.table)
        elif is_blank:
            self.welcome.set_week(balance)
            self._set_face(self.welcome)
        else:
            self.view.set_week(balance, now, works)
            self._set_face(self.view)
        self.toolbar.show_table_state(is_table=as_table)
        self.fit_again()

    def show_self_report(self, week: Week, asked: Sequence[Statement], answers: Answers) -> None:
        """Show what may be said of a week below it; nothing where nothing is asked for."""
        if not asked and "self_report" not in self.__dict__:
            return
        self.self_report.show_week(week, asked, answers)
        self.self_report.setVisible(bool(asked))
        self.self_report.follow(self.face)
        self.fit_again()

    def show_fault(self, sentence: str) -> None:
        """Say why no week can be shown."""
        self.welcome.set_fault(sentence)
        self._set_face(self.welcome)
        self.panel.hide()
        if "self_report" in self.__dict__:
            self.self_report.hide()
        self.fit_again()

    def set_day(self, day: date, row: int) -> None:
        """Mark the day whose list is shown."""
        self.view.set_day(day)
        self._mark_chosen()
        if isinstance(self._face, WeekTable):
            self._face.set_day(row)

    def move_end(self, steps: int, *, is_start: bool) -> None:
        """Move an end of the chosen work by keyboard; where the chart cannot, it is typed."""
        if self.panel.is_typing:
            return
        is_there = self._face is self.view and self.view.hold.nudge(steps, is_start=is_start)
        if not is_there:
            self.panel.edit()

    def _mark_chosen(self) -> None:
        """Show the ends of the chosen work in the chart."""
        self.view.edges.chosen = self.panel.chosen_number()
        self.view.update()

    def _set_face(self, face: Face) -> None:
        if face is self._face:
            return
        before, self._face = self._face, face
        take_turns(before, face, self.toolbar)

    def fit_again(self) -> None:
        """Place everything anew, after something wants another size."""
        if self._room.isEmpty():
            return
        is_wide = self._room.width() >= self._look.px(WIDE)
        beside = self._look.px(PANEL) + self._look.px(MARGIN_NARROW) if is_wide else 0
        width = self._room.width() - beside
        below = self._self_report_height(width)
        bottom = self._place_face(width, self._room.height() - below if is_wide else 0)
        if below:
            self.self_report.setGeometry(0, bottom, width, below)
            bottom += below
        if is_wide:
            height = self._place_beside(QRect(width, 0, self._look.px(PANEL), bottom))
        else:
            height = self._place_below(width, bottom)
        self.resize(self._room.width(), height)

    def _self_report_height(self, width: int) -> int:
        if "self_report" not in self.__dict__ or self.self_report.isHidden():
            return 0
        return self.self_report.fit(width)

    def _place_face(self, width: int, height: int) -> int:
        """Place toolbar and chart; return where the chart ends."""
        margin = self.margin_for(width)
        bar = self.bar_size(self.toolbar, width)
        x = width - margin - bar.width()
        spare = margin - self._look.px(MARGIN_NARROW)  # of the picture's own margin at its foot
        height = height + spare if height else 0
        self._face.fit(width, height)
        top = 0
        if self._head_end() + self._look.px(GAP) > x:  # the title needs the whole line
            top = bar.height() + self._look.px(GAP) - spare
            self._face.fit(width, max(height - top, 0))
            y = self._look.px(GAP)
        else:
            y = margin + (self._look.px(TITLE) - bar.height()) // 2
        self._face.move(0, top)
        self.toolbar.setGeometry(QRect(x, y, bar.width(), bar.height()))
        return top + self._face.height() - spare

    def _place_beside(self, free: QRect) -> int:
        margin = self._look.px(MARGIN_NARROW)
        least = self.panel.minimumSizeHint().height()
        room = max(self._room.height() - 2 * margin, least)
        high = min(self.panel.wanted_height(free.width()), room)
        self.panel.setGeometry(free.x(), margin, free.width(), high)
        return max(free.height(), high + 2 * margin, self._room.height())

    def _place_below(self, width: int, top: int) -> int:
        margin = self.margin_for(width)
        wide = width - 2 * margin
        high = self.panel.wanted_height(wide)
        self.panel.setGeometry(margin, top, wide, high)
        return max(top + high + margin, self._room.height())

    def _head_end(self) -> float:
        """Return how far the line of the title reaches to the right."""
        if not isinstance(self._face, WeekView):
            return self._face.head_end()
        layout = self._face.layout_shown
        texts = layout.texts if layout is not None else ()
        low = self.margin_for(self.view.width()) + self._look.px(TITLE)
        return max((text.rect.right for text in texts if text.rect.y < low), default=0.0)


class WeekStage(Stage):
    """Scrolls the page to the mark that the keyboard has reached."""

    def __init__(self, page: WeekPage, parent: QWidget) -> None:
        super().__init__(page, parent)
        self._view = page.view
        page.view.mark_reached.connect(self.show_mark)

    def show_mark(self, mark: Mark) -> None:
        """Scroll so far that a mark and the lines beside it are seen."""
        lines = self._view.callout.geometry()
        top = min(round(mark.rect.y), lines.top())
        bottom = max(round(mark.rect.bottom), lines.bottom())
        self.show_between(top + self._view.y(), bottom + self._view.y())
