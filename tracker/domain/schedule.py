"""The person's own plan: core hours, flex, holidays, leave, and the class of each instant.

Schedules come in dated versions, so that last month is judged by last month's hours. The day is
always the tracker day: from one day boundary to the next, local, 04:00 unless the core hours
need another. What each of its minutes means is laid out once, as a `DayPlan`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tracker.domain.localtime import DAY_MIN, WallSpan, local, resolve
from tracker.domain.model import Leave, Swap, WorkClass
from tracker.domain.spans import Span, clip_all, subtract, union

ONE_DAY = timedelta(days=1)
SATURDAY = 5
# The part of a day in which missing data makes it unknown: 05:00-24:00 for a day from 04:00.
WINDOW_FROM_MIN, WINDOW_TO_MIN = 60, 20 * 60
SEARCH_DAYS = 400


@dataclass(frozen=True, slots=True)
class ScheduleVersion:
    """The core hours and what belongs to them from one date on.

    Attributes:
        valid_from: first date of the version; earlier dates use the first version.
        days: Monday to Sunday, each the wall spans of its core hours; empty: none that day.
        flex_before: band before the day's first core hour.
        flex_after: band after its last.
        night: the night band, anchored on the day it begins.
        day_starts_min: the wished day boundary, minutes since midnight.
        country: ISO code for public holidays; empty: none.
        region: part of the country.
        daily_rest: target for the rest between working days (11 h: aml § 10-8).
        weekly_rest: target for one unbroken rest a week (35 h: aml § 10-8).
        reachable: hours agreed on for being reachable on each day with core hours; empty: those.
    """

    valid_from: date
    days: tuple[tuple[WallSpan, ...], ...]
    flex_before: timedelta = timedelta(0)
    flex_after: timedelta = timedelta(0)
    night: WallSpan = (21 * 60, 30 * 60)
    day_starts_min: int = 4 * 60
    country: str = ""
    region: str = ""
    daily_rest: timedelta = timedelta(hours=11)
    weekly_rest: timedelta = timedelta(hours=35)
    reachable: tuple[WallSpan, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a week that has not seven days."""
        if len(self.days) != 7:
            raise ValueError(f"a schedule has seven days, not {len(self.days)}")

    @property
    def has_core(self) -> bool:
        """Tell whether any weekday has core hours; without, nothing is outside."""
        return any(self.days)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a day all of whose minutes have one class."""

    span: Span
    work_class: WorkClass


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What each minute of one tracker day means, in one zone.

    Attributes:
        day: the date that names the tracker day.
        zone: the zone its local times were read in.
        span: from its boundary to the next.
        segments: classes, one after the other, without a gap.
        core: its core hours, leave and holidays taken out.
        window: the part in which unknown time makes the day unknown.
        evening: the window for an evening free of work.
        reachable: hours agreed on for being reachable, beside the core hours.
        nights: the parts in the night band.
        version: the schedule in force.
        holiday: name of the public holiday, or empty.
        leave: the parts taken off.
    """

    day: date
    zone: str
    span: Span
    segments: tuple[Segment, ...]
    core: tuple[Span, ...]
    window: Span
    evening: Span
    version: ScheduleVersion
    nights: tuple[Span, ...] = ()
    holiday: str = ""
    leave: tuple[Span, ...] = ()
    reachable: tuple[Span, ...] = ()
    _ends: tuple[datetime, ...] = field(default=(), repr=False, compare=False)

    def segment_at(self, at: datetime) -> Segment:
        """Return the segment that holds an instant of this day."""
        return self.segments[bisect_right(self._ends, at)]

    @property
    def has_fixed_hours(self) -> bool:
        """Tell whether anything can be outside on this day."""
        return self.version.has_core or bool(self.core)


