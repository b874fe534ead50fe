"""What sensors told last, and those that could not be used tried again when somebody asks."""

import pytest

from tests.sensors.fakes import NOON, FakeDesktop, after
from tests.sensors.test_choosing import lose, tell
from tracker.domain.signals import Active, Idle, Lock, Unlock
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.post import Told


@pytest.fixture
def desktop():
    desktop = FakeDesktop(idle=["input"], session=["lock"], clock=["time"])
    desktop.at_open["input"] = [Idle(NOON)]
    return desktop


@pytest.fixture
def sensors(desktop):
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    return sensors


def test_what_was_told_last_is_remembered_for_each_need(sensors, desktop):
    tell(sensors, desktop, "input", Active(), at=after(minutes=1))
    tell(sensors, desktop, "lock", Lock(), Unlock(), at=after(minutes=2))

    assert sensors.told[Need.SESSION] == Told(after(minutes=2), Unlock())
    assert sensors.told[Need.IDLE].at == after(minutes=2), "it is opened anew after a lock"
    assert Need.CLOCK not in sensors.told


def test_what_was_told_is_not_forgotten_when_the_sensor_is_lost(sensors, desktop, caplog):
    tell(sensors, desktop, "lock", Lock(), at=after(minutes=1))
    lose(sensors, desktop, "lock", at=after(minutes=2))

    assert sensors.told[Need.SESSION] == Told(after(minutes=1), Lock())
    caplog.clear()


def test_what_could_not_be_used_is_tried_again_when_it_is_asked_for(desktop):
    desktop.broken = {"lock"}
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    desktop.broken = set()
    desktop.at_open["lock"] = [Lock()]

    assert sensors.look_again(after(minutes=1)) == [Lock()]
    assert [one.sensor for one in sensors.findings if one.need is Need.SESSION] == ["lock"]
    assert sensors.told[Need.SESSION] == Told(after(minutes=1), Lock())


def test_what_still_cannot_be_used_is_told_of_with_the_reason_of_today(desktop):
    desktop.broken = {"lock"}
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)

    assert sensors.look_again(after(minutes=1)) == []
    [session] = [one for one in sensors.findings if one.need is Need.SESSION]
    assert [one.name for one in session.passed_over] == ["lock"]


def test_what_works_goes_on_while_something_better_is_looked_for(desktop):
    desktop.names[Need.IDLE] = ["best", "input"]
    desktop.broken = {"best"}
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    before = desktop.descriptor("input")

    assert sensors.look_again(after(minutes=1)) == []
    assert desktop.descriptor("input") == before
    assert desktop.opened.count("lock") == desktop.opened.count("time") == 1

    desktop.broken = set()
    sensors.look_again(after(minutes=2))
    assert sensors.name == "best"
