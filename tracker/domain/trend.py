"""The trend over weeks: how much work lay outside core hours on a working day, then and now.

Only what is known is compared, and only with its like: weeks of leave, weeks without data and the
running week are left out and marked, and another schedule begins another series.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from tracker.domain.balance import first_day, plan_of, vouched_days
from tracker.domain.blocks import Piece, cut, length_of, work_once
from tracker.domain.coverage import Knowledge
from tracker.domain.model import CoverageSpan, Record, WorkClass
from tracker.domain.schedule import DayPlan, Schedule, ScheduleVersion
from tracker.domain.spans import ZERO
from tracker.domain.values import replace
from tracker.domain.week import Week

KNOWN_DAYS = 3  # known scheduled days that a week must have to enter
SIDE = 4  # weeks on each side of the comparison
ENOUGH = 3  # of them that must enter
LIMIT = timedelta(minutes=10)
LIMIT_PARTS = 5  # one in so many, which is 20 %
MARGIN = timedelta(days=2)  # a tracker day may begin late in a date, and far west of UTC


class Mark(StrEnum):
    """Why a week does not enter."""

    RUNNING = "running"  # it is not over
    BEFORE = "before"  # it lies before the first work on record
    CHANGED = "changed"  # the schedule changed within it
    NO_HOURS = "no_hours"  # no hours were fixed, so that nothing was outside
    OFF = "off"  # leave or public holidays left too few working days
    FEW_DAYS = "few_days"  # the schedule itself has too few
    NO_DATA = "no_data"  # nothing is known of it
    PARTLY = "partly"  # too few of its working days are known


class Direction(StrEnum):
    """What became of the work outside core hours."""

    LESS = "less"
    SAME = "same"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class TrendWeek:
    """One week of the trend.

    Attributes:
        week: which one.
        version: the schedule in force on its last day.
        classes: all work on record by class, each of them named.
        planned: the outside work that was chosen.
        scheduled: days with core hours, once leave and holidays are taken out.
        known: how many of these are known.
        counted: the outside work of all known days, weekends and days off included.
        mark: why it does not enter; None: it enters.
        counted_planned: what of `counted` was chosen.
    """

    week: Week
    version: ScheduleVersion
    classes: Mapping[WorkClass, timedelta]
    planned: timedelta
    scheduled: int
    known: int
    counted: timedelta
    mark: Mark | None
    counted_planned: timedelta = ZERO

    @property
    def enters(self) -> bool:
        """Tell whether it is compared."""
        return self.mark is None

    @property
    def work(self) -> timedelta:
        """Return all work on record."""
        return sum(self.classes.values(), ZERO)

    @property
    def outside(self) -> timedelta:
        """Return the work on record outside the hours meant for it."""
        return sum((self.classes[kind] for kind in self.classes if kind.is_outside), ZERO)

    @property
    def spillover(self) -> timedelta:
        """Return the outside work that was not chosen."""
        return self.outside - self.planned

    @property
    def per_day(self) -> timedelta | None:
        """Return the outside work per known scheduled day; None where the week does not enter."""
        return self.counted / self.known if self.enters else None

    @property
    def planned_per_day(self) -> timedelta | None:
        """Return what of it was chosen."""
        return self.counted_planned / self.known if self.enters else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last four weeks against the four before.

    Attributes:
        recent: the weeks that enter on the later side, oldest first.
        before: those on the earlier side.
    """

    recent: tuple[TrendWeek, ...] = ()
    before: tuple[TrendWeek, ...] = ()

    @property
    def recent_median(self) -> timedelta | None:
        """Return the median of the later side; None where too few weeks enter."""
        return _median(self.recent)

    @property
    def before_median(self) -> timedelta | None:
        """Return the median of the earlier side; None where too few weeks enter."""
        return _median(self.before)

    @property
    def direction(self) -> Direction | None:
        """Return what became of it; None: not known."""
        now, then = self.recent_median, self.before_median
        if now is None or then is None:
            return None
        change = abs(now - then)
        if change < LIMIT or LIMIT_PARTS * change < then:
            return Direction.SAME
        return Direction.MORE if now > then else Direction.LESS

    @property
    def mean_work(self) -> timedelta | None:
        """Return the mean of all work in the weeks that enter; None where they are too few."""
        weeks = [*self.before, *self.recent]
        if len(weeks) < ENOUGH:
            return None
        return sum((week.work for week in weeks), ZERO) / len(weeks)


@dataclass(frozen=True, slots=True)
class Trend:
    """Weeks in a row, oldest first, and what they come to.

    `comparison` may draw on weeks before the first of them.
    """

    zone: str
    weeks: tuple[TrendWeek, ...]
    comparison: Comparison

    @property
    def begins(self) -> tuple[Week, ...]:
        """Return the weeks with which another schedule, and another series, begins."""
        return tuple(b.week for a, b in pairwise(self.weeks) if a.version != b.version)

    @property
    def is_blank(self) -> bool:
        """Tell whether there is no work on record in any of them."""
        return not any(week.work for week in self.weeks)

    def last(self, weeks: int) -> "Trend":
        """Return the same with the last so many weeks only; the comparison stays what it was."""
        return replace(self, weeks=self.weeks[-weeks:])


