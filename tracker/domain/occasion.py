"""An occasion to ask something: the moment it is judged by, and what each kind of it can tell.

What belongs to one kind (wind-down, last call, back again, meal note, week ready) has a module of
its own; `occasions` joins them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol, Self

from tracker.domain.boundary_state import BoundaryState, Work
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.schedule import DayPlan, Schedule
from tracker.domain.spans import Span


@dataclass(frozen=True, slots=True)
class OccasionRules:
    """What the machine must know of the person's settings.

    Attributes:
        schedule: the person's plan.
        kinds: what may be asked at all.
        wind_down_before: how long before core hours end to tell of it.
        on_call: when the person is on call.
        meal_after: how much work without a pause is worth a note.
    """

    schedule: Schedule
    kinds: tuple[PromptKind, ...] = tuple(PromptKind)
    wind_down_before: timedelta = timedelta(minutes=15)
    on_call: tuple[Span, ...] = ()
    meal_after: timedelta = timedelta(hours=5, minutes=30)


class Circumstances(NamedTuple):
    """All that occasions are judged by but the time: while it stays, only time can change them.

    Attributes:
        zone: where the person is.
        work: what the sessions tell.
        outside: what was said about work outside core hours.
        rules: the person's settings.
    """

    zone: str
    work: Work
    outside: BoundaryState
    rules: OccasionRules


@dataclass(frozen=True, slots=True)
class Moment:
    """The present as occasions see it.

    Attributes:
        at: now.
        zone: where the person is.
        work: what the sessions tell.
        outside: what was said about work outside core hours.
        rules: the person's settings.
        plan: the tracker day that is running.
    """

    at: datetime
    zone: str
    work: Work
    outside: BoundaryState
    rules: OccasionRules
    plan: DayPlan

    @classmethod
    def of(cls, at: datetime, about: Circumstances) -> Self:
        """Look at the circumstances at an instant."""
        plan = about.rules.schedule.plan_at(at, about.zone)
        return cls(at, about.zone, about.work, about.outside, about.rules, plan)

    @property
    def is_outside(self) -> bool:
        """Tell whether work outside core hours goes on."""
        return self.work.since is not None and self.plan.segment_at(self.at).work_class.is_outside


class Occasion(Protocol):
    """What the machine asks of each kind; all of it is a value, and nothing changes in place."""

    def lasts(self, now: Moment) -> bool:
        """Tell whether work goes on that there is reason to ask about.

        A question goes when its reason is gone.
        """
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
        """Return when time alone may change something while work goes on.

        What has passed does no harm.
        """
        ...

    def shifted(self, by: timedelta) -> Self:
        """Move what was measured along with the wall clock."""
        ...
