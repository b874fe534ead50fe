"""Signals: what the desktop, or the person, tells the program. All instants are aware UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.model import Choice, EndReason, Place


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing the desktop or the person told us."""


@dataclass(frozen=True, slots=True)
class Start(Signal):
    """The program started."""


@dataclass(frozen=True, slots=True)
class Active(Signal):
    """Input was seen after a time without."""


@dataclass(frozen=True, slots=True)
class Idle(Signal):
    """No input since `since`, which lies before the signal itself."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Lock(Signal):
    """The screen was locked, or another user took it."""


@dataclass(frozen=True, slots=True)
class Unlock(Signal):
    """The screen was unlocked; by itself this is not input."""


@dataclass(frozen=True, slots=True)
class Sleep(Signal):
    """The computer goes to sleep."""


@dataclass(frozen=True, slots=True)
class Wake(Signal):
    """The computer woke; by itself this is not input."""


@dataclass(frozen=True, slots=True)
class Call(Signal):
    """A call began or ended."""

    on: bool


@dataclass(frozen=True, slots=True)
class Busy(Signal):
    """Full screen, a presentation or do-not-disturb began or ended."""

    on: bool


@dataclass(frozen=True, slots=True)
class Front(Signal):
    """Another app came to the front; `app` is a process name, case folded, without `.exe`."""

    app: str


@dataclass(frozen=True, slots=True)
class Apps(Signal):
    """The listed work apps that run now."""

    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class ZoneChanged(Signal):
    """The computer was set to another zone."""

    zone: str


@dataclass(frozen=True, slots=True)
class PlaceChanged(Signal):
    """The person is somewhere else now."""

    place: Place


@dataclass(frozen=True, slots=True)
class ClockJumped(Signal):
    """The wall clock was set, `by` forward or, negative, back, while no time passed."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Say(Signal):
    """The person gave a command; the words are those of the command line."""

    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer(Signal):
    """The person answered a prompt; `until` belongs to `Choice.UNTIL` alone."""

    prompt: str
    choice: Choice
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stop(Signal):
    """The program ends in order."""

    reason: EndReason = EndReason.STOP


@dataclass(frozen=True, slots=True)
class Crash(Signal):
    """The program ended without order; `saved` is the last input that a checkpoint kept."""

    saved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Passed(Signal):
    """Nothing happened but that a deadline came."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A signal with the moment and the zone it came in."""

    at: datetime
    zone: str
    signal: Signal
