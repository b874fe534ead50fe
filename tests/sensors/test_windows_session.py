"""Lock, sleep and log-out on Windows, as messages to a hidden window."""

from datetime import timedelta

import pytest

from tests.sensors.fake_dlls import LONGEST_S, FakeWindows
from tests.sensors.fakes import NOON, after
from tests.sensors.windows_host import threads
from tracker.domain.model import EndReason
from tracker.domain.signals import Lock, Sleep, Stop, Unlock, Wake
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.windows.session import Power, Session, WindowsSession, Wm

CLOSEAPP, LOGOFF = 0x1, 0x80000000
LOCKED, UNLOCKED, DISCONNECTED = (1, 0, 0), (1, 0, 1), (1, 4, 1)
WM_CLOSE, WM_NULL = 0x10, 0


@pytest.fixture
def sensor(windows, host):
    sensor = WindowsSession(Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)
    yield sensor
    sensor.close()
    assert threads() == []


@pytest.fixture
def told(sensor, windows, host):
    """Send a message that is answered at once, and read."""

    def told(message, word=0, detail=0, now=NOON):
        windows.tell(message, word, detail)
        return host.hear(sensor, now)

    return told


# --- Lock and switch of user


def test_lock_and_unlock_are_told(told):
    assert told(Wm.WTSSESSION_CHANGE, Session.LOCK) == [Lock()]
    assert told(Wm.WTSSESSION_CHANGE, Session.UNLOCK) == [Unlock()]


@pytest.mark.parametrize(
    ("goes", "comes"),
    [
        (Session.CONSOLE_DISCONNECT, Session.CONSOLE_CONNECT),
        (Session.REMOTE_DISCONNECT, Session.REMOTE_CONNECT),
        (Session.CONSOLE_DISCONNECT, Session.REMOTE_CONNECT),
    ],
)
def test_a_session_that_no_screen_shows_is_locked_until_one_does(told, goes, comes):
    assert told(Wm.WTSSESSION_CHANGE, goes) == [Lock()]
    assert told(Wm.WTSSESSION_CHANGE, comes) == [Unlock()]


def test_a_session_that_comes_back_locked_stays_locked_until_it_is_unlocked(told, windows):
    told(Wm.WTSSESSION_CHANGE, Session.REMOTE_DISCONNECT)
    told(Wm.WTSSESSION_CHANGE, Session.LOCK)
    windows.session = LOCKED

    assert told(Wm.WTSSESSION_CHANGE, Session.REMOTE_CONNECT) == []
    assert told(Wm.WTSSESSION_CHANGE, Session.UNLOCK) == [Unlock()]


def test_a_session_that_comes_back_unlocked_needs_no_other_message(told, windows):
    """A lock that went with the disconnection is not always followed by an unlock."""
    told(Wm.WTSSESSION_CHANGE, Session.LOCK)
    told(Wm.WTSSESSION_CHANGE, Session.REMOTE_DISCONNECT)
    windows.session = UNLOCKED

    assert told(Wm.WTSSESSION_CHANGE, Session.REMOTE_CONNECT) == [Unlock()]


def test_where_nothing_tells_of_the_session_messages_alone_count(told, windows):
    windows.session = None
    told(Wm.WTSSESSION_CHANGE, Session.LOCK)
    told(Wm.WTSSESSION_CHANGE, Session.REMOTE_DISCONNECT)

    assert told(Wm.WTSSESSION_CHANGE, Session.REMOTE_CONNECT) == []
    assert told(Wm.WTSSESSION_CHANGE, Session.UNLOCK) == [Unlock()]


def test_messages_are_read_in_their_order(sensor, windows, host):
    for change in (Session.LOCK, Session.UNLOCK, Session.LOCK):
        windows.tell(Wm.WTSSESSION_CHANGE, change)

    assert host.hear(sensor) == [Lock(), Unlock(), Lock()]


def test_other_changes_of_the_session_mean_nothing(told):
    log_on, remote_control = 0x5, 0x9

    assert told(Wm.WTSSESSION_CHANGE, log_on) == []
    assert told(Wm.WTSSESSION_CHANGE, remote_control) == []


