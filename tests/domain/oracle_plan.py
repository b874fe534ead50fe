"""The plan half of the second computation: what each minute means, worked out the long way.

All instants must be whole minutes; they are counted from 1970 in UTC.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tracker.domain.model import Leave, Swap
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.spans import Span

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = 1440


def minute(at: datetime) -> int:
    """Count the minutes up to an instant, which must be a whole one."""
    whole, rest = divmod(at - EPOCH, MINUTE)
    assert not rest
    return whole


@lru_cache(maxsize=200_000)
def wall(m: int, zone: str) -> int:
    """Return the local time of a minute, in minutes since local 1970."""
    at = EPOCH + m * MINUTE
    offset = at.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return m + offset // MINUTE


@lru_cache(maxsize=20_000)
def first_at(wanted: int, zone: str) -> int:
    """Return the first minute at which the local clock shows `wanted` or later."""
    m = wanted - max(wall(n, zone) - n for n in (wanted - 2 * DAY, wanted + 2 * DAY)) - 61
    while wall(m, zone) < wanted:
        m += 1
    return m


def on(day: date, minutes: int, zone: str) -> int:
    """Return the minute at which `minutes` since local midnight of `day` begins."""
    return first_at((day - date(1970, 1, 1)).days * DAY + minutes, zone)


def whole(start: int, end: int) -> Span:
    """Return a span from minutes."""
    return Span(EPOCH + start * MINUTE, EPOCH + end * MINUTE)


def overlap(start: int, end: int, others: Iterable[tuple[int, int]]) -> int:
    """Count the minutes of [start, end) that lie in any of `others`."""
    return sum(any(a <= m < b for a, b in others) for m in range(start, end))


@lru_cache(maxsize=1000)
def boundary(version: ScheduleVersion) -> int:
    """Return where a version's tracker day begins: nowhere inside core hours."""
    hours = [h for of_day in version.days for h in of_day]
    found = version.day_starts_min
    core = {m % DAY for a, b in hours for m in range(a, b)}
    if any(a < found + k * DAY < b for a, b in hours for k in (0, 1)):
        gaps: list[list[int]] = []
        for m in range(2 * DAY):
            if m % DAY in core:
                continue
            if gaps and gaps[-1][-1] == m - 1:
                gaps[-1].append(m)
            else:
                gaps.append([m])
        if gaps:
            longest = max(gaps, key=lambda gap: (len(gap), -((gap[-1] + 1) % DAY)))
            found = (longest[0] + len(longest) // 2) % DAY
    # Hours anchored on a date belong to the day of that name, if need be from the eve on.
    for moved in (found, found - DAY):
        if all(moved <= a and b <= moved + DAY for a, b in hours):
            return moved
    return found


@dataclass(frozen=True, eq=False)
class Plan:
    """The person's plan, as handed to the real schedule; compared by identity, for the caches."""

    versions: Sequence[ScheduleVersion]
    home_zone: str
    evening: tuple[int, int] = (18 * 60, 23 * 60)
    stays: bool = False
    holidays: frozenset[date] = frozenset()
    leave: Sequence[Leave] = ()
    swaps: Sequence[Swap] = ()

    def zone(self, zone: str) -> str:
        return self.home_zone if self.stays else zone

    def version(self, day: date) -> ScheduleVersion:
        in_force = [v for v in self.versions if v.valid_from <= day]
        return in_force[-1] if in_force else self.versions[0]

    def swap(self, day: date) -> Swap | None:
        return next((swap for swap in self.swaps if swap.day == day), None)

    def hours(self, day: date) -> list[tuple[int, int]]:
        """Return the scheduled hours, before leave, as minutes since local midnight."""
        swap = self.swap(day)
        if swap:
            return list(swap.hours)
        return [] if day in self.holidays else list(self.version(day).days[day.weekday()])

    def boundary(self, day: date) -> int:
        """Return the day boundary of the version in force, in minutes since midnight."""
        return boundary(self.version(day))

    @lru_cache(maxsize=4096)  # noqa: B019 - a plan lives as long as its example
    def start(self, day: date, zone: str) -> int:
        """Return where a tracker day begins; one that a new version leaves no room is empty."""
        before = day - timedelta(days=1)
        z = self.zone(zone)
        return max(on(day, self.boundary(day), z), on(before, self.boundary(before), z))

    def tracker_day(self, m: int, zone: str) -> date:
        day = (EPOCH + wall(m, self.zone(zone)) * MINUTE).date()
        days = [day + timedelta(days=n) for n in (-2, -1, 0, 1, 2)]
        return max(d for d in days if self.start(d, zone) <= m)

    def whole_leave(self, day: date) -> bool:
        return any(part.day == day and part.from_min is None for part in self.leave)

    def leave_parts(self, day: date, zone: str) -> list[tuple[int, int]]:
        z = self.zone(zone)
        return [
            (on(day, part.from_min, z), on(day, part.to_min, z))
            for part in self.leave
            if part.day == day and part.from_min is not None and part.to_min is not None
        ]

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def scheduled(self, day: date, zone: str) -> tuple[tuple[int, int], ...]:
        z = self.zone(zone)
        return tuple(sorted((on(day, a, z), on(day, b, z)) for a, b in self.hours(day)))

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def reaching_in(self, day: date, zone: str) -> tuple[tuple[int, int], ...]:
        """Return core hours anchored on a date beside that a swap or a new version left here."""
        beside = [day + timedelta(days=n) for n in (-1, 1)]
        return tuple(h for d in beside if not self.whole_leave(d) for h in self.scheduled(d, zone))

    @lru_cache(maxsize=100_000)  # noqa: B019 - as above
    def class_of(self, m: int, zone: str) -> str:
        """Return the first class that matches, in the order of the glossary."""
        day, z = self.tracker_day(m, zone), self.zone(zone)
        version, hours = self.version(day), self.scheduled(day, zone)
        is_core = any(a <= m < b for a, b in (*hours, *self.reaching_in(day, zone)))
        on_leave = self.whole_leave(day) or any(a <= m < b for a, b in self.leave_parts(day, zone))
        if not any(version.days):
            is_off = on_leave or not self.has_core_classes(day)
            return "core" if is_core and not is_off else "flex"
        if on_leave:
            return "leave"
        if day in self.holidays and not self.swap(day):
            return "holiday"
        if is_core:
            return "core"
        if not hours:
            return "weekend" if day.weekday() >= 5 else "dayoff"
        first, last = hours[0][0], hours[-1][1]
        if first - version.flex_before // MINUTE <= m < first:
            return "flex"
        if last <= m < last + version.flex_after // MINUTE:
            return "flex"
        return self._beside(m, day, z, first, last)

    def _beside(self, m: int, day: date, zone: str, first: int, last: int) -> str:
        night = self.version(day).night
        for n in (-1, 0, 1):
            anchor = day + timedelta(days=n)
            if on(anchor, night[0], zone) <= m < on(anchor, night[1], zone):
                return "night"
        if m < first:
            return "early"
        return "evening" if m >= last else "between"

    def core(self, day: date, zone: str) -> list[int]:
        """Return the minutes of core hours, leave taken out."""
        if self.whole_leave(day):
            return []
        parts = self.leave_parts(day, zone)
        start, end = self.start(day, zone), self.start(day + timedelta(days=1), zone)
        if not self.has_core_classes(day):
            return []
        return [
            m
            for m in range(start, end)
            if any(
                a <= m < b for a, b in (*self.scheduled(day, zone), *self.reaching_in(day, zone))
            )
            and not any(c <= m < d for c, d in parts)
        ]

    def agreed(self, day: date, zone: str) -> set[int]:
        """Return the minutes in which the person agreed to be reachable, beside the core hours."""
        z, parts = self.zone(zone), self.leave_parts(day, zone)
        return {
            m
            for on_day in (day + timedelta(days=n) for n in (-1, 0, 1))
            if self.hours(on_day) and not self.swap(on_day) and not self.whole_leave(on_day)
            for a, b in self.version(on_day).reachable
            for m in range(on(on_day, a, z), on(on_day, b, z))
            if not self.whole_leave(day) and not any(c <= m < d for c, d in parts)
        }

    def has_core_classes(self, day: date) -> bool:
        return day not in self.holidays or self.swap(day) is not None

    def window(self, day: date, zone: str) -> tuple[int, int]:
        z, boundary = self.zone(zone), self.boundary(day)
        return on(day, boundary + 60, z), on(day, boundary + 20 * 60, z)
