"""The desk over which all prompts go: when one may be shown, and how it went away.

The machines say what they would like to ask. The desk holds it back during calls, presentations
and do-not-disturb, keeps to the day's budget, shows one at a time, and lets the unanswered ones
expire. What was held becomes one prompt a minute after the reason went. Kinds that go unanswered
come less often; after three unanswered prompts in a day the person is offered to let them rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from tracker.domain import fading
from tracker.domain.events import (
    Event,
    PromptClosed,
    Prompted,
    PromptHeld,
    RestOffered,
    RestraintChanged,
    Unwanted,
    Wanted,
)
from tracker.domain.fading import UNANSWERED_MAX, Fading, one_question
from tracker.domain.model import (
    EXPIRES_AFTER,
    Choice,
    Closing,
    HeldWhy,
    PromptKind,
    Restraint,
)
from tracker.domain.schedule import Schedule
from tracker.domain.signals import (
    Answer,
    Busy,
    Call,
    ClockJumped,
    Crash,
    Sample,
    Say,
    Signal,
    Sleep,
    Stop,
)
from tracker.domain.values import replace

_HEARD: Final = (Call, Busy, Sleep, Answer, Say, Stop, Crash, ClockJumped)
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


@dataclass(frozen=True)
class DeskState:
    """What the desk remembers.

    Attributes:
        open: the prompt that is on show.
        waiting: wishes that have not been shown, oldest first.
        on_call: a call is on.
        is_busy: the screen belongs to something else, or the person is not to be disturbed.
        released_at: when what was held may be shown.
        day: the tracker day that runs.
        shown: the kinds that were shown on it, one for each time.
        number: the number of the last prompt.
        fading: which kinds come less often, and how today went.
        restraint: what the person said about it, which must outlive the program.
    """

    open: OpenPrompt | None = None
    waiting: tuple[Waiting, ...] = ()
    on_call: bool = False
    is_busy: bool = False
    released_at: datetime | None = None
    day: date | None = None
    shown: tuple[PromptKind, ...] = ()
    number: int = 0
    fading: Fading = field(default_factory=Fading)
    restraint: Restraint = field(default_factory=Restraint)


Step = tuple[DeskState, list[Event]]
Wish = Wanted | Unwanted


def step(
    state: DeskState,
    sample: Sample,
    wishes: Sequence[Wish],
    rules: DeskRules,
    *,
    is_working: bool = True,
) -> Step:
    """Take in one signal and what the machines wish for, or no longer do.

    `is_working`: there is somebody to whom something can be offered.
    """
    day = rules.schedule.plan_at(sample.at, sample.zone).day
    if not wishes and not isinstance(sample.signal, _HEARD) and _is_idle(state, day):
        return state, []
    events: list[Event] = []
    jump = sample.signal.by if isinstance(sample.signal, ClockJumped) else timedelta(0)
    at = sample.at + jump
    state = _on_day(_shifted(state, jump), rules.schedule.plan_at(at, sample.zone).day, rules)
    restraint = state.restraint
    state = _take_in(state, sample.signal, at, events)
    for wish in wishes:
        state = _heard(state, wish, at, events)
    state = _expired(state, at, events)
    if state.released_at is not None and state.released_at <= at:
        state = replace(state, released_at=None)
    if is_working:
        state = _offer_rest(state, at, events)
    state = _show_or_hold(state, at, rules, events)
    if state.restraint != restraint:
        events.append(RestraintChanged(at, state.restraint))
    return state, events


def _is_idle(state: DeskState, day: date) -> bool:
    """Tell whether there is nothing that time or the person's being there could change."""
    has_nothing = state.open is None and not state.waiting and state.released_at is None
    return has_nothing and state.day == day and not _is_rest_due(state)


def next_deadline(state: DeskState) -> datetime | None:
    """Return when the open prompt expires, or what was held may be shown."""
    if state.open is not None:
        return state.open.shown_at + EXPIRES_AFTER
    is_held = bool(state.waiting) or _is_rest_due(state)
    return state.released_at if is_held and not _is_quiet(state) else None


def is_free(state: DeskState) -> bool:
    """Tell whether nothing is asked, and nothing holds questions back."""
    return state.open is None and not _is_quiet(state)


def is_at_rest(state: DeskState, day: date) -> bool:
    """Tell whether the person wants to be asked nothing more on a tracker day."""
    return state.restraint.quiet_on == day


def _is_quiet(state: DeskState) -> bool:
    return state.on_call or state.is_busy


def _take_in(state: DeskState, signal: Signal, at: datetime, events: list[Event]) -> DeskState:
    match signal:
        case Call(on):
            return _quieted(state, at, on_call=on, is_busy=state.is_busy)
        case Busy(on):
            return _quieted(state, at, on_call=state.on_call, is_busy=on)
        case Sleep():
            return replace(state, on_call=False, is_busy=False)
        case Answer(prompt, choice, until):
            return _answered(state, at, prompt, choice, until, events)
        case Say(command=("quiet", *words)):
            return _obey(state, tuple(words), at, events)
        case Stop() | Crash():
            return _cleared(state, at, events)
        case _:
            return state


