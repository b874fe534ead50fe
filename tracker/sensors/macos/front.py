"""What is in front on macOS: which listed app, and whether it has the screen to itself.

macOS says of each app that comes to the front which process it is, and what it is called. Both are
compared with the listed apps on the spot and forgotten: windows and titles are not asked for.

It also tells every program what the active one has done to menu bar and Dock; an app that fills the
screen, in a Space of its own or over all else, puts both away. So no list of windows is asked for.
The size of a window would not tell it either: below the camera of a notebook, one that fills the
screen and one that was merely enlarged measure the same.

Whether a Focus, such as Do Not Disturb, is on macOS tells only to programs for messages that Apple
has granted a right to it. Mirrored displays are not taken for a presentation: some tools mirror a
display of their own all day, to sharpen what is seen.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Final

from tracker.sensors.apps import SystemTable
from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import IS_FILLED, WHICH_APP, Change, Connect, InFront
from tracker.sensors.macos.notifications import Center, Modules, Notes, loaded
from tracker.sensors.macos.quartz import Quartz, quartz
from tracker.sensors.program_names import NO_APP, ListedApps

Names = Callable[[int], Iterable[str]]  # of the process of a number

_ACTIVATED: Final = "NSWorkspaceDidActivateApplicationNotification"
_OF_APPS: Final[Mapping[str, Center]] = {_ACTIVATED: Center.WORKSPACE}
# The last is said to change with the active app as well; the others are asked for to be sure.
_OF_THE_SCREEN: Final[Mapping[str, Center]] = {
    **_OF_APPS,
    "NSWorkspaceActiveSpaceDidChangeNotification": Center.WORKSPACE,
    "currentSystemPresentationOptions": Center.APPLICATION,
}
_APPLICATION: Final = "NSWorkspaceApplicationKey"  # what is said along with it: which one
_NO_DOCK: Final = 1 << 0 | 1 << 1  # NSApplicationPresentationAutoHideDock, …HideDock
_NO_MENU_BAR: Final = 1 << 2 | 1 << 3  # NSApplicationPresentationAutoHideMenuBar, …HideMenuBar
_FULL_SCREEN: Final = 1 << 10  # NSApplicationPresentationFullScreen
_TABLE: Final = SystemTable()


class MacDesktop:
    """The desktop of macOS, which calls us when something may have changed."""

    def __init__(
        self,
        wanted: Mapping[str, Center],
        listed: ListedApps,
        names: Names,
        wake: Callable[[], None],
        load: Modules,
    ) -> None:
        """Begin to hear what is wanted.

        Raises:
            SensorError: there is no pyobjc.
        """
        self._listed = listed
        self._names = names
        self._wake = wake
        self._appkit = loaded("AppKit", load)
        self._notes = Notes(wanted, self._hear, load)
        self._notes.open()
        workspace = self._appkit.NSWorkspace.sharedWorkspace()
        self._app = self._of_the_listed(workspace.frontmostApplication())
        self._has_heard = False

    def fileno(self) -> None:
        """Return None: the host is woken instead."""

    @property
    def is_waiting(self) -> bool:
        """Tell whether something was heard that nobody has asked for yet."""
        return self._has_heard

    def close(self) -> None:
        """Hear nothing any more."""
        self._notes.close()

    def changes(self) -> set[Change]:
        """Return what may have changed; Spaces change by an animation, and say so beforehand."""
        has_heard, self._has_heard = self._has_heard, False
        return set(Change) if has_heard else set()

    def app(self) -> str:
        """Return the listed app that is in front, or `NO_APP`."""
        return self._app

    def is_filled(self) -> bool:
        """Tell whether the app in front has the screen to itself."""
        application = self._appkit.NSApplication.sharedApplication()
        options = int(application.currentSystemPresentationOptions())
        return bool(options & _FULL_SCREEN) or bool(options & _NO_DOCK and options & _NO_MENU_BAR)

    def _hear(self, name: str, about: Any) -> None:  # noqa: ANN401 - a dictionary of macOS, or None
        if name == _ACTIVATED and about is not None:
            key = getattr(self._appkit, _APPLICATION)
            self._app = self._of_the_listed(about.objectForKey_(key))
        self._has_heard = True
        self._wake()

    def _of_the_listed(self, application: Any) -> str:  # noqa: ANN401 - an object of macOS, or None
        """Return the name by which an app is listed, or `NO_APP`."""
        if application is None or not self._listed:
            return NO_APP
        # Of some apps the file is called otherwise than the app: "Electron".
        own = str(application.localizedName() or "")
        return self._listed.among([*self._names(int(application.processIdentifier())), own])


def front_app(
    surroundings: Surroundings,
    calls: Callable[[], Quartz] = quartz,
    load: Modules = import_module,
    names: Names = _TABLE.names,
) -> InFront[str]:
    """Return the sensor that tells which listed app is in front, `front-app`."""
    find = _finder(_OF_APPS, surroundings, calls, load, names)
    return InFront("front-app", WHICH_APP, surroundings, find)


def presentation(
    surroundings: Surroundings,
    calls: Callable[[], Quartz] = quartz,
    load: Modules = import_module,
) -> InFront[bool]:
    """Return the sensor that tells of an app with the screen to itself, `presentation`."""
    find = _finder(_OF_THE_SCREEN, surroundings, calls, load, _TABLE.names)
    return InFront("presentation", IS_FILLED, surroundings, find)


def _finder(
    wanted: Mapping[str, Center],
    surroundings: Surroundings,
    calls: Callable[[], Quartz],
    load: Modules,
    names: Names,
) -> Callable[[], Connect]:
    def connect(listed: ListedApps) -> MacDesktop:
        calls().session_state()  # which raises where there is no session with a screen
        return MacDesktop(wanted, listed, names, surroundings.wake, load)

    return lambda: connect
