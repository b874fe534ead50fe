"""A connection of our own to the X server, by libxcb: its counters, and alarms on them.

libxcb and libxcb-sync are needed by Qt on X11 anyway, so no package is. Here is the connection, and
what the idle sensor asks; what is asked of windows is in `xwindows.py`. All numbers of counters are
milliseconds; the server's clock is one that does not run in sleep.
"""

import ctypes
import selectors
import struct
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final

from tracker.errors import SensorError
from tracker.wording import _

ANSWER_MAX_S: Final = 2.0  # of waiting for the server; it answers in less than a millisecond
_PACKAGES: Final = {"libxcb.so.1": "libxcb1", "libxcb-sync.so.1": "libxcb-sync1"}

_HEAD_BYTES: Final = 32  # of every reply and event; what a reply has more it counts in words
_ALARM_NOTIFY: Final = 1  # after the first event of the extension
_BAD_NAME: Final = 5  # XCB_CONN_CLOSED_PARSE_ERR
_COUNTER, _VALUE_TYPE, _VALUE, _TEST, _DELTA, _EVENTS = 1, 2, 4, 8, 16, 32
_ALL: Final = _COUNTER | _VALUE_TYPE | _VALUE | _TEST | _DELTA | _EVENTS
_ABSOLUTE: Final = 0


class When(IntEnum):
    """When an alarm goes off: once, and at once if the counter stands there already.

    The server also knows tests for transitions. They compare with the value at which the counter
    was looked at last, so that anybody else's question at the wrong moment makes them miss one.
    """

    AT_LEAST = 2  # XSyncPositiveComparison
    AT_MOST = 3  # XSyncNegativeComparison


@dataclass(frozen=True, slots=True)
class Rung:
    """An alarm went off.

    Attributes:
        value_ms: what it was waiting for.
        counter_ms: where its counter stood.
        at_ms: when, on the server's clock, modulo 2**32.
    """

    value_ms: int
    counter_ms: int
    at_ms: int


class Cookie(ctypes.Structure):
    """The number of a request."""

    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    """A place in the list of screens; what a screen is begins with the number of its root."""

    _fields_ = (
        ("here", ctypes.POINTER(ctypes.c_uint32)),
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


_POINTER = ctypes.c_void_p
_XCB: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "xcb_change_window_attributes": (
        Cookie,
        (_POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER),
    ),
    "xcb_connect": (_POINTER, (ctypes.c_char_p, _POINTER)),
    "xcb_connection_has_error": (ctypes.c_int, (_POINTER,)),
    "xcb_disconnect": (None, (_POINTER,)),
    "xcb_discard_reply": (None, (_POINTER, ctypes.c_uint)),
    "xcb_flush": (ctypes.c_int, (_POINTER,)),
    "xcb_generate_id": (ctypes.c_uint32, (_POINTER,)),
    "xcb_get_extension_data": (_POINTER, (_POINTER, _POINTER)),
    "xcb_get_file_descriptor": (ctypes.c_int, (_POINTER,)),
    "xcb_get_property": (Cookie, (_POINTER, ctypes.c_uint8, *(ctypes.c_uint32,) * 5)),
    "xcb_get_setup": (_POINTER, (_POINTER,)),
    "xcb_intern_atom": (
        Cookie,
        (_POINTER, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p),
    ),
    "xcb_poll_for_event": (_POINTER, (_POINTER,)),
    "xcb_poll_for_reply": (ctypes.c_int, (_POINTER, ctypes.c_uint, _POINTER, _POINTER)),
    "xcb_send_event": (
        Cookie,
        (_POINTER, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_char_p),
    ),
    "xcb_screen_next": (None, (ctypes.POINTER(_Screens),)),
    "xcb_setup_roots_iterator": (_Screens, (_POINTER,)),
}
_ALARM = (Cookie, (_POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER))
_SYNC: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "xcb_sync_initialize": (Cookie, (_POINTER, ctypes.c_uint8, ctypes.c_uint8)),
    "xcb_sync_list_system_counters": (Cookie, (_POINTER,)),
    "xcb_sync_query_counter": (Cookie, (_POINTER, ctypes.c_uint32)),
    "xcb_sync_create_alarm": _ALARM,
    "xcb_sync_change_alarm": _ALARM,
}


