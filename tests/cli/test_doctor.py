"""`doctor`: what is in order here, and what is not."""

import json
import os
import sqlite3
from importlib import metadata

import pytest


def findings(shell, code=0):
    result = shell("doctor --json")
    assert result.exit_code == code, result.output
    return {finding["about"]: finding for finding in json.loads(result.stdout)}


def test_a_new_home_is_in_order_and_stays_unmade(shell):
    found = findings(shell)

    assert list(found) == [
        "version",
        "computer",
        "folder",
        "settings",
        "clock",
        "journal",
        "days",
        "holidays",
        "sensors",
    ]
    assert found["folder"]["says"] == f"{shell.home}, not made yet"
    assert found["journal"]["says"] == "none yet; nothing is on record"
    assert found["days"]["says"] == "begin at 04:00, Europe/Oslo"
    assert found["holidays"]["says"] == "NO"
    assert "set by KJERNETID_NOW" in found["clock"]["says"]
    assert not shell.home.exists()


def test_a_home_in_use_is_in_order(worked):
    worked.ok("settings set calendar.country SE")

    assert findings(worked)["journal"]["says"] == str(worked.home / "journal.db")
    assert findings(worked)["holidays"]["says"] == "SE"
    lines = worked.ok("doctor").splitlines()
    assert {line.split()[0] for line in lines} == {"good"}
    assert [line for line in lines if len(line) > 80 and str(worked.home) not in line] == []


def test_a_moved_day_boundary_is_told(shell):
    shell.ok("settings set hours.schedule.mon 22:00-06:00 --from 2026-01-01")
    for day in ("tue", "wed", "thu", "fri"):
        shell.ok(f"settings set hours.schedule.{day} [] --from 2026-01-01")

    assert "04:00 lies inside core hours" in findings(shell)["days"]["says"]


def test_broken_settings_are_a_fault_and_the_rest_is_looked_at_all_the_same(worked):
    (worked.home / "settings.toml").write_text("[movement]\nevery_min = 999\n", encoding="utf-8")

    found = findings(worked, code=1)

    assert [about for about in found if not found[about]["ok"]] == ["settings"]
    assert "line 2" in found["settings"]["says"]
    assert (worked.home / "settings.toml").exists()
    assert "fault  settings" in worked("doctor").stdout


def test_a_newer_journal_is_a_fault(worked):
    with sqlite3.connect(worked.home / "journal.db") as journal:
        journal.execute("UPDATE alembic_version SET version_num = '9999'")
    journal.close()

    assert "newer version" in findings(worked, code=1)["journal"]["says"]


def test_a_clock_that_makes_no_sense_is_a_fault(shell):
    shell.now = "noon"

    assert "KJERNETID_NOW" in findings(shell, code=1)["clock"]["says"]


def test_without_qt_it_is_told_what_is_missing(shell, monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)

    assert findings(shell)["version"]["says"].endswith("no Qt: no pictures, no tray")


def test_a_folder_that_cannot_be_written_to_is_a_fault(worked, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    assert "cannot be written to" in findings(worked, code=1)["folder"]["says"]


def test_settings_that_mean_nothing_are_a_fault(worked):
    (worked.home / "settings.toml").write_text("[prompts]\nloud = true\n", encoding="utf-8")

    assert "prompts.loud" in findings(worked, code=1)["settings"]["says"]


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_folder_that_others_can_look_into_is_a_fault(worked):
    worked.home.chmod(0o755)

    assert "chmod 700" in findings(worked, code=1)["folder"]["says"]
