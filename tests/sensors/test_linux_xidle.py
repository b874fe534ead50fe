"""The idle sensor of X11, on a connection that does what it is told to."""

from datetime import timedelta

import pytest

from tests.sensors.fake_linux import IDLETIME, SERVERTIME, X11, FakeDisplay
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.xcb import Rung, When
from tracker.sensors.linux.xidle import XSync, display_name

MINUTES_5 = 300_000
GONE = SensorError("The X server closed the connection.")


@pytest.fixture
def display():
    return FakeDisplay()


@pytest.fixture
def sensor(display):
    sensor = XSync(Surroundings(), X11, display.connect)
    sensor.open(NOON)
    return sensor


def back(sensor, display):
    """Let the first input come."""
    display.rings(0)
    assert sensor.read(NOON) == [Active()]


# --- Where it cannot be used


@pytest.mark.parametrize(
    ("environ", "reason"),
    [
        ({}, "There is no X11 session here: DISPLAY is not set."),
        ({"DISPLAY": ""}, "There is no X11 session here: DISPLAY is not set."),
        (
            {**X11, "WAYLAND_DISPLAY": "wayland-0"},
            "In a Wayland session the X server sees only the input of X11 programs.",
        ),
        (
            {**X11, "XDG_SESSION_TYPE": "wayland"},
            "In a Wayland session the X server sees only the input of X11 programs.",
        ),
    ],
)
def test_without_an_x11_session_it_refuses_with_reason_and_cure(environ, reason):
    with pytest.raises(SensorError) as caught:
        XSync(Surroundings(), environ).open(NOON)

    assert caught.value.sentence == reason
    assert caught.value.cure


def test_the_display_of_an_x11_session_is_used():
    assert display_name({**X11, "XDG_SESSION_TYPE": "x11", "WAYLAND_DISPLAY": ""}) == ":7"


@pytest.mark.parametrize("missing", ["IDLETIME", "SERVERTIME"])
def test_a_server_without_the_counters_is_refused_and_left(display, missing):
    del display.known[missing]

    with pytest.raises(SensorError, match="This X server keeps no idle counter"):
        XSync(Surroundings(), X11, display.connect).open(NOON)

    assert display.is_closed


# --- Quiet and return


@pytest.mark.parametrize("idle_s", [0, 90, 7200])
def test_at_first_it_tells_since_when_there_was_no_input(idle_s):
    display = FakeDisplay(idle_s * 1000)

    signals = XSync(Surroundings(), X11, display.connect).open(NOON)

    assert signals == [Idle(NOON - timedelta(seconds=idle_s))]


@pytest.mark.parametrize(
    ("idle_ms", "value"), [(0, 0), (1, 0), (90_000, 89_999), (7_200_000, MINUTES_5 - 1)]
)
def test_at_first_it_waits_for_the_counter_to_fall_from_where_it_stands(idle_ms, value):
    display = FakeDisplay(idle_ms)

    XSync(Surroundings(), X11, display.connect).open(NOON)

    assert display.armed == [(When.AT_MOST, value)]


def test_the_first_input_is_told_and_then_a_time_without_is_waited_for(sensor, display):
    back(sensor, display)

    assert display.armed[-1] == (When.AT_LEAST, MINUTES_5)


def test_input_that_came_while_it_was_opened_is_not_overlooked():
    """Nothing more arrives on the descriptor for what the server has sent already."""
    display = FakeDisplay()
    display.coming = [Rung(0, 0, 0)]
    sensor = XSync(Surroundings(), X11, display.connect)
    sensor.open(NOON)

    assert sensor.next_look() == NOON
    assert sensor.read(NOON) == [Active()]
    assert sensor.next_look() is None


def test_quiet_begins_with_the_last_input_not_when_it_is_noticed(sensor, display):
    back(sensor, display)
    display.rings(MINUTES_5 + 20)

    (signal,) = sensor.read(after(hours=1))

    assert signal == Idle(after(minutes=55) - timedelta(milliseconds=20))


