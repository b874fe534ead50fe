"""What the kernel tells about links, routes and neighbours, by its routing socket (`rtnetlink(7)`).

Asking reads tables of the kernel, and hearing waits for it; neither sends anything to a network.
"""

import ctypes
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

if sys.platform != "linux":
    raise ImportError("only Linux has these sockets")

HEAD: Final = struct.Struct("=IHHII")  # of a message: length, kind, flags, number, sender
_ATTRIBUTE: Final = struct.Struct("=HH")  # length, kind
_KIND_BITS: Final = 0x3FFF  # of an attribute; the others say how it is built
_REQUEST, _DUMP = 0x001, 0x300  # NLM_F_REQUEST, NLM_F_DUMP
_ERROR, _DONE = 2, 3  # NLMSG_ERROR, NLMSG_DONE
_ANSWER_S: Final = 1.0  # the kernel answers at once, or not at all
_MESSAGES_MAX: Final = 65_536  # bytes of one reading

_LINKS, _IPV4_ADDRESSES, _IPV4_ROUTES, _IPV6_ROUTES = 0x1, 0x10, 0x40, 0x400  # RTMGRP_*
GROUPS: Final = _LINKS | _IPV4_ADDRESSES | _IPV4_ROUTES | _IPV6_ROUTES
_SO_ATTACH_FILTER: Final = 26  # asm-generic/socket.h; Python has no name for it


class Kind(IntEnum):
    """Kinds of messages: what is new or gone, and what is asked for (`linux/rtnetlink.h`)."""

    NEW_LINK = 16
    GET_LINK = 18
    DELETED_ADDRESS = 21
    NEW_ROUTE = 24
    DELETED_ROUTE = 25
    GET_ROUTE = 26
    NEW_NEIGHBOUR = 28
    GET_NEIGHBOUR = 30


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its kind, what follows its head, and where in that its attributes begin."""

    kind: int
    body: bytes

    def fields(self, form: struct.Struct) -> tuple[int, ...]:
        """Return the fixed fields that come first."""
        return form.unpack_from(self.body)

    def attributes(self, form: struct.Struct) -> dict[int, bytes]:
        """Return what follows the fixed fields, by its kind."""
        return attributes(self.body[form.size :])


def attributes(packed: bytes) -> dict[int, bytes]:
    """Take attributes apart; what is cut off is passed by."""
    found: dict[int, bytes] = {}
    offset = 0
    while offset + _ATTRIBUTE.size <= len(packed):
        length, kind = _ATTRIBUTE.unpack_from(packed, offset)
        if length < _ATTRIBUTE.size:
            break
        found[kind & _KIND_BITS] = packed[offset + _ATTRIBUTE.size : offset + length]
        offset += _aligned(length)
    return found


def messages(packed: bytes) -> Iterator[Message]:
    """Take what one reading of a socket gives apart; what is cut off is passed by."""
    offset = 0
    while offset + HEAD.size <= len(packed):
        length, kind, _flags, _number, _sender = HEAD.unpack_from(packed, offset)
        if not HEAD.size <= length <= len(packed) - offset:
            return
        yield Message(kind, packed[offset + HEAD.size : offset + length])
        offset += _aligned(length)


def dump(kind: Kind, form: struct.Struct) -> list[Message]:
    """Ask the kernel for all of a kind, of every family of addresses.

    Args:
        kind: one of those that ask.
        form: the fixed fields of the messages that answer.

    Raises:
        OSError: it does not tell.
    """
    found: list[Message] = []
    body = bytes(form.size)
    with closing(_socket()) as asked:
        asked.settimeout(_ANSWER_S)
        asked.send(HEAD.pack(HEAD.size + len(body), kind, _REQUEST | _DUMP, 1, 0) + body)
        while True:
            for message in messages(asked.recv(_MESSAGES_MAX)):
                if message.kind == _DONE:
                    return found
                if message.kind == _ERROR:
                    raise OSError(-struct.unpack_from("=i", message.body)[0], "NLMSG_ERROR")
                found.append(message)


# --- Being told ---


class Changes:
    """Wakes when the way out of this computer may be another one.

    The kernel itself drops all that is about something else, before anybody wakes: routes that are
    no default route, addresses that are renewed, news of wireless scans, statistics.
    """

    def __init__(self) -> None:
        """Begin to be told.

        Raises:
            OSError: the kernel has no such socket for us.
        """
        self._socket = _socket()
        try:
            self._socket.setblocking(False)
            _attach(self._socket)
            self._socket.bind((0, GROUPS))
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor that is readable when something may have changed."""
        return self._socket.fileno()

    def read(self) -> bool:
        """Take in what has come, without waiting, and tell whether there was anything."""
        was_any = False
        while True:
            try:
                self._socket.recv(_MESSAGES_MAX)
            except BlockingIOError:
                return was_any
            except OSError:  # more than the kernel keeps: something has changed at any rate
                pass
            was_any = True

    def close(self) -> None:
        """Be told no more; to be called once."""
        self._socket.close()


# --- What the kernel drops before anybody wakes ---

_STEP: Final = struct.Struct("=HBBI")  # of a filter (`linux/filter.h`): code, jumps, value
_LOAD_WORD, _LOAD_HALF, _LOAD_BYTE = 0x20, 0x28, 0x30  # BPF_LD | BPF_ABS, in network order
_IS, _HAS, _RETURN = 0x15, 0x45, 0x06  # BPF_JMP | BPF_JEQ, BPF_JMP | BPF_JSET, BPF_RET
_UP: Final = 0x1  # IFF_UP: the kernel drops the routes of a link that goes down without a word

# A jump says how many steps to leave out where a test holds, and where it does not.
_FILTER: Final = (
    (_LOAD_HALF, 0, 0, 4),  # the kind of the message
    (_IS, 7, 0, socket.htons(Kind.DELETED_ADDRESS)),
    (_IS, 2, 0, socket.htons(Kind.NEW_ROUTE)),
    (_IS, 1, 0, socket.htons(Kind.DELETED_ROUTE)),
    (_IS, 2, 5, socket.htons(Kind.NEW_LINK)),
    (_LOAD_BYTE, 0, 0, HEAD.size + 1),  # how many bits of a route's destination count
    (_IS, 2, 3, 0),  # none: a default route
    (_LOAD_WORD, 0, 0, HEAD.size + 12),  # which flags of a link have changed
    (_HAS, 0, 1, socket.htonl(_UP)),
    (_RETURN, 0, 0, 0xFFFFFFFF),  # keep all of it
    (_RETURN, 0, 0, 0),
)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def _attach(to: socket.socket) -> None:
    """Let the kernel drop what is about something else; it takes a copy of the filter."""
    steps = b"".join(_STEP.pack(*step) for step in _FILTER)
    to.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, bytes(_Program(len(_FILTER), steps)))


def _socket() -> socket.socket:
    kind = socket.SOCK_RAW | socket.SOCK_CLOEXEC
    return socket.socket(socket.AF_NETLINK, kind, socket.NETLINK_ROUTE)


def _aligned(length: int) -> int:
    return (length + 3) & ~3
