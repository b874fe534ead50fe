"""What there is on each system, and what is said of it."""

import sys

import pytest

from tests.sensors.fakes import NOON
from tracker.errors import SensorError
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.findings import PassedOver, finding

ON_WAYLAND = ["ext-input-idle", "ext-idle", "kde-idle", "mutter-idle"]
IN_FRONT_ON_WAYLAND = ["wlr-front", "kwin-front"]
FIRST_ON_PLASMA = IN_FRONT_ON_WAYLAND[::-1]


def names(monkeypatch, platform):
    """Name the candidates on a system, the best first."""
    monkeypatch.setattr(sys, "platform", platform)
    return {need: [one.name for one in candidates(need, Surroundings())] for need in Need}


@pytest.mark.skipif(sys.platform != "linux", reason="the modules of Linux load only there")
@pytest.mark.parametrize(
    ("environ", "tell_of_input", "tell_of_the_front"),
    [
        ({}, ["xsync"], ["active-window"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, ["xsync"], ["active-window"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ON_WAYLAND, IN_FRONT_ON_WAYLAND),
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, ON_WAYLAND, IN_FRONT_ON_WAYLAND),
        ({"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "GNOME"}, ON_WAYLAND, ["wlr-front"]),
        ({"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "KDE"}, ON_WAYLAND, FIRST_ON_PLASMA),
    ],
)
def test_on_linux_the_kind_of_session_decides_what_is_tried(
    monkeypatch, environ, tell_of_input, tell_of_the_front
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert names(monkeypatch, "linux") == {
        Need.IDLE: [*tell_of_input, "logind-idle", "none"],
        Need.SESSION: ["logind", "screen-savers", "none"],
        Need.CLOCK: ["timerfd", "none"],
        Need.APPS: ["processes", "none"],
        Need.CALL: ["calls", "none"],
        Need.BUSY: ["quiet", "none"],
        Need.FRONT: [*tell_of_the_front, "none"],
        Need.NETWORK: ["routing-table", "none"],
    }


@pytest.mark.skipif(sys.platform != "linux", reason="the modules of Linux load only there")
def test_full_screen_is_told_by_what_tells_of_windows(monkeypatch):
    """On Wayland two are tried for it, and one that is missing is named with its reason."""
    for name in ("DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "/nowhere")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    quiet, _none = candidates(Need.BUSY, Surroundings())

    with pytest.raises(SensorError) as caught:
        quiet.open(NOON)
    assert "No Wayland compositor answers on /nowhere" in caught.value.sentence
    assert "no private place for the script that KWin is to run" in caught.value.sentence


def test_on_windows_there_is_one_for_all(monkeypatch):
    assert names(monkeypatch, "win32") == {
        Need.IDLE: ["last-input", "none"],
        Need.SESSION: ["windows-session", "none"],
        Need.CLOCK: ["time-change", "none"],
        Need.APPS: ["processes", "none"],
        Need.CALL: ["calls", "none"],
        Need.BUSY: ["notification-state", "none"],
        Need.FRONT: ["foreground", "none"],
        Need.NETWORK: ["route-change", "none"],
    }


def test_on_macos_there_is_one_for_all(monkeypatch):
    assert names(monkeypatch, "darwin") == {
        Need.IDLE: ["hid-idle", "none"],
        Need.SESSION: ["workspace", "none"],
        Need.CLOCK: ["clock-notes", "none"],
        Need.APPS: ["processes", "none"],
        Need.CALL: ["calls", "none"],
        Need.BUSY: ["presentation", "none"],
        Need.FRONT: ["front-app", "none"],
        Need.NETWORK: ["network-change", "none"],
    }


@pytest.mark.parametrize(
    ("need", "name"),
    [
        (Need.IDLE, "ext-input-idle"),
        (Need.IDLE, "ext-idle"),
        (Need.IDLE, "kde-idle"),
        (Need.IDLE, "mutter-idle"),
        (Need.IDLE, "xsync"),
        (Need.IDLE, "logind-idle"),
        (Need.SESSION, "logind"),
        (Need.CLOCK, "timerfd"),
        (Need.APPS, "processes"),
        (Need.CALL, "calls"),
        (Need.BUSY, "quiet"),
        (Need.FRONT, "active-window"),
        (Need.BUSY, "presentation"),
        (Need.FRONT, "front-app"),
        (Need.IDLE, "last-input"),
        (Need.SESSION, "windows-session"),
        (Need.CLOCK, "time-change"),
        (Need.BUSY, "notification-state"),
        (Need.FRONT, "foreground"),
        (Need.FRONT, "wlr-front"),
        (Need.FRONT, "kwin-front"),
        (Need.NETWORK, "routing-table"),
        (Need.NETWORK, "route-change"),
        (Need.NETWORK, "network-change"),
    ],
)
def test_of_a_real_sensor_it_is_said_what_it_does_and_nothing_is_lost(need, name):
    found = finding(need, name, [])

    assert found.reason.endswith(".")
    assert "This version has no sensor" not in found.reason
    assert found.lost == ""


@pytest.mark.parametrize("name", ["ext-idle", "kde-idle"])
def test_what_counts_as_input_without_being_any_is_said(name):
    assert "a playing video, counts as input" in finding(Need.IDLE, name, []).reason


def test_what_macos_keeps_to_itself_is_said():
    assert "whether a Focus" in finding(Need.BUSY, "presentation", []).reason


@pytest.mark.parametrize("need", list(Need))
def test_without_a_real_sensor_it_is_said_what_is_lost(need):
    assert finding(need, "none", []).lost.endswith(".")


@pytest.mark.parametrize(("platform", "system"), [("win32", "Windows"), ("darwin", "macOS")])
def test_where_there_is_no_sensor_yet_it_says_so(monkeypatch, platform, system):
    monkeypatch.setattr(sys, "platform", platform)

    assert finding(Need.CALL, "none", []).reason == (
        f"This version has no sensor for this on {system} yet."
    )


def test_where_all_were_passed_over_it_says_so():
    passed_over = (PassedOver("xsync", "No server answers.", "Start one."),)
    found = finding(Need.IDLE, "none", passed_over)

    assert found.reason == "Nothing on this desktop can tell."
    assert found.passed_over == passed_over
