"""The app in front and full screen on X11, from windows that are set by hand."""

import pytest

from tests.sensors.fake_window_manager import X11, FakeWindowManager
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Busy, Front
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import Change
from tracker.sensors.linux.xfront import front_app, full_screen

MAIL, EDITOR, GAME, SANDBOX, NAMED = 1, 2, 3, 4, 5
NAMES = {10: {"mail"}, 20: {"editor", "python3"}, 30: {"game"}, 2: {"game"}}
LISTED = Surroundings(apps=frozenset({"mail", "editor.exe"}))
WAYLAND = [{"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":7"}, {"XDG_SESSION_TYPE": "wayland"}]


@pytest.fixture
def desktop():
    desktop = FakeWindowManager()
    desktop.processes = {MAIL: 10, EDITOR: 20, GAME: 30, SANDBOX: 2}
    desktop.words = {SANDBOX: ("Mail", "Mail"), NAMED: ("no", "org.example.Mail")}
    return desktop


@pytest.fixture
def front(desktop):
    return front_app(LISTED, X11, desktop.connect, lambda number: NAMES.get(number, ()))


@pytest.fixture
def filling(desktop):
    return full_screen(Surroundings(), X11, desktop.connect)


# --- The app in front


@pytest.mark.parametrize(
    ("window", "app"), [(MAIL, "mail"), (EDITOR, "editor.exe"), (SANDBOX, "mail"), (NAMED, "mail")]
)
def test_a_listed_app_is_told_as_it_is_listed(front, desktop, window, app):
    front.open(NOON)
    desktop.comes(window)

    assert front.read(NOON) == [Front(app)]


def test_what_is_not_listed_is_told_only_as_the_end_of_what_is(front, desktop):
    desktop.in_front = MAIL
    assert front.open(NOON) == [Front("mail")]
    told = []
    for seconds, window in enumerate((GAME, GAME, 0, GAME, MAIL)):
        desktop.comes(window)
        told.append(front.read(after(seconds=seconds)))

    assert told == [[], [Front("")], [], [], [Front("mail")]]


def test_an_app_that_is_not_listed_in_front_at_the_start_is_nothing_to_tell(front, desktop):
    desktop.in_front = GAME

    assert front.open(NOON) == []


def test_without_listed_apps_nothing_is_connected_to(desktop):
    sensor = front_app(Surroundings(), X11, desktop.connect)

    assert sensor.open(NOON) == []
    assert (desktop.connected, sensor.fileno()) == (0, None)


# --- Full screen


def test_full_screen_is_told_when_it_begins_and_ends(filling, desktop):
    desktop.in_front = GAME
    assert filling.open(NOON) == []
    desktop.full = {GAME}
    desktop.coming = [{Change.SIZE}]
    assert filling.read(NOON) == [Busy(on=True)]
    filling.read(after(seconds=1))
    desktop.comes(MAIL)
    assert filling.read(after(seconds=60)) == []

    assert filling.read(after(seconds=61)) == [Busy(on=False)]


def test_nothing_in_front_fills_nothing(filling, desktop):
    desktop.full = {0}

    assert filling.open(NOON) == []


# --- Both


@pytest.mark.parametrize("name", ["front", "filling"])
def test_a_server_that_is_gone_is_told_of(request, desktop, name):
    sensor = request.getfixturevalue(name)
    sensor.open(NOON)
    desktop.fault = SensorError("It is gone.")

    with pytest.raises(SensorError, match="It is gone"):
        sensor.read(NOON)


@pytest.mark.parametrize("make", [front_app, full_screen])
@pytest.mark.parametrize("environ", WAYLAND)
def test_in_a_wayland_session_both_refuse_with_reason_and_cure(desktop, make, environ):
    with pytest.raises(SensorError, match="only the windows of X11 programs") as caught:
        make(Surroundings(), environ, desktop.connect).open(NOON)

    assert caught.value.cure.startswith("Log in to an X11 session")
    assert desktop.connected == 0
