"""Time given back: an earlier end or a later start, offered after work has spilled over in a week.

It is an offer, never a debt: nothing is owed, counted up or carried over into the next week. Once
a day of the week has hours of its own, it has been taken, or something else was arranged.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.spans import ZERO, Span
from tracker.domain.week import WeekBalance

SPILLED_MIN = timedelta(minutes=30)  # our choice, as all here: less is not worth a word
GIVEN_MAX = timedelta(hours=2)
STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class GiveBack:
    """What could be given back on a day.

    Attributes:
        day: the day.
        spilled: the work that spilled over earlier in its week.
        core: what would be its core hours.
        next_day: the next day of the week that has core hours; None: it has none.
        next_core: what would be those of that day instead.
    """

    day: date
    spilled: timedelta
    core: tuple[Span, ...]
    next_day: date | None = None
    next_core: tuple[Span, ...] = ()

    @property
    def ends(self) -> datetime:
        """Return when core hours would end."""
        return self.core[-1].end

    @property
    def starts(self) -> datetime | None:
        """Return when those of the next day would begin."""
        return self.next_core[0].start if self.next_core else None


def give_back(
    balance: WeekBalance, day: date, now: datetime, swapped: Collection[date]
) -> GiveBack | None:
    """Return what can be offered on a day of a week, at `now`; None: nothing.

    `swapped` are the days that have hours of their own. Core hours end earlier, or begin later on
    the next day of the week that has some, by what spilled over before: in whole steps of five
    minutes, by two hours at most, and half of the interval that is cut stays.
    """
    of_day = next((one for one in balance.days if one.day == day), None)
    if of_day is None or not of_day.plan.core or any(one.day in swapped for one in balance.days):
        return None
    spilled = sum((one.spillover for one in balance.days if one.day < day), ZERO)
    if spilled < SPILLED_MIN:
        return None
    *others, last = of_day.plan.core
    end = last.end - _given(spilled, last)
    if end == last.end or end <= now:
        return None
    following = next((one for one in balance.days if one.day > day and one.plan.core), None)
    core = (*others, Span(last.start, end))
    if following is None:
        return GiveBack(day, spilled, core)
    first, *later = following.plan.core
    begins = Span(first.start + _given(spilled, first), first.end)
    return GiveBack(day, spilled, core, following.day, (begins, *later))


def _given(spilled: timedelta, interval: Span) -> timedelta:
    return min(spilled, GIVEN_MAX, interval.length / 2) // STEP * STEP
