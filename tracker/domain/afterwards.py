"""What becomes of the question about outside work when the person speaks of the time before.

It was work after all: the episode counts from where that began. But the person has just spoken of
it, so nothing is asked at once. It was private: the episode forgets it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.domain.blocks import BLOCK_GAP, cut
from tracker.domain.boundary import BoundaryRules, is_chosen
from tracker.domain.boundary_state import BoundaryState, OutsideEpisode
from tracker.domain.events import Erased, Event, WorkRecalled
from tracker.domain.model import WorkSpan
from tracker.domain.spans import ZERO, Span, total
from tracker.domain.values import replace

QUIET_FOR = timedelta(minutes=15)


def told(
    state: BoundaryState, events: Iterable[Event], zone: str, rules: BoundaryRules
) -> BoundaryState:
    """Take in what the sessions were told; `zone` is where the computer is."""
    for event in events:
        match event:
            case WorkRecalled():
                state = _recall(state, event, zone, rules)
            case Erased(span=hole):
                state = _forget(state, hole)
            case _:
                pass
    return state


def _recall(
    state: BoundaryState, recalled: WorkRecalled, zone: str, rules: BoundaryRules
) -> BoundaryState:
    """Count outside work of which the person has just spoken."""
    lived = [WorkSpan(span, zone) for span in recalled.spans]
    outside = [piece.span for piece in cut(lived, rules.schedule) if piece.is_outside]
    run = _last_run(outside, recalled.at)
    if not run:
        return state
    quiet_until = max(recalled.at + QUIET_FOR, state.quiet_until or recalled.at)
    state = replace(state, quiet_until=quiet_until)
    return replace(state, episode=_episode(state, run, recalled.at, rules))


def _forget(state: BoundaryState, hole: Span) -> BoundaryState:
    """Let the episode end where private time begins; one that began in there never was."""
    episode = state.episode
    if episode is None or episode.left is None or episode.left <= hole.start:
        return state
    if episode.start >= hole.start:
        return replace(state, episode=None)
    worked = min(episode.worked, hole.start - episode.start)
    return replace(state, episode=replace(episode, worked=worked, left=hole.start))


def _episode(
    state: BoundaryState, run: list[Span], at: datetime, rules: BoundaryRules
) -> OutsideEpisode:
    worked = ZERO if is_chosen(state, at, rules) else total(run)
    known = state.episode
    if known is None or run[0].start - (known.left or at) >= BLOCK_GAP:
        return OutsideEpisode(run[0].start, worked, left=run[-1].end)
    start, left = min(known.start, run[0].start), known.left
    return replace(
        known,
        start=start,
        worked=known.worked + (ZERO if known.is_planned else worked),
        left=max(left, run[-1].end) if left is not None else None,
    )


def _last_run(spans: list[Span], now: datetime) -> list[Span]:
    """Return the last spans without such a gap between them that would begin another episode."""
    run: list[Span] = []
    begun = now
    for span in reversed(spans):
        if begun - span.end >= BLOCK_GAP:
            break
        run.insert(0, span)
        begun = span.start
    return run
