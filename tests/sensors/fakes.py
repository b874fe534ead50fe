"""A desktop for tests, on which sensors work, fail and come back as they are told to."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import count

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.nothing import NullSensor

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GONE = SensorError("It is gone.", "Bring it back.")


def after(**length: float) -> datetime:
    """Return an instant so long after noon."""
    return NOON + timedelta(**length)


class FakeDesktop:
    """Which sensors it has for each need, the best first, and what each says."""

    def __init__(self, **names: list[str]) -> None:
        self.names = {need: names.get(need.value, []) for need in Need}
        self.broken: set[str] = set()
        self.half_broken: set[str] = set()  # fail in the middle of being opened
        self.at_open: defaultdict[str, list[Signal]] = defaultdict(list)
        self.says: defaultdict[str, list[Signal]] = defaultdict(list)
        self.looks: dict[str, datetime] = {}
        self.without_descriptor: set[str] = set()
        self.inputs: dict[str, datetime] = {}
        self.in_use: dict[int, FakeSensor] = {}
        self.opened: list[str] = []
        self.saved: list[str] = []
        self.known: list[tuple[Need, Surroundings]] = []
        self.numbers = count(1000)

    def candidates(self, need: Need, surroundings: Surroundings) -> list[Sensor]:
        """Return new sensors, as the real function does."""
        self.known.append((need, surroundings))
        return [*(FakeSensor(self, name) for name in self.names[need]), NullSensor(need)]

    def descriptor(self, name: str) -> int:
        """Return the descriptor of an open sensor."""
        return next(number for number, one in self.in_use.items() if one.name == name)


class FakeSensor:
    """Says and does what its desktop says."""

    def __init__(self, desktop: FakeDesktop, name: str) -> None:
        self.name = name
        self._desktop = desktop
        self._number: int | None = None

    def open(self, now: datetime) -> list[Signal]:
        if self.name in self._desktop.broken:
            raise GONE
        self._number = next(self._desktop.numbers)
        self._desktop.in_use[self._number] = self
        if self.name in self._desktop.half_broken:
            raise GONE
        self._desktop.opened.append(self.name)
        return list(self._desktop.at_open[self.name])

    def fileno(self) -> int | None:
        return None if self.name in self._desktop.without_descriptor else self._number

    def next_look(self) -> datetime | None:
        return self._desktop.looks.get(self.name)

    def read(self, now: datetime) -> list[Signal]:
        if self.name in self._desktop.broken:
            raise GONE
        return self._desktop.says.pop(self.name, [])

    def last_input(self, now: datetime) -> datetime | None:
        return self._desktop.inputs.get(self.name)

    def saved(self) -> None:
        self._desktop.saved.append(self.name)

    def close(self) -> None:
        if self._number is not None:
            del self._desktop.in_use[self._number]
            self._number = None