@pytest.mark.parametrize(
    ("session", "signals"),
    [(LOCKED, [Lock()]), (DISCONNECTED, [Lock()]), (UNLOCKED, []), (None, []), ((0, 4, 0), [])],
)
def test_opened_it_tells_if_the_session_is_locked_already(session, signals):
    windows = FakeWindows()
    windows.session = session
    sensor = WindowsSession(Surroundings(), windows.calls)

    assert sensor.open(NOON) == signals
    assert windows.memory == {}, "Windows hands out memory that is to be given back"
    sensor.close()


def test_soon_after_log_on_it_asks_again_to_be_told_of_the_session():
    windows = FakeWindows()
    windows.session_service = False
    sensor = WindowsSession(Surroundings(), windows.calls)
    sensor.open(NOON)
    assert sensor.next_look() == after(minutes=1)

    windows.session_service, windows.session = True, LOCKED

    assert sensor.read(after(seconds=59)) == []
    assert sensor.read(after(minutes=1)) == [Lock()]
    assert len(windows.watchers) == 1
    assert sensor.next_look() is None
    sensor.close()
    assert windows.watchers == set()


# --- Sleep


def test_sleep_waits_until_it_is_on_record(sensor, windows, host):
    answer = windows.send(Wm.POWERBROADCAST, Power.SUSPEND)

    assert host.hear(sensor) == [Sleep()]
    assert not answer.done()
    sensor.saved()
    assert answer.result(LONGEST_S) == 1


def test_what_was_on_record_before_does_not_let_it_sleep(sensor, windows, host):
    answer = windows.send(Wm.POWERBROADCAST, Power.SUSPEND)
    host.wait()
    sensor.saved()

    assert not sensor._saved.is_set()
    assert host.hear(sensor) == [Sleep()]
    sensor.saved()
    assert answer.result(LONGEST_S) == 1


def test_a_host_that_does_not_save_in_time_does_not_keep_windows_waiting(
    sensor, windows, monkeypatch
):
    monkeypatch.setattr("tracker.sensors.windows.session.SLEEP_WAITS_S", 0.01)

    assert windows.tell(Wm.POWERBROADCAST, Power.SUSPEND) == 1


@pytest.fixture
def asleep(sensor, windows, host):
    """Return a sensor that has told of sleep, at noon."""
    windows.send(Wm.POWERBROADCAST, Power.SUSPEND)
    host.hear(sensor)
    sensor.saved()
    return sensor


def test_the_computer_wakes_once_also_when_a_person_woke_it(asleep, told):
    assert told(Wm.POWERBROADCAST, Power.RESUMEAUTOMATIC, now=after(hours=8)) == [Wake()]
    assert told(Wm.POWERBROADCAST, Power.RESUMESUSPEND, now=after(hours=8)) == []
    assert asleep.next_look() is None


def test_a_wake_without_a_sleep_that_was_told_is_told(told):
    """In modern standby, or with an empty battery, nothing is said beforehand."""
    assert told(Wm.POWERBROADCAST, Power.RESUMEAUTOMATIC) == [Wake()]


def test_a_wake_of_which_only_the_person_is_told_is_one(asleep, told):
    assert told(Wm.POWERBROADCAST, Power.RESUMESUSPEND, now=after(seconds=9)) == [Wake()]


def test_a_sleep_that_no_wake_follows_is_over_after_a_minute(asleep):
    """It failed, or Windows did not say that it woke: input is to count again."""
    assert asleep.next_look() == after(minutes=1)
    assert asleep.read(after(seconds=59)) == []
    assert asleep.read(after(minutes=1)) == [Wake()]
    assert asleep.next_look() is None


def test_a_second_sleep_without_a_wake_between_is_told(asleep, windows, host):
    answer = windows.send(Wm.POWERBROADCAST, Power.SUSPEND)

    assert host.hear(asleep, after(seconds=30)) == [Sleep()]
    assert asleep.next_look() == after(seconds=90)
    asleep.saved()
    answer.result(LONGEST_S)


