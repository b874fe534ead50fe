"""A wake-up when somebody sets the clock or the time zone on macOS.

What has changed is for the hall to see, which looks at all clocks for every signal.
"""

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Final

from tracker.domain.signals import Passed, Signal
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.notifications import Center, Modules, Notes

_WANTED: Final[Mapping[str, Center]] = {
    "NSSystemClockDidChangeNotification": Center.PROGRAM,
    "NSSystemTimeZoneDidChangeNotification": Center.PROGRAM,
}


class ClockNotes:
    """Tells that a moment has passed when the clocks are worth a look."""

    def __init__(self, surroundings: Surroundings, load: Modules = import_module) -> None:
        """Be ready to hear of it."""
        self._wake = surroundings.wake
        self._notes = Notes(_WANTED, self._hear, load)
        self._has_changed = False

    @property
    def name(self) -> str:
        """Return `clock-notes`."""
        return "clock-notes"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear.

        Raises:
            SensorError: pyobjc is not here.
        """
        self.close()
        self._notes.open()
        return []

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return a moment that has come if the clock was set."""
        return AT_ONCE if self._has_changed else None

    def read(self, now: datetime) -> list[Signal]:
        """Tell once, however often the clock was set."""
        has_changed, self._has_changed = self._has_changed, False
        return [Passed()] if has_changed else []

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a clock sees no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Hear nothing any more."""
        self._notes.close()
        self._has_changed = False

    def _hear(self, _name: str, _about: object) -> None:
        self._has_changed = True
        self._wake()
