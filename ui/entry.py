"""The outermost door: the command `kjernetid`.

It hands the command line two callables that bring in the windows only when they are called, so
that everything else works without Qt. The way most taken, starting the tray program without
further words, passes by the command line, which would stay in memory for weeks.
"""

import builtins
import importlib
import importlib.util
import linecache
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.lean import lighten

lighten()  # before the first library is imported

from tracker.starting import TrayOptions, has_display  # noqa: E402 - see above

if TYPE_CHECKING:
    from tracker.domain.week import WeekBalance
    from tracker.paths import Home

BACKGROUND = "--background"
CHILD = ["-m", "tracker.holidays"]  # what the program asks of another one of itself
LARGEST = "sqlalchemy"  # what most of the memory of code is spent on
LEAN = 2  # the level at which Python leaves out docstrings


def main() -> None:
    """Run the command line with everything that windows can do."""
    arguments = sys.argv[1:]
    if getattr(sys, "frozen", False) and arguments[:2] == CHILD:
        from tracker.holidays import tell

        return tell(*arguments[2:])
    if arguments in ([], [BACKGROUND]) and has_display():
        _go_lean()
        sys.exit(_start(TrayOptions(background=bool(arguments))))
    from tracker import cli

    sys.exit(cli.main(open_tray=open_tray, paint=paint))


def open_tray(home: "Home", options: TrayOptions) -> int:
    """Run the tray program, or show the window of the one that runs.

    Raises:
        TrackerError: the home cannot be used.
    """
    if sys.platform == "linux" and getattr(sys, "frozen", False):
        _hold_archive()
    _import_qt()
    from ui import startup

    return startup.run(home, options)


def paint(weeks: "Sequence[WeekBalance]", path: Path, kind: str) -> None:
    """Paint one or more weeks, one below the other, into a file, as seen at present.

    Raises:
        TrackerError: the file cannot be written.
    """
    from tracker.clock import clock_from_environment
    from ui.picture import export

    export.paint(weeks, path, kind, now=clock_from_environment().read().at)


def _hold_archive() -> None:
    """Hold on to the modules of a frozen program, which an upgrade may replace while it runs.

    PyInstaller opens its archive anew for each module. The file that we were started from is
    there as long as a descriptor of it is open, and what is imported later fits what runs.
    """
    archive = importlib.import_module("pyimod02_importers").pyz_archive
    held = os.open(archive._filename, os.O_RDONLY)  # noqa: SLF001 - there is no other way in
    archive._filename = f"/proc/self/fd/{held}"  # noqa: SLF001 - as above


def _import_qt() -> None:
    """Import Qt without its hook.

    PySide6 puts a hook in the place of `import`, which reads and keeps the source of every module
    imported after it, for a feature that nobody uses here: 25 MB and 0.2 s until all is loaded.
    """
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 - for what it brings into memory

    builtins.__import__ = plain
    linecache.clearcache()


def _start(options: TrayOptions) -> int:
    """Start the tray program; what is known to go wrong is one line, as on the command line."""
    from tracker.errors import TrackerError
    from tracker.paths import find_home

    try:
        return open_tray(find_home(), options)
    except TrackerError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"{error.sentence}\n")
        return 1


def _go_lean() -> None:
    """Begin again in a Python without docstrings, three megabytes the less, where that is cheap."""
    is_whole = sys.flags.optimize < LEAN and not getattr(sys, "frozen", False)
    if os.name == "posix" and is_whole and _has_lean_code():
        lean = ["-OO", "-X", "no_debug_ranges"]
        if Path(__file__).resolve().parent.parent != Path.cwd():
            lean.append("-P")  # a folder “ui” that happens to lie here is not ours
        command = [sys.executable, *lean, "-m", "ui", *sys.argv[1:]]
        os.execv(sys.executable, command)  # noqa: S606 - ourselves, without a shell


def _has_lean_code() -> bool:
    """Tell whether code without docstrings is compiled already, or can be kept once it is."""
    found = importlib.util.find_spec(LARGEST)
    if found is None or found.origin is None:
        return False
    compiled = Path(importlib.util.cache_from_source(found.origin, optimization=LEAN))
    if compiled.exists():
        return True
    folder = next(above for above in compiled.parents if above.exists())
    return not sys.dont_write_bytecode and os.access(folder, os.W_OK)
