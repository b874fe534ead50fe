"""Lock, sleep and shut-down, on a message bus that says what it is told to."""

import sys
from datetime import timedelta

import pytest

from tests.sensors.fake_linux import SESSION, FakeBus
from tests.sensors.fakes import NOON, after
from tracker.domain.model import EndReason
from tracker.domain.signals import Lock, Sleep, Start, Stop, Unlock, Wake
from tracker.errors import SensorError
from tracker.message_bus import Message
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.logind import Logind

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

MANAGER = "/org/freedesktop/login1"
IN_SESSION = {"XDG_SESSION_ID": "1"}
HINT_WAIT = timedelta(seconds=30)


@pytest.fixture
def bus():
    bus = FakeBus()
    yield bus
    bus.forget()


@pytest.fixture
def sensor(bus):
    sensor = Logind(Surroundings(), IN_SESSION, bus.connect)
    sensor.open(NOON)
    yield sensor
    sensor.close()


def tell(sensor, bus, path, member, *body, at=NOON):
    """Let logind send a signal and read it."""
    bus.coming.append(Message(path, "", member, body))
    return sensor.read(at)


def change(sensor, bus, at=NOON, **properties):
    """Let properties of the session change and read that."""
    changed = {name: ("b", value) for name, value in properties.items()}
    return tell(sensor, bus, SESSION, "PropertiesChanged", "…Session", changed, [], at=at)


# --- Which session


@pytest.mark.parametrize(
    ("environ", "knows", "asked"),
    [
        (IN_SESSION, {"GetSession"}, ["GetSession"]),
        (IN_SESSION, {"GetSessionByPID"}, ["GetSession", "GetSessionByPID"]),
        ({}, {"GetSessionByPID"}, ["GetSessionByPID"]),
        ({}, {"GetSession", "Get"}, ["GetSessionByPID", "Get", "GetSession"]),
    ],
)
def test_the_session_is_found_by_its_name_by_the_process_or_as_the_persons_own(
    bus, environ, knows, asked
):
    """A desktop that starts programs as services names no session, and they belong to none."""
    bus.knows = knows
    sensor = Logind(Surroundings(), environ, bus.connect)
    sensor.open(NOON)

    assert [call[0] for call in bus.calls[:-2]] == asked
    assert (SESSION, "PropertiesChanged") in bus.watched
    sensor.close()


def test_without_a_session_it_refuses_with_reason_and_cure(bus):
    bus.knows = set()

    with pytest.raises(SensorError) as caught:
        Logind(Surroundings(), IN_SESSION, bus.connect).open(NOON)

    assert caught.value.sentence == (
        "logind knows no session of yours here (org.freedesktop.login1.NoSuchSession)."
    )
    assert "seen by the gap it leaves in the clock" in caught.value.cure
    assert bus.is_closed


# --- Lock and unlock


@pytest.mark.parametrize("properties", [{"LockedHint": True}, {"Active": False}])
def test_a_screen_that_is_locked_already_is_told_at_once(bus, properties):
    bus.properties |= {name: ("b", value) for name, value in properties.items()}
    sensor = Logind(Surroundings(), IN_SESSION, bus.connect)

    assert sensor.open(NOON) == [Lock()]
    sensor.close()


def test_an_open_screen_is_not_told(bus):
    sensor = Logind(Surroundings(), IN_SESSION, bus.connect)

    assert sensor.open(NOON) == []
    sensor.close()


def test_a_locker_that_says_so_locks_and_unlocks(sensor, bus):
    assert change(sensor, bus, LockedHint=True) == [Lock()]
    assert change(sensor, bus, LockedHint=False) == [Unlock()]


def test_another_user_in_front_is_a_lock(sensor, bus):
    assert change(sensor, bus, Active=False) == [Lock()]
    assert change(sensor, bus, Active=True) == [Unlock()]


def test_a_wish_to_lock_is_a_lock_until_the_wish_to_unlock(sensor, bus):
    assert tell(sensor, bus, SESSION, "Lock") == [Lock()]
    assert tell(sensor, bus, SESSION, "Unlock") == [Unlock()]


def test_only_changes_are_told(sensor, bus):
    assert tell(sensor, bus, SESSION, "Lock") == [Lock()]
    assert change(sensor, bus, LockedHint=True) == []
    assert change(sensor, bus, LockedHint=True, Active=False) == []
    assert change(sensor, bus, LockedHint=False) == []
    assert change(sensor, bus, Active=True) == [Unlock()]


def test_a_locker_that_unlocks_without_a_wish_ends_the_wish_to_lock(sensor, bus):
    """The person types the password: no wish to unlock is ever sent."""
    tell(sensor, bus, SESSION, "Lock")
    change(sensor, bus, LockedHint=True)

    assert change(sensor, bus, LockedHint=False) == [Unlock()]


def test_lock_and_unlock_read_at_once_are_both_told(sensor, bus):
    bus.coming = [Message(SESSION, "", "Lock", ()), Message(SESSION, "", "Unlock", ())]

    assert sensor.read(NOON) == [Lock(), Unlock()]


