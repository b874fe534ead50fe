"""The ends of work in the chart that can be taken hold of: where they lie, which one is meant.

Knows nothing of Qt. Work that still runs has none, and neither has an end that lies beyond the
row, or beneath other work.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.blocks import Piece
from tracker.domain.model import STILL_RUNNING, WorkSpan
from tracker.domain.week import WeekBalance
from ui.picture.geometry import Rect
from ui.picture.marks import Layout, Mark
from ui.picture.ruler import Ruler

GRAB = 7.0  # px at 100 %: how far from an end a pointer still means it
SEEN = 2.5  # px: how far an end may lie from that of its bar, which has a least width


@dataclass(frozen=True, slots=True)
class Handle:
    """One end of work; `bar` is the bar it lies on, `is_outer` tells whether it is an end of it."""

    work: WorkSpan
    is_start: bool
    row: int
    x: float
    bar: Rect
    is_outer: bool

    def misses(self, x: float, y: float, scale: float) -> float | None:
        """Return how far a point lies beside it; None where it is not meant at all."""
        grab = GRAB * scale
        inside = (x - self.x) if self.is_start else (self.x - x)
        near = -grab <= inside <= min(grab, self.bar.width / 3)
        return abs(inside) if near and self.bar.y - grab / 2 <= y <= self.bar.bottom else None


def handles_of(
    balance: WeekBalance, layout: Layout, works: Mapping[int, WorkSpan]
) -> tuple[Handle, ...]:
    """Return all ends that can be taken hold of, row by row."""
    rulers: dict[tuple[int, str], Ruler] = {}  # reading a crowded day's clocks takes a while

    def ruler(row: int, zone: str) -> Ruler:
        if (row, zone) not in rulers:
            rulers[row, zone] = Ruler(balance.days[row], layout.hours, zone)
        return rulers[row, zone]

    found: list[Handle] = []
    for mark in layout.marks:
        for work, own in _work_on(mark, works):
            found += _ends(mark, work, own, ruler(mark.row, work.zone))
    return tuple(found)


def _work_on(
    mark: Mark, works: Mapping[int, WorkSpan]
) -> Iterator[tuple[WorkSpan, Sequence[Piece]]]:
    """Give the work on a bar that is over, with its pieces there."""
    pieces: dict[int, list[Piece]] = {}
    for piece in mark.subject if isinstance(mark.subject, tuple) else ():
        pieces.setdefault(piece.id, []).append(piece)
    for number, own in pieces.items():
        if number in works and number != STILL_RUNNING:
            yield works[number], own


def _ends(mark: Mark, work: WorkSpan, own: Sequence[Piece], ruler: Ruler) -> Iterator[Handle]:
    """Give the ends of work that its pieces on a bar reach."""
    if own[0].span.start == work.span.start:
        x = ruler.x(work.span.start)
        yield Handle(work, True, mark.row, x, mark.rect, abs(x - mark.rect.x) <= SEEN)
    if own[-1].span.end == work.span.end:
        x = ruler.x(work.span.end)
        yield Handle(work, False, mark.row, x, mark.rect, abs(x - mark.rect.right) <= SEEN)


def meant(
    handles: Sequence[Handle], at: tuple[float, float], chosen: int | None, scale: float
) -> Handle | None:
    """Return the end that a pointer means: of the chosen work first, else the nearest of a bar."""
    near = [(handle.misses(*at, scale), handle) for handle in handles]
    found = [
        (handle.work.id != chosen, missed, handle)
        for missed, handle in near
        if missed is not None and (handle.is_outer or handle.work.id == chosen)
    ]
    return min(found, key=lambda one: one[:2], default=(True, 0.0, None))[2]
