"""Work of a row as bars: pieces on the axis, joined where no eye could tell them apart.

A bar is at least 2 px wide, so that the shortest look is seen. Pieces of one look with less than
2 px between them are one bar: a crowded day stays readable, and its bar says how many spans it
holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.domain.blocks import Piece
from tracker.domain.model import WorkClass
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance
from ui.picture.axis import RowClock, Scale
from ui.picture.marks import Edge, Look

MIN_WIDTH = 2.0  # px, at every scale
MIN_GAP = 2.0  # px, at every scale
BEYOND = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """Work of one look from one edge on the axis to another."""

    look: Look
    left: float
    right: float
    pieces: tuple[Piece, ...]
    left_edge: Edge = Edge.ROUND
    right_edge: Edge = Edge.ROUND


def bars_of(day: DayBalance, clock: RowClock, scale: Scale, cuts: Span) -> list[Bar]:
    """Return the bars of a row from left to right; quick check-ins are drawn apart.

    `cuts` is the tracker day, wider on a side where no work goes on beyond it.
    """
    bars: list[Bar] = []
    for piece in _outside_check_ins(day):
        _append(bars, _bar(day, piece, clock, scale))
    return _edged(bars, cuts)


def cuts_of(day: DayBalance, before: DayBalance | None, after: DayBalance | None) -> Span:
    """Return where work that reaches the edge of its day goes on in the next row.

    Beyond the edges of the week nothing is known; work that reaches them is taken to go on.
    """
    start, end = day.plan.span.start, day.plan.span.end
    if before is not None and before.last != day.first:
        start -= BEYOND
    if after is not None and after.first != day.last:
        end += BEYOND
    return Span(start, end)


def look_of(day: DayBalance, piece: Piece) -> Look:
    """Return how a piece is drawn."""
    if piece.work_class is WorkClass.CORE:
        return Look.INSIDE
    if piece.work_class is WorkClass.FLEX:
        return Look.FLEX if day.plan.has_fixed_hours else Look.WORK
    return Look.CHOSEN if piece.planned else Look.SPILLED


def _outside_check_ins(day: DayBalance) -> Iterable[Piece]:
    spans = [block.span for block in day.check_ins]
    return (piece for piece in day.pieces if not any(piece.span.overlaps(s) for s in spans))


def _bar(day: DayBalance, piece: Piece, clock: RowClock, scale: Scale) -> Bar:
    left = scale.x(clock.minute(piece.span.start, piece.zone))
    right = scale.x(clock.minute(piece.span.end, piece.zone))
    left = min(left, scale.right - MIN_WIDTH)
    return Bar(look_of(day, piece), left, max(right, left + MIN_WIDTH), (piece,))


def _append(bars: list[Bar], bar: Bar) -> None:
    """Add a bar, as part of the one before it where the two cannot be told apart."""
    before = bars[-1] if bars else None
    if before is None or bar.left - before.right >= MIN_GAP:
        bars.append(bar)
    elif before.look is bar.look:
        right = max(before.right, bar.right)
        bars[-1] = replace(before, right=right, pieces=before.pieces + bar.pieces)
    else:
        left = min(before.right, bar.right - MIN_WIDTH)
        bars.append(replace(bar, left=left))


def _edged(bars: Sequence[Bar], cuts: Span) -> list[Bar]:
    """Say how each bar ends: where another touches it, at the edge of the day, or freely."""
    lefts = {bar.left for bar in bars}
    rights = {bar.right for bar in bars}
    edged = []
    for bar in bars:
        left = Edge.JOINED if bar.left in rights else Edge.ROUND
        right = Edge.JOINED if bar.right in lefts else Edge.ROUND
        if bar.pieces[0].span.start <= cuts.start:
            left = Edge.CUT
        if bar.pieces[-1].span.end >= cuts.end:
            right = Edge.CUT
        edged.append(replace(bar, left_edge=left, right_edge=right))
    return edged
