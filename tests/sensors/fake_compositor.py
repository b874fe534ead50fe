"""A Wayland compositor for tests: it listens on a real socket and says what it is told to say.

It answers in a thread of its own, and is as strict as a real one about the numbers of objects.
"""

import socket
import struct
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

EXT, KDE = "ext_idle_notifier_v1", "org_kde_kwin_idle"
WLR = "zwlr_foreign_toplevel_manager_v1"
IN_FRONT, FULL_SCREEN = 2, 3  # as that protocol numbers the states of windows; 0 is maximized
IDLED, RESUMED = 0, 1
SEAT = ("wl_seat", 7)
DISPLAY = 1
THEIRS = 0xFF000000  # the first number of what a compositor makes itself
TITLE, APP, STATE, DONE, CLOSED = 0, 1, 4, 5, 6


class FakeCompositor:
    """What a client asks of it, and a mouth to speak to that client."""

    def __init__(self, path: Path, offers: Iterable[tuple[str, int]]) -> None:
        self.path = path
        self.offers = [SEAT, *offers]
        self.env: Mapping[str, str] = {"WAYLAND_DISPLAY": str(path)}
        self.bound: list[tuple[str, int]] = []
        self.asked: list[tuple[str, int, int]] = []  # interface, opcode, length of each quiet
        self.destroyed: list[int] = []
        self.clients = 0
        self.answers = True
        self.says_before_done: list[int] = []  # lengths of which quiet is told before all is said
        self._objects: dict[int, str] = {}
        self._last = DISPLAY
        self._quiets: dict[int, int] = {}
        self._windows = FakeWindows(self)
        self._link: socket.socket | None = None
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(path))
        self._door.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def tell(self, length_ms: int, opcode: int) -> None:
        """Say that a quiet of some length has been reached, or is over."""
        self.say(self._quiets[length_ms], opcode)

    def say(
        self, source: int, opcode: int, body: bytes = b"", descriptors: Iterable[int] = ()
    ) -> None:
        """Say anything."""
        self.say_bytes(_message(source, opcode, body), descriptors)

    def say_bytes(self, data: bytes, descriptors: Iterable[int] = ()) -> None:
        """Say what may make no sense."""
        assert self._link is not None, "nobody is there"
        socket.send_fds(self._link, [data], list(descriptors))

    def shows(self, app: str, *states: int, title: str = "A title") -> int:
        """Show a window; return its number, which whoever listens is told."""
        number = self._windows.add(app, states, title)
        if self._windows.manager:
            self._windows.announce(number)
        return number

    def sets(self, window: int, *states: int) -> None:
        """Give a window another state."""
        self._windows.states(window, states)
        self.say(window, DONE)

    def entitles(self, window: int, title: str) -> None:
        """Give a window another title."""
        self.say(window, TITLE, text(title))
        self.say(window, DONE)

    def closes(self, window: int) -> None:
        """Close a window; its number is free once the client has let go of it."""
        self.say(window, CLOSED)

    def finishes(self) -> None:
        """Tell of windows no more."""
        self.say(self._windows.manager, 1)

    def take_back(self, interface: str) -> None:
        """Say that something is not offered any more."""
        names = [name for name, _version in self.offers]
        self.say(2, 1, struct.pack("=I", names.index(interface)))

    def die(self) -> None:
        """Close every socket."""
        for one in (self._door, self._link):
            if one is not None:
                _shut(one)
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._door.accept()
            except OSError:
                break
            self.clients += 1
            self._link, self._objects, self._last = link, {DISPLAY: "wl_display"}, DISPLAY
            with link, suppress(BrokenPipeError):  # the client has left without waiting
                self._listen(link)
        self._door.close()

    def _listen(self, link: socket.socket) -> None:
        data = b""
        while part := _received(link):
            data += part
            while len(data) >= 8:
                target, word = struct.unpack_from("=II", data)
                size = word >> 16
                if len(data) < size:
                    break
                body, data = data[8:size], data[size:]
                if self.answers:
                    self._answer(target, word & 0xFFFF, body)

    def _answer(self, target: int, opcode: int, body: bytes) -> None:
        match "window" if target >= THEIRS else self._objects[target], opcode:
            case "wl_display", 0:
                self._done(*struct.unpack("=I", body))
            case "wl_display", 1:
                self._list_offers(*struct.unpack("=I", body))
            case "wl_registry", 0:
                self._bind(body)
            case "window", 7:
                self.destroyed.append(target)
                self._windows.free(target)
            case ("notification", 0) | ("wl_seat", 3):
                self.destroyed.append(target)
                del self._objects[target]
                self.say(DISPLAY, 1, struct.pack("=I", target))
            case str(interface), _:
                new, first, second = struct.unpack("=III", body)
                length = second if interface == KDE else first
                if self._make(new, "notification"):
                    self.asked.append((interface, opcode, length))
                    self._quiets[length] = new

    def _done(self, new: int) -> None:
        for length in list(self.says_before_done):
            if length in self._quiets:
                self.says_before_done.remove(length)
                self.tell(length, IDLED)
        if self._make(new, "wl_callback"):
            self.say(new, 0, struct.pack("=I", 7))

    def _list_offers(self, new: int) -> None:
        self._make(new, "wl_registry")
        for name, (interface, version) in enumerate(self.offers):
            body = struct.pack("=I", name) + text(interface) + struct.pack("=I", version)
            self.say(new, 0, body)

    def _bind(self, body: bytes) -> None:
        name, length = struct.unpack_from("=II", body)
        interface = body[8 : 8 + length - 1].decode()
        version, new = struct.unpack_from("=II", body, 8 + length + -length % 4)
        if (interface, version) > self.offers[name] or not self._make(new, interface):
            self.refuse("invalid arguments for wl_registry.bind")
        self.bound.append((interface, version))
        if interface == WLR:
            self._windows.manager = new
            for number in self._windows.known:
                self._windows.announce(number)

    def _make(self, new: int, what: str) -> bool:
        """Make an object; its number is the next, or a client is shown the door."""
        self._last += 1
        if new != self._last:
            self.refuse(f"{new} is not the next number")
            return False
        self._objects[new] = what
        return True

    def refuse(self, reason: str) -> None:
        """Tell a client what it did wrong."""
        self.say(DISPLAY, 0, struct.pack("=II", DISPLAY, 0) + text(reason))


