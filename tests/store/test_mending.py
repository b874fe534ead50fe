"""A journal that comes to harm under its program: nothing of it is lost, and recording goes on."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.store.days import NOW, OSLO, WEEK, at, ended, stands
from tracker.domain.model import Place
from tracker.errors import FolderError
from tracker.store.backups import backup
from tracker.store.journal import Journal
from tracker.store.salvaging import salvage
from tracker.store.scrubbing import _empty_log
from tracker.store.values import SavedSession

PAGE = 4096
NOISE = bytes(number * 37 % 256 for number in range(PAGE))
LEAF = 0x0D  # the first byte of a page that holds rows
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows takes no open file away")


@pytest.fixture
def told():
    return []


@pytest.fixture
def recording(home, told):
    """A journal with an hour of work that a program has open."""
    with Journal.open(home, NOW, tell=told.append) as journal:
        journal.record([ended("09:00-10:00")], NOW)
        yield journal


def seen_by_others(home):
    with Journal.open(home, NOW, create=False) as journal:
        return stands(journal)


def delete_journal(home):
    home.journal.unlink()


def delete_log(home):
    home.journal.with_name("journal.db-wal").unlink()


def move_journal(home):
    home.journal.rename(home.folder / "journal.old")


def delete_folder(home):
    shutil.rmtree(home.folder)


@pytest.mark.parametrize("harm", [delete_journal, delete_log, move_journal, delete_folder])
def test_a_journal_that_is_taken_away_is_written_anew(home, recording, told, harm):
    harm(home)

    recording.record([ended("11:00-12:00")], NOW)
    recording.record([ended("13:00-14:00")], NOW)

    assert seen_by_others(home) == ["09:00-10:00", "11:00-12:00", "13:00-14:00"]
    [sentence] = told
    assert sentence == (
        f"The journal {home.journal} was deleted or moved while Kjernetid recorded into it; it was"
        " written there anew, and nothing is lost."
    )
    assert home.journal.stat().st_mode & 0o777 == 0o600


def test_the_open_session_goes_on_in_it(home, recording):
    recording.checkpoint(SavedSession(at("11:00"), at("11:30"), OSLO, Place.HOME), None, NOW)
    delete_journal(home)
    recording.checkpoint(SavedSession(at("11:00"), at("11:31"), OSLO, Place.HOME), None, NOW)
    recording.close()

    with Journal.open(home, NOW) as journal:
        journal.recover(NOW, None)
        assert stands(journal) == ["09:00-10:00", "11:00-11:31"]


def test_another_file_in_its_place_is_set_aside(home, recording, told):
    other = home.folder / "other"
    other.write_bytes(b"somebody's letter")
    other.replace(home.journal)

    recording.record([ended("11:00-12:00")], NOW)

    aside = home.folder / "journal.replaced-20261123-080000.db"
    assert aside.read_bytes() == b"somebody's letter"
    assert seen_by_others(home) == ["09:00-10:00", "11:00-12:00"]
    assert str(aside) in told[0]


def test_what_cannot_be_written_anew_yet_is_kept_open(home, recording, told):
    """A file lies where the folder was; when it is gone, all comes back."""
    delete_folder(home)
    home.folder.write_bytes(b"")
    with pytest.raises(FolderError):
        recording.record([ended("11:00-12:00")], NOW)
    home.folder.unlink()

    recording.record([ended("11:00-12:00")], NOW)

    assert seen_by_others(home) == ["09:00-10:00", "11:00-12:00"]
    assert len(told) == 1


def test_a_journal_that_nobody_touched_is_left_alone(home, recording, told):
    before = home.journal.stat().st_ino
    with Journal.open(home, NOW) as other:
        other.record([ended("11:00-12:00")], NOW)
    recording.record([ended("13:00-14:00")], NOW)
    _empty_log(recording._engine, home)
    recording.record([ended("15:00-16:00")], NOW)

    assert home.journal.stat().st_ino == before
    assert told == []


def test_damage_that_shows_while_it_is_recorded_into_is_mended_at_once(home, recording, told):
    recording.record([ended(f"{hour:02}:00-{hour:02}:30", 1) for hour in range(24)], NOW)
    good = backup(home, None, NOW)
    _empty_log(recording._engine, home)
    with recording._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        (root,) = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_work_session_end_us'"
        ).one()
    with home.journal.open("r+b") as raw:
        raw.seek((root - 1) * PAGE)
        raw.write(NOISE)

    recording.record([ended("11:00-12:00")], NOW)

    assert "11:00-12:00" in seen_by_others(home)
    assert len(seen_by_others(home)) == 26, "only an index was spoilt"
    [sentence] = told
    assert "entries could be read and were kept" in sentence
    assert sentence.endswith(f"kjernetid restore {good}")


@pytest.mark.parametrize("share", [0, 0.35, 0.6, 0.99])
def test_rows_on_pages_that_are_whole_are_salvaged(home, tmp_path, share):
    with Journal.open(home, NOW) as journal:
        for day in range(200):
            journal.record([ended("09:00-10:00", -day), ended("11:00-12:00", -day)], NOW)
    content = bytearray(home.journal.read_bytes())
    leaves = [start for start in range(PAGE, len(content), PAGE) if content[start] == LEAF]
    start = leaves[int(len(leaves) * share)]
    content[start : start + PAGE] = NOISE
    home.journal.write_bytes(content)

    fresh, count = salvage(home.journal, tmp_path, NOW)

    assert count >= 330
    assert home.journal.read_bytes() == content
    with closing(sqlite3.connect(fresh)) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
        assert rows.execute("SELECT count(*) FROM device").fetchone() == (1,)


def test_a_row_that_makes_no_sense_is_not_salvaged(home, tmp_path):
    with Journal.open(home, NOW) as journal:
        journal.record([ended("09:00-10:00"), ended("11:00-12:00"), ended("13:00-14:00")], NOW)
    with closing(sqlite3.connect(home.journal)) as rows:
        rows.execute("PRAGMA ignore_check_constraints = ON")
        rows.execute("UPDATE work_session SET reason = 'nonsense' WHERE id = 1")
        rows.execute("UPDATE work_session SET recorded_at_us = -7 WHERE id = 2")
        rows.execute("INSERT INTO layer SELECT 1, 99, 99, 1, 2, 'Europe/Oslo', 'home', 0, 0, ''")
        rows.commit()

    fresh, count = salvage(home.journal, tmp_path, NOW)

    assert count == 2, "the device and one session"
    fresh.rename(home.journal)
    with Journal.open(home, NOW) as journal:
        assert stands(journal, WEEK) == ["13:00-14:00"]


def test_where_the_device_is_lost_its_rows_keep_their_writer(home, tmp_path):
    with Journal.open(home, NOW) as journal:
        journal.record([ended("09:00-10:00")], NOW)
        device = journal._device
    with closing(sqlite3.connect(home.journal)) as rows:
        rows.execute("DELETE FROM device")
        rows.commit()

    fresh, _count = salvage(home.journal, tmp_path, NOW)
    fresh.rename(home.journal)

    with Journal.open(home, NOW) as journal:
        assert journal._device == device
        assert stands(journal) == ["09:00-10:00"]
