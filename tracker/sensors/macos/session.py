"""Lock, switch of user, sleep and log-out on macOS, as the desktop tells of them.

All of it is heard in the host's own thread, and macOS sleeps only when everybody who heard of it
has returned. A host that reads its sensors as it is woken has the end of the work session on record
by then.

`NSWorkspaceWillPowerOffNotification` says that somebody wants to log out, which any program may
still refuse; nothing says that it was refused. So a computer that is still up a minute later is
taken to stay up.
"""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from importlib import import_module
from typing import Final

from tracker.domain.model import EndReason
from tracker.domain.signals import Lock, Signal, Sleep, Start, Stop, Unlock, Wake
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.notifications import Center, Modules, Notes
from tracker.sensors.macos.quartz import Quartz, quartz

STILL_UP: Final = timedelta(minutes=1)  # of the computer's time, after sleep or log-out was told


class Note(StrEnum):
    """What is heard: names of constants in `NSWorkspace.h`, and two that are in no header."""

    LOCKED = "com.apple.screenIsLocked"
    UNLOCKED = "com.apple.screenIsUnlocked"
    RESIGNED = "NSWorkspaceSessionDidResignActiveNotification"  # another user is in front
    BECAME_ACTIVE = "NSWorkspaceSessionDidBecomeActiveNotification"
    WILL_SLEEP = "NSWorkspaceWillSleepNotification"
    DID_WAKE = "NSWorkspaceDidWakeNotification"
    WILL_POWER_OFF = "NSWorkspaceWillPowerOffNotification"


_WANTED: Final[Mapping[str, Center]] = {
    note: Center.DISTRIBUTED if note.startswith("com.") else Center.WORKSPACE for note in Note
}


class Workspace:
    """Tells of lock and unlock, sleep and wake, log-out."""

    def __init__(
        self,
        surroundings: Surroundings,
        calls: Callable[[], Quartz] = quartz,
        load: Modules = import_module,
    ) -> None:
        """Be ready to hear of all this."""
        self._wait = surroundings.told(STILL_UP)
        self._wake = surroundings.wake
        self._calls = calls
        self._notes = Notes(_WANTED, self._hear, load)
        self._heard: deque[str] = deque()
        self._forget()

    def _forget(self) -> None:
        self._is_locked = False  # the lock screen is shown
        self._is_away = False  # another user's session is in front
        self._is_told_locked = False
        self._slept: datetime | None = None  # when sleep was told, while no wake was
        self._ended: datetime | None = None  # when a log-out was told

    @property
    def name(self) -> str:
        """Return `workspace`."""
        return "workspace"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear, and tell if the screen is locked already.

        Raises:
            SensorError: there is no session with a screen here, or no pyobjc.
        """
        self.close()
        calls = self._calls()
        self._notes.open()
        try:
            self._is_locked, self._is_away = calls.session_state()
        except SensorError:
            self.close()
            raise
        return self._edge()

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look: at once if something was heard."""
        if self._heard:
            return AT_ONCE
        looks = [at + self._wait for at in (self._slept, self._ended) if at is not None]
        return min(looks, default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Tell what was heard, and what it turned out not to mean."""
        signals: list[Signal] = []
        while self._heard:
            signals += self._meaning(self._heard.popleft(), now)
        if self._slept is not None and not self._slept <= now < self._slept + self._wait:
            self._slept = None
            signals.append(Wake())
        if self._ended is not None and not self._ended <= now < self._ended + self._wait:
            self._ended = None
            signals.append(Start())
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: the desktop does not tell of input."""
        return None

    def saved(self) -> None:
        """Hold nothing up: macOS waits only while it is heard."""

    def close(self) -> None:
        """Hear nothing any more."""
        self._notes.close()
        self._heard.clear()
        self._forget()

    def _hear(self, name: str, _about: object) -> None:
        self._heard.append(name)
        self._wake()

    def _meaning(self, name: str, now: datetime) -> list[Signal]:
        match name:
            case Note.LOCKED | Note.UNLOCKED:
                self._is_locked = name == Note.LOCKED
            case Note.RESIGNED | Note.BECAME_ACTIVE:
                self._is_away = name == Note.RESIGNED
            case Note.WILL_SLEEP:
                self._slept = now
                return [Sleep()]
            case Note.DID_WAKE:
                self._slept = None
                return [Wake()]
            case Note.WILL_POWER_OFF:
                self._ended = now
                return [Stop(EndReason.LOGOUT)]
        return self._edge()

    def _edge(self) -> list[Signal]:
        """Tell of lock or unlock if that has changed."""
        is_locked = self._is_locked or self._is_away
        if is_locked == self._is_told_locked:
            return []
        self._is_told_locked = is_locked
        return [Lock() if is_locked else Unlock()]
