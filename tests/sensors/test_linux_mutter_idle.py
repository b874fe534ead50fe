"""The idle sensor of GNOME, on a message bus that says what it is told to say."""

import sys
from datetime import timedelta

import pytest

from tests.sensors.fake_idle import FakeMutter
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.message_bus import Message
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.mutter_idle import MutterIdle

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

MINUTES_5 = 300_000
GONE = SensorError("The message bus closed the connection.")


@pytest.fixture
def mutter():
    return FakeMutter()


@pytest.fixture
def sensor(mutter):
    sensor = MutterIdle(Surroundings(), mutter.connect)
    sensor.open(NOON)
    return sensor


@pytest.fixture
def active(sensor, mutter):
    mutter.has_input()
    assert sensor.read(NOON) == [Active()]
    return sensor


def test_without_mutter_it_refuses_and_leaves_the_bus(mutter):
    mutter.is_there = False

    with pytest.raises(SensorError, match=r"No GNOME desktop tells of input here \(.*Unknown\)"):
        MutterIdle(Surroundings(), mutter.connect).open(NOON)

    assert mutter.is_closed


@pytest.mark.parametrize("idle_s", [0, 90, 7200])
def test_at_first_it_tells_since_when_there_was_no_input(idle_s):
    mutter = FakeMutter(idle_s * 1000)

    assert MutterIdle(Surroundings(), mutter.connect).open(NOON) == [
        Idle(NOON - timedelta(seconds=idle_s))
    ]


def test_it_waits_for_input_and_for_quiet(sensor, mutter):
    assert sorted(mutter.watches.values(), key=str) == [MINUTES_5, None]
    assert set(mutter.watched) == {"WatchFired", "NameOwnerChanged"}


def test_the_first_input_is_told_and_no_other(active, mutter):
    mutter.has_input()

    assert active.read(after(seconds=1)) == []


def test_quiet_begins_with_the_last_input_however_late_it_is_told(active, mutter):
    """It is late while a video plays."""
    mutter.is_quiet(MINUTES_5 * 12)

    assert active.read(after(hours=2)) == [Idle(after(hours=1))]


@pytest.mark.parametrize("idle_ms", [MINUTES_5, MINUTES_5 - 1])
def test_after_each_quiet_input_is_told_again(active, mutter, idle_ms):
    """What mutter counts may be a millisecond short of what it waits for."""
    for _turn in range(2):
        mutter.is_quiet(MINUTES_5)
        mutter.idle_ms = idle_ms
        assert active.read(after(hours=1)) == [
            Idle(after(hours=1) - timedelta(milliseconds=idle_ms))
        ]
        mutter.has_input()
        assert active.read(after(hours=2)) == [Active()]


def test_input_that_comes_before_quiet_is_read_is_not_lost(active, mutter):
    """The watch for input is set too late for it, and would go off at the next."""
    mutter.is_quiet(MINUTES_5)
    mutter.idle_ms = 20

    assert active.read(after(hours=1)) == [Idle(after(minutes=55)), Active()]
    mutter.has_input()
    assert active.read(after(hours=1)) == []
    mutter.is_quiet(MINUTES_5)
    assert active.read(after(hours=2)) == [Idle(after(minutes=115))]


def test_quiet_that_goes_on_since_it_was_opened_is_not_told_again(sensor, mutter):
    mutter.is_quiet(MINUTES_5)

    assert sensor.read(after(minutes=5)) == []


def test_what_goes_off_for_somebody_else_means_nothing(active, mutter):
    mutter.fire(99)

    assert active.read(NOON) == []


def test_at_another_pace_the_waits_are_short_and_the_quiet_is_long(mutter):
    sensor = MutterIdle(Surroundings(pace=60), mutter.connect)
    sensor.open(NOON)
    assert 5000 in mutter.watches.values()
    mutter.has_input()
    sensor.read(NOON)
    mutter.is_quiet(5000)

    assert sensor.read(after(hours=1)) == [Idle(after(minutes=55))]


# --- The last input


def test_the_last_input_is_asked_of_mutter(active, mutter):
    mutter.idle_ms = 1500

    assert active.last_input(NOON) == NOON - timedelta(seconds=1.5)


def test_what_came_with_the_answer_waits_for_the_next_look(sensor, mutter):
    mutter.has_input()

    sensor.last_input(after(seconds=1))

    assert sensor.next_look() == after(seconds=1)
    assert sensor.read(after(seconds=1)) == [Active()]
    assert sensor.next_look() is None


# --- Losses and the end


def test_a_mutter_that_ends_is_told_of(active, mutter):
    owner = ("org.gnome.Mutter.IdleMonitor", ":1.4", "")
    mutter.coming.append(Message("/org/freedesktop/DBus", "", "NameOwnerChanged", owner))

    with pytest.raises(SensorError, match="compositor has ended"):
        active.read(NOON)


def test_asked_for_the_last_input_a_bus_that_is_gone_is_told_of_at_the_next_look(active, mutter):
    mutter.fault = GONE

    assert active.last_input(after(seconds=1)) is None
    assert active.next_look() == after(seconds=1)
    with pytest.raises(SensorError, match="closed the connection"):
        active.read(after(seconds=1))


def test_closed_it_takes_its_watches_back(sensor, mutter):
    sensor.close()

    assert mutter.watches == {}
    assert mutter.is_closed


def test_closed_after_a_loss_it_still_leaves_the_bus(active, mutter):
    mutter.fault = GONE
    active.close()

    assert mutter.is_closed
    assert active.fileno() is None
