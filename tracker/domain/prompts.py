"""The desk over which all prompts go: when one may be shown, and how it went away.

The machines say what they would like to ask. The desk holds it back during calls, presentations
and do-not-disturb, keeps to the day's budget, shows one at a time, and lets the unanswered ones
expire. What was held becomes one prompt a minute after the reason went.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tracker.domain.events import Event, PromptClosed, Prompted, PromptHeld, Unwanted, Wanted
from tracker.domain.model import EXPIRES_AFTER, Choice, Closing, HeldWhy, PromptKind
from tracker.domain.schedule import Schedule
from tracker.domain.signals import Answer, Busy, Call, ClockJumped, Crash, Sample, Sleep, Stop

RELEASED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class DeskRules:
    """What the desk must know of the person's settings."""

    schedule: Schedule
    budget_per_day: int = 12


@dataclass(frozen=True, slots=True)
class OpenPrompt:
    """The prompt that is on show."""

    kind: PromptKind
    id: str
    key: str
    choices: tuple[Choice, ...]
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wish that has not been shown; `told` says why, once told."""

    wish: Wanted
    told: HeldWhy | None = None


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the desk remembers.

    `released_at` is when what was held may be shown; `shown_on` is the day that `shown_count`
    counts; `number` is the number of the last prompt.
    """

    open: OpenPrompt | None = None
    waiting: tuple[Waiting, ...] = ()
    on_call: bool = False
    is_busy: bool = False
    released_at: datetime | None = None
    shown_on: date | None = None
    shown_count: int = 0
    number: int = 0


Step = tuple[DeskState, list[Event]]
Wish = Wanted | Unwanted


def step(state: DeskState, sample: Sample, wishes: Sequence[Wish], rules: DeskRules) -> Step:
    """Take in one signal and what the machines wish for, or no longer do."""
    events: list[Event] = []
    at = sample.at
    match sample.signal:
        case Call(on):
            state = _quieted(state, at, on_call=on, is_busy=state.is_busy)
        case Busy(on):
            state = _quieted(state, at, on_call=state.on_call, is_busy=on)
        case Sleep():
            state = replace(state, on_call=False, is_busy=False)
        case Answer(prompt, choice, until):
            state = _answered(state, at, prompt, choice, until, events)
        case ClockJumped(by):
            state = _shifted(state, by)
            at += by
        case Stop() | Crash():
            state = _cleared(state, at, events)
        case _:
            pass
    for wish in wishes:
        state = _heard(state, wish, at, events)
    state = _expired(state, at, events)
    return _show_or_hold(state, at, sample.zone, rules, events), events


def next_deadline(state: DeskState) -> datetime | None:
    """Return when the open prompt expires, or what was held may be shown."""
    if state.open is not None:
        return state.open.shown_at + EXPIRES_AFTER
    if state.waiting and state.released_at is not None and not _is_quiet(state):
        return state.released_at
    return None


def is_free(state: DeskState) -> bool:
    """Tell whether nothing is asked, and nothing holds questions back."""
    return state.open is None and not _is_quiet(state)


def _is_quiet(state: DeskState) -> bool:
    return state.on_call or state.is_busy


def _quieted(state: DeskState, at: datetime, *, on_call: bool, is_busy: bool) -> DeskState:
    was_quiet = _is_quiet(state)
    state = replace(state, on_call=on_call, is_busy=is_busy)
    if was_quiet and not _is_quiet(state):
        return replace(state, released_at=at + RELEASED_AFTER)
    return state


def _answered(
    state: DeskState,
    at: datetime,
    prompt: str,
    choice: Choice,
    until: datetime | None,
    events: list[Event],
) -> DeskState:
    """Close the open prompt if the answer is to it; an answer that comes too late means nothing."""
    shown = state.open
    if shown is None or prompt not in (shown.id, shown.kind) or choice not in shown.choices:
        return state
    events.append(
        PromptClosed(at, shown.kind, shown.id, shown.key, Closing.ANSWERED, choice, until)
    )
    return replace(state, open=None)


def _heard(state: DeskState, wish: Wish, at: datetime, events: list[Event]) -> DeskState:
    if isinstance(wish, Wanted):
        return replace(state, waiting=(*state.waiting, Waiting(wish)))
    state = replace(state, waiting=tuple(w for w in state.waiting if w.wish.key != wish.key))
    if state.open is not None and state.open.key == wish.key:
        return _closed(state, at, Closing.WITHDRAWN, events)
    return state


def _expired(state: DeskState, at: datetime, events: list[Event]) -> DeskState:
    if state.open is not None and state.open.shown_at + EXPIRES_AFTER <= at:
        return _closed(state, at, Closing.EXPIRED, events)
    return state


def _closed(state: DeskState, at: datetime, how: Closing, events: list[Event]) -> DeskState:
    shown = state.open
    if shown is not None:
        events.append(PromptClosed(at, shown.kind, shown.id, shown.key, how))
    return replace(state, open=None)


def _show_or_hold(
    state: DeskState, at: datetime, zone: str, rules: DeskRules, events: list[Event]
) -> DeskState:
    if not state.waiting or state.open is not None:
        return state
    if _is_quiet(state):
        return _held(state, at, HeldWhy.CALL if state.on_call else HeldWhy.BUSY, events)
    if state.released_at is not None and at < state.released_at:
        return state
    state = replace(state, released_at=None)
    day = rules.schedule.plan_at(at, zone).day
    if state.shown_on != day:
        state = replace(state, shown_on=day, shown_count=0)
    if state.shown_count >= rules.budget_per_day:
        return _held(state, at, HeldWhy.BUDGET, events)
    return _shown(state, at, events)


def _held(state: DeskState, at: datetime, why: HeldWhy, events: list[Event]) -> DeskState:
    """Hold everything back, and say so once for each reason."""
    untold = [waiting.wish for waiting in state.waiting if waiting.told is not why]
    events += [PromptHeld(at, wish.kind, wish.key, why) for wish in untold]
    return replace(state, waiting=tuple(replace(w, told=why) for w in state.waiting))


def _shown(state: DeskState, at: datetime, events: list[Event]) -> DeskState:
    """Show the first wish; what was held beside it is dropped, so that one prompt comes of it."""
    first, *others = state.waiting
    wish = first.wish
    number = state.number + 1
    name = f"{wish.kind}-{number}"
    events.append(Prompted(at, wish.kind, name, wish.key, wish.choices))
    events += [_dropped(other.wish, at) for other in others]
    return replace(
        state,
        open=OpenPrompt(wish.kind, name, wish.key, wish.choices, at),
        waiting=(),
        number=number,
        shown_count=state.shown_count + 1,
    )


def _dropped(wish: Wanted, at: datetime) -> PromptClosed:
    """Say that a wish will never be shown."""
    return PromptClosed(at, wish.kind, "", wish.key, Closing.WITHDRAWN)


def _cleared(state: DeskState, at: datetime, events: list[Event]) -> DeskState:
    state = _closed(state, at, Closing.WITHDRAWN, events)
    events += [_dropped(waiting.wish, at) for waiting in state.waiting]
    return replace(state, waiting=(), on_call=False, is_busy=False, released_at=None)


def _shifted(state: DeskState, by: timedelta) -> DeskState:
    shown = state.open
    return replace(
        state,
        open=replace(shown, shown_at=shown.shown_at + by) if shown else None,
        released_at=state.released_at + by if state.released_at else None,
    )
