"""Which listed work app is in front on X11; of any other it is told only that it is none of them.

Without listed apps nothing is watched at all.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from tracker.domain.signals import Front, Signal
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.proc import names_of_process
from tracker.sensors.linux.xwindows import NO_WINDOW, Change, Windows, display_with_windows
from tracker.sensors.program_names import simple_name

if sys.platform != "linux":
    raise ImportError("only Linux is asked in this way")

NO_APP: Final = ""
SETTLES: Final = timedelta(seconds=1)  # of the computer's time: between two windows there is none


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

    def process(self, window: int) -> int | None:
        """Return the number of its process."""
        ...

    def classes(self, window: int) -> tuple[str, ...]:
        """Return what it says that it is."""
        ...

    def changes(self) -> set[Change]:
        """Return what may have changed."""
        ...


class ActiveWindow:
    """Tells which of the listed apps comes to the front, and when none of them is any more."""

    def __init__(
        self,
        surroundings: Surroundings,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[str], Desktop] = Windows,
        names: Callable[[int], Iterable[str]] = names_of_process,
    ) -> None:
        """Be ready to connect to the display that the environment names."""
        self._listed = {simple_name(app): app for app in surroundings.apps}
        self._settles = surroundings.told(SETTLES)
        self._environ = environ
        self._connect = connect
        self._names = names
        self._desktop: Desktop | None = None
        self._told = NO_APP
        self._look: datetime | None = None

    @property
    def name(self) -> str:
        """Return `active-window`."""
        return "active-window"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell if a listed app is in front; without any, do nothing ever.

        Raises:
            SensorError: this is no X11 session, or has no window manager that tells.
        """
        display = display_with_windows(self._environ)
        self.close()
        if not self._listed:
            return []
        desktop = self._connect(display)
        self._desktop = desktop
        return self._edge(self._in_front_now(desktop))

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._desktop is None else self._desktop.fileno()

    def next_look(self) -> datetime | None:
        """Return when to see whether no listed app is in front still."""
        return self._look

    def read(self, now: datetime) -> list[Signal]:
        """Tell if another app came to the front; that none is any more, a second later.

        Raises:
            SensorError: the server is gone.
        """
        if self._desktop is None:
            return []
        is_due = self._look is not None and not self._look - self._settles <= now < self._look
        if Change.FRONT not in self._desktop.changes() and not is_due:
            return []
        app = self._in_front_now(self._desktop)
        if app == NO_APP != self._told and not is_due:
            self._look = self._look or now + self._settles
            return []
        return self._edge(app)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a window is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        desktop, self._desktop = self._desktop, None
        self._told, self._look = NO_APP, None
        if desktop is not None:
            desktop.close()

    def _in_front_now(self, desktop: Desktop) -> str:
        """Return what is in front; the answers may bring further changes."""
        app = self._in_front(desktop)
        while Change.FRONT in desktop.changes():
            app = self._in_front(desktop)
        return app

    def _edge(self, app: str) -> list[Signal]:
        """Tell what is in front, if that has changed."""
        self._look = None
        if app == self._told:
            return []
        self._told = app
        return [Front(app)]

    def _in_front(self, desktop: Desktop) -> str:
        window = desktop.front()
        if window == NO_WINDOW:
            return NO_APP
        process = desktop.process(window)
        return (
            self._of_the_listed(self._names(process) if process is not None else ())
            # In a sandbox a process has another number, or an interpreter's name.
            or self._of_the_listed(desktop.classes(window))
        )

    def _of_the_listed(self, names: Iterable[str]) -> str:
        found = {self._listed.get(simple_name(name), NO_APP) for name in names} - {NO_APP}
        return min(found, default=NO_APP)
