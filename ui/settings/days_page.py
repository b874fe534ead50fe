"""The page of days: days off, days with core hours of their own, and time on call.

It keeps what is typed at once, through the hall. No reason is asked for, and none is kept.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.schedule import ONE_DAY
from tracker.reports.plan_words import (
    TimeOff,
    in_a_row,
    on_call_span_line,
    swap_line,
    time_off_line,
)
from tracker.typed import NO_HOURS, parse_hours, parse_instant, parse_part
from tracker.wording import _, ngettext, pgettext
from ui.look import Look
from ui.parts import button, label
from ui.settings.day_field import DayField
from ui.settings.listed import Line, ListedBlock
from ui.settings.names import DAYS, group_name

if TYPE_CHECKING:
    from tracker.days import Days
    from tracker.hall import Tracker

_SHOWN_BACK: Final = 366 * ONE_DAY  # older days are left to the command line
_TIME_ROOM, _HOURS_ROOM = 64, 220  # px at 100 %


class DaysPage(QWidget):
    """All that the person says about single days; `changed` tells that the plan is another one."""

    changed = Signal()

    def __init__(self, tracker: "Tracker", today: Callable[[], date], look: Look) -> None:
        super().__init__()
        self.setObjectName(f"group:{DAYS}")
        self.heading = label(f"heading:{DAYS}", group_name(DAYS), "title")
        blocks = (
            _TimeOffBlock(tracker.days, today, look),
            _SwapBlock(tracker.days, today, look),
            _OnCallBlock(tracker, today, look),
        )
        self._blocks: tuple[_TimeOffBlock | _SwapBlock | _OnCallBlock, ...] = blocks
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(8))
        lines.addWidget(self.heading)
        for block in blocks:
            lines.addWidget(block)
            block.changed.connect(self._on_changed)

    def bring_into_view(self, *, is_wanted: bool) -> None:
        """Show the page as things stand now, or put it away."""
        if is_wanted:
            self.refresh()
        self.setVisible(is_wanted)

    def refresh(self) -> None:
        """Show what is on record now; what is being typed stays."""
        for block in self._blocks:
            block.refresh()

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words, case folded, occur in what stands on the page."""
        said = [one.text() for one in self.findChildren(QLabel)]
        text = "\n".join(said).casefold()
        return all(word in text for word in words)

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()


class _TimeOffBlock(ListedBlock):
    """Days off, whole or in part."""

    def __init__(self, days: "Days", today: Callable[[], date], look: Look) -> None:
        super().__init__(
            "leave",
            _("Days off"),
            _(
                "They are not judged as workdays. No reason is asked for, and none is kept. For a"
                " part of each day type its hours, such as 12:00-16:00."
            ),
            look,
        )
        self._days, self._today = days, today
        self._first = DayField("leave_first", _("First day off"), look)
        self._last = DayField("leave_last", _("Last day off"), look)
        self._part = _line("leave_part", _("Part of each day"), _("the whole day"), look)
        self._add = button("add_leave", pgettext("button", "Add"))
        self.put_in_form(self._first, _to(), self._last, self._part, self._add)
        for field in (self._first, self._last):
            field.show_day(today())
        _let_follow(self._first, self._last)
        self._add.clicked.connect(self._on_add)
        self._part.returnPressed.connect(self._on_add)

    def refresh(self) -> None:
        """List the days off of the last year and ahead."""
        since = self._today() - _SHOWN_BACK
        time_off = in_a_row(self._days.leave())
        shown = [time for time in time_off if time.last >= since]
        lines = [Line(time_off_line(time), partial(self._take_back, time)) for time in shown]
        older = sum(len(time.days) for time in time_off if time.last < since)
        self.show_lines(lines, nothing=_nothing_off(older), back=_take_back())

    def _on_add(self) -> None:
        text = self._part.text().strip()

        def take_off() -> None:
            part = parse_part(text) if text else None
            self._days.add_leave(self._first.day(), self._last.day(), part)

        if self.attempt(take_off):
            self._part.clear()

    def _take_back(self, time: TimeOff) -> None:
        self._days.delete_time_off(time.days, time.part)


