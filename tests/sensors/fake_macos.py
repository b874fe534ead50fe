"""The libraries of macOS, and its notifications as pyobjc hands them over, for tests."""

from types import SimpleNamespace
from typing import Any

from tests.sensors.fake_dlls import Library
from tracker.sensors.macos.quartz import Quartz

NAMES = (
    "NSWorkspaceSessionDidResignActiveNotification",
    "NSWorkspaceSessionDidBecomeActiveNotification",
    "NSWorkspaceWillSleepNotification",
    "NSWorkspaceDidWakeNotification",
    "NSWorkspaceWillPowerOffNotification",
    "NSWorkspaceDidActivateApplicationNotification",
    "NSWorkspaceActiveSpaceDidChangeNotification",
    "NSWorkspaceApplicationKey",
)
CLOCK_NAMES = ("NSSystemClockDidChangeNotification", "NSSystemTimeZoneDidChangeNotification")
DICTIONARY, BOOLEAN, NUMBER, TEXT = 1, 21, 22, 7


class NSObject:
    """What every object of macOS is."""

    @classmethod
    def alloc(cls):
        return cls()

    def init(self):
        return self


class Center:
    """Posts notifications to whoever wants them."""

    def __init__(self, *, is_distributed: bool = False) -> None:
        self.observers: list[tuple[Any, str]] = []
        if is_distributed:
            self.addObserver_selector_name_object_suspensionBehavior_ = self._observe_always
        else:
            self.addObserver_selector_name_object_ = self._observe

    def _observe(self, observer, selector, name, sender):
        assert selector == b"heard:"
        assert sender is None
        self.observers.append((observer, name))

    def _observe_always(self, observer, selector, name, sender, behaviour):
        assert behaviour == 4, "a program in the menu bar is not the active one"
        self._observe(observer, selector, name, sender)

    def removeObserver_(self, observer):  # noqa: N802 - pyobjc's name
        self.observers = [one for one in self.observers if one[0] is not observer]

    def post(self, name: str, about: object = None) -> None:
        """Post a notification, as macOS does within its run loop."""
        for observer, wanted in list(self.observers):
            if wanted == name:
                observer.heard_(SimpleNamespace(name=lambda: name, userInfo=lambda: about))


class Application:
    """The one `NSApplication` of a program: it knows what the active app has put away."""

    def __init__(self) -> None:
        self.options = 0
        self.observers: list[tuple[Any, str]] = []

    def currentSystemPresentationOptions(self):  # noqa: N802 - pyobjc's name
        return self.options

    def addObserver_forKeyPath_options_context_(self, observer, path, options, context):  # noqa: N802 - pyobjc's name
        assert (options, context) == (0, None)
        assert hasattr(self, path)
        self.observers.append((observer, path))

    def removeObserver_forKeyPath_(self, observer, path):  # noqa: N802 - pyobjc's name
        self.observers.remove((observer, path))

    def put_away(self, options: int) -> None:
        """Have the active app put other things away."""
        self.options = options
        for observer, path in list(self.observers):
            observer.observeValueForKeyPath_ofObject_change_context_(path, self, {}, None)


class RunningApp:
    """An app as `NSRunningApplication` describes it."""

    def __init__(self, number: int, name: str | None) -> None:
        self.processIdentifier = lambda: number
        self.localizedName = lambda: name


class Dictionary(dict[str, object]):
    """An `NSDictionary`."""

    def objectForKey_(self, key):  # noqa: N802 - pyobjc's name
        return self.get(key)


