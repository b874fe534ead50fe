"""Machine 2: movement breaks, by the time spent at the screen without a pause.

A break falls due after `every`; it is asked about when the moment allows, and has one outcome.
Walking away soon enough after the prompt takes it; a pause before it was due makes it natural.
A pause is known only after it has lasted a while, so an expiry waits for news of one.
"""

from datetime import datetime, timedelta
from typing import Any

from tracker.domain.break_state import (
    NEWS_AFTER,
    QUIET_BEFORE_END,
    SNOOZE_FOR,
    BreakRules,
    BreakState,
    Screen,
    Stage,
)
from tracker.domain.events import BreakRecorded, Event, PromptClosed, Prompted, Unwanted, Wanted
from tracker.domain.model import (
    PAUSE_MIN,
    BreakOutcome,
    BreakRecord,
    Choice,
    Closing,
    EndReason,
    Phase,
    PromptKind,
)
from tracker.domain.session_state import SessionState
from tracker.domain.signals import ClockJumped, Crash, Sample, Say, Stop
from tracker.domain.spans import Span
from tracker.domain.values import replace

CHOICES = (Choice.NOW, Choice.LATER, Choice.SKIP)
KEY = "movement"  # and a number: what a wish of this machine is known by
Step = tuple[BreakState, list[Event]]


def screen_of(state: SessionState, left: tuple[datetime, EndReason] | None) -> Screen:
    """Tell how the person sits at the screen; `left`: when and how the last session ended."""
    if state.open is not None:
        is_at_it = state.quiet_since is None or state.on_call
        return Screen(is_at_it, None if is_at_it else state.quiet_since)
    if state.hold is not None or state.phase is Phase.OFF:
        return Screen(False, None, counts=False)
    if left is None:
        return Screen(False, None)
    end, reason = left
    return Screen(False, end, counts=reason not in (EndReason.STOP, EndReason.CAP))


def step(state: BreakState, sample: Sample, screen: Screen, rules: BreakRules) -> Step:
    """Take in one signal and what the sessions made of it."""
    events: list[Event] = []
    at = sample.at
    if isinstance(sample.signal, ClockJumped):
        state = _shifted(state, sample.signal.by)
        at += sample.signal.by
    if isinstance(sample.signal, Stop | Crash) or not screen.counts:
        return _break_off(state, at, rules, events), events
    state = _follow(state, at, sample.zone, screen, rules, events)
    if isinstance(sample.signal, Say):
        state = _obey(state, sample.signal.command, at, rules, events)
    return _move_on(state, at, sample.zone, rules, events), events


def hear(state: BreakState, event: Event, rules: BreakRules) -> Step:
    """Take in what became of a prompt of this machine."""
    events: list[Event] = []
    match event:
        case Prompted(at=at, key=key) if key == state.wish:
            shown = state.shown_at or at
            state = replace(state, stage=Stage.SHOWN, shown_at=shown, asked_at=at)
        case PromptClosed(key=key) if key == state.wish:
            state = _closed(replace(state, wish=None), event, rules, events)
        case _:
            pass
    return state, events


def next_deadline(
    state: BreakState, zone: str, rules: BreakRules, now: datetime
) -> datetime | None:
    """Return the next instant at which time alone changes something."""
    if state.pause_since is not None:
        day_end = rules.schedule.plan_at(state.pause_since, zone).span.end
        enough = state.pause_since + _to_withdraw(state, state.pause_since, rules)
        return enough if state.wish is not None and enough > now else day_end
    match state.stage:
        case Stage.WAITING if state.counted_from is not None:
            return state.counted_from + rules.every
        case Stage.DUE if state.wish is None:
            return _next_edge(now, zone, rules)
        case Stage.SNOOZED | Stage.LAPSED | Stage.RESTING:
            return state.until
        case _:
            return None


def _follow(
    state: BreakState,
    at: datetime,
    zone: str,
    screen: Screen,
    rules: BreakRules,
    events: list[Event],
) -> BreakState:
    """Bring pauses and stretches up to `at`."""
    if screen.is_at_it:
        if state.pause_since is not None:
            return _returned(state, state.pause_since, at, rules, events)
        if state.stretch_from is None and state.stage is Stage.WAITING:
            return replace(state, stretch_from=at, counted_from=at)
        if state.stretch_from is None and state.stage is Stage.RESTING:
            return replace(state, stretch_from=at)  # back early; it counts from the rest's end on
        return state
    if screen.pause_since is None or state.stretch_from is None:
        return state
    since = max(screen.pause_since, state.stretch_from)
    if state.pause_since != since:
        state = replace(state, pause_since=since)
    if at - since >= _to_withdraw(state, since, rules):
        state = _withdraw(state, at, events)
    if at >= rules.schedule.plan_at(since, zone).span.end:
        return _break_off(state, at, rules, events)
    return state


