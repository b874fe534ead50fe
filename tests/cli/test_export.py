"""`export`: all the work on record in the fixed formats, in a folder of its own."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import W47_CSV
from tracker.aside import write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_work_and_weeks_are_written_as_their_own_commands_write_them(worked, tmp_path):
    folder = tmp_path / "out"
    result = worked("export", folder)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Written: {folder}\n"
    assert names(folder) == ["2026-W47.json", "2026-W48.json", "work.csv"]
    assert (folder / "work.csv").read_text(encoding="utf-8") == W47_CSV.read_text(encoding="utf-8")
    for week in ("2026-W47", "2026-W48"):
        written = (folder / f"{week}.json").read_text(encoding="utf-8")
        assert written == worked.ok(f"week {week} --json")


def test_what_is_exported_is_taken_in_by_another_computer(worked, tmp_path):
    worked.ok("log edit 3 --note", "two\nlines; “and” =more")
    worked.ok("export", tmp_path / "out")
    other = f"--home {tmp_path / 'other'}"
    worked.ok(f"{other} import", tmp_path / "out" / "work.csv")

    told, again = (worked(f"{home} week 2026-W47 --csv -").stdout for home in ("", other))
    assert told == again
    assert "“and” =more" in told


def test_work_after_midnight_is_in_the_week_of_its_day(shell, tmp_path):
    """GIVEN work in the night to Monday WHEN it is exported THEN it is in the week of Sunday."""
    shell.ok('log add "2026-11-23 01:00" 02:00')
    shell.ok("export", tmp_path / "out")

    assert names(tmp_path / "out") == ["2026-W47.json", "work.csv"]


def test_work_of_long_ago_is_not_left_out(shell, tmp_path):
    shell.ok('log add "1990-05-01 08:00" 09:00')
    shell.ok("export", tmp_path / "out")

    assert names(tmp_path / "out") == ["1990-W18.json", "work.csv"]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_folder_and_files_are_the_owners_alone(worked, tmp_path):
    folder = tmp_path / "out"
    worked.ok("export", folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_an_empty_folder_is_taken_and_one_that_holds_something_is_not(worked, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    worked.ok("export", folder)

    assert worked.fails("export", folder) == f"{folder} is not empty; name a new folder."


def test_without_work_there_is_nothing_to_export(shell, tmp_path):
    said = shell.fails("export", tmp_path / "out")

    assert said == "No work is on record; there is nothing to export."
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(worked, tmp_path):
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "no" / "such"):
        said = worked.fails("export", folder)
        assert said.startswith(f"Nothing can be exported to {folder} (")
        assert said.endswith("); name another folder.")


@pytest.mark.parametrize("was_there", [False, True])
def test_a_disk_that_gets_full_leaves_nothing_behind(worked, tmp_path, monkeypatch, was_there):
    """GIVEN room for one file WHEN the second is written THEN the first is taken away again."""
    folder = tmp_path / "out"
    if was_there:
        folder.mkdir()

    def write(path, content):
        if path.suffix == ".json":
            raise OSError(28, "No space left on device")
        write_whole(path, content)

    monkeypatch.setattr("tracker.cli.exporting.write_whole", write)

    assert "(No space left on device)" in worked.fails("export", folder)
    assert folder.exists() == was_there
    assert not was_there or names(folder) == []


def test_whoever_stops_it_finds_nothing_half_done(worked, tmp_path, monkeypatch):
    def write(_path, _content):
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.cli.exporting.write_whole", write)
    result = worked("export", tmp_path / "out")

    assert result.exit_code != 0
    assert not (tmp_path / "out").exists()
