"""What the window manager tells about windows on X11, by the properties that all of them keep.

Asked are the window in front, its process, its class and whether it fills the screen. What a window
is called is never read. A window may vanish at any moment; then nothing is known of it.
"""

import ctypes
import socket
import struct
import sys
from collections.abc import Mapping
from typing import Final

from tracker.errors import SensorError
from tracker.sensors.in_front import Change
from tracker.sensors.linux.xcb import Link
from tracker.sensors.linux.xidle import display_name
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux is asked in this way")

NO_WINDOW: Final = 0

_SUPPORTED, _ACTIVE, _PID = "_NET_SUPPORTED", "_NET_ACTIVE_WINDOW", "_NET_WM_PID"
_STATE, _FULL_SCREEN = "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN"
_CLASS, _COMPUTER = "WM_CLASS", "WM_CLIENT_MACHINE"
_ALL, _CLOSE = "_NET_CLIENT_LIST", "_NET_CLOSE_WINDOW"

_BYTES: Final = 4096  # of a property that are asked for
_ANY_TYPE: Final = 0
_HEAD_BYTES: Final = 32
_EVENT_MASK: Final = 1 << 11  # the attribute: which events are to be sent
_PROPERTIES: Final = 1 << 22  # XCB_EVENT_MASK_PROPERTY_CHANGE
_STRUCTURE: Final = 1 << 17  # XCB_EVENT_MASK_STRUCTURE_NOTIFY
_NOTHING: Final = 0
_REFUSED, _DESTROYED, _UNMAPPED, _CONFIGURED, _PROPERTY_SET = 0, 17, 18, 22, 28  # kinds of events
_BAD_WINDOW: Final = 3
_TO_WHOM: Final = 1 << 20 | 1 << 19  # XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT and _NOTIFY
_MESSAGE: Final = 33  # XCB_CLIENT_MESSAGE
_AS_PAGER: Final = 2  # for the person, who has just asked for it


class Windows:
    """A connection to an X server on which a window manager keeps order.

    Whatever asks the server raises a `SensorError` when it is gone or does not answer.
    """

    def __init__(self, name: str) -> None:
        """Connect to the display of that name, and have it told which window comes to the front.

        Raises:
            SensorError: no server answers, or no window manager tells which window is in front.
        """
        self._link = Link(name)
        self._atoms: dict[str, int] = {}
        self._front = NO_WINDOW
        try:
            self._root = self._link.root()
            if self._atom(_ACTIVE) not in self._numbers(self._root, _SUPPORTED):
                raise SensorError(
                    _("No window manager here tells which window is in front."),
                    _("Start Kjernetid after the window manager, one that follows EWMH."),
                )
            self._watch(self._root, _PROPERTIES)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when something may have changed."""
        return self._link.fileno()

    def close(self) -> None:
        """Disconnect; may be called twice."""
        self._link.close()

    def front(self) -> int:
        """Return the window in front, or `NO_WINDOW`; from now on it is told what becomes of it.

        Its properties are not watched: many programs set one at each key press. Nor does every
        window manager say that nothing is in front, once the last window is closed.
        """
        window = next(iter(self._numbers(self._root, _ACTIVE)), NO_WINDOW)
        if window != self._front:
            self._watch(self._front, _NOTHING)
            self._watch(window, _STRUCTURE)
            self._front = window
        return window

    def process(self, window: int) -> int | None:
        """Return the number of a window's process; None for one of another computer."""
        computer = self._texts(window, _COMPUTER)
        if computer and computer[0] != socket.gethostname():
            return None
        return next(iter(self._numbers(window, _PID)), None)

    def classes(self, window: int) -> tuple[str, ...]:
        """Return what a window says that it is: two words, mostly the name of the program."""
        return self._texts(window, _CLASS)

    def is_full_screen(self, window: int) -> bool:
        """Tell whether a window fills the screen, with nothing around it."""
        return self._atom(_FULL_SCREEN) in self._numbers(window, _STATE)

    def all(self) -> tuple[int, ...]:
        """Return all windows that the window manager keeps order among."""
        return self._numbers(self._root, _ALL)

    def ask_to_close(self, window: int) -> None:
        """Ask a window to close, as the button in its frame does (EWMH, `_NET_CLOSE_WINDOW`)."""
        link = self._link
        message = struct.pack(
            "=BBHII5I", _MESSAGE, 32, 0, window, self._atom(_CLOSE), 0, _AS_PAGER, 0, 0, 0
        )
        link.library.xcb_send_event(link.number, 0, self._root, _TO_WHOM, message)
        link.flush()

    def changes(self) -> set[Change]:
        """Return what may have changed, without waiting.

        Raises:
            SensorError: the server is gone, or refused something.
        """
        found = (self._understood(event) for event in self._link.events())
        return {change for change in found if change is not None}

    def _understood(self, event: bytes) -> Change | None:
        kind = event[0] & 0x7F  # the highest bit says that another client sent it
        if kind == _REFUSED and event[1] != _BAD_WINDOW:
            raise SensorError(
                _("The X server refused to tell of a window (error {code}).").format(code=event[1])
            )
        if kind in {_DESTROYED, _UNMAPPED}:
            return Change.FRONT
        if kind == _CONFIGURED:
            return Change.SIZE
        if kind == _PROPERTY_SET and struct.unpack_from("=I", event, 8)[0] == self._atom(_ACTIVE):
            return Change.FRONT
        return None

    def _watch(self, window: int, what: int) -> None:
        if window == NO_WINDOW:
            return
        mask = ctypes.c_uint32(what)
        link = self._link
        link.library.xcb_change_window_attributes(
            link.number, window, _EVENT_MASK, ctypes.byref(mask)
        )
        link.flush()

    def _atom(self, name: str) -> int:
        """Return the number under which the server knows a name."""
        if name not in self._atoms:
            link, word = self._link, name.encode()
            cookie = link.library.xcb_intern_atom(link.number, 0, len(word), word)
            self._atoms[name] = struct.unpack_from("=I", link.ask(cookie), 8)[0]
        return self._atoms[name]

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        value = self._property(window, name, bits=32)
        return struct.unpack(f"={len(value) // 4}I", value)

    def _texts(self, window: int, name: str) -> tuple[str, ...]:
        words = self._property(window, name, bits=8).split(b"\0")
        return tuple(word.decode("utf-8", "replace") for word in words if word)

    def _property(self, window: int, name: str, bits: int) -> bytes:
        """Return the value of a property; nothing if it is not set, or the window is gone."""
        link, atom = self._link, self._atom(name)
        cookie = link.library.xcb_get_property(
            link.number, 0, window, atom, _ANY_TYPE, 0, _BYTES // 4
        )
        reply = link.try_to_ask(cookie)
        if reply is None or reply[1] != bits:
            return b""
        length = struct.unpack_from("=I", reply, 16)[0] * bits // 8
        return reply[_HEAD_BYTES : _HEAD_BYTES + length]


def display_with_windows(environ: Mapping[str, str]) -> str:
    """Return the display of an X11 session.

    Raises:
        SensorError: this is a Wayland session, or no graphical one.
    """
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        raise SensorError(
            _("In a Wayland session the X server sees only the windows of X11 programs."),
            _("Log in to an X11 session, if your login screen offers one."),
        )
    return display_name(environ)
