"""Weeks to report: the worked example of the metrics, and weeks made from a few spans."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.domain.balance import week_balance
from tracker.domain.localtime import zone_info
from tracker.domain.model import (
    Leave,
    Place,
    PresenceKind,
    PresenceSpan,
    Record,
    WorkSpan,
)
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.spans import Span
from tracker.domain.week import Week, WeekBalance
from tracker.importers.csv import read_csv
from tracker.importers.found import Terms

OSLO = "Europe/Oslo"
W47_CSV = Path(__file__).parent.parent / "data" / "w47.csv"
W47 = Week(2026, 47)
AFTER_W47 = datetime(2026, 11, 23, 11, tzinfo=UTC)
OFFICE = (((480, 960),),) * 5 + ((), ())


def at(text: str, zone: str = OSLO) -> datetime:
    """Return the instant of a local time such as `2026-11-16 08:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=zone_info(zone)).astimezone(UTC)


def work(start: str, end: str, zone: str = OSLO, *, number: int = 1, **more: object) -> WorkSpan:
    """Return a span of work between two local times."""
    span = Span(at(start, zone), at(end, zone))
    return WorkSpan(span, zone, id=number, place=Place.HOME, **more)  # type: ignore[arg-type] # named


def balance(
    spans: Iterable[WorkSpan] = (),
    week: Week = W47,
    *,
    now: datetime = AFTER_W47,
    version: ScheduleVersion | None = None,
    leave: tuple[Leave, ...] = (),
    holidays: dict[date, str] | None = None,
    presence: tuple[PresenceSpan, ...] = (),
) -> WeekBalance:
    """Work out a week at home in Oslo."""
    kept = tuple(sorted(spans, key=lambda span: span.span))
    first = kept[0].span.start if kept else None
    record = Record(work=kept, first=first, leave=leave, presence=presence)
    plan = version or ScheduleVersion(date(2026, 1, 1), OFFICE)
    schedule = Schedule([plan], OSLO, leave=leave, holidays=holidays)
    return week_balance(week, schedule, record, now=now)


def worked_example(*presence: PresenceSpan) -> WeekBalance:
    """Return week 47 of 2026, as it comes out of the file of the examples."""
    spans = read_csv(W47_CSV, Terms("Europe/Oslo")).work
    rows = (replace(span, id=number) for number, span in enumerate(spans, 1))
    return balance(rows, presence=presence)


def apps(
    day: int, start: str, end: str, kind: PresenceKind = PresenceKind.UNLOCKED
) -> PresenceSpan:
    """Return what the listed apps did on a day of November 2026."""
    return PresenceSpan(Span(at(f"2026-11-{day} {start}"), at(f"2026-11-{day} {end}")), kind)


def watched_example() -> WeekBalance:
    """Return the same week with the chat left open on Tuesday and Thursday, as in the glossary."""
    watched = (apps(day, "17:00", "18:00", PresenceKind.CLOSED) for day in (16, 20, 21, 22))
    return worked_example(
        apps(17, "16:00", "17:00"),
        apps(17, "17:00", "19:30", PresenceKind.LOCKED),
        apps(17, "19:30", "23:10"),
        apps(19, "16:00", "23:30"),
        *watched,
    )
