"""One need and the sensor in use for it: chosen by trying, replaced when lost, tried again."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import Candidates, Need, Sensor, Surroundings
from tracker.sensors.findings import Composed, Finding, PassedOver, finding
from tracker.sensors.nothing import NOTHING, NullSensor

FIRST_WAIT: Final = timedelta(seconds=1)  # of the computer's time, until a lost one is tried again
LONGEST_WAIT: Final = timedelta(seconds=60)  # after each failure twice as long, up to this
# A program that starts with the desktop may be there before the sound server or the message bus.
LATE_WAITS: Final = (timedelta(seconds=10), timedelta(seconds=50))

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """The newest thing that was told of a need; it is remembered, and never written down."""

    at: datetime
    signal: Signal


class Post:
    """Keeps the best sensor that works in use.

    A new sensor is opened before the old one is closed, so that a descriptor never stands for
    another sensor than it did a moment ago.
    """

    def __init__(self, need: Need, candidates: Candidates) -> None:
        """Begin with a sensor that tells nothing."""
        self.need = need
        self.sensor: Sensor = NullSensor(need)
        self.told: Told | None = None
        self._candidates = candidates
        self._surroundings = Surroundings()
        self._passed_over: list[PassedOver] = []
        self._once_used: set[str] = set()
        self._late_waits = iter(LATE_WAITS)
        self._opened: datetime | None = None
        self._wait = timedelta(0)
        self._asked: datetime | None = None  # when the retry was planned
        self._retry: datetime | None = None

    @property
    def is_blind(self) -> bool:
        """Tell whether no real sensor is in use."""
        return self.sensor.name == NOTHING

    @property
    def finding(self) -> Finding:
        """Put into words which sensor is in use, and why no better one."""
        parts = self.sensor.passed_over if isinstance(self.sensor, Composed) else ()
        return finding(self.need, self.sensor.name, [*self._passed_over, *parts])

    def open(self, now: datetime, surroundings: Surroundings) -> list[Signal]:
        """Choose, open and tell how things stand; what is open already is opened anew."""
        self._surroundings = surroundings
        return self._noted(self._choose(now), now)

    def read(self, now: datetime) -> list[Signal]:
        """Take in what the sensor tells; if it is lost, what the next one tells."""
        return self._noted(self._read(now), now)

    def look_again(self, now: datetime) -> list[Signal]:
        """Try what would be better than the sensor in use, which stays if nothing is."""
        return self._noted(self._choose(now, keep=self.sensor.name), now)

    def next_look(self) -> datetime | None:
        """Return when to `read` though nothing became readable."""
        looks = (self.sensor.next_look(), self._retry)
        return min((look for look in looks if look is not None), default=None)

    def close(self) -> None:
        """Close the sensor; nothing is told any more."""
        self._use(NullSensor(self.need), None)
        self._retry = None

    def _read(self, now: datetime) -> list[Signal]:
        try:
            signals = list(self.sensor.read(now))
        except SensorError as error:
            return self._replace(error, now)
        if self._is_retry_due(now):
            signals += self._choose(now, keep=self.sensor.name)
        return signals

    def _noted(self, signals: list[Signal], now: datetime) -> list[Signal]:
        if signals:
            self.told = Told(now, signals[-1])
        return signals

    def _replace(self, error: SensorError, now: datetime) -> list[Signal]:
        """Do without a sensor that was lost, until it can be had again."""
        longest = self._surroundings.told(LONGEST_WAIT)
        if self._opened is not None and now - self._opened >= longest:
            self._wait = timedelta(0)  # it had worked for long, so this is not the same trouble
        return self._choose(now, lost=_passed_over(self.sensor, error))

    def _choose(
        self, now: datetime, *, lost: PassedOver | None = None, keep: str = ""
    ) -> list[Signal]:
        """Use the first sensor that works, and tell how things stand.

        Args:
            now: the present.
            lost: what is not to be tried again at once.
            keep: the name of the sensor that stays in use if no better one works.
        """
        before = self.sensor.name
        passed_over = [] if lost is None else [lost]
        signals: list[Signal] = []
        for sensor in self._candidates(self.need, self._surroundings):
            if sensor.name == keep:
                break
            if lost is not None and sensor.name == lost.name:
                continue
            try:
                signals = list(sensor.open(now))
            except SensorError as error:
                sensor.close()
                passed_over.append(_passed_over(sensor, error))
                continue
            self._use(sensor, now)
            break
        for one in passed_over:
            if one.name == before:
                _log.warning("The sensor %s was lost: %s", one.name, one.reason)
        self._passed_over = passed_over
        self._plan_retry(now)
        return signals

    def _use(self, sensor: Sensor, now: datetime | None) -> None:
        before, self.sensor, self._opened = self.sensor, sensor, now
        before.close()

    def _plan_retry(self, now: datetime) -> None:
        """Try again later what worked once; what never did, twice in the first minute."""
        self._once_used.add(self.sensor.name)
        self._retry = None
        wait: timedelta | None = None
        if any(one.name in self._once_used for one in self._passed_over):
            wait = self._wait = min(max(self._wait * 2, FIRST_WAIT), LONGEST_WAIT)
        elif self._passed_over:
            wait = next(self._late_waits, None)
        if wait is not None:
            self._asked, self._retry = now, now + self._surroundings.told(wait)

    def _is_retry_due(self, now: datetime) -> bool:
        """Tell whether the wait is over, also when the clock was set back meanwhile."""
        if self._retry is None or self._asked is None:
            return False
        return not self._asked <= now < self._retry


def _passed_over(sensor: Sensor, error: SensorError) -> PassedOver:
    return PassedOver(sensor.name, error.sentence, error.cure)
