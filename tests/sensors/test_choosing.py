"""All sensors as one, and what one of them means for another."""

from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, FakeDesktop, after
from tracker.domain.signals import (
    Active,
    Apps,
    Idle,
    Lock,
    Passed,
    Sleep,
    Start,
    Stop,
    Unlock,
    Wake,
)
from tracker.sensors.base import AT_ONCE, Need, Surroundings
from tracker.sensors.choosing import Sensors

QUIET = Idle(NOON - timedelta(minutes=1))


@pytest.fixture
def desktop():
    desktop = FakeDesktop(idle=["input"], session=["lock"], clock=["time"], apps=["apps"])
    desktop.at_open["input"] = [QUIET]
    return desktop


@pytest.fixture
def sensors(desktop):
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    return sensors


def tell(sensors, desktop, name, *signals, at=NOON):
    """Let a sensor say something and read it."""
    desktop.says[name] = list(signals)
    return sensors.read(at, desktop.descriptor(name))


def lose(sensors, desktop, name, at=NOON):
    """Let a sensor go and read it."""
    number = desktop.descriptor(name)
    desktop.broken.add(name)
    return sensors.read(at, number)


# --- Opening, reading, closing


def test_opening_tells_how_things_stand(desktop):
    desktop.at_open["lock"] = [Lock()]
    desktop.at_open["apps"] = [Apps(frozenset({"mail"}))]

    signals = Sensors(Surroundings(), desktop.candidates).open(NOON)

    assert signals == [QUIET, Lock(), Apps(frozenset({"mail"}))]


def test_the_descriptors_are_those_of_the_open_sensors(sensors, desktop):
    assert set(sensors.descriptors()) == set(desktop.in_use)
    assert len(sensors.descriptors()) == 4


def test_only_the_sensor_behind_the_descriptor_is_read(sensors, desktop):
    desktop.says["lock"] = [Lock()]

    assert tell(sensors, desktop, "input", Active()) == [Active()]
    assert desktop.says["lock"] == [Lock()]


def test_a_descriptor_that_is_nobodys_any_more_tells_nothing(sensors):
    assert sensors.read(NOON, 7) == []


def test_without_a_descriptor_those_are_read_whose_look_has_come(sensors, desktop):
    desktop.looks = {"apps": after(minutes=1), "input": after(minutes=2)}
    desktop.says["apps"] = [Apps(frozenset())]
    desktop.says["input"] = [Active()]

    assert sensors.next_look() == after(minutes=1)
    assert sensors.read(after(seconds=59)) == []
    assert sensors.read(after(minutes=1)) == [Apps(frozenset())]
    assert sensors.read(after(minutes=2)) == [Active()]


@pytest.fixture
def looking(desktop):
    """Have input looked for every five seconds, since nothing tells of it."""
    desktop.without_descriptor.add("input")
    desktop.looks["input"] = after(seconds=5)


def test_nobody_looks_for_input_while_the_screen_is_locked(sensors, desktop, looking):
    assert sensors.next_look() == after(seconds=5)

    tell(sensors, desktop, "lock", Lock())
    desktop.says["input"] = [Active()]

    assert sensors.next_look() is None
    assert sensors.read(after(seconds=5)) == []


def test_unlocked_input_is_looked_for_anew(sensors, desktop, looking):
    tell(sensors, desktop, "lock", Lock())
    tell(sensors, desktop, "lock", Unlock())
    desktop.says["input"] = [Active()]

    assert sensors.next_look() == after(seconds=5)
    assert sensors.read(after(seconds=5)) == [Active()]


def test_other_looks_are_due_while_the_screen_is_locked(sensors, desktop, looking):
    desktop.looks["apps"] = after(minutes=1)
    tell(sensors, desktop, "lock", Lock())

    assert sensors.next_look() == after(minutes=1)


def test_what_tells_of_input_by_itself_is_heard_while_the_screen_is_locked(sensors, desktop):
    desktop.looks["input"] = after(seconds=5)
    tell(sensors, desktop, "lock", Lock())

    assert sensors.next_look() == after(seconds=5)


def test_all_hear_that_what_they_told_is_on_record(sensors, desktop):
    sensors.saved()

    assert sorted(desktop.saved) == ["apps", "input", "lock", "time"]


def test_closing_twice_leaves_nothing_open(sensors, desktop):
    sensors.close()
    sensors.close()

    assert desktop.in_use == {}
    assert sensors.descriptors() == ()
    assert sensors.name == "none"


