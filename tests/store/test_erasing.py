"""Private time leaves no trace: in no table, under no correction, in no byte, in no backup."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given

from tests.store.days import EVER, NOW, OSLO, WEEK, at, ended, measured, span, stands, work
from tests.store.test_correcting import LIVED, SPANS, STEPS, take
from tracker.domain.events import (
    BreakRecorded,
    Covered,
    Erased,
    PresenceEnded,
    PromptClosed,
    Prompted,
    PromptHeld,
    UnsureFound,
)
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    Closing,
    CoverageKind,
    HeldWhy,
    Origin,
    Place,
    PresenceKind,
    PresenceSpan,
    PromptKind,
)
from tracker.domain.spans import Span, subtract
from tracker.errors import CorrectionError
from tracker.paths import Home
from tracker.store.backups import backup, list_backups
from tracker.store.columns import EPOCH
from tracker.store.journal import Journal
from tracker.store.values import Operation, OperationKind, SavedSession

HOLE = span("10:00-12:00")
HELD = PromptHeld(at("11:00"), PromptKind.MOVEMENT, "key", HeldWhy.CALL)


def micros(instant):
    return (instant - EPOCH) // timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("10:00-12:00", []),
        ("10:30-11:00", []),
        ("09:00-10:30", ["09:00-10:00"]),
        ("11:30-13:00", ["12:00-13:00"]),
        ("09:00-13:00", ["09:00-10:00", "12:00-13:00"]),
        ("09:00-10:00", ["09:00-10:00"]),
        ("12:00-13:00", ["12:00-13:00"]),
    ],
)
@pytest.mark.parametrize("kind", [None, OperationKind.ADD])
def test_work_is_cut_to_what_lies_outside(journal, text, left, kind):
    if kind is None:
        journal.record([ended(text)], NOW)
    else:
        journal.add([work(text, note="kept")], kind, NOW)

    journal.erase(HOLE, NOW)

    assert stands(journal) == left


def test_what_is_left_of_work_keeps_its_words(journal):
    journal.add([work("09:00-13:00", note="mine", place=Place.OTHER)], OperationKind.ADD, NOW)
    journal.erase(HOLE, NOW)

    before, after = journal.sessions(WEEK)
    assert (before.note, before.place, before.origin) == ("mine", Place.OTHER, Origin.TYPED)
    assert (after.note, after.place, after.origin) == ("mine", Place.OTHER, Origin.TYPED)
    assert before.id != after.id
    assert journal.undo(NOW) == Operation(OperationKind.ADD, NOW, 2)
    assert stands(journal) == []


def test_corrections_are_cut_with_what_they_lie_over(journal):
    (number,) = measured(journal, "10:30-11:00")
    journal.edit(number, work("09:00-11:30"), NOW)
    journal.edit(number, work("11:00-13:00"), NOW)

    journal.erase(HOLE, NOW)

    assert stands(journal) == ["12:00-13:00"]
    journal.undo(NOW)
    assert stands(journal) == ["09:00-10:00"]
    journal.undo(NOW)
    assert stands(journal) == []


def test_of_what_was_erased_nothing_can_be_undone_or_brought_back(journal):
    journal.add([work("10:00-11:00")], OperationKind.ADD, NOW)
    journal.add([work("11:00-12:00")], OperationKind.ADD, NOW)
    journal.undo(NOW)

    journal.erase(HOLE, NOW)

    with pytest.raises(CorrectionError):
        journal.redo()
    with pytest.raises(CorrectionError):
        journal.undo(NOW)


@pytest.mark.parametrize(
    ("saved", "left"),
    [
        ("10:30-11:00", []),
        ("11:00-11:00", []),
        ("09:00-11:00", ["09:00-10:00"]),
        ("11:00-13:00", ["12:00-13:00"]),
        ("09:00-13:00", ["09:00-10:00", "12:00-13:00"]),
        ("12:30-13:00", ["12:30-13:00"]),
    ],
)
def test_an_open_session_is_cut_too(journal, saved, left):
    start, last_input = span(saved).start, span(saved).end
    journal.checkpoint(SavedSession(start, last_input, OSLO, Place.HOME), None, NOW)

    journal.erase(HOLE, NOW)

    assert stands(journal) == left


def test_coverage_and_doubts_are_cut(journal):
    wide = span("09:00-13:00")
    journal.record(
        [
            Covered(NOW, wide, CoverageKind.UNKNOWN),
            UnsureFound(NOW, wide),
            UnsureFound(NOW, span("10:00-10:20")),
        ],
        NOW,
    )
    journal.erase(HOLE, NOW)

    record = journal.read(WEEK)
    left = (span("09:00-10:00"), span("12:00-13:00"))
    assert tuple(c.span for c in record.coverage) == record.unsure == left


@pytest.mark.parametrize(
    ("record", "stays"),
    [
        (BreakRecord(BreakOutcome.TAKEN, at("11:50"), at("12:05")), False),
        (BreakRecord(BreakOutcome.TAKEN, at("12:01"), at("12:05"), due_at=at("11:59")), False),
        (BreakRecord(BreakOutcome.TAKEN, at("12:01"), at("12:05"), shown_at=at("11:59")), False),
        (BreakRecord(BreakOutcome.SKIPPED, at("10:00"), at("10:00")), False),
        (BreakRecord(BreakOutcome.TAKEN, at("09:50"), at("10:00"), at("09:50")), True),
        (BreakRecord(BreakOutcome.TAKEN, at("12:00"), at("12:05"), at("12:00")), True),
    ],
)
def test_a_break_with_any_instant_inside_goes(journal, record, stays):
    journal.record([BreakRecorded(NOW, record)], NOW)
    journal.erase(HOLE, NOW)

    assert journal.read(WEEK).breaks == ((record,) if stays else ())


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ([HELD], 0),
        ([Prompted(at("11:00"), PromptKind.MOVEMENT, "1", "key", ())], 0),
        (
            [
                Prompted(at("09:50"), PromptKind.MOVEMENT, "1", "key", ()),
                PromptClosed(at("10:05"), PromptKind.MOVEMENT, "1", "key", Closing.EXPIRED),
            ],
            0,
        ),
        ([Prompted(at("09:50"), PromptKind.MOVEMENT, "1", "key", ())], 1),
        ([Prompted(at("12:00"), PromptKind.MOVEMENT, "1", "key", ())], 1),
    ],
)
def test_a_prompt_with_any_instant_inside_goes(journal, events, left):
    journal.record(events, NOW)
    journal.erase(HOLE, NOW)

    assert len(journal.prompts(WEEK)) == left


def test_what_stays_does_not_tell_when_it_was_written_down(home, journal):
    """Work before the hole, typed or recorded inside it, would show that somebody was there."""
    journal.record([ended("08:00-09:00")], at("10:30"))
    journal.add([work("08:00-09:00")], OperationKind.ADD, at("11:00"))
    journal.undo(at("11:30"))

    journal.erase(HOLE, NOW)

    left = everything_in(home)
    inside = [at("10:30"), at("11:00"), at("11:30")]
    assert not [when for when in inside if micros(when).to_bytes(8, "big") in left]
    assert journal.redo() == Operation(OperationKind.ADD, NOW, 1)


def test_erasing_is_an_event_like_others(journal):
    journal.record([ended("09:00-11:00"), Erased(NOW, HOLE), ended("11:55-12:05")], NOW)

    assert stands(journal) == ["09:00-10:00", "11:55-12:05"]


def test_no_byte_of_it_is_left(home, journal):
    inside = [HOLE.start + timedelta(minutes=7 * n, microseconds=n + 1) for n in range(1, 17)]
    for start in inside:
        journal.record([HELD, ended("09:00-11:00")], start)
        journal.add([work("10:30-11:30", note="a word in private")], OperationKind.ADD, start)
        journal.record([PresenceEnded(start, Span(start, HOLE.end), PresenceKind.LOCKED)], start)
        goes_on = PresenceSpan(Span(start, start), PresenceKind.UNLOCKED)
        journal.checkpoint(SavedSession(start, start, OSLO, Place.HOME), start, start, goes_on)
    assert b"a word in private" in everything_in(home)

    journal.erase(HOLE, NOW)

    left = everything_in(home)
    assert b"a word in private" not in left
    assert not [start for start in inside if micros(start).to_bytes(8, "big") in left]
    assert stands(journal) == ["09:00-10:00"] * len(inside)


def everything_in(home):
    return b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())


def test_backups_lose_it_too(home, journal):
    journal.record([ended("09:00-11:00"), ended("14:00-15:00")], NOW)
    home.settings.write_text("[work]\n")
    path = backup(home, None, NOW)

    journal.erase(HOLE, NOW)

    with zipfile.ZipFile(path) as packed:
        assert packed.read("settings.toml") == b"[work]\n"
        carried = Home(home.folder / "carried")
        packed.extract("journal.db", carried.folder)
    with Journal.open(carried, NOW, create=False) as old:
        assert stands(old) == ["09:00-10:00", "14:00-15:00"]


def test_what_a_cut_off_backup_left_lying_goes_too(home, journal):
    for beside in (home.folder, home.backups):
        (beside / ".kjernetid-x1y2z3").mkdir(parents=True)
        (beside / ".kjernetid-x1y2z3" / "journal.db").touch()

    journal.erase(HOLE, NOW)

    assert list(home.folder.rglob(".kjernetid-*")) == []


def test_a_backup_without_any_of_it_is_left_as_it_is(home, journal):
    path = backup(home, None, NOW)
    before = path.read_bytes()

    journal.erase(HOLE, NOW)

    assert path.read_bytes() == before


def test_a_backup_that_cannot_be_read_is_left_and_named(home, journal, caplog):
    journal.record([ended("09:00-11:00")], NOW)
    broken = backup(home, None, NOW)
    broken.write_bytes(b"no zip")
    odd = broken.with_name("kjernetid-20261122-080000.backup")
    odd.mkdir()

    journal.erase(HOLE, NOW)

    assert stands(journal) == ["09:00-10:00"]
    assert list_backups(home) == [broken, odd]
    assert [message.partition(":")[0] for message in caplog.messages] == [
        f"What was erased may still be in {broken}",
        f"What was erased may still be in {odd}",
    ]
    caplog.clear()


def test_a_log_that_somebody_still_reads_is_named(home, journal, caplog):
    """SQLite empties it only when nobody reads what it holds, and makes no error of it."""
    journal.record([ended("09:00-11:00")], NOW)
    with journal._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(home.journal, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM work_session").fetchone()
        journal.erase(HOLE, NOW)

    assert stands(journal) == ["09:00-10:00"]
    assert [message.partition(":")[0] for message in caplog.messages] == [
        f"What was erased may still be in {home.journal}"
    ]
    caplog.clear()


@given(STEPS, SPANS)
def test_whatever_was_done_before_nothing_is_left_inside(tmp_path_factory, steps, hole):
    """Erasing cuts exactly the hole; and no undo, nor redo, brings any of it back."""
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    with Journal.open(nowhere, NOW, create=False) as journal:
        journal.record(LIVED, NOW)
        for step in steps:
            take(journal, *step)
        before = [found.span for found in journal.sessions(EVER)]

        journal.erase(hole, NOW)

        assert sorted(found.span for found in journal.sessions(EVER)) == sorted(
            part for one in before for part in subtract([one], [hole])
        )
        for again in (lambda: journal.undo(NOW), journal.redo):
            while is_done(again):
                assert journal.sessions(hole) == []


def is_done(action):
    try:
        action()
    except CorrectionError:
        return False
    return True
