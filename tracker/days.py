"""What the person says about days: leave, own hours, on call, a complete record, a line.

What they say of whole weeks, the self-report, goes the same way.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.domain.model import Leave, Swap
from tracker.domain.self_report import Statement, checked
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import CorrectionError, UsageError
from tracker.wording import _, full_date

if TYPE_CHECKING:
    from tracker.store.journal import Journal

LONGEST = 366  # days of leave in one go
LINE_MAX = 200  # characters of the line for the next day
ON_CALL_MAX = timedelta(days=31)


class Days:
    """Keeps the person's word about days, and says when the plan is another one for it."""

    def __init__(
        self,
        journal: Callable[[], "Journal"],
        now: Callable[[], datetime],
        today: Callable[[], date],
        on_other_plan: Callable[[], None],
    ) -> None:
        """Be handed what to ask.

        Args:
            journal: opens the journal, or returns the one that is open.
            now: returns the present instant.
            today: returns the tracker day that is running.
            on_other_plan: is called whenever leave, hours of a day or time on call have changed.
        """
        self._journal = journal
        self._now = now
        self._today = today
        self._on_other_plan = on_other_plan

    def add_leave(self, first: date, last: date, part: tuple[int, int] | None = None) -> int:
        """Take days off, or the same part of each, and return how many days that is.

        Raises:
            UsageError: `last` lies before `first`, or more than a year after it.
        """
        days = (last - first).days + 1
        if not 1 <= days <= LONGEST:
            raise UsageError(
                _(
                    "Leave goes from {first} to {last}; give one to 366 days, the first first."
                ).format(first=first.isoformat(), last=last.isoformat())
            )
        for day in (first + timedelta(days=n) for n in range(days)):
            self._journal().add_leave(Leave(day, *(part or (None, None))))
        self._on_other_plan()
        return days

    def leave(self) -> list[Leave]:
        """Return all days off, sorted by date."""
        return self._journal().leave()

    def delete_leave(self, day: date) -> None:
        """Take back all leave of a day.

        Raises:
            CorrectionError: there is none.
        """
        found = [leave for leave in self.leave() if leave.day == day]
        if not found:
            raise CorrectionError(
                _("There is no leave on {day}; “kjernetid leave list” shows what there is.").format(
                    day=full_date(day)
                )
            )
        for leave in found:
            self._journal().delete_leave(leave.id)
        self._on_other_plan()

    def delete_time_off(self, days: Iterable[date], part: tuple[int, int] | None) -> None:
        """Take back what these days have off: the whole of each, or this part of it."""
        wanted = set(days)
        for leave in self.leave():
            if leave.day in wanted and (leave.from_min, leave.to_min) == (part or (None, None)):
                self._journal().delete_leave(leave.id)
        self._on_other_plan()

    def swap(self, day: date, hours: tuple[tuple[int, int], ...] | None) -> None:
        """Give one day core hours of its own; None: those of the schedule again."""
        self._journal().swap_day(day, hours)
        self._on_other_plan()

    def swaps(self) -> list[Swap]:
        """Return all days with core hours of their own, sorted by date."""
        return self._journal().swaps()

    def add_on_call(self, start: datetime, end: datetime) -> int:
        """Put time on call on record, now or ahead, and return its number.

        Raises:
            UsageError: it does not end after it starts, or lasts longer than a month.
        """
        if not timedelta(0) < end - start <= ON_CALL_MAX:
            raise UsageError(_("Time on call ends after it begins, and within 31 days."))
        number = self._journal().add_on_call(Span(start, end))
        self._on_other_plan()
        return number

    def on_call(self, within: Span | None = None) -> dict[int, Span]:
        """Return time on call under its numbers, sorted by start: all, or what reaches in there."""
        found = self._journal().on_call()
        return {n: span for n, span in found.items() if within is None or span.overlaps(within)}

    def delete_on_call(self, number: int) -> Span:
        """Take time on call back, and return when it was.

        Raises:
            CorrectionError: there is none with that number.
        """
        span = self._journal().delete_on_call(number)
        self._on_other_plan()
        return span

    def write_line(self, text: str, day: date | None = None) -> None:
        """Keep what is written on a day, else today, for the next one; only the last line counts.

        Raises:
            UsageError: it is longer than can be shown.
        """
        # What a terminal or a clipboard hands over need not be text that can be kept.
        line = " ".join(text.split()).encode(errors="replace").decode()
        if len(line) > LINE_MAX:
            raise UsageError(
                _("The line has {count} characters; {most} fit in.").format(
                    count=len(line), most=LINE_MAX
                )
            )
        self._journal().write_line(day or self._today(), line)

    def line(self, day: date) -> str:
        """Return the line that was written on a day for the next one; empty: none was."""
        return self._journal().read_line(day)

    def line_for_today(self) -> str:
        """Return what the person wrote last for a day to come, until a day has shown it."""
        return self._journal().line_for(self._today())

    def line_shown(self) -> None:
        """Hear that the line for today has been shown."""
        self._journal().line_shown(self._today())

    def confirm(self, day: date, *, is_complete: bool = True) -> None:
        """Keep the person's word that what is on record of a day is all there was.

        It can be undone like a correction; `is_complete` false takes it back, which can be, too.

        Raises:
            UsageError: the day has not ended.
        """
        if is_complete and day >= self._today():
            raise UsageError(
                _("{day} is not over yet; a day can be confirmed once it has ended.").format(
                    day=full_date(day)
                )
            )
        self._journal().confirm_day(day, self._now(), is_complete=is_complete)

    def is_confirmed(self, day: date) -> bool:
        """Tell whether the person's last word on a day is that its record is complete."""
        return self._journal().is_confirmed(day)

    # --- The weekly self-report ---

    def answers(self, week: Week) -> dict[Statement, int]:
        """Return what was answered about a week; what was left out is not in it."""
        return self._journal().answers(week.monday)

    def answer(self, week: Week, statement: Statement, value: int | None) -> None:
        """Keep how a statement about a week was rated, in place of an earlier answer.

        Args:
            week: the running one, or one that is over.
            statement: what was rated.
            value: from 1 to 5; None takes the answer back.

        Raises:
            UsageError: the week has not begun.
        """
        if value is not None and week.monday > self._today():
            raise UsageError(_("That week is still to come; it can be rated once it has begun."))
        kept = None if value is None else checked(value)
        self._journal().answer(week.monday, statement, kept)
