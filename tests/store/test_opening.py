"""Opening a journal: a new one, one that is not there, and those that cannot be opened."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.store.days import NOW, OSLO, WEEK, at, break_rule, ended, stands
from tracker.domain.model import Place, Record
from tracker.errors import (
    DiskFullError,
    FolderError,
    JournalBusyError,
    NewerJournalError,
    StoreError,
)
from tracker.paths import Home
from tracker.store import recording
from tracker.store.backups import backup
from tracker.store.connecting import connect
from tracker.store.faults import disk_full
from tracker.store.journal import Journal
from tracker.store.opening import begin
from tracker.store.revisions import LINEAGE
from tracker.store.values import SavedSession

HOME = Place.HOME

on_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")


def ask(path, question):
    with closing(sqlite3.connect(path)) as connection:
        answer = connection.execute(question).fetchone()
        connection.commit()
    return answer


def opening(home, **how):
    """Return the error that opening ends in."""
    with pytest.raises(StoreError) as told:
        Journal.open(home, NOW, **how)
    return told.value


@pytest.fixture
def kept(home):
    """A home with a journal of a little work, closed."""
    with Journal.open(home, NOW) as journal:
        journal.record([ended("09:00-10:00")], NOW)
    return home


def test_a_journal_is_begun_where_there_is_none(home):
    with Journal.open(home, NOW) as journal:
        assert journal.read(WEEK) == Record()

    assert ask(home.journal, "SELECT version_num FROM alembic_version") == (LINEAGE.head,)
    assert ask(home.journal, "SELECT count(*) FROM device") == (1,)


def test_what_was_recorded_is_there_when_it_is_opened_again(kept):
    with Journal.open(kept, NOW) as journal:
        assert stands(journal) == ["09:00-10:00"]


def test_a_file_that_was_made_but_not_begun_is_begun(home):
    home.prepare()
    home.journal.touch()

    with Journal.open(home, NOW) as journal:
        assert journal.read(WEEK) == Record()


def test_a_missing_journal_reads_as_an_empty_one_and_nothing_is_written(home):
    with Journal.open(home, NOW, create=False) as journal:
        assert journal.read(WEEK) == Record()

    assert not home.folder.exists()


def test_alembic_is_not_loaded_while_no_journal_is_older(home):
    program = (
        "import sys; from pathlib import Path;"
        "from tests.store.days import NOW; from tracker.paths import Home;"
        "from tracker.store.journal import Journal;"
        "[Journal.open(Home(Path(sys.argv[1])), NOW).close() for _ in range(2)];"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(home.folder)], check=True, timeout=60)


@on_posix
def test_only_the_owner_can_read_any_of_it(home):
    before = os.umask(0)
    try:
        with Journal.open(home, NOW) as journal:
            journal.record([ended("09:00-10:00")], NOW)
            modes = {path.name: path.stat().st_mode & 0o777 for path in home.folder.iterdir()}
    finally:
        os.umask(before)

    assert modes == {"journal.db": 0o600, "journal.db-wal": 0o600, "journal.db-shm": 0o600}
    assert home.folder.stat().st_mode & 0o777 == 0o700


@on_posix
def test_a_journal_that_others_could_read_is_made_private(kept):
    kept.journal.chmod(0o644)
    Journal.open(kept, NOW).close()

    assert kept.journal.stat().st_mode & 0o777 == 0o600


def test_a_connection_keeps_its_promises(journal):
    with journal._engine.connect() as connection:
        promises = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in (
                "journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout"
            )
        }  # fmt: skip

    assert promises == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_newer_journal_is_left_as_it_is(kept):
    ask(kept.journal, "UPDATE alembic_version SET version_num = '9999'")
    before = kept.journal.read_bytes()

    for create in (True, False):
        told = opening(kept, create=create)
        assert isinstance(told, NewerJournalError)
        assert told.sentence == (
            f"{kept.journal} was written by a newer version of Kjernetid and is left as it is;"
            " install that version to read it."
        )
    assert kept.journal.read_bytes() == before
    assert [path.name for path in kept.folder.iterdir()] == ["journal.db"]


def spoil_start(path):
    path.write_bytes(b"this is no database at all" * 400)


def spoil_middle(path):
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)


def spoil_tables(path):
    ask(path, "DROP TABLE alembic_version")


def spoil_revision(path):
    ask(path, "DELETE FROM alembic_version")


@pytest.mark.parametrize(
    "spoil", [break_rule, spoil_start, spoil_middle, spoil_tables, spoil_revision]
)
def test_a_damaged_journal_is_set_aside_and_another_is_begun_at_once(kept, spoil):
    spoil(kept.journal)
    spoilt = kept.journal.read_bytes()
    told: list[str] = []

    with Journal.open(kept, NOW, tell=told.append) as journal:
        journal.record([ended("11:00-12:00")], NOW)
        assert stands(journal)[-1:] == ["11:00-12:00"]

    aside = kept.folder / "journal.damaged-20261123-080000.db"
    [sentence] = told
    assert sentence.startswith(f"The journal was damaged and lies as {aside} now; ")
    assert sentence.endswith(" There is no backup that could be brought back.")
    assert aside.read_bytes() == spoilt
    assert kept.journal.stat().st_mode & 0o777 == 0o600 or os.name != "posix"


@pytest.mark.parametrize("spoil", [break_rule, spoil_tables, spoil_revision])
def test_what_can_be_read_of_a_damaged_journal_is_kept(kept, spoil):
    spoil(kept.journal)
    told: list[str] = []

    with Journal.open(kept, NOW, tell=told.append) as journal:
        assert stands(journal) == ["09:00-10:00"]
    assert "2 entries could be read and were kept" in told[0]


def test_of_a_journal_of_which_nothing_can_be_read_a_new_one_is_begun(kept):
    spoil_start(kept.journal)
    told: list[str] = []

    with Journal.open(kept, NOW, tell=told.append) as journal:
        assert journal.read(WEEK) == Record()
    assert "nothing of it could be read, so a new one was begun" in told[0]


def test_the_newest_good_backup_is_offered(kept):
    good = backup(kept, None, NOW)
    broken = backup(kept, None, NOW)
    broken.write_bytes(good.read_bytes()[:-100])
    spoil_start(kept.journal)
    told: list[str] = []

    Journal.open(kept, NOW, tell=told.append).close()

    assert told[0].endswith(
        f" The newest good backup can be brought back with: kjernetid restore {good}"
    )


def test_a_second_damaged_journal_does_not_replace_the_first(kept):
    for _ in range(2):
        spoil_start(kept.journal)
        Journal.open(kept, NOW).close()

    assert sorted(path.name for path in kept.folder.glob("*.db")) == [
        "journal.damaged-20261123-080000-2.db",
        "journal.damaged-20261123-080000.db",
        "journal.db",
    ]


@pytest.mark.parametrize("harm", [os.unlink, lambda journal: os.truncate(journal, 0)])
def test_a_journal_that_is_gone_while_there_are_backups_is_told(kept, harm):
    good = backup(kept, None, NOW)
    harm(kept.journal)
    told: list[str] = []

    Journal.open(kept, NOW, tell=told.append).close()
    Journal.open(kept, NOW, tell=told.append).close()

    [sentence] = told
    assert sentence == (
        f"There was no journal in {kept.folder}, so a new one was begun; the newest good backup can"
        f" be brought back with: kjernetid restore {good}"
    )


def test_a_first_start_tells_nothing(home):
    told: list[str] = []

    Journal.open(home, NOW, tell=told.append).close()

    assert told == []


def test_reading_moves_no_damaged_journal(kept):
    spoil_start(kept.journal)

    assert opening(kept, create=False).sentence == (
        f"The journal {kept.journal} is damaged; bring a backup back with “kjernetid restore FILE”,"
        " or start Kjernetid anew to have it set aside."
    )
    assert kept.journal.exists()


def test_a_home_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    told = opening(Home(tmp_path / "file" / "home"))

    assert isinstance(told, FolderError)
    assert str(tmp_path / "file" / "home") in told.sentence


def test_a_journal_that_is_a_folder_cannot_be_read(home):
    home.journal.mkdir(parents=True)

    assert isinstance(opening(home, create=False), FolderError)
    assert isinstance(opening(home), FolderError)


def test_a_full_disk_is_told_and_leaves_the_record_whole(journal):
    journal.record([ended("09:00-10:00")], NOW)
    with journal._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFullError, match=r"is full; make room on it"):
        journal.record([ended("11:00-12:00")] * 500, NOW)

    assert stands(journal) == ["09:00-10:00"]


def test_on_a_full_disk_the_room_of_the_log_is_used_again(home, journal):
    """As soon as a write is refused, what lies in the log is moved, and it begins anew."""
    for minute in range(60):
        journal.checkpoint(SavedSession(at("11:00"), at(f"11:{minute:02}"), OSLO, HOME), None, NOW)
    log = home.journal.with_name("journal.db-wal")
    before, save, refused = log.stat().st_size, recording.save_open, [1]

    def refuse_once(*arguments):
        if refused:
            refused.clear()
            raise disk_full(home.journal)
        save(*arguments)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recording, "save_open", refuse_once)
        for minute in range(30):
            saved = SavedSession(at("11:00"), at(f"12:{minute:02}"), OSLO, HOME)
            journal.checkpoint(saved, None, NOW)

    assert refused == []
    assert log.stat().st_size == before


def test_another_writer_is_told_after_a_while(home, journal):
    with journal._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(home.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalBusyError, match="Another program is writing to"):
            journal.record([ended("09:00-10:00")], NOW)

        assert stands(journal) == []  # reading need not wait

    journal.record([ended("09:00-10:00")], NOW)
    assert stands(journal) == ["09:00-10:00"]


def test_a_journal_that_another_process_begins_meanwhile_is_begun_once(kept):
    engine = connect(kept.journal)
    begin(engine, NOW, LINEAGE)
    engine.dispose()

    assert ask(kept.journal, "SELECT count(*) FROM device") == (1,)


def test_two_can_have_the_same_journal_open(home):
    with Journal.open(home, NOW) as one, Journal.open(home, NOW) as other:
        one.record([ended("09:00-10:00")], NOW)
        other.record([ended("11:00-12:00")], NOW)

        assert stands(one) == stands(other) == ["09:00-10:00", "11:00-12:00"]


def test_a_fault_of_the_program_stays_one(journal):
    with (
        pytest.raises(Exception, match="no such table: nowhere"),
        journal._engine.connect() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")
