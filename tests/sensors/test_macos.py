"""Input, lock, sleep, log-out and the clock on macOS."""

from datetime import timedelta

import pytest

from tests.sensors.fake_macos import FakeMac
from tests.sensors.fakes import NOON, after
from tracker.domain.model import EndReason
from tracker.domain.signals import (
    Active,
    Idle,
    Lock,
    Passed,
    Signal,
    Sleep,
    Start,
    Stop,
    Unlock,
    Wake,
)
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Sensor, Surroundings
from tracker.sensors.macos.clock import ClockNotes
from tracker.sensors.macos.front import front_app, presentation
from tracker.sensors.macos.idle import HidIdle
from tracker.sensors.macos.quartz import Quartz
from tracker.sensors.macos.session import Workspace

LISTED = Surroundings(apps=frozenset({"mail"}))
LOCKED, ON_CONSOLE = b"CGSSessionScreenIsLocked", b"kCGSSessionOnConsoleKey"


@pytest.fixture
def mac():
    return FakeMac()


class Host:
    """Reads a sensor as it is woken, within the notification, and puts it on record."""

    sensor: Sensor

    def __init__(self) -> None:
        self.now = NOON
        self.heard: list[Signal] = []

    def wake(self) -> None:
        look = self.sensor.next_look()
        assert look is not None
        assert look <= self.now
        self.heard += self.sensor.read(self.now)
        self.sensor.saved()


@pytest.fixture
def host():
    return Host()


@pytest.fixture
def sensor(mac, host):
    host.sensor = Workspace(Surroundings(wake=host.wake), mac.calls, mac.module)
    host.sensor.open(NOON)
    yield host.sensor
    host.sensor.close()
    assert mac.observers() == 0
    assert mac.held == []


@pytest.fixture
def told(sensor, mac, host):
    """Post a notification of the desktop, and return what the host has read when that is over."""

    def told(name, now=NOON):
        host.now, host.heard = now, []
        if name.startswith("com."):
            mac.distributed.post(name)
        else:
            mac.workspace.post(f"<NSWorkspace{name}Notification>")
        return host.heard

    return told


# --- Lock and switch of user


def test_lock_and_unlock_are_told(told):
    assert told("com.apple.screenIsLocked") == [Lock()]
    assert told("com.apple.screenIsUnlocked") == [Unlock()]


def test_another_user_in_front_is_a_lock(told):
    assert told("SessionDidResignActive") == [Lock()]
    assert told("SessionDidBecomeActive") == [Unlock()]


def test_a_session_that_comes_back_locked_stays_locked_until_it_is_unlocked(told):
    told("com.apple.screenIsLocked")

    assert told("SessionDidResignActive") == []
    assert told("SessionDidBecomeActive") == []
    assert told("com.apple.screenIsUnlocked") == [Unlock()]


@pytest.mark.parametrize(
    ("session", "signals"),
    [
        ({ON_CONSOLE: True}, []),
        ({ON_CONSOLE: 1}, []),
        ({}, []),
        ({ON_CONSOLE: True, LOCKED: False}, []),
        ({ON_CONSOLE: True, LOCKED: True}, [Lock()]),
        ({ON_CONSOLE: True, LOCKED: 1}, [Lock()]),
        ({ON_CONSOLE: True, LOCKED: "a text"}, []),
        ({ON_CONSOLE: False}, [Lock()]),
        ({ON_CONSOLE: 0}, [Lock()]),
    ],
)
def test_opened_it_tells_if_the_session_is_locked_already(sensor, mac, session, signals):
    mac.session = session

    assert sensor.open(NOON) == signals


# --- Sleep and log-out


def test_sleep_is_on_record_before_macos_goes_on(told):
    assert told("WillSleep") == [Sleep()]
    assert told("DidWake", after(hours=8)) == [Wake()]


def test_a_sleep_that_no_wake_follows_is_over_after_a_minute(told, sensor):
    told("WillSleep")

    assert sensor.next_look() == after(minutes=1)
    assert sensor.read(after(seconds=59)) == []
    assert sensor.read(after(minutes=1)) == [Wake()]
    assert sensor.next_look() is None


def test_a_log_out_is_told(told):
    assert told("WillPowerOff") == [Stop(EndReason.LOGOUT)]


