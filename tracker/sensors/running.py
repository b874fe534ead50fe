"""The person's programs that run now, for them to choose their work apps from.

Asked for only when somebody chooses, and forgotten with the list that was shown. Programs that
people start themselves come first: those in the menu of the desktop, on Windows those with a
window, on macOS those in the Dock. What works in the background comes behind them, and is all
there: what we take for background may be somebody's work.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.errors import SensorError
from tracker.sensors.apps import running_programs
from tracker.sensors.program_names import program_name

_NO_FILE = "memfd:"  # Linux calls so what was never a file; nobody could list it


@dataclass(frozen=True, slots=True)
class RunningApp:
    """A program that runs, helpers of its own folded into it.

    Attributes:
        name: what the settings call it.
        title: what people call it, in the language in use; the name where nothing tells.
        is_shown: whether it is one that people start themselves.
    """

    name: str
    title: str
    is_shown: bool


def running_apps() -> tuple[RunningApp, ...]:
    """Return the person's own programs, those first that people start themselves.

    It takes some hundredths of a second, longer where there are many.
    """
    names = {name for name in running_programs() if not name.startswith(_NO_FILE)}
    return in_order(names, _titles(names))


def in_order(names: Iterable[str], titles: Mapping[str, str]) -> tuple[RunningApp, ...]:
    """Put programs in the order of what people call them; `titles` are those they start."""
    found = [RunningApp(name, titles.get(name) or name, name in titles) for name in set(names)]
    return tuple(sorted(found, key=lambda app: (not app.is_shown, app.title.casefold(), app.name)))


def _titles(names: Iterable[str]) -> Mapping[str, str]:
    """Return the titles of those programs that people start themselves; none if nobody tells."""
    if sys.platform == "linux":
        from tracker.sensors.linux.menu import titles

        return titles(names)
    if sys.platform == "win32":
        from tracker.sensors.windows.shown import files_with_windows

        try:
            return _named((file, "") for file in files_with_windows())
        except SensorError:
            return {}
    if sys.platform == "darwin":
        from tracker.sensors.macos.dock import apps_in_dock

        return _named(apps_in_dock())
    return {}


def _named(apps: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return titles by the name that the settings know; an app is its file and its title."""
    found = {program_name("", file, ()): title for file, title in apps}
    found.pop("", None)
    return found
