"""Machine 5: what is asked where its occasion comes: before an end, after a return, once a while.

Each kind judges its own occasion. This machine lays their wishes before the desk, takes them back
when the reason has gone, and hears how they went.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
from tracker.domain.occasion import Circumstances, Moment, Occasion
from tracker.domain.signals import ClockJumped, Say, Signal
from tracker.domain.values import replace
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
_HEARD: Final = (Say, ClockJumped)
_MINDED: Final = (WorkRecalled, Erased)
KINDS: Final = tuple(kind for kind, _name in _FIELDS)


@dataclass(frozen=True)
class OccasionsState:
    """What the machine remembers: each kind, and the keys of the wishes that are open.

    `judged_by` is what they were judged by last, and `due_at` when time alone changes something.
    """

    back_again: BackAgain = field(default_factory=BackAgain)
    last_call: LastCall = field(default_factory=LastCall)
    wind_down: WindDown = field(default_factory=WindDown)
    meal: Meal = field(default_factory=Meal)
    week_ready: WeekReady = field(default_factory=WeekReady)
    wishes: tuple[tuple[PromptKind, str], ...] = ()
    number: int = 0
    judged_by: Circumstances | None = None
    due_at: datetime | None = None

    @property
    def is_day_closed(self) -> bool:
        """Tell whether the person closed the tracker day that is running."""
        return self.back_again.day is not None


Step = tuple[OccasionsState, list[Event]]


def step(
    state: OccasionsState, signal: Signal, at: datetime, told: Sequence[Event], about: Circumstances
) -> Step:
    """Take in one signal and what the sessions made of it.

    Where neither that nor what occasions are judged by is news, only their time can come.
    """
    is_due = state.due_at is not None and state.due_at <= at
    is_news = isinstance(signal, _HEARD) or any(isinstance(event, _MINDED) for event in told)
    if not is_due and not is_news and about == state.judged_by:
        return state, []
    now, events = Moment.of(at, about), list[Event]()
    if isinstance(signal, ClockJumped):
        state = _changed(state, {name: one.shifted(signal.by) for name, one in _all(state)})
    state = _followed(state, told, now)
    if isinstance(signal, Say) and signal.command == ("close",):
        events.append(DayClosed(at))
        state = replace(state, back_again=state.back_again.closed(now))
    if about.work.since is not None or state.wishes:
        for kind, name in _FIELDS:
            if kind in about.rules.kinds or state.wishes:
                state = _lay_before(state, kind, getattr(state, name), now, events)
    return replace(state, judged_by=about, due_at=_due_at(state, now)), events


def hear(
    state: OccasionsState, event: Prompted | PromptClosed, at: datetime, about: Circumstances
) -> OccasionsState:
    """Take in what became of a prompt; some kinds mind those of other machines too."""
    now = Moment.of(at, about)
    if isinstance(event, Prompted):
        state = _changed(state, {name: one.shown(event, now) for name, one in _all(state)})
    else:
        state = replace(state, wishes=tuple(wish for wish in state.wishes if wish[1] != event.key))
        if event.how is Closing.ANSWERED:
            answered = {name: one.answered(event, now) for name, one in _all(state)}
            state = _changed(state, answered)
    return replace(state, judged_by=None, due_at=_due_at(state, now))


def _due_at(state: OccasionsState, now: Moment) -> datetime | None:
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
    return replace(
        state,
        back_again=state.back_again.followed(now),
        meal=_told(state.meal.followed(now), told),
        week_ready=state.week_ready.followed(now),
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
