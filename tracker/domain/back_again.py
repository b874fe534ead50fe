"""Closing the day, and being back again: the day is closed by a word, and work may start anew.

Closing is an event, no phase: recording goes on. Until the tracker day is over nothing else is
asked; being back is asked about once for each return, three times at the most.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from tracker.domain.blocks import BLOCK_GAP
from tracker.domain.boundary_state import (
    ASKED_MAX,
)
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import PAUSE_MIN, Choice, PromptKind
from tracker.domain.occasion import Moment
from tracker.domain.values import replace

ASKED_AFTER = timedelta(minutes=1)  # a glance at the clock is no work


@dataclass(frozen=True, slots=True)
class BackAgain:
    """What is known of a day that was closed.

    Attributes:
        day: the tracker day; None: none is closed.
        is_at_it: work goes on.
        left: when it stopped last, where it does not and where that is known.
        returned_at: when work started anew; None: it has not.
        told_of: the return that was asked about last.
        asked: how often was asked that day.
    """

    day: date | None = None
    is_at_it: bool = False
    left: datetime | None = None
    returned_at: datetime | None = None
    told_of: datetime | None = None
    asked: int = 0

    def closed(self, now: Moment) -> Self:
        """Close the day, once more if it was closed; what goes on now is no return."""
        day = now.plan.day
        asked = self.asked if day == self.day else 0
        return type(self)(day, now.work.since is not None, now.work.left, asked=asked)

    def followed(self, now: Moment) -> Self:
        """Bring the work since then up to now; the next tracker day opens itself."""
        if self.day is None:
            return self
        if now.plan.day != self.day:
            return type(self)()
        if now.work.since is not None:
            return self.worked_from(now.work.since)
        return self.stopped_at(now.work.left)

    def worked_from(self, since: datetime) -> Self:
        """Take in that work goes on since then; after a pause it starts anew."""
        if self.is_at_it:
            return self
        gap = PAUSE_MIN if self.returned_at is None else BLOCK_GAP
        is_new = self.left is None or since - self.left >= gap
        return replace(self, is_at_it=True, returned_at=since if is_new else self.returned_at)

    def stopped_at(self, left: datetime | None) -> Self:
        """Take in that work stopped."""
        return replace(self, is_at_it=False, left=left) if self.is_at_it else self

    def lasts(self, now: Moment) -> bool:
        """Tell whether work has started anew; where no hours are fixed, it may at any time."""
        back_at = self.returned_at
        is_back = back_at is not None and now.at >= back_at + ASKED_AFTER
        return is_back and now.work.since is not None and now.plan.has_fixed_hours

    def is_told(self, now: Moment) -> bool:
        """Tell whether this return was asked about, or it was asked often enough."""
        return self.told_of == self.returned_at or self.asked >= ASKED_MAX

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Offer to mark the work as planned where it lies outside core hours."""
        if now.is_outside:
            return (Choice.CHECK_IN, Choice.PLANNED, Choice.PRIVATE)
        return (Choice.CHECK_IN, Choice.PRIVATE)

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Count a question about a return."""
        if prompted.kind is not PromptKind.BACK_AGAIN:
            return self
        return replace(self, told_of=self.returned_at, asked=self.asked + 1)

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Remember as it is: what was answered is done by others, or is quiet."""
        return self

    def moments(self, now: Moment) -> Iterator[datetime]:
        """Yield when to ask about a return."""
        if self.returned_at is not None and now.work.since is not None:
            yield self.returned_at + ASKED_AFTER

    def shifted(self, by: timedelta) -> Self:
        """Move along: what was closed before stays before."""
        names = ("left", "returned_at", "told_of")
        moved = {name: at + by for name in names if (at := getattr(self, name)) is not None}
        return replace(self, **moved)
