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


# --- Old days -------------------------------------------------------------------------------------

OLD = "delete old days"


@pytest.fixture
def aged(worked):
    """The same, with three days of work from more than three years ago, and one from less."""
    for day in ("2023-11-01", "2023-11-02", "2023-11-22", "2023-11-23"):
        worked.ok(f"log add {day}T09:00 {day}T10:00")
    return worked


def work_since(shell, day):
    return len(shell.ok(f"log --from {day} --to 2023-12-31").splitlines())


def test_old_days_are_told_and_deleted_once_the_words_are_typed(aged):
    before = work_since(aged, "2023-01-01")

    said = aged.ok("delete-old", typed=f" {OLD.upper()}\n")

    assert said == (
        "On 3 days, 1–22 November 2023, something is on record that is older than 36 months.\n"
        "3 days were deleted for good, 1–22 November 2023.\n"
    )
    assert work_since(aged, "2023-01-01") == before - 3
    assert aged.ok("delete-old") == "Nothing on record is that old.\n"


def test_old_days_stay_unless_the_words_are_typed(aged):
    before = work_since(aged, "2023-01-01")

    result = aged("delete-old", typed="yes\n")

    assert result.exit_code == 1
    assert "Nothing was deleted, since “delete old days” was not typed." in result.stderr
    assert work_since(aged, "2023-01-01") == before


def test_a_dry_run_only_tells(aged):
    before = work_since(aged, "2023-01-01")

    assert aged.ok("delete-old --dry-run").startswith("On 3 days, ")
    assert work_since(aged, "2023-01-01") == before


def test_a_day_can_be_named(aged):
    said = aged.ok("delete-old --before 2023-11-02 --yes")

    assert said == (
        "On 1 day before 2 November 2023, 1 November 2023, something is on record.\n"
        "1 day was deleted for good, 1 November 2023.\n"
    )


def test_where_all_is_kept_a_day_has_to_be_named(aged):
    aged.ok("settings set data.keep_months 0")

    assert aged.ok("delete-old --yes").startswith("Everything is kept until you delete it")
    assert aged.ok("delete-old --yes --before 2023-01-01") == "Nothing on record is that old.\n"
    assert aged.ok("delete-old --yes --before 2023-11-02").endswith("1 November 2023.\n")


@pytest.mark.parametrize("day", ["2026-11-24", "yesterday"])
def test_days_of_this_week_and_what_is_no_day_are_refused(aged, day):
    before = work_since(aged, "2023-01-01")

    assert aged(f"delete-old --yes --before {day}").exit_code == 1
    assert work_since(aged, "2023-01-01") == before


def test_nothing_undone_brings_an_old_day_back(aged):
    old = "log --json --from 2023-01-01 --to 2023-11-22"
    assert aged.ok(old) != "[]\n"
    aged.ok("delete-old --yes --before 2023-11-23")

    undone = 0
    while aged("log undo").exit_code == 0:
        undone += 1
        assert aged.ok(old) == "[]\n"
    assert undone == 2  # the work of a day that stays, and what was on record before
