"""Windows of listed apps asked to close on X11, through the window manager."""

import sys
from collections.abc import Callable
from typing import Protocol

from tracker.sensors.linux.proc import names_of_process
from tracker.sensors.linux.xfront import Names, Order, app_of
from tracker.sensors.linux.xwindows import Windows
from tracker.sensors.program_names import ListedApps

if sys.platform != "linux":
    raise ImportError("only Linux is asked in this way")


class Asked(Order, Protocol):
    """What must be known of windows, and done with them: `Windows`."""

    def all(self) -> tuple[int, ...]:
        """Return all windows."""

    def ask_to_close(self, window: int) -> None:
        """Ask one to close."""


def close_apps(
    display: str,
    listed: ListedApps,
    connect: Callable[[str], Asked] = Windows,
    names: Names = names_of_process,
) -> None:
    """Ask each window of the listed apps to close, once.

    Raises:
        SensorError: no server answers, or no window manager keeps order there.
    """
    windows = connect(display)
    try:
        for window in windows.all():
            if app_of(windows, window, listed, names):
                windows.ask_to_close(window)
        windows.all()  # it answers when it has heard all that
    finally:
        windows.close()
