"""Machine 5: what is asked where its occasion comes: before an end, after a return, once a while.

Each kind judges its own occasion. This machine lays their wishes before the desk, takes them back
when the reason has gone, and hears how they went.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from tracker.domain.back_again import BackAgain
from tracker.domain.events import (
    DayClosed,
    Erased,
    Event,
    PromptClosed,
    Prompted,
    Unwanted,
    Wanted,
    WorkRecalled,
)
from tracker.domain.last_call import LastCall
from tracker.domain.meal import Meal
from tracker.domain.model import Closing, PromptKind
from tracker.domain.occasion import Moment, Occasion
from tracker.domain.signals import ClockJumped, Say, Signal
from tracker.domain.week_ready import WeekReady
from tracker.domain.wind_down import WindDown

KEY = "occasion"  # and a number: what a wish of this machine is known by

# The field that holds each kind. What can wait least comes first.
_FIELDS: Final = (
    (PromptKind.BACK_AGAIN, "back_again"),
    (PromptKind.LAST_CALL, "last_call"),
    (PromptKind.WIND_DOWN, "wind_down"),
    (PromptKind.MEAL, "meal"),
    (PromptKind.WEEK_READY, "week_ready"),
)
KINDS: Final = tuple(kind for kind, _name in _FIELDS)


@dataclass(frozen=True, slots=True)
class OccasionsState:
    """What the machine remembers: each kind, and the keys of the wishes that are open."""

    back_again: BackAgain = field(default_factory=BackAgain)
    last_call: LastCall = field(default_factory=LastCall)
    wind_down: WindDown = field(default_factory=WindDown)
    meal: Meal = field(default_factory=Meal)
    week_ready: WeekReady = field(default_factory=WeekReady)
    wishes: tuple[tuple[PromptKind, str], ...] = ()
    number: int = 0

    @property
    def is_day_closed(self) -> bool:
        """Tell whether the person closed the tracker day that is running."""
        return self.back_again.day is not None


Step = tuple[OccasionsState, list[Event]]


def step(state: OccasionsState, signal: Signal, told: Iterable[Event], now: Moment) -> Step:
    """Take in one signal and what the sessions made of it."""
    events: list[Event] = []
    if isinstance(signal, ClockJumped):
        state = _changed(state, {name: one.shifted(signal.by) for name, one in _all(state)})
    state = _followed(state, told, now)
    if isinstance(signal, Say) and signal.command == ("close",):
        events.append(DayClosed(now.at))
        state = replace(state, back_again=state.back_again.closed(now))
    if now.work.since is not None or state.wishes:
        for kind, name in _FIELDS:
            if kind in now.rules.kinds or state.wishes:
                state = _lay_before(state, kind, getattr(state, name), now, events)
    return state, events


def hear(state: OccasionsState, event: Prompted | PromptClosed, now: Moment) -> OccasionsState:
    """Take in what became of a prompt; some kinds mind those of other machines too."""
    if isinstance(event, Prompted):
        return _changed(state, {name: one.shown(event, now) for name, one in _all(state)})
    state = replace(state, wishes=tuple(wish for wish in state.wishes if wish[1] != event.key))
    if event.how is not Closing.ANSWERED:
        return state
    return _changed(state, {name: one.answered(event, now) for name, one in _all(state)})


def next_deadline(state: OccasionsState, now: Moment) -> datetime | None:
    """Return the next instant at which time alone changes something; while none works, none."""
    if now.work.since is None:
        return None
    waits = [now.plan.span.end]
    for kind, name in _FIELDS:
        if kind in now.rules.kinds:
            waits += getattr(state, name).moments(now)
    return min((at for at in waits if at > now.at), default=None)


def _all(state: OccasionsState) -> Iterator[tuple[str, Occasion]]:
    return ((name, getattr(state, name)) for _kind, name in _FIELDS)


def _changed(state: OccasionsState, parts: dict[str, Any]) -> OccasionsState:
    new = {name: one for name, one in parts.items() if one is not getattr(state, name)}
    return replace(state, **new) if new else state


def _followed(state: OccasionsState, told: Iterable[Event], now: Moment) -> OccasionsState:
    """Bring up to now what minds how work goes."""
    back_again, week_ready = state.back_again.followed(now), state.week_ready.followed(now)
    meal = _told(state.meal.followed(now), told)
    now_known = (back_again, meal, week_ready)
    known = (state.back_again, state.meal, state.week_ready)
    if all(one is other for one, other in zip(now_known, known, strict=True)):
        return state
    return OccasionsState(
        back_again,
        state.last_call,
        state.wind_down,
        meal,
        week_ready,
        state.wishes,
        state.number,
    )


def _told(meal: Meal, events: Iterable[Event]) -> Meal:
    """Take in what the person said about the time before."""
    for event in events:
        match event:
            case WorkRecalled(spans=spans):
                meal = meal.recalled(spans)
            case Erased(span=hole):
                meal = meal.without(hole)
            case _:
                pass
    return meal


def _lay_before(
    state: OccasionsState, kind: PromptKind, occasion: Occasion, now: Moment, events: list[Event]
) -> OccasionsState:
    """Wish for a question, or no longer; while a day is closed, only being back is asked about."""
    key = dict(state.wishes).get(kind) if state.wishes else None
    if key is None and occasion.is_told(now):
        return state
    is_hushed = state.is_day_closed and kind is not PromptKind.BACK_AGAIN
    lasts = kind in now.rules.kinds and not is_hushed and occasion.lasts(now)
    if key is not None and not lasts:
        events.append(Unwanted(now.at, key))
        return replace(state, wishes=tuple(wish for wish in state.wishes if wish[1] != key))
    if key is not None or not lasts:
        return state
    number = state.number + 1
    key = f"{KEY}-{number}"
    events.append(Wanted(now.at, kind, key, occasion.choices(now)))
    return replace(state, wishes=(*state.wishes, (kind, key)), number=number)
