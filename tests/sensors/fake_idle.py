"""A mutter and a logind on a message bus, and a wire to a compositor, which do as they are told."""

import sys
from itertools import count

from tests.sensors.fake_linux import SESSION
from tracker.errors import SensorError
from tracker.message_bus import Message, RefusedError
from tracker.sensors.linux.wire import Event

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

WAYLAND = {"WAYLAND_DISPLAY": "/run/wayland-7"}


class FakeWire:
    """A compositor that knows every protocol and sees nobody."""

    def connect(self, path: str) -> "FakeWire":
        assert path == WAYLAND["WAYLAND_DISPLAY"]
        self._numbers = count(4)
        return self

    def fileno(self) -> int:
        return 7

    def close(self) -> None:
        """Have nothing to let go of."""

    def bind(self, interface, version):
        return next(self._numbers)

    def request(self, target, opcode, *arguments):
        return next(self._numbers)

    def mind(self, source, *opcodes):
        """Have nothing to say."""

    def round_trip(self) -> None:
        """Have nothing to say."""

    def events(self) -> list[Event]:
        return []


class _FakeBus:
    """What is the same on every bus."""

    which = ""

    def __init__(self) -> None:
        self.coming: list[Message] = []
        self.fault: SensorError | None = None
        self.watched: list[str] = []
        self.is_closed = False

    def connect(self, which: str):
        assert which == self.which
        self.is_closed = False
        return self

    def fileno(self) -> int:
        return 7

    def close(self) -> None:
        self.is_closed = True

    def watch(self, sender, path, interface, member, about=""):
        self.watched.append(member)

    def read(self) -> list[Message]:
        if self.fault is not None:
            raise self.fault
        coming, self.coming = self.coming, []
        return coming

    def call(self, address, method, signature="", *arguments):
        raise NotImplementedError

    def send(self, address, method, signature="", *arguments):
        if self.fault is not None:
            raise self.fault
        return self.call(address, method, signature, *arguments)


class FakeMutter(_FakeBus):
    """GNOME's account of input, which is set by hand."""

    which = "SESSION"

    def __init__(self, idle_ms: int = 0) -> None:
        super().__init__()
        self.idle_ms = idle_ms
        self.is_there = True
        self.watches: dict[int, int | None] = {}  # None waits for input
        self._numbers = count(1)

    def call(self, address, method, signature="", *arguments):
        if self.fault is not None:
            raise self.fault
        if not self.is_there:
            raise RefusedError("org.freedesktop.DBus.Error.ServiceUnknown")
        match method, signature, arguments:
            case "GetIdletime", "", ():
                return (self.idle_ms,)
            case "AddIdleWatch", "t", (int(length_ms),):
                return (self._add(length_ms),)
            case "AddUserActiveWatch", "", ():
                return (self._add(None),)
            case "RemoveWatch", "u", (int(watch),):
                return (self.watches.pop(watch),)
        raise AssertionError(f"mutter has no {method}({signature})")

    def has_input(self) -> None:
        """Let somebody press a key."""
        self.idle_ms = 0
        for watch in [one for one, length in self.watches.items() if length is None]:
            del self.watches[watch]
            self.fire(watch)

    def is_quiet(self, idle_ms: int) -> None:
        """Let there be no input for so long; whoever waits for less is told."""
        self.idle_ms = idle_ms
        for watch, length in self.watches.items():
            if length is not None and length <= idle_ms:
                self.fire(watch)

    def fire(self, watch: int) -> None:
        """Let a watch go off."""
        self.coming.append(Message("/…/Core", "", "WatchFired", (watch,)))

    def _add(self, length_ms):
        number = next(self._numbers)
        self.watches[number] = length_ms
        return number


class FakeHints(_FakeBus):
    """A logind that passes on what the desktop says."""

    which = "SYSTEM"

    def __init__(self, *, is_idle: bool = False, since: int = 1) -> None:
        super().__init__()
        self.properties = {"IdleHint": ("b", is_idle), "IdleSinceHint": ("t", since)}
        self.knows_session = True

    def call(self, address, method, signature="", *arguments):
        if not self.knows_session:
            raise RefusedError("org.freedesktop.login1.NoSuchSession")
        return (self.properties if method == "GetAll" else SESSION,)

    def say(self, **properties: object) -> None:
        """Let the desktop say something."""
        changed = {name: ("b", value) for name, value in properties.items()}
        self.coming.append(Message(SESSION, "", "PropertiesChanged", ("…Session", changed, [])))
