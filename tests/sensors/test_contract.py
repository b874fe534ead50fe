"""What holds for every sensor, whatever it senses."""

import os
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.apps import Processes
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.nothing import NullSensor

LISTED = Surroundings(apps=frozenset({"mail"}))
MAKERS: dict[str, Callable[[list[Callable[[], None]]], Sensor]] = {
    "none": lambda _: NullSensor(Need.IDLE),
    "processes": lambda _: Processes(LISTED),
}
REFUSED: dict[str, Callable[[], Sensor]] = {}

if sys.platform == "linux":
    from tests.sensors.fake_linux import X11, FakeBus, FakeDisplay
    from tracker.sensors.linux.clock import Timerfd
    from tracker.sensors.linux.logind import Logind
    from tracker.sensors.linux.x11 import XSync

    MAKERS |= {
        "xsync": lambda _: XSync(Surroundings(), X11, FakeDisplay().connect),
        "logind": lambda at_end: Logind(Surroundings(), {}, bus_for(at_end).connect),
        "timerfd": lambda _: Timerfd(),
    }
    REFUSED |= {
        "xsync": lambda: XSync(Surroundings(), {"DISPLAY": ":64999"}),
        "logind": lambda: Logind(Surroundings()),
        "timerfd": lambda: Timerfd("/nowhere"),
    }

    def bus_for(at_end):
        """Return a bus whose delays are forgotten at the end."""
        bus = FakeBus()
        at_end.append(bus.forget)
        return bus


def open_descriptors():
    """Count what this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - without opening one more to look


@pytest.fixture
def at_end():
    """What lets go of everything that the fakes hold."""
    ends: list[Callable[[], None]] = []
    yield ends
    for end in ends:
        end()


@pytest.fixture(params=sorted(MAKERS))
def sensor(request, at_end):
    sensor = MAKERS[request.param](at_end)
    assert sensor.name == request.param
    yield sensor
    sensor.close()


def test_opened_it_tells_signals_alone(sensor):
    assert all(isinstance(signal, Signal) for signal in sensor.open(NOON))


def test_read_before_anything_has_happened_it_tells_nothing(sensor):
    sensor.open(NOON)

    assert list(sensor.read(NOON)) == []


def test_its_descriptor_is_one_or_none(sensor):
    sensor.open(NOON)

    assert sensor.fileno() is None or sensor.fileno() > 2


def test_its_next_look_lies_ahead_or_is_none(sensor):
    sensor.open(NOON)
    look = sensor.next_look()

    assert look is None or NOON < look <= NOON + timedelta(hours=1)


def test_it_is_not_read_in_circles(sensor):
    """Read at its next look, it wants to be read later, or never."""
    sensor.open(NOON)
    look = sensor.next_look()
    if look is not None:
        sensor.read(look)
        again = sensor.next_look()
        assert again is None or again > look


def test_the_last_input_does_not_lie_ahead(sensor):
    sensor.open(NOON)
    at = sensor.last_input(after(seconds=1))

    assert at is None or at <= after(seconds=1)


def test_before_it_is_opened_and_after_it_was_closed_it_can_be_asked(sensor):
    for _turn in ("before", "after"):
        assert sensor.fileno() is None
        assert sensor.next_look() is None
        assert sensor.last_input(NOON) is None
        assert list(sensor.read(NOON)) == []
        sensor.saved()
        sensor.open(NOON)
        sensor.close()
        sensor.close()


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are counted in /proc")
def test_opened_and_closed_twice_it_leaves_nothing_open(sensor, at_end):
    def count():
        sensor.close()
        for end in at_end:
            end()
        return open_descriptors()

    sensor.open(NOON)
    before = count()

    sensor.open(NOON)
    sensor.open(NOON)
    sensor.read(NOON)

    assert count() == before


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_one_that_cannot_be_used_says_why_and_leaves_nothing_open(name, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    sensor = REFUSED[name]()
    before = open_descriptors()

    with pytest.raises(SensorError) as caught:
        sensor.open(NOON)

    assert caught.value.sentence.endswith(".")
    assert sensor.fileno() is None
    assert open_descriptors() == before
