"""What stands for a while: a call, a moment not to be disturbed, the app in front, the network."""

import pytest

from tests.sensors.fakes import NOON, FakeDesktop
from tracker.domain.signals import (
    Active,
    Apps,
    Busy,
    Call,
    Front,
    Passed,
    Sleep,
    Start,
    Unlock,
    Wake,
)
from tracker.sensors.base import Need, Network, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.findings import PassedOver

STANDING = {
    "calls": Call(on=True),
    "quiet": Busy(on=True),
    "window": Front("mail"),
    "gateway": Network("flat"),
}
OVER = {
    "calls": Call(on=False),
    "quiet": Busy(on=False),
    "window": Front(""),
    "gateway": Network(""),
}


@pytest.fixture
def desktop():
    return FakeDesktop(
        session=["lock"],
        clock=["time"],
        call=["calls"],
        busy=["quiet"],
        front=["window"],
        network=["gateway"],
    )


@pytest.fixture
def sensors(desktop):
    sensors = Sensors(Surroundings(apps=frozenset({"mail"})), desktop.candidates)
    sensors.open(NOON)
    return sensors


def tell(sensors, desktop, name, *signals):
    """Let a sensor say something and read it."""
    desktop.says[name] = list(signals)
    return sensors.read(NOON, desktop.descriptor(name))


@pytest.mark.parametrize(
    ("name", "signal"), [("lock", Wake()), ("lock", Start()), ("time", Passed())]
)
def test_what_stands_is_told_again_where_it_was_forgotten(sensors, desktop, name, signal):
    """Sleep and a new beginning are the end of it for the engine, and no edge for the sensor."""
    for source, standing in STANDING.items():
        assert tell(sensors, desktop, source, standing) == [standing]

    told = tell(sensors, desktop, name, signal)
    assert told[0] == signal
    assert set(told[1:]) == set(STANDING.values())


@pytest.mark.parametrize("signal", [Sleep(), Unlock()])
def test_it_is_not_told_again_where_it_was_not_forgotten(sensors, desktop, signal):
    tell(sensors, desktop, "calls", STANDING["calls"])

    assert STANDING["calls"] not in tell(sensors, desktop, "lock", signal)


def test_what_is_over_is_not_told_again(sensors, desktop):
    for source, over in OVER.items():
        tell(sensors, desktop, source, STANDING[source])
        tell(sensors, desktop, source, over)

    assert tell(sensors, desktop, "lock", Wake()) == [Wake()]


@pytest.mark.parametrize("name", sorted(STANDING))
def test_a_lost_sensor_takes_along_what_stood(sensors, desktop, caplog, name):
    tell(sensors, desktop, name, STANDING[name])
    number = desktop.descriptor(name)
    desktop.broken.add(name)

    assert sensors.read(NOON, number) == [OVER[name]]
    assert sensors.read(NOON, number) == []
    caplog.clear()


@pytest.mark.parametrize("name", sorted(STANDING))
def test_a_lost_sensor_of_which_nothing_stood_is_no_end_of_anything(sensors, desktop, caplog, name):
    number = desktop.descriptor(name)
    desktop.broken.add(name)

    assert sensors.read(NOON, number) == []
    caplog.clear()


def test_with_other_apps_listed_the_one_in_front_is_looked_at_anew(sensors, desktop):
    tell(sensors, desktop, "window", Front("mail"))
    told = sensors.obey(Surroundings(apps=frozenset({"chat"})), NOON)

    assert Front("") in told


def test_with_other_apps_listed_a_call_goes_on(sensors, desktop):
    tell(sensors, desktop, "calls", STANDING["calls"])
    told = sensors.obey(Surroundings(apps=frozenset({"chat"})), NOON)

    assert desktop.opened.count("calls") == 1
    assert OVER["calls"] not in told


def test_at_another_pace_a_call_is_listened_for_anew(sensors, desktop):
    tell(sensors, desktop, "calls", STANDING["calls"])
    told = sensors.obey(Surroundings(apps=frozenset({"mail"}), pace=60), NOON)

    assert OVER["calls"] in told


class Half:
    """A sensor made of parts, one of which is missing as long as it says so."""

    def __init__(self, whole, missing):
        self._whole, self.passed_over = whole, missing

    def __getattr__(self, name):
        return getattr(self._whole, name)


def test_a_sensor_of_which_a_part_is_missing_is_opened_anew_when_that_is_asked_for(desktop):
    missing = [PassedOver("camera", "It is gone.", "Bring it back.")]
    whole = desktop.candidates

    def candidates(need, surroundings):
        return [
            Half(one, missing) if one.name == "calls" else one for one in whole(need, surroundings)
        ]

    sensors = Sensors(Surroundings(), candidates)
    sensors.open(NOON)
    tell(sensors, desktop, "calls", STANDING["calls"])

    assert sensors.look_again(NOON) == [OVER["calls"]], "it would tell of a call that still goes on"
    missing.clear()
    before = list(desktop.opened)
    assert sensors.look_again(NOON) == []
    assert desktop.opened == before, "of what works in full nothing is opened anew"


def test_networks_are_told_apart_by_the_secret_that_was_handed_in(desktop):
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.hash_by(b"secret")
    sensors.open(NOON)
    sensors.obey(Surroundings(pace=60), NOON)
    sensors.open(NOON)

    keys = [known.key for need, known in desktop.known if need is Need.NETWORK]
    assert keys == [b"secret", b"secret"]
    assert "secret" not in repr(desktop.known)


# ---------------------------------------------------------------- what is in front comes first

MAIL, RUNS = Surroundings(apps=frozenset({"mail"})), Apps(frozenset({"mail"}))


def opened(desktop, surroundings=MAIL):
    """Open the sensors of a desktop on which a listed app runs and somebody types."""
    desktop.at_open |= {"input": [Active()], "apps": [RUNS]}
    desktop.names[Need.IDLE], desktop.names[Need.APPS] = ["input"], ["apps"]
    return Sensors(surroundings, desktop.candidates).open(NOON)


def test_that_no_listed_app_is_in_front_is_told_before_one_that_runs():
    """Else it would be taken for a sign of work for a moment, and that would be on record."""
    assert opened(FakeDesktop(front=["window"])) == [Front(""), Active(), RUNS]


def test_a_listed_app_in_front_is_told_first():
    desktop = FakeDesktop(front=["window"])
    desktop.at_open["window"] = [Front("mail")]

    assert opened(desktop) == [Front("mail"), Active(), RUNS]


def test_where_nothing_tells_of_the_front_nothing_is_said_of_it():
    assert opened(FakeDesktop()) == [Active(), RUNS]


def test_without_listed_apps_nothing_is_said_of_the_front():
    assert opened(FakeDesktop(front=["window"]), Surroundings()) == [Active(), RUNS]


def test_apps_that_are_listed_later_come_after_what_is_in_front():
    desktop = FakeDesktop(apps=["apps"], front=["window"])
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    desktop.at_open["apps"] = [RUNS]

    assert sensors.obey(MAIL, NOON) == [Front(""), RUNS]


def test_a_sensor_of_the_front_that_is_lost_is_not_taken_for_none(caplog):
    desktop = FakeDesktop(front=["window"])
    sensors = Sensors(MAIL, desktop.candidates)
    sensors.open(NOON)
    tell(sensors, desktop, "window", Front("mail"))
    desktop.broken.add("window")

    assert sensors.read(NOON, desktop.descriptor("window")) == [Front("")]
    caplog.clear()
