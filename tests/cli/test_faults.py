"""What goes wrong in the person's world: one sentence, exit status 1, and nothing lost."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

READING = ("week", "status", "log", "leave list", "settings list", "settings get rest.daily_h")
CHANGING = (
    "log add 08:00 09:00",
    "leave add 2026-12-24",
    "day confirm 2026-11-20",
    "settings set rest.daily_h 10",
)


@pytest.mark.parametrize("line", [*READING, *CHANGING])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[movement]\nevery_min = 999\n", "settings.toml, line 2: movement.every_min is 999"),
        ("[movement\n", "settings.toml: line 1, column 10 is not valid TOML"),
        ('[hours]\nzone = "Oslo"\n', "settings.toml, line 2: hours.zone is “Oslo”"),
    ],
)
def test_a_broken_settings_file_is_told_with_its_line_and_left_alone(worked, line, text, said):
    file = worked.home / "settings.toml"
    file.write_text(text, encoding="utf-8")
    before = sorted(path.name for path in worked.home.iterdir())

    assert worked.fails(line).startswith(said)
    assert file.read_text(encoding="utf-8") == text
    assert sorted(path.name for path in worked.home.iterdir()) == before


def test_a_broken_setting_can_be_put_right_by_setting_it(worked):
    (worked.home / "settings.toml").write_text("[rest]\ndaily_h = 99\n", encoding="utf-8")
    (worked.home / "settings.toml").write_text("[movement]\nevery_min = 999\n", encoding="utf-8")

    assert worked.ok("settings set movement.every_min 45") == "movement.every_min is 45.\n"
    assert worked.ok("week")


@pytest.mark.parametrize("line", ["backup", "delete-all --yes"])
def test_what_keeps_or_ends_the_record_works_with_broken_settings(worked, line):
    (worked.home / "settings.toml").write_text("nonsense", encoding="utf-8")

    result = worked(line)

    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("line", CHANGING[:3])
def test_a_data_folder_that_cannot_be_made_is_told(shell, tmp_path, line):
    (tmp_path / "file").write_text("", encoding="utf-8")

    sentence = shell.fails(f"--home {tmp_path / 'file' / 'home'} {line}")

    assert f"{tmp_path / 'file' / 'home'} cannot be made" in sentence


@pytest.mark.parametrize("line", ["week", "settings set rest.daily_h 10"])
def test_settings_that_cannot_be_read_are_told(shell, tmp_path, line):
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert "settings.toml cannot be read" in shell.fails(f"--home {tmp_path / 'file'} {line}")


def test_a_data_folder_that_cannot_be_written_to_is_told(worked, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root writes anywhere

    assert "cannot be written to" in worked.fails("log add 08:00 09:00")


@pytest.mark.parametrize("line", ["week", "status", "log", "leave list", "log add 08:00 09:00"])
def test_a_newer_journal_is_told_and_left_alone(worked, line):
    with sqlite3.connect(worked.home / "journal.db") as journal:
        journal.execute("UPDATE alembic_version SET version_num = '9999'")
    journal.close()
    before = (worked.home / "journal.db").read_bytes()

    assert "was written by a newer version of Kjernetid" in worked.fails(line)
    assert (worked.home / "journal.db").read_bytes() == before


@pytest.fixture
def no_journal(shell):
    """A home with a file that is called as the journal is, and is none."""
    shell.home.mkdir(mode=0o700)
    (shell.home / "journal.db").write_bytes(b"something else" * 1000)
    return shell.home


def test_looking_on_leaves_a_file_that_is_no_journal_where_it_is(shell, no_journal):
    assert "is damaged" in shell.fails("week")

    assert [path.name for path in no_journal.iterdir()] == ["journal.db"]


def test_writing_sets_a_file_that_is_no_journal_aside_and_tells_of_it(shell, no_journal):
    result = shell("log add 08:00 09:00")

    assert result.exit_code == 0
    assert result.stderr.startswith("The journal was damaged and lies as ")
    [aside] = no_journal.glob("journal.damaged-*.db")
    assert aside.read_bytes() == b"something else" * 1000


@pytest.mark.parametrize(
    "line",
    ["week 2026-W99", "log add 09:00 08:00", "import missing.csv", "log delete 1", "log undo"],
)
def test_other_known_faults_are_one_sentence_each(shell, line):
    assert shell.fails(line).endswith(".")


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_nobody_else_can_read_what_is_on_record(worked):
    listing = subprocess.run(
        ["/bin/ls", "-l", worked.home], capture_output=True, text=True, check=True
    ).stdout.splitlines()[1:]

    assert [line for line in listing if line[4:10] != "------"] == []


def test_a_home_of_nobody_is_told(tmp_path):
    nobody = "~nobody-by-this-name/x"
    environment = {"PATH": os.environ["PATH"], "LANGUAGE": "en"}
    named = [sys.executable, "-m", "tracker", "--home", nobody, "week"]
    preset = [sys.executable, "-m", "tracker", "week"]

    for command, more in ((named, {}), (preset, {"KJERNETID_HOME": nobody})):
        ran = subprocess.run(
            command,
            env=environment | more,
            cwd=Path(__file__).parent.parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 1
        assert len(ran.stderr.splitlines()) == 1
