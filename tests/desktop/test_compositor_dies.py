"""A compositor that dies: it is told of, something else takes over, and it may return."""

import sys
import time

import pytest

from tests.desktop import compositors
from tests.desktop.servers import bus as message_bus
from tests.desktop.servers import logind as played_logind
from tests.desktop.servers import until
from tests.desktop.sitting import (
    BEST,
    CLOSE,
    SECOND,
    began,
    is_told_of,
    kinds,
    named,
    now,
    sit_at,
    told_until,
    waited,
)
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.choosing import Sensors

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

LOST = r"closed the connection|compositor has ended"


@pytest.fixture
def sit(monkeypatch):
    """Return what makes this process one of a compositor's desktop."""

    def sit(compositor):
        sit_at(compositor, monkeypatch)
        return compositor

    return sit


@pytest.fixture(params=sorted(BEST))
def mortal(request, sit):
    """Return how to start a compositor that is going to die, and the name of what tells of it."""
    with compositors.runtime_folder() as folder:

        def start():
            return getattr(compositors, request.param)(folder)

        yield start, BEST[request.param]


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_compositor_that_dies_is_told_of_at_once_and_the_descriptor_given_up(mortal, sit, how):
    start, name = mortal
    with start() as compositor:
        sit(compositor)
        sensor = named(name)
        sensor.open(now())
        getattr(compositor, how)()

        with pytest.raises(SensorError, match=LOST):
            waited(sensor)
        sensor.close()
        assert sensor.fileno() is None
        with pytest.raises(SensorError, match=r"No Wayland compositor answers|No GNOME desktop"):
            sensor.open(now())


@pytest.fixture
def hints(monkeypatch):
    """Return what lets a desktop say that somebody is there, to a played logind."""
    with message_bus() as bus, played_logind(bus) as logind:

        def say():
            monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
            monkeypatch.setenv("XDG_SESSION_ID", logind.session)
            bus.call(
                "org.freedesktop.login1",
                f"/org/freedesktop/login1/session/{logind.session}",
                "org.freedesktop.DBus.Mock.UpdateProperties",
                "org.freedesktop.login1.Session",
                "{'IdleHint': <false>, 'IdleSinceHint': <uint64 1>}",
            )

        yield say


def test_a_compositor_that_dies_is_replaced_and_the_session_goes_on(mortal, sit, hints, caplog):
    start, name = mortal
    sensors = Sensors(Surroundings())
    with start() as compositor:
        sit(compositor)
        hints()
        sensors.open(now())
        assert sensors.name == name
        told_until(sensors, lambda _signals: not is_told_of(sensors, CLOSE))
        compositor.press()
        told_until(sensors, lambda signals: Active() in signals)
        compositor.kill()
        died = now()

        quiet, active = told_until(sensors, lambda signals: Active() in signals)

        assert sensors.name == "logind-idle"
        assert began(quiet) >= died - CLOSE
        assert active == Active()
    assert any(f"The sensor {name} was lost" in message for message in caplog.messages)
    caplog.clear()

    with start() as compositor:
        sit(compositor)
        hints()
        told_until(sensors, lambda _signals: sensors.name == name)
        assert sensors.name == name
        told_until(sensors, lambda _signals: not is_told_of(sensors, CLOSE))
        compositor.press()

        assert kinds(told_until(sensors, lambda signals: Active() in signals))[-1] is Active
    sensors.close()
    caplog.clear()


def test_a_compositor_that_dies_with_no_other_leaves_quiet_and_no_busy_loop(mortal, sit, caplog):
    start, _name = mortal
    sensors = Sensors(Surroundings())
    with start() as compositor:
        sit(compositor)
        sensors.open(now())
        told_until(sensors, lambda _signals: not is_told_of(sensors, CLOSE))
        compositor.press()
        told_until(sensors, lambda signals: Active() in signals)
        compositor.kill()

        told = told_until(sensors, lambda signals: Idle in kinds(signals))

        assert kinds(told) == [Idle]
        assert sensors.is_blind
        used = time.process_time()
        until(lambda: not is_told_of(sensors, SECOND * 3), what="nothing is readable any more")
        assert time.process_time() - used < 0.2
    sensors.close()
    caplog.clear()
