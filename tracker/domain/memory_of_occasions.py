"""What the engine remembers over a restart of what is asked where its occasion comes.

Prompts on record are heard once more, each at its time. That the day was closed stands among them,
as one that was answered and never shown.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from tracker.domain.back_again import BackAgain
from tracker.domain.boundary_state import (
    BoundaryState,
    Work,
)
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.meal import PAUSE, Meal
from tracker.domain.model import Past, PromptKind, PromptRecord
from tracker.domain.occasion import Circumstances, OccasionRules
from tracker.domain.occasions import OccasionsState, hear
from tracker.domain.schedule import Schedule
from tracker.domain.spans import last_run, union
from tracker.domain.values import replace
from tracker.domain.week_ready import WeekReady, monday_of

Holds = Callable[[datetime | None], bool]  # whether the tracker day that runs holds an instant


def remember_occasions(
    past: Past, schedule: Schedule, zone: str, day: date, holds: Holds
) -> OccasionsState:
    """Work out what to begin with on a tracker day that `holds` some instants."""
    run = last_run([session.span for session in past.sessions], PAUSE)
    state = OccasionsState(meal=Meal(tuple(union(run))))
    idle = Circumstances(zone, Work(None, None), BoundaryState(), OccasionRules(schedule))
    for event in _heard(past):
        state = hear(state, event, event.at, idle)
    told_at = past.week_told_at
    told_of = monday_of(told_at, schedule) if told_at is not None else None
    return replace(
        state,
        back_again=_back_again(past, day, holds),
        week_ready=WeekReady(past.first_work, told_of),
    )


def closed_at(past: Past, holds: Holds) -> datetime | None:
    """Return when the tracker day was closed last, or None."""
    closings = (p.closed_at for p in past.prompts if p.kind is PromptKind.CLOSE_DAY)
    return max((at for at in closings if at is not None and holds(at)), default=None)


def _heard(past: Past) -> Iterator[Prompted | PromptClosed]:
    for record in past.prompts:
        if record.shown_at is not None:
            yield Prompted(record.shown_at, record.kind, record.id, record.key, ())
            yield from _closed(record)


def _closed(record: PromptRecord) -> Iterator[PromptClosed]:
    if record.closed_at is not None and record.how is not None:
        yield PromptClosed(
            record.closed_at,
            record.kind,
            record.id,
            record.key,
            record.how,
            record.choice,
            record.until,
        )


def _back_again(past: Past, day: date, holds: Holds) -> BackAgain:
    """Live the time since the day was closed once more."""
    closed = closed_at(past, holds)
    if closed is None:
        return BackAgain()
    before = [session.span.end for session in past.sessions if session.span.start < closed]
    state = BackAgain(day, left=max(before, default=None))
    for session in past.sessions:
        if session.span.start >= closed:
            state = state.worked_from(session.span.start).stopped_at(session.span.end)
    about = [p.shown_at for p in past.prompts if p.kind is PromptKind.BACK_AGAIN]
    asked = [at for at in about if at is not None and holds(at)]
    back_at = state.returned_at
    is_told = back_at is not None and any(at >= back_at for at in asked)
    return replace(state, told_of=back_at if is_told else None, asked=len(asked))
