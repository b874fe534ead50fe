"""An occasion to ask something: the moment it is judged by, and what each kind of it can tell.

What belongs to one kind (wind-down, last call, back again, meal note, week ready) has a module of
its own; `occasions` joins them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, Self

from tracker.domain.boundary_state import (
    BoundaryState,
    Work,
)
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.schedule import DayPlan, Schedule


@dataclass(frozen=True, slots=True)
class OccasionRules:
    """What the machine must know of the person's settings.

    Attributes:
        schedule: the person's plan.
        kinds: what may be asked at all.
        wind_down_before: how long before core hours end to tell of it.
        meal_after: how much work without a pause is worth a note.
    """

    schedule: Schedule
    kinds: frozenset[PromptKind] = frozenset(PromptKind)
    wind_down_before: timedelta = timedelta(minutes=15)
    meal_after: timedelta = timedelta(hours=5, minutes=30)


@dataclass(frozen=True, slots=True)
class Moment:
    """The present as occasions see it; `outside` is what was said about work outside core hours."""

    at: datetime
    zone: str
    work: Work
    outside: BoundaryState
    rules: OccasionRules

    @property
    def plan(self) -> DayPlan:
        """Return the tracker day that is running."""
        return self.rules.schedule.plan_at(self.at, self.zone)

    @property
    def is_outside(self) -> bool:
        """Tell whether work outside core hours goes on."""
        return self.work.since is not None and self.plan.segment_at(self.at).work_class.is_outside


class Occasion(Protocol):
    """What the machine asks of each kind; all of it is a value, and nothing changes in place."""

    def followed(self, now: Moment) -> Self:
        """Take in how work goes."""
        ...

    def lasts(self, now: Moment) -> bool:
        """Tell whether there is reason to ask; a question goes when its reason is gone."""
        ...

    def is_told(self, now: Moment) -> bool:
        """Tell whether this very occasion had its question."""
        ...

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Return what can be answered."""
        ...

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Hear that a question was shown, of whichever kind."""
        ...

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Hear an answer to a question, of whichever kind."""
        ...

    def moments(self, now: Moment) -> Iterable[datetime]:
        """Return when time alone may change something; what has passed does no harm."""
        ...

    def shifted(self, by: timedelta) -> Self:
        """Move what was measured along with the wall clock."""
        ...
