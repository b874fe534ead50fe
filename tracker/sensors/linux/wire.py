"""A small Wayland client: one connection to the compositor, over its socket alone.

No library of Wayland's is needed for what the sensors ask. A request that makes an object is sent
in the moment in which its number is handed out, because compositors take the numbers only in order.
Our numbers are never used again, so an event that was under way to an object that is gone means
nothing; those that the compositor hands out are its own to use again.

What an event says is kept only where that was asked for: titles of windows come as well, and go
unread.
"""

import os
import select
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Self

from tracker.errors import SensorError
from tracker.wording import _, reason_of

if sys.platform != "linux":
    raise ImportError("only Linux desktops have compositors")

THEIRS: Final = 0xFF000000  # the first number of the objects that compositors make themselves
ANSWER_MAX_S: Final = 2.0  # of silence when an answer is waited for; it comes in milliseconds

_HEAD: Final = struct.Struct("=II")  # of each message: the object; its size and its opcode
_WORD: Final = struct.Struct("=I")
_DESCRIPTORS: Final = 28  # as many as libwayland passes at once
_RECEIVED: Final = 65536

_DISPLAY: Final = 1  # the one object that is there from the start
_SYNC, _GET_REGISTRY = 0, 1
_ERROR: Final = 0  # its other event says that a number is free again
_BIND: Final = 0
_GLOBAL, _GLOBAL_GONE = 0, 1


class New:
    """Stands among the arguments of a request where the number of the new object goes."""


NEW: Final[New] = New()


@dataclass(frozen=True, slots=True)
class Event:
    """What the compositor tells of an object.

    Attributes:
        source: the number of the object.
        opcode: which of its events.
        body: what it says with it, as it came; empty unless that was asked for.
    """

    source: int
    opcode: int
    body: bytes = field(default=b"", repr=False)

    def number(self) -> int:
        """Return the number that the body begins with.

        Raises:
            SensorError: there is none.
        """
        with _understanding():
            return int(_WORD.unpack_from(self.body)[0])

    def text(self) -> str:
        """Return the text that the body begins with.

        Raises:
            SensorError: there is none.
        """
        with _understanding():
            return _taken_text(self.body, 0)[0]

    def numbers(self) -> tuple[int, ...]:
        """Return the array of numbers that the body begins with.

        Raises:
            SensorError: there is none.
        """
        with _understanding():
            return struct.unpack_from(f"={self.number() // _WORD.size}I", self.body, _WORD.size)


@dataclass(frozen=True, slots=True)
class _Global:
    """Something that the compositor offers to everybody."""

    number: int
    interface: str
    version: int


