"""What is in front on X11, as the window manager tells."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import IS_FILLED, WHICH_APP, Change, Connect, InFront
from tracker.sensors.linux.proc import names_of_process
from tracker.sensors.linux.xwindows import NO_WINDOW, Windows, display_with_windows
from tracker.sensors.program_names import NO_APP, ListedApps, names_of_entry

if sys.platform != "linux":
    raise ImportError("only Linux is asked in this way")

Names = Callable[[int], Iterable[str]]  # of the process of a number


class Order(Protocol):
    """What must be known of windows: `Windows`."""

    def fileno(self) -> int:
        """Return a descriptor."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def changes(self) -> set[Change]:
        """Return what may have changed."""
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

    def is_full_screen(self, window: int) -> bool:
        """Tell whether it fills the screen."""
        ...


class XDesktop:
    """A display whose window manager is asked of the window in front."""

    def __init__(self, windows: Order, listed: ListedApps, names: Names) -> None:
        """Take over a connection."""
        self._windows = windows
        self._listed = listed
        self._names = names

    def fileno(self) -> int:
        """Return the descriptor of the connection."""
        return self._windows.fileno()

    is_waiting = False  # the descriptor tells

    def close(self) -> None:
        """Disconnect."""
        self._windows.close()

    def changes(self) -> set[Change]:
        """Return what may have changed.

        Raises:
            SensorError: the server is gone.
        """
        return self._windows.changes()

    def app(self) -> str:
        """Return the listed app that is in front, or `NO_APP`."""
        window = self._windows.front()
        if window == NO_WINDOW:
            return NO_APP
        return app_of(self._windows, window, self._listed, self._names)

    def is_filled(self) -> bool:
        """Tell whether the window in front fills the screen."""
        window = self._windows.front()
        return window != NO_WINDOW and self._windows.is_full_screen(window)


def app_of(windows: Order, window: int, listed: ListedApps, names: Names) -> str:
    """Return which of the listed apps a window belongs to, or `NO_APP`."""
    process = windows.process(window)
    return (
        listed.among(names(process) if process is not None else ())
        # In a sandbox a process has another number, or an interpreter's name.
        or listed.among(name for entry in windows.classes(window) for name in names_of_entry(entry))
    )


def front_app(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[str], Order] = Windows,
    names: Names = names_of_process,
) -> InFront[str]:
    """Return the sensor that tells which listed app is in front, `active-window`."""
    find = _finder(environ, connect, names)
    return InFront("active-window", WHICH_APP, surroundings, find)


def full_screen(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[str], Order] = Windows,
) -> InFront[bool]:
    """Return the sensor that tells of a window that fills the screen, `full-screen`."""
    find = _finder(environ, connect, names_of_process)
    return InFront("full-screen", IS_FILLED, surroundings, find)


def _finder(
    environ: Mapping[str, str], connect: Callable[[str], Order], names: Names
) -> Callable[[], Connect]:
    def find() -> Connect:
        display = display_with_windows(environ)
        return lambda listed: XDesktop(connect(display), listed, names)

    return find
