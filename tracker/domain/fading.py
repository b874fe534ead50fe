"""Fewer prompts of a kind that goes unanswered, and more again once one is answered.

A day on which a kind went unanswered three times, and was never answered, halves how often it may
be asked from the next day on, down to once a day. Each answer takes the last halving back at once.
A halving that no answer has taken back is over after eight weeks: then the kind is tried anew.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.model import Closing, PromptKind
from tracker.domain.values import replace

UNANSWERED_MAX: Final = 3  # so often in vain on one day is too often
HOLDS_FOR: Final = timedelta(days=56)  # our choice: as far back as the trend of a month looks

# What may be asked so many times a day by itself; the budget alone limits the others.
_AT_MOST: Final = {PromptKind.OUTSIDE_CORE: 3}


@dataclass(frozen=True, slots=True)
class Halving:
    """A kind may be asked half as often since it went unanswered so many times on a tracker day."""

    kind: PromptKind
    day: date
    unanswered: int


@dataclass(frozen=True, slots=True)
class Fading:
    """How prompts went on the tracker day that runs, and what came of the days before.

    Attributes:
        day: that day; None: nothing is known yet.
        unanswered: a kind for each time it went unanswered.
        answered: the kinds that were answered.
        halvings: those that hold, oldest first.
        afresh_on: the day on which the person wanted all kinds to come as often as by themselves;
            nothing up to its end has consequences. None: they never did.
    """

    day: date | None = None
    unanswered: tuple[PromptKind, ...] = ()
    answered: frozenset[PromptKind] = frozenset()
    halvings: tuple[Halving, ...] = ()
    afresh_on: date | None = None


@dataclass(frozen=True, slots=True)
class Faded:
    """A kind that comes less often: at most `cap` times a day instead of `natural` times.

    `day` is the last one that halved it, on which it went `unanswered` so many times.
    """

    kind: PromptKind
    cap: int
    natural: int
    day: date
    unanswered: int


def one_question(kind: PromptKind) -> PromptKind:
    """Return the kind that another one counts with: outside work is asked about in two ways."""
    return PromptKind.OUTSIDE_CORE if kind is PromptKind.STILL_OUTSIDE else kind


def natural_cap(kind: PromptKind, budget: int) -> int:
    """Return how often a kind may be asked a day while it is answered."""
    return min(_AT_MOST.get(one_question(kind), budget), budget)


def cap(fading: Fading, kind: PromptKind, budget: int) -> int:
    """Return how often a kind may be asked on the day that runs."""
    natural = natural_cap(kind, budget)
    times = sum(halving.kind is one_question(kind) for halving in fading.halvings)
    return max(natural >> times, min(natural, 1))


def on_day(fading: Fading, day: date, budget: int) -> Fading:
    """Let a tracker day run; one that is over has its consequences."""
    if day == fading.day:
        return fading
    for kind in sorted(set(fading.unanswered)):
        fading = _judged(fading, kind, budget)
    held = tuple(one for one in fading.halvings if day - one.day < HOLDS_FOR)
    return Fading(day, halvings=held, afresh_on=fading.afresh_on)


def afresh(fading: Fading) -> Fading:
    """Let all kinds come as often as they would by themselves."""
    return replace(fading, halvings=(), afresh_on=fading.day)


def gone(fading: Fading, kind: PromptKind, how: Closing) -> Fading:
    """Take in how a prompt went away; one that was withdrawn says nothing about the person."""
    kind = one_question(kind)
    match how:
        case Closing.EXPIRED:
            return replace(fading, unanswered=(*fading.unanswered, kind))
        case Closing.ANSWERED:
            last = max((n for n, one in enumerate(fading.halvings) if one.kind is kind), default=-1)
            left = tuple(one for n, one in enumerate(fading.halvings) if n != last)
            return replace(fading, answered=fading.answered | {kind}, halvings=left)
        case _:
            return fading


def faded(fading: Fading, budget: int) -> tuple[Faded, ...]:
    """Return the kinds that come less often than they would by themselves."""
    last = {halving.kind: halving for halving in fading.halvings}
    caps = ((one, cap(fading, kind, budget)) for kind, one in last.items())
    return tuple(
        Faded(one.kind, now, natural_cap(one.kind, budget), one.day, one.unanswered)
        for one, now in caps
        if now < natural_cap(one.kind, budget)
    )


def _judged(fading: Fading, kind: PromptKind, budget: int) -> Fading:
    """Halve a kind if the day that is over was one of that sort."""
    times = fading.unanswered.count(kind)
    is_ignored = times >= UNANSWERED_MAX and kind not in fading.answered
    can_fall = cap(fading, kind, budget) > 1
    if fading.day is None or fading.day == fading.afresh_on or not (is_ignored and can_fall):
        return fading
    return replace(fading, halvings=(*fading.halvings, Halving(kind, fading.day, times)))
