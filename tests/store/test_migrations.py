"""Older journals are brought up to date: after a backup, whole, or not at all."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from tests.store.days import (
    NOW,
    OSLO,
    WEEK,
    apps_left_open,
    at,
    ended,
    first_journal,
    span,
    stands,
    written_presence,
)
from tracker.domain.events import HoldChanged, RestraintChanged
from tracker.domain.model import EndReason, Ends, Hold, Place, Restraint, UnsureSpan
from tracker.domain.self_report import Statement
from tracker.errors import JournalBusyError, UpgradeError
from tracker.store.backups import list_backups
from tracker.store.columns import EPOCH, MICROSECOND, Base
from tracker.store.connecting import connect
from tracker.store.journal import Journal
from tracker.store.opening import IN_MEMORY, open_engine
from tracker.store.revisions import REVISIONS, SCRIPTS, Lineage, run_scripts
from tracker.store.values import Settled

PAUSE = Hold(EndReason.PAUSE, Ends())
MONDAY = NOW.date() - timedelta(days=NOW.weekday())


def scripts_in(folder):
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def layout(connection):
    """Return how the tables were made, as SQLite keeps it, Alembic's own left out."""
    return dict(
        connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master"
            " WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'"
        ).all()
    )


def test_the_revisions_known_by_heart_are_those_that_have_scripts():
    found = [script.revision for script in scripts_in(SCRIPTS).walk_revisions()]

    assert tuple(reversed(found)) == REVISIONS


def test_every_migration_has_a_test():
    names = [path.stem for path in (SCRIPTS / "versions").glob("*.py")]

    assert names
    assert [name for name in names if f"test_{name}" not in globals()] == []


def test_0001_first(home):
    """A first journal can be read and written as one that is begun today."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        assert stands(journal) == ["09:00-10:00"]


def test_0002_hold(home):
    """A journal that knew no hold keeps what it has, and a pause is remembered from then on."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        journal.record([HoldChanged(NOW, PAUSE, None)], NOW)

        assert journal.past(NOW).hold == PAUSE
        assert stands(journal) == ["09:00-10:00"]


def test_0003_presence(home):
    """A journal that knew nothing of work apps keeps what it has, and keeps them from then on."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        assert journal.read(WEEK).presence == ()
        journal.record([apps_left_open("16:00-23:10")], NOW)

        assert written_presence(journal) == ["16:00-23:10 unlocked"]
        assert stands(journal) == ["09:00-10:00"]


def test_unsure_time_of_an_older_journal_can_be_settled(home):
    first_journal(home)
    with closing(sqlite3.connect(home.journal)) as connection:
        connection.execute(
            "INSERT INTO unsure_span (id, device_id, start_us, end_us) VALUES (7, 'here', ?, ?)",
            [(end - EPOCH) // MICROSECOND for end in (at("10:00"), at("10:20"))],
        )
        connection.commit()

    with Journal.open(home, NOW) as journal:
        assert journal.unsure(WEEK) == [UnsureSpan(span("10:00-10:20"), 7)]
        journal.settle(7, Settled.WORK, OSLO, NOW)

        assert stands(journal) == ["09:00-10:00", "10:00-10:20"]


def test_0004_network(home):
    """A journal that knew no networks keeps what it has, and remembers them from then on."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        key = journal.network_key()
        journal.keep_network("token", Place.HOME)

        assert journal.networks() == {"token": Place.HOME}
        assert journal.network_key() == key
        assert stands(journal) == ["09:00-10:00"]


def test_0005_restraint(home):
    """A journal of which prompts never rested keeps what it has, and they can rest from then on."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        assert journal.past(NOW).restraint == Restraint()
        said = Restraint(quiet_on=NOW.date())
        journal.record([RestraintChanged(NOW, said)], NOW)

        assert journal.past(NOW).restraint == said
        assert stands(journal) == ["09:00-10:00"]


def test_0006_line(home):
    """A journal that held no lines keeps what it has, and holds them from then on."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        assert journal.line_for(NOW.date() + timedelta(days=1)) == ""
        journal.write_line(NOW.date(), "the printer")

        assert journal.line_for(NOW.date() + timedelta(days=1)) == "the printer"
        assert stands(journal) == ["09:00-10:00"]


def test_0007_week_answer(home):
    """A journal of which weeks could not be rated keeps what it has, and they can be from then."""
    first_journal(home)

    with Journal.open(home, NOW) as journal:
        assert journal.answers(MONDAY) == {}
        journal.answer(MONDAY, Statement.LET_GO, 4)

        assert journal.answers(MONDAY) == {Statement.LET_GO: 4}
        assert stands(journal) == ["09:00-10:00"]


def test_0008_word_on_a_day(home):
    """What was confirmed stays so, and from then on the word on a day can be undone."""
    first_journal(home)
    day = at("12:00").date()
    with closing(sqlite3.connect(home.journal)) as connection:
        connection.execute("INSERT INTO confirmed_day (day) VALUES (?)", [day.isoformat()])
        connection.commit()

    with Journal.open(home, NOW) as journal:
        assert journal.is_confirmed(day)
        journal.confirm_day(day, NOW, is_complete=False)
        assert not journal.is_confirmed(day)

        journal.undo(NOW)
        assert journal.is_confirmed(day)


