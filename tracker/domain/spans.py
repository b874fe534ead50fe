"""Spans of time and the arithmetic of span lists.

A span is a half-open pair of instants `[start, end)`. Lists that come out of this module are
sorted and free of overlap; lists that go in need not be, unless a function says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Self

ZERO = timedelta(0)
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(9999, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time from `start` up to, not including, `end`."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse an end before its start."""
        if self.end < self.start:
            raise ValueError(f"span ends {self.end} before it starts {self.start}")

    @property
    def length(self) -> timedelta:
        """Return the time that has passed between the ends, whatever clocks did meanwhile."""
        return self.end - self.start

    def contains(self, at: datetime) -> bool:
        """Tell whether `at` lies in the span; the end itself does not."""
        return self.start <= at < self.end

    def overlaps(self, other: Self) -> bool:
        """Tell whether the spans share more than an edge."""
        return self.start < other.end and other.start < self.end

    def clip(self, window: Self) -> Self | None:
        """Return the part inside `window`, or None where nothing of it is."""
        start, end = max(self.start, window.start), min(self.end, window.end)
        return type(self)(start, end) if start < end else None


_start = attrgetter("start")


def union(spans: Iterable[Span]) -> list[Span]:
    """Join what overlaps or touches; drop what has no length."""
    parts = [span for span in spans if span.start < span.end]
    if all(one.end < following.start for one, following in pairwise(parts)):
        return parts
    joined: list[Span] = []
    for span in sorted(parts, key=_start):
        if not joined or span.start > joined[-1].end:
            joined.append(span)
        elif span.end > joined[-1].end:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined


def intersect(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return what lies in both lists; each must be sorted and free of overlap."""
    shared: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i].start, right[j].start)
        end = min(left[i].end, right[j].end)
        if start < end:
            shared.append(Span(start, end))
        if left[i].end <= right[j].end:
            i += 1
        else:
            j += 1
    return shared


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Return what lies in `spans` but in none of `holes`."""
    kept: list[Span] = []
    cuts = union(holes)
    for span in union(spans):
        start = span.start
        for cut in cuts:
            if cut.end <= start:
                continue
            if cut.start >= span.end:
                break
            if cut.start > start:
                kept.append(Span(start, cut.start))
            start = max(start, cut.end)
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept


def clip_all(spans: Iterable[Span], window: Span) -> list[Span]:
    """Return the parts of `spans` inside `window`, in their order."""
    return [part for span in spans if (part := span.clip(window)) is not None]


def last_run(spans: Sequence[Span], gap: timedelta) -> list[Span]:
    """Return the last spans without such a gap between them, in the order in which they stand."""
    run: list[Span] = []
    for span in reversed(spans):
        if run and abs(run[-1].start - span.end) >= gap:
            break
        run.append(span)
    return run[::-1]


def total(spans: Iterable[Span]) -> timedelta:
    """Add up the lengths, counting time that is covered twice only once."""
    return sum((span.length for span in union(spans)), ZERO)
