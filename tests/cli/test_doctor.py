"""`doctor`: what is in order here, and what is not."""

import json
import os
import re
import sqlite3
import sys
from importlib import metadata

import pytest

from tests.descriptors import descriptors
from tests.hands import another_recorder
from tracker.autostart.xdg import NAME
from tracker.cli.doctor import QT
from tracker.paths import Home

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the sensors of Linux")


@pytest.fixture(autouse=True)
def no_message_bus(shell):
    """Let the doctor find the same everywhere: nothing but what the kernel tells."""
    shell.env |= {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere", "XDG_SESSION_TYPE": None}


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
        "program",
        "autostart",
        "sensor_idle",
        "sensor_session",
        "sensor_clock",
        "sensor_apps",
        "sensor_call",
        "sensor_busy",
        "sensor_front",
        "sensor_network",
    ]
    assert found["folder"]["says"] == f"{shell.home}, not made yet"
    assert found["journal"]["says"] == "none yet; nothing is on record"
    assert found["days"]["says"] == "begin at 04:00, Europe/Oslo"
    assert found["holidays"]["says"] == "NO"
    assert "set by KJERNETID_NOW" in found["clock"]["says"]
    assert found["program"]["says"] == "not running"
    assert found["autostart"]["says"] == "Kjernetid does not start when you log in."
    assert not shell.home.exists()


def test_a_home_in_use_is_in_order(worked):
    worked.ok("settings set calendar.country SE")

    assert findings(worked)["journal"]["says"] == str(worked.home / "journal.db")
    assert findings(worked)["holidays"]["says"] == "SE"
    lines = worked.ok("doctor").splitlines()
    assert {line.split()[0] for line in lines if line[0] != " "} <= {"good", "partly", "missing"}
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
    lines = worked("doctor").stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("fault")] == ["settings"]


def test_a_newer_journal_is_a_fault(worked):
    with sqlite3.connect(worked.home / "journal.db") as journal:
        journal.execute("UPDATE alembic_version SET version_num = '9999'")
    journal.close()

    assert "newer version" in findings(worked, code=1)["journal"]["says"]


def test_a_clock_that_makes_no_sense_is_a_fault(shell):
    shell.now = "noon"

    assert "KJERNETID_NOW" in findings(shell, code=1)["clock"]["says"]


def test_without_qt_it_is_told_what_is_missing(shell, monkeypatch):
    version = metadata.version

    def missing(name):
        if name == QT:
            raise metadata.PackageNotFoundError(name)
        return version(name)  # other libraries ask for their own

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


# --- Sensors --------------------------------------------------------------------------------------


@linux_only
def test_a_sensor_that_works_is_named_and_nothing_is_lost(shell):
    found = findings(shell)["sensor_clock"]

    assert (found["sensor"], found["lost"], found["passed_over"]) == ("timerfd", "", [])
    assert "timerfd: The kernel tells" in told(shell)


@linux_only
def test_of_a_sensor_that_is_missing_it_is_told_why_what_it_costs_and_what_would_cure_that(shell):
    shell.env["DISPLAY"] = ":9999"

    found = findings(shell)["sensor_idle"]
    passed_over, last_resort = found["passed_over"]

    assert found["sensor"] == "none"
    assert (passed_over["name"], last_resort["name"]) == ("xsync", "logind-idle")
    assert "No X server answers on display “:9999”" in passed_over["reason"]
    lines = told(shell)
    assert "missing input" in lines
    for said in (found["says"], found["lost"], passed_over["reason"], passed_over["cure"]):
        assert said
        assert said in lines


def told(shell):
    """Return what the doctor says, as if the page had no edge."""
    return " ".join(shell.ok("doctor").split())


@linux_only
def test_a_missing_sensor_is_no_fault(shell):
    found = findings(shell, code=0)["sensor_session"]

    assert (found["ok"], found["sensor"]) == (True, "none")
    assert found["lost"].startswith("A locked screen counts as being away only once")


