"""The idle sensor on a real X server, with real key presses and mouse motion."""

import os
import select
import threading
from datetime import timedelta

import pytest

from tests.desktop.servers import PATIENCE_S, frozen, key, move, press, release, xvfb
from tracker.clock import SystemClock
from tracker.domain.signals import Active, Idle
from tracker.domain.spans import Span
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux import xcb
from tracker.sensors.linux.xcb import Display, When
from tracker.sensors.linux.xidle import XSync

pytestmark = pytest.mark.desktop

AWAY = timedelta(seconds=2)  # more than a busy machine takes between two key presses
CLOSE = timedelta(milliseconds=250)  # what lies between reading two clocks on one


def now():
    return SystemClock().read().at


def is_told(sensor, seconds=PATIENCE_S):
    """Wait until the descriptor is readable."""
    return bool(select.select([sensor.fileno()], [], [], seconds)[0])


def waited(sensor, seconds=PATIENCE_S):
    """Wait until the descriptor is readable, and read."""
    return sensor.read(now()) if is_told(sensor, seconds) else []


def heard(sensor, seconds):
    """Return all signals within a time."""
    signals = []
    end = now() + timedelta(seconds=seconds)
    while (left := (end - now()).total_seconds()) > 0:
        signals += waited(sensor, left)
    return signals


def kinds(signals):
    return [type(signal) for signal in signals]


def pressed(display):
    """Press a key; return between which moments that was."""
    before = now()
    key(display, "b")
    return Span(before, now())


def passes(length):
    """Let time pass in which nothing is to happen."""
    threading.Event().wait(length.total_seconds())


def lies_in(at, moments):
    """Tell whether a moment is the one of a key press."""
    return moments.start - CLOSE <= at <= moments.end + CLOSE


@pytest.fixture(scope="module")
def server():
    with xvfb() as server:
        yield server


@pytest.fixture
def display(server):
    return server.display


@pytest.fixture
def sensor(server):
    sensor = XSync(Surroundings(away_after=AWAY), server.env)
    sensor.open(now())
    yield sensor
    sensor.close()


@pytest.fixture
def active(sensor, display):
    """The same, with somebody at the keyboard."""
    key(display, "a")
    assert kinds(waited(sensor)) == [Active]
    return sensor


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda display: key(display, "a"), id="a key"),
        pytest.param(lambda display: key(display, "Shift_L"), id="a modifier"),
        pytest.param(lambda display: move(display, 50, 60), id="the mouse"),
    ],
)
def test_the_first_input_is_told_at_once(sensor, display, act):
    act(display)

    assert kinds(waited(sensor)) == [Active]


def test_the_first_input_is_told_even_right_after_other_input(server, display):
    """The counter has hardly moved: no alarm at the threshold would notice."""
    sensor = XSync(Surroundings(away_after=AWAY), server.env)
    key(display, "a")
    sensor.open(now())
    key(display, "b")

    assert kinds(waited(sensor)) == [Active]
    sensor.close()


def test_after_the_first_input_typing_wakes_nobody(active, display):
    """Not the sensor, and not the program: the descriptor stays still."""
    heard(active, 0.1)
    for letter in "kjernetid":
        key(display, letter)
        assert not is_told(active, 0.1)


def test_quiet_begins_with_the_last_input(active, display):
    last = pressed(display)

    (quiet,) = waited(active)

    assert lies_in(quiet.since, last)


def test_quiet_that_is_read_late_still_begins_with_the_last_input(active, display):
    last = pressed(display)
    assert is_told(active)
    passes(AWAY / 2)

    (quiet,) = active.read(now())

    assert lies_in(quiet.since, last)


def test_quiet_is_told_once_and_so_is_the_return(active, display):
    assert kinds(waited(active)) == [Idle]
    passes(AWAY)
    assert not is_told(active, 0)
    move(display, 70, 80)

    assert kinds(waited(active)) == [Active]
    move(display, 60, 80)
    assert not is_told(active, 0.1)


