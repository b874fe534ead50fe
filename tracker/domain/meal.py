"""The meal note: once a day, after a long time of work without a pause that was one.

aml § 10-9 asks for a pause where a day has more than five and a half hours of work; that a pause
is one from 20 minutes on is practice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasion import Moment
from tracker.domain.spans import LATEST, ZERO, Span, last_run, subtract
from tracker.domain.values import replace

PAUSE = timedelta(minutes=20)


@dataclass(frozen=True)
class Meal:
    """Work without a pause.

    Attributes:
        run: the work that has ended, oldest first, with less than a pause between.
        running: since when work goes on now; None while none does.
        told_on: the tracker day on which it was told last.
    """

    run: tuple[Span, ...] = ()
    running: datetime | None = None
    told_on: date | None = None

    def followed(self, now: Moment) -> Self:
        """Count on; work that has ended may have ended before now."""
        run, running, since = self.run, self.running, now.work.since
        if since == running:
            return self
        if running is not None:
            run = (*run, Span(running, max(now.work.left or now.at, running)))
        if since is not None and run and since - run[-1].end >= PAUSE:
            run = ()
        return type(self)(run, since, self.told_on)

    def lasts(self, now: Moment) -> bool:
        """Tell whether there was that much work without a pause, and it goes on."""
        due = self._due(now)
        return due is not None and due <= now.at

    def is_told(self, now: Moment) -> bool:
        """Tell whether it was told today."""
        return self.told_on == now.plan.day

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Return what can be answered."""
        return (Choice.FINE,)

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Remember the day."""
        return replace(self, told_on=now.plan.day) if prompted.kind is PromptKind.MEAL else self

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Remember as it is; there is nothing to do."""
        return self

    def moments(self, now: Moment) -> Iterator[datetime]:
        """Yield when the note is due."""
        due = self._due(now)
        if due is not None and not self.is_told(now):
            yield due

    def shifted(self, by: timedelta) -> Self:
        """Move along, so that lengths stay true."""
        run = tuple(Span(span.start + by, span.end + by) for span in self.run)
        return replace(self, run=run, running=self.running + by if self.running else None)

    def recalled(self, spans: Iterable[Span]) -> Self:
        """Count what turned out to be work, beside what runs."""
        running = [Span(self.running, LATEST)] if self.running is not None else []
        run = last_run(subtract([*self.run, *spans], running), PAUSE)
        return replace(self, run=tuple(run))

    def without(self, hole: Span) -> Self:
        """Count nothing of what was private; where that was long, it was a pause."""
        return replace(self, run=tuple(last_run(subtract(self.run, [hole]), PAUSE)))

    def _due(self, now: Moment) -> datetime | None:
        if self.running is None:
            return None
        before = sum((span.length for span in self.run), ZERO)
        return self.running + max(now.rules.meal_after - before, ZERO)