def trend_over(
    weeks: Sequence[Week], schedule: Schedule, record: Record, *, now: datetime
) -> Trend:
    """Work out weeks in a row, in one go through the record.

    Args:
        weeks: oldest first, each the one after the one before it.
        schedule: the person's plan, home zone included.
        record: what the journal holds of all these weeks, a day more on either side.
        now: the present; weeks that have not ended are not compared.
    """
    pieces = cut(work_once(record.work, record.planned), schedule)
    facts = _Facts(schedule, record, pieces, now)
    found = tuple(facts.week(week) for week in weeks)
    return Trend(schedule.home_zone, found, compare(found))


def compare(weeks: Sequence[TrendWeek]) -> Comparison:
    """Compare the last four weeks that are over with the four before.

    A week with another schedule than the last one belongs to an earlier series, and does not enter.
    """
    over = [week for week in weeks if week.mark is not Mark.RUNNING]
    recent, before = (
        tuple(week for week in side if week.enters and week.version == over[-1].version)
        for side in (over[-SIDE:], over[-2 * SIDE : -SIDE])
    )
    return Comparison(recent, before)


class _Facts:
    """What is on record, set out so that no week looks at what lies in another."""

    def __init__(
        self, schedule: Schedule, record: Record, pieces: Sequence[Piece], now: datetime
    ) -> None:
        self._schedule = schedule
        self._now = now
        self._zones = {piece.day: piece.zone for piece in pieces}
        self._first_day = first_day(record, schedule)
        self._vouched = vouched_days(record, pieces)
        self._pieces: dict[date, list[Piece]] = {}
        for piece in pieces:
            self._pieces.setdefault(piece.day, []).append(piece)
        self._coverage: dict[Week, list[CoverageSpan]] = {}
        for seen in record.coverage:
            for week in _weeks_of(seen):
                self._coverage.setdefault(week, []).append(seen)

    def week(self, week: Week) -> TrendWeek:
        """Work out one week."""
        plans = [plan_of(day, self._schedule, self._zones) for day in week.days]
        knowledge = Knowledge(
            self._coverage.get(week, ()),
            now=self._now,
            first_day=self._first_day,
            vouched=self._vouched,
        )
        known = [plan for plan in plans if knowledge.is_known(plan)]
        pieces = [piece for day in week.days for piece in self._pieces.get(day, ())]
        known_days = {plan.day for plan in known}
        counted = [piece for piece in pieces if piece.is_outside and piece.day in known_days]
        worked = TrendWeek(
            week=week,
            version=plans[-1].version,
            classes=_by_class(pieces),
            planned=length_of(p for p in pieces if p.is_outside and p.planned),
            scheduled=sum(bool(plan.core) for plan in plans),
            known=sum(bool(plan.core) for plan in known),
            counted=length_of(counted),
            mark=None,
            counted_planned=length_of(piece for piece in counted if piece.planned),
        )
        return replace(worked, mark=self._mark(worked, plans))

    def _mark(self, week: TrendWeek, plans: Sequence[DayPlan]) -> Mark | None:
        if plans[-1].span.end > self._now:
            return Mark.RUNNING
        if self._first_day is None or plans[-1].day < self._first_day:
            return Mark.BEFORE
        if any(plan.version != week.version for plan in plans):
            return Mark.CHANGED
        if not week.version.has_core:
            return Mark.NO_HOURS
        if week.known >= KNOWN_DAYS:
            return None
        return _why_too_few(week, plans)


def _why_too_few(week: TrendWeek, plans: Sequence[DayPlan]) -> Mark:
    if week.scheduled < KNOWN_DAYS:
        return Mark.OFF if any(map(_is_off, plans)) else Mark.FEW_DAYS
    return Mark.PARTLY if week.work or week.known else Mark.NO_DATA


def _is_off(plan: DayPlan) -> bool:
    """Tell whether leave or a holiday took all the hours that a day has by the schedule."""
    has_hours = plan.version.days[plan.day.weekday()]
    return bool(has_hours and (plan.leave or plan.holiday)) and not plan.core


def _by_class(pieces: Iterable[Piece]) -> dict[WorkClass, timedelta]:
    lengths = dict.fromkeys(WorkClass, ZERO)
    for piece in pieces:
        lengths[piece.work_class] += piece.span.length
    return lengths


def _weeks_of(seen: CoverageSpan) -> list[Week]:
    """Return the weeks that a span may bear upon, wherever in the world they are counted."""
    week = Week.of(seen.span.start.date() - MARGIN)
    last = Week.of(seen.span.end.date() + MARGIN)
    weeks = [week]
    while week < last:
        week = week.shifted(1)
        weeks.append(week)
    return weeks


def _median(weeks: Sequence[TrendWeek]) -> timedelta | None:
    figures = [week.per_day for week in weeks if week.per_day is not None]
    if len(figures) < ENOUGH:
        return None
    figures.sort()
    middle = len(figures) // 2
    return figures[middle] if len(figures) % 2 else (figures[middle - 1] + figures[middle]) / 2
