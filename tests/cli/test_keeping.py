"""`backup`, `restore`, `delete-all`: the whole record as one thing."""

from pathlib import Path

import pytest

CONSENT = "delete everything"


def test_a_backup_goes_to_the_home_unless_a_file_is_named(worked, tmp_path):
    kept = Path(worked.ok("backup").strip())
    named = Path(worked.ok("backup", tmp_path / "mine.backup").strip())

    assert kept.parent == worked.home / "backups"
    assert kept.exists()
    assert named == tmp_path / "mine.backup"
    assert named.exists()


def test_a_backup_brings_journal_and_settings_back(worked, tmp_path):
    worked.ok("settings set movement.every_min 45")
    worked.ok("backup", tmp_path / "mine.backup")
    worked.ok("log undo")
    worked.ok("settings set movement.every_min 30")

    said = worked.ok("restore", tmp_path / "mine.backup")

    assert said.startswith(f"Restored from {tmp_path / 'mine.backup'}.\nWhat was there before is")
    assert len(worked.ok("log --from 2026-11-16").splitlines()) == 15
    assert worked.ok("settings get movement.every_min") == "45\n"


def test_a_backup_can_be_restored_into_an_empty_home(worked, tmp_path):
    worked.ok("backup", tmp_path / "mine.backup")

    said = worked.ok(f"--home {tmp_path / 'new'} restore", tmp_path / "mine.backup")

    assert "before" not in said
    assert "imported" in worked.ok(f"--home {tmp_path / 'new'} log")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("restore missing.backup", "There is no file missing.backup."),
        ("restore pyproject.toml", "is not a backup of Kjernetid"),
        ("backup", "there is nothing to back up"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(shell, line, said):
    assert said in shell.fails(line)


@pytest.mark.parametrize("typed", [f"{CONSENT}\n", f"  {CONSENT.upper()} \n"])
def test_everything_is_deleted_once_the_words_are_typed(worked, typed):
    worked.ok("backup")

    said = worked.ok("delete-all", typed=typed)

    assert said == f"Everything in {worked.home} was deleted.\n"
    assert not worked.home.exists()


@pytest.mark.parametrize("typed", ["", "\n", "yes\n"])
def test_nothing_is_deleted_without_the_words(worked, typed):
    result = worked("delete-all", typed=typed)

    assert result.exit_code == 1
    assert "Nothing was deleted" in result.stderr
    assert (worked.home / "journal.db").exists()


def test_consent_may_come_with_the_command(worked):
    worked.ok("delete-all --yes")

    assert not worked.home.exists()


def test_files_of_others_stay(worked):
    (worked.home / "thesis.txt").write_text("mine", encoding="utf-8")

    worked.ok("delete-all --yes")

    assert [path.name for path in worked.home.iterdir()] == ["thesis.txt"]


def test_consent_can_be_given_in_english_in_any_language(worked):
    worked.env["LANGUAGE"] = "nb"

    worked.ok("delete-all", typed=f"{CONSENT}\n")

    assert not worked.home.exists()
