"""What there is on each system, and what is said of it."""

import sys

import pytest

from tracker.sensors.base import Need, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.findings import PassedOver, finding


def names(monkeypatch, platform):
    """Name the candidates on a system, the best first."""
    monkeypatch.setattr(sys, "platform", platform)
    return {need: [one.name for one in candidates(need, Surroundings())] for need in Need}


@pytest.mark.skipif(sys.platform != "linux", reason="the modules of Linux load only there")
def test_on_linux_there_is_one_for_each_need(monkeypatch):
    assert names(monkeypatch, "linux") == {
        Need.IDLE: ["xsync", "none"],
        Need.SESSION: ["logind", "none"],
        Need.CLOCK: ["timerfd", "none"],
        Need.APPS: ["processes", "none"],
    }


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_on_windows_and_macos_only_the_running_apps_are_seen(monkeypatch, platform):
    assert names(monkeypatch, platform) == {
        Need.IDLE: ["none"],
        Need.SESSION: ["none"],
        Need.CLOCK: ["none"],
        Need.APPS: ["processes", "none"],
    }


@pytest.mark.parametrize(
    ("need", "name"),
    [
        (Need.IDLE, "xsync"),
        (Need.SESSION, "logind"),
        (Need.CLOCK, "timerfd"),
        (Need.APPS, "processes"),
    ],
)
def test_of_a_real_sensor_it_is_said_what_it_does_and_nothing_is_lost(need, name):
    found = finding(need, name, [])

    assert found.reason.endswith(".")
    assert found.lost == ""


@pytest.mark.parametrize("need", list(Need))
def test_without_a_real_sensor_it_is_said_what_is_lost(need):
    assert finding(need, "none", []).lost.endswith(".")


@pytest.mark.parametrize(("platform", "system"), [("win32", "Windows"), ("darwin", "macOS")])
def test_where_there_is_no_sensor_yet_it_says_so(monkeypatch, platform, system):
    monkeypatch.setattr(sys, "platform", platform)

    assert finding(Need.IDLE, "none", []).reason == (
        f"This version has no sensor for this on {system} yet."
    )


def test_where_all_were_passed_over_it_says_so():
    passed_over = (PassedOver("xsync", "No server answers.", "Start one."),)
    found = finding(Need.IDLE, "none", passed_over)

    assert found.reason == "Nothing on this desktop can tell."
    assert found.passed_over == passed_over
