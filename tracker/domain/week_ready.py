"""The week that is ready: a word at the first work of a new week that the last can be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasion import Moment
from tracker.domain.schedule import Schedule
from tracker.domain.values import replace


@dataclass(frozen=True, slots=True)
class WeekReady:
    """What was told of weeks.

    Attributes:
        first: the start of the earliest work on record; None: there is none.
        told_of: the Monday of the week at whose beginning it was told last.
        monday: that of the week in which the work began that goes on, or went on last.
    """

    first: datetime | None = None
    told_of: date | None = None
    monday: date | None = None

    def followed(self, now: Moment) -> Self:
        """Take in which week the work belongs to, and remember the first work of all."""
        since = now.work.since
        if since is None:
            return self
        monday = monday_of(since, now.rules.schedule)
        if monday == self.monday and self.first is not None:
            return self
        return replace(self, first=self.first or since, monday=monday)

    def lasts(self, now: Moment) -> bool:
        """Tell whether work goes on in a week before which there was some."""
        if self.monday is None or self.first is None or now.work.since is None:
            return False
        return monday_of(self.first, now.rules.schedule) < self.monday

    def is_told(self, now: Moment) -> bool:
        """Tell whether it was told this week, or, where the clock was set back, later."""
        if self.told_of is None or self.monday is None:
            return False
        return self.told_of >= self.monday

    def choices(self, now: Moment) -> tuple[Choice, ...]:
        """Return what can be answered."""
        return (Choice.OPEN,)

    def shown(self, prompted: Prompted, now: Moment) -> Self:
        """Remember the week."""
        return replace(self, told_of=self.monday) if _is_it(prompted) else self

    def answered(self, closed: PromptClosed, now: Moment) -> Self:
        """Remember as it is; the window opens the week."""
        return self

    def moments(self, now: Moment) -> Iterator[datetime]:
        """Yield nothing: work that goes on into a new week is no beginning."""
        yield from ()

    def shifted(self, by: timedelta) -> Self:
        """Stay: weeks are those of the calendar."""
        return self


def monday_of(at: datetime, schedule: Schedule) -> date:
    """Return the Monday of the week whose tracker day, at home, holds an instant."""
    day = schedule.plan_at(at, schedule.home_zone).day
    return day - timedelta(days=day.weekday())


def _is_it(prompted: Prompted) -> bool:
    return prompted.kind is PromptKind.WEEK_READY
