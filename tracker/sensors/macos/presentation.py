"""Whether the app in front has the screen to itself on macOS: a presentation, a film, a game.

macOS tells every program what the active one has done to menu bar and Dock; an app that fills the
screen, in a Space of its own or over all else, puts both away. So no list of windows is asked for.
The size of a window would not tell it either: below the camera of a notebook, one that fills the
screen and one that was merely enlarged measure the same.

Whether a Focus, such as Do Not Disturb, is on macOS tells only to programs for messages that Apple
has granted a right to it. Mirrored displays are not taken for a presentation: some tools mirror a
display of their own all day, to sharpen what is seen.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any, Final

from tracker.domain.signals import Busy, Signal
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.macos.notes import Center, Modules, Notes, loaded
from tracker.sensors.macos.quartz import Quartz, quartz

SETTLES: Final = timedelta(seconds=1)  # of the computer's time: Spaces change by an animation

# The last is said to change with the active app as well; the others are asked for to be sure.
_WANTED: Final[Mapping[str, Center]] = {
    "NSWorkspaceDidActivateApplicationNotification": Center.WORKSPACE,
    "NSWorkspaceActiveSpaceDidChangeNotification": Center.WORKSPACE,
    "currentSystemPresentationOptions": Center.APPLICATION,
}
_NO_DOCK: Final = 1 << 0 | 1 << 1  # NSApplicationPresentationAutoHideDock, …HideDock
_NO_MENU_BAR: Final = 1 << 2 | 1 << 3  # NSApplicationPresentationAutoHideMenuBar, …HideMenuBar
_FULL_SCREEN: Final = 1 << 10  # NSApplicationPresentationFullScreen


class Presentation:
    """Tells when the app in front begins and ceases to have the screen to itself."""

    def __init__(
        self,
        surroundings: Surroundings,
        calls: Callable[[], Quartz] = quartz,
        load: Modules = import_module,
    ) -> None:
        """Be ready to hear of it."""
        self._wake = surroundings.wake
        self._settles = surroundings.told(SETTLES)
        self._calls = calls
        self._load = load
        self._notes = Notes(_WANTED, self._hear, load)
        self._application: Any = None
        self._forget()

    def _forget(self) -> None:
        self._has_heard = False
        self._heard: datetime | None = None  # until it has settled
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `presentation`."""
        return "presentation"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear, and tell if an app has the screen to itself already.

        Raises:
            SensorError: there is no session with a screen here, or no pyobjc.
        """
        self.close()
        self._calls().session_state()
        self._notes.open()
        self._application = loaded("AppKit", self._load).NSApplication.sharedApplication()
        return self._edge(is_full=self._is_full())

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look once more; at once if something was heard."""
        if self._has_heard:
            return AT_ONCE
        return None if self._heard is None else self._heard + self._settles

    def read(self, now: datetime) -> list[Signal]:
        """Tell if an app has the screen to itself now; that none has any more, a second later."""
        if self._application is None:
            return []
        if self._has_heard:
            self._has_heard, self._heard = False, now
            return self._edge(is_full=True) if self._is_full() else []
        if self._heard is None or self._heard <= now < self._heard + self._settles:
            return []
        self._heard = None
        return self._edge(is_full=self._is_full())

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: this is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Hear nothing any more."""
        self._notes.close()
        self._application = None
        self._forget()

    def _hear(self, _name: str, _about: object) -> None:
        self._has_heard = True
        self._wake()

    def _is_full(self) -> bool:
        options = int(self._application.currentSystemPresentationOptions())
        return bool(options & _FULL_SCREEN) or bool(options & _NO_DOCK and options & _NO_MENU_BAR)

    def _edge(self, *, is_full: bool) -> list[Signal]:
        if is_full == self._is_told:
            return []
        self._is_told = is_full
        return [Busy(on=is_full)]
