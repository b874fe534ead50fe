"""Lock, sleep and shut-down from a played logind on a real message bus; and all sensors at once."""

import os
import select

import pytest

from tests.desktop.servers import PATIENCE_S, key, screen_saver, until, xvfb
from tests.desktop.servers import bus as message_bus
from tests.desktop.servers import logind as played_logind
from tracker.clock import SystemClock
from tracker.domain.model import EndReason
from tracker.domain.signals import Active, Idle, Lock, Sleep, Start, Stop, Unlock, Wake
from tracker.errors import SensorError
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.linux.logind import Logind
from tracker.sensors.linux.session import Session

pytestmark = pytest.mark.desktop


def now():
    return SystemClock().read().at


def waited(sensor, looks=PATIENCE_S * 10):
    """Wait until something is told; an answer to the sensor itself is not."""
    for _look in range(looks):
        readable, _, _ = select.select([sensor.fileno()], [], [], 0.1)
        if readable and (signals := sensor.read(now())):
            return signals
    return []


@pytest.fixture
def bus(monkeypatch):
    with message_bus() as bus:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def logind(bus):
    with played_logind(bus) as logind:
        yield logind


@pytest.fixture
def sensor(logind):
    sensor = Logind(Surroundings(), logind.env)
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


def test_lock_and_unlock_are_told(sensor, logind):
    logind.lock()
    assert waited(sensor) == [Lock()]
    logind.unlock()

    assert waited(sensor) == [Unlock()]


def test_what_the_locker_says_is_told(sensor, logind):
    logind.set_locked_hint(True)
    assert waited(sensor) == [Lock()]
    logind.set_locked_hint(False)

    assert waited(sensor) == [Unlock()]


def test_another_user_in_front_is_told_as_a_lock(sensor, logind):
    logind.set_active(False)
    assert waited(sensor) == [Lock()]
    logind.set_active(True)

    assert waited(sensor) == [Unlock()]


def test_a_screen_that_is_locked_already_is_told_at_once(logind):
    logind.set_locked_hint(True)
    sensor = Logind(Surroundings(), logind.env)

    assert sensor.open(now()) == [Lock()]
    sensor.close()


@pytest.mark.parametrize(
    ("prepare", "told", "afterwards"),
    [
        ("prepare_for_sleep", Sleep(), Wake()),
        ("prepare_for_shutdown", Stop(EndReason.LOGOUT), Start()),
    ],
)
def test_the_computer_waits_until_the_end_is_on_record(sensor, logind, prepare, told, afterwards):
    assert logind.inhibitors() == 1
    getattr(logind, prepare)(True)
    assert waited(sensor) == [told]
    assert logind.inhibitors() == 1

    sensor.saved()
    until(lambda: logind.inhibitors() == 0, what="the computer may go")
    getattr(logind, prepare)(False)

    assert waited(sensor) == [afterwards]
    until(lambda: logind.inhibitors() == 1, what="another delay is held")


def test_closed_it_holds_nothing_up_and_leaves_nothing_open(logind):
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - without one more open to look
    sensor = Logind(Surroundings(), logind.env)
    for _turn in range(2):
        sensor.open(now())
        waited(sensor, 1)
        sensor.open(now())
        sensor.close()

    until(lambda: logind.inhibitors() == 0, what="nothing is held up")
    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


@pytest.mark.parametrize("environ", [{}, {"XDG_SESSION_ID": "gone"}])
def test_without_a_session_of_its_own_it_refuses_with_reason_and_cure(logind, environ):
    with pytest.raises(SensorError, match="logind knows no session") as caught:
        Logind(Surroundings(), environ).open(now())

    assert caught.value.cure


def test_without_logind_it_refuses_with_reason_and_cure(bus):
    with pytest.raises(SensorError, match=r"logind knows no .*ServiceUnknown") as caught:
        Logind(Surroundings(), {"XDG_SESSION_ID": "c1"}).open(now())

    assert "the gap it leaves in the clock" in caught.value.cure


def test_a_logind_that_ends_is_told_of(sensor, logind):
    logind.stop()

    with pytest.raises(SensorError, match="logind has ended"):
        waited(sensor)


