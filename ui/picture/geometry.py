"""Rectangles, and the lines of a hatching; in logical pixels, y pointing down."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; its right and bottom edges are not part of it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle_x(self) -> float:
        return self.x + self.width / 2

    @property
    def middle_y(self) -> float:
        return self.y + self.height / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: Self) -> bool:
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> Self:
        """Return it with each edge moved outwards, or inwards where `by` is negative."""
        x, y = self.x - by, self.y - by
        return replace(self, x=x, y=y, width=self.width + 2 * by, height=self.height + 2 * by)

    def distance(self, x: float, y: float) -> float:
        """Return how far a point lies outside, along the farther axis; 0 inside."""
        return max(self.x - x, x - self.right, self.y - y, y - self.bottom, 0.0)


def bounds(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all of them; there must be one."""
    every = list(rects)
    left, top = min(r.x for r in every), min(r.y for r in every)
    right, bottom = max(r.right for r in every), max(r.bottom for r in every)
    return Rect(left, top, right - left, bottom - top)


Segment = tuple[float, float, float, float]


def hatching(rect: Rect, step: float) -> list[Segment]:
    """Return rising lines `step` apart, cut at the edges of `rect`.

    They hang on the page, not on the rectangle: neighbours share one pattern without a seam.
    Cut by arithmetic, since a clipped painter does not come out alike in every SVG viewer.
    """
    lines: list[Segment] = []
    first = int((rect.x + rect.y) // step) + 1
    last = int((rect.right + rect.bottom) // step)
    for number in range(first, last + 1):
        # On a rising line x + y stays the same.
        total = number * step
        left = max(rect.x, total - rect.bottom)
        right = min(rect.right, total - rect.y)
        if right > left:
            lines.append((left, total - left, right, total - right))
    return lines
