"""Words for examples with wall times: typed values made short, in local time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.domain.balance import week_balance
from tracker.domain.localtime import WallSpan, zone_info
from tracker.domain.model import (
    CoverageKind,
    CoverageSpan,
    Leave,
    Origin,
    Place,
    Record,
    Swap,
    WorkSpan,
)
from tracker.domain.rest import Rest, WeeklyRest
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.spans import Span
from tracker.domain.week import Week, WeekBalance

OSLO = "Europe/Oslo"
NEW_YORK = "America/New_York"
HOME, WORKPLACE = Place.HOME, Place.WORKPLACE
LONG_AFTER = datetime(2027, 1, 1, tzinfo=UTC)


def minutes(clock: str) -> int:
    """Return the minutes since midnight of `08:30`; `30:00` is six on the next date."""
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest or 0)


def hours(*spans: str) -> tuple[WallSpan, ...]:
    """Return wall spans from texts like `08:00-16:00`."""
    return tuple((minutes(a), minutes(b)) for a, b in (text.split("-") for text in spans))


def version(
    spans: tuple[str, ...] = ("08:00-16:00",),
    days: str = "12345",
    valid_from: date = date(2026, 1, 1),
    **other: Any,
) -> ScheduleVersion:
    """Return a version with the same hours on each of `days`, 1 for Monday."""
    walls = hours(*spans)
    week = tuple(walls if str(n) in days else () for n in range(1, 8))
    return ScheduleVersion(valid_from, week, **other)


def plan(*versions: ScheduleVersion, zone: str = OSLO, **other: Any) -> Schedule:
    return Schedule(versions or [version()], zone, **other)


def at(text: str, zone: str = OSLO) -> datetime:
    """Return the instant of a local `11-17 08:00`, or of one with a year, in 2026."""
    full = text if text.count("-") == 2 else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=zone_info(zone)).astimezone(UTC)


def span(start: str, end: str, zone: str = OSLO) -> Span:
    """Return the span from `11-17 08:00` to `12:00` on the same date, or to another date."""
    day = start.rpartition(" ")[0]
    return Span(at(start, zone), at(end if " " in end else f"{day} {end}", zone))


def work(
    start: str,
    end: str,
    place: Place = HOME,
    zone: str = OSLO,
    origin: Origin = Origin.TYPED,
    **other: Any,
) -> WorkSpan:
    """Return a span of work; typed, so that its day is known, unless said otherwise."""
    return WorkSpan(span(start, end, zone), zone, place, origin=origin, **other)


def covered(kind: CoverageKind, *ends: tuple[str, str]) -> tuple[CoverageSpan, ...]:
    return tuple(CoverageSpan(span(start, end), kind) for start, end in ends)


def record(*spans: WorkSpan, **other: Any) -> Record:
    """Return a record of these spans, which are all there are."""
    rows = tuple(sorted(spans, key=lambda row: row.span))
    return Record(rows, first=rows[0].span.start if rows else None, **other)


def balance(
    rows: Iterable[WorkSpan] | Record,
    number: int = 47,
    schedule: Schedule | None = None,
    now: str | datetime = LONG_AFTER,
    *,
    is_tracking: bool = False,
) -> WeekBalance:
    """Return the balance of a week of 2026."""
    facts = rows if isinstance(rows, Record) else record(*rows)
    present = at(now) if isinstance(now, str) else now
    return week_balance(
        Week(2026, number), schedule or plan(), facts, now=present, is_tracking=is_tracking
    )


def as_minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / timedelta(minutes=1)


def clock(length: timedelta | None) -> str | None:
    """Return a length as `15:15`."""
    if length is None:
        return None
    whole, rest = divmod(length, timedelta(minutes=1))
    assert not rest
    return f"{whole // 60}:{whole % 60:02}"


def leave(day: str, *part: str) -> Leave:
    """Return leave on `11-17`, or on a part of it like `12:00-16:00`."""
    on = date.fromisoformat(f"2026-{day}")
    return Leave(on, *hours(*part)[0]) if part else Leave(on)


def swap(day: str, *spans: str) -> Swap:
    return Swap(date.fromisoformat(f"2026-{day}"), hours(*spans))


def told(rest: Rest | WeeklyRest) -> tuple[str | None, str | None, str]:
    return clock(rest.strict), clock(rest.main), rest.state.value


def classes(schedule: Schedule, *instants: str, zone: str = OSLO) -> list[str]:
    """Return the class of each instant, for somebody in `zone`."""
    return [schedule.class_at(at(text, zone), zone).value for text in instants]


def day(text: str) -> date:
    """Return `11-17` as a date in 2026."""
    return date.fromisoformat(f"2026-{text}")
