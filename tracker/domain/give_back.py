"""Time given back: an earlier end, offered after work has spilled over earlier in the week.

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
    """

    day: date
    spilled: timedelta
    core: tuple[Span, ...]

    @property
    def ends(self) -> datetime:
        """Return when core hours would end."""
        return self.core[-1].end


def give_back(
    balance: WeekBalance, day: date, now: datetime, swapped: Collection[date]
) -> GiveBack | None:
    """Return what can be offered on a day of a week, at `now`; None: nothing.

    `swapped` are the days that have hours of their own. Core hours end earlier by what spilled
    over before, in whole steps of five minutes, by two hours at most, and half of the day's last
    interval stays.
    """
    of_day = next((one for one in balance.days if one.day == day), None)
    if of_day is None or not of_day.plan.core or any(one.day in swapped for one in balance.days):
        return None
    spilled = sum((one.spillover for one in balance.days if one.day < day), ZERO)
    if spilled < SPILLED_MIN:
        return None
    *others, last = of_day.plan.core
    given = min(spilled, GIVEN_MAX, last.length / 2) // STEP * STEP
    end = last.end - given
    if given < STEP or end <= now:
        return None
    return GiveBack(day, spilled, (*others, Span(last.start, end)))
