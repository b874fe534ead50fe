"""Notifications of macOS, by pyobjc: they come in the main thread, out of its run loop.

Qt's loop on macOS is that run loop, so there is no thread of ours. macOS waits with what it says
beforehand (`NSWorkspaceWillSleepNotification`: up to 30 seconds) until whoever hears it returns.
That a property of the program's one `NSApplication` has changed is heard in the same way.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
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
    APPLICATION = "application"  # no center: NSApplication, one of whose properties it is


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
        hear: Callable[[str, Any], None],
        load: Modules = import_module,
    ) -> None:
        """Be ready to hear notifications.

        Args:
            wanted: who posts which. A name is that of Apple's constant; in the distributed center
                it is what is posted, and of the application what the property is called.
            hear: is handed the name under which one is wanted, and what is said along with it,
                a dictionary of macOS or None.
            load: loads a module of pyobjc.
        """
        self._wanted = wanted
        self._hear = hear
        self._load = load
        self._names: dict[str, str] = {}  # what is posted, and the name it is wanted under
        self._listener: Any = None
        self._undo: list[Callable[[], None]] = []

    def open(self) -> None:
        """Begin to hear.

        Raises:
            SensorError: pyobjc is not here.
        """
        appkit, foundation = loaded("AppKit", self._load), loaded("Foundation", self._load)
        self._listener = _listener(foundation.NSObject).alloc().init()
        self._listener.hear = self._on_note
        for name, center in self._wanted.items():
            match center:
                case Center.PROGRAM:
                    posts = foundation.NSNotificationCenter.defaultCenter()
                    self._watch(posts, name, str(getattr(foundation, name)))
                case Center.WORKSPACE:
                    posts = appkit.NSWorkspace.sharedWorkspace().notificationCenter()
                    self._watch(posts, name, str(getattr(appkit, name)))
                case Center.DISTRIBUTED:
                    posts = foundation.NSDistributedNotificationCenter.defaultCenter()
                    self._watch_others(posts, name)
                case Center.APPLICATION:
                    self._watch_property(appkit.NSApplication.sharedApplication(), name)

    def close(self) -> None:
        """Hear nothing any more; may be called twice."""
        for undo in self._undo:
            undo()
        self._undo.clear()
        self._names.clear()
        self._listener = None

    def _watch(self, center: Any, name: str, posted: str) -> None:  # noqa: ANN401 - an object of macOS
        self._names[posted] = name
        center.addObserver_selector_name_object_(self._listener, _SELECTOR, posted, None)
        self._undo.append(partial(center.removeObserver_, self._listener))

    def _watch_others(self, center: Any, name: str) -> None:  # noqa: ANN401 - an object of macOS
        self._names[name] = name
        center.addObserver_selector_name_object_suspensionBehavior_(
            self._listener, _SELECTOR, name, None, _AT_ONCE
        )
        self._undo.append(partial(center.removeObserver_, self._listener))

    def _watch_property(self, application: Any, name: str) -> None:  # noqa: ANN401 - an object of macOS
        self._names[name] = name
        application.addObserver_forKeyPath_options_context_(self._listener, name, 0, None)
        self._undo.append(partial(application.removeObserver_forKeyPath_, self._listener, name))

    def _on_note(self, posted: str, about: Any) -> None:  # noqa: ANN401 - an object of macOS
        if posted in self._names:
            self._hear(self._names[posted], about)


def loaded(name: str, load: Modules = import_module) -> Any:  # noqa: ANN401 - pyobjc ships no types
    """Load a module of pyobjc.

    Raises:
        SensorError: it is not here.
    """
    try:
        return load(name)
    except ImportError as error:
        raise SensorError(
            _("Python reaches macOS only through pyobjc, which is not installed."),
            _("Install the package {package}.").format(package="pyobjc-framework-Cocoa"),
        ) from error


@cache
def _listener(base: Any) -> Any:  # noqa: ANN401 - a class of macOS
    """Make the one class whose objects macOS can call; it cannot be made twice."""

    def heard(self: Any, note: Any) -> None:  # noqa: ANN401 - objects of macOS
        self.hear(str(note.name()), note.userInfo())

    def changed(self: Any, path: Any, _of: Any, _change: Any, _context: Any) -> None:  # noqa: ANN401 - as above
        self.hear(str(path), None)

    methods = {"heard_": heard, "observeValueForKeyPath_ofObject_change_context_": changed}
    return new_class("KjernetidListener", (base,), exec_body=lambda body: body.update(methods))
