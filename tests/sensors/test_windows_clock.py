"""The wake-up when the clock or the zone is set on Windows."""

import ctypes

import pytest

from tests.sensors.fake_dlls import LONGEST_S
from tests.sensors.fakes import NOON
from tests.sensors.windows_host import threads
from tracker.domain.signals import Passed
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.windows.clock import WM_TIMECHANGE, TimeChange
from tracker.sensors.windows.dlls import WM_SETTINGCHANGE


@pytest.fixture
def sensor(windows, host):
    sensor = TimeChange(Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)
    yield sensor
    sensor.close()
    assert threads() == []


def test_a_clock_that_is_set_is_told_once(sensor, windows, host):
    windows.tell(WM_TIMECHANGE)
    windows.tell(WM_TIMECHANGE)

    assert host.hear(sensor) == [Passed()]
    assert sensor.next_look() is None
    assert sensor.read(NOON) == []


@pytest.mark.parametrize("section", ["intl", "Intl", ""])
def test_a_change_of_settings_that_may_be_the_zone_is_told(sensor, windows, host, section):
    text = ctypes.create_unicode_buffer(section)
    windows.tell(WM_SETTINGCHANGE, 0, ctypes.addressof(text))

    assert host.hear(sensor) == [Passed()]


def test_a_change_of_settings_that_does_not_say_what_it_is_about_is_told(sensor, windows, host):
    windows.tell(WM_SETTINGCHANGE)

    assert host.hear(sensor) == [Passed()]


@pytest.mark.parametrize("section", ["Policy", "ImmersiveColorSet", "Environment"])
def test_a_change_of_other_settings_wakes_nobody(sensor, windows, host, section):
    text = ctypes.create_unicode_buffer(section)
    windows.tell(WM_SETTINGCHANGE, 0, ctypes.addressof(text))

    assert host.times_woken == 0
    assert sensor.next_look() is None


def test_a_window_that_is_gone_is_a_lost_sensor(sensor, windows):
    windows.lose_window()
    sensor._window._thread.join(LONGEST_S)

    with pytest.raises(SensorError, match="window is gone"):
        sensor.read(NOON)