@cache
def _library(name: str) -> ctypes.CDLL:
    """Load one of the two libraries and say what its functions take."""
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise SensorError(
            _("The library {name} is not on this computer.").format(name=name),
            _("Install it; on Debian and Ubuntu the package is {package}.").format(
                package=_PACKAGES[name]
            ),
        ) from error
    for function, (result, arguments) in (_XCB if name == "libxcb.so.1" else _SYNC).items():
        bound = getattr(library, function)
        bound.restype, bound.argtypes = result, arguments
    return library


@cache
def _free() -> Any:  # noqa: ANN401 - a function of C
    free = ctypes.CDLL(None).free
    free.restype, free.argtypes = None, (_POINTER,)
    return free


class Link:
    """A connection to an X server, and nothing but that.

    Whatever asks the server raises a `SensorError` when it is gone or does not answer.
    """

    def __init__(self, name: str) -> None:
        """Connect to the display of that name, such as `:0`.

        Raises:
            SensorError: the library is missing, or no server answers.
        """
        self.library = _library("libxcb.so.1")
        self._screen = ctypes.c_int()
        self.number: int | None = self.library.xcb_connect(
            name.encode(), ctypes.byref(self._screen)
        )
        try:
            self._check_connected(name)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when the server has sent something."""
        return int(self.library.xcb_get_file_descriptor(self.number))

    def close(self) -> None:
        """Disconnect; may be called twice."""
        number, self.number = self.number, None
        if number is not None:
            self.library.xcb_disconnect(number)

    def root(self) -> int:
        """Return the number of the window that fills the screen, behind all others."""
        screens = self.library.xcb_setup_roots_iterator(self.library.xcb_get_setup(self.number))
        for _number in range(self._screen.value):
            self.library.xcb_screen_next(ctypes.byref(screens))
        return int(screens.here[0])

    def flush(self) -> None:
        """Send what waits to be sent."""
        self.library.xcb_flush(self.number)

    def events(self) -> list[bytes]:
        """Return what has come, without waiting; the first byte of a refusal is zero.

        Raises:
            SensorError: the server is gone.
        """
        found = []
        while event := self.library.xcb_poll_for_event(self.number):
            found.append(_taken(event))
        if self.library.xcb_connection_has_error(self.number):
            raise _closed()
        return found

    def ask(self, cookie: Cookie) -> bytes:
        """Return the answer to a request.

        Raises:
            SensorError: the server is gone, or refused.
        """
        reply = self.try_to_ask(cookie)
        if reply is None:
            raise _closed()
        return reply

    def try_to_ask(self, cookie: Cookie) -> bytes | None:
        """Return the answer to a request, or None if the server refused.

        Raises:
            SensorError: the server is gone.
        """
        reply, fault = _POINTER(), _POINTER()
        self.flush()
        while not self.library.xcb_poll_for_reply(
            self.number, cookie.sequence, ctypes.byref(reply), ctypes.byref(fault)
        ):
            self._wait(cookie)
        was_refused = fault.value is not None
        if was_refused:
            _free()(fault)
        if reply.value is None:
            if was_refused:
                return None
            raise _closed()
        words = struct.unpack_from("=I", ctypes.string_at(reply, 8), 4)[0]
        return _taken(reply.value, _HEAD_BYTES + 4 * words)

    def _wait(self, cookie: Cookie) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno(), selectors.EVENT_READ)
            has_come = selector.select(ANSWER_MAX_S)
        if not has_come:
            self.library.xcb_discard_reply(self.number, cookie.sequence)
            raise SensorError(_("The X server does not answer."))

    def _check_connected(self, name: str) -> None:
        fault = self.library.xcb_connection_has_error(self.number)
        if fault == _BAD_NAME:
            raise SensorError(
                _("DISPLAY holds “{name}”, which is not the name of a display.").format(name=name),
                _("Start Kjernetid from within the desktop, which sets DISPLAY itself."),
            )
        if fault:
            raise SensorError(
                _("No X server answers on display “{name}”, or it lets nobody in.").format(
                    name=name
                ),
                _("Start Kjernetid from within the desktop, as the person logged in there."),
            )


class Display:
    """A connection to an X server that has the SYNC extension.

    Whatever asks the server raises a `SensorError` when it is gone or does not answer.
    """

    def __init__(self, name: str) -> None:
        """Connect to the display of that name, such as `:0`.

        Raises:
            SensorError: a library is missing, no server answers, or it lacks the extension.
        """
        self._link = Link(name)
        try:
            self._sync = _library("libxcb-sync.so.1")
            self._first_event = self._look_for_sync()
            self._link.ask(self._sync.xcb_sync_initialize(self._link.number, 3, 1))
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when the server has sent something."""
        return self._link.fileno()

    def close(self) -> None:
        """Disconnect; may be called twice."""
        self._link.close()

    def counters(self) -> dict[str, int]:
        """Return the server's own counters by name."""
        reply = self._link.ask(self._sync.xcb_sync_list_system_counters(self._link.number))
        counters, offset = {}, _HEAD_BYTES
        for _number in range(struct.unpack_from("=I", reply, 8)[0]):
            counter, length = struct.unpack_from("=I8xH", reply, offset)
            name = reply[offset + 14 : offset + 14 + length]
            counters[name.decode("ascii", "replace")] = counter
            offset += (14 + length + 3) & ~3
        return counters

    def query(self, counter: int) -> int:
        """Return where a counter stands; events that arrive with the answer wait in `events`."""
        reply = self._link.ask(self._sync.xcb_sync_query_counter(self._link.number, counter))
        return _int64(*struct.unpack_from("=iI", reply, 8))

    def new_alarm(self, counter: int, when: When, value: int) -> int:
        """Make an alarm and arm it; what the server says against it is raised by `events`."""
        alarm = int(self._link.library.xcb_generate_id(self._link.number))
        attributes = _armed(counter, when, value)
        self._sync.xcb_sync_create_alarm(self._link.number, alarm, _ALL, attributes)
        self._link.flush()
        return alarm

    def arm(self, alarm: int, counter: int, when: When, value: int) -> None:
        """Arm an alarm anew, which has gone off or is to wait for something else."""
        attributes = _armed(counter, when, value)
        self._sync.xcb_sync_change_alarm(self._link.number, alarm, _ALL, attributes)
        self._link.flush()

    def events(self) -> list[Rung]:
        """Return what has come, without waiting.

        Raises:
            SensorError: the server is gone, or refused something.
        """
        return [rung for event in self._link.events() for rung in self._understood(event)]

    def _understood(self, event: bytes) -> list[Rung]:
        kind = event[0] & 0x7F  # the highest bit says that another client sent it
        if kind == 0:
            raise SensorError(
                _("The X server refused an alarm on its idle counter (error {code}).").format(
                    code=event[1]
                )
            )
        if kind != self._first_event + _ALARM_NOTIFY:
            return []  # the keyboard was given another layout: every client is told
        high, low, value_high, value_low, at = struct.unpack_from("=iIiII", event, 8)
        return [Rung(_int64(value_high, value_low), _int64(high, low), at)]

    def _look_for_sync(self) -> int:
        """Return the number of the extension's first event."""
        known = ctypes.addressof(ctypes.c_char.in_dll(self._sync, "xcb_sync_id"))
        library, number = self._link.library, self._link.number
        data = library.xcb_get_extension_data(number, known)  # stays libxcb's own
        head = ctypes.string_at(data, 12) if data else bytes(12)
        if not head[8]:
            raise SensorError(_("This X server lacks the SYNC extension."))
        return head[10]


def _armed(counter: int, when: When, value: int) -> ctypes.Array[ctypes.c_char]:
    """Return the attributes of an alarm that is to go off once: a delta of zero."""
    words = (counter, _ABSOLUTE, value >> 32, value & 0xFFFFFFFF, when, 0, 0, 1)
    return ctypes.create_string_buffer(struct.pack("=IIiIIiII", *words))


def _taken(memory: int, size: int = _HEAD_BYTES) -> bytes:
    """Copy what libxcb allocated for us, and free it."""
    copy = ctypes.string_at(memory, size)
    _free()(memory)
    return copy


def _closed() -> SensorError:
    return SensorError(_("The X server closed the connection."))


def _int64(high: int, low: int) -> int:
    return (high << 32) | low
