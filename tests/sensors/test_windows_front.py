"""The listed app in front on Windows, and nothing of the others."""

import pytest

from tests.sensors.fake_dlls import LONGEST_S, FakeWindows
from tests.sensors.fakes import NOON
from tests.sensors.windows_host import threads
from tracker.domain.signals import Front
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.windows.front import Foreground

WORD, GAME, ADMIN, GONE = 11, 12, 13, 14


@pytest.fixture
def windows():
    windows = FakeWindows()
    windows.programs = {
        WORD: r"C:\Program Files\Microsoft Office\WINWORD.EXE",
        GAME: r"D:\Games\Solitaire.exe",
        ADMIN: "",
    }
    return windows


@pytest.fixture
def sensor(windows, host):
    sensor = Foreground(Surroundings(apps=frozenset({"winword"}), wake=host.wake), windows.calls)
    sensor.open(NOON)
    yield sensor
    sensor.close()
    assert threads() == []
    assert windows.hooked == {}
    assert windows.open_processes == set()


def test_opened_it_tells_what_is_in_front(sensor, windows):
    windows.in_front = WORD

    assert sensor.open(NOON) == [Front("winword")]


def test_a_listed_app_that_comes_to_the_front_is_told_and_so_is_its_leaving(sensor, windows, host):
    windows.bring_to_front(WORD)
    assert host.hear(sensor) == [Front("winword")]

    windows.bring_to_front(GAME)
    assert host.hear(sensor) == [Front("")]


def test_of_an_app_that_is_not_listed_nothing_is_told(sensor, windows, host):
    windows.bring_to_front(GAME)

    assert host.hear(sensor) == []
    assert sensor.next_look() is None


@pytest.mark.parametrize("window", [ADMIN, GONE, 0])
def test_what_windows_does_not_tell_of_is_no_listed_app(sensor, windows, host, window):
    windows.bring_to_front(WORD)
    host.hear(sensor)

    windows.bring_to_front(window)

    assert host.hear(sensor) == [Front("")]


def test_what_was_in_front_for_a_moment_only_is_not_told(sensor, windows):
    windows.bring_to_front(WORD)
    windows.bring_to_front(GAME)

    assert sensor.read(NOON) == []


def test_without_listed_apps_windows_is_asked_nothing(windows):
    sensor = Foreground(Surroundings(), windows.calls)

    assert sensor.open(NOON) == []
    assert windows.loaded == 0
    assert threads() == []


def test_where_windows_calls_nobody_it_says_so_and_leaves_nothing(windows):
    windows.hooks = False

    with pytest.raises(SensorError, match="does not tell which program is in front"):
        Foreground(Surroundings(apps=frozenset({"winword"})), windows.calls).open(NOON)

    assert threads() == []
    assert windows.procedures == {}


def test_a_window_that_is_gone_is_a_lost_sensor(sensor, windows):
    windows.lose_window()
    sensor._window._thread.join(LONGEST_S)

    with pytest.raises(SensorError, match="window is gone"):
        sensor.read(NOON)