class Schedule:
    """All versions of the plan with holidays, leave and swapped days; answers about instants."""

    def __init__(
        self,
        versions: Sequence[ScheduleVersion],
        home_zone: str,
        *,
        evening: WallSpan = (18 * 60, 23 * 60),
        stay_on_home_time: bool = False,
        holidays: Mapping[date, str] | None = None,
        leave: Iterable[Leave] = (),
        swaps: Iterable[Swap] = (),
    ) -> None:
        """Take the versions, oldest first.

        Args:
            versions: at least one.
            home_zone: serves days without work, and all days when `stay_on_home_time`.
            evening: local window for evenings free of work.
            stay_on_home_time: core hours stay where home is when travelling.
            holidays: names by date.
            leave: days or parts of days taken off.
            swaps: days with core hours of their own; they go before a holiday.
        """
        if not versions:
            raise ValueError("a schedule needs at least one version")
        self.home_zone = home_zone
        self._versions = tuple(versions)
        self._starts = [version.valid_from for version in versions]
        self._offsets = tuple(boundary_minutes(version) for version in versions)
        self._evening = evening
        self._stays = stay_on_home_time
        self._holidays: Mapping[date, str] = holidays if holidays is not None else {}
        self._leave: dict[date, list[Leave]] = {}
        for part in leave:
            self._leave.setdefault(part.day, []).append(part)
        self._swaps = {swap.day: swap for swap in swaps}
        self._plans: dict[tuple[date, str], DayPlan] = {}
        self._latest: DayPlan | None = None
        self._next: tuple[str, Span, Span] | None = None  # found in this zone, from when up to it

    def day_start(self, day: date, zone: str) -> datetime:
        """Return the instant at which a tracker day begins.

        Where a new version moves the boundary far ahead, the day before it is left empty.
        """
        before = day - ONE_DAY
        begins = resolve(day, self._offset(day), self._zone(zone))
        if self._offset(before) == self._offset(day):
            return begins
        return max(begins, resolve(before, self._offset(before), self._zone(zone)))

    def plan(self, day: date, zone: str) -> DayPlan:
        """Return what each minute of a tracker day means for somebody in `zone`."""
        key = (day, self._zone(zone))
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = self._lay_out(*key)
        return found

    def plan_at(self, at: datetime, zone: str) -> DayPlan:
        """Return the plan of the tracker day that holds an instant."""
        zone = self._zone(zone)
        latest = self._latest
        if latest is not None and latest.zone == zone and latest.span.contains(at):
            return latest
        plan = self.plan(local(at, zone).date(), zone)
        while at < plan.span.start:
            plan = self.plan(plan.day - ONE_DAY, zone)
        while at >= plan.span.end:
            plan = self.plan(plan.day + ONE_DAY, zone)
        self._latest = plan
        return plan

    def day_at(self, at: datetime, zone: str) -> date:
        """Return the tracker day that holds an instant, without laying it out."""
        day = local(at, self._zone(zone)).date()
        while at < self.day_start(day, zone):
            day -= ONE_DAY
        while at >= self.day_start(day + ONE_DAY, zone):
            day += ONE_DAY
        return day

    def class_at(self, at: datetime, zone: str) -> WorkClass:
        """Return the class of an instant."""
        return self.plan_at(at, zone).segment_at(at).work_class

    def next_core(self, at: datetime, zone: str) -> Span | None:
        """Return the first core hours that begin after `at`, or None within a year or so."""
        if (found := self._next) and found[0] == zone and found[1].contains(at):
            return found[2]
        day = self.plan_at(at, zone).day
        for days in range(SEARCH_DAYS):
            for core in self.plan(day + timedelta(days=days), zone).core:
                if core.start > at:
                    self._next = (zone, Span(at, core.start), core)
                    return core
        return None

    def is_swapped(self, day: date) -> bool:
        """Tell whether a day has hours of its own."""
        return day in self._swaps

    def plans_between(self, window: Span, zone: str) -> list[DayPlan]:
        """Return the plans of all tracker days that share time with `window`."""
        plan = self.plan_at(window.start, zone)
        plans = [plan]
        while plan.span.end < window.end:
            plan = self.plan(plan.day + ONE_DAY, zone)
            plans.append(plan)
        return plans

    def _version(self, day: date) -> ScheduleVersion:
        return self._versions[self._index(day)]

    def _index(self, day: date) -> int:
        return max(bisect_right(self._starts, day) - 1, 0)

    def _zone(self, zone: str) -> str:
        return self.home_zone if self._stays else zone

    def _offset(self, day: date) -> int:
        return self._offsets[self._index(day)]

    def _holiday(self, day: date) -> str:
        return "" if day in self._swaps else self._holidays.get(day, "")

    def _scheduled(self, day: date, zone: str) -> list[Span]:
        """Return the hours anchored on a date, before leave is taken out."""
        swap = self._swaps.get(day)
        hours = swap.hours if swap is not None else self._version(day).days[day.weekday()]
        if self._holiday(day):
            return []
        return union(_resolve_span(day, wall, zone) for wall in hours)

    def _reaching_in(self, day: date, zone: str) -> list[Span]:
        """Return the hours of the dates beside that a swap or a new version leaves in this day."""
        return [
            hours
            for beside in (day - ONE_DAY, day + ONE_DAY)
            if not any(part.is_whole_day for part in self._leave.get(beside, []))
            for hours in self._scheduled(beside, zone)
        ]

    def _lay_out(self, day: date, zone: str) -> DayPlan:
        span = Span(self.day_start(day, zone), self.day_start(day + ONE_DAY, zone))
        offset, holiday = self._offset(day), self._holiday(day)
        leave = self._leave_parts(day, zone, span)
        night = self._version(day).night
        nights = union(_resolve_span(day + timedelta(days=n), night, zone) for n in (-1, 0, 1))
        segments = self._segments(day, zone, span, leave, nights)
        return DayPlan(
            day=day,
            zone=zone,
            span=span,
            segments=segments,
            core=tuple(s.span for s in segments if s.work_class is WorkClass.CORE),
            window=_resolve_span(day, (offset + WINDOW_FROM_MIN, offset + WINDOW_TO_MIN), zone),
            evening=_resolve_span(day, self._evening, zone),
            version=self._version(day),
            nights=tuple(clip_all(nights, span)),
            holiday=holiday,
            leave=tuple(leave),
            reachable=self._reachable_parts(day, zone, span, leave),
            _ends=tuple(s.span.end for s in segments),
        )

    def _leave_parts(self, day: date, zone: str, span: Span) -> list[Span]:
        parts = self._leave.get(day, [])
        if any(part.is_whole_day for part in parts):
            return [span]
        walls = [(p.from_min or 0, p.to_min or DAY_MIN) for p in parts]
        return clip_all(union(_resolve_span(day, wall, zone) for wall in walls), span)

    def _reachable_parts(
        self, day: date, zone: str, span: Span, leave: list[Span]
    ) -> tuple[Span, ...]:
        """Return the hours agreed on for being reachable; a swapped day has none but its core."""
        agreed = (
            _resolve_span(on, wall, zone)
            for on in (day - ONE_DAY, day, day + ONE_DAY)
            if self._version(on).reachable and self._scheduled(on, zone) and on not in self._swaps
            if not any(part.is_whole_day for part in self._leave.get(on, []))
            for wall in self._version(on).reachable
        )
        return tuple(clip_all(subtract(agreed, leave), span))

    def _segments(
        self, day: date, zone: str, span: Span, leave: list[Span], nights: list[Span]
    ) -> tuple[Segment, ...]:
        version = self._version(day)
        if self._holiday(day) and version.has_core:
            return _painted(span, WorkClass.HOLIDAY, [(WorkClass.LEAVE, leave)])
        own = self._scheduled(day, zone)
        core = [*own, *self._reaching_in(day, zone)]
        if not version.has_core:
            # A swapped day may have core hours all the same; on days off, they are flex again.
            off = [span] if self._holiday(day) else leave
            return _painted(span, WorkClass.FLEX, [(WorkClass.CORE, core), (WorkClass.FLEX, off)])
        if not own:
            free = WorkClass.WEEKEND if day.weekday() >= SATURDAY else WorkClass.DAYOFF
            return _painted(span, free, [(WorkClass.CORE, core), (WorkClass.LEAVE, leave)])
        first, last = own[0].start, own[-1].end
        flex = [Span(first - version.flex_before, first), Span(last, last + version.flex_after)]
        # Painted from the weakest claim to the strongest: the last one to cover a minute has it.
        return _painted(
            span,
            WorkClass.BETWEEN,
            [
                (WorkClass.EARLY, [Span(min(span.start, first), first)]),
                (WorkClass.EVENING, [Span(last, max(span.end, last))]),
                (WorkClass.NIGHT, nights),
                (WorkClass.FLEX, flex),
                (WorkClass.CORE, core),
                (WorkClass.LEAVE, leave),
            ],
        )


