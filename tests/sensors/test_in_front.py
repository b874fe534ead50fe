"""What is in front, of a desktop that answers what it is told to: when is an answer believed?"""

import pytest

from tests.sensors.fakes import GONE, NOON, after
from tracker.domain.signals import Busy, Front
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import IS_FILLED, WHICH_APP, Change, InFront

LISTED = Surroundings(apps=frozenset({"mail", "editor"}))
FRONT, SIZE = {Change.FRONT}, {Change.SIZE}


class FakeFront:
    """A desktop with one window in front, if any."""

    is_waiting = False

    def __init__(self):
        self.in_front = ""
        self.fills = False
        self.coming: list[set[Change]] = []  # what each look brings
        self.asked = 0
        self.is_gone = False
        self.is_open = False

    def find(self):
        return self.connect

    def connect(self, listed):
        assert not listed.among(["game"])
        self.is_open = True
        return self

    def fileno(self):
        return 7

    def close(self):
        self.is_open = False

    def changes(self):
        if self.is_gone:
            raise GONE
        return self.coming.pop(0) if self.coming else set()

    def app(self):
        self.asked += 1
        return self.in_front

    def is_filled(self):
        self.asked += 1
        return self.fills

    def comes(self, app, *, fills=False):
        """Bring a window to the front."""
        self.in_front, self.fills = app, fills
        self.coming.append(FRONT)

    def is_resized(self, *, fills):
        """Let the window in front have another size, and say why."""
        self.fills = fills
        self.coming.append(SIZE)


@pytest.fixture
def desktop():
    return FakeFront()


@pytest.fixture
def app(desktop):
    return InFront("app", WHICH_APP, LISTED, desktop.find)


@pytest.fixture
def filled(desktop):
    return InFront("filled", IS_FILLED, Surroundings(), desktop.find)


# --- The app in front


def test_an_app_that_comes_to_the_front_is_told_at_once(app, desktop):
    assert app.open(NOON) == []
    told = []
    for name in ("mail", "editor", "editor", "mail"):
        desktop.comes(name)
        told += app.read(NOON)

    assert told == [Front("mail"), Front("editor"), Front("mail")]


def test_one_that_is_in_front_already_is_told_at_the_opening(app, desktop):
    desktop.in_front = "mail"

    assert app.open(NOON) == [Front("mail")]


def test_that_none_is_in_front_any_more_is_believed_a_second_later(app, desktop):
    desktop.in_front = "mail"
    app.open(NOON)
    desktop.comes("")
    assert app.read(NOON) == []
    assert app.next_look() == after(seconds=1)
    assert app.read(after(seconds=0.9)) == []

    assert app.read(after(seconds=1)) == [Front("")]
    assert app.next_look() is None


def test_further_windows_of_other_apps_do_not_put_it_off(app, desktop):
    desktop.in_front = "mail"
    app.open(NOON)
    for tenths in range(10):
        desktop.comes("")
        assert app.read(after(seconds=tenths / 10)) == []

    assert app.read(after(seconds=1)) == [Front("")]


def test_between_two_windows_of_one_app_nothing_is_told(app, desktop):
    """A desktop may say for a moment that nothing is in front."""
    desktop.in_front = "mail"
    app.open(NOON)
    for name in ("", "mail"):
        desktop.comes(name)

        assert app.read(NOON) == []
    assert app.next_look() is None


def test_it_is_believed_too_when_the_clock_was_set_back_meanwhile(app, desktop):
    desktop.in_front = "mail"
    app.open(NOON)
    desktop.comes("")
    app.read(NOON)

    assert app.read(after(hours=-1)) == [Front("")]


def test_at_another_pace_it_is_a_second_of_the_computers_time(desktop):
    fast = Surroundings(apps=LISTED.apps, pace=60)
    app = InFront("app", WHICH_APP, fast, desktop.find)
    desktop.in_front = "mail"
    app.open(NOON)
    desktop.comes("")
    app.read(NOON)

    assert app.next_look() == after(minutes=1)


def test_what_changes_while_it_is_asked_is_not_missed(app, desktop):
    app.open(NOON)
    desktop.in_front = "mail"
    desktop.coming, desktop.asked = [FRONT, FRONT], 0

    assert app.read(NOON) == [Front("mail")]
    assert desktop.asked == 2


def test_a_window_that_is_resized_is_still_of_the_same_app(app, desktop):
    app.open(NOON)
    desktop.asked = 0
    desktop.is_resized(fills=True)

    assert app.read(NOON) == []
    assert (desktop.asked, app.next_look()) == (0, None)


def test_without_listed_apps_nothing_is_connected_to(desktop):
    app = InFront("app", WHICH_APP, Surroundings(), desktop.find)

    assert app.open(NOON) == []
    assert (desktop.is_open, app.fileno()) == (False, None)


# --- Full screen


def test_full_screen_is_told_when_it_begins_and_a_second_after_it_has_ended(filled, desktop):
    assert filled.open(NOON) == []
    desktop.comes("", fills=True)
    assert filled.read(NOON) == [Busy(on=True)]
    desktop.comes("")
    assert filled.read(after(minutes=1)) == []

    assert filled.read(after(minutes=1, seconds=1)) == [Busy(on=False)]
    assert filled.next_look() is None


def test_from_one_window_that_fills_the_screen_to_the_next_nothing_is_told(filled, desktop):
    desktop.fills = True
    assert filled.open(NOON) == [Busy(on=True)]
    for fills in (False, True):
        desktop.comes("", fills=fills)

        assert filled.read(NOON) == []
    assert filled.read(after(seconds=1)) == []


def test_a_window_that_says_why_it_was_resized_a_moment_later_is_looked_at_again(filled, desktop):
    filled.open(NOON)
    desktop.is_resized(fills=False)
    assert filled.read(NOON) == []
    assert filled.next_look() == after(seconds=1)
    desktop.fills = True

    assert filled.read(after(seconds=1)) == [Busy(on=True)]
    assert filled.next_look() is None


def test_a_window_that_is_dragged_larger_is_looked_at_again_after_the_last_step(filled, desktop):
    filled.open(NOON)
    for tenths in range(5):
        desktop.is_resized(fills=False)
        filled.read(after(seconds=tenths / 10))

    assert filled.next_look() == after(seconds=1.4)


def test_a_look_that_is_due_for_its_size_ends_nothing_before_its_time(filled, desktop):
    desktop.fills = True
    filled.open(NOON)
    desktop.is_resized(fills=True)
    filled.read(NOON)
    desktop.comes("")
    assert filled.read(after(seconds=0.9)) == []
    assert filled.read(after(seconds=1)) == []

    assert filled.read(after(seconds=1.9)) == [Busy(on=False)]


# --- Both


@pytest.mark.parametrize("name", ["app", "filled"])
def test_a_desktop_that_is_gone_is_told_of(request, desktop, name):
    sensor = request.getfixturevalue(name)
    sensor.open(NOON)
    desktop.is_gone = True

    with pytest.raises(SensorError, match="It is gone"):
        sensor.read(NOON)


@pytest.mark.parametrize("name", ["app", "filled"])
def test_one_that_goes_while_it_is_opened_is_disconnected_from(request, desktop, name):
    desktop.is_gone = True

    with pytest.raises(SensorError, match="It is gone"):
        request.getfixturevalue(name).open(NOON)
    assert not desktop.is_open
