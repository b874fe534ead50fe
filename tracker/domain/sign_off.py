"""Machine 6: work apps that stand open after work is over, asked about once an evening.

Only for those who want that, and only while somebody is there to answer: outside core hours, never
at night, and half an hour after the apps were last of use. What is not to be written down is not
asked about either. Which apps they are is known to whoever words the question.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.events import Event, PromptClosed, Prompted, Unwanted, Wanted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.schedule import Schedule
from tracker.domain.session_state import SessionState
from tracker.domain.signals import ClockJumped, Sample
from tracker.domain.values import replace

UNUSED_FOR = timedelta(minutes=30)
KEY = "left_open"  # and a number: what a wish of this machine is known by


@dataclass(frozen=True, slots=True)
class SignOffRules:
    """What the machine must know of the person's settings and of the desktop.

    Attributes:
        schedule: the person's plan.
        is_wanted: the person wants to be asked.
        can_close: the desktop has a polite request to close.
    """

    schedule: Schedule
    is_wanted: bool = False
    can_close: bool = False


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the machine must know of the sessions and the apps.

    Attributes:
        is_left: listed apps run, work does not, and the time may be written down.
        is_there: the person is at the computer, and the screen unlocked.
    """

    is_left: bool
    is_there: bool


@dataclass(frozen=True, slots=True)
class SignOffState:
    """What the machine remembers.

    Attributes:
        unused_since: since when apps have stood open that nobody works with; None: none do.
        asked_on: the tracker day on which the person was asked last.
        wish: key of the wish that is open.
        number: number of the last wish.
    """

    unused_since: datetime | None = None
    asked_on: date | None = None
    wish: str | None = None
    number: int = 0


Step = tuple[SignOffState, list[Event]]


def desktop_of(state: SessionState, *, is_open: bool) -> Desktop:
    """Tell whether listed apps that stand open are left so, and whether somebody could be asked."""
    is_there = not state.is_locked and state.quiet_since is None
    return Desktop(is_open and state.open is None, is_there)


def step(state: SignOffState, sample: Sample, desktop: Desktop, rules: SignOffRules) -> Step:
    """Take in one signal, and what has become of work and apps with it."""
    at = sample.at
    if isinstance(sample.signal, ClockJumped):
        at += sample.signal.by
        if state.unused_since is not None:
            state = replace(state, unused_since=state.unused_since + sample.signal.by)
    since = (state.unused_since or at) if desktop.is_left and rules.is_wanted else None
    if since != state.unused_since:
        state = replace(state, unused_since=since)
    is_due = since is not None and at - since >= UNUSED_FOR and desktop.is_there
    may_ask = is_due and _may_ask(at, sample.zone, rules)
    if state.wish is not None:
        return (state, []) if may_ask else _withdrawn(state, at)
    if not may_ask or state.asked_on == rules.schedule.plan_at(at, sample.zone).day:
        return state, []
    number = state.number + 1
    key = f"{KEY}-{number}"
    closing = (Choice.CLOSE,) if rules.can_close else ()
    choices = (*closing, Choice.LEAVE, Choice.NOT_TODAY)
    wanted = Wanted(at, PromptKind.LEFT_OPEN, key, choices)
    return replace(state, wish=key, number=number), [wanted]


def hear(state: SignOffState, event: Event, zone: str, rules: SignOffRules) -> SignOffState:
    """Take in what became of a prompt of this machine; whatever it was, it was asked once."""
    match event:
        case Prompted(at=at, key=key) if key == state.wish:
            return replace(state, asked_on=rules.schedule.plan_at(at, zone).day)
        case PromptClosed(at=at, key=key) if key == state.wish:
            return replace(state, wish=None, asked_on=rules.schedule.plan_at(at, zone).day)
        case _:
            return state


def next_deadline(
    state: SignOffState, zone: str, rules: SignOffRules, now: datetime
) -> datetime | None:
    """Return the next instant at which time alone changes something."""
    if state.unused_since is None:
        return None
    plan = rules.schedule.plan_at(now, zone)
    edges = [plan.segment_at(now).span.end, *(at for n in plan.nights for at in (n.start, n.end))]
    waits = [state.unused_since + UNUSED_FOR, *edges]
    return min((wait for wait in waits if wait > now), default=None)


def _may_ask(at: datetime, zone: str, rules: SignOffRules) -> bool:
    plan = rules.schedule.plan_at(at, zone)
    is_night = any(night.contains(at) for night in plan.nights)
    return plan.segment_at(at).work_class.is_outside and not is_night


def _withdrawn(state: SignOffState, at: datetime) -> Step:
    return replace(state, wish=None), [Unwanted(at, state.wish or "")]