def version_on(versions: Sequence[ScheduleVersion], day: date) -> ScheduleVersion:
    """Return the version in force on a date, of versions oldest first; before all, the first."""
    return versions[max(bisect_right([v.valid_from for v in versions], day) - 1, 0)]


def boundary_minutes(version: ScheduleVersion) -> int:
    """Return where a version's tracker day begins, in minutes from midnight of its date.

    The wished boundary holds unless core hours run across it; then it is the middle of the
    longest stretch free of core over all weekdays. It is negative where the core hours anchored
    on a date lie before that time of day, so that a day's hours belong to the day they name.
    """
    hours = [span for day in version.days for span in day]
    wished = version.day_starts_min
    at = wished
    if any(start < wished + turn < end for start, end in hours for turn in (0, DAY_MIN)):
        at = _middle_of_longest_gap(hours, wished)
    for offset in (at, at - DAY_MIN):
        if all(offset <= start and end <= offset + DAY_MIN for start, end in hours):
            return offset
    return at


def _middle_of_longest_gap(hours: list[WallSpan], otherwise: int) -> int:
    starts_and_ends = sorted(
        {(start % DAY_MIN, start % DAY_MIN + end - start) for start, end in hours}
    )
    best_length, middle = 0, otherwise
    reach = max(end for _, end in starts_and_ends) - DAY_MIN
    for start, end in starts_and_ends:
        if start - reach > best_length:
            best_length, middle = start - reach, (reach + start) // 2
        reach = max(reach, end)
    return middle % DAY_MIN


def _resolve_span(day: date, wall: WallSpan, zone: str) -> Span:
    return Span(resolve(day, wall[0], zone), resolve(day, wall[1], zone))


def _painted(
    span: Span, ground: WorkClass, layers: list[tuple[WorkClass, list[Span]]]
) -> tuple[Segment, ...]:
    """Lay each class over the ones before it; what no layer covers keeps the ground's class."""
    painted = [Segment(span, ground)]
    for work_class, spans in layers:
        cover = clip_all(union(spans), span)
        if not cover:
            continue
        kept = [Segment(s, old.work_class) for old in painted for s in subtract([old.span], cover)]
        painted = sorted(
            kept + [Segment(s, work_class) for s in cover], key=lambda piece: piece.span.start
        )
    return tuple(_joined(painted))


def _joined(segments: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].work_class is segment.work_class:
            begun = joined.pop().span.start
            joined.append(Segment(Span(begun, segment.span.end), segment.work_class))
        else:
            joined.append(segment)
    return joined