def _to_withdraw(state: BreakState, since: datetime, rules: BreakRules) -> timedelta:
    """Return how long a pause must be to answer the question, or to show that it came too late."""
    is_answer = state.due_at is not None and since >= state.due_at
    return rules.enough if is_answer else PAUSE_MIN


def _returned(
    state: BreakState,
    since: datetime,
    at: datetime,
    rules: BreakRules,
    events: list[Event],
) -> BreakState:
    """Judge the pause that has just ended; a short one is none."""
    state = replace(state, pause_since=None)
    length = at - since
    if state.stage is Stage.RESTING:
        is_over = state.until is not None and state.until <= at
        return _rested(state, at, at, events) if is_over else state
    was_due = state.due_at is not None and since >= state.due_at
    if state.lapsed_at is not None and since > state.lapsed_at:
        state = _expired(state, state.lapsed_at, at, events)
        was_due = False
    if was_due and length >= rules.enough:
        outcome = BreakOutcome.DEFERRED if state.asked_at is None else BreakOutcome.TAKEN
        _record(state, outcome, since, at, at, events)
        is_told = outcome is BreakOutcome.TAKEN
        return _fresh(_withdraw(state, at, events), at, Span(since, at) if is_told else None)
    if was_due or length < PAUSE_MIN:
        return state
    events.append(BreakRecorded(at, BreakRecord(BreakOutcome.NATURAL, since, at)))
    return _fresh(_withdraw(state, at, events), at, Span(since, at))


def _move_on(
    state: BreakState, at: datetime, zone: str, rules: BreakRules, events: list[Event]
) -> BreakState:
    """Do what the time has come for; nothing falls due, or is shown, while the person is away."""
    if state.pause_since is not None:
        return _withdraw(state, at, events) if state.stage is Stage.DUE else state
    if state.stage is Stage.WAITING and state.counted_from is not None:
        due_at = state.counted_from + rules.every
        if due_at <= at:
            state = replace(state, stage=Stage.DUE, due_at=due_at)
    elif state.until is not None and state.until <= at:
        state = _time_is_up(state, state.until, at, events)
    if state.stage is not Stage.DUE:
        return state
    if not may_ask(at, zone, rules):
        return _withdraw(state, at, events)  # it was held for too long; it may be asked later
    if state.wish is None:
        number = state.number + 1
        key = f"{KEY}-{number}"
        events.append(Wanted(at, PromptKind.MOVEMENT, key, CHOICES))
        state = replace(state, wish=key, number=number)
    return state


def _time_is_up(
    state: BreakState, until: datetime, at: datetime, events: list[Event]
) -> BreakState:
    match state.stage:
        case Stage.SNOOZED:
            return replace(state, stage=Stage.DUE, until=None)
        case Stage.RESTING:
            return _rested(state, until, at, events)
        case _:  # lapsed
            return _expired(state, state.lapsed_at or until, at, events)


def _closed(
    state: BreakState, closed: PromptClosed, rules: BreakRules, events: list[Event]
) -> BreakState:
    at = closed.at
    match closed.how, closed.choice:
        case Closing.ANSWERED, Choice.NOW:
            return _get_up(state, at, rules)
        case Closing.ANSWERED, Choice.LATER:
            return replace(state, stage=Stage.SNOOZED, until=at + SNOOZE_FOR)
        case Closing.ANSWERED, _:
            return _counting_again(state, BreakOutcome.SKIPPED, at, at, events)
        case Closing.EXPIRED, _:
            until = at + rules.away_after + NEWS_AFTER
            return replace(state, stage=Stage.LAPSED, until=until)
        case _:  # it was held, and another prompt was shown in its place
            outcome = BreakOutcome.DEFERRED if state.asked_at is None else BreakOutcome.EXPIRED
            return _counting_again(state, outcome, at, at, events)


def _obey(
    state: BreakState,
    command: tuple[str, ...],
    at: datetime,
    rules: BreakRules,
    events: list[Event],
) -> BreakState:
    """Get up now, or end the rest that is running; a pause that goes on is no second break."""
    match command, state.stage:
        case ("break",), _:
            return _get_up(_withdraw(state, at, events), at, rules)
        case ("break", "done"), Stage.RESTING:
            rested = _rested(state, at, at, events)
            return rested if state.pause_since is None else _fresh(rested, None)
        case ("break", "stop"), Stage.RESTING:
            return _sit_down(state, at, events)
        case _:
            return state


def _get_up(state: BreakState, at: datetime, rules: BreakRules) -> BreakState:
    return replace(state, stage=Stage.RESTING, started=at, until=at + rules.length)


def _rested(state: BreakState, end: datetime, at: datetime, events: list[Event]) -> BreakState:
    _record(state, BreakOutcome.TAKEN, state.started or end, end, at, events)
    return _fresh(state, end if state.stretch_from is not None else None)


