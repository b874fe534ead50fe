"""How the tray program is asked to start, whether it can, and that it is the only one."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.paths import Home

if TYPE_CHECKING:
    from tracker.store.lock import RecorderLock


@dataclass(frozen=True, slots=True)
class TrayOptions:
    """What was asked for on the command line.

    Attributes:
        record: a file to write all signals to, as a trace; None: none.
        background: start without opening a window, as at log-in; hello is said in a new home alone.
    """

    record: Path | None = None
    background: bool = False


def has_display() -> bool:
    """Tell whether there is a screen to show anything on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def own_command(home: Home, options: TrayOptions) -> list[str]:
    """Return the command by which this program can be started once more, with the same home."""
    return [
        *_program(),
        "--home",
        str(home.folder),
        *(["--background"] if options.background else []),
    ]


def _program() -> list[str]:
    """Return what starts the program: itself where it is frozen, else its script or module."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0])
    if script.name == "__main__.py":
        return [sys.executable, "-m", script.parent.name]
    return [str(script.absolute())]


def claim(home: Home) -> "RecorderLock":
    """Become the one instance that records into a home, until the lock is released.

    Raises:
        JournalBusyError: another instance is.
        FolderError: the home cannot be written to.
    """
    from tracker.store.lock import RecorderLock  # a tray icon that waits for it comes late

    return RecorderLock(home).acquire()
