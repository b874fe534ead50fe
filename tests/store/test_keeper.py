"""Restoring, setting aside, deleting: nothing is lost that was not meant to be."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from tests.store.days import NOW, ended, stands
from tracker.errors import BackupError, JournalBusyError, NewerJournalError
from tracker.paths import Home
from tracker.store.backups import backup, list_backups
from tracker.store.journal import Journal
from tracker.store.keeper import delete_all, restore

LATER = NOW + timedelta(hours=1)


def keep(home, text, settings="[work]\n"):
    with Journal.open(home, NOW) as journal:
        journal.record([ended(text)], NOW)
    home.settings.write_text(settings, encoding="utf-8")


def work_in(home):
    with Journal.open(home, NOW) as journal:
        return stands(journal)


@pytest.fixture
def carried(tmp_path):
    """A backup of another computer."""
    other = Home(tmp_path / "other")
    keep(other, "09:00-10:00", "[rest]\n")
    return backup(other, tmp_path / "carried.backup", NOW)


def test_a_backup_can_be_carried_to_a_new_computer(home, carried):
    assert restore(home, carried, LATER) is None

    assert work_in(home) == ["09:00-10:00"]
    assert home.settings.read_text(encoding="utf-8") == "[rest]\n"
    assert home.journal.stat().st_mode & 0o077 == 0


def test_what_was_there_is_backed_up_first(home, carried):
    keep(home, "14:00-15:00")

    before = restore(home, carried, LATER)

    assert work_in(home) == ["09:00-10:00"]
    assert before == list_backups(home)[0]
    restore(home, before, LATER)
    assert work_in(home) == ["14:00-15:00"]
    assert home.settings.read_text(encoding="utf-8") == "[work]\n"


def test_a_backup_without_settings_leaves_them(home, tmp_path):
    other = Home(tmp_path / "other")
    keep(other, "09:00-10:00")
    other.settings.unlink()
    keep(home, "14:00-15:00")

    restore(home, backup(other, tmp_path / "carried.backup", NOW), LATER)

    assert home.settings.read_text(encoding="utf-8") == "[work]\n"


def test_the_oldest_of_ten_backups_can_be_restored(home):
    keep(home, "09:00-10:00")
    oldest = backup(home, None, NOW)
    for hour in range(1, 10):
        backup(home, None, NOW + timedelta(hours=hour))
    keep(home, "14:00-15:00")

    restore(home, oldest, NOW + timedelta(days=1))

    assert work_in(home) == ["09:00-10:00"]


def test_a_damaged_journal_is_set_aside_for_the_restored_one(home, carried):
    keep(home, "14:00-15:00")
    spoilt = b"no database" * 400
    home.journal.write_bytes(spoilt)

    aside = restore(home, carried, LATER)

    assert aside is not None
    assert aside.read_bytes() == spoilt
    assert work_in(home) == ["09:00-10:00"]


def test_what_a_crash_left_in_the_log_goes_into_the_backup_not_into_the_restored(home, carried):
    """A write-ahead log that stayed behind would be played into the journal put in its place."""
    keep(home, "14:00-15:00")
    crashed = Journal.open(home, NOW)
    crashed.record([ended("16:00-17:00")], NOW)
    log = home.journal.with_name("journal.db-wal")
    left = log.read_bytes()
    crashed.close()
    log.write_bytes(left)

    before = restore(home, carried, LATER)

    assert before is not None
    assert work_in(home) == ["09:00-10:00"]
    restore(home, before, LATER)
    assert work_in(home) == ["14:00-15:00", "16:00-17:00"]


def test_nothing_is_restored_under_a_recorder(home, carried, recording_elsewhere):
    keep(home, "14:00-15:00")

    with recording_elsewhere(home), pytest.raises(JournalBusyError):
        restore(home, carried, LATER)

    assert work_in(home) == ["14:00-15:00"]


def test_nothing_is_restored_while_somebody_reads_on(home, carried):
    keep(home, "14:00-15:00")
    with Journal.open(home, NOW) as journal:
        journal.record([ended("16:00-17:00")], NOW)
        with closing(sqlite3.connect(home.journal, isolation_level=None)) as reader:
            reader.execute("PRAGMA busy_timeout = 0")
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM work_session").fetchone()
            journal.record([ended("18:00-19:00")], NOW)

            with pytest.raises(JournalBusyError):
                restore(home, carried, LATER)

    assert work_in(home) == ["14:00-15:00", "16:00-17:00", "18:00-19:00"]


def test_what_is_no_backup_changes_nothing(home, tmp_path):
    keep(home, "14:00-15:00")
    (tmp_path / "file").write_bytes(b"no zip")

    with pytest.raises(BackupError):
        restore(home, tmp_path / "file", LATER)

    assert work_in(home) == ["14:00-15:00"]
    assert list_backups(home) == []


def test_a_newer_backup_changes_nothing(home, tmp_path):
    other = Home(tmp_path / "other")
    keep(other, "09:00-10:00")
    with closing(sqlite3.connect(other.journal)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    newer = backup(other, tmp_path / "newer.backup", NOW)
    keep(home, "14:00-15:00")

    with pytest.raises(NewerJournalError):
        restore(home, newer, LATER)

    assert work_in(home) == ["14:00-15:00"]


def test_deleting_leaves_nothing(home):
    keep(home, "09:00-10:00")
    backup(home, None, NOW)
    keep(home, "11:00-12:00")
    home.journal.write_bytes(b"no database" * 400)
    keep(home, "14:00-15:00")  # the damaged one is set aside
    assert list(home.folder.glob("journal.damaged-*"))
    (home.folder / "settings.broken-20261123-080000.toml").touch()
    interrupted = home.backups / ".kjernetid-x1y2z3"
    interrupted.mkdir()
    (interrupted / "journal.db").touch()

    delete_all(home)

    assert not home.folder.exists()
    delete_all(home)


def test_deleting_leaves_what_is_not_ours(home):
    keep(home, "09:00-10:00")
    backup(home, None, NOW)
    (home.folder / "letter.txt").touch()
    (home.backups / "letter.txt").touch()

    delete_all(home)

    assert sorted(path.name for path in home.folder.rglob("*")) == [
        "backups",
        "letter.txt",
        "letter.txt",
    ]


def test_nothing_is_deleted_under_a_recorder(home, recording_elsewhere):
    keep(home, "09:00-10:00")

    with recording_elsewhere(home), pytest.raises(JournalBusyError):
        delete_all(home)

    assert work_in(home) == ["09:00-10:00"]
