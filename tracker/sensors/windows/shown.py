"""Which programs have a window on Windows, and how these are asked to close; no title is read."""

from collections.abc import Callable

from tracker.sensors.program_names import ListedApps, program_names
from tracker.sensors.windows.dlls import WM_CLOSE, WNDENUMPROC, Calls, calls
from tracker.sensors.windows.processes import program_of_window


def files_with_windows(calls: Callable[[], Calls] = calls) -> set[str]:
    """Return the files of the programs, each once.

    Raises:
        SensorError: this is no Windows that has the functions.
    """
    known = calls()
    return {program_of_window(known, window) for window in _windows(known)} - {""}


def close_windows(listed: ListedApps, calls: Callable[[], Calls] = calls) -> None:
    """Ask each window of the listed apps to close, once, as its own button to close does.

    Raises:
        SensorError: this is no Windows that has the functions.
    """
    known = calls()
    for window in _windows(known):
        file = program_of_window(known, window)
        if file and listed.among(program_names("", file, ())):
            known.user32.PostMessageW(window, WM_CLOSE, 0, 0)


def _windows(known: Calls) -> list[int]:
    """Return the windows that can be seen and stand in no other one."""
    windows: list[int] = []

    def on_window(window: int | None, _detail: int) -> int:
        if window and known.user32.IsWindowVisible(window):
            windows.append(window)
        return 1  # go on

    known.user32.EnumWindows(WNDENUMPROC(on_window), 0)
    return windows
