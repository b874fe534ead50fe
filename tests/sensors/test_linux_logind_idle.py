"""The idle sensor of last resort, on a message bus that says what it is told to say."""

import sys

import pytest

from tests.sensors.fake_idle import FakeHints
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.message_bus import Message
from tracker.sensors.linux.logind_idle import LogindIdle

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")


def opened(bus):
    sensor = LogindIdle({"XDG_SESSION_ID": "1"}, bus.connect)
    return sensor, sensor.open(NOON)


@pytest.fixture
def bus():
    return FakeHints()


@pytest.fixture
def sensor(bus):
    return opened(bus)[0]


def test_a_desktop_that_says_that_somebody_is_there_is_believed(bus):
    assert opened(bus)[1] == [Idle(NOON), Active()]


def test_a_desktop_that_says_that_nobody_is_there_is_believed():
    assert opened(FakeHints(is_idle=True))[1] == [Idle(NOON)]


def test_a_desktop_that_has_never_said_anything_is_not_taken_for_one_with_somebody_there():
    bus = FakeHints(since=0)

    with pytest.raises(SensorError, match="does not tell logind"):
        opened(bus)

    assert bus.is_closed


def test_without_a_session_it_refuses_with_reason_and_cure(bus):
    bus.knows_session = False

    with pytest.raises(SensorError, match="logind knows no session") as caught:
        opened(bus)

    assert caught.value.cure
    assert bus.is_closed


def test_quiet_begins_when_it_is_told_and_so_does_the_return(sensor, bus):
    bus.say(IdleHint=True)
    assert sensor.read(after(hours=1)) == [Idle(after(hours=1))]
    bus.say(IdleHint=False)

    assert sensor.read(after(hours=2)) == [Active()]


def test_only_changes_are_told(sensor, bus):
    bus.say(IdleHint=False)
    bus.say(LockedHint=True)

    assert sensor.read(NOON) == []


def test_while_nobody_is_there_another_property_means_nothing(sensor, bus):
    bus.say(IdleHint=True)
    bus.say(LockedHint=True)

    assert sensor.read(NOON) == [Idle(NOON)]


def test_when_the_last_input_was_is_not_known(sensor):
    assert sensor.last_input(after(hours=1)) is None


def test_a_logind_that_ends_is_told_of(sensor, bus):
    owner = ("org.freedesktop.login1", ":1.4", "")
    bus.coming.append(Message("/org/freedesktop/DBus", "", "NameOwnerChanged", owner))

    with pytest.raises(SensorError, match="logind has ended"):
        sensor.read(NOON)


def test_closed_it_leaves_the_bus(sensor, bus):
    sensor.close()

    assert bus.is_closed
    assert sensor.fileno() is None
    assert sensor.read(NOON) == []