def test_a_bus_that_ends_is_told_of(sensor, bus):
    """It may still say that logind has left it."""
    bus.stop()

    with pytest.raises(SensorError, match=r"closed the connection|logind has ended"):
        waited(sensor)


# --- A screen saver on the session's bus, beside logind and without it


@pytest.fixture
def saver(bus, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    with screen_saver(bus) as saver:
        yield saver


@pytest.fixture
def session(logind, saver, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", logind.session)
    session = Session(Surroundings())
    assert session.open(now()) == []
    assert session.passed_over == ()
    yield session
    session.close()


def test_a_screen_saver_is_heard_beside_logind(session, logind, saver):
    saver.set_active(True)
    assert waited(session) == [Lock()]
    logind.set_locked_hint(True)
    saver.set_active(False)
    assert waited(session, 5) == [], "the locker still says so"
    logind.set_locked_hint(False)

    assert waited(session) == [Unlock()]


def test_a_screen_saver_that_dies_unlocks(session, saver):
    saver.set_active(True)
    assert waited(session) == [Lock()]
    saver.stop()

    assert waited(session) == [Unlock()]


def test_without_logind_screen_savers_alone_are_heard(saver, monkeypatch):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    sensors = Sensors(Surroundings())
    sensors.open(now())
    found = {finding.need: finding for finding in sensors.findings}[Need.SESSION]
    assert (found.sensor, found.passed_over[0].name) == ("screen-savers", "logind")
    saver.set_active(True)

    assert told_until(sensors, Lock) == [Lock]
    sensors.close()


# --- All sensors of this system at once


@pytest.fixture
def desktop(bus, logind, monkeypatch):
    """An X11 desktop with logind."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    with xvfb() as server:
        for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DISPLAY", server.display)
        monkeypatch.setenv("XDG_SESSION_ID", logind.session)
        yield server


@pytest.fixture
def sensors(desktop):
    sensors = Sensors(Surroundings())
    sensors.open(now())
    yield sensors
    sensors.close()


def told_until(sensors, kind):
    """Collect the kinds of what is told until one kind is."""
    kinds = []
    for _look in range(PATIENCE_S * 10):
        readable, _, _ = select.select(sensors.descriptors(), [], [], 0.1)
        kinds += [type(signal) for one in readable for signal in sensors.read(now(), one)]
        if kind in kinds:
            break
    return kinds


def test_each_need_is_met_by_the_sensor_made_for_it(sensors):
    """Calls are told by the camera's sensor at least; for full screen a window manager lacks."""
    found = {finding.need: finding for finding in sensors.findings}
    assert {need: one.sensor for need, one in found.items() if need is not Need.BUSY} == {
        Need.IDLE: "xsync",
        Need.SESSION: "logind",
        Need.CLOCK: "timerfd",
        Need.APPS: "processes",
        Need.CALL: "calls",
        Need.FRONT: "active-window",
        Need.NETWORK: "routing-table",
    }
    for need in (Need.IDLE, Need.SESSION, Need.CLOCK, Need.APPS, Need.FRONT):
        assert (found[need].lost, found[need].passed_over) == ("", ())


def test_after_a_short_lock_the_very_next_input_is_told(sensors, desktop, logind):
    """The counter never reached its threshold: by itself it would tell nothing for hours."""
    key(desktop.display, "a")
    assert told_until(sensors, Active) == [Active]
    logind.lock()
    assert told_until(sensors, Lock) == [Lock]
    key(desktop.display, "b")
    logind.unlock()
    assert told_until(sensors, Unlock) == [Idle, Unlock]

    key(desktop.display, "c")

    assert told_until(sensors, Active) == [Active]


def test_a_lost_x_server_leaves_quiet_and_the_others_at_work(sensors, desktop, logind, caplog):
    key(desktop.display, "a")
    told_until(sensors, Active)
    desktop.stop()

    assert told_until(sensors, Idle) == [Idle]
    assert sensors.is_blind
    logind.lock()
    assert told_until(sensors, Lock) == [Lock]
    assert caplog.messages == ["The sensor xsync was lost: The X server closed the connection."]
    caplog.clear()
