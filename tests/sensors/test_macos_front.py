"""The app in front on macOS."""

from datetime import timedelta

import pytest

from tests.sensors.fake_macos import FakeMac, RunningApp
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Front
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.front import front_app

LISTED = frozenset({"msteams", "code"})
PROCESSES = {1: {"msteams"}, 2: {"electron"}, 3: {"safari"}, 4: set()}
TEAMS = RunningApp(1, "Microsoft Teams")
CODE = RunningApp(2, "Code")
SAFARI = RunningApp(3, "Safari")
NAMELESS = RunningApp(4, None)


@pytest.fixture
def mac():
    return FakeMac()


def names(number):
    return PROCESSES[number]


@pytest.fixture
def front(mac, host):
    surroundings = Surroundings(apps=LISTED, wake=host.wake)
    sensor = front_app(surroundings, mac.calls, mac.module, names)
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()
    assert mac.observers() == 0
    assert mac.held == []


def test_a_listed_app_that_comes_to_the_front_is_told_at_once(mac, front, host):
    mac.activate(TEAMS)

    assert host.times_woken == 1
    assert front.next_look() == AT_ONCE
    assert front.read(NOON) == [Front("msteams")]
    assert front.next_look() is None


def test_an_app_is_known_by_its_own_name_as_well(mac, front):
    """The file of Visual Studio Code is called Electron, as those of others are."""
    mac.activate(CODE)

    assert front.read(NOON) == [Front("code")]


def test_of_another_app_it_is_told_a_second_later_that_it_is_none_of_the_listed(mac, front):
    mac.activate(TEAMS)
    front.read(NOON)
    mac.activate(SAFARI)

    assert front.read(after(seconds=10)) == []
    assert front.next_look() == after(seconds=11)
    assert front.read(after(seconds=10.9)) == []
    assert front.read(after(seconds=11)) == [Front("")]
    assert front.next_look() is None


def test_one_that_passes_through_the_front_is_not_told(mac, front):
    mac.activate(TEAMS)
    front.read(NOON)
    mac.activate(NAMELESS)
    front.read(after(seconds=10))
    mac.activate(TEAMS)

    assert front.read(after(seconds=10.5)) == []
    assert front.next_look() is None


def test_from_one_listed_app_to_another_is_one_step(mac, front):
    mac.activate(TEAMS)
    mac.activate(CODE)

    assert front.read(NOON) == [Front("code")]


def test_other_apps_among_themselves_are_nothing_to_tell(mac, front):
    mac.activate(SAFARI)
    mac.activate(NAMELESS)

    assert front.read(NOON) == []
    assert front.next_look() is None


def test_a_clock_set_back_ends_the_second(mac, front):
    mac.activate(TEAMS)
    front.read(NOON)
    mac.activate(SAFARI)
    front.read(NOON)

    assert front.read(NOON - timedelta(hours=1)) == [Front("")]


@pytest.mark.parametrize(
    ("in_front", "signals"), [(TEAMS, [Front("msteams")]), (SAFARI, []), (None, [])]
)
def test_opened_it_tells_if_a_listed_app_is_in_front(mac, front, in_front, signals):
    mac.in_front = in_front

    assert front.open(NOON) == signals


def test_without_listed_apps_nothing_is_heard(mac):
    def load(name):
        raise AssertionError("nothing is to be loaded")

    sensor = front_app(Surroundings(), mac.calls, load, names)

    assert sensor.open(NOON) == []
    assert sensor.read(NOON) == []
    assert sensor.next_look() is None
