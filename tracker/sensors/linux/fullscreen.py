"""Whether the window in front fills the screen on X11: a presentation, a film, a game.

A window goes full screen by being resized, and that is told. Some window managers resize it first
and say why afterwards, so it is looked at once more a second later. That it is over is believed a
second later, too: between two windows there is none in front.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from tracker.domain.signals import Busy, Signal
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.xwindows import NO_WINDOW, Change, Windows, display_with_windows

if sys.platform != "linux":
    raise ImportError("only Linux is asked in this way")

SETTLES: Final = timedelta(seconds=1)  # of the computer's time


class Desktop(Protocol):
    """What the sensor needs to know of windows: `Windows`."""

    def fileno(self) -> int:
        """Return a descriptor."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def front(self) -> int:
        """Return the window in front."""
        ...

    def is_full_screen(self, window: int) -> bool:
        """Tell whether it fills the screen."""
        ...

    def changes(self) -> set[Change]:
        """Return what may have changed."""
        ...


class FullScreen:
    """Tells when the window in front begins and ceases to fill the screen."""

    def __init__(
        self,
        surroundings: Surroundings,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[str], Desktop] = Windows,
    ) -> None:
        """Be ready to connect to the display that the environment names."""
        self._settles = surroundings.told(SETTLES)
        self._environ = environ
        self._connect = connect
        self._desktop: Desktop | None = None
        self._forget()

    def _forget(self) -> None:
        self._look: datetime | None = None
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `full-screen`."""
        return "full-screen"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell if the screen is filled already.

        Raises:
            SensorError: there is no X11 session here, or no window manager that tells.
        """
        desktop = self._connect(display_with_windows(self._environ))
        self.close()
        self._desktop = desktop
        return self._edge(is_full=self._is_full_now(desktop, now))

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._desktop is None else self._desktop.fileno()

    def next_look(self) -> datetime | None:
        """Return when to look once more."""
        return self._look

    def read(self, now: datetime) -> list[Signal]:
        """Tell if the window in front fills the screen now, or does so no longer.

        Raises:
            SensorError: the server is gone.
        """
        if self._desktop is None:
            return []
        changes = self._desktop.changes()
        is_due = self._look is not None and not self._look - self._settles <= now < self._look
        if not changes and not is_due:
            return []
        self._look = None if is_due else self._look
        self._wait_for(changes, now)
        is_full = self._is_full_now(self._desktop, now)
        if self._is_told and not is_full and not is_due:
            self._look = self._look or now + self._settles
            return []
        return self._edge(is_full=is_full)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a window is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        desktop, self._desktop = self._desktop, None
        self._forget()
        if desktop is not None:
            desktop.close()

    def _wait_for(self, changes: set[Change], now: datetime) -> None:
        if Change.SIZE in changes:
            self._look = now + self._settles

    def _is_full_now(self, desktop: Desktop, now: datetime) -> bool:
        """Tell whether the window in front fills the screen; the answers may bring changes."""
        is_full = self._is_full(desktop)
        while changes := desktop.changes():
            self._wait_for(changes, now)
            is_full = self._is_full(desktop)
        return is_full

    def _edge(self, *, is_full: bool) -> list[Signal]:
        """Tell what has changed."""
        if is_full == self._is_told:
            return []
        self._is_told = is_full
        return [Busy(on=is_full)]

    @staticmethod
    def _is_full(desktop: Desktop) -> bool:
        window = desktop.front()
        return window != NO_WINDOW and desktop.is_full_screen(window)
