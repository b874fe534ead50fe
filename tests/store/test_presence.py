"""Work apps left open: kept as they stay open, and never longer than was seen."""

import shutil
import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import event

from tests.store.days import (
    NOW,
    WEEK,
    apps_left_open,
    at,
    present,
    span,
    written_presence,
)
from tracker.domain.events import Erased, PresenceEnded
from tracker.domain.model import PresenceKind
from tracker.paths import Home
from tracker.store.backups import backup, list_backups
from tracker.store.journal import Journal

CLOSED, LOCKED, UNLOCKED = PresenceKind


def save(journal, text, kind=UNLOCKED):
    """Save what goes on, as a heartbeat does."""
    found = present(text, kind)
    journal.checkpoint(None, None, found.span.end, found)


def rows_of(home: Home):
    with closing(sqlite3.connect(home.journal)) as connection:
        return connection.execute("SELECT kind, is_open FROM presence ORDER BY id").fetchall()


def test_what_is_over_is_kept_with_what_the_apps_did(journal):
    journal.record(
        [
            apps_left_open("08:00-16:00"),
            apps_left_open("16:00-17:00", kind=LOCKED),
            apps_left_open("17:00-18:00", kind=CLOSED),
        ],
        NOW,
    )

    assert written_presence(journal) == [
        "08:00-16:00 unlocked",
        "16:00-17:00 locked",
        "17:00-18:00 closed",
    ]


def test_what_goes_on_grows_with_each_saving(journal, home):
    for end in ("16:15", "16:30", "16:45"):
        save(journal, f"16:00-{end}")

    assert written_presence(journal) == ["16:00-16:45 unlocked"]
    assert rows_of(home) == [("unlocked", 1)]


def test_what_is_over_takes_the_place_of_what_was_saved(journal, home):
    save(journal, "16:00-16:45")
    journal.record([apps_left_open("16:00-16:50")], NOW)

    assert written_presence(journal) == ["16:00-16:50 unlocked"]
    assert rows_of(home) == [("unlocked", 0)]


def test_what_goes_on_moves_along_where_the_clock_was_set(journal):
    save(journal, "16:00-16:45")
    save(journal, "15:00-15:50")

    assert written_presence(journal) == ["15:00-15:50 unlocked"]


def test_where_nothing_is_left_of_it_what_was_saved_goes(journal):
    save(journal, "16:00-16:45")
    journal.record([PresenceEnded(NOW, span("16:45-16:45"), UNLOCKED)], NOW)

    assert written_presence(journal) == []


def test_one_after_the_other_in_one_transaction(journal, home):
    save(journal, "16:00-16:45")
    journal.keep([apps_left_open("16:00-17:00")], None, None, NOW, present("17:00-17:05", LOCKED))

    assert written_presence(journal) == ["16:00-17:00 unlocked", "17:00-17:05 locked"]
    assert rows_of(home) == [("unlocked", 0), ("locked", 1)]


@pytest.mark.parametrize(("window", "found"), [("12:00-12:30", 1), ("18:00-19:00", 0)])
def test_a_window_holds_what_reaches_into_it(journal, window, found):
    journal.record([apps_left_open("08:00-16:00")], NOW)

    assert len(journal.read(span(window)).presence) == found


def test_an_app_left_open_for_days_is_found_by_its_own_index(journal):
    """A computer that never sleeps: one stretch, which must not make every look a long one."""
    week = PresenceEnded(NOW, WEEK, UNLOCKED)
    journal.record([week], NOW)

    with told_plans(journal) as plans:
        assert len(journal.read(span("12:00-12:30", 5)).presence) == 1
    assert any("ix_presence_long" in plan for plan in plans)


def test_the_stretch_that_goes_on_is_found_by_its_own_index(journal):
    with told_plans(journal) as plans:
        save(journal, "16:00-16:45")

    assert any("ix_presence_open" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN presence")]


@contextmanager
def told_plans(journal):
    """Collect how SQLite goes about each question."""
    plans: list[str] = []

    def explain(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("SELECT"):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in cursor.fetchall())

    event.listen(journal._engine, "before_cursor_execute", explain)
    yield plans
    event.remove(journal._engine, "before_cursor_execute", explain)


# ---------------------------------------------------------------- after a crash


def test_after_a_crash_it_ends_where_it_was_last_saved(journal, home):
    save(journal, "16:00-16:45")

    found = journal.recover(at("20:00"), None)

    assert found == [PresenceEnded(at("20:00"), span("16:00-16:45"), UNLOCKED)]
    assert written_presence(journal) == ["16:00-16:45 unlocked"]
    assert rows_of(home) == [("unlocked", 0)]
    assert journal.recover(at("20:01"), None) == []


# ---------------------------------------------------------------- private time


@pytest.mark.parametrize("kind", PresenceKind)
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("10:00-12:00", []),
        ("09:00-10:30", ["09:00-10:00"]),
        ("11:30-13:00", ["12:00-13:00"]),
        ("09:00-13:00", ["09:00-10:00", "12:00-13:00"]),
        ("12:00-13:00", ["12:00-13:00"]),
    ],
)
def test_private_time_is_cut_out(journal, text, left, kind):
    journal.record([apps_left_open(text, kind=kind)], NOW)

    journal.erase(span("10:00-12:00"), NOW)

    assert written_presence(journal) == [f"{part} {kind}" for part in left]


def test_what_went_on_does_not_grow_over_private_time(journal, home):
    save(journal, "09:00-13:00")

    journal.erase(span("10:00-12:00"), NOW)
    save(journal, "13:00-13:30")

    assert written_presence(journal) == [
        "09:00-10:00 unlocked",
        "12:00-13:00 unlocked",
        "13:00-13:30 unlocked",
    ]
    assert rows_of(home) == [("unlocked", 0), ("unlocked", 0), ("unlocked", 1)]


def test_private_time_is_cut_out_of_the_backups_too(journal, home):
    journal.record([apps_left_open("10:30-11:30")], NOW)
    backup(home, None, NOW)

    journal.keep([Erased(NOW, span("10:00-12:00"))], None, None, NOW)

    (kept,) = list_backups(home)
    carried = Home(home.folder / "carried")
    shutil.unpack_archive(kept, carried.folder, "zip")
    with Journal.open(carried, NOW, create=False) as old:
        assert written_presence(old) == []
