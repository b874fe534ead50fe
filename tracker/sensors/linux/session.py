"""Lock, sleep and shut-down by logind, and lock by screen savers too: locked while either says so.

logind is needed. Screen savers are heard where there is a session bus; one that is lost is looked
for again, while logind works on.
"""

import os
import selectors
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from tracker.domain.signals import Lock, Signal, Unlock
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.findings import PassedOver
from tracker.sensors.joining import listen
from tracker.sensors.linux.logind import Logind
from tracker.sensors.linux.screen_savers import ScreenSavers
from tracker.sensors.nothing import NullSensor
from tracker.sensors.post import Post

if sys.platform != "linux":
    raise ImportError("only Linux has logind")

_LOGIND: Final = "logind"
_SAVERS: Final = "screen-savers"


class Session:
    """Tells what logind tells, and of a lock by a screen saver."""

    def __init__(
        self,
        surroundings: Surroundings,
        logind: Sensor | None = None,
        savers: Callable[[], Sensor] = ScreenSavers,
    ) -> None:
        """Be ready to open both."""
        self._surroundings = surroundings
        self._logind = logind or Logind(surroundings, os.environ)
        self._savers = Post(Need.SESSION, lambda *_known: [savers(), NullSensor(Need.SESSION)])
        self._both: selectors.DefaultSelector | None = None
        self._locked_by: set[str] = set()

    @property
    def name(self) -> str:
        """Return `logind`: without it nothing of this works."""
        return self._logind.name

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Say why screen savers are not heard, if they are not."""
        return self._savers.finding.passed_over

    def open(self, now: datetime) -> list[Signal]:
        """Open both, and tell if the screen is locked already.

        Raises:
            SensorError: there is no logind here, or it knows no session of ours.
        """
        told = list(self._logind.open(now))
        self._locked_by = set()
        signals = self._merged(_LOGIND, told)
        signals += self._merged(_SAVERS, self._savers.open(now, self._surroundings))
        if self._both is not None:
            self._both.close()
        self._both = selectors.DefaultSelector()  # epoll: one descriptor for both
        listen(self._both, (self._logind, self._savers.sensor))
        return signals

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when either has something to tell."""
        return None if self._both is None else self._both.fileno()

    def next_look(self) -> datetime | None:
        """Return when the first of the two wants to look."""
        looks = (self._logind.next_look(), self._savers.next_look())
        return min((look for look in looks if look is not None), default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Tell what has happened.

        Raises:
            SensorError: logind is gone.
        """
        if self._both is None:
            return []
        signals = self._merged(_LOGIND, self._logind.read(now))
        signals += self._merged(_SAVERS, self._savers.read(now))
        if self._savers.is_blind:  # nobody would ever tell that it is over
            signals += self._merged(_SAVERS, [Unlock()])
        listen(self._both, (self._logind, self._savers.sensor))
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: neither watches the keyboard."""
        return None

    def saved(self) -> None:
        """Let the computer go to sleep or shut down, if that was told."""
        self._logind.saved()

    def close(self) -> None:
        """Close both."""
        both, self._both = self._both, None
        if both is not None:
            both.close()
        self._logind.close()
        self._savers.close()
        self._locked_by = set()

    def _merged(self, source: str, signals: Sequence[Signal]) -> list[Signal]:
        """Leave out what changes nothing, since the other source says that the screen is locked."""
        told: list[Signal] = []
        for signal in signals:
            was_locked = bool(self._locked_by)
            match signal:
                case Lock():
                    self._locked_by.add(source)
                case Unlock():
                    self._locked_by.discard(source)
                case _:
                    told.append(signal)
                    continue
            if bool(self._locked_by) != was_locked:
                told.append(signal)
        return told
