"""The only reader of the clock: wall time, elapsed time, and the zone of this computer.

Everything else is handed a `Reading` or an instant. `KJERNETID_NOW` sets the clock of commands
that run without windows, so that examples and tests show one and the same day.
"""

import os
import sys
import time
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError

import tzlocal

from tracker.errors import UsageError

NOW_VARIABLE = "KJERNETID_NOW"
FALLBACK_ZONE = "UTC"
YEARS = range(1970, 2101)  # that somebody now alive can have worked in, or plan for


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clocks.

    Attributes:
        at: wall time.
        elapsed: time since some fixed moment, sleep included; not touched by setting the clock.
        awake: as `elapsed`, sleep left out.
        zone: IANA name of the zone this computer is set to.
    """

    at: datetime
    elapsed: timedelta
    awake: timedelta
    zone: str


class Clock(Protocol):
    """Whatever can be asked for the time."""

    def read(self) -> Reading:
        """Look at all clocks at once."""
        ...


class SystemClock:
    """The clocks of this computer."""

    def read(self) -> Reading:
        """Look at the wall clock, the two running clocks and the zone."""
        return Reading(datetime.now(UTC), _elapsed(), _awake(), system_zone())


class SetClock:
    """A clock that stands still at one instant, for commands run with `KJERNETID_NOW`."""

    def __init__(self, at: datetime, zone: str) -> None:
        """Stop at `at`."""
        self._reading = Reading(at, timedelta(0), timedelta(0), zone)

    def read(self) -> Reading:
        """Return the same reading each time."""
        return self._reading


class SimulatedClock:
    """A clock that is set by hand, for demonstrations; time passes only as it is told to."""

    def __init__(self, at: datetime, zone: str) -> None:
        """Start at `at`."""
        self._start = at
        self.at = at
        self.zone = zone

    def read(self) -> Reading:
        """Look at the clock."""
        elapsed = self.at - self._start
        return Reading(self.at, elapsed, elapsed, self.zone)


def clock_from_environment() -> Clock:
    """Return the system's clock, or the one that `KJERNETID_NOW` sets.

    Raises:
        UsageError: the variable holds no instant with an offset.
    """
    text = os.environ.get(NOW_VARIABLE, "")
    if not text:
        return SystemClock()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year not in YEARS:
        raise UsageError(
            f"{NOW_VARIABLE} holds “{text}”, which is not an instant with an offset such as"
            " 2026-11-23T09:00:00+01:00; correct it or unset it."
        )
    return SetClock(at.astimezone(UTC), system_zone())


def system_zone() -> str:
    """Return the IANA name of the zone this computer is set to, or UTC where none can be told."""
    with warnings.catch_warnings():
        # It warns where parts of the system disagree on the zone; the best guess is all we want.
        warnings.simplefilter("ignore")
        try:
            name = tzlocal.reload_localzone().key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return FALLBACK_ZONE
    return name if is_zone(name) else FALLBACK_ZONE


def is_plain_utc(zone: str) -> bool:
    """Tell whether a computer names no place at all: servers and containers are often left so."""
    return zone in {"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Zulu"}


def zone_of_country(country: str) -> str | None:
    """Return the one zone of a country, from the time zone data; None where it has several."""
    table = _zone_table()
    zones = {zone for code, zone in table if code == country}
    return zones.pop() if len(zones) == 1 else None


@cache
def _zone_table() -> tuple[tuple[str, str], ...]:
    """Read the countries and zones of `zone.tab`, wherever the time zone data lie."""
    for folder in (*TZPATH, _packaged_zones()):
        path = Path(folder, "zone.tab")
        if folder and path.is_file():
            rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
            return tuple((row[0], row[2]) for row in rows if len(row) > 2 and row[0][0] != "#")
    return ()


def _packaged_zones() -> str:
    found = find_spec("tzdata")
    return str(Path(found.origin).with_name("zoneinfo")) if found and found.origin else ""


def is_zone(name: str) -> bool:
    """Tell whether `name` is an IANA zone that this computer knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _elapsed() -> timedelta:
    if sys.platform == "linux":
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
    return timedelta(seconds=time.monotonic())


def _awake() -> timedelta:
    return timedelta(seconds=time.monotonic())
