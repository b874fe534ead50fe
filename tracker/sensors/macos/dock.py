"""Which programs stand in the Dock of macOS, and how these are asked to end."""

from importlib import import_module
from typing import Any, Final

from tracker.sensors.macos.notifications import Modules
from tracker.sensors.program_names import ListedApps, program_names

REGULAR: Final = 0  # NSApplicationActivationPolicyRegular: "appears in the Dock"


def apps_in_dock(load: Modules = import_module) -> list[tuple[str, str]]:
    """Return file and title of each; none where pyobjc is not installed."""
    try:
        appkit = load("AppKit")
    except ImportError:
        return []
    return [
        (str(app.executableURL().path()), str(app.localizedName() or ""))
        for app in _in_dock(appkit)
    ]


def end_apps(listed: ListedApps, load: Modules = import_module) -> None:
    """Ask the listed apps to end, once, as “Quit” in their menu does.

    `terminate` may be refused: an app with something unsaved asks the person first.
    """
    try:
        appkit = load("AppKit")
    except ImportError:
        return
    for app in _in_dock(appkit):
        file = str(app.executableURL().path())
        if listed.among(program_names("", file, ())):
            app.terminate()


def _in_dock(appkit: Any) -> list[Any]:  # noqa: ANN401 - objects of macOS
    found = appkit.NSWorkspace.sharedWorkspace().runningApplications()
    return [
        app
        for app in found
        if app.activationPolicy() == REGULAR and app.executableURL() is not None
    ]
