"""Work apps asked to close, as their own button to close would: one request a window, no more.

An app that has something unsaved asks the person, and stays if they want that. Nothing here ends a
process. On Wayland no program may ask another one's window to close.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping

from tracker.errors import SensorError
from tracker.sensors.program_names import ListedApps

Close = Callable[[ListedApps], None]
_log = logging.getLogger(__name__)


def can_close_apps() -> bool:
    """Tell whether this desktop has such a request."""
    return closer() is not None


def close_apps(apps: Iterable[str]) -> None:
    """Ask the windows of these apps to close; whether they do is between them and the person."""
    close = closer()
    if close is None:
        return
    try:
        close(ListedApps(apps))
    except SensorError as error:
        _log.warning("Work apps could not be asked to close: %s", error.sentence)


def closer(environ: Mapping[str, str] = os.environ) -> Close | None:
    """Return what asks the windows of listed apps to close, or None where nothing can."""
    if sys.platform == "linux":
        from tracker.sensors.linux.xclosing import close_apps
        from tracker.sensors.linux.xwindows import display_with_windows

        try:
            display = display_with_windows(environ)
        except SensorError:
            return None
        return lambda listed: close_apps(display, listed)
    if sys.platform == "win32":
        from tracker.sensors.windows.shown import close_windows

        return close_windows
    if sys.platform == "darwin":
        from tracker.sensors.macos.dock import end_apps

        return end_apps
    return None
