"""Not now, as Windows says when it is asked."""

from datetime import timedelta

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tests.sensors.fakes import NOON, after
from tests.sensors.windows_host import threads
from tracker.domain.signals import Busy
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.windows.dlls import WM_SETTINGCHANGE
from tracker.sensors.windows.quiet import NotificationState, Quns

FILM, MAIL = 11, 12
ON, OFF = Busy(on=True), Busy(on=False)


@pytest.fixture
def sensor(windows, host):
    sensor = NotificationState(Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)
    yield sensor
    sensor.close()
    assert threads() == []
    assert windows.hooked == {}


@pytest.fixture
def busy(sensor, windows, host):
    """Have a film told, at noon."""
    windows.notifications = Quns.BUSY
    windows.bring_to_front(FILM)
    assert host.hear(sensor) == [ON]
    assert sensor.read(after(seconds=1)) == []
    return sensor


@pytest.mark.parametrize(
    ("state", "signals"),
    [
        (Quns.NOT_PRESENT, []),
        (Quns.BUSY, [ON]),
        (Quns.RUNNING_D3D_FULL_SCREEN, [ON]),
        (Quns.PRESENTATION_MODE, [ON]),
        (Quns.ACCEPTS_NOTIFICATIONS, []),
        (Quns.QUIET_TIME, [ON]),
        (Quns.APP, []),
        (8, []),
    ],
)
def test_opened_it_tells_if_this_is_no_moment_to_disturb(state, signals):
    windows = FakeWindows()
    windows.notifications = state
    sensor = NotificationState(Surroundings(), windows.calls)

    assert sensor.open(NOON) == signals
    sensor.close()


def test_a_window_that_fills_the_screen_as_it_comes_to_the_front_is_told(busy):
    assert busy.next_look() == after(seconds=20)


def test_one_that_fills_it_a_moment_later_is_told_a_second_later(sensor, windows, host):
    windows.bring_to_front(FILM)
    assert host.hear(sensor) == []
    assert sensor.next_look() == after(seconds=1)
    windows.notifications = Quns.BUSY

    assert sensor.read(after(seconds=1)) == [ON]


def test_one_that_only_grows_is_told_within_a_minute(sensor, windows):
    assert sensor.next_look() == after(minutes=1)
    windows.notifications = Quns.BUSY

    assert sensor.read(after(seconds=59)) == []
    assert sensor.read(after(minutes=1)) == [ON]


def test_that_it_is_over_is_believed_a_second_after_another_window_came(busy, windows, host):
    windows.notifications = Quns.ACCEPTS_NOTIFICATIONS
    windows.bring_to_front(MAIL)

    assert host.hear(busy, after(seconds=10)) == []
    assert busy.next_look() == after(seconds=11)
    assert busy.read(after(seconds=11)) == [OFF]
    assert busy.next_look() == after(minutes=1)


def test_between_two_films_it_is_not_over(busy, windows, host):
    windows.notifications = Quns.ACCEPTS_NOTIFICATIONS
    windows.bring_to_front(MAIL)
    host.hear(busy, after(seconds=10))
    windows.notifications = Quns.BUSY

    assert busy.read(after(seconds=11)) == []


def test_an_end_without_another_window_is_told_within_twenty_seconds(busy, windows):
    windows.notifications = Quns.ACCEPTS_NOTIFICATIONS

    assert busy.read(after(seconds=19)) == []
    assert busy.read(after(seconds=20)) == [OFF]


def test_a_lock_in_a_film_ends_it(busy, windows, host):
    windows.notifications = Quns.NOT_PRESENT
    windows.tell(WM_SETTINGCHANGE)
    host.hear(busy, after(seconds=5))

    assert busy.read(after(seconds=6)) == [OFF]


def test_presentation_settings_are_told(sensor, windows, host):
    windows.notifications = Quns.PRESENTATION_MODE
    windows.tell(WM_SETTINGCHANGE)

    assert host.hear(sensor) == [ON]


def test_between_its_looks_windows_is_not_asked(sensor, windows):
    before = windows.times_asked_for_notifications
    for second in range(60):
        sensor.read(after(seconds=second))

    assert windows.times_asked_for_notifications == before


def test_a_clock_set_back_holds_no_look_back(sensor, windows):
    windows.notifications = Quns.BUSY

    assert sensor.read(NOON - timedelta(hours=3)) == [ON]


def test_where_time_runs_faster_its_lengths_are_those_of_the_computer(windows):
    sensor = NotificationState(Surroundings(pace=60.0), windows.calls)
    sensor.open(NOON)

    assert sensor.next_look() == after(hours=1)
    sensor.close()


def test_where_windows_does_not_tell_it_says_so(windows):
    windows.notifications_result = -1
    sensor = NotificationState(Surroundings(), windows.calls)

    with pytest.raises(SensorError, match="whether this is a moment to disturb"):
        sensor.open(NOON)

    sensor.close()
    assert threads() == []


def test_windows_that_tells_no_more_is_a_lost_sensor(sensor, windows):
    windows.notifications_result = -1

    with pytest.raises(SensorError):
        sensor.read(after(minutes=1))
