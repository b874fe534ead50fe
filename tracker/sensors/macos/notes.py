"""Notifications of macOS, by pyobjc: they come in the main thread, out of its run loop.

Qt's loop on macOS is that run loop, so there is no thread of ours. macOS waits with what it says
beforehand (`NSWorkspaceWillSleepNotification`: up to 30 seconds) until whoever hears it returns.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from types import new_class
from typing import Any, Final, Protocol

from tracker.errors import SensorError
from tracker.wording import _

_SELECTOR: Final = b"heard:"
# NSNotificationSuspensionBehaviorDeliverImmediately: AppKit suspends the distributed center while
# the program is not the active one, and one in the menu bar hardly ever is.
_AT_ONCE: Final = 4


class Center(Enum):
    """Who posts it."""

    PROGRAM = "program"  # NSNotificationCenter: about the computer, within each program
    WORKSPACE = "workspace"  # NSWorkspace: about the desktop and the session
    DISTRIBUTED = "distributed"  # NSDistributedNotificationCenter: by other programs


class Modules(Protocol):
    """How a module of pyobjc is loaded: `importlib.import_module`."""

    def __call__(self, name: str, /) -> Any:  # noqa: ANN401 - pyobjc ships no types
        """Load it."""
        ...


class Notes:
    """Notifications that are heard from when it is opened until it is closed."""

    def __init__(
        self,
        wanted: Mapping[str, Center],
        hear: Callable[[str], None],
        load: Modules = import_module,
    ) -> None:
        """Be ready to hear notifications; `hear` is handed the name under which one is wanted.

        A name is that of Apple's constant; in the distributed center it is what is posted.
        """
        self._wanted = wanted
        self._hear = hear
        self._load = load
        self._names: dict[str, str] = {}  # what is posted, and the name it is wanted under
        self._listener: Any = None
        self._centers: list[Any] = []

    def open(self) -> None:
        """Begin to hear.

        Raises:
            SensorError: pyobjc is not here.
        """
        try:
            appkit, foundation = self._load("AppKit"), self._load("Foundation")
        except ImportError as error:
            raise SensorError(
                _("Python reaches macOS only through pyobjc, which is not installed."),
                _("Install the package {package}.").format(package="pyobjc-framework-Cocoa"),
            ) from error
        centers = {
            Center.PROGRAM: foundation.NSNotificationCenter.defaultCenter(),
            Center.WORKSPACE: appkit.NSWorkspace.sharedWorkspace().notificationCenter(),
            Center.DISTRIBUTED: foundation.NSDistributedNotificationCenter.defaultCenter(),
        }
        modules = {Center.PROGRAM: foundation, Center.WORKSPACE: appkit}
        self._listener = _listener(foundation.NSObject).alloc().init()
        self._listener.hear = self._on_note
        for name, center in self._wanted.items():
            posted = str(getattr(modules[center], name)) if center in modules else name
            self._names[posted] = name
            self._watch(centers[center], posted, is_distributed=center not in modules)

    def close(self) -> None:
        """Hear nothing any more; may be called twice."""
        for center in self._centers:
            center.removeObserver_(self._listener)
        self._centers.clear()
        self._names.clear()
        self._listener = None

    def _watch(self, center: Any, posted: str, *, is_distributed: bool) -> None:  # noqa: ANN401 - an object of macOS
        if center not in self._centers:
            self._centers.append(center)
        if is_distributed:
            center.addObserver_selector_name_object_suspensionBehavior_(
                self._listener, _SELECTOR, posted, None, _AT_ONCE
            )
        else:
            center.addObserver_selector_name_object_(self._listener, _SELECTOR, posted, None)

    def _on_note(self, posted: str) -> None:
        if posted in self._names:
            self._hear(self._names[posted])


@cache
def _listener(base: Any) -> Any:  # noqa: ANN401 - a class of macOS
    """Make the one class whose objects macOS can call; it cannot be made twice."""

    def heard(self: Any, note: Any) -> None:  # noqa: ANN401 - objects of macOS
        self.hear(str(note.name()))

    return new_class("KjernetidListener", (base,), exec_body=lambda body: body.update(heard_=heard))