class Wire:
    """A connection, open as long as it exists.

    Whatever it is asked raises a `SensorError` when the compositor is gone or refuses.
    """

    def __init__(self, link: socket.socket) -> None:
        """Take over a connected socket, and ask what the compositor offers.

        Raises:
            SensorError: it does not answer, or not in this language.
        """
        link.setblocking(False)
        self._link = link
        self._data = b""
        self._last = _DISPLAY
        self._globals: list[_Global] = []
        self._bound: set[int] = set()
        self._minded: dict[int, frozenset[int]] = {}  # opcodes by object, `THEIRS` for all of those
        self._kept: list[Event] = []
        self._fault: SensorError | None = None
        self._registry = self.request(_DISPLAY, _GET_REGISTRY, NEW)
        self.round_trip()

    @classmethod
    def connect(cls, path: str) -> Self:
        """Connect to the compositor that listens there.

        Raises:
            SensorError: none does, or it does not answer.
        """
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        try:
            link.settimeout(ANSWER_MAX_S)
            link.connect(path)
            return cls(link)
        except OSError as error:
            link.close()
            raise SensorError(
                _("No Wayland compositor answers on {path} ({reason}).").format(
                    path=path, reason=reason_of(error)
                ),
                _("Start Kjernetid from within the desktop, as the person logged in there."),
            ) from error
        except SensorError:
            link.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when something has come."""
        return self._link.fileno()

    def close(self) -> None:
        """Disconnect; may be called twice."""
        self._link.close()

    def bind(self, interface: str, version: int) -> int:
        """Return an object for the first of what is offered of a kind, in just this version.

        Raises:
            SensorError: nothing of the kind is offered, or only in an older version.
        """
        offered = [one for one in self._globals if one.interface == interface]
        if not offered:
            raise SensorError(
                _("This compositor does not offer {interface}.").format(interface=interface)
            )
        if offered[0].version < version:
            raise SensorError(
                _("This compositor offers {interface} in version {offered}, not {wanted}.").format(
                    interface=interface, offered=offered[0].version, wanted=version
                )
            )
        number = offered[0].number
        self._bound.add(number)
        return self.request(self._registry, _BIND, number, interface, version, NEW)

    def mind(self, source: int, *opcodes: int) -> None:
        """Keep from now on what these events of an object say.

        The objects that the compositor makes are not known before they speak: `THEIRS` stands for
        all of them.
        """
        self._minded[source] = frozenset(opcodes)

    def request(self, target: int, opcode: int, *arguments: int | str | New) -> int:
        """Send a request; return the number of the object that it makes, or 0."""
        made, words = 0, b""
        for argument in arguments:
            if isinstance(argument, New):
                made = self._last = self._last + 1
                words += _WORD.pack(made)
            elif isinstance(argument, int):
                words += _WORD.pack(argument)
            else:
                words += _text(argument)
        size = _HEAD.size + len(words)
        try:
            self._link.sendall(_HEAD.pack(target, size << 16 | opcode) + words)
        except OSError as error:  # a request of ours is small: no room means that nobody reads
            raise _gone() from error
        return made

    def round_trip(self) -> None:
        """Wait until the compositor has said all it has to say to what was requested."""
        answer = Event(self.request(_DISPLAY, _SYNC, NEW), 0)
        while answer not in self._kept:
            if not self._receive():
                self._wait()
        self._kept.remove(answer)

    def events(self) -> list[Event]:
        """Return what has come, without waiting.

        Raises:
            SensorError: the compositor is gone, and nothing is left of what came before.
        """
        if self._fault is None:
            try:
                while self._receive():
                    pass
            except SensorError as error:
                self._fault = error  # nothing that comes after it can be understood
        if self._fault is not None and not self._kept:
            raise self._fault
        kept, self._kept = self._kept, []
        return kept

    def _wait(self) -> None:
        poll = select.poll()
        poll.register(self._link, select.POLLIN)
        if not poll.poll(ANSWER_MAX_S * 1000):
            raise SensorError(_("The Wayland compositor does not answer."))

    def _receive(self) -> bool:
        """Take in some bytes; tell whether there were any."""
        try:
            data, passed, _flags, _peer = socket.recv_fds(
                self._link, _RECEIVED, _DESCRIPTORS, socket.MSG_CMSG_CLOEXEC
            )
        except BlockingIOError:
            return False
        except OSError as error:
            raise _gone() from error
        for descriptor in passed:  # a keymap, say: nothing that was asked for
            os.close(descriptor)
        if not data:
            raise _gone()
        self._data += data
        self._part()
        return True

    def _part(self) -> None:
        """Part what has come into messages."""
        while len(self._data) >= _HEAD.size:
            source, word = _HEAD.unpack_from(self._data)
            size, opcode = word >> 16, word & 0xFFFF
            if size < _HEAD.size:
                raise _strange()
            if len(self._data) < size:
                return
            body, self._data = self._data[_HEAD.size : size], self._data[size:]
            with _understanding():
                self._take(source, opcode, body)

    def _take(self, source: int, opcode: int, body: bytes) -> None:
        if source == self._registry:
            self._note_global(opcode, body)
        elif source != _DISPLAY:
            minded = self._minded.get(min(source, THEIRS), frozenset())
            self._kept.append(Event(source, opcode, body if opcode in minded else b""))
        elif opcode == _ERROR:
            raise _refused(body)

    def _note_global(self, opcode: int, body: bytes) -> None:
        (number,) = _WORD.unpack_from(body)
        if opcode == _GLOBAL:
            interface, end = _taken_text(body, _WORD.size)
            self._globals.append(_Global(number, interface, *_WORD.unpack_from(body, end)))
        elif opcode == _GLOBAL_GONE:
            self._globals = [one for one in self._globals if one.number != number]
            if number in self._bound:
                raise SensorError(_("The compositor took back what it had offered."))


def socket_path(environ: Mapping[str, str]) -> str:
    """Return where the compositor of this session listens.

    `WAYLAND_SOCKET` is left alone: it is one ready connection, and Qt takes it.

    Raises:
        SensorError: this is no Wayland session, or it is not said where its sockets are.
    """
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name and environ.get("XDG_SESSION_TYPE") == "wayland":
        name = "wayland-0"  # what every client takes for granted
    if not name:
        raise SensorError(
            _("There is no Wayland session here: WAYLAND_DISPLAY is not set."),
            _("Start Kjernetid from within the desktop, which sets WAYLAND_DISPLAY itself."),
        )
    folder = environ.get("XDG_RUNTIME_DIR", "")
    if name.startswith("/"):
        return name
    if not folder:
        raise SensorError(
            _("It is not known where the Wayland socket is: XDG_RUNTIME_DIR is not set."),
            _("Log in through the login screen, which sets XDG_RUNTIME_DIR."),
        )
    return os.path.join(folder, name)  # noqa: PTH118 - the socket module takes texts


def _text(text: str) -> bytes:
    """Write a text as it is sent: its length, itself, a zero, and zeros up to a whole word."""
    data = text.encode() + b"\0"
    return _WORD.pack(len(data)) + data + b"\0" * (-len(data) % _WORD.size)


def _taken_text(body: bytes, offset: int) -> tuple[str, int]:
    """Read such a text; return it and where it ends."""
    (length,) = _WORD.unpack_from(body, offset)
    start = offset + _WORD.size
    text = body[start : start + length].rstrip(b"\0").decode(errors="replace")
    return text, start + length + -length % _WORD.size


@contextmanager
def _understanding() -> Iterator[None]:
    """Tell of what is shorter than what it should hold."""
    try:
        yield
    except struct.error as error:
        raise _strange() from error


def _refused(body: bytes) -> SensorError:
    text, _end = _taken_text(body, 2 * _WORD.size)
    return SensorError(
        _("The Wayland compositor refused a request ({reason}).").format(reason=text)
    )


def _strange() -> SensorError:
    return SensorError(_("What answers on the Wayland socket is no compositor."))


def _gone() -> SensorError:
    return SensorError(_("The Wayland compositor closed the connection."))