class _SwapBlock(ListedBlock):
    """Days with core hours of their own."""

    def __init__(self, days: "Days", today: Callable[[], date], look: Look) -> None:
        super().__init__(
            "swap",
            _("Days with other core hours"),
            _(
                "Such as a short day before a holiday: they go before the schedule and holidays."
                " Type hours such as 08:00-12:00; left empty, the day has none."
            ),
            look,
        )
        self._days, self._today = days, today
        self._day = DayField("swap_day", _("Day with other core hours"), look)
        self._day.show_day(today())
        self._hours = _line("swap_hours", _("Its core hours"), _("no core hours"), look)
        self._add = button("add_swap", pgettext("button", "Set"))
        self.put_in_form(self._day, self._hours, self._add)
        self._add.clicked.connect(self._on_add)
        self._hours.returnPressed.connect(self._on_add)

    def refresh(self) -> None:
        """List the days of the last year and ahead."""
        since = self._today() - _SHOWN_BACK
        found = [swap for swap in self._days.swaps() if swap.day >= since]
        lines = [Line(swap_line(swap), partial(self._days.swap, swap.day, None)) for swap in found]
        self.show_lines(
            lines,
            nothing=_("Every day has the hours of the schedule."),
            back=_("Back to the schedule"),
        )

    def _on_add(self) -> None:
        text = self._hours.text().replace(" ", "") or NO_HOURS
        if self.attempt(lambda: self._days.swap(self._day.day(), parse_hours(text))):
            self._hours.clear()


class _OnCallBlock(ListedBlock):
    """Time on call, which may last over days."""

    def __init__(self, tracker: "Tracker", today: Callable[[], date], look: Look) -> None:
        super().__init__(
            "oncall",
            _("Time on call"),
            _(
                "Work in it is chosen, and nothing is asked about it; a look at work is no"
                " check-in, but cuts your rest as any work does."
            ),
            look,
        )
        self._tracker, self._today = tracker, today
        self._first = DayField("oncall_first", _("Day on which it begins"), look)
        self._last = DayField("oncall_last", _("Day on which it ends"), look)
        self._from = _line("oncall_from", _("Time at which it begins"), "", look, _TIME_ROOM)
        self._until = _line("oncall_until", _("Time at which it ends"), "", look, _TIME_ROOM)
        self._from.setText("16:00")
        self._until.setText("08:00")
        self._add = button("add_oncall", pgettext("button", "Add"))
        self.put_in_form(self._first, self._from, _to(), self._last, self._until, self._add)
        self._first.show_day(today())
        self._last.show_day(today() + ONE_DAY)
        _let_follow(self._first, self._last)
        self._add.clicked.connect(self._on_add)
        self._until.returnPressed.connect(self._on_add)

    def refresh(self) -> None:
        """List the time of the last year and ahead."""
        since = self._today() - _SHOWN_BACK
        days, zone = self._tracker.days, self._tracker.zone
        lines = [
            Line(on_call_span_line(span, zone), partial(self._take_back, number))
            for number, span in days.on_call().items()
            if span.end.date() >= since
        ]
        self.show_lines(lines, nothing=_("No time on call on record."), back=_take_back())

    def _on_add(self) -> None:
        def add() -> None:
            zone = self._tracker.zone
            start = parse_instant(self._from.text().strip(), zone, self._first.day())
            end = parse_instant(self._until.text().strip(), zone, self._last.day())
            self._tracker.days.add_on_call(start, end)

        self.attempt(add)

    def _take_back(self, number: int) -> None:
        self._tracker.days.delete_on_call(number)


def _line(name: str, spoken: str, shown: str, look: Look, room: int = _HOURS_ROOM) -> QLineEdit:
    """Make a field for times; `shown` stands in it while it is empty."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setPlaceholderText(shown)
    made.setFixedWidth(look.px(room))
    return made


def _let_follow(first: DayField, last: DayField) -> None:
    """Let the last day follow a first one that lies after it."""

    def on_first() -> None:
        if last.day() < first.day():
            last.show_day(first.day())

    first.dateChanged.connect(on_first)


def _to() -> QLabel:
    return label("to", _("to"), wraps=False)


def _take_back() -> str:
    return pgettext("button", "Take back")


def _nothing_off(older: int) -> str:
    if not older:
        return _("No days off on record.")
    return ngettext(
        "No days off in the last year or ahead; {count} older one is on record.",
        "No days off in the last year or ahead; {count} older ones are on record.",
        older,
    ).format(count=older)