def test_a_computer_that_is_still_up_a_minute_later_stays_up(told, sensor):
    told("WillPowerOff")

    assert sensor.read(after(seconds=59)) == []
    assert sensor.read(after(minutes=1)) == [Start()]
    assert sensor.next_look() is None


def test_a_clock_set_back_ends_both_waits(told, sensor):
    told("WillPowerOff")
    told("WillSleep")

    assert sensor.read(NOON - timedelta(hours=1)) == [Wake(), Start()]


# --- Where it cannot be used


@pytest.mark.parametrize("make", [Workspace, front_app, presentation])
def test_without_pyobjc_it_says_what_to_install(mac, make):
    def load(name):
        raise ImportError(name)

    with pytest.raises(SensorError, match="pyobjc") as caught:
        make(LISTED, mac.calls, load).open(NOON)

    assert "pyobjc-framework-Cocoa" in caught.value.cure


@pytest.mark.parametrize(
    "make",
    [
        lambda mac: Workspace(Surroundings(), mac.calls, mac.module),
        lambda mac: HidIdle(Surroundings(), mac.calls),
        lambda mac: front_app(LISTED, mac.calls, mac.module),
        lambda mac: presentation(Surroundings(), mac.calls, mac.module),
    ],
    ids=["workspace", "hid-idle", "front-app", "presentation"],
)
def test_outside_of_a_session_with_a_screen_it_says_so_and_hears_nothing(mac, make):
    mac.session = None

    with pytest.raises(SensorError, match="no session with a screen"):
        make(mac).open(NOON)

    assert mac.observers() == 0


def test_elsewhere_there_are_no_libraries_of_macos():
    def load(path):
        raise OSError(f"{path} is not there")

    with pytest.raises(SensorError, match="is not there"):
        Quartz(load)


# --- Input


@pytest.fixture
def idle(mac):
    sensor = HidIdle(Surroundings(away_after=timedelta(minutes=5)), mac.calls)
    sensor.open(NOON)
    return sensor


def test_opened_it_tells_since_when_there_was_no_input():
    mac = FakeMac(idle_s=90)

    assert HidIdle(Surroundings(), mac.calls).open(NOON) == [Idle(NOON - timedelta(seconds=90))]


def test_input_that_returns_and_stops_is_told(idle, mac):
    mac.awake_s += 5
    mac.input_s = mac.awake_s - 2
    assert idle.read(after(seconds=5)) == [Active()]
    assert idle.next_look() == after(minutes=5, seconds=3)

    mac.awake_s += 298
    assert idle.read(after(minutes=5, seconds=3)) == [Idle(after(seconds=3))]


def test_sleep_makes_no_input(idle, mac):
    """The clock stands still in sleep; should the time since the last input not, it is older."""
    mac.awake_s += 5
    mac.input_s -= 8 * 3600

    assert idle.read(after(hours=8)) == []


@pytest.mark.parametrize("idle_s", [-0.001, 1e12])
def test_a_last_input_that_cannot_be_is_now_or_when_macos_began(mac, idle_s):
    mac.input_s = mac.awake_s - idle_s

    assert 0 <= mac.calls().last_input_ms() <= mac.calls().present_ms()


# --- The clock


@pytest.mark.parametrize("name", ["SystemClock", "SystemTimeZone"])
def test_a_clock_or_a_zone_that_is_set_is_told_once(mac, host, name):
    host.sensor = ClockNotes(Surroundings(wake=host.wake), mac.module)
    host.sensor.open(NOON)

    mac.program.post(f"<NS{name}DidChangeNotification>")

    assert host.heard == [Passed()]
    assert host.sensor.next_look() is None
    host.sensor.close()
    assert mac.observers() == 0


def test_set_twice_before_it_is_read_it_is_told_once(mac):
    sensor = ClockNotes(Surroundings(), mac.module)
    sensor.open(NOON)
    mac.program.post("<NSSystemClockDidChangeNotification>")
    mac.program.post("<NSSystemClockDidChangeNotification>")

    assert sensor.next_look() == AT_ONCE
    assert sensor.read(NOON) == [Passed()]
    assert sensor.read(NOON) == []
    sensor.close()
