"""Stretches of time, millions of them, in little memory: what is close together is one stretch."""

from array import array
from datetime import UTC, datetime
from typing import Final

from tracker.domain.spans import Span
from tracker.importers.limits import FIRST_YEAR, LAST_YEAR

# As seconds since 1970, like the stretches; a year inside what the domain reckons with.
EARLIEST: Final = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC).timestamp()
LATEST: Final = datetime(LAST_YEAR, 12, 30, tzinfo=UTC).timestamp()
_FIRST_TIDYING: Final = 200_000  # stretches


class Stretches:
    """Stretches in seconds since 1970, joined over gaps that are shorter than `gap` seconds.

    They may come in any order; each is as cheap as two numbers. Those that come in the order of
    time, or against it, are joined at once.
    """

    def __init__(self, gap: float) -> None:
        """Begin with none."""
        self._gap = gap
        self._starts = array("d")
        self._ends = array("d")
        self._tidy_at = _FIRST_TIDYING

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: float, end: float) -> None:
        """Add a stretch, or make the one that came before it longer."""
        if self._starts and self._is_near(start, end):
            self._starts[-1] = min(self._starts[-1], start)
            self._ends[-1] = max(self._ends[-1], end)
            return
        self._starts.append(start)
        self._ends.append(end)
        if len(self._starts) >= self._tidy_at:
            self._tidy()
            self._tidy_at = max(_FIRST_TIDYING, 2 * len(self._starts))

    def spans(self) -> list[Span]:
        """Return the stretches as spans, in order of time, to the microsecond."""
        self._tidy()
        return [
            Span(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC))
            for start, end in zip(self._starts, self._ends, strict=True)
        ]

    def _is_near(self, start: float, end: float) -> bool:
        touches = start <= self._ends[-1] and end >= self._starts[-1]
        return touches or (
            start - self._ends[-1] < self._gap and self._starts[-1] - end < self._gap
        )

    def _tidy(self) -> None:
        """Put them in order of time, and join what came apart."""
        starts, ends = self._starts, self._ends
        order = sorted(range(len(starts)), key=starts.__getitem__)
        self._starts, self._ends = array("d"), array("d")
        for at in order:
            if self._starts and self._is_near(starts[at], ends[at]):
                self._ends[-1] = max(self._ends[-1], ends[at])
            else:
                self._starts.append(starts[at])
                self._ends.append(ends[at])
