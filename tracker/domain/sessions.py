"""Machine 1: signals become working, away, paused or private, and sessions of work.

A session ends at the last input when input fails to come, and at once when the screen is locked
or the computer sleeps. A call is work without input. Every instant in the state moves along
when the wall clock is set, so that lengths stay true.
"""

from datetime import datetime
from typing import Final

from tracker.domain.commands import parse_end, parse_instant, parse_length
from tracker.domain.coverage import told_of
from tracker.domain.events import (
    Covered,
    Erased,
    Event,
    HoldChanged,
    SessionStarted,
    UnsureFound,
)
from tracker.domain.model import CoverageKind, EndReason, Ends, Hold, Place
from tracker.domain.session_record import begin, close, cover, part
from tracker.domain.session_state import (
    CALL_CAP,
    LEARNT_WITHIN,
    RECALL_MAX,
    UNDO_FOR,
    OpenSession,
    SessionRules,
    SessionState,
    is_on_duty,
    may_open,
    phase_began,
    quiet_ends,
    quieted,
    shifted,
    started,
    watched,
)
from tracker.domain.signals import (
    Active,
    Apps,
    Busy,
    Call,
    ClockJumped,
    Crash,
    Front,
    Idle,
    Lock,
    Passed,
    PlaceChanged,
    Sample,
    Say,
    Sleep,
    Start,
    Stop,
    Unlock,
    Wake,
    ZoneChanged,
)
from tracker.domain.spans import Span, subtract
from tracker.domain.uncounted import follow, forget, lapse, recall
from tracker.domain.values import replace

Step = tuple[SessionState, list[Event]]
_NOT_SEEN: Final = (Start, Stop, Crash, Passed)  # told by the program, whatever the desktop does


def step(state: SessionState, sample: Sample, rules: SessionRules) -> Step:
    """Take in one signal; a deadline that has come is `Passed`.

    Raises:
        UsageError: the words of a `Say` are not understood.
    """
    events: list[Event] = []
    asked_for = (state.hold, state.erasing)
    if not state.is_running and not isinstance(sample.signal, _NOT_SEEN):
        state = started(state, sample)
    before = state = lapse(state, sample.at, rules)
    state = _take_in(state, sample, rules, events)
    now = sample.at + sample.signal.by if isinstance(sample.signal, ClockJumped) else sample.at
    state = follow(_settle(state, now, rules, events), before, now)
    if state is not before and state.phase is not before.phase:
        state = replace(state, since=phase_began(state, now))
    if (state.hold, state.erasing) != asked_for:
        events.append(HoldChanged(now, state.hold, state.erasing))
    return state, events


def next_deadline(state: SessionState, rules: SessionRules, now: datetime) -> datetime | None:
    """Return the next instant at which time alone changes something."""
    waits: list[datetime] = []
    if state.open is not None and state.quiet_since is not None:
        waits.append(quiet_ends(state, state.open, rules))
    if state.hold is not None and state.hold.ends.at is not None:
        waits.append(state.hold.ends.at)
    if state.erasing is not None:
        waits.append(state.erasing[1])
    if rules.is_shared:  # what counts, and what is told at all, begins and ends with core hours
        waits.append(rules.schedule.plan_at(now, state.zone).segment_at(now).span.end)
    return min(waits, default=None)


