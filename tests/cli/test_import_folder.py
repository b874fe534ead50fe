"""`import DIR`: an export moves to a new computer, all of it or nothing."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import W47_CSV, Shell

RECORDER = """
import sys
from pathlib import Path
from tracker.paths import Home
from tracker.store.lock import RecorderLock

with RecorderLock(Home(Path(sys.argv[1]))):
    print("records", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the worked week, a correction, a day off and settings, and its export."""
    place = tmp_path_factory.mktemp("exported")
    shell = Shell(place / "home")
    shell.ok("import", W47_CSV)
    shell.ok("log edit 3 --note", "=1+1")
    shell.ok("log delete 4")
    shell.ok("log undo")
    shell.ok("leave add 2026-11-27")
    shell.ok("settings set movement.every_min 40")
    shell.ok("export", place / "out")
    return place


@pytest.fixture
def worked(exported: Path, tmp_path: Path) -> Shell:
    """Return that home, as it was after the export."""
    shutil.copytree(exported / "home", tmp_path / "home")
    return Shell(tmp_path / "home")


@pytest.fixture
def folder(worked: Shell, exported: Path, tmp_path: Path) -> Path:
    """Return an export of it, to be changed at will."""
    shutil.copytree(exported / "out", tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def other(folder: Path, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "other")


def forge(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file, and its sum in the list with it."""
    file, listed = folder / name, folder / "manifest.json"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    told = json.loads(listed.read_bytes())
    told["files"][name]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    listed.write_text(json.dumps(told), encoding="utf-8")


def is_untouched(shell: Shell) -> bool:
    """Tell whether nothing was put on record."""
    return (
        shell.ok("log --json --from 2026-01-01") == "[]\n"
        and not (shell.home / "settings.toml").exists()
    )


def test_a_new_computer_has_it_all(worked, other, folder):
    said = other.ok("import", folder)

    assert said == (
        "Imported: 14 spans of work, 2 corrections, what you said of 1 day and your settings.\n"
    )
    for line in (
        "week 2026-W47 --json",
        "log --json --from 2026-01-01",
        "leave list",
        "settings get movement.every_min",
        "log redo",
    ):
        assert other.ok(line) == worked.ok(line)


def test_a_dry_run_tells_what_would_come_in_and_writes_nothing(other, folder):
    said = other.ok("import --dry-run", folder)

    assert said == (
        "Exported on 23 November 2026 by Kjernetid 0.1.0: 14 spans of work, 2 corrections, what"
        " you said of 1 day and your settings; nothing was imported.\n"
    )
    assert not other.home.exists()


def test_a_record_that_is_there_is_kept_and_the_ways_on_are_named(worked, folder):
    before = worked.ok("log --json --from 2026-01-01")
    said = worked.fails("import", folder)

    assert said == (
        f"{worked.home} holds a record already, and nothing was imported; “--replace” puts the"
        " export in its place and keeps a backup for “kjernetid restore”, while importing work.csv"
        " out of the export adds its work alone."
    )
    assert worked.ok("log --json --from 2026-01-01") == before


def test_replacing_keeps_what_was_there_as_a_backup(other, folder):
    other.ok('log add "2026-10-05 08:00" 09:00')
    other.ok("settings set movement.every_min 90")
    told, kept = other.ok("import --replace", folder).splitlines()

    assert told.startswith("Imported: 14 spans of work")
    assert other.ok("settings get movement.every_min") == "40\n"
    other.ok("restore", kept.removeprefix("What was there before is kept as ").removesuffix("."))
    assert '"2026-10-05T08:00:00+02:00"' in other.ok("log --json --from 2026-01-01")
    assert other.ok("settings get movement.every_min") == "90\n"


def test_settings_that_are_there_are_kept_as_a_backup_even_without_a_record(other, folder):
    other.ok("settings set movement.every_min 90")

    assert "What was there before is kept as " in other.ok("import", folder)


def test_a_running_program_is_not_written_over(other, folder):
    """GIVEN another process that records WHEN an export comes THEN it is told to wait."""
    other.home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", RECORDER, str(other.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as recorder:
        assert recorder.stdout is not None
        assert recorder.stdout.readline().strip() == b"records"
        said = other.fails("import", folder)
        recorder.communicate()

    assert said == (
        f"Kjernetid is recording into {other.home} already; quit it from its tray menu, then try"
        " again."
    )
    assert is_untouched(other)


@pytest.mark.parametrize("name", ["record/work.csv", "record/leave.csv", "settings.toml"])
def test_a_file_that_is_missing_or_changed_is_named_and_nothing_comes_in(other, folder, name):
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    said = other.fails("import", folder)
    (folder / name).unlink()
    missing = other.fails("import", folder)

    assert said == (
        f"{folder / name} is not as it was when it was exported: it is damaged, or was changed;"
        " export anew, or take another copy. Nothing was imported."
    )
    assert missing == (
        f"{folder / name} cannot be read (No such file or directory); nothing was imported."
    )
    assert is_untouched(other)


def test_files_that_are_not_read_back_may_have_been_looked_at_and_saved(other, folder):
    for name in ("README.txt", "work.csv", "weeks.json"):
        (folder / name).write_text("changed", encoding="utf-8")

    assert other.ok("import", folder).startswith("Imported: 14 spans of work")


@pytest.mark.parametrize(
    "text", [None, "", "{}", "[1]", '{"format":"kjernetid-export"}', "[" * 99999]
)
def test_a_folder_that_is_no_export_is_told_in_one_sentence(other, folder, text):
    (folder / "manifest.json").unlink()
    if text is not None:
        (folder / "manifest.json").write_text(text, encoding="utf-8")

    assert other.fails("import", folder) == (
        f"{folder} is not an export of Kjernetid, or not a whole one; name a folder that"
        " “kjernetid export” wrote. Nothing was imported."
    )


def test_an_export_of_a_newer_version_is_left_as_it_is(other, folder):
    told = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps(told | {"version": 2}), encoding="utf-8")

    assert other.fails("import", folder) == (
        f"{folder} was written by a newer version of Kjernetid and is left as it is; install that"
        " version to read it."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("work", "Europe/Oslo", "Mars/Base", "column “zone”: found “Mars/Base”, expected an IANA"),
        ("work", ",home", ",moon", "column “place”: found “moon”, expected home, workplace, other"),
        (
            "work",
            "T07:00:00Z",
            "T07:00",
            "column “start”: found “2026-11-16T07:00”, expected a time",
        ),
        ("work", ",no,", ",nope,", "column “planned”: found “nope”, expected yes or no"),
        ("leave", "2026-11-27", "someday", "column “day”: found “someday”, expected a date"),
        ("leave", "\r\n1,", "\r\none,", "column “id”: found “one”, expected a whole number"),
        ("leave", ",,", ",9" * 30 + ",", "is not as it was when it was exported"),
        ("work", "id,device_id", "id,device", "is not as it was when it was exported"),
        ("deeds", "\r\n1,", "\r\n77,", "The tables of the export do not go together"),
        ("work", "T11:00:00Z", "T01:00:00Z", "The tables of the export do not go together"),
        ("computers", "made_at\r\n", "made_at\r\nx,2026-01-01T00:00:00Z\r\n", "do not go together"),
    ],
)
def test_a_forged_table_is_refused_as_a_whole(other, folder, name, old, new, said):
    """GIVEN a table whose sum was forged too WHEN it is imported THEN nothing of it comes in."""
    forge(folder, f"record/{name}.csv", old, new)

    assert said in other.fails("import", folder)
    assert is_untouched(other)


def test_settings_that_cannot_be_used_are_refused_before_anything_comes_in(other, folder):
    forge(folder, "settings.toml", "40", "400")

    assert "movement.every_min" in other.fails("import", folder)
    assert is_untouched(other)


def test_replace_goes_with_a_folder(shell, tmp_path):
    (tmp_path / "work.csv").write_text("start,end,zone,place,planned,note\n", encoding="utf-8")

    said = shell("import --replace", tmp_path / "work.csv")
    assert said.exit_code == 2
    assert "--replace goes with a folder that “export” wrote" in said.stderr


def test_an_export_can_lie_anywhere(other, folder, tmp_path):
    shutil.move(folder, tmp_path / "Øl & vin")

    assert other.ok("import", tmp_path / "Øl & vin").startswith("Imported")
