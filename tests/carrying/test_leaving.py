"""What leaves in an export, and what does not."""

import csv
import hashlib
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.hands import FakeClock
from tests.leftovers import instants_in
from tests.store.days import NOW, at, ended, span, work
from tracker import __version__
from tracker.carrying.leaving import export
from tracker.domain.events import Erased, HoldChanged
from tracker.domain.model import EndReason, Ends, Hold, Place
from tracker.domain.week import Week
from tracker.errors import JournalBusyError, TrackerError
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.reports.csv import write_csv
from tracker.reports.export_words import FILES, meaning
from tracker.reports.json import week_object, written
from tracker.store import schema
from tracker.store.carrying import CARRIED, STAYING
from tracker.store.columns import Base
from tracker.store.journal import Journal
from tracker.store.values import OperationKind
from tracker.wording import LANGUAGES, use_language

HOLE = span("10:00-12:00")
UTC_PLUS_1 = timedelta(hours=1)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def journal(home):
    with Journal.open(home, NOW) as journal:
        yield journal


@pytest.fixture
def exported(home: Home, tmp_path: Path):
    """Export the home; return the folder."""

    def exported() -> Path:
        with Tracker.open(home, FakeClock(NOW), create=False) as tracker:
            export(tracker, tmp_path / "out")
        return tmp_path / "out"

    return exported


def table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / "record" / f"{name}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_table_of_the_journal_leaves_but_for_what_makes_networks_known():
    carried = {one.rows for one in CARRIED}

    assert {mapper.class_ for mapper in Base.registry.mappers} == carried | {
        schema.HereRow,
        schema.AlembicVersion,
    }
    assert set(STAYING) == {schema.HereRow, schema.NetworkRow}


def test_columns_that_stay_are_these():
    left = {
        (one.name, column.name)
        for one in CARRIED
        for column in one.table.columns
        if column not in one.columns.values()
    }

    assert left == {
        ("pause", "erase_from_us"),
        ("pause", "erase_to_us"),
        ("pause", "erase_at_us"),
        ("networks", "token"),
        ("reminders", "put_off_on"),
    }


def test_version_1_of_the_folder_has_these_tables():
    """Whoever changes a column gives the manifest another version, and lets older ones be read."""
    told = {one.name: list(one.columns) for one in CARRIED}
    form = hashlib.sha256(json.dumps(told).encode()).hexdigest()

    assert form.startswith("4076ece1"), told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_every_file_and_every_column(journal, exported, language):
    use_language(language)
    journal.add([work("09:00-10:00")], OperationKind.ADD, NOW)
    folder = exported()
    page = (folder / "README.txt").read_text(encoding="utf-8")

    for path in folder.rglob("*.*"):
        name = path.relative_to(folder).as_posix()
        assert path.name == "README.txt" or f"\n{name}\n" in page
    for one in CARRIED:
        for column in one.columns:
            assert meaning(f"record/{one.name}.csv", column)
    assert set(FILES) == {f"record/{one.name}.csv" for one in CARRIED} | {
        *("work.csv", "weeks.json", "settings.toml", "manifest.json")
    }
    assert max(map(len, page.splitlines())) <= 80


def test_work_and_weeks_are_written_as_their_own_commands_write_them(home, journal, exported):
    journal.add([work("09:00-10:00", day) for day in (0, 8, 400)], OperationKind.ADD, NOW)
    folder = exported()
    with Tracker.open(home, FakeClock(NOW), create=False) as tracker:
        known = tracker.sessions(at("00:00").date(), at("00:00", 500).date())
        weeks = [Week.of(at("12:00", day).date()) for day in (0, 8, 400)]

        assert (folder / "work.csv").read_bytes().decode() == write_csv(known)
        assert (folder / "weeks.json").read_text(encoding="utf-8") == written(
            [week_object(tracker.week(week)) for week in weeks]
        )


def test_corrections_leave_with_what_lies_beneath_and_what_was_undone(journal, exported):
    journal.record([ended("09:00-10:00")], NOW)
    [known] = journal.sessions(span("00:00-23:00"))
    journal.edit(known.id, work("09:30-10:30"), NOW)
    journal.undo(NOW)
    folder = exported()

    [recorded], [layer], [deed] = (table(folder, name) for name in ("work", "corrections", "deeds"))
    assert (recorded["start"], layer["start"]) == ("2026-11-16T08:00:00Z", "2026-11-16T08:30:00Z")
    assert deed["undone_at"]


def test_nothing_by_which_a_network_is_recognised_leaves(journal, exported):
    key = journal.network_key()
    journal.keep_network("5ec3e7" * 10, Place.HOME)
    folder = exported()
    everything = b"".join(path.read_bytes() for path in folder.rglob("*.*"))

    assert [row["place"] for row in table(folder, "networks")] == ["home"]
    assert b"5ec3e7" not in everything
    assert key not in everything
    assert key.hex().encode() not in everything


def test_private_time_that_was_erased_is_in_no_file(journal, exported):
    journal.record([ended("09:00-13:00")], NOW)
    journal.add([work("10:15-11:30", note="in private")], OperationKind.ADD, at("10:20"))
    journal.record([Erased(NOW, HOLE)], NOW)
    folder = exported()

    assert instants_in(folder, HOLE, UTC_PLUS_1) == []
    assert not any(b"in private" in path.read_bytes() for path in folder.rglob("*.*"))
    assert len(table(folder, "work")) == 2


def test_private_time_that_is_yet_to_be_erased_leaves_nothing(journal, exported, tmp_path):
    """GIVEN ten seconds to take it back WHEN all is exported THEN it is refused for a moment."""
    journal.record([HoldChanged(NOW, Hold(EndReason.PRIVATE, Ends(None)), (HOLE, NOW))], NOW)

    with pytest.raises(JournalBusyError, match="Private time is about to be erased"):
        exported()
    assert not (tmp_path / "out").exists()


def test_the_list_tells_version_and_sum_of_every_other_file(journal, exported):
    journal.add([work("09:00-10:00")], OperationKind.ADD, NOW)
    folder = exported()
    told = json.loads((folder / "manifest.json").read_bytes())
    raw = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.name != "manifest.json"
    }

    assert (told["format"], told["version"], told["program"]) == (
        "kjernetid-export",
        1,
        __version__,
    )
    assert {name: one["sha256"] for name, one in told["files"].items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in raw.items()
    }
    assert all(one["bytes"] == len(raw[name]) for name, one in told["files"].items())
    assert told["files"]["record/work.csv"]["rows"] == 1


def test_a_home_without_a_journal_has_nothing_to_export(exported, tmp_path):
    with pytest.raises(TrackerError, match="Nothing is on record; there is nothing to export"):
        exported()
    assert not (tmp_path / "out").exists()


def test_settings_leave_as_they_are(home, journal, exported):
    home.settings.write_text("# mine\n[movement]\nevery_min = 40\n", encoding="utf-8")

    assert (exported() / "settings.toml").read_bytes() == home.settings.read_bytes()
