"""A call, by what is in use: a microphone or a camera, for three seconds at least.

macOS says that something may have changed, in bursts and now and then for nothing; what is so is
read a moment later. That a call has ended it may keep to itself, so while one goes on it is looked
at by the clock as well.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.lasting import Lasting, Use
from tracker.sensors.macos.devices import Source, cameras, microphones
from tracker.sensors.macos.objects import Ears

SETTLES: Final = timedelta(seconds=1)  # of the computer's time: what comes at once is one change
CHECK_EVERY: Final = timedelta(seconds=15)  # of the computer's time, during a call


class InUse:
    """Tells when a call begins and ends, by one source."""

    def __init__(self, name: str, surroundings: Surroundings, source: Callable[[], Source]) -> None:
        """Be ready to ask for the source, which may raise a `SensorError`."""
        self._name = name
        self._wake = surroundings.wake
        self._settles = surroundings.told(SETTLES)
        self._check = surroundings.told(CHECK_EVERY)
        self._lasting = Lasting(surroundings)
        self._make = source
        self._forget()

    def _forget(self) -> None:
        self._source: Source | None = None
        self._ears: Ears | None = None
        self._has_heard = False  # set from any thread
        self._use = Use()
        self._planned = AT_ONCE  # when it was looked, or a look was planned, the last time
        self._look: datetime | None = None
        self._lasting.forget()

    @property
    def name(self) -> str:
        """Return the name that it was given."""
        return self._name

    def open(self, now: datetime) -> list[Signal]:
        """Begin to listen; what is in use already may be a call.

        Raises:
            SensorError: macOS does not tell.
        """
        self.close()
        source = self._make()
        self._source, self._ears = source, Ears(source.objects, self._hear)
        try:
            return self._see(source, self._ears, now)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look, or to plan that if something was heard."""
        if self._has_heard:
            return AT_ONCE
        looks = (self._look, self._lasting.next_look())
        return min((look for look in looks if look is not None), default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Look if it is time to, and tell if a call has begun or ended.

        Raises:
            SensorError: macOS does not tell any more.
        """
        if self._source is None or self._ears is None:
            return []
        if self._has_heard:
            self._has_heard = False  # before it is looked: what is heard from now on counts again
            if self._look is None or self._look > now + self._settles:
                self._planned, self._look = now, now + self._settles
        if not self._is_due(self.next_look(), now):
            return []
        return self._see(self._source, self._ears, now)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a call is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Listen no more."""
        if self._ears is not None:
            self._ears.close()
        self._forget()

    def _hear(self) -> None:
        self._has_heard = True
        self._wake()

    def _is_due(self, look: datetime | None, now: datetime) -> bool:
        """Tell whether it is time for a look, also when the clock was set back meanwhile."""
        return look is not None and not self._planned <= now < look

    def _see(self, source: Source, ears: Ears, now: datetime) -> list[Signal]:
        """Listen to what there is now, then look, so that nothing falls in between."""
        ears.listen_to(source.told_by())
        self._use = self._use.noted(is_on=source.is_in_use())
        signals = self._lasting.take(self._use, now)
        if self._is_due(self._look, now):
            self._look = None
        if self._look is None and self._lasting.is_told:
            self._look = now + self._check
        self._planned = now
        return signals


def microphone(surroundings: Surroundings) -> InUse:
    """Return the sensor of a call by the microphone."""
    return InUse("microphone-use", surroundings, microphones)


def camera(surroundings: Surroundings) -> InUse:
    """Return the sensor of a call by the camera."""
    return InUse("camera-use", surroundings, cameras)