def test_opening_again_opens_everything_anew(sensors, desktop):
    sensors.open(NOON)

    assert len(desktop.in_use) == 4


# --- What it says of itself


def test_its_name_is_that_of_what_tells_of_input(sensors):
    assert sensors.name == "input"
    assert not sensors.is_blind


def test_without_anything_that_tells_of_input_it_is_blind():
    sensors = Sensors(Surroundings(), FakeDesktop().candidates)
    sensors.open(NOON)

    assert sensors.name == "none"
    assert sensors.is_blind
    assert sensors.last_input(NOON) is None


def test_there_is_a_finding_for_each_need(sensors):
    assert [finding.need for finding in sensors.findings] == list(Need)


# --- Where only input opens a session


@pytest.mark.parametrize("signal", [Wake(), Start()])
def test_after_wake_and_a_new_start_the_idle_sensor_tells_of_the_very_next_input(
    sensors, desktop, signal
):
    """It had told of input before, and would not tell again before a time without."""
    assert tell(sensors, desktop, "lock", signal) == [signal, QUIET]
    assert desktop.opened.count("input") == 2


def test_what_was_typed_into_the_lock_screen_is_no_work(sensors, desktop):
    """The quiet is told before the unlock, or that would open a session at once."""
    assert tell(sensors, desktop, "lock", Unlock()) == [QUIET, Unlock()]


def test_a_clock_that_was_set_may_mean_that_the_computer_slept(sensors, desktop):
    assert tell(sensors, desktop, "time", Passed()) == [Passed(), QUIET]


@pytest.mark.parametrize("signal", [Lock(), Sleep(), Stop()])
def test_what_ends_a_session_leaves_the_idle_sensor_alone(sensors, desktop, signal):
    assert tell(sensors, desktop, "lock", signal) == [signal]
    assert desktop.opened.count("input") == 1


def test_a_clock_that_was_set_makes_the_others_look_by_the_new_one(sensors, desktop):
    desktop.looks = {"apps": after(days=365)}
    desktop.says["apps"] = [Apps(frozenset())]

    assert tell(sensors, desktop, "time", Passed()) == [Passed(), Apps(frozenset()), QUIET]


# --- Losses


def test_a_lost_idle_sensor_leaves_quiet_since_the_last_known_input(sensors, desktop, caplog):
    desktop.inputs["input"] = after(minutes=3)
    tell(sensors, desktop, "input", Active(), at=after(minutes=1))
    sensors.last_input(after(minutes=4))

    assert lose(sensors, desktop, "input", at=after(minutes=5)) == [Idle(after(minutes=3))]
    assert sensors.is_blind
    caplog.clear()


def test_while_a_sensor_tells_nothing_there_was_input_within_the_time_that_makes_idle(
    sensors, desktop, caplog
):
    tell(sensors, desktop, "input", Active(), at=NOON)

    assert lose(sensors, desktop, "input", at=after(hours=2)) == [Idle(after(hours=1, minutes=55))]
    caplog.clear()


def test_a_quiet_that_was_told_goes_on_when_the_sensor_is_lost(sensors, desktop, caplog):
    tell(sensors, desktop, "input", Active(), Idle(after(minutes=2)), at=after(minutes=7))

    assert lose(sensors, desktop, "input", at=after(hours=2)) == [Idle(after(minutes=2))]
    caplog.clear()


def test_the_quiet_of_a_lost_sensor_never_begins_in_the_future(sensors, desktop, caplog):
    tell(sensors, desktop, "input", Active(), at=after(hours=3))

    assert lose(sensors, desktop, "input", at=after(hours=1)) == [Idle(after(hours=1))]
    caplog.clear()


def test_an_idle_sensor_that_cannot_be_opened_anew_leaves_quiet_too(sensors, desktop, caplog):
    tell(sensors, desktop, "input", Active(), at=NOON)
    desktop.broken = {"input"}

    signals = tell(sensors, desktop, "lock", Wake(), at=after(minutes=1))

    assert signals == [Wake(), Idle(NOON)]
    caplog.clear()


def test_a_second_idle_sensor_says_itself_since_when_there_was_no_input(desktop, caplog):
    desktop.names[Need.IDLE] = ["input", "other"]
    desktop.at_open["other"] = [Idle(after(minutes=4))]
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    tell(sensors, desktop, "input", Active(), at=NOON)

    assert lose(sensors, desktop, "input", at=after(minutes=5)) == [Idle(after(minutes=4))]
    assert sensors.name == "other"
    caplog.clear()


