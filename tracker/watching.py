"""The sensors watched for a while, without a record: each signal is handed out as it comes.

A running tray program has sensors of its own, and notices nothing of this.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from tracker.clock import Clock, is_plain_utc
from tracker.domain.signals import Sample, Signal
from tracker.rules import home_zone
from tracker.sensors.base import Need
from tracker.sensors.choosing import Sensors
from tracker.settings import Settings
from tracker.surroundings import sensors_for
from tracker.waiting import Wait, wait_of_this_system

AWAY_AFTER: Final = timedelta(seconds=3)  # while watched: nobody waits five minutes to see quiet


@dataclass(frozen=True, slots=True)
class Silence:
    """What was not heard of: needs of which nothing was told, and those nothing can tell of."""

    silent: tuple[Need, ...] = ()
    missing: tuple[Need, ...] = ()


class Watch:
    """Looks on for a while."""

    def __init__(self, sensors: Sensors, clock: Clock, settings: Settings, wait: Wait) -> None:
        """Be ready to open the sensors; what waits is closed with them."""
        self.silence = Silence()
        self._sensors = sensors
        self._clock = clock
        self._settings = settings
        self._wait = wait

    @classmethod
    def of(cls, settings: Settings, clock: Clock) -> Self:
        """Watch with the sensors of this computer, which tell of quiet after `AWAY_AFTER`."""
        return cls(sensors_for(settings, AWAY_AFTER), clock, settings, wait_of_this_system())

    @property
    def zone(self) -> str:
        """Return the zone the person is in: the computer’s, or home where that names no place."""
        zone = self._clock.read().zone
        return home_zone(self._settings, zone) if is_plain_utc(zone) else zone

    def samples(self, length: timedelta) -> Generator[Sample, None, None]:
        """Hand out what is told, at once; ends after `length`, by the clock that does not jump.

        Closing it, or an interrupt, closes the sensors; `silence` tells from then on what was not
        heard of.
        """
        self._sensors.wake_by(self._wait.wake)
        begun = self._clock.read()
        end = begun.elapsed + length
        try:
            yield from self._stamped(self._sensors.open(begun.at), begun.at)
            while (left := end - self._clock.read().elapsed) > timedelta(0):
                yield from self._next(left)
        finally:
            self.silence = self._not_heard_of()
            self._sensors.close()
            self._wait.close()

    def _next(self, left: timedelta) -> Generator[Sample, None, None]:
        """Wait for what comes next, and hand it out."""
        look = self._sensors.next_look()
        if look is not None:
            left = min(left, look - self._clock.read().at)
        descriptors = self._wait.wait(self._sensors.descriptors(), left)
        now = self._clock.read().at
        for descriptor in descriptors:
            yield from self._stamped(self._sensors.read(now, descriptor), now)
        yield from self._stamped(self._sensors.read(now), now)

    def _stamped(self, signals: Iterable[Signal], at: datetime) -> Generator[Sample, None, None]:
        zone = self.zone
        for signal in signals:
            yield Sample(at, zone, signal)
        self._sensors.saved()  # nothing is put on record, so nothing waits for that

    def _not_heard_of(self) -> Silence:
        told, found = self._sensors.told, self._sensors.findings
        return Silence(
            silent=tuple(one.need for one in found if not one.lost and one.need not in told),
            missing=tuple(one.need for one in found if one.lost),
        )
