"""An end of work on its way to another time, or new time being drawn; and what is said of it.

Knows nothing of Qt, and changes nothing: what comes of it is up to whoever lets go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from tracker.domain.correcting import shared
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import ZERO, Span
from tracker.reports.span_words import times_of
from tracker.wording import _, clock, duration
from ui.picture.ruler import FINE_STEP, STEP, Ruler, rounded


@dataclass(frozen=True, slots=True)
class Drag:
    """Where the one end of a span is, while the other stays.

    Attributes:
        work: what is moved; None where new time is drawn.
        zone: whose clock counts.
        row: number of the day.
        ruler: reads the places of the row.
        fixed: the end that stays.
        began: where the other one was.
        at: where it is.
    """

    work: WorkSpan | None
    zone: str
    row: int
    ruler: Ruler
    fixed: datetime
    began: datetime
    at: datetime

    @property
    def span(self) -> Span:
        """Return the time from end to end."""
        return Span(min(self.fixed, self.at), max(self.fixed, self.at))

    @property
    def is_moved(self) -> bool:
        """Tell whether anything would be another time."""
        return self.at != self.began and self.span.length > ZERO

    def to(self, x: float, *, fine: bool) -> Self:
        """Return it with the end at a place; back where it began, it is as it was."""
        if self.work is not None and abs(x - self.ruler.x(self.began)) < 1:
            return self._with(self.began)
        return self._with(self.ruler.at(x, fine=fine))

    def by(self, steps: int) -> Self:
        """Return it with the end so many steps later, or earlier where `steps` is negative."""
        to = self.at + steps * STEP
        even = rounded(to)
        if (even - self.at) * steps <= ZERO:
            even = to
        return self._with(min(max(even, self.ruler.reach.start), self.ruler.reach.end))

    def _with(self, at: datetime) -> Self:
        """Put the end somewhere; that of work stays a minute from the other at least."""
        if self.work is not None and self.began < self.fixed:
            at = min(at, self.fixed - FINE_STEP)
        elif self.work is not None:
            at = max(at, self.fixed + FINE_STEP)
        return replace(self, at=at)

    def overlapped(self, works: Iterable[WorkSpan]) -> list[WorkSpan]:
        """Return the other work that it would share time with."""
        own = None if self.work is None else self.work.id
        return [one for one in works if one.id != own and shared(self.span, one.span)]

    def words(self, works: Iterable[WorkSpan]) -> str:
        """Say in lines what it would be, and what it would overlap."""
        lines = [times_of(self.span, self.zone), duration(self.span.length)]
        if self.work is not None and self.is_moved:
            was = clock(local(self.began, self.zone))
            words = _("start was {time}") if self.began < self.fixed else _("end was {time}")
            lines.append(words.format(time=was))
        lines += [overlap_words(self.span, other) for other in self.overlapped(works)]
        return "\n".join(lines)


def overlap_words(span: Span, other: WorkSpan) -> str:
    """Say how much time a span shares with other work."""
    return _("overlaps {times} by {length}").format(
        times=times_of(other.span, other.zone), length=duration(shared(span, other.span))
    )
