"""What is known of a day, and why a gap is not calm.

The machine off over a weekend is known and free; off through a whole workday's core hours it is
not, since another machine may have been used. Nobody watching for more than two hours makes a
day unknown. The person's own word settles all of it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracker.domain.model import CoverageKind, CoverageSpan
from tracker.domain.schedule import DayPlan, Schedule
from tracker.domain.spans import Span, intersect, total, union

UNKNOWN_MAX = timedelta(hours=2)


class Knowledge:
    """Answers what is known, from what was watched and what the person vouched for."""

    def __init__(
        self,
        coverage: Iterable[CoverageSpan],
        *,
        now: datetime,
        first_day: date | None,
        vouched: Iterable[date],
    ) -> None:
        """Take the record.

        Args:
            coverage: what was watched, and what was not.
            now: days that have not ended by then are not known.
            first_day: the first tracker day with work on record; None: nothing is.
            vouched: days confirmed by the person, or with spans they typed or imported.
        """
        spans = list(coverage)
        self._off = union(c.span for c in spans if c.kind is CoverageKind.OFF)
        self._tracked = union(c.span for c in spans if c.kind is CoverageKind.TRACKED)
        self._unknown = union(c.span for c in spans if c.kind is CoverageKind.UNKNOWN)
        self._not_off = union([*self._tracked, *self._unknown])
        self._now = now
        self._first_day = first_day
        self._vouched = frozenset(vouched)

    def is_known(self, plan: DayPlan) -> bool:
        """Tell whether the day's figures mean something; today and days before install do not."""
        return plan.span.end <= self._now and not self.is_doubtful(plan)

    def is_doubtful(self, plan: DayPlan) -> bool:
        """Tell whether a rest that lies in this day cannot be relied on.

        A day that is still going on is doubtful only for what has already gone by unseen.
        """
        if self._is_before_record(plan):
            return True
        if plan.day in self._vouched:
            return False
        if self._was_unwatched(plan.window):
            return True
        return self._is_core_over(plan) and not self._was_watched(plan.core)

    def is_evening_unknown(self, plan: DayPlan) -> bool:
        """Tell whether an evening without work may have held some that nobody saw."""
        if plan.evening.end > self._now or self._is_before_record(plan):
            return True
        if plan.day in self._vouched:
            return False
        if self._was_unwatched(plan.evening):
            return True
        return self.is_doubtful(plan) and not self._was_watched([plan.evening])

    def was_off(self, window: Span) -> bool:
        """Tell whether the computer was off or asleep in a window, as far as anything is known."""
        is_off = bool(intersect(self._off, [window]))
        return is_off and not intersect(self._not_off, [window])

    def _is_before_record(self, plan: DayPlan) -> bool:
        return self._first_day is None or plan.day < self._first_day

    def _is_core_over(self, plan: DayPlan) -> bool:
        return bool(plan.core) and plan.core[-1].end <= self._now

    def _was_unwatched(self, window: Span) -> bool:
        return total(intersect(self._unknown, [window])) > UNKNOWN_MAX

    def _was_watched(self, spans: Iterable[Span]) -> bool:
        return bool(intersect(self._tracked, list(spans)))


def told_of(span: Span, zone: str, schedule: Schedule, *, is_shared: bool) -> list[Span]:
    """Return the parts of a span of which it is put on record what is known.

    Off duty, outside core hours on a shared computer, nothing is: nothing there is work without a
    sign, so that time is known to be free without any record of who watched it.
    """
    if not is_shared:
        return [span]
    plans = schedule.plans_between(span, zone)
    return intersect([core for plan in plans for core in plan.core], [span])
