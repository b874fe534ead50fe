"""What owns a sensor without a descriptor: it is woken, reads, and puts on record."""

import threading

from tests.sensors.fake_dlls import LONGEST_S
from tests.sensors.fakes import NOON


class Host:
    """Hears that it is to look; a thread of a sensor may say so at any time."""

    def __init__(self) -> None:
        self._woken = threading.Event()
        self.times_woken = 0

    def wake(self) -> None:
        self.times_woken += 1
        self._woken.set()

    def wait(self):
        """Wait until it is woken."""
        assert self._woken.wait(LONGEST_S)

    def hear(self, sensor, now=NOON):
        """Wait until it is woken, then read what has come."""
        self.wait()
        self._woken.clear()
        look = sensor.next_look()
        assert look is not None
        assert look <= now
        return sensor.read(now)


def threads():
    """Name the threads that windows of ours run in."""
    return [one.name for one in threading.enumerate() if one.name.startswith("Kjernetid")]