def test_a_clock_set_back_during_sleep_ends_the_wait(asleep):
    assert asleep.read(NOON - timedelta(hours=1)) == [Wake()]


def test_other_news_of_power_mean_nothing(sensor, windows, host):
    battery_is_low = 0xA

    assert windows.tell(Wm.POWERBROADCAST, battery_is_low) == 0
    assert host.times_woken == 0


# --- The end of the session


def test_the_question_whether_the_session_may_end_is_answered_with_yes_and_means_nothing(
    sensor, windows, host
):
    assert windows.tell(Wm.QUERYENDSESSION, 0, LOGOFF) == 1
    assert host.times_woken == 0


def test_an_end_that_somebody_refused_means_nothing(sensor, windows, host):
    assert windows.tell(Wm.ENDSESSION, 0) == 0
    assert host.times_woken == 0


@pytest.mark.parametrize(
    ("why", "reason"),
    [(0, EndReason.LOGOUT), (LOGOFF, EndReason.LOGOUT), (CLOSEAPP, EndReason.STOP)],
)
def test_the_end_waits_until_it_is_on_record(sensor, windows, host, why, reason):
    answer = windows.send(Wm.ENDSESSION, 1, why)

    assert host.hear(sensor) == [Stop(reason)]
    assert not answer.done()
    sensor.saved()
    assert answer.result(LONGEST_S) == 0


# --- The window and its thread


def test_while_something_waits_the_next_look_has_come_whatever_the_clock(sensor, windows):
    windows.tell(Wm.WTSSESSION_CHANGE, Session.LOCK)

    assert sensor.next_look() == AT_ONCE
    assert sensor.read(NOON - timedelta(days=10_000)) == [Lock()]


def test_closed_it_leaves_no_window_no_class_no_thread_and_no_registration(sensor, windows):
    assert len(threads()) == 1

    sensor.close()

    assert threads() == []
    assert (windows.procedures, windows.classes, windows.watchers) == ({}, set(), set())


def test_closed_while_windows_waits_for_it_it_lets_windows_go_on(
    sensor, windows, host, monkeypatch
):
    monkeypatch.setattr("tracker.sensors.windows.session.SLEEP_WAITS_S", 2 * LONGEST_S)
    answer = windows.send(Wm.POWERBROADCAST, Power.SUSPEND)
    host.hear(sensor)

    sensor.close()

    assert answer.result(LONGEST_S) == 1
    assert threads() == []


def test_what_comes_while_it_closes_is_not_waited_for(sensor, windows, host, monkeypatch):
    monkeypatch.setattr("tracker.sensors.windows.session.SLEEP_WAITS_S", 2 * LONGEST_S)
    sensor._is_closing = True

    assert windows.tell(Wm.POWERBROADCAST, Power.SUSPEND) == 1
    assert host.times_woken == 0


def test_what_was_heard_before_it_was_closed_is_not_told_by_the_next_one(sensor, windows):
    windows.tell(Wm.WTSSESSION_CHANGE, Session.LOCK)

    assert sensor.open(NOON) == []


def test_asked_to_close_by_somebody_else_the_window_stays(told, windows):
    assert windows.tell(WM_CLOSE) == 0

    assert told(Wm.WTSSESSION_CHANGE, Session.LOCK) == [Lock()]


def test_windows_answers_itself_what_means_nothing_here(sensor, windows):
    assert windows.tell(WM_NULL) == 0


def test_a_window_that_is_gone_is_a_lost_sensor(sensor, windows):
    windows.watchers.clear()
    windows.lose_window()
    sensor._window._thread.join(LONGEST_S)

    assert sensor.next_look() == AT_ONCE
    with pytest.raises(SensorError, match="window is gone"):
        sensor.read(NOON)


def test_where_windows_makes_no_window_it_says_so_and_leaves_nothing():
    windows = FakeWindows()
    windows.makes_windows = False

    with pytest.raises(SensorError, match="makes no window"):
        WindowsSession(Surroundings(), windows.calls).open(NOON)

    assert windows.classes == set()
    assert threads() == []
