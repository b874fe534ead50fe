"""Whether an app has the screen to itself on macOS."""

from datetime import timedelta

import pytest

from tests.sensors.fake_macos import FakeMac
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Busy
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.front import presentation

FULL_SCREEN, NO_DOCK, DOCK_AWAY, NO_MENU_BAR, MENU_BAR_AWAY = 1 << 10, 2, 1, 8, 4
NO_APPLE_MENU = 1 << 4


@pytest.fixture
def mac():
    return FakeMac()


@pytest.fixture
def full(mac, host):
    sensor = presentation(Surroundings(wake=host.wake), mac.calls, mac.module)
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()
    assert mac.observers() == 0
    assert mac.held == []


@pytest.mark.parametrize(
    ("options", "is_full"),
    [
        (FULL_SCREEN | DOCK_AWAY | MENU_BAR_AWAY, True),
        (FULL_SCREEN, True),
        (NO_DOCK | NO_MENU_BAR, True),
        (DOCK_AWAY | MENU_BAR_AWAY, True),
        (NO_DOCK, False),
        (DOCK_AWAY | NO_APPLE_MENU, False),
        (0, False),
    ],
)
def test_an_app_that_puts_dock_and_menu_bar_away_has_the_screen_to_itself(
    mac, full, options, is_full
):
    mac.application.options = options

    assert full.open(NOON) == ([Busy(on=True)] if is_full else [])


def test_that_it_begins_is_told_at_once_and_that_it_ends_a_second_later(mac, full, host):
    mac.application.put_away(FULL_SCREEN)
    assert host.times_woken == 1
    assert full.next_look() == AT_ONCE
    assert full.read(NOON) == [Busy(on=True)]
    assert full.read(after(seconds=1)) == []
    assert full.next_look() is None

    mac.application.put_away(0)
    assert full.read(after(seconds=10)) == []
    assert full.next_look() == after(seconds=11)
    assert full.read(after(seconds=11)) == [Busy(on=False)]
    assert full.next_look() is None


@pytest.mark.parametrize("name", ["DidActivateApplication", "ActiveSpaceDidChange"])
def test_it_is_looked_at_when_app_or_space_change_and_once_more(mac, full, name):
    mac.workspace.post(f"<NSWorkspace{name}Notification>")
    assert full.read(NOON) == []

    mac.application.options = FULL_SCREEN

    assert full.next_look() == after(seconds=1)
    assert full.read(after(seconds=1)) == [Busy(on=True)]


def test_what_is_over_for_a_moment_goes_on(mac, full):
    mac.application.put_away(FULL_SCREEN)
    full.read(NOON)
    mac.application.put_away(0)
    full.read(after(seconds=10))
    mac.application.put_away(FULL_SCREEN)

    assert full.read(after(seconds=10.5)) == []
    assert full.read(after(seconds=11.5)) == []


def test_of_what_goes_on_a_clock_set_back_changes_nothing(mac, full):
    mac.application.put_away(FULL_SCREEN)
    full.read(NOON)

    assert full.read(NOON - timedelta(hours=1)) == []
    assert full.next_look() is None