def _on_day(state: DeskState, day: date, rules: DeskRules) -> DeskState:
    if state.day == day:
        return state
    faded = fading.on_day(state.fading, day, rules.budget_per_day)
    return replace(state, day=day, shown=(), fading=faded)


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
    faded = fading.gone(state.fading, shown.kind, Closing.ANSWERED)
    return replace(state, open=None, fading=faded)


def _obey(state: DeskState, words: tuple[str, ...], at: datetime, events: list[Event]) -> DeskState:
    """Let prompts rest until the day ends, wake them, or let all come as often as they would."""
    said = state.restraint
    match words:
        case ():
            state = replace(state, restraint=replace(said, quiet_on=state.day, asked_on=state.day))
            is_spared = state.open is not None and state.open.kind is PromptKind.LAST_CALL
            return state if is_spared else _closed(state, at, Closing.WITHDRAWN, events)
        case ("off",):
            return replace(state, restraint=replace(said, quiet_on=None))
        case _:  # reset, the last of the words
            afresh = fading.afresh(state.fading)
            return replace(state, fading=afresh, restraint=replace(said, afresh_on=state.day))


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
    if shown is None:
        return state
    events.append(PromptClosed(at, shown.kind, shown.id, shown.key, how))
    return replace(state, open=None, fading=fading.gone(state.fading, shown.kind, how))


def _is_rest_due(state: DeskState) -> bool:
    """Tell whether to offer a rest, which is done once a day."""
    is_much = len(state.fading.unanswered) >= UNANSWERED_MAX
    return is_much and state.day not in (state.restraint.asked_on, state.restraint.quiet_on)


def _offer_rest(state: DeskState, at: datetime, events: list[Event]) -> DeskState:
    is_held = _is_quiet(state) or state.released_at is not None or state.open is not None
    if is_held or not _is_rest_due(state):
        return state
    events.append(RestOffered(at))
    return replace(state, restraint=replace(state.restraint, asked_on=state.day))


def _show_or_hold(
    state: DeskState, at: datetime, rules: DeskRules, events: list[Event]
) -> DeskState:
    if not state.waiting or state.open is not None:
        return state
    if not _is_quiet(state) and state.released_at is not None:
        return state
    whys = [_why_held(state, waiting.wish.kind, rules) for waiting in state.waiting]
    if None in whys:
        return _shown(state, whys.index(None), at, events)
    return _held(state, whys, at, events)


def _why_held(state: DeskState, kind: PromptKind, rules: DeskRules) -> HeldWhy | None:
    """Return why a kind must wait, or None; one place of the day is kept for the last call."""
    if _is_quiet(state):
        return HeldWhy.CALL if state.on_call else HeldWhy.BUSY
    is_last_call = kind is PromptKind.LAST_CALL
    if state.restraint.quiet_on == state.day and not is_last_call:
        return HeldWhy.QUIET
    kept = 0 if is_last_call or PromptKind.LAST_CALL in state.shown else 1
    is_used_up = len(state.shown) + kept >= rules.budget_per_day
    return HeldWhy.BUDGET if is_used_up or _is_enough(state, kind, rules) else None


def _is_enough(state: DeskState, kind: PromptKind, rules: DeskRules) -> bool:
    """Tell whether a kind that comes less often has come; the others know by themselves."""
    cap = fading.cap(state.fading, kind, rules.budget_per_day)
    times = sum(one_question(shown) is one_question(kind) for shown in state.shown)
    return cap < fading.natural_cap(kind, rules.budget_per_day) and times >= cap


def _held(
    state: DeskState, whys: Sequence[HeldWhy | None], at: datetime, events: list[Event]
) -> DeskState:
    """Hold everything back, and say so once for each reason."""
    both = list(zip(state.waiting, whys, strict=True))
    for waiting, why in both:
        if why is not None and waiting.told is not why:
            events.append(PromptHeld(at, waiting.wish.kind, waiting.wish.key, why))
    return replace(state, waiting=tuple(replace(waiting, told=why) for waiting, why in both))


def _shown(state: DeskState, which: int, at: datetime, events: list[Event]) -> DeskState:
    """Show one wish; what was held beside it is dropped, so that one prompt comes of it."""
    wish = state.waiting[which].wish
    number = state.number + 1
    name = f"{wish.kind}-{number}"
    events.append(Prompted(at, wish.kind, name, wish.key, wish.choices))
    others = (*state.waiting[:which], *state.waiting[which + 1 :])
    events += [_dropped(other.wish, at) for other in others]
    return replace(
        state,
        open=OpenPrompt(wish.kind, name, wish.key, wish.choices, at),
        waiting=(),
        number=number,
        shown=(*state.shown, wish.kind),
    )


def _dropped(wish: Wanted, at: datetime) -> PromptClosed:
    """Say that a wish will never be shown."""
    return PromptClosed(at, wish.kind, "", wish.key, Closing.WITHDRAWN)


def _cleared(state: DeskState, at: datetime, events: list[Event]) -> DeskState:
    state = _closed(state, at, Closing.WITHDRAWN, events)
    events += [_dropped(waiting.wish, at) for waiting in state.waiting]
    return replace(state, waiting=(), on_call=False, is_busy=False, released_at=None)


def _shifted(state: DeskState, by: timedelta) -> DeskState:
    if not by:
        return state
    shown = state.open
    return replace(
        state,
        open=replace(shown, shown_at=shown.shown_at + by) if shown else None,
        released_at=state.released_at + by if state.released_at else None,
    )