def test_0009_put_off(home):
    """What was said about being asked stays, and old days can be put off from then on."""
    first_journal(home)
    day = NOW.date()
    engine = connect(home.journal)
    with engine.begin() as connection:
        run_scripts(connection, Lineage(REVISIONS[:8]))
        connection.exec_driver_sql(
            "INSERT INTO restraint SELECT id, ?, NULL, ? FROM device", (str(day), str(day))
        )
    engine.dispose()

    with Journal.open(home, NOW) as journal:
        said = Restraint(quiet_on=day, afresh_on=day)
        assert journal.past(NOW).restraint == said
        assert journal.put_off_on() is None

        journal.put_off(day)
        assert journal.put_off_on() == day
        journal.record([RestraintChanged(NOW, said)], NOW)
        assert journal.put_off_on() == day


def test_a_new_journal_is_of_the_newest_revision(home):
    Journal.open(home, NOW).close()

    with closing(sqlite3.connect(home.journal)) as connection:
        versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    assert versions == [(REVISIONS[-1],)]


def test_the_migrations_lead_to_the_tables_that_a_new_journal_has():
    begun, brought_up = connect(IN_MEMORY), connect(IN_MEMORY)
    with begun.begin() as new, brought_up.begin() as old:
        Base.metadata.create_all(new)
        run_scripts(old)

        assert layout(old) == layout(new)
    begun.dispose()
    brought_up.dispose()


def test_every_column_says_what_it_holds():
    columns = [column for table in Base.metadata.tables.values() for column in table.columns]

    assert [f"{column}" for column in columns if not column.comment] == []
    assert [
        f"{column}"
        for column in columns
        if column.name.endswith("_us") and "microseconds since 1970 UTC" not in str(column.comment)
    ] == []


@pytest.fixture
def older(home):
    """A home whose journal one day will be older than the program."""
    with Journal.open(home, NOW) as journal:
        journal.record([ended("09:00-10:00")], NOW)
    return home


@pytest.fixture
def later(tmp_path):
    """Make a lineage with one revision more; its folder's name is an awkward one."""

    def later(*lines):
        scripts = tmp_path / "100 % later"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        revision = f"{len(REVISIONS) + 1:04}"
        made = scripts_in(str(scripts).replace("%", "%%")).generate_revision(
            revision, "what comes later", head="head"
        )
        with Path(made.path).open("a", encoding="utf-8") as script:
            script.writelines(f"    op.execute({line!r})\n" for line in lines)
        return Lineage((*REVISIONS, revision), scripts)

    return later


def columns_of(path, table):
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("create", [True, False])
def test_a_backup_comes_before_a_migration(older, later, create):
    lineage = later("ALTER TABLE device ADD COLUMN name TEXT")

    open_engine(older, NOW, create=create, lineage=lineage).dispose()

    assert "name" in columns_of(older.journal, "device")
    (kept,) = list_backups(older)
    older.journal.unlink()
    shutil.unpack_archive(kept, older.folder, "zip")
    assert "name" not in columns_of(older.journal, "device")
    with Journal.open(older, NOW) as journal:
        assert stands(journal) == ["09:00-10:00"]


def test_a_migrated_journal_is_not_migrated_again(older, later):
    lineage = later("ALTER TABLE device ADD COLUMN name TEXT")

    for _ in range(2):
        open_engine(older, NOW, create=True, lineage=lineage).dispose()

    assert len(list_backups(older)) == 1


@pytest.mark.parametrize(
    "fault",
    [
        "INSERT INTO nowhere VALUES (1)",
        "INSERT INTO layer SELECT 1, 1, 7777, 0, 0, 0, 0, '', '', ''",  # refers to nothing
    ],
)
def test_a_migration_that_fails_leaves_the_journal_as_it_was(older, later, fault):
    before = older.journal.read_bytes()
    lineage = later("ALTER TABLE device ADD COLUMN name TEXT", "DROP TABLE prompt", fault)

    with pytest.raises(UpgradeError) as told:
        open_engine(older, NOW, create=True, lineage=lineage)

    (kept,) = list_backups(older)
    assert told.value.sentence == (
        f"The journal {older.journal} could not be brought up to date and is as it was; go on with"
        f" the version of Kjernetid that you had, and keep the backup {kept}."
    )
    assert older.journal.read_bytes() == before


def test_a_table_can_be_copied_without_losing_what_refers_to_it(older, later):
    """Batch changes drop the old table; foreign keys must not follow it into the bin."""
    with Journal.open(older, NOW) as journal:
        (number,) = [found.id for found in journal.sessions(WEEK)]
        journal.delete(number, NOW)
    lineage = later(
        "CREATE TABLE copy AS SELECT * FROM operation",
        "DROP TABLE operation",
        "CREATE TABLE operation (id INTEGER PRIMARY KEY, device_id, at_us, kind, undone_at_us)",
        "INSERT INTO operation SELECT * FROM copy",
        "DROP TABLE copy",
    )

    engine = open_engine(older, NOW, create=True, lineage=lineage)

    journal = Journal(older, engine)
    assert stands(journal) == []
    journal.undo(NOW)
    assert stands(journal) == ["09:00-10:00"]
    journal.close()


def test_no_journal_is_migrated_under_a_recorder(older, later, recording_elsewhere):
    lineage = later("ALTER TABLE device ADD COLUMN name TEXT")

    with recording_elsewhere(older), pytest.raises(JournalBusyError):
        open_engine(older, NOW, create=False, lineage=lineage)

    assert "name" not in columns_of(older.journal, "device")
