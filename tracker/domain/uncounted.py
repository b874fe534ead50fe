"""Activity that was not counted, and the word of the person that it was work after all.

It is not counted on a shared computer off duty, in a pause, and after a stop. The last hour of it
is remembered by the rules for sessions: it ends at the last input, or at once with a lock or with
sleep, and a call counts without input. Of private time nothing is remembered. The program knows
it in memory alone, and so no longer than it runs.
"""

from collections.abc import Iterable
from datetime import datetime

from tracker.domain.events import Event, SessionStarted, WorkRecalled
from tracker.domain.model import CoverageKind, EndReason
from tracker.domain.session_record import close, cover, part
from tracker.domain.session_state import (
    RECALL_MAX,
    OpenSession,
    Seen,
    SessionRules,
    SessionState,
    Uncounted,
    is_at_it,
    quiet_ends,
)
from tracker.domain.spans import EARLIEST, LATEST, Span, subtract
from tracker.domain.values import replace


def lapse(state: SessionState, at: datetime, rules: SessionRules) -> SessionState:
    """Let activity end that went quiet; to be called before a signal is taken in.

    No deadline waits for it: nothing is to be done, and nobody need be woken.
    """
    kept, quiet = state.uncounted, state.quiet_since
    if kept.since is None or quiet is None:
        return state
    over = quiet_ends(state, OpenSession(kept.since, _began(kept.seen, kept.since)), rules)
    if over > at:
        return state
    reason = EndReason.CALL_ENDED if state.after_call else EndReason.IDLE
    if state.on_call:
        state = _ended(state, state, kept.since, over, EndReason.CAP)
        return replace(state, uncounted=replace(state.uncounted, is_capped=True))
    return _ended(state, state, kept.since, quiet, reason)


def follow(state: SessionState, before: SessionState, at: datetime) -> SessionState:
    """Remember what goes on, now that a signal was taken in; `before` is how things were."""
    if state.uncounted.since is not None:
        state = _going_on(state, before, state.uncounted.since, at)
    kept = state.uncounted
    if kept.is_capped and (state.quiet_since is None or not state.on_call):
        kept = replace(kept, is_capped=False)
    if kept.since is None and not kept.is_capped and _is_seen(state):
        kept = replace(kept, since=at)
    if kept.seen and kept.seen[0].span.end <= at - RECALL_MAX:
        young = (one for one in kept.seen if one.span.end > at - RECALL_MAX)
        kept = replace(kept, seen=tuple(young))
    return state if kept is state.uncounted else replace(state, uncounted=kept)


def forget(kept: Uncounted, hole: Span) -> Uncounted:
    """Forget what lies in private time; since it was said to be that, nothing was remembered."""
    return replace(kept, seen=_parts(kept.seen, _around(hole)))


def recall(
    state: SessionState, since: datetime, at: datetime, events: list[Event], rules: SessionRules
) -> SessionState:
    """Count what is remembered from `since` on: sessions that ended, and one that goes on.

    Nothing is counted that was counted before, and no minute in which there was no activity.
    """
    state = _vouch(state, since, at, events)
    kept, window = state.uncounted, Span(since, at)
    over = _parts(kept.seen, [window])
    now = Span(max(kept.since, since), at) if kept.since is not None else None
    spans = [one.span for one in over] + ([now] if now is not None else [])
    counted = tuple(subtract(spans, state.recent))
    events.append(WorkRecalled(at, window, counted, kept.known_from))
    if kept.since is not None:  # what lies before the window stays
        kept = _ended(state, state, kept.since, max(kept.since, since), None).uncounted
    state = _lived(state, over, now, at, events, rules)
    earlier = _parts(kept.seen, [Span(EARLIEST, since)])
    return replace(state, uncounted=replace(kept, since=None, seen=earlier))


def _began(seen: tuple[Seen, ...], start: datetime) -> datetime:
    """Return when activity began, with its earlier parts in other zones and places."""
    for one in reversed(seen):
        if one.reason is not None or one.span.end != start:
            break
        start = one.span.start
    return start


