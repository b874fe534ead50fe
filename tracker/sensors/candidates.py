"""Which sensors could meet a need on this system, the best first; the last one always can."""

import sys
from collections.abc import Callable, Sequence

from tracker.sensors.apps import Processes
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.nothing import NullSensor

Candidates = Callable[[Need, Surroundings], Sequence[Sensor]]


def candidates(need: Need, surroundings: Surroundings) -> list[Sensor]:
    """Return new sensors, none of them opened."""
    if need is Need.APPS:
        return [Processes(surroundings), NullSensor(need)]
    if sys.platform == "linux":
        return [*_linux(need, surroundings), NullSensor(need)]
    return [NullSensor(need)]


def _linux(need: Need, surroundings: Surroundings) -> list[Sensor]:
    if need is Need.IDLE:
        from tracker.sensors.linux.x11 import XSync

        return [XSync(surroundings)]
    if need is Need.SESSION:
        from tracker.sensors.linux.logind import Logind

        return [Logind(surroundings)]
    from tracker.sensors.linux.clock import Timerfd

    return [Timerfd()]