def _expired(
    state: BreakState, lapsed_at: datetime, at: datetime, events: list[Event]
) -> BreakState:
    return _counting_again(state, BreakOutcome.EXPIRED, lapsed_at, at, events)


def _counting_again(
    state: BreakState, outcome: BreakOutcome, since: datetime, at: datetime, events: list[Event]
) -> BreakState:
    """Settle a break that nobody took and count anew from `since`; the stretch goes on."""
    _record(state, outcome, since, since, at, events)
    return _anew(state, since)


def _sit_down(state: BreakState, at: datetime, events: list[Event]) -> BreakState:
    """Call a break off; where none was due, nothing was skipped."""
    if state.due_at is None:
        return _anew(state, at)
    return _counting_again(state, BreakOutcome.SKIPPED, at, at, events)


def _anew(state: BreakState, since: datetime) -> BreakState:
    return BreakState(
        counted_from=since if state.stretch_from is not None else None,
        stretch_from=state.stretch_from,
        pause_since=state.pause_since,
        number=state.number,
    )


def _fresh(state: BreakState, since: datetime | None, counted: Span | None = None) -> BreakState:
    return BreakState(counted_from=since, stretch_from=since, number=state.number, counted=counted)


def _break_off(
    state: BreakState, at: datetime, rules: BreakRules, events: list[Event]
) -> BreakState:
    """Settle what is open when nobody will come back to it: day over, paused, or the end."""
    if state.stretch_from is None and state.due_at is None and state.started is None:
        return state
    since = state.pause_since
    if state.stage is Stage.RESTING and state.started is not None:
        end = max(min(state.until or at, at), state.started)
        _record(state, BreakOutcome.TAKEN, state.started, end, at, events)
    elif state.due_at is not None and (since is None or since >= state.due_at):
        outcome, start, end = _left_open(state, since, at, rules)
        _record(state, outcome, start, end, at, events)
    return _fresh(_withdraw(state, at, events), None)


def _left_open(
    state: BreakState, since: datetime | None, at: datetime, rules: BreakRules
) -> tuple[BreakOutcome, datetime, datetime]:
    """Say how a due break went of which there will be no more news; a pause may be running."""
    left = since or at
    if state.asked_at is None:
        return BreakOutcome.DEFERRED, left, left
    if state.lapsed_at is not None and left > state.lapsed_at:
        return BreakOutcome.EXPIRED, state.lapsed_at, state.lapsed_at
    if at - left >= rules.enough:
        return BreakOutcome.TAKEN, left, left + rules.enough
    return BreakOutcome.EXPIRED, left, left


def _record(
    state: BreakState,
    outcome: BreakOutcome,
    start: datetime,
    end: datetime,
    at: datetime,
    events: list[Event],
) -> None:
    record = BreakRecord(outcome, start, end, due_at=state.due_at, shown_at=state.shown_at)
    events.append(BreakRecorded(at, record))


def _withdraw(state: BreakState, at: datetime, events: list[Event]) -> BreakState:
    if state.wish is None:
        return state
    events.append(Unwanted(at, state.wish))
    return replace(state, wish=None)


def may_ask(at: datetime, zone: str, rules: BreakRules) -> bool:
    """Tell whether the moment allows it: inside core or flex, ten minutes before their end.

    Where no hours are fixed, any time outside the night band does.
    """
    if not rules.asks:
        return False
    plan = rules.schedule.plan_at(at, zone)
    if not plan.has_fixed_hours:
        return not any(night.contains(at) for night in plan.nights)
    segment = plan.segment_at(at)
    if segment.work_class.is_outside:
        return False
    end = segment.span.end
    while end < plan.span.end and not plan.segment_at(end).work_class.is_outside:
        end = plan.segment_at(end).span.end
    return at < end - QUIET_BEFORE_END


def _next_edge(at: datetime, zone: str, rules: BreakRules) -> datetime:
    """Return the next instant at which the moment may begin to allow a prompt."""
    plan = rules.schedule.plan_at(at, zone)
    ends = [plan.segment_at(at).span.end, *(night.end for night in plan.nights)]
    return min(end for end in ends if end > at)


def _shifted(state: BreakState, by: timedelta) -> BreakState:
    """Move what was measured along with the wall clock, so that lengths stay true."""
    moved: dict[str, Any] = {
        name: at + by
        for name in (
            "counted_from",
            "stretch_from",
            "pause_since",
            "due_at",
            "shown_at",
            "asked_at",
            "until",
            "started",
        )
        if (at := getattr(state, name)) is not None
    }
    if state.counted is not None:
        moved["counted"] = Span(state.counted.start + by, state.counted.end + by)
    return replace(state, **moved)
