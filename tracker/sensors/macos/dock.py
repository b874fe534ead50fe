"""Which programs stand in the Dock of macOS: those that people know to be running."""

from importlib import import_module
from typing import Final

from tracker.sensors.macos.notes import Modules

REGULAR: Final = 0  # NSApplicationActivationPolicyRegular: "appears in the Dock"


def apps_in_dock(load: Modules = import_module) -> list[tuple[str, str]]:
    """Return file and title of each; none where pyobjc is not installed."""
    try:
        appkit = load("AppKit")
    except ImportError:
        return []
    found = appkit.NSWorkspace.sharedWorkspace().runningApplications()
    return [
        (str(app.executableURL().path()), str(app.localizedName() or ""))
        for app in found
        if app.activationPolicy() == REGULAR and app.executableURL() is not None
    ]
