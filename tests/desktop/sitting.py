"""To sit at a compositor in a test: its environment, its input, and what the sensors tell of it."""

import select
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.desktop.compositors import Compositor
from tests.desktop.servers import PATIENCE_S
from tracker.clock import SystemClock
from tracker.domain.signals import Idle, Signal
from tracker.domain.spans import Span
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.choosing import Sensors

AWAY = timedelta(seconds=2)
CLOSE = timedelta(milliseconds=250)  # what lies between reading two clocks on a busy machine
SECOND = timedelta(seconds=1)
BEST = {"sway": "kde-idle", "kwin": "ext-idle", "mutter": "mutter-idle"}
OF_THE_DESKTOP = (
    *("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE", "XDG_SESSION_ID"),
    *("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"),
)


def sit_at(compositor: Compositor, patched: pytest.MonkeyPatch) -> None:
    """Make this process one of a compositor's desktop."""
    for name in OF_THE_DESKTOP:
        patched.delenv(name, raising=False)
        if name in compositor.env:
            patched.setenv(name, compositor.env[name])
    if "DBUS_SYSTEM_BUS_ADDRESS" not in compositor.env:
        patched.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")


def now() -> datetime:
    """Return what the wall clock shows."""
    return SystemClock().read().at


def passes(length: timedelta) -> None:
    """Let time pass in which nothing is to happen."""
    threading.Event().wait(length.total_seconds())


def is_told(sensor: Sensor, seconds: float = PATIENCE_S) -> bool:
    """Wait until the descriptor is readable."""
    descriptor = sensor.fileno()
    assert descriptor is not None
    return bool(select.select([descriptor], [], [], seconds)[0])


def waited(sensor: Sensor) -> list[Signal]:
    """Read until something is told: a compositor also speaks of a pause, and of keyboards."""
    while is_told(sensor):
        if signals := list(sensor.read(now())):
            return signals
    return []


def heard(sensor: Sensor, length: timedelta) -> tuple[list[Signal], int]:
    """Return all signals within a time, and how often somebody was woken for them."""
    signals: list[Signal] = []
    wakes, end = 0, now() + length
    while (left := (end - now()).total_seconds()) > 0:
        if is_told(sensor, left):
            wakes += 1
            signals += sensor.read(now())
    return signals, wakes


def kinds(signals: list[Signal]) -> list[type[Signal]]:
    """Return what kind each is of."""
    return [type(signal) for signal in signals]


def began(signal: Signal) -> datetime:
    """Return when the quiet that is told of began."""
    assert isinstance(signal, Idle)
    return signal.since


def pressed(compositor: Compositor) -> Span:
    """Touch the keyboard or the mouse; return between which moments that was."""
    before = now()
    compositor.press()
    return Span(before, now())


def lies_in(at: datetime, moments: Span) -> bool:
    """Tell whether a moment is the one of an input."""
    return moments.start - CLOSE <= at <= moments.end + CLOSE


def named(name: str, **known: Any) -> Sensor:
    """Return a new sensor of that name."""
    surroundings = Surroundings(**{"away_after": AWAY, **known})
    return next(one for one in candidates(Need.IDLE, surroundings) if one.name == name)


def is_told_of(sensors: Sensors, length: timedelta) -> bool:
    """Tell whether anything becomes readable within a time."""
    return bool(select.select(sensors.descriptors(), [], [], length.total_seconds())[0])


def told_until(sensors: Sensors, is_enough: Callable[[list[Signal]], bool]) -> list[Signal]:
    """Collect what is told until it is enough, as the program does: it looks when it is time."""
    signals: list[Signal] = []
    for _look in range(PATIENCE_S * 20):
        readable, _, _ = select.select(sensors.descriptors(), [], [], 0.05)
        signals += [signal for one in readable for signal in sensors.read(now(), one)]
        if (look := sensors.next_look()) is not None and look <= now():
            signals += sensors.read(now())
        if is_enough(signals):
            break
    return signals