@pytest.mark.parametrize("server_ms", [1_000_000, 2**32 + 500, 3 * 2**32 + 1_000_000])
def test_an_alarm_that_is_read_late_changes_nothing_of_that(display, server_ms):
    """The time of an event has 32 bits, and begins again from zero after 49 days."""
    display.values[SERVERTIME] = server_ms
    sensor = XSync(Surroundings(), X11, display.connect)
    sensor.open(NOON)
    back(sensor, display)
    display.rings(MINUTES_5, late_ms=2000)

    assert sensor.read(after(hours=1)) == [Idle(after(minutes=54, seconds=58))]


def test_after_the_quiet_any_input_is_told(sensor, display):
    back(sensor, display)
    display.rings(MINUTES_5 + 20)
    sensor.read(after(hours=1))
    assert display.armed[-1] == (When.AT_MOST, MINUTES_5 - 1)

    back(sensor, display)


def test_quiet_and_return_read_at_once_are_told_in_order(sensor, display):
    back(sensor, display)
    display.coming = [Rung(MINUTES_5, MINUTES_5, 0), Rung(MINUTES_5 - 1, 0, 0)]

    quiet, active = sensor.read(after(hours=1))

    assert isinstance(quiet, Idle)
    assert active == Active()


def test_at_another_pace_the_waits_are_short_and_the_quiet_is_long(display):
    """Sixty times as fast: five minutes are five seconds of the computer's."""
    sensor = XSync(Surroundings(pace=60), X11, display.connect)
    sensor.open(NOON)
    back(sensor, display)
    assert display.armed[-1] == (When.AT_LEAST, 5000)
    display.rings(5000)

    assert sensor.read(after(hours=1)) == [Idle(after(minutes=55))]


# --- The last input


def test_the_last_input_is_asked_of_the_counter(sensor, display):
    display.values[IDLETIME] = 1500

    assert sensor.last_input(NOON) == NOON - timedelta(seconds=1.5)


def test_an_event_that_came_with_the_answer_waits_for_the_next_look(sensor, display):
    display.rings(0)

    sensor.last_input(after(seconds=1))

    assert sensor.next_look() == after(seconds=1)
    assert sensor.read(after(seconds=1)) == [Active()]


def test_an_alarm_that_the_server_forgot_is_armed_anew(sensor, display):
    back(sensor, display)
    display.values[IDLETIME] = MINUTES_5

    sensor.last_input(NOON)

    assert display.armed[-2:] == [(When.AT_LEAST, MINUTES_5)] * 2


def test_an_alarm_that_is_not_due_is_left_alone(sensor, display):
    back(sensor, display)
    display.values[IDLETIME] = MINUTES_5 - 1

    sensor.last_input(NOON)

    assert len(display.armed) == 2


def test_an_alarm_that_has_gone_off_and_waits_to_be_read_is_left_alone_too(sensor, display):
    back(sensor, display)
    display.values[IDLETIME] = MINUTES_5
    display.rings(MINUTES_5)

    sensor.last_input(NOON)

    assert len(display.armed) == 2


def test_an_alarm_that_went_off_twice_counts_once(sensor, display):
    """It was armed anew in the moment in which it went off by itself."""
    back(sensor, display)
    display.coming = [Rung(MINUTES_5, MINUTES_5, 0), Rung(MINUTES_5, MINUTES_5 + 1, 1)]

    assert len(sensor.read(after(hours=1))) == 1


# --- A server that is gone


def test_a_server_that_is_gone_is_told_of(sensor, display):
    display.fault = GONE

    with pytest.raises(SensorError, match="closed the connection"):
        sensor.read(NOON)


def test_asked_for_the_last_input_a_server_that_is_gone_is_told_of_at_the_next_look(
    sensor, display
):
    display.fault = GONE

    assert sensor.last_input(after(seconds=1)) is None
    assert sensor.next_look() == after(seconds=1)
    with pytest.raises(SensorError, match="closed the connection"):
        sensor.read(after(seconds=1))


def test_closed_it_knows_nothing(sensor, display):
    sensor.close()

    assert display.is_closed
    assert sensor.fileno() is None
    assert sensor.read(NOON) == []
    assert sensor.last_input(NOON) is None
