"""What a sensor is: something that tells what the desktop does, in signals.

A sensor delivers edges (became idle, was locked), never samples. It owns a file descriptor that
becomes readable, or names the moment at which it wants to look by itself, and wakes the host where
that moment comes early. It reads no clock: the present is handed in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from tracker.domain.signals import Signal

AT_ONCE: Final = datetime(1970, 1, 1, tzinfo=UTC)  # a next look that has come, whatever the clock


class Need(StrEnum):
    """What the program wants to be told."""

    IDLE = "idle"  # input stopped, input came back
    SESSION = "session"  # the screen is locked, the computer sleeps or shuts down
    CLOCK = "clock"  # the wall clock or the zone was set
    APPS = "apps"  # which of the listed work apps run
    CALL = "call"  # a call began or ended
    BUSY = "busy"  # full screen or do-not-disturb began or ended
    FRONT = "front"  # which of the listed work apps is in front
    NETWORK = "network"  # which network the computer is in


@dataclass(frozen=True, slots=True)
class Network(Signal):
    """The computer is in another network; which place that is, the person has to say.

    The hall makes a place of it; neither the engine nor a trace ever sees one.

    Attributes:
        token: the keyed hash of the hardware address of its gateway; empty: in none that is known.
    """

    token: str


def on_the_grid(now: datetime, every: timedelta) -> datetime:
    """Return the next moment for a look that can wait, at most `every` from now.

    Such looks fall together, of whichever sensor they are: one wake-up serves them all.
    """
    return now + every - (now - AT_ONCE) % every


def nobody() -> None:
    """Wake no host: one that waits for descriptors alone needs no waking."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What sensors must know of the person's settings, and of the host that reads them.

    Attributes:
        away_after: how long without input until the person is taken to be away.
        apps: the listed work apps, case folded.
        pace: how many seconds of the program's time pass in one of the computer's; not 1 only
            where the program is tried out faster than life.
        key: the secret without which the token of a network says nothing.
        wake: what a sensor without a descriptor calls when its next look has come early; from any
            thread. It makes the host look before long, and never reads a sensor by itself from
            another thread than the host's.
    """

    away_after: timedelta = timedelta(minutes=5)
    apps: frozenset[str] = frozenset()
    pace: float = 1.0
    key: bytes = field(default=b"", compare=False, repr=False)
    wake: Callable[[], None] = field(default=nobody, compare=False, repr=False)

    def real(self, length: timedelta) -> timedelta:
        """Return how long a length of the program's time takes on the computer."""
        return length / self.pace

    def told(self, length: timedelta) -> timedelta:
        """Return how much of the program's time passes in a length measured on the computer."""
        return length * self.pace


class Sensor(Protocol):
    """One source of signals.

    All methods but `open` and `read` are safe to call at any time; `close` may be called twice.
    """

    @property
    def name(self) -> str:
        """Return its short name, the same in every language: `xsync`, `logind`, `none`."""
        ...

    def open(self, now: datetime) -> Sequence[Signal]:
        """Try it for real, begin to watch, and tell how things stand.

        Raises:
            SensorError: it cannot be used here; the error says why, and what would cure that.
        """
        ...

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when there is something to `read`, or None."""
        ...

    def next_look(self) -> datetime | None:
        """Return when `read` is to be called though nothing became readable, or None."""
        ...

    def read(self, now: datetime) -> Sequence[Signal]:
        """Take in what has come, without waiting, and tell what it means.

        Raises:
            SensorError: the source is gone; the sensor can only be closed now.
        """
        ...

    def last_input(self, now: datetime) -> datetime | None:
        """Return when the last input was, or None where that cannot be known."""
        ...

    def saved(self) -> None:
        """Hear that all it told is on record; what it held up for that may go on."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


# Which sensors could meet a need in these surroundings, the best first.
Candidates = Callable[[Need, Surroundings], Sequence[Sensor]]
