"""Which of the listed work apps is in front on macOS; of any other only that it is none of them.

macOS says of each app that comes to the front which process it is, and what it is called. Both are
compared with the listed apps on the spot and forgotten: windows and titles are not asked for.
Without listed apps nothing is heard at all.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any, Final

from tracker.domain.signals import Front, Signal
from tracker.sensors.apps import SystemTable
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.notes import Center, Modules, Notes, loaded
from tracker.sensors.macos.quartz import Quartz, quartz
from tracker.sensors.program_names import simple_name

NO_APP: Final = ""
SETTLES: Final = timedelta(seconds=1)  # of the computer's time: one may pass through the front
_WANTED: Final[Mapping[str, Center]] = {
    "NSWorkspaceDidActivateApplicationNotification": Center.WORKSPACE
}
_TABLE: Final = SystemTable()
_APPLICATION: Final = "NSWorkspaceApplicationKey"  # what is said along with it: which one


class FrontApp:
    """Tells which of the listed apps comes to the front, and when none of them is any more."""

    def __init__(
        self,
        surroundings: Surroundings,
        calls: Callable[[], Quartz] = quartz,
        load: Modules = import_module,
        names: Callable[[int], Iterable[str]] = _TABLE.names,
    ) -> None:
        """Be ready to hear; `names` returns what a process is called, by its number."""
        self._listed = {simple_name(app): app for app in surroundings.apps}
        self._wake = surroundings.wake
        self._settles = surroundings.told(SETTLES)
        self._calls = calls
        self._load = load
        self._names = names
        self._notes = Notes(_WANTED, self._hear, load)
        self._forget()

    def _forget(self) -> None:
        self._has_heard = False
        self._in_front = NO_APP
        self._told = NO_APP
        self._left: datetime | None = None  # when the told one was left, while that settles

    @property
    def name(self) -> str:
        """Return `front-app`."""
        return "front-app"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear, and tell if a listed app is in front; without any, do nothing ever.

        Raises:
            SensorError: there is no session with a screen here, or no pyobjc.
        """
        self.close()
        if not self._listed:
            return []
        self._calls().session_state()
        self._notes.open()
        workspace = loaded("AppKit", self._load).NSWorkspace.sharedWorkspace()
        self._in_front = self._of_the_listed(workspace.frontmostApplication())
        return self._edge()

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to see whether no listed app is in front still; at once if one came."""
        if self._has_heard:
            return AT_ONCE
        return None if self._left is None else self._left + self._settles

    def read(self, now: datetime) -> list[Signal]:
        """Tell if another app came to the front; that none is any more, a second later."""
        self._has_heard = False
        if self._in_front != NO_APP or self._told == NO_APP:
            return self._edge()
        if self._left is None:
            self._left = now
        return [] if self._left <= now < self._left + self._settles else self._edge()

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: an app in front is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Hear nothing any more."""
        self._notes.close()
        self._forget()

    def _hear(self, _name: str, about: Any) -> None:  # noqa: ANN401 - a dictionary of macOS
        key = getattr(loaded("AppKit", self._load), _APPLICATION)
        self._in_front = self._of_the_listed(about.objectForKey_(key))
        self._has_heard = True
        self._wake()

    def _edge(self) -> list[Signal]:
        """Tell what is in front, if that has changed."""
        self._left = None
        if self._in_front == self._told:
            return []
        self._told = self._in_front
        return [Front(self._told)]

    def _of_the_listed(self, application: Any) -> str:  # noqa: ANN401 - an object of macOS, or None
        """Return the name by which an app is listed, or nothing."""
        if application is None:
            return NO_APP
        names = {
            *self._names(int(application.processIdentifier())),
            # Of some apps the file is called otherwise than the app: "Electron".
            simple_name(str(application.localizedName() or "")),
        }
        return min((self._listed[name] for name in names if name in self._listed), default=NO_APP)
