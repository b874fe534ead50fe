"""A connection of our own to the X server, by libxcb: its counters, and alarms on them.

libxcb and libxcb-sync are needed by Qt on X11 anyway, so no package is. Only what the idle sensor
asks is here. All numbers are milliseconds; the server's clock is one that does not run in sleep.
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


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


_POINTER = ctypes.c_void_p
_XCB: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "xcb_connect": (_POINTER, (ctypes.c_char_p, _POINTER)),
    "xcb_connection_has_error": (ctypes.c_int, (_POINTER,)),
    "xcb_disconnect": (None, (_POINTER,)),
    "xcb_discard_reply": (None, (_POINTER, ctypes.c_uint)),
    "xcb_flush": (ctypes.c_int, (_POINTER,)),
    "xcb_generate_id": (ctypes.c_uint32, (_POINTER,)),
    "xcb_get_extension_data": (_POINTER, (_POINTER, _POINTER)),
    "xcb_get_file_descriptor": (ctypes.c_int, (_POINTER,)),
    "xcb_poll_for_event": (_POINTER, (_POINTER,)),
    "xcb_poll_for_reply": (ctypes.c_int, (_POINTER, ctypes.c_uint, _POINTER, _POINTER)),
}
_ALARM = (_Cookie, (_POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER))
_SYNC: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "xcb_sync_initialize": (_Cookie, (_POINTER, ctypes.c_uint8, ctypes.c_uint8)),
    "xcb_sync_list_system_counters": (_Cookie, (_POINTER,)),
    "xcb_sync_query_counter": (_Cookie, (_POINTER, ctypes.c_uint32)),
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


class Display:
    """A connection to an X server that has the SYNC extension.

    Whatever asks the server raises a `SensorError` when it is gone or does not answer.
    """

    def __init__(self, name: str) -> None:
        """Connect to the display of that name, such as `:0`.

        Raises:
            SensorError: a library is missing, no server answers, or it lacks the extension.
        """
        self._xcb, self._sync = _library("libxcb.so.1"), _library("libxcb-sync.so.1")
        self._link: int | None = self._xcb.xcb_connect(name.encode(), None)
        try:
            self._check_connected(name)
            self._first_event = self._look_for_sync()
            self._ask(self._sync.xcb_sync_initialize(self._link, 3, 1))
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when the server has sent something."""
        return int(self._xcb.xcb_get_file_descriptor(self._link))

    def close(self) -> None:
        """Disconnect; may be called twice."""
        link, self._link = self._link, None
        if link is not None:
            self._xcb.xcb_disconnect(link)

    def counters(self) -> dict[str, int]:
        """Return the server's own counters by name."""
        reply = self._ask(self._sync.xcb_sync_list_system_counters(self._link))
        counters, offset = {}, _HEAD_BYTES
        for _number in range(struct.unpack_from("=I", reply, 8)[0]):
            counter, length = struct.unpack_from("=I8xH", reply, offset)
            name = reply[offset + 14 : offset + 14 + length]
            counters[name.decode("ascii", "replace")] = counter
            offset += (14 + length + 3) & ~3
        return counters

    def query(self, counter: int) -> int:
        """Return where a counter stands; events that arrive with the answer wait in `events`."""
        reply = self._ask(self._sync.xcb_sync_query_counter(self._link, counter))
        return _int64(*struct.unpack_from("=iI", reply, 8))

    def new_alarm(self, counter: int, when: When, value: int) -> int:
        """Make an alarm and arm it; what the server says against it is raised by `events`."""
        alarm = int(self._xcb.xcb_generate_id(self._link))
        self._sync.xcb_sync_create_alarm(self._link, alarm, _ALL, _armed(counter, when, value))
        self._xcb.xcb_flush(self._link)
        return alarm

    def arm(self, alarm: int, counter: int, when: When, value: int) -> None:
        """Arm an alarm anew, which has gone off or is to wait for something else."""
        self._sync.xcb_sync_change_alarm(self._link, alarm, _ALL, _armed(counter, when, value))
        self._xcb.xcb_flush(self._link)

    def events(self) -> list[Rung]:
        """Return what has come, without waiting.

        Raises:
            SensorError: the server is gone, or refused something.
        """
        rung = []
        while event := self._xcb.xcb_poll_for_event(self._link):
            rung += self._understood(_taken(event))
        if self._xcb.xcb_connection_has_error(self._link):
            raise SensorError(_("The X server closed the connection."))
        return rung

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

    def _check_connected(self, name: str) -> None:
        fault = self._xcb.xcb_connection_has_error(self._link)
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

    def _look_for_sync(self) -> int:
        """Return the number of the extension's first event."""
        known = ctypes.addressof(ctypes.c_char.in_dll(self._sync, "xcb_sync_id"))
        data = self._xcb.xcb_get_extension_data(self._link, known)  # stays libxcb's own
        head = ctypes.string_at(data, 12) if data else bytes(12)
        if not head[8]:
            raise SensorError(_("This X server lacks the SYNC extension."))
        return head[10]

    def _ask(self, cookie: _Cookie) -> bytes:
        """Return the answer to a request."""
        reply, fault = _POINTER(), _POINTER()
        self._xcb.xcb_flush(self._link)
        while not self._xcb.xcb_poll_for_reply(
            self._link, cookie.sequence, ctypes.byref(reply), ctypes.byref(fault)
        ):
            self._wait(cookie)
        if fault.value is not None:
            _free()(fault)
        if reply.value is None:
            raise SensorError(_("The X server closed the connection."))
        words = struct.unpack_from("=I", ctypes.string_at(reply, 8), 4)[0]
        return _taken(reply.value, _HEAD_BYTES + 4 * words)

    def _wait(self, cookie: _Cookie) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno(), selectors.EVENT_READ)
            has_come = selector.select(ANSWER_MAX_S)
        if not has_come:
            self._xcb.xcb_discard_reply(self._link, cookie.sequence)
            raise SensorError(_("The X server does not answer."))


def _armed(counter: int, when: When, value: int) -> ctypes.Array[ctypes.c_char]:
    """Return the attributes of an alarm that is to go off once: a delta of zero."""
    words = (counter, _ABSOLUTE, value >> 32, value & 0xFFFFFFFF, when, 0, 0, 1)
    return ctypes.create_string_buffer(struct.pack("=IIiIIiII", *words))


def _taken(memory: int, size: int = _HEAD_BYTES) -> bytes:
    """Copy what libxcb allocated for us, and free it."""
    copy = ctypes.string_at(memory, size)
    _free()(memory)
    return copy


def _int64(high: int, low: int) -> int:
    return (high << 32) | low
