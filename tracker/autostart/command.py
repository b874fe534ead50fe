"""How this very program is started at log-in: frozen, installed, or from a virtual environment."""

import os
import sys
from pathlib import Path
from typing import Final

from tracker.autostart.entry import Command
from tracker.paths import Home, own_home

BACKGROUND: Final = "--background"
_SUFFIX: Final = ".exe" if sys.platform == "win32" else ""


def start_command(home: Home) -> Command:
    """Return the words that start the tray program of a home, without opening a window."""
    named = () if home == own_home() else ("--home", str(home.folder))
    return (*_program(), *named, BACKGROUND)


def _program() -> Command:
    if getattr(sys, "frozen", False):
        return (_frozen(),)
    beside = Path(sys.executable).parent
    if sys.platform == "win32":  # the command there would open a console of its own
        windowed = beside / "pythonw.exe"
        return (str(windowed if windowed.exists() else sys.executable), "-m", "ui")
    installed = beside / "kjernetid"
    if installed.is_file():
        return (str(installed),)
    return (sys.executable, "-m", "ui")


def _frozen() -> str:
    """Return the file to start a bundle by; an AppImage is unpacked anew at each start."""
    image = os.environ.get("APPIMAGE", "")
    if image:
        return image
    windowed = Path(sys.executable).with_name(f"kjernetidw{_SUFFIX}")  # it has no console
    return str(windowed) if windowed.is_file() else sys.executable
