"""Days that are carried away: those that were named, else all that have work; and their weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.carrying.leaving import all_work, work_of
from tracker.domain.model import WorkSpan
from tracker.domain.week import Week, WeekBalance
from tracker.errors import TrackerError, UsageError
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.hall import Tracker

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Tracker days in a row, the first and the last included."""

    first: date
    last: date

    @property
    def weeks(self) -> list[Week]:
        """Return all weeks that have one of these days, whole and in a row."""
        count = (Week.of(self.last).monday - Week.of(self.first).monday) // _WEEK
        return [Week.of(self.first + number * _WEEK) for number in range(count + 1)]


def days_of(tracker: "Tracker", first: date | None, last: date | None) -> Days:
    """Return the days that were named; where an end is None, up to where the work goes.

    Raises:
        UsageError: they end before they begin.
        TrackerError: there is no work to go by.
    """
    begins, ends = first, last
    if begins is None or ends is None:
        known = _days_with_work(tracker)
        begins = begins or (known.first if ends is None else min(known.first, ends))
        ends = ends or max(known.last, begins)
    if ends < begins:
        raise UsageError(
            _("The days end on {last}, before they begin on {first}; swap the two.").format(
                first=begins.isoformat(), last=ends.isoformat()
            )
        )
    return Days(begins, ends)


def work_in(tracker: "Tracker", days: Days) -> Iterator[WorkSpan]:
    """Yield the work that begins in these days, uncut: nothing is in two ranges side by side."""
    return work_of(tracker, days.first, days.last)


def balances_in(tracker: "Tracker", days: Days) -> Iterator[WeekBalance]:
    """Yield the weeks of these days, each whole."""
    return map(tracker.week, days.weeks)


def _days_with_work(tracker: "Tracker") -> Days:
    first = last = None
    for work in all_work(tracker):
        first = first or work
        last = work if last is None or work.span.end > last.span.end else last
    if first is None or last is None:
        raise TrackerError(_("No work is on record; there is nothing to export."))
    end = max(last.span.end - timedelta.resolution, last.span.start)
    plan_at = tracker.schedule.plan_at
    return Days(plan_at(first.span.start, first.zone).day, plan_at(end, last.zone).day)
