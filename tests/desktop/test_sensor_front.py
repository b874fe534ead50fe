"""The app in front, and full screen, on a real X server with a real window manager."""

import select
from contextlib import ExitStack

import pytest

from tests.desktop.screens import Screen, screen
from tests.desktop.servers import PATIENCE_S, key, until, xvfb
from tracker.clock import SystemClock
from tracker.domain.signals import Busy, Front
from tracker.errors import SensorError
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.joining import Joined
from tracker.sensors.linux.xfront import front_app, full_screen

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

LISTED = Surroundings(apps=frozenset({"xterm"}))
BUSY, FREE = [Busy(on=True)], [Busy(on=False)]


def now():
    return SystemClock().read().at


def waited(sensor, seconds=PATIENCE_S):
    """Wait for the first signals, as the program does: by the descriptor and the next look."""
    for _look in range(round(seconds * 10)):
        readable, _, _ = select.select([sensor.fileno()], [], [], 0.1)
        look = sensor.next_look()
        is_due = readable or (look is not None and look <= now())
        if is_due and (signals := sensor.read(now())):
            return signals
    return []


def settled(sensor):
    """Read until nothing comes any more and nothing waits."""
    while select.select([sensor.fileno()], [], [], 1)[0] or sensor.next_look() is not None:
        sensor.read(now())


@pytest.fixture
def desktop():
    with screen() as desktop:
        yield desktop


class Window:
    """An xterm that does what it is told by the file that it reads."""

    def __init__(self, desktop: Screen, folder, name, *options):
        """Start it; its class is `name`, and its process is called xterm all the same."""
        self._desktop = desktop
        self._orders = folder / name
        self._orders.touch()
        self.process = desktop.start(
            *("xterm", "-class", name, *options),
            *("-e", "tail", "-f", str(self._orders)),
        )
        self.number = desktop.do("search", "--sync", "--onlyvisible", "--class", f"^{name}$")
        self.number = self.number.split()[-1]
        until(lambda: self.is_in_front, what="it is in front")

    @property
    def is_in_front(self):
        return self._desktop.can("getactivewindow") and (
            self._desktop.do("getactivewindow") == self.number
        )

    def to_front(self):
        self._desktop.do("windowactivate", "--sync", self.number)

    def fill_the_screen_or_not(self):
        """Press the keys by which xterm asks the window manager for the one or the other."""
        self._desktop.do("key", "alt+Return")

    def set_title(self, title):
        with self._orders.open("a", encoding="utf-8") as orders:
            orders.write(f"\033]2;{title}\007")


@pytest.fixture
def front(desktop):
    sensor = front_app(LISTED, desktop.env)
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


@pytest.fixture
def filling(desktop):
    sensor = full_screen(Surroundings(), desktop.env)
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


# --- The app in front


def test_a_listed_app_that_comes_to_the_front_is_told_and_when_it_closes(front, desktop, tmp_path):
    window = Window(desktop, tmp_path, "one")
    assert waited(front) == [Front("xterm")]
    window.process.terminate()

    assert waited(front) == [Front("")]


def test_one_that_is_in_front_already_is_told_at_once(desktop, tmp_path):
    Window(desktop, tmp_path, "one")
    sensor = front_app(LISTED, desktop.env)

    assert sensor.open(now()) == [Front("xterm")]
    sensor.close()


def test_between_two_windows_of_one_app_nothing_is_told(front, desktop, tmp_path):
    first = Window(desktop, tmp_path, "one")
    assert waited(front) == [Front("xterm")]
    second = Window(desktop, tmp_path, "two")
    for window in (first, second, first):
        window.to_front()

        assert waited(front, 1) == []


def test_of_an_app_that_is_not_listed_nothing_is_told(desktop, tmp_path):
    sensor = front_app(Surroundings(apps=frozenset({"mail"})), desktop.env)
    sensor.open(now())
    Window(desktop, tmp_path, "one")

    assert waited(sensor, 1) == []
    sensor.close()


