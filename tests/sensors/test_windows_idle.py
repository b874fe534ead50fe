"""Input on Windows, as its calls tell it."""

from datetime import timedelta

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.windows.idle import LastInput, Ticks

WRAP = 2**32
FIVE = timedelta(minutes=5)


def opened(windows):
    sensor = LastInput(Surroundings(away_after=FIVE), windows.calls)
    return sensor, sensor.open(NOON)


def let_pass(windows, milliseconds):
    windows.tick += milliseconds


def types(windows):
    windows.input = windows.tick % WRAP


def test_opened_it_tells_since_when_there_was_no_input():
    assert opened(FakeWindows(idle_ms=90_000))[1] == [Idle(NOON - timedelta(seconds=90))]


def test_input_that_returns_and_stops_is_told():
    windows = FakeWindows()
    sensor, _signals = opened(windows)
    let_pass(windows, 3000)
    types(windows)
    let_pass(windows, 2000)

    assert sensor.read(after(seconds=5)) == [Active()]
    assert sensor.next_look() == after(minutes=5, seconds=3)

    let_pass(windows, 298_000)
    assert sensor.read(after(minutes=5, seconds=3)) == [Idle(after(seconds=3))]


@pytest.mark.parametrize("turns", [1, 2])
def test_the_tick_of_an_input_begins_anew_every_49_days(turns):
    """The input was 200 ms before the wrap, the look comes 200 ms after it."""
    windows = FakeWindows(tick=turns * WRAP + 200, idle_ms=400)

    assert opened(windows)[1] == [Idle(NOON - timedelta(milliseconds=400))]


def test_somebody_who_types_through_the_wrap_is_not_away():
    windows = FakeWindows(tick=WRAP - 1000)
    sensor, _signals = opened(windows)
    let_pass(windows, 500)
    types(windows)
    assert sensor.read(after(seconds=0.5)) == [Active()]

    let_pass(windows, 1000)
    types(windows)
    let_pass(windows, 299_000)

    assert windows.input == 500
    assert sensor.read(after(seconds=300.5)) == []
    assert sensor.last_input(after(seconds=300.5)) == after(seconds=1.5)


def test_nobody_there_for_longer_than_the_wrap_is_still_nobody():
    windows = FakeWindows(idle_ms=1000)
    sensor, _signals = opened(windows)
    days = timedelta(days=60)
    let_pass(windows, days // timedelta(milliseconds=1))

    assert sensor.read(NOON + days) == []
    assert sensor.last_input(NOON + days) == NOON - timedelta(seconds=1)


def test_a_tick_a_little_ahead_of_the_clock_means_now():
    windows = FakeWindows(idle_ms=-15)

    assert opened(windows)[1] == [Idle(NOON)]


def test_an_input_that_claims_to_be_older_than_the_last_one_is_no_return():
    windows = FakeWindows(idle_ms=60_000)
    sensor, _signals = opened(windows)
    windows.input -= 30_000
    let_pass(windows, 5000)

    assert sensor.read(after(seconds=5)) == []
    assert sensor.last_input(after(seconds=5)) == NOON - timedelta(minutes=1)


def test_the_same_input_stays_where_it_was():
    windows = FakeWindows(idle_ms=1000)
    ticks = Ticks(windows.calls())
    first = ticks.last_input_ms()
    let_pass(windows, 10 * WRAP)

    assert ticks.last_input_ms() == first


def test_where_windows_does_not_tell_it_says_so():
    windows = FakeWindows()
    windows.tells_input = False

    with pytest.raises(SensorError, match="Windows does not tell when the last input was"):
        opened(windows)


def test_windows_that_stops_telling_is_a_lost_sensor():
    windows = FakeWindows()
    sensor, _signals = opened(windows)
    windows.tells_input = False

    with pytest.raises(SensorError):
        sensor.read(after(seconds=5))
