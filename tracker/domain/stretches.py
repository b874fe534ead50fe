"""Stretches at the screen: time without a pause of five minutes, worked out from what was seen.

A stretch says how long somebody was at the screen, never how long they sat. Where nothing was
measured there is no stretch: typed work may have been done anywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tracker.domain.blocks import Piece
from tracker.domain.model import PAUSE_MIN, BreakRecord
from tracker.domain.spans import Span, intersect, subtract, union

LONG = timedelta(minutes=60)
VERY_LONG = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time at the screen without a pause; it belongs whole to the tracker day it begins in."""

    span: Span
    day: date

    @property
    def length(self) -> timedelta:
        """Return how long it was, short looks away included."""
        return self.span.length

    @property
    def is_long(self) -> bool:
        """Tell whether it was longer than an hour."""
        return self.length > LONG

    @property
    def is_very_long(self) -> bool:
        """Tell whether it was longer than an hour and a half."""
        return self.length > VERY_LONG


def find_stretches(
    pieces: Sequence[Piece], seen: Iterable[Span], breaks: Iterable[BreakRecord]
) -> list[Stretch]:
    """Return the stretches of time that was seen and stands as work, in order of time.

    Args:
        pieces: the work, free of overlap and in order of time.
        seen: when somebody was at the screen, a call included, or said later that they had been.
        breaks: the movement breaks; one that lasted ends a stretch, however short it was.
    """
    rests = union(Span(one.start, one.end) for one in breaks)
    at_work = intersect(union(seen), union(piece.span for piece in pieces))
    days = _DayOf(pieces)
    return [Stretch(span, days.at(span)) for span in _bridged(subtract(at_work, rests), rests)]


def _bridged(active: Sequence[Span], rests: Sequence[Span]) -> list[Span]:
    """Join activity over gaps that are too short to be a pause, and hold no break."""
    gaps = [Span(one.end, next_one.start) for one, next_one in pairwise(active)]
    short = [gap for gap in gaps if gap.length < PAUSE_MIN]
    return union([*active, *(gap for gap in short if not intersect([gap], rests))])


class _DayOf:
    """Tells the tracker day of stretches that are asked about in order of time."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._next = 0

    def at(self, span: Span) -> date:
        """Return the day of the first piece of work that lies in a span."""
        while self._pieces[self._next].span.end <= span.start:
            self._next += 1
        return self._pieces[self._next].day
