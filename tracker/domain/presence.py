"""Machine 4: whether listed work apps stand open, and whether the screen is unlocked meanwhile.

It tells apart that nobody looked for apps (nothing is told) and that none ran (closed). Every
instant in the state moves along when the wall clock is set, so that lengths stay true.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.events import Event, PresenceEnded
from tracker.domain.model import PresenceKind
from tracker.domain.signals import Apps, ClockJumped, Crash, Sample, Start
from tracker.domain.spans import Span, subtract, union
from tracker.domain.values import replace

RECENT_FOR = timedelta(days=1)
RECENT_MAX = 300


@dataclass(frozen=True, slots=True)
class Scene:
    """What the machine must know beside the apps themselves.

    Attributes:
        is_watched: the program runs, the computer is awake, and its time may be written down: it
            is neither private nor paused, and not off duty on a shared computer.
        is_locked: the screen is locked.
        saved_at: when the last saving was, where a crash ends everything.
    """

    is_watched: bool
    is_locked: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class PresenceState:
    """What the machine remembers.

    Attributes:
        listed: the work apps that the person has listed.
        running: those of them that run; None: nobody has looked yet.
        since: kind and start of the stretch that is running.
        recent: stretches told within a day, so that a clock set back counts nothing twice.
    """

    listed: frozenset[str] = frozenset()
    running: frozenset[str] | None = None
    since: tuple[PresenceKind, datetime] | None = None
    recent: tuple[Span, ...] = ()


Step = tuple[PresenceState, list[Event]]


def step(state: PresenceState, sample: Sample, scene: Scene, listed: frozenset[str]) -> Step:
    """Take in one signal, and what has become of the computer with it.

    Other apps than before are listed only once somebody has looked for them.
    """
    if not listed and state.since is None:
        return (state if not state.listed else PresenceState(recent=state.recent)), []
    at = sample.at
    if listed != state.listed:
        state = replace(state, listed=listed, running=None)
    match sample.signal:
        case Start():
            state = replace(state, running=None)
        case Apps(running):
            state = replace(state, running=running & listed)
        case ClockJumped(by):
            at += by
            if state.since is not None:
                state = replace(state, since=(state.since[0], state.since[1] + by))
        case Crash():
            at = min(scene.saved_at, at)
        case _:
            pass
    return _settle(state, at, scene)


def end(state: PresenceState, at: datetime) -> Step:
    """Close the stretch that is running, so that it is on record before some of it is erased."""
    if state.since is None:
        return state, []
    kind, start = state.since
    whole = Span(start, max(start, at))
    state = replace(state, since=None)
    if not whole.length:
        return state, []
    kept = subtract([whole], state.recent) or [Span(whole.end, whole.end)]
    young = [span for span in state.recent if span.end > whole.end - RECENT_FOR]
    state = replace(state, recent=tuple(union([*young, whole])[-RECENT_MAX:]))
    return state, [PresenceEnded(at, span, kind) for span in kept]


def open_span(state: PresenceState, now: datetime) -> tuple[Span, PresenceKind] | None:
    """Return the stretch that is running and its kind, seen now."""
    if state.since is None:
        return None
    kind, start = state.since
    return Span(start, max(start, now)), kind


def _settle(state: PresenceState, at: datetime, scene: Scene) -> Step:
    kind = _kind(state, scene)
    if kind is (state.since[0] if state.since is not None else None):
        return state, []
    state, events = end(state, at)
    return replace(state, since=(kind, at) if kind is not None else None), events


def _kind(state: PresenceState, scene: Scene) -> PresenceKind | None:
    if not scene.is_watched or not state.listed or state.running is None:
        return None
    if not state.running:
        return PresenceKind.CLOSED
    return PresenceKind.LOCKED if scene.is_locked else PresenceKind.UNLOCKED