@pytest.mark.parametrize("pace", [1, 60])
def test_a_wish_to_lock_lapses_when_no_locker_says_that_it_locked(bus, pace):
    """Such a locker would not say when it unlocks either, and no work would ever begin again."""
    wait = HINT_WAIT * pace
    sensor = Logind(Surroundings(pace=pace), IN_SESSION, bus.connect)
    sensor.open(NOON)
    tell(sensor, bus, SESSION, "Lock")

    assert sensor.next_look() == NOON + wait
    assert sensor.read(NOON + wait - timedelta(milliseconds=1)) == []
    assert sensor.read(NOON + wait) == [Unlock()]
    assert sensor.next_look() is None
    sensor.close()


def test_a_wish_that_a_locker_obeys_does_not_lapse(sensor, bus):
    tell(sensor, bus, SESSION, "Lock")
    change(sensor, bus, LockedHint=True)

    assert sensor.next_look() is None
    assert sensor.read(after(hours=8)) == []


def test_a_wish_to_lock_what_is_locked_does_not_lapse(sensor, bus):
    change(sensor, bus, LockedHint=True)
    tell(sensor, bus, SESSION, "Lock")

    assert sensor.next_look() is None


def test_a_clock_that_was_set_back_does_not_keep_the_screen_locked(sensor, bus):
    tell(sensor, bus, SESSION, "Lock", at=after(hours=1))

    assert sensor.read(NOON) == [Unlock()]


# --- Sleep and shut-down


def test_sleep_and_wake_are_told(sensor, bus):
    assert tell(sensor, bus, MANAGER, "PrepareForSleep", True) == [Sleep()]
    assert tell(sensor, bus, MANAGER, "PrepareForSleep", False) == [Wake()]


def test_shut_down_ends_in_order_and_one_that_is_called_off_begins_anew(sensor, bus):
    told = tell(sensor, bus, MANAGER, "PrepareForShutdown", True)

    assert told == [Stop(EndReason.LOGOUT)]
    assert tell(sensor, bus, MANAGER, "PrepareForShutdown", False) == [Start()]


def test_a_delay_is_held_from_the_start(sensor, bus):
    assert bus.delays() == 1
    assert bus.calls[-1] == (
        "Inhibit",
        "sleep:shutdown",
        "Kjernetid",
        "The end of the work session is put on record",
        "delay",
    )


@pytest.mark.parametrize("member", ["PrepareForSleep", "PrepareForShutdown"])
def test_the_delay_ends_when_the_end_is_on_record_and_not_before(sensor, bus, member):
    tell(sensor, bus, MANAGER, member, True)
    assert bus.delays() == 1

    sensor.saved()

    assert bus.delays() == 0


def test_what_is_on_record_otherwise_does_not_end_the_delay(sensor, bus):
    tell(sensor, bus, SESSION, "Lock")

    sensor.saved()

    assert bus.delays() == 1


@pytest.mark.parametrize("member", ["PrepareForSleep", "PrepareForShutdown"])
def test_afterwards_another_delay_is_held(sensor, bus, member):
    tell(sensor, bus, MANAGER, member, True)
    sensor.saved()
    tell(sensor, bus, MANAGER, member, False)

    sensor.read(NOON)

    assert bus.delays() == 1


def test_a_sleep_that_was_called_off_before_anything_was_saved_needs_no_second_delay(sensor, bus):
    tell(sensor, bus, MANAGER, "PrepareForSleep", True)
    tell(sensor, bus, MANAGER, "PrepareForSleep", False)

    sensor.read(NOON)

    assert len(bus.held) == 1


def test_a_delay_that_comes_when_the_computer_sleeps_again_is_let_go_of(sensor, bus):
    tell(sensor, bus, MANAGER, "PrepareForSleep", True)
    sensor.saved()
    bus.coming = [Message(MANAGER, "", "PrepareForSleep", (False,))]
    sensor.read(NOON)
    bus.coming.append(Message(MANAGER, "", "PrepareForSleep", (True,)))
    sensor.read(NOON)

    sensor.saved()

    assert bus.delays() == 0


def test_without_the_right_to_a_delay_everything_else_works(bus):
    bus.grants_delays = False
    sensor = Logind(Surroundings(), IN_SESSION, bus.connect)
    sensor.open(NOON)

    assert tell(sensor, bus, MANAGER, "PrepareForSleep", True) == [Sleep()]
    sensor.saved()
    assert bus.delays() == 0
    sensor.close()


def test_closed_it_holds_nothing_up(sensor, bus):
    sensor.close()

    assert bus.delays() == 0
    assert bus.is_closed
    assert sensor.read(NOON) == []


# --- Losses


def test_a_logind_that_ends_is_told_of(sensor, bus):
    owner = ("org.freedesktop.login1", ":1.4", "")

    with pytest.raises(SensorError, match="logind has ended"):
        tell(sensor, bus, "/org/freedesktop/DBus", "NameOwnerChanged", *owner)


def test_a_logind_that_begins_is_not(sensor, bus):
    owner = ("org.freedesktop.login1", "", ":1.5")

    assert tell(sensor, bus, "/org/freedesktop/DBus", "NameOwnerChanged", *owner) == []
