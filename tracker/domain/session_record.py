"""What of a session is told so that it can be kept: its beginning, its parts, its end, the watch.

Each function adds the events to the list it is given and returns the state that follows.
"""

from datetime import datetime

from tracker.domain.events import (
    Covered,
    Event,
    SessionDropped,
    SessionEnded,
    SessionParted,
    SessionStarted,
    UnsureFound,
)
from tracker.domain.model import CoverageKind, EndReason
from tracker.domain.session_state import (
    NOISE_MAX,
    RECENT_FOR,
    RECENT_MAX,
    OpenSession,
    SessionRules,
    SessionState,
    is_all_outside,
    is_in_core,
)
from tracker.domain.spans import Span, subtract, union
from tracker.domain.unsure import UNSURE_MAX, UNSURE_MIN
from tracker.domain.values import replace


def begin(
    state: SessionState, at: datetime, rules: SessionRules, events: list[Event]
) -> SessionState:
    """Open a session; the gap before it may have been work away from the keyboard."""
    if state.left is not None:
        gap = Span(min(state.left, at), at)
        if UNSURE_MIN <= gap.length <= UNSURE_MAX and is_in_core(gap, state.zone, rules):
            events.append(UnsureFound(at, gap))
    events.append(SessionStarted(at, at, state.zone, state.place))
    return replace(state, open=OpenSession(at, at), left=None)


def close(
    state: SessionState,
    end: datetime,
    reason: EndReason,
    events: list[Event],
    rules: SessionRules,
    *,
    noticed: datetime | None = None,
) -> SessionState:
    """End the running session, if any; `noticed` is later than `end` when it is back-dated."""
    session = state.open
    if session is None:
        return state
    at = noticed or end
    whole = Span(session.began, max(end, session.began))
    state = replace(state, open=None, left=None)
    if whole.length < NOISE_MAX and is_all_outside(whole, state.zone, rules):
        events.append(SessionDropped(at, whole))
        return state
    span = Span(session.start, max(end, session.start))
    for kept in subtract([span], state.recent) or [Span(span.end, span.end)]:
        began = session.began if kept.start == span.start else kept.start
        events.append(SessionEnded(at, kept, state.zone, state.place, reason, began))
    return _remember(state, span)


def part(
    state: SessionState, end: datetime, events: list[Event], *, noticed: datetime | None = None
) -> SessionState:
    """Set apart what was done in the zone or place so far; the session goes on."""
    session = state.open
    if session is None or session.start >= end:
        return state
    span = Span(session.start, end)
    at = noticed or end
    kept = subtract([span], state.recent)
    events += [SessionParted(at, one, state.zone, state.place) for one in kept]
    return replace(_remember(state, span), open=replace(session, start=end))


def cover(
    state: SessionState,
    kind: CoverageKind | None,
    since: datetime,
    events: list[Event],
    *,
    noticed: datetime | None = None,
) -> SessionState:
    """Close the running stretch of coverage and begin one of `kind`, which may be back-dated."""
    if state.covered is not None and state.covered[0] is kind:
        return state
    if state.covered is not None and state.covered[1] < since:
        span = Span(state.covered[1], since)
        events.append(Covered(noticed or since, span, state.covered[0]))
    return replace(state, covered=(kind, since) if kind is not None else None)


def _remember(state: SessionState, span: Span) -> SessionState:
    young = [one for one in state.recent if one.end > span.end - RECENT_FOR]
    return replace(state, recent=tuple(union([*young, span])[-RECENT_MAX:]))
