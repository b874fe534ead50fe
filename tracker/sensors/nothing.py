"""The sensor that senses nothing: it stands where a desktop has nothing to tell."""

from datetime import datetime
from typing import Final

from tracker.domain.signals import Signal
from tracker.sensors.base import Need

NOTHING: Final = "none"


class NullSensor:
    """Tells nothing, ever."""

    def __init__(self, need: Need) -> None:
        """Stand in for what would meet `need`."""
        self.need = need

    @property
    def name(self) -> str:
        """Return `none`."""
        return NOTHING

    def open(self, now: datetime) -> list[Signal]:
        """Begin to sense nothing."""
        return []

    def fileno(self) -> int | None:
        """Return None: there is nothing to wait for."""
        return None

    def next_look(self) -> datetime | None:
        """Return None: there is nothing to look at."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell nothing."""
        return []

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: it is not known."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Have nothing to let go of."""
