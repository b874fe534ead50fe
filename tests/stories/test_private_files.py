"""Every file that the program writes is its owner's alone, however open the umask is.

A whole life of a home is lived under a umask of zero: after each step all of it is looked at.
"""

import os
import stat

import pytest

from tests.hands import FakeClock
from tests.store.days import NOW
from tests.torture.day import Day, begin_old
from tracker.carrying.leaving import export
from tracker.control import ControlServer
from tracker.hall import Tracker
from tracker.logs import close_log, write_log
from tracker.paths import Home
from tracker.store.backups import scratch_folder
from tracker.trace_writing import TraceFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes")


@pytest.fixture(autouse=True)
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def open_to_others(folder):
    """Return what lies in a folder, itself included, and can be used by anybody else."""
    return [
        f"{path.relative_to(folder.parent)} {stat.filemode(path.lstat().st_mode)}"
        for path in (folder, *folder.rglob("*"))
        if path.lstat().st_mode & 0o077
    ]


def names(folder):
    return {path.name for path in folder.rglob("*")}


def test_no_step_of_a_day_leaves_a_file_that_others_can_read(home):
    begin_old(home)
    for path in (home.settings, home.journal):
        path.chmod(0o600)  # an older version's, and the test's own
    seen = set()
    for step in Day(home, is_brief=True).steps():
        assert open_to_others(home.folder) == [], step
        seen |= names(home.folder)

    assert {"journal.db", "journal.db-wal", "journal.db-shm", "settings.toml"} <= seen
    assert {"backups", "recorder.lock"} <= seen
    assert any(name.endswith(".backup") for name in seen)


def test_what_others_could_read_before_is_closed_at_the_next_start(home):
    """Also the files beside the journal, which SQLite makes anew only where they are gone."""
    with Tracker.open(home, FakeClock()) as tracker:
        tracker.status()
        files = [*home.folder.glob("journal.db*")]
        home.settings.write_text("", encoding="utf-8")
        for file in (*files, home.settings):
            file.chmod(0o666)
        with Tracker.open(home, FakeClock()) as another:
            another.status()

            assert len(files) == 3, "the journal with its two"
            assert open_to_others(home.folder) == []


def test_what_is_set_aside_stays_private(home):
    home.prepare()
    home.journal.write_bytes(b"no journal" * 1000)
    home.settings.write_text("no settings", encoding="utf-8")
    home.settings.chmod(0o644)
    home.journal.chmod(0o644)

    with Tracker.open(home, FakeClock()) as tracker:
        tracker.status()

    assert len([name for name in names(home.folder) if "damaged" in name or "broken" in name]) == 2
    assert open_to_others(home.folder) == []


def test_what_lies_there_only_while_the_program_runs_is_private_too(home, monkeypatch):
    """The log, the key, the socket in the home, and the folder of what is being written."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    home.prepare()
    write_log(home)
    server = ControlServer(home, lambda: None)
    server.start()
    with scratch_folder(home.folder) as scratch:
        assert {"control.sock", "control.key", "kjernetid.log", scratch.name} <= names(home.folder)
        assert open_to_others(home.folder) == []
    server.close()
    close_log()


def test_what_is_carried_away_is_private_where_it_lands(home, tmp_path):
    with Tracker.open(home, FakeClock()) as tracker:
        tracker.set("hours.zone", "Europe/Oslo", NOW.date())
        tracker.status()
        export(tracker, tmp_path / "carried")

    assert len(names(tmp_path / "carried")) > 3
    assert open_to_others(tmp_path / "carried") == []


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_trace_is_private_whatever_lay_there_before(tmp_path, umask):
    os.umask(umask)
    path = tmp_path / "day.jsonl"
    TraceFile(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    path.chmod(0o666)
    TraceFile(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
