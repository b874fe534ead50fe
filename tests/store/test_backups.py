"""A backup carries journal and settings in one private file that is whole or not there."""

import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest

from tests.store.days import NOW, break_rule, ended, stands
from tracker.errors import BackupError, DamagedJournalError, FolderError, NewerJournalError
from tracker.paths import Home
from tracker.store.backups import (
    KEPT,
    back_up_daily,
    backup,
    list_backups,
    newest_good_backup,
    unpacked,
)
from tracker.store.journal import Journal

NAME = "kjernetid-20261123-080000.backup"


@pytest.fixture
def kept(home):
    """A home with a journal of a little work, still open, and settings."""
    with Journal.open(home, NOW) as journal:
        journal.record([ended("09:00-10:00")], NOW)
        home.settings.write_text("[work]\n", encoding="utf-8")
        yield home


def test_a_backup_carries_journal_and_settings(kept, tmp_path):
    path = backup(kept, tmp_path / "mine.zip", NOW)

    assert path == tmp_path / "mine.zip"
    with unpacked(path, tmp_path) as carried:
        assert carried.settings.read_text(encoding="utf-8") == "[work]\n"
        with Journal.open(carried, NOW, create=False) as journal:
            assert stands(journal) == ["09:00-10:00"]
    assert sorted(found.name for found in tmp_path.iterdir()) == ["home", "mine.zip"]


def test_a_home_without_settings_has_a_backup_without(kept, tmp_path):
    kept.settings.unlink()

    with zipfile.ZipFile(backup(kept, tmp_path / "mine.zip", NOW)) as packed:
        assert packed.namelist() == ["journal.db"]


def test_a_backup_to_a_folder_gets_a_name(kept, tmp_path):
    assert backup(kept, tmp_path, NOW) == tmp_path / NAME
    assert backup(kept, tmp_path, NOW).name == "kjernetid-20261123-080000-2.backup"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_only_the_owner_can_read_a_backup(kept):
    before = os.umask(0)
    try:
        path = backup(kept, None, NOW)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_exists_is_left_as_it_is(kept, tmp_path):
    target = tmp_path / "thesis.txt"
    target.write_text("years of work", encoding="utf-8")

    with pytest.raises(BackupError, match=r"thesis\.txt exists already and is left as it is"):
        backup(kept, target, NOW)

    assert target.read_text(encoding="utf-8") == "years of work"


def test_without_a_journal_there_is_nothing_to_back_up(home):
    with pytest.raises(BackupError, match="there is nothing to back up"):
        backup(home, None, NOW)

    assert not home.folder.exists()


def test_a_place_that_does_not_exist_is_named(kept, tmp_path):
    with pytest.raises(FolderError, match=r"nowhere cannot be read or written"):
        backup(kept, tmp_path / "nowhere" / "mine.zip", NOW)


def cross_tables(path):
    """Let two tables lie in the same page."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'prompt'")
        connection.commit()


@pytest.mark.parametrize("spoil", [break_rule, cross_tables])
def test_a_damaged_journal_is_not_backed_up(kept, spoil):
    good = backup(kept, None, NOW)
    spoil(kept.journal)

    with pytest.raises(DamagedJournalError):
        backup(kept, None, NOW)

    assert list_backups(kept) == [good]
    assert list(kept.backups.iterdir()) == [good]


def test_the_ten_newest_are_kept(kept):
    made = [backup(kept, None, NOW + timedelta(hours=hour)) for hour in range(KEPT + 2)]
    for name in ("of-somebody-else.backup", "kjernetid-20269999-080000.backup"):
        (kept.backups / name).touch()

    assert list_backups(kept) == made[: -KEPT - 1 : -1]


@pytest.mark.parametrize(
    ("later", "is_made"),
    [
        (timedelta(0), False),
        (timedelta(hours=23, minutes=59, seconds=59), False),
        (timedelta(days=1), True),
        (timedelta(days=-1), True),  # the clock was set back
    ],
)
def test_a_backup_is_made_when_the_newest_is_a_day_old(kept, later, is_made):
    assert back_up_daily(kept, NOW) is not None

    assert (back_up_daily(kept, NOW + later) is not None) is is_made


def test_the_newest_good_backup_is_one_that_can_be_read(kept):
    assert newest_good_backup(kept) is None
    good = backup(kept, None, NOW)
    backup(kept, None, NOW + timedelta(days=1)).write_bytes(b"broken")

    assert newest_good_backup(kept) == good


def without_journal(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("settings.toml", "")


def with_other_database(path):
    with closing(sqlite3.connect(path.with_name("other.db"))) as connection:
        connection.execute("CREATE TABLE other (id)")
        connection.commit()
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(path.with_name("other.db"), "journal.db")


def with_no_database(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("journal.db", "no database " * 1000)


def no_zip(path):
    path.write_bytes(b"no zip")


def with_broken_rule(path):
    """Write a backup of a journal with a span that ends before it starts."""
    other = Home(path.with_name("other"))
    Journal.open(other, NOW).close()
    break_rule(other.journal)
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(other.journal, "journal.db")


@pytest.mark.parametrize(
    "write", [with_broken_rule, without_journal, with_other_database, with_no_database, no_zip]
)
def test_what_is_no_backup_is_told_so(tmp_path, write):
    path = tmp_path / "file"
    write(path)

    with pytest.raises(BackupError) as told, unpacked(path, tmp_path):
        pass

    assert told.value.sentence == (
        f"{path} is not a backup of Kjernetid, or is damaged; give a file that “kjernetid backup”"
        " wrote."
    )


def test_a_backup_that_lost_a_byte_is_told(kept, tmp_path):
    path = backup(kept, tmp_path / "mine.zip", NOW)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(BackupError), unpacked(path, tmp_path):
        pass


def test_a_backup_of_a_newer_version_is_told(kept, tmp_path):
    with closing(sqlite3.connect(kept.journal)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    path = backup(kept, tmp_path / "mine.zip", NOW)

    with pytest.raises(NewerJournalError, match="newer version"), unpacked(path, tmp_path):
        pass


def test_a_missing_backup_is_told(tmp_path):
    with (
        pytest.raises(BackupError, match=r"There is no file .*nowhere\."),
        unpacked(tmp_path / "nowhere", tmp_path),
    ):
        pass


def test_a_folder_is_no_backup(tmp_path):
    with pytest.raises(FolderError), unpacked(tmp_path, tmp_path):
        pass


def test_nothing_but_journal_and_settings_is_taken_out(kept, tmp_path):
    path = backup(kept, tmp_path / "mine.zip", NOW)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("../outside", "")
        packed.writestr("else", "")

    with unpacked(path, tmp_path) as carried:
        assert sorted(p.name for p in carried.folder.iterdir()) == ["journal.db", "settings.toml"]
    assert not (tmp_path / "outside").exists()


def test_homes_do_not_share_backups(kept, tmp_path):
    backup(kept, None, NOW)

    assert list_backups(Home(tmp_path)) == []
