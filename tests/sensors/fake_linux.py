"""An X server and a message bus for tests, which say what they are told to say."""

import os
import sys

from tracker.errors import SensorError
from tracker.message_bus import Message, RefusedError
from tracker.sensors.linux.xcb import Rung, When

X11 = {"DISPLAY": ":7"}
IDLETIME, SERVERTIME, ALARM = 11, 12, 99
SESSION = "/org/freedesktop/login1/session/_31"
REFUSED = RefusedError("org.freedesktop.login1.NoSuchSession")

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")


class FakeDisplay:
    """A server whose counters and events are set by hand."""

    def __init__(self, idle_ms: int = 0) -> None:
        self.known = {"IDLETIME": IDLETIME, "SERVERTIME": SERVERTIME}
        self.values = {IDLETIME: idle_ms, SERVERTIME: 1_000_000}
        self.coming: list[Rung] = []
        self.armed: list[tuple[When, int]] = []
        self.fault: SensorError | None = None
        self.is_closed = False

    def connect(self, name: str) -> "FakeDisplay":
        self.is_closed = False
        return self

    def fileno(self) -> int:
        return 7

    def close(self) -> None:
        self.is_closed = True

    def counters(self) -> dict[str, int]:
        return self.known

    def query(self, counter: int) -> int:
        if self.fault is not None:
            raise self.fault
        return self.values[counter]

    def new_alarm(self, counter: int, when: When, value: int) -> int:
        assert counter == IDLETIME
        self.armed.append((when, value))
        return ALARM

    def arm(self, alarm: int, counter: int, when: When, value: int) -> None:
        assert (alarm, counter) == (ALARM, IDLETIME)
        self.armed.append((when, value))

    def events(self) -> list[Rung]:
        if self.fault is not None:
            raise self.fault
        coming, self.coming = self.coming, []
        return coming

    def rings(self, counter_ms: int, *, late_ms: int = 0) -> None:
        """Let the alarm that is armed go off, so long before it is read."""
        at_ms = self.values[SERVERTIME] - late_ms
        self.coming.append(Rung(self.armed[-1][1], counter_ms, at_ms % 2**32))


class Key:
    """A descriptor as jeepney hands it over."""

    def __init__(self, number: int) -> None:
        self._number = number

    def to_raw_fd(self) -> int:
        return self._number


class FakeBus:
    """A bus with a logind on it that knows some sessions."""

    def __init__(self) -> None:
        self.knows = {"GetSession", "GetSessionByPID", "Get"}
        self.properties = {"Active": ("b", True), "LockedHint": ("b", False)}
        self.coming: list[Message] = []
        self.calls: list[tuple[object, ...]] = []
        self.watched: list[tuple[str, str]] = []
        self.held: list[int] = []
        self.grants_delays = True
        self.is_closed = False

    def connect(self, which: str) -> "FakeBus":
        assert which == "SYSTEM"
        self.is_closed = False
        return self

    def fileno(self) -> int:
        return 7

    def close(self) -> None:
        self.is_closed = True

    def watch(self, sender, path, interface, member, about=""):
        self.watched.append((path, member))

    def call(self, address, method, signature="", *arguments):
        self.calls.append((method, *arguments))
        if method == "GetAll":
            return (self.properties,)
        if method not in self.knows:
            raise REFUSED
        return (("s", "1"),) if method == "Get" else (SESSION,)

    def send(self, address, method, signature="", *arguments):
        """Answer a call for a delay with the writing end of a pipe."""
        self.calls.append((method, *arguments))
        number = len(self.calls)
        if not self.grants_delays:
            self.coming.append(Message("", "", "", (), number, "org.example.Denied"))
            return number
        mine, its = os.pipe()
        os.set_blocking(mine, False)
        self.held.append(mine)
        self.coming.append(Message("", "", "", (Key(its),), number))
        return number

    def read(self):
        coming, self.coming = self.coming, []
        return coming

    def forget(self) -> None:
        """Close the reading ends of all delays."""
        for mine in self.held:
            os.close(mine)
        self.held = []

    def delays(self) -> int:
        """Return how many delays are held."""
        return sum(1 for mine in self.held if _is_held(mine))


def _is_held(mine: int) -> bool:
    try:
        return os.read(mine, 1) != b""
    except BlockingIOError:
        return True
