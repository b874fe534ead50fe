"""The wind-down: a word a while before the day's core hours end, for who wants one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasion import Moment
from tracker.domain.spans import Span
from tracker.domain.values import replace

SNOOZE_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class WindDown:
    """What was told of the end of core hours.

    Attributes:
        told_of: the end that was told of.
        again_at: when to tell of it once more, as the person wished.
    """

    told_of: datetime | None = None
    again_at: datetime | None = None

    def lasts(self, now: Moment) -> bool:
        """Tell whether work goes on, and core hours are about to end."""
        window = _window(now)
        return now.work.since is not None and window is not None and window.contains(now.at)

    def is_told(self, now: Moment) -> bool:
        """Tell whether it was told, and the person wants to hear no more."""
        window = _window(now)
        if window is None or self.told_of != window.end:
            return False
        return self.again_at is None or now.at < self.again_at

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Offer a later word only where core hours still run by then."""
        window = _window(now)
        is_time_left = window is not None and now.at + SNOOZE_FOR < window.end
        return (Choice.FINE, Choice.SNOOZE) if is_time_left else (Choice.FINE,)

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Remember which end it was about."""
        window = _window(now)
        if prompted.kind is not PromptKind.WIND_DOWN or window is None:
            return self
        return replace(self, told_of=window.end, again_at=None)

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Wait, where the person wants to hear it later."""
        if (closed.kind, closed.choice) != (PromptKind.WIND_DOWN, Choice.SNOOZE):
            return self
        return replace(self, again_at=closed.at + SNOOZE_FOR)

    def moments(self, now: Moment) -> Iterator[datetime]:
        """Yield when the word is due, when it is due again, and when it is too late for it."""
        window = _window(now)
        if now.work.since is not None and window is not None:
            yield from (window.start, window.end)
            if self.again_at is not None:
                yield self.again_at

    def shifted(self, by: timedelta) -> Self:
        """Let the snooze last as long; core hours are times of day and stay."""
        return replace(self, again_at=self.again_at + by) if self.again_at is not None else self


def _window(now: Moment) -> Span | None:
    """Return the last while of the day's core hours; none of it lies outside them."""
    if not now.plan.core:
        return None
    last = now.plan.core[-1]
    return Span(max(last.end - now.rules.wind_down_before, last.start), last.end)
