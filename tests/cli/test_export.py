"""`export`: everything on record in a new folder, whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import W47_CSV

NAMES = ["README.txt", "manifest.json", "record", "weeks.json", "work.csv"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_everything_is_written_into_a_new_folder(worked, tmp_path):
    folder = tmp_path / "out"
    result = worked("export", folder)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Written: {folder}\n"
    assert names(folder) == NAMES
    assert (folder / "work.csv").read_text(encoding="utf-8") == W47_CSV.read_text(encoding="utf-8")
    assert names(tmp_path) == ["home", "out"]


def test_work_in_it_is_taken_in_by_another_computer_by_itself(worked, tmp_path):
    worked.ok("log edit 3 --note", "two\nlines; “and” =more")
    worked.ok("export", tmp_path / "out")
    other = f"--home {tmp_path / 'other'}"
    worked.ok(f"{other} import", tmp_path / "out" / "work.csv")

    told, again = (worked(f"{home} week 2026-W47 --csv -").stdout for home in ("", other))
    assert told == again
    assert "“and” =more" in told


def test_work_of_long_ago_is_not_left_out_nor_is_that_of_the_night(shell, tmp_path):
    """GIVEN work in the night to Monday WHEN it is exported THEN it is in the week of Sunday."""
    shell.ok('log add "1990-05-01 08:00" 09:00')
    shell.ok('log add "2026-11-23 01:00" 02:00')
    shell.ok("export", tmp_path / "out")
    weeks = (tmp_path / "out" / "weeks.json").read_text(encoding="utf-8")

    assert weeks.count('"week": ') == 2
    assert '"1990-W18"' in weeks
    assert '"2026-W47"' in weeks


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("was_there", [False, True])
def test_folders_and_files_are_the_owners_alone(worked, tmp_path, was_there):
    folder = tmp_path / "out"
    if was_there:
        folder.mkdir(mode=0o700)
    worked.ok("export", folder)
    paths = [folder, *folder.rglob("*")]

    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}


def test_an_empty_folder_is_taken_and_one_that_holds_something_is_not(worked, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    worked.ok("export", folder)

    assert names(folder) == NAMES
    assert worked.fails("export", folder) == f"{folder} is not empty; name a new folder."


def test_without_a_journal_there_is_nothing_to_export(shell, tmp_path):
    said = shell.fails("export", tmp_path / "out")

    assert said == "Nothing is on record; there is nothing to export."
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(worked, tmp_path):
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "no" / "such"):
        said = worked.fails("export", folder)
        assert said.startswith(f"Nothing can be exported to {folder} (")
        assert said.endswith("); name another folder.")


@pytest.mark.parametrize("was_there", [False, True])
def test_a_disk_that_gets_full_leaves_nothing_behind(worked, tmp_path, monkeypatch, was_there):
    """GIVEN room for three files WHEN the fourth is written THEN all are taken away again."""
    folder = tmp_path / "out"
    if was_there:
        folder.mkdir()
    room = iter(range(3))

    def flush(_descriptor):
        if next(room, None) is None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.carrying.folder.os.fsync", flush)

    assert "(No space left on device)" in worked.fails("export", folder)
    assert names(tmp_path) == ["home", *(["out"] if was_there else [])]
    assert not was_there or names(folder) == []


def test_a_file_that_cannot_take_its_place_takes_the_others_with_it(worked, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    rename = Path.rename

    def refuse(path, target):
        if path.name == "weeks.json":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)

    assert "(Permission denied)" in worked.fails("export", folder)
    assert names(folder) == []


def test_whoever_stops_it_finds_nothing_half_done(worked, tmp_path, monkeypatch):
    def stop(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.carrying.folder.os.fsync", stop)
    result = worked("export", tmp_path / "out")

    assert result.exit_code != 0
    assert names(tmp_path) == ["home"]
