"""The last call: until when to finish for a full rest before the next planned start.

It is told once before each start, to who works outside core hours then, and never when it is too
late. It breaks no word: who carries on until a time of their own, or planned to work beyond it,
has decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from tracker.domain.boundary_state import (
    KINDS,
    quiet_after,
)
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasion import Moment
from tracker.domain.schedule import Schedule
from tracker.domain.values import replace

LEAD = timedelta(minutes=15)
TELLING = (PromptKind.LAST_CALL, *KINDS)  # questions that say until when to finish
WORDS = (Choice.UNTIL, Choice.WRAP_UP)  # answers that promise quiet for a while


def last_call(schedule: Schedule, at: datetime, zone: str) -> tuple[datetime, datetime] | None:
    """Return when to finish for a full rest before the next planned start, and that start.

    None where there is no such start, or the moment to finish has passed or is not today.
    """
    plan = schedule.plan_at(at, zone)
    core = schedule.next_core(at, zone) if plan.has_fixed_hours else None
    if core is None:
        return None
    stop_by = core.start - plan.version.daily_rest
    return (stop_by, core.start) if at < stop_by < plan.span.end else None


@dataclass(frozen=True, slots=True)
class LastCall:
    """What was told of the rest to come.

    Attributes:
        told_of: the planned start before which it was told.
        quiet_until: how long an answer about outside work keeps quiet.
    """

    told_of: datetime | None = None
    quiet_until: datetime | None = None

    def lasts(self, now: Moment) -> bool:
        """Tell whether outside work goes on close to its last moment, and nothing was decided."""
        found = last_call(now.rules.schedule, now.at, now.zone) if now.is_outside else None
        if found is None or now.at < found[0] - LEAD:
            return False
        return not self._is_decided(now, found[0])

    def is_told(self, now: Moment) -> bool:
        """Tell whether it was told before this start."""
        return self.told_of is not None and now.at < self.told_of

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Offer to mark the work as planned, unless that was said."""
        outside = now.outside
        is_planned = outside.episode is not None and outside.episode.is_planned
        if is_planned or _lies_ahead(outside.planned_until, now.at):
            return (Choice.FINE,)
        return (Choice.FINE, Choice.PLANNED)

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Remember the start; a question about outside work tells of it just as well."""
        if prompted.kind not in TELLING:
            return self
        found = last_call(now.rules.schedule, now.at, now.zone)
        if found is None:
            return self
        is_close = prompted.kind in KINDS and now.at >= found[0] - 2 * LEAD
        if prompted.kind is PromptKind.LAST_CALL or is_close:
            return replace(self, told_of=found[1])
        return self

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Keep the word that an answer about outside work was given."""
        if closed.kind not in KINDS or closed.choice not in WORDS:
            return self
        return replace(self, quiet_until=quiet_after(closed.choice, closed.at, closed.until))

    def moments(self, now: Moment) -> Iterator[datetime]:
        """Yield when it is due, when a promise is over, and when it is too late."""
        found = last_call(now.rules.schedule, now.at, now.zone) if now.is_outside else None
        if found is not None:
            yield from (found[0] - LEAD, found[0], self.quiet_until or found[0])
            yield from (span.end for span in now.rules.on_call)

    def shifted(self, by: timedelta) -> Self:
        """Stay: all of it are times of day."""
        return self

    def _is_decided(self, now: Moment, stop_by: datetime) -> bool:
        outside = now.outside
        return (
            outside.not_today
            or _lies_ahead(outside.on_call_until, now.at)
            or any(span.contains(now.at) for span in now.rules.on_call)
            or _lies_ahead(outside.planned_until, stop_by)
            or _lies_ahead(self.quiet_until, now.at)
        )


def _lies_ahead(until: datetime | None, at: datetime) -> bool:
    return until is not None and at < until