def test_an_idle_sensor_that_comes_back_says_so_itself(sensors, desktop, caplog):
    lose(sensors, desktop, "input", at=after(minutes=5))
    desktop.broken = set()

    assert sensors.next_look() == after(minutes=5, seconds=1)
    assert sensors.read(after(minutes=5, seconds=1)) == [QUIET]
    assert not sensors.is_blind
    caplog.clear()


def test_a_lock_that_nobody_would_ever_take_back_is_taken_back(sensors, desktop, caplog):
    """It opens no session: only input does, and the quiet is told first."""
    tell(sensors, desktop, "lock", Lock())

    assert lose(sensors, desktop, "lock") == [QUIET, Unlock()]
    caplog.clear()


def test_a_lock_is_taken_back_too_where_another_sensor_takes_over_that_knows_of_none(caplog):
    desktop = FakeDesktop(idle=["input"], session=["lock", "saver"])
    desktop.at_open["input"] = [QUIET]
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.open(NOON)
    tell(sensors, desktop, "lock", Lock())
    desktop.at_open["saver"] = [Lock()]
    assert lose(sensors, desktop, "lock") == [Lock()], "one that knows of it says so itself"
    desktop.at_open["saver"] = []
    desktop.broken = set()
    assert sensors.read(after(seconds=1))[-1] == Unlock(), "the better one is back"
    tell(sensors, desktop, "lock", Lock())

    assert lose(sensors, desktop, "lock", at=after(seconds=9)) == [QUIET, Unlock()]
    caplog.clear()


def test_without_a_lock_nothing_is_taken_back(sensors, desktop, caplog):
    tell(sensors, desktop, "lock", Lock())
    tell(sensors, desktop, "lock", Unlock())

    assert lose(sensors, desktop, "lock") == []
    caplog.clear()


def test_a_lost_sensor_has_no_descriptor_that_could_wake_anybody(sensors, desktop, caplog):
    number = desktop.descriptor("lock")

    lose(sensors, desktop, "lock")

    assert number not in sensors.descriptors()
    assert len(sensors.descriptors()) == 3
    caplog.clear()


# --- Other settings


def obeyed(sensors, desktop, **changes):
    """Give other settings; return what is told and what was opened for that."""
    desktop.opened.clear()
    return sensors.obey(Surroundings(**changes), NOON), desktop.opened


def test_the_same_settings_change_nothing(sensors, desktop):
    assert obeyed(sensors, desktop) == ([], [])


def test_another_time_until_away_concerns_the_idle_sensor_alone(sensors, desktop):
    assert obeyed(sensors, desktop, away_after=timedelta(minutes=10)) == ([QUIET], ["input"])
    assert desktop.known[-1] == (Need.IDLE, Surroundings(away_after=timedelta(minutes=10)))


def test_other_apps_concern_the_apps_alone(sensors, desktop):
    desktop.at_open["apps"] = [Apps(frozenset({"mail"}))]

    told = obeyed(sensors, desktop, apps=frozenset({"mail", "chat"}))

    assert told == ([Apps(frozenset({"mail"}))], ["apps"])


def test_without_any_listed_app_none_is_left_running(sensors, desktop):
    obeyed(sensors, desktop, apps=frozenset({"mail"}))

    assert obeyed(sensors, desktop) == ([Apps(frozenset())], ["apps"])


def test_another_pace_concerns_all_that_measure_time(sensors, desktop):
    assert obeyed(sensors, desktop, pace=60.0)[1] == ["input", "apps"]


# --- A host that is to be woken


def test_every_sensor_is_told_how_to_wake_the_host_and_other_settings_do_not_change_that(desktop):
    woken = []
    sensors = Sensors(Surroundings(), desktop.candidates)
    sensors.wake_by(lambda: woken.append("host"))
    sensors.open(NOON)
    sensors.obey(Surroundings(away_after=timedelta(minutes=10), pace=60.0), NOON)

    for _need, surroundings in desktop.known:
        surroundings.wake()

    assert len(woken) == len(desktop.known) > len(Need)


def test_a_look_that_is_due_at_once_is_so_whatever_the_clock_shows(sensors, desktop):
    desktop.looks = {"lock": AT_ONCE}
    desktop.says["lock"] = [Lock()]

    assert sensors.read(NOON - timedelta(days=365)) == [Lock()]