def _take_in(  # noqa: C901 - one line for each kind of signal
    state: SessionState, sample: Sample, rules: SessionRules, events: list[Event]
) -> SessionState:
    at = sample.at
    match sample.signal:
        case Active():
            return _wake_up(state)
        case Idle(since):
            return quieted(state, min(since, at))
        case Front(app):
            return replace(state, front=app)
        case Apps(names):
            return replace(state, running=names)
        case Busy():
            return state
        case Lock():
            return _lock(state, at, events, rules)
        case Unlock():
            return replace(state, is_locked=False)
        case Call(on):
            return _call(state, at, events, rules, on=on)
        case Sleep():
            return _fall_asleep(state, at, events, rules)
        case Wake():
            return replace(state, is_asleep=False)
        case Say(command):
            return _obey(state, command, at, events, rules)
        case ZoneChanged(zone):
            return replace(part(state, at, events), zone=zone)
        case PlaceChanged(place):
            return replace(_moved(state, at, events), place=place)
        case ClockJumped(by):
            cover(state, None, at, events)
            return shifted(state, at, by)
        case Start():
            return started(_finish(state, at, EndReason.CRASH, events, rules), sample)
        case Stop(reason):
            return _finish(state, at, reason, events, rules)
        case Crash(saved):
            return _finish(state, saved or at, EndReason.CRASH, events, rules)
        case _:
            return state


def _lock(
    state: SessionState, at: datetime, events: list[Event], rules: SessionRules
) -> SessionState:
    quiet = state.quiet_since if state.on_call and state.quiet_since else at
    if not state.on_call:
        state = close(state, at, EndReason.LOCK, events, rules)
    return replace(state, is_locked=True, quiet_since=quiet, left=None)


def _call(
    state: SessionState, at: datetime, events: list[Event], rules: SessionRules, *, on: bool
) -> SessionState:
    if on or not state.on_call:
        return replace(state, on_call=on, after_call=False)
    state = replace(state, on_call=False, is_capped=False, call_until=at)
    is_activity = state.open is not None or state.uncounted.since is not None
    if not is_activity or state.quiet_since is None:
        return state
    state = replace(state, quiet_since=at, after_call=True)
    return close(state, at, EndReason.CALL_ENDED, events, rules) if state.is_locked else state


def _fall_asleep(
    state: SessionState, at: datetime, events: list[Event], rules: SessionRules
) -> SessionState:
    state = close(state, at, EndReason.SLEEP, events, rules)
    return replace(state, is_asleep=True, on_call=False, is_capped=False, quiet_since=at, left=None)


def _obey(
    state: SessionState,
    command: tuple[str, ...],
    at: datetime,
    events: list[Event],
    rules: SessionRules,
) -> SessionState:
    match command:
        case ("start", *words):
            state = replace(state, erasing=None, hold=None)
            if words:
                since = at - parse_length(words[-1], RECALL_MAX)
                state = recall(state, since, at, events, rules)
            return _press_start(state, at, events)
        case ("resume",):
            return replace(state, erasing=None, hold=None)
        case ("stop",):
            hold = Hold(EndReason.STOP, _end_of_day(state, at, rules))
        case ("pause", *words):
            ends = parse_end(tuple(words), at, state.zone, rules.schedule)
            hold = Hold(EndReason.PAUSE, ends)
        case ("private", *words):
            state = _mark_private(state, tuple(words), at)
            hold = Hold(EndReason.PRIVATE, _end_of_day(state, at, rules))
        case _:
            return state
    state = close(state, at, hold.reason, events, rules)
    return replace(state, hold=hold, left=None)


def _end_of_day(state: SessionState, at: datetime, rules: SessionRules) -> Ends:
    return Ends(rules.schedule.plan_at(at, state.zone).span.end, by_clock=True)


def _press_start(state: SessionState, at: datetime, events: list[Event]) -> SessionState:
    """Open a session by hand; without input it ends where it began."""
    if state.open is not None:
        return replace(state, open=replace(state.open, by_hand=True))
    events.append(SessionStarted(at, at, state.zone, state.place))
    quiet = at if state.quiet_since is not None else None
    return replace(state, open=OpenSession(at, at, by_hand=True), quiet_since=quiet)


def _mark_private(state: SessionState, words: tuple[str, ...], at: datetime) -> SessionState:
    """Remember to erase `last 20m`, or `since` an instant; without words nothing more is erased.

    A second word while the first can still be taken back does not take it back.
    """
    match words:
        case ("last", length):
            since = at - parse_length(length)
        case ("since", instant):
            since = parse_instant(instant)
        case _:
            return state
    if state.erasing is not None:
        since = min(since, state.erasing[0].start)
    return replace(state, erasing=(Span(min(since, at), at), at + UNDO_FOR))