class FakeMac:
    """A computer that runs macOS: its clock, its session, its notification centers."""

    def __init__(self, *, awake_s: float = 10_000.0, idle_s: float = 0.0) -> None:
        self.awake_s = awake_s
        self.input_s = awake_s - idle_s
        self.session: dict[bytes, bool | int] | None = {b"kCGSSessionOnConsoleKey": True}
        self.held: list[int] = []  # objects that we own
        self.workspace, self.program = Center(), Center()
        self.distributed = Center(is_distributed=True)
        self.application = Application()
        self.in_front: RunningApp | None = None
        self._names: dict[int, bytes] = {}

    def calls(self) -> Quartz:
        """Return the calls to this computer."""
        return Quartz(self.load)

    def load(self, path: str) -> Library:
        """Return a library of this computer."""
        name = path.rpartition("/")[2].partition(".")[0]
        return Library(getattr(self, f"_{name}")())

    def module(self, name: str) -> SimpleNamespace:
        """Return a module of pyobjc; a constant holds another text than its name."""
        if name == "AppKit":
            shared = SimpleNamespace(
                notificationCenter=lambda: self.workspace,
                frontmostApplication=lambda: self.in_front,
            )
            return SimpleNamespace(
                NSWorkspace=SimpleNamespace(sharedWorkspace=lambda: shared),
                NSApplication=SimpleNamespace(sharedApplication=lambda: self.application),
                **{one: f"<{one}>" for one in NAMES},
            )
        assert name == "Foundation"
        return SimpleNamespace(
            NSObject=NSObject,
            NSNotificationCenter=SimpleNamespace(defaultCenter=lambda: self.program),
            NSDistributedNotificationCenter=SimpleNamespace(defaultCenter=lambda: self.distributed),
            **{one: f"<{one}>" for one in CLOCK_NAMES},
        )

    def observers(self) -> int:
        """Return how many notifications are observed."""
        posts = (self.workspace, self.program, self.distributed, self.application)
        return sum(len(one.observers) for one in posts)

    def activate(self, app: RunningApp) -> None:
        """Bring an app to the front, and post that."""
        self.in_front = app
        about = Dictionary({"<NSWorkspaceApplicationKey>": app})
        self.workspace.post("<NSWorkspaceDidActivateApplicationNotification>", about)

    def string(self, text: str) -> int:
        """Make a string of CoreFoundation that whoever asks for it has to release."""
        return int(self._string(None, text.encode(), 0x08000100))

    # --- The libraries

    def _ApplicationServices(self):  # noqa: N802 - the library's name
        return {
            "CGEventSourceSecondsSinceLastEventType": self._seconds_since,
            "CGSessionCopyCurrentDictionary": self._copy_session,
        }

    def _CoreFoundation(self):  # noqa: N802 - the library's name
        return {
            "CFBooleanGetTypeID": lambda: BOOLEAN,
            "CFBooleanGetValue": lambda value: value - 1000,
            "CFDictionaryGetValue": self._value,
            "CFGetTypeID": lambda value: {1: BOOLEAN, 2: NUMBER, 3: TEXT}[value // 1000],
            "CFNumberGetTypeID": lambda: NUMBER,
            "CFNumberGetValue": self._number,
            "CFRelease": self.held.remove,
            "CFStringCreateWithCString": self._string,
            "CFStringGetCString": self._text,
        }

    def _libSystem(self):  # noqa: N802 - the library's name
        return {"clock_gettime_nsec_np": self._clock}

    def _seconds_since(self, state, kind):
        assert (state, kind) == (1, 0xFFFFFFFF)
        return self.awake_s - self.input_s

    def _clock(self, which):
        assert which == 8, "a clock that stands still in sleep"
        return int(self.awake_s * 1e9)

    def _copy_session(self):
        if self.session is None:
            return None
        self.held.append(DICTIONARY)
        return DICTIONARY

    def _string(self, _allocator, name, encoding):
        assert encoding == 0x08000100
        number = 100 + len(self._names)
        self._names[number] = name
        self.held.append(number)
        return number

    def _text(self, string, room, size, encoding):
        assert encoding == 0x08000100
        assert string in self.held
        if len(self._names[string]) >= size:
            return 0
        room.value = self._names[string]
        return 1

    def _value(self, dictionary, key):
        assert dictionary == DICTIONARY
        value = (self.session or {}).get(self._names[key])
        if value is None:
            return None
        if isinstance(value, str):
            return 3000
        return (1000 if isinstance(value, bool) else 2000) + value

    def _number(self, value, kind, reference):
        assert kind == 9
        reference._obj.value = value - 2000
        return 1
