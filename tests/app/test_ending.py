"""What is done once the program has ended: no byte is left, or the backup is back."""

import logging
from datetime import timedelta

import pytest

from tests.hands import FakeClock
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.ending import DeleteAll, Restore, check_backup, consents
from tracker.errors import BackupError
from tracker.hall import Tracker
from tracker.logs import close_log, write_log
from tracker.paths import Home
from tracker.starting import TrayOptions, own_command
from tracker.wording import use_language


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def clock():
    return FakeClock()


def lived_in(home, clock, note="Call with Ada"):
    """Leave a home in which somebody worked, set something, made a backup and met a fault."""
    with Tracker.open(home, clock) as tracker:
        start = clock.read().at - timedelta(hours=5)
        tracker.import_spans([WorkSpan(Span(start, start + timedelta(hours=1)), "UTC", note=note)])
        tracker.set("work.apps", "adas-secret-app", clock.read().at.date())
        tracker.backup()
    write_log(home)
    logging.getLogger("test").warning("about adas-secret-app")
    close_log()


def test_after_everything_was_deleted_no_byte_of_it_is_left(home, clock, caplog):
    lived_in(home, clock)
    caplog.clear()
    (home.folder / "mine.txt").write_text("not the program’s")

    said = DeleteAll().carry_out(home, clock.read().at)

    assert str(home.folder) in said
    left = [path for path in home.folder.rglob("*") if path.is_file()]
    assert [path.name for path in left] == ["mine.txt"]
    for path in left:
        assert b"adas-secret-app" not in path.read_bytes()
        assert b"Call with Ada" not in path.read_bytes()


def test_the_folder_goes_with_its_last_file(home, clock, caplog):
    lived_in(home, clock)
    caplog.clear()

    DeleteAll().carry_out(home, clock.read().at)

    assert not home.folder.exists()
    assert not DeleteAll().starts_anew


def test_a_backup_comes_back_and_what_was_there_is_kept(home, clock, tmp_path, caplog):
    lived_in(home, clock, note="before")
    caplog.clear()
    with Tracker.open(home, clock) as tracker:
        kept = tracker.backup(tmp_path / "kept.backup")
        tracker.corrections.delete(tracker.recent_work()[0].id)
        at_first = len([*home.backups.iterdir()])

    assert Restore(kept).carry_out(home, clock.read().at) == ""

    assert Restore(kept).starts_anew
    with Tracker.open(home, clock) as tracker:
        assert [work.note for work in tracker.recent_work()] == ["before"]
    assert len([*home.backups.iterdir()]) == at_first + 1


def test_a_file_is_looked_at_before_the_program_ends_for_it(home, clock, tmp_path):
    home.prepare()
    no_backup = tmp_path / "note.txt"
    no_backup.write_text("a note")

    with pytest.raises(BackupError):
        check_backup(home, no_backup)
    with pytest.raises(BackupError):
        check_backup(home, tmp_path / "missing")


def test_consent_is_given_in_either_language():
    assert consents(" Delete everything ")
    assert not consents("delete")
    use_language("nb")
    assert consents("slett alt")
    assert consents("delete everything")
    use_language("en")


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ("/usr/bin/kjernetid", ["/usr/bin/kjernetid"]),
        ("/somewhere/ui/__main__.py", ["/usr/bin/python3", "-m", "ui"]),
    ],
)
def test_it_can_be_started_as_it_was(monkeypatch, home, argv, expected):
    monkeypatch.setattr("sys.argv", [argv])
    monkeypatch.setattr("sys.executable", "/usr/bin/python3")

    assert own_command(home, TrayOptions()) == [*expected, "--home", str(home.folder)]
    assert own_command(home, TrayOptions(background=True))[-1] == "--background"


def test_a_frozen_program_starts_itself(monkeypatch, home):
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/usr/lib/kjernetid/kjernetid")

    assert own_command(home, TrayOptions())[0] == "/usr/lib/kjernetid/kjernetid"