def test_the_sensors_are_tried_whatever_the_clock_and_the_settings_say(worked):
    (worked.home / "settings.toml").write_text("[work]\naway_after_min = 0\n", encoding="utf-8")
    worked.now = "noon"

    found = findings(worked, code=1)

    assert [about for about in found if not found[about]["ok"]] == ["settings", "clock"]
    assert found["sensor_apps"]["sensor"] == "processes"


@linux_only
def test_nothing_that_was_tried_stays_open(shell):
    before = descriptors("timerfd", "inotify")

    shell.ok("doctor")

    assert descriptors("timerfd", "inotify") <= before


def test_a_program_that_records_is_not_disturbed(worked):
    home = Home(worked.home)
    with another_recorder(home):
        found = findings(worked, code=0)

    assert found["sensor_apps"]["sensor"] == "processes"


# --- Trying everything ----------------------------------------------------------------------------


def test_the_selftest_tells_one_line_a_part_and_touches_no_home(shell):
    shell.paint = lambda weeks, path, kind: path.write_text(kind)

    result = shell("doctor --selftest --json")

    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [one["about"] for one in found] == [
        "version",
        "program",
        "zones",
        "languages",
        "help",
        "journal",
        "picture",
        "notices",
        "calendars",
        "sensors",
    ]
    assert not shell.home.exists()


def test_the_selftest_fails_where_a_part_does(shell):
    result = shell("doctor --selftest")  # no windows to paint with

    assert result.exit_code == 1
    assert [line.split()[1] for line in result.stdout.splitlines() if "fault" in line] == [
        "picture"
    ]


def test_the_selftest_and_looking_on_are_two_things(shell):
    assert "do not go together" in shell.fails("doctor --selftest --live 1s", code=2)


# --- Looking on -----------------------------------------------------------------------------------


def test_looking_on_ends_after_its_time_and_says_what_was_not_heard_of(shell):
    first, *_, last = shell.ok("doctor --live 1s").splitlines()

    assert first == "Quiet is told after 3 s here, not after your 5 min. Ctrl-C ends it."
    assert "Nothing can tell of: input, " in last
    assert not shell.home.exists()


def test_the_time_until_quiet_is_named_as_the_person_has_set_it(shell):
    shell.ok("settings set work.away_after_min 7")

    assert "not after your 7 min" in shell.ok("doctor --live 1s")


def test_what_is_listed_is_told_as_it_runs(shell):
    shell.ok("settings set work.apps", "python, pytest")

    assert "work app" in shell.ok("doctor --live 1s")


def test_as_json_it_is_a_trace_and_nothing_else(shell):
    result = shell("doctor --json --live 1s")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [lines[0]["signal"], lines[-1]["signal"]] == ["start", "stop"]
    assert {"at", "signal"} <= lines[0].keys()
    assert "Ctrl-C" in result.stderr
    assert re.search(r"^\d+ signals?\.", result.stderr, re.MULTILINE)


def test_it_is_ended_by_ctrl_c_with_what_was_heard(shell, monkeypatch):
    def interrupted(self, descriptors, longest):
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.waiting.DescriptorWait.wait", interrupted)

    assert re.search(r"^\d+ signals?\.", shell.ok("doctor --live"), re.MULTILINE)


@pytest.mark.parametrize("length", ["11m", "0s", "20", "soon", "1h"])
def test_a_length_that_is_none_is_told_of(shell, length):
    said = shell.fails(f"doctor --live {length}")

    assert said == f"“{length}” is no length; write 20s or 2m, up to 10 min."


def test_a_look_leaves_nothing_open(shell):
    before = descriptors("timerfd", "inotify", "pipe")

    shell.ok("doctor --live 1s")

    assert descriptors("timerfd", "inotify", "pipe") <= before


@linux_only
def test_it_tells_what_happens_at_log_in(shell, no_start_at_the_next_log_in):
    entry = no_start_at_the_next_log_in / NAME
    shell.ok("settings set program.autostart true")
    assert findings(shell)["autostart"]["says"] == (
        f"Kjernetid starts when you log in, by {entry}."
    )

    entry.unlink()

    assert f"{entry} was removed" in findings(shell, code=1)["autostart"]["says"]
