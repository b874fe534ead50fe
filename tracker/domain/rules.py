"""The rules of all machines, cut out of what the person set."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from tracker.domain import occasions
from tracker.domain.boundary import BoundaryRules
from tracker.domain.break_state import BreakRules
from tracker.domain.model import PromptKind
from tracker.domain.occasion import OccasionRules
from tracker.domain.prompts import DeskRules
from tracker.domain.schedule import Schedule
from tracker.domain.session_state import SessionRules
from tracker.domain.sign_off import SignOffRules
from tracker.domain.spans import Span
from tracker.domain.values import replace

ASKED_BY_DEFAULT = frozenset(PromptKind) - {
    PromptKind.WIND_DOWN,
    PromptKind.LEFT_OPEN,
    PromptKind.CLOSE_DAY,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The person's settings as far as the machines obey them."""

    schedule: Schedule
    away_after: timedelta = timedelta(minutes=5)
    is_shared: bool = False
    apps: frozenset[str] = frozenset()
    running_counts: bool = False
    on_call: tuple[Span, ...] | None = None  # as it is on record; None: nothing is known of that
    every: timedelta = timedelta(minutes=50)
    break_length: timedelta = timedelta(minutes=5)
    outside_after: timedelta = timedelta(minutes=15)
    budget_per_day: int = 12
    can_close: bool = False  # the desktop has a polite request to close for other programs
    kinds: frozenset[PromptKind] = ASKED_BY_DEFAULT
    wind_down_before: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class MachineRules:
    """The same, as each machine and the desk want it."""

    sessions: SessionRules
    boundary: BoundaryRules
    breaks: BreakRules
    occasions: OccasionRules
    sign_off: SignOffRules
    desk: DeskRules

    @classmethod
    def of(cls, rules: Rules) -> Self:
        """Cut the settings into what each machine must know of them."""
        schedule, kinds, on_call = rules.schedule, rules.kinds, rules.on_call or ()
        return cls(
            SessionRules(
                schedule, rules.away_after, rules.is_shared, rules.apps, rules.running_counts
            ),
            BoundaryRules(schedule, rules.outside_after, on_call, kinds),
            BreakRules(
                schedule,
                rules.every,
                rules.break_length,
                rules.away_after,
                asks=PromptKind.MOVEMENT in kinds,
            ),
            OccasionRules(
                schedule,
                tuple(kind for kind in occasions.KINDS if kind in kinds),
                rules.wind_down_before,
                on_call,
            ),
            SignOffRules(schedule, PromptKind.LEFT_OPEN in kinds, rules.can_close),
            DeskRules(schedule, rules.budget_per_day),
        )

    def hushed(self) -> Self:
        """Return those of a day that was closed: no break is suggested, no open app asked about."""
        return replace(
            self,
            breaks=replace(self.breaks, asks=False),
            sign_off=replace(self.sign_off, is_wanted=False),
        )
