"""Input on macOS: when the last one was is asked, and what that means is for `looking`.

What the hardware sends counts, not what programs make up. A device that moves the pointer by itself
goes on doing so behind a locked screen; the lock overrules it.
"""

from collections.abc import Callable
from datetime import datetime

from tracker.domain.signals import Idle, Signal
from tracker.sensors.base import Surroundings
from tracker.sensors.looking import Looking
from tracker.sensors.macos.quartz import Quartz, quartz


class HidIdle:
    """Tells when input stops and when it returns."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Quartz] = quartz) -> None:
        """Be ready to ask."""
        self._surroundings = surroundings
        self._calls = calls
        self._looking: Looking | None = None

    @property
    def name(self) -> str:
        """Return `hid-idle`."""
        return "hid-idle"

    def open(self, now: datetime) -> list[Signal]:
        """Tell since when there was no input; the very next is told as a return.

        Raises:
            SensorError: macOS does not tell, or only of somebody else's session.
        """
        calls = self._calls()
        calls.session_state()
        self._looking = Looking(self._surroundings, calls, now)
        return [Idle(self._looking.since(now))]

    def fileno(self) -> int | None:
        """Return None: nothing tells of input."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look again."""
        return None if self._looking is None else self._looking.next_look

    def read(self, now: datetime) -> list[Signal]:
        """Look, and tell if input has stopped or returned."""
        return [] if self._looking is None else self._looking.look(now)

    def last_input(self, now: datetime) -> datetime | None:
        """Ask when the last input was."""
        return None if self._looking is None else self._looking.since(now)

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Look no more."""
        self._looking = None