def _going_on(
    state: SessionState, before: SessionState, since: datetime, at: datetime
) -> SessionState:
    """Let activity end, or go on elsewhere, as a signal would have a session."""
    is_elsewhere = (state.zone, state.place) != (before.zone, before.place)
    if state.open is not None or is_elsewhere:
        state = _ended(state, before, since, at, None)
        return _begun(state, at) if is_elsewhere and state.open is None else state
    if state.is_private:
        return _ended(state, before, since, at, EndReason.PRIVATE)
    if state.is_asleep:
        return _ended(state, before, since, at, EndReason.SLEEP)
    if state.is_locked and not state.on_call:
        reason = EndReason.CALL_ENDED if before.on_call else EndReason.LOCK
        return _ended(state, before, since, at, reason)
    return state


def _begun(state: SessionState, at: datetime) -> SessionState:
    return replace(state, uncounted=replace(state.uncounted, since=at))


def _ended(
    state: SessionState,
    lived: SessionState,
    since: datetime,
    end: datetime,
    reason: EndReason | None,
) -> SessionState:
    """Set apart what is over, in the zone and place in which it was `lived`."""
    kept = state.uncounted
    seen = kept.seen
    if since < end:
        seen = (*seen, Seen(Span(since, end), lived.zone, lived.place, reason))
    return replace(state, uncounted=replace(kept, since=None, seen=seen))


def _is_seen(state: SessionState) -> bool:
    """Tell whether there is activity that may be remembered and is counted nowhere."""
    is_counted = state.open is not None or not state.is_running
    return not is_counted and not state.is_private and is_at_it(state)


def _lived(
    state: SessionState,
    over: tuple[Seen, ...],
    now: Span | None,
    at: datetime,
    events: list[Event],
    rules: SessionRules,
) -> SessionState:
    """Live through what is over, and open what goes on; a session that runs may go back to it."""
    running = state.open
    begins = {one.span.start for one in over}
    if now is not None:
        begins.add(now.start)
    if running is not None:
        begins.add(running.began)
    past = replace(state, open=None)
    for one in over:
        past = _counted(past, one, at, events, rules, goes_on=one.span.end in begins)
    opened = past.open
    if now is not None:
        if opened is None:
            opened = OpenSession(now.start, now.start)
            events.append(SessionStarted(at, now.start, state.zone, state.place))
        running = opened
    elif running is not None and opened is not None:
        running = replace(running, began=opened.began)
    since = running.began if running is not None else state.since
    return replace(state, since=since, open=running, recent=past.recent)


def _counted(
    state: SessionState,
    one: Seen,
    at: datetime,
    events: list[Event],
    rules: SessionRules,
    *,
    goes_on: bool,
) -> SessionState:
    """Live through past activity as a session, or as the next part of one."""
    session = state.open
    if session is None:
        session = OpenSession(one.span.start, one.span.start)
        events.append(SessionStarted(at, one.span.start, one.zone, one.place))
    state = replace(state, open=session, zone=one.zone, place=one.place)
    if one.reason is None and goes_on:
        return part(state, one.span.end, events, noticed=at)
    return close(state, one.span.end, one.reason or EndReason.STOP, events, rules, noticed=at)


def _vouch(state: SessionState, since: datetime, at: datetime, events: list[Event]) -> SessionState:
    """Let the end of a pause count as watched from `since` on: the person said what it was."""
    if state.covered is None or state.covered[0] is not CoverageKind.UNKNOWN:
        return state
    begins = max(state.covered[1], since)
    return cover(state, CoverageKind.TRACKED, begins, events, noticed=at)


def _around(hole: Span) -> list[Span]:
    return [Span(EARLIEST, hole.start), Span(hole.end, LATEST)]


def _parts(seen: Iterable[Seen], windows: Iterable[Span]) -> tuple[Seen, ...]:
    """Cut what was seen to windows, in their order."""
    return tuple(
        replace(one, span=span)
        for window in windows
        for one in seen
        if (span := one.span.clip(window)) is not None
    )