class FakeWindows:
    """The windows of a compositor, which tells of them all it knows."""

    def __init__(self, compositor: FakeCompositor) -> None:
        self.manager = 0  # who listens
        self.known: dict[int, tuple[str, tuple[int, ...], str]] = {}
        self._compositor = compositor

    def add(self, app: str, states: tuple[int, ...], title: str) -> int:
        """Take the lowest number that is free, as real compositors do."""
        number = next(one for one in count(THEIRS) if one not in self.known)
        self.known[number] = (app, states, title)
        return number

    def free(self, number: int) -> None:
        """Have the number to use again."""
        del self.known[number]

    def announce(self, number: int) -> None:
        """Tell of a window for the first time."""
        app, states, title = self.known[number]
        self._compositor.say(self.manager, 0, struct.pack("=I", number))
        self._compositor.say(number, TITLE, text(title))
        self._compositor.say(number, APP, text(app))
        self._compositor.say(number, 2, struct.pack("=I", 3))  # on which screen it is
        self.states(number, states)
        self._compositor.say(number, DONE)

    def states(self, number: int, states: tuple[int, ...]) -> None:
        """Tell of the states of a window."""
        array = struct.pack(f"={len(states) + 1}I", 4 * len(states), *states)
        self._compositor.say(number, STATE, array)


@contextmanager
def compositor(path: Path, *offers: tuple[str, int]) -> Iterator[FakeCompositor]:
    """Let a compositor listen at a path."""
    made = FakeCompositor(path, offers)
    try:
        yield made
    finally:
        made.die()


def text(value: str) -> bytes:
    """Return a text as it is sent."""
    data = value.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def _message(source: int, opcode: int, body: bytes) -> bytes:
    return struct.pack("=II", source, (8 + len(body)) << 16 | opcode) + body


def _received(link: socket.socket) -> bytes:
    try:
        return link.recv(4096)
    except OSError:  # the client has left without reading all
        return b""


def _shut(one: socket.socket) -> None:
    with suppress(OSError):  # the other side was first
        one.shutdown(socket.SHUT_RDWR)
