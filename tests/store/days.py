"""Short words for the tests of this room: a Monday in Oslo, its times, and work on it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tracker.domain.events import Event, PresenceEnded, SessionEnded
from tracker.domain.model import EndReason, Place, PresenceKind, PresenceSpan, WorkSpan
from tracker.domain.spans import EARLIEST, LATEST, Span
from tracker.paths import Home
from tracker.store.connecting import connect
from tracker.store.journal import Journal
from tracker.store.revisions import Lineage, run_scripts

OSLO = "Europe/Oslo"
MONDAY = datetime(2026, 11, 16, tzinfo=ZoneInfo(OSLO))
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def at(clock: str, day: int = 0) -> datetime:
    """Return a time of day in Oslo, so many days after the Monday."""
    hour, minute = map(int, clock.split(":"))
    there = MONDAY + timedelta(days=day, hours=hour, minutes=minute)
    return there.astimezone(UTC)


def span(text: str, day: int = 0) -> Span:
    """Return a span given as `09:00-10:30`."""
    start, end = text.split("-")
    return Span(at(start, day), at(end, day))


def ended(text: str, day: int = 0, reason: EndReason = EndReason.IDLE) -> Event:
    """Return the event of measured work that is over."""
    done = span(text, day)
    return SessionEnded(done.end, done, OSLO, Place.HOME, reason, done.start)


def work(text: str, day: int = 0, **others: object) -> WorkSpan:
    """Return work to be typed or imported."""
    return WorkSpan(span(text, day), OSLO, **others)  # type: ignore[arg-type]  # by field name


WEEK = Span(at("00:00"), at("00:00", 7))
EVER = Span(EARLIEST, LATEST)


def measured(journal: Journal, *texts: str) -> list[int]:
    """Record measured work, and return the numbers it got, the earliest work's first."""
    before = {stands.id for stands in journal.sessions(WEEK)}
    journal.record([ended(text) for text in texts], NOW)
    return [stands.id for stands in journal.sessions(WEEK) if stands.id not in before]


def stands(journal: Journal, window: Span = WEEK) -> list[str]:
    """Return the work on record, in the form in which it was given."""
    return [written(found.span) for found in journal.sessions(window)]


def apps_left_open(
    text: str, day: int = 0, kind: PresenceKind = PresenceKind.UNLOCKED
) -> PresenceEnded:
    """Return the event that the listed apps did this, and that it is over."""
    done = span(text, day)
    return PresenceEnded(done.end, done, kind)


def present(text: str, kind: PresenceKind = PresenceKind.UNLOCKED) -> PresenceSpan:
    """Return what the listed apps do, as it is saved while it goes on."""
    return PresenceSpan(span(text), kind)


def written_presence(journal: Journal, window: Span = WEEK) -> list[str]:
    """Return what the listed apps did, in the form in which it was given."""
    return [f"{written(found.span)} {found.kind}" for found in journal.read(window).presence]


def first_journal(home: Home) -> None:
    """Begin a journal of the first revision, with an hour of work in it."""
    home.prepare()
    engine = connect(home.journal)
    with engine.begin() as connection:
        run_scripts(connection, Lineage(("0001",)))
        connection.exec_driver_sql("INSERT INTO device (id, made_at_us) VALUES ('here', 0)")
    journal = Journal(home, engine)
    journal.record([ended("09:00-10:00")], NOW)
    journal.close()


def break_rule(path: Path) -> None:
    """Put a span into a journal that ends before it starts, against its rule."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            "INSERT INTO coverage (device_id, start_us, end_us, kind)"
            " SELECT id, 2, 1, 'off' FROM device"
        )
        connection.commit()


def written(found: Span) -> str:
    """Write a span as `09:00-10:30`, in Oslo."""
    ends = (found.start.astimezone(MONDAY.tzinfo), found.end.astimezone(MONDAY.tzinfo))
    return "-".join(f"{end:%H:%M}" for end in ends)
