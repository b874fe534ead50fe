"""A day as it is looked at when it is closed: what it came to, and what only the person knows."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.model import STILL_RUNNING, UnsureSpan
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance, Week
from tracker.hall import Tracker


@dataclass(frozen=True, slots=True)
class Outside:
    """Work outside core hours of which nobody has said that it was chosen.

    Attributes:
        span: from its first start to its last end.
        numbers: what the work in it is known by.
        is_running: some of it still goes on.
    """

    span: Span
    numbers: tuple[int, ...]
    is_running: bool


@dataclass(frozen=True, slots=True)
class DayReview:
    """A day, and what is open about it.

    Attributes:
        day: what it came to so far.
        unsure: time that may have been work away from the keyboard.
        outside: work outside core hours that may have been chosen.
        line: what the person wrote on it for the next day.
    """

    day: DayBalance
    unsure: tuple[UnsureSpan, ...]
    outside: tuple[Outside, ...]
    line: str


def review_of(tracker: Tracker, day: date) -> DayReview:
    """Look at a tracker day.

    Raises:
        StoreError: the record cannot be read.
    """
    balance = next(one for one in tracker.week(Week.of(day)).days if one.day == day)
    unsure = tuple(one for one in tracker.unsure(day, day) if one.span.length)
    return DayReview(balance, unsure, tuple(_outside(balance)), tracker.days.line(day))


def _outside(balance: DayBalance) -> list[Outside]:
    found = []
    for episode in balance.episodes:
        spilled = [p for p in balance.pieces if p.is_spilled and p.span.overlaps(episode.span)]
        numbers = tuple(sorted({piece.id for piece in spilled if piece.id != STILL_RUNNING}))
        is_running = any(piece.id == STILL_RUNNING for piece in spilled)
        if spilled:
            found.append(Outside(episode.span, numbers, is_running))
    return found
