"""The idle sensors of Wayland on real compositors, with real key presses and mouse motion."""

import os
import sys
import time
from contextlib import ExitStack

import pytest

from tests.desktop import compositors
from tests.desktop.servers import until
from tests.desktop.sitting import (
    AWAY,
    BEST,
    CLOSE,
    SECOND,
    began,
    heard,
    kinds,
    lies_in,
    named,
    now,
    passes,
    pressed,
    sit_at,
    waited,
)
from tracker.domain.signals import Active, Idle
from tracker.sensors.base import Surroundings
from tracker.sensors.choosing import Sensors

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

TOLD_BY = [
    ("sway", "kde-idle"),
    ("kwin", "ext-idle"),
    ("kwin", "kde-idle"),
    ("mutter", "mutter-idle"),
]


@pytest.fixture(scope="module")
def running():
    """Return what starts a compositor, once for all tests that do it no harm."""
    with ExitStack() as ending:
        started = {}

        def start(name):
            if name not in started:
                folder = ending.enter_context(compositors.runtime_folder())
                started[name] = ending.enter_context(getattr(compositors, name)(folder))
            return started[name]

        yield start


@pytest.fixture
def sit(monkeypatch):
    """Return what makes this process one of a compositor's desktop."""

    def sit(compositor):
        sit_at(compositor, monkeypatch)
        return compositor

    return sit


@pytest.fixture(params=TOLD_BY, ids="-".join)
def told_by(request, running, sit):
    """Return a compositor, and the name of what tells of it."""
    compositor, name = request.param
    return sit(running(compositor)), name


@pytest.fixture
def compositor(told_by):
    return told_by[0]


@pytest.fixture
def sensor(told_by):
    sensor = named(told_by[1])
    assert kinds(list(sensor.open(now()))) == [Idle]
    heard(sensor, CLOSE)
    yield sensor
    sensor.close()


@pytest.fixture
def active(sensor, compositor):
    """The same, with somebody at the keyboard."""
    compositor.press()
    assert kinds(waited(sensor)) == [Active]
    return sensor


# --- Which is chosen


@pytest.mark.parametrize("compositor", sorted(BEST))
def test_the_best_that_a_compositor_offers_is_chosen(running, sit, compositor):
    sit(running(compositor))
    sensors = Sensors(Surroundings())
    sensors.open(now())

    assert sensors.name == BEST[compositor]
    sensors.close()


# --- Quiet and return


def test_the_first_input_is_told_at_once(sensor, compositor):
    press = pressed(compositor)

    assert kinds(waited(sensor)) == [Active]
    assert now() <= press.end + SECOND


def test_after_the_first_input_typing_wakes_nobody(active, compositor):
    for _turn in range(5):
        compositor.press()

    assert heard(active, AWAY / 4) == ([], 0)


def test_quiet_begins_with_the_last_input(active, compositor):
    last = pressed(compositor)

    (quiet,) = waited(active)

    assert lies_in(began(quiet), last)


def test_quiet_is_told_once_and_so_is_the_return(active, compositor):
    assert kinds(waited(active)) == [Idle]
    assert heard(active, AWAY)[0] == []
    compositor.press()

    assert kinds(waited(active)) == [Active]
    assert heard(active, AWAY / 4)[0] == []


def test_the_last_input_is_known_and_never_too_late(active, compositor):
    last = pressed(compositor)
    heard(active, AWAY * 3 / 4)

    assert last.start - CLOSE - AWAY / 2 <= active.last_input(now()) <= last.end + CLOSE


def test_at_another_pace_the_quiet_is_as_long_as_the_programs_time(told_by):
    compositor, name = told_by
    sensor = named(name, away_after=AWAY * 60, pace=60.0)
    sensor.open(now())
    heard(sensor, CLOSE)
    compositor.press()
    waited(sensor)
    (quiet,) = waited(sensor)

    assert now() - began(quiet) + CLOSE * 60 >= AWAY * 60
    sensor.close()


def test_quiet_before_it_was_opened_is_known_to_gnome(running, sit):
    last = pressed(sit(running("mutter")))
    passes(AWAY)
    sensor = named("mutter-idle")

    (quiet,) = sensor.open(now())

    assert lies_in(began(quiet), last)
    sensor.close()


def test_with_nobody_there_it_sleeps(sensor):
    heard(sensor, AWAY * 3 / 2)  # until all is quiet
    used = time.process_time()

    signals, wakes = heard(sensor, SECOND * 5)

    assert (signals, wakes) == ([], 0)
    assert time.process_time() - used < 0.05


def test_it_leaves_nothing_open(told_by):
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - without one more open to look
    for _turn in range(3):
        sensor = named(told_by[1])
        sensor.open(now())
        sensor.open(now())
        sensor.close()

    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


# --- What keeps the screen on


def test_what_keeps_the_screen_on_counts_as_input_until_it_ends(running, sit):
    sway = sit(running("sway"))
    sensor = named("kde-idle")
    with compositors.kept_on(sway):
        sensor.open(now())
        assert sensor.next_look() is not None
        assert heard(sensor, AWAY * 2)[0] == []
        until(lambda: (sensor.next_look() or now()) <= now(), what="it is doubted no longer")
        assert sensor.read(now()) == [Active()]
        assert heard(sensor, AWAY * 2)[0] == []
        last = now()

    (quiet,) = waited(sensor)

    assert last <= began(quiet) + CLOSE
    sensor.close()
