"""Which programs have a window on the screen of Windows; titles of windows are never asked for."""

from collections.abc import Callable

from tracker.sensors.windows.calls import WNDENUMPROC, Calls, calls
from tracker.sensors.windows.processes import program_of_window


def files_with_windows(calls: Callable[[], Calls] = calls) -> set[str]:
    """Return the files of the programs, each once.

    Raises:
        SensorError: this is no Windows that has the functions.
    """
    known = calls()
    windows: list[int] = []

    def on_window(window: int | None, _detail: int) -> int:
        if window and known.user32.IsWindowVisible(window):
            windows.append(window)
        return 1  # go on

    known.user32.EnumWindows(WNDENUMPROC(on_window), 0)
    return {program_of_window(known, window) for window in windows} - {""}