def test_quiet_before_it_was_opened_is_known(server, display):
    last = pressed(display)
    passes(AWAY)
    sensor = XSync(Surroundings(away_after=AWAY), server.env)

    (quiet,) = sensor.open(now())
    assert isinstance(quiet, Idle)
    assert lies_in(quiet.since, last)
    assert not is_told(sensor, 0.2)
    key(display, "b")

    assert kinds(waited(sensor)) == [Active]
    sensor.close()


def test_a_key_that_is_held_down_is_input(active, display):
    """X repeats it by itself, first after 660 ms and then all the time."""
    press(display, "b")
    passes(AWAY * 3 / 2)
    is_quiet = is_told(active, 0)
    release(display, "b")

    assert not is_quiet


def test_at_another_pace_the_quiet_is_as_long_as_the_programs_time(server, display):
    sensor = XSync(Surroundings(away_after=AWAY * 60, pace=60), server.env)
    sensor.open(now())
    key(display, "a")
    waited(sensor)
    read = now()
    (quiet,) = waited(sensor)

    assert now() - quiet.since >= AWAY * 60
    assert quiet.since < read
    sensor.close()


def test_whoever_asks_for_the_counter_makes_it_miss_nothing(active, display):
    """Each question makes the server forget which way the counter went."""
    is_over = threading.Event()

    def ask():
        other = Display(display)
        counter = other.counters()["IDLETIME"]
        while not is_over.is_set():
            other.query(counter)
        other.close()

    asking = threading.Thread(target=ask)
    asking.start()
    signals = []
    for _turn in range(4):
        signals += waited(active)
        key(display, "b")
        signals += waited(active)
    is_over.set()
    asking.join()

    assert kinds(signals) == [Idle, Active] * 4


def test_the_last_input_is_known_at_any_time(active, display):
    last = pressed(display)
    passes(AWAY / 5)

    assert lies_in(active.last_input(now()), last)


def test_what_arrives_with_the_answer_is_not_left_unread(active, display):
    """The descriptor would stay still, and the quiet be told with the next input only."""
    assert is_told(active)
    active.last_input(now())

    assert not is_told(active, 0)
    assert active.next_look() is not None
    assert kinds(active.read(now())) == [Idle]
    assert active.next_look() is None


def test_it_leaves_nothing_open(server):
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - without one more open to look
    for _turn in range(3):
        sensor = XSync(Surroundings(), server.env)
        sensor.open(now())
        sensor.open(now())
        sensor.close()

    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


def test_a_server_that_dies_is_told_of_at_once_and_the_descriptor_given_up():
    with xvfb() as server:
        sensor = XSync(Surroundings(), server.env)
        sensor.open(now())
        server.stop()

        with pytest.raises(SensorError, match="closed the connection"):
            waited(sensor)
        with pytest.raises(SensorError, match="closed the connection"):
            sensor.read(now())
        sensor.close()
        assert sensor.fileno() is None
        with pytest.raises(SensorError, match="No X server answers"):
            sensor.open(now())


def test_asked_for_the_last_input_a_server_that_died_is_told_of_at_the_next_look():
    with xvfb() as server:
        sensor = XSync(Surroundings(), server.env)
        sensor.open(now())
        server.stop()

        assert sensor.last_input(now()) is None
        assert sensor.next_look() is not None
        with pytest.raises(SensorError, match="closed the connection"):
            sensor.read(now())
        sensor.close()


def test_a_server_that_does_not_answer_is_not_waited_for_long(server, active, monkeypatch):
    monkeypatch.setattr(xcb, "ANSWER_MAX_S", 0.05)
    with frozen(server.process):
        assert active.last_input(now()) is None

    with pytest.raises(SensorError, match="does not answer"):
        active.read(now())


def test_what_the_server_refuses_is_told_of(display):
    connection = Display(display)
    connection.new_alarm(0xBAD, When.AT_LEAST, 1)
    connection.query(connection.counters()["IDLETIME"])

    with pytest.raises(SensorError, match="refused an alarm on its idle counter"):
        connection.events()
    connection.close()
