"""A week as a value: what the chart, the command line and every export are fed with.

There is no score: what is not known is None, and the days that are not known are said.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from tracker.domain.blocks import Block, Episode, Piece, length_of
from tracker.domain.left_open import LeftOpen
from tracker.domain.model import OUTSIDE_CLASSES, BreakRecord, Place, WorkClass
from tracker.domain.rest import EveningState, Rest, RestState, WeeklyRest
from tracker.domain.schedule import DayPlan
from tracker.domain.spans import ZERO, Span, total
from tracker.domain.stretches import Stretch

WEEK_DAYS = 7
FREE_DAY_MAX = timedelta(minutes=5)
SETTLED_RESTS = (RestState.FULL, RestState.INTERRUPTED, RestState.SHORT)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, Monday first."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a week that the year does not have."""
        date.fromisocalendar(self.year, self.number, 1)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the week that a date lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Return its first date."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def days(self) -> tuple[date, ...]:
        """Return its seven dates."""
        return tuple(self.monday + timedelta(days=n) for n in range(WEEK_DAYS))

    def shifted(self, weeks: int) -> Self:
        """Return the week so many weeks later, or earlier where negative."""
        return self.of(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        """Return it as in 2026-W47."""
        return f"{self.year}-W{self.number:02}"


@dataclass(frozen=True, slots=True)
class Movement:
    """Counts of movement breaks; `met` is None where there was nothing to meet."""

    due: int
    taken: int
    natural: int
    skipped: int
    expired: int
    deferred: int

    @property
    def met(self) -> float | None:
        """Return the share of breaks that were taken, asked or unasked."""
        done = self.taken + self.natural
        counted = done + self.skipped + self.expired
        return done / counted if counted else None


@dataclass(frozen=True, slots=True)
class DayBalance:
    """One tracker day as it stands on record.

    `plan` holds the core hours and classes of the day in its zone, which is that of the day's
    work, else the home zone. `first` and `last` are the first and last instant of work inside
    the tracker day. `episodes` and `blocks` are those that begin in it. `left_open` is None where
    nobody watched work apps on this day, or in the whole week; `evening_watched` tells whether
    somebody did in the evening, so that one without work was disconnected and not only free of it.
    `stretches` at the screen are those that begin in the day.
    """

    plan: DayPlan
    known: bool
    is_ahead: bool
    is_today: bool
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    episodes: tuple[Episode, ...]
    rest_after: Rest | None
    evening: EveningState
    breaks: tuple[BreakRecord, ...]
    unsure: tuple[Span, ...]
    left_open: LeftOpen | None = None
    evening_watched: bool = False
    stretches: tuple[Stretch, ...] = ()

    @property
    def day(self) -> date:
        """Return the date that names the day."""
        return self.plan.day

    @property
    def zone(self) -> str:
        """Return the zone that the day's times are shown in."""
        return self.pieces[-1].zone if self.pieces else self.plan.zone

    @property
    def work(self) -> timedelta:
        """Return all work of the day."""
        return length_of(self.pieces)

    def of_class(self, work_class: WorkClass) -> timedelta:
        """Return the work of one class."""
        return length_of(p for p in self.pieces if p.work_class is work_class)

    @property
    def core(self) -> timedelta:
        """Return the work inside core hours."""
        return self.of_class(WorkClass.CORE)

    @property
    def flex(self) -> timedelta:
        """Return the work in the flex band, or all of it when no hours are fixed."""
        return self.of_class(WorkClass.FLEX)

    @property
    def outside(self) -> timedelta:
        """Return the work outside the hours meant for it."""
        return length_of(p for p in self.pieces if p.is_outside)

    @property
    def planned(self) -> timedelta:
        """Return the outside work that was chosen."""
        return length_of(p for p in self.pieces if p.is_outside and p.planned)

    @property
    def spillover(self) -> timedelta:
        """Return the outside work that was not chosen."""
        return length_of(p for p in self.pieces if p.is_spilled)

    @property
    def check_ins(self) -> tuple[Block, ...]:
        """Return the quick check-ins that begin in the day."""
        return tuple(block for block in self.blocks if block.is_check_in)

    @property
    def first(self) -> datetime | None:
        """Return the first instant of work."""
        return self.pieces[0].span.start if self.pieces else None

    @property
    def last(self) -> datetime | None:
        """Return the last instant of work."""
        return self.pieces[-1].span.end if self.pieces else None

    @property
    def longest_stretch(self) -> timedelta | None:
        """Return the longest stretch at the screen; None where nothing was measured."""
        return max((stretch.length for stretch in self.stretches), default=None)

    @property
    def is_free(self) -> bool:
        """Tell whether it is known that there was next to no work."""
        return self.known and self.work < FREE_DAY_MAX


@dataclass(frozen=True, slots=True)
class WeekBalance:
    """One ISO week as it stands on record; `complete` once its last tracker day has ended.

    `home_share` and `outside_share` are None where there is nothing to divide.
    """

    week: Week
    zone: str
    complete: bool
    days: tuple[DayBalance, ...]
    weekly_rest: WeeklyRest
    movement: Movement

    @property
    def pieces(self) -> list[Piece]:
        """Return all work of the week in order of time."""
        return [piece for day in self.days for piece in day.pieces]

    @property
    def work(self) -> timedelta:
        """Return all work of the week."""
        return sum((day.work for day in self.days), ZERO)

    @property
    def core(self) -> timedelta:
        """Return the work inside core hours."""
        return self.of_class(WorkClass.CORE)

    @property
    def flex(self) -> timedelta:
        """Return the work in the flex band, or all of it when no hours are fixed."""
        return self.of_class(WorkClass.FLEX)

    @property
    def outside(self) -> timedelta:
        """Return the work outside the hours meant for it."""
        return sum((day.outside for day in self.days), ZERO)

    @property
    def planned(self) -> timedelta:
        """Return the outside work that was chosen."""
        return sum((day.planned for day in self.days), ZERO)

    @property
    def spillover(self) -> timedelta:
        """Return the outside work that was not chosen."""
        return sum((day.spillover for day in self.days), ZERO)

    def of_class(self, work_class: WorkClass) -> timedelta:
        """Return the work of one class."""
        return sum((day.of_class(work_class) for day in self.days), ZERO)

    @property
    def classes(self) -> dict[WorkClass, timedelta]:
        """Return the outside work by class."""
        return {work_class: self.of_class(work_class) for work_class in OUTSIDE_CLASSES}

    @property
    def outside_share(self) -> float | None:
        """Return the share of work outside; None without work, or when no hours are fixed."""
        if not self.work or not any(day.plan.has_fixed_hours for day in self.days):
            return None
        return self.outside / self.work

    @property
    def episodes(self) -> int:
        """Count the outside blocks that hold work nobody chose."""
        return sum(not episode.is_planned for day in self.days for episode in day.episodes)

    @property
    def planned_episodes(self) -> int:
        """Count the outside blocks chosen throughout."""
        return sum(episode.is_planned for day in self.days for episode in day.episodes)

    @property
    def check_ins(self) -> tuple[Block, ...]:
        """Return the quick check-ins of the week."""
        return tuple(block for day in self.days for block in day.check_ins)

    @property
    def rests(self) -> Counter[RestState]:
        """Count the rests after the week's days by state."""
        return Counter(day.rest_after.state for day in self.days if day.rest_after)

    @property
    def evenings(self) -> Counter[EveningState]:
        """Count the evenings by state."""
        return Counter(day.evening for day in self.days)

    @property
    def reachable_idle(self) -> timedelta | None:
        """Return how long work apps stayed open unused; None where nobody watched any all week.

        A week in which apps were listed from some day on has the minutes since then: a lower
        bound, as it is for other reasons anyway.
        """
        watched = self._left_open
        return total(span for day in watched for span in day.spans) if watched else None

    @property
    def reachable_idle_unlocked(self) -> timedelta | None:
        """Return for how long of it the screen was unlocked."""
        watched = self._left_open
        return total(span for day in watched for span in day.unlocked) if watched else None

    @property
    def _left_open(self) -> list[LeftOpen]:
        return [day.left_open for day in self.days if day.left_open is not None]

    @property
    def evenings_watched(self) -> bool:
        """Tell whether work apps were watched in every evening that was without work.

        Otherwise such evenings are called free of work, never disconnected.
        """
        without_work = (EveningState.DISCONNECTED, EveningState.REACHABLE)
        quiet = [day for day in self.days if day.evening in without_work]
        return self.reachable_idle is not None and all(day.evening_watched for day in quiet)

    @property
    def stretches(self) -> list[Stretch]:
        """Return the stretches at the screen in order of time."""
        return [stretch for day in self.days for stretch in day.stretches]

    @property
    def longest_stretch(self) -> timedelta | None:
        """Return the longest stretch at the screen; None where nothing was measured all week."""
        return max((stretch.length for stretch in self.stretches), default=None)

    @property
    def home(self) -> timedelta:
        """Return the work done at home."""
        return length_of(p for p in self.pieces if p.place is Place.HOME)

    @property
    def home_share(self) -> float | None:
        """Return the share of home in the work whose place is known."""
        placed = length_of(p for p in self.pieces if p.place is not Place.UNKNOWN)
        return self.home / placed if placed else None

    @property
    def home_outside(self) -> timedelta:
        """Return the outside work done at home."""
        return length_of(p for p in self.pieces if p.is_outside and p.place is Place.HOME)

    @property
    def known_days(self) -> int:
        """Count the days whose figures mean something."""
        return sum(day.known for day in self.days)

    @property
    def free_days(self) -> int:
        """Count the days of which it is known that there was next to no work."""
        return sum(day.is_free for day in self.days)

    @property
    def interruptions(self) -> int:
        """Count the quick check-ins that lie inside the rests of the week."""
        return sum(len(day.rest_after.check_ins) for day in self.days if day.rest_after)

    @property
    def known_rests(self) -> int:
        """Count the rests that are known and over."""
        return sum(count for state, count in self.rests.items() if state in SETTLED_RESTS)

    @property
    def untouched_rests(self) -> int:
        """Count the rests that are known and over, and that no check-in cut."""
        rests = [day.rest_after for day in self.days if day.rest_after]
        return sum(rest.state in SETTLED_RESTS and not rest.check_ins for rest in rests)
