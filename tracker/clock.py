"""The only reader of the clock: wall time, elapsed time, and the zone of this computer.

Everything else is handed a `Reading` or an instant. `KJERNETID_NOW` sets the clock of commands
that run without windows, so that examples and tests show one and the same day. The tray program
takes it as the instant at which it begins, and `KJERNETID_PACE` makes its time run faster than
life, so that a day at the desk can be tried out in minutes.
"""

import os
import sys
import time
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError

import tzlocal

from tracker.errors import UsageError

NOW_VARIABLE = "KJERNETID_NOW"
PACE_VARIABLE = "KJERNETID_PACE"
PACES = range(1, 3601)
FALLBACK_ZONE = "UTC"
_ZONE_FILES = ("/etc/localtime", "/etc/timezone")
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


class RunningClock(Clock, Protocol):
    """A clock by which a program can run; `pace` is how fast its time passes, 1 in real life."""

    @property
    def pace(self) -> float:
        """Return how many of its seconds pass in one of the computer's."""
        ...


class SystemClock:
    """The clocks of this computer."""

    pace = 1.0

    def read(self) -> Reading:
        """Look at the wall clock, the two running clocks and the zone."""
        return Reading(datetime.now(UTC), _elapsed(), _awake(), system_zone())


class PacedClock:
    """A clock that begins at an instant and runs at a pace, for trying the program out."""

    def __init__(self, at: datetime, pace: float = 1.0) -> None:
        """Begin at `at`; what is done to the computer's clocks shows, at this pace."""
        self.pace = pace
        self._at = at
        self._begun = SystemClock().read()

    def read(self) -> Reading:
        """Look at the computer's clocks, and stretch what has passed since the beginning."""
        real, begun = SystemClock().read(), self._begun
        return Reading(
            self._at + (real.at - begun.at) * self.pace,
            begun.elapsed + (real.elapsed - begun.elapsed) * self.pace,
            begun.awake + (real.awake - begun.awake) * self.pace,
            real.zone,
        )


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
    at = _named_instant()
    return SystemClock() if at is None else SetClock(at, system_zone())


def running_clock_from_environment() -> RunningClock:
    """Return the clock by which the tray program runs: the system's, or one to try it out with.

    Raises:
        UsageError: `KJERNETID_NOW` holds no instant, or `KJERNETID_PACE` no number from 1 to 3600.
    """
    at, pace = _named_instant(), _named_pace()
    if at is None and pace == 1:
        return SystemClock()
    return PacedClock(at or SystemClock().read().at, pace)


def booted_at(reading: Reading) -> datetime | None:
    """Return when this computer was started, as its wall clock shows it now."""
    if sys.platform == "linux":
        return reading.at - _elapsed()
    import psutil  # needed once, at the start

    return datetime.fromtimestamp(psutil.boot_time(), UTC)


def _named_instant() -> datetime | None:
    text = os.environ.get(NOW_VARIABLE, "")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year not in YEARS:
        raise UsageError(
            f"{NOW_VARIABLE} holds “{text}”, which is not an instant with an offset such as"
            " 2026-11-23T09:00:00+01:00; correct it or unset it."
        )
    return at.astimezone(UTC)


def _named_pace() -> int:
    text = os.environ.get(PACE_VARIABLE, "") or "1"
    if not text.isdecimal() or int(text) not in PACES:
        raise UsageError(
            f"{PACE_VARIABLE} holds “{text}”, which is not a whole number from 1 to"
            f" {PACES[-1]}; correct it or unset it."
        )
    return int(text)


def system_zone() -> str:
    """Return the IANA name of the zone this computer is set to, or UTC where none can be told.

    Finding out means reading several files; it is done anew only when what names the zone changed.
    """
    if sys.platform == "win32":
        return _find_zone()
    return _zone_by(tuple(map(_trait, _ZONE_FILES)), os.environ.get("TZ"))


def _trait(file: str) -> tuple[int, int, str] | None:
    """Return what is different of a file, or of where it leads, once it says something else."""
    try:
        found = os.lstat(file)
        return found.st_mtime_ns, found.st_ino, os.path.realpath(file)
    except OSError:
        return None


@lru_cache(maxsize=1)
def _zone_by(_traits: tuple[tuple[int, int, str] | None, ...], _variable: str | None) -> str:
    return _find_zone()


def _find_zone() -> str:
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


def country_of_zone(zone: str) -> str:
    """Return the code of the country that a zone lies in; empty where it names none, as UTC."""
    return next((code for code, name in _zone_table() if name == zone), "")


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
    """Return the time since some moment, sleep included."""
    if sys.platform == "linux":
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
    if sys.platform == "darwin":  # clock_gettime(3): it goes on while the system is asleep
        return timedelta(seconds=time.clock_gettime(time.CLOCK_MONOTONIC_RAW))
    if sys.platform == "win32":  # "Windows Time": includes sleep and hibernation; milliseconds
        import ctypes

        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_uint64
        return timedelta(milliseconds=ticks())
    return timedelta(seconds=time.monotonic())


def _awake() -> timedelta:
    """Return the same, sleep left out."""
    if sys.platform == "darwin":  # clock_gettime(3): it does not go on while the system is asleep
        return timedelta(seconds=time.clock_gettime(time.CLOCK_UPTIME_RAW))
    if sys.platform == "win32":  # "QueryUnbiasedInterruptTime": units of 100 nanoseconds
        import ctypes

        units = ctypes.c_uint64()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(units))
        return timedelta(microseconds=units.value // 10)
    return timedelta(seconds=time.monotonic())