def test_an_app_is_known_by_its_class_too(desktop, tmp_path):
    """As in a sandbox, where its process has another number and another name."""
    sensor = front_app(Surroundings(apps=frozenset({"mail"})), desktop.env)
    sensor.open(now())
    Window(desktop, tmp_path, "Mail")

    assert waited(sensor) == [Front("mail")]
    sensor.close()


def test_without_listed_apps_nothing_is_connected_to(desktop):
    sensor = front_app(Surroundings(), desktop.env)
    sensor.open(now())

    assert sensor.fileno() is None


# --- Full screen


def test_a_window_that_begins_and_ceases_to_fill_the_screen_is_told(filling, desktop, tmp_path):
    window = Window(desktop, tmp_path, "one")
    window.fill_the_screen_or_not()
    assert waited(filling) == BUSY
    window.fill_the_screen_or_not()

    assert waited(filling) == FREE


def test_one_that_fills_the_screen_from_the_beginning_is_told(filling, desktop, tmp_path):
    Window(desktop, tmp_path, "one", "-fullscreen")

    assert waited(filling) == BUSY


def test_one_that_fills_it_already_is_told_at_once(desktop, tmp_path):
    Window(desktop, tmp_path, "one", "-fullscreen")
    sensor = full_screen(Surroundings(), desktop.env)

    assert sensor.open(now()) == BUSY
    sensor.close()


def test_another_window_in_front_of_it_ends_it(filling, desktop, tmp_path):
    full = Window(desktop, tmp_path, "one", "-fullscreen")
    assert waited(filling) == BUSY
    Window(desktop, tmp_path, "two")
    assert waited(filling) == FREE
    full.to_front()

    assert waited(filling) == BUSY


def test_one_that_closes_ends_it(filling, desktop, tmp_path):
    window = Window(desktop, tmp_path, "one", "-fullscreen")
    assert waited(filling) == BUSY
    window.process.kill()

    assert waited(filling) == FREE


def test_windows_that_come_and_go_at_once_are_no_fault(filling, front, desktop, tmp_path):
    for _turn in range(20):
        desktop.start("xterm", "-e", "true").wait(PATIENCE_S)
        filling.read(now())
        front.read(now())

    assert waited(filling, 1) == []


# --- What wakes, and what is lost


@pytest.mark.parametrize("sensor", ["front", "filling"])
def test_neither_typing_nor_a_new_title_wakes_anybody(request, desktop, tmp_path, sensor):
    sensor = request.getfixturevalue(sensor)
    window = Window(desktop, tmp_path, "one")
    key(desktop.display, "a")  # every client is told when the first key of a keyboard is pressed
    settled(sensor)
    typing = desktop.types("kjernetid", every_ms=100)
    window.set_title("another title")

    assert select.select([sensor.fileno()], [], [], 3)[0] == []
    assert sensor.next_look() is None
    typing.wait(PATIENCE_S)


@pytest.mark.parametrize("sensor", [front_app, full_screen])
def test_a_server_that_dies_is_told_of(sensor):
    with xvfb() as server:
        desktop = Screen(server.env, ending := ExitStack())
        opened = sensor(LISTED, desktop.env)
        opened.open(now())
        server.stop()

        with pytest.raises(SensorError, match="closed the connection"):
            waited(opened)
        opened.close()
        ending.close()


@pytest.mark.parametrize("sensor", [front_app, full_screen])
def test_without_a_window_manager_it_refuses_with_reason_and_cure(sensor):
    with xvfb() as server, pytest.raises(SensorError, match="No window manager") as caught:
        sensor(LISTED, server.env).open(now())

    assert "EWMH" in caught.value.cure


def test_the_sensor_of_this_system_tells_of_full_screen(desktop, tmp_path, monkeypatch):
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", desktop.display)
    quiet, _none = candidates(Need.BUSY, Surroundings())
    assert quiet.open(now()) == []
    assert isinstance(quiet, Joined)
    assert [missing.name for missing in quiet.passed_over] == ["do-not-disturb"]
    Window(desktop, tmp_path, "one", "-fullscreen")

    assert waited(quiet) == BUSY
    quiet.close()
