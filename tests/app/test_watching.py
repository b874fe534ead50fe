"""The sensors watched for a while: what is handed out, when it ends, and what is left open."""

from datetime import timedelta

import pytest

from tests.hands import OSLO, FakeClock, at
from tests.sensors.fakes import FakeDesktop
from tracker.domain.signals import Active, Call, Idle, Lock
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.settings import Settings
from tracker.watching import Silence, Watch

SECOND = timedelta(seconds=1)


class FakeWait:
    """Lets time pass up to what a test has planned, and is then readable or woken."""

    def __init__(self, clock, desktop):
        self._clock, self._desktop = clock, desktop
        self.plan = []  # (after how many seconds, whose descriptor is readable, what it says)
        self.is_closed = False
        self.longest = []

    def wake(self):
        """Hear that something has come."""

    def wait(self, descriptors, longest):
        self.longest.append(longest)
        if self.plan and self.plan[0][0] * SECOND <= longest:
            seconds, name, signal = self.plan.pop(0)
            self._clock.advance(seconds=seconds)
            self._desktop.says[name] = [signal]
            return [self._desktop.descriptor(name)]
        self._clock.advance(seconds=longest.total_seconds())
        return []

    def close(self):
        self.is_closed = True


@pytest.fixture
def desktop():
    return FakeDesktop(idle=["xsync"], session=["logind"], call=["calls"])


@pytest.fixture
def clock():
    return FakeClock(at("12:00"))


@pytest.fixture
def wait(clock, desktop):
    return FakeWait(clock, desktop)


@pytest.fixture
def watch(clock, desktop, wait):
    sensors = Sensors(Surroundings(3 * SECOND), desktop.candidates)
    return Watch(sensors, clock, Settings(), wait)


def told(watch, length=20 * SECOND):
    return [(sample.at - at("12:00"), sample.signal) for sample in watch.samples(length)]


def test_what_stands_and_what_comes_is_handed_out_with_its_time(watch, wait, desktop):
    desktop.at_open["xsync"] = [Idle(at("11:59"))]
    wait.plan = [(2, "xsync", Active()), (3, "logind", Lock())]

    heard = told(watch)

    assert heard == [(0 * SECOND, Idle(at("11:59"))), (2 * SECOND, Active()), (5 * SECOND, Lock())]


def test_it_ends_after_its_time_whatever_the_wall_clock_shows(watch, wait, clock):
    wait.plan = [(2, "xsync", Active())]
    samples = watch.samples(20 * SECOND)
    next(samples)
    clock.set_wall(-3600)

    assert list(samples) == []
    assert wait.longest == [20 * SECOND, 18 * SECOND]


def test_it_looks_when_a_sensor_wants_to(watch, wait, desktop):
    desktop.looks["calls"] = at("12:00:05")
    samples = watch.samples(20 * SECOND)
    desktop.says["calls"] = [Call(on=True)]

    first = next(samples)

    assert (first.at, first.signal) == (at("12:00:05"), Call(on=True))
    samples.close()


def test_sleep_is_not_held_up(watch, wait, desktop):
    wait.plan = [(2, "logind", Lock())]

    told(watch)

    assert "logind" in desktop.saved


@pytest.mark.parametrize("is_interrupted", [False, True])
def test_nothing_stays_open(watch, wait, desktop, is_interrupted):
    if is_interrupted:
        wait.plan = [(2, "xsync", Active())]
        samples = watch.samples(20 * SECOND)
        next(samples)
        samples.close()
    else:
        told(watch)

    assert desktop.in_use == {}
    assert wait.is_closed


def test_what_was_silent_is_told_from_what_is_missing(watch, wait):
    assert watch.silence == Silence()
    wait.plan = [(2, "xsync", Active())]

    told(watch)

    assert watch.silence == Silence(
        silent=(Need.SESSION, Need.CALL),
        missing=tuple(need for need in Need if need not in (Need.IDLE, Need.SESSION, Need.CALL)),
    )


@pytest.mark.parametrize(
    ("computer", "zone"), [("America/New_York", "America/New_York"), ("Etc/UTC", OSLO)]
)
def test_times_are_those_of_the_place_the_person_is_at(watch, clock, computer, zone):
    clock.zone = computer

    assert watch.zone == zone
