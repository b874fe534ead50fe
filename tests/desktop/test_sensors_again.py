"""What was missing when the program began is there later: the sensors are tried again on demand."""

import pytest

from tests.desktop.servers import running, until, xvfb
from tracker.clock import SystemClock
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.findings import State

pytestmark = pytest.mark.desktop


def now():
    return SystemClock().read().at


@pytest.fixture
def sensors(monkeypatch):
    """Sensors on a display without a window manager, and what starts one there."""
    with xvfb() as server:
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)
        for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
            monkeypatch.delenv(name, raising=False)
        sensors = Sensors(Surroundings(apps=frozenset({"xterm"})))
        sensors.open(now())
        yield sensors, server
        sensors.close()


def test_a_window_manager_that_comes_late_is_found_when_it_is_looked_for(sensors):
    sensors, server = sensors
    assert state(sensors, Need.FRONT) is State.MISSING
    idle = sensors.descriptors()[0]

    with running(["openbox"], server.env):
        until(lambda: is_found(sensors), what="the window manager is found")

    assert sensors.descriptors()[0] == idle, "what tells of input was left alone"


def state(sensors, need):
    return next(one.state for one in sensors.findings if one.need is need)


def is_found(sensors):
    sensors.look_again(now())
    return state(sensors, Need.FRONT) is State.GOOD