def _wake_up(state: SessionState) -> SessionState:
    """Take in that there is input again."""
    if state.quiet_since is None and not state.is_capped:
        return replace(state, is_asleep=False) if state.is_asleep else state
    return replace(state, is_asleep=False, quiet_since=None, after_call=False, is_capped=False)


def _settle(
    state: SessionState, at: datetime, rules: SessionRules, events: list[Event]
) -> SessionState:
    """Draw the conclusions that the present state and instant allow."""
    if state.erasing is not None and state.erasing[1] <= at:
        state = _erase(state, state.erasing[0], at, rules, events)
    if state.hold is not None and state.hold.is_over(at):
        state = replace(state, hold=None)
    if state.open is not None:
        state = _end_if_over(state, state.open, at, rules, events)
    if state.open is None and may_open(state, at, rules):
        state = begin(state, at, rules, events)
    return cover(state, watched(state, at, rules), at, events)


def _erase(
    state: SessionState, span: Span, at: datetime, rules: SessionRules, events: list[Event]
) -> SessionState:
    """Erase private time, which counts as watched without work, then and now."""
    events.append(Erased(at, span))
    covered = state.covered
    told_from = covered[1] if covered is not None else at
    if told_from > span.start:
        before = Span(span.start, min(span.end, told_from))
        told = told_of(before, state.zone, rules.schedule, is_shared=rules.is_shared)
        if covered == (CoverageKind.TRACKED, told_from) and told and told[-1].end == told_from:
            covered = (CoverageKind.TRACKED, told.pop().start)  # its beginning tells nothing now
        events += [Covered(at, known, CoverageKind.TRACKED) for known in told]
    return replace(
        state,
        erasing=None,
        covered=covered,
        recent=tuple(subtract(state.recent, [span])),
        uncounted=forget(state.uncounted, span),
    )


def _end_if_over(
    state: SessionState,
    session: OpenSession,
    at: datetime,
    rules: SessionRules,
    events: list[Event],
) -> SessionState:
    if state.quiet_since is not None and quiet_ends(state, session, rules) <= at:
        if state.on_call:
            return _cap(state, session, at, rules, events)
        reason = EndReason.CALL_ENDED if state.after_call else EndReason.IDLE
        end = max(state.quiet_since, session.start)
        state = close(state, end, reason, events, rules, noticed=at)
        return replace(state, left=end)
    if not session.by_hand and not is_on_duty(state, at, rules):
        return close(state, at, EndReason.STOP, events, rules)
    return state


def _cap(
    state: SessionState,
    session: OpenSession,
    at: datetime,
    rules: SessionRules,
    events: list[Event],
) -> SessionState:
    """End a call that outlasted any input; from the last input on it is unsure."""
    cap = quiet_ends(state, session, rules)
    state = close(state, cap, EndReason.CAP, events, rules, noticed=at)
    events.append(UnsureFound(at, Span(cap - CALL_CAP, cap)))
    return replace(state, is_capped=True)


def _moved(state: SessionState, at: datetime, events: list[Event]) -> SessionState:
    """Set apart what was done elsewhere; a place that is learnt a little late is none of that."""
    session = state.open
    if state.place is Place.UNKNOWN and session and at - session.start <= LEARNT_WITHIN:
        return state
    return part(state, at, events)


def _finish(
    state: SessionState, at: datetime, reason: EndReason, events: list[Event], rules: SessionRules
) -> SessionState:
    """End everything, as the program does; what the person asked for goes on."""
    if not state.is_running:
        return state
    if state.erasing is not None:
        state = _erase(state, state.erasing[0], at, rules, events)
    state = close(state, at, reason, events, rules)
    state = cover(state, None, at, events)
    return replace(state, is_running=False, left=None)
