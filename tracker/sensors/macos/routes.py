"""What macOS tells of routes and neighbours: its tables are read, nothing is sent.

The names and numbers are those of Apple's headers: `notify.h` and `notify_keys.h`, `sys/sysctl.h`,
`net/route.h`, `net/if_dl.h`, `netinet/in.h`. The tables are those that `netstat -r`, `arp -a` and
`ndp -a` read; none of it asks for a permission.
"""

import ctypes
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tracker.errors import SensorError
from tracker.wording import _

_SYSTEM: Final = "/usr/lib/libSystem.B.dylib"
_NETWORK_CHANGED: Final = b"com.apple.system.config.network_change"  # kNotifySCNetworkChange
_OK: Final = 0  # NOTIFY_STATUS_OK
_CTL_NET, _PF_ROUTE, _ANY_FAMILY = 4, 17, 0
_DUMP, _BY_FLAGS = 1, 2  # NET_RT_DUMP, NET_RT_FLAGS
_LLINFO: Final = 0x400  # RTF_LLINFO: the route to a neighbour, with its hardware address
_GATEWAY, _HOST, _SCOPED = 0x2, 0x4, 0x1000000  # RTF_GATEWAY, RTF_HOST, RTF_IFSCOPE
_TO, _BY, _MASK = 0, 1, 2  # RTAX_DST, RTAX_GATEWAY, RTAX_NETMASK
_IPV4, _LINK, _IPV6 = 2, 18, 30  # AF_INET, AF_LINK, AF_INET6
_ATTEMPTS: Final = 5  # a table may have grown between being measured and being read

# rt_msghdr: length, interface, flags, which addresses follow; the rest is about traffic.
_HEAD: Final = struct.Struct("=HxxHxxii76x")
_HARDWARE: Final = struct.Struct("=BBHBBBB")  # sockaddr_dl: …, length of the name, of the address
_POINTER = ctypes.c_void_p
_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "notify_cancel": (ctypes.c_uint32, (ctypes.c_int,)),
    "notify_register_file_descriptor": (
        ctypes.c_uint32,
        (ctypes.c_char_p, _POINTER, ctypes.c_int, _POINTER),
    ),
    "sysctl": (
        ctypes.c_int,
        (_POINTER, ctypes.c_uint, _POINTER, _POINTER, _POINTER, ctypes.c_size_t),
    ),
}


@dataclass(frozen=True, order=True, slots=True)
class Route:
    """A default route by way of a gateway; the lower, the better.

    Attributes:
        is_ipv6: IPv4 goes first.
        is_scoped: it is only for what is bound to its interface, as beneath a VPN.
        link: the number of the interface.
        gateway: the address of the neighbour that it goes by.
    """

    is_ipv6: bool
    is_scoped: bool
    link: int
    gateway: bytes


class Routes:
    """The library of macOS that knows routes, and tells when the network is another one."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        """Load it and say what its functions take.

        Raises:
            SensorError: this is no macOS that has it.
        """
        try:
            self._system = load(_SYSTEM)
            for function, (result, arguments) in _FUNCTIONS.items():
                bound = getattr(self._system, function)
                bound.restype, bound.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            reason = _("macOS lacks a function that is asked for ({reason}).")
            raise SensorError(reason.format(reason=error)) from error

    def notify(self) -> tuple[int, int]:
        """Return a descriptor that is readable after each change, and what ends that.

        Raises:
            SensorError: macOS does not tell of changes.
        """
        descriptor, token = ctypes.c_int(-1), ctypes.c_int(-1)
        done = self._system.notify_register_file_descriptor(
            _NETWORK_CHANGED, ctypes.byref(descriptor), 0, ctypes.byref(token)
        )
        if done != _OK:
            raise _silent()
        return descriptor.value, token.value

    def cancel(self, token: int) -> None:
        """End it; the descriptor is closed by that."""
        self._system.notify_cancel(token)

    def default_routes(self) -> list[Route]:
        """Return the default routes by way of a gateway, the best first.

        Raises:
            SensorError: macOS does not tell.
        """
        return default_routes(self._table(_DUMP, 0))

    def neighbours(self) -> dict[tuple[int, bytes], bytes]:
        """Return the hardware addresses of neighbours, by interface and address.

        Raises:
            SensorError: macOS does not tell.
        """
        return neighbours(self._table(_BY_FLAGS, _LLINFO))

    def _table(self, which: int, flags: int) -> bytes:
        name = (ctypes.c_int * 6)(_CTL_NET, _PF_ROUTE, 0, _ANY_FAMILY, which, flags)
        for _attempt in range(_ATTEMPTS):
            size = ctypes.c_size_t()
            if self._system.sysctl(name, len(name), None, ctypes.byref(size), None, 0):
                break
            room = ctypes.create_string_buffer(max(size.value, 1))
            if not self._system.sysctl(name, len(name), room, ctypes.byref(size), None, 0):
                return room.raw[: size.value]
        raise _silent()


def default_routes(table: bytes) -> list[Route]:
    """Read the default routes by way of a gateway out of a table, the best first."""
    found = []
    for link, flags, told in _messages(table):
        to, by = _address(told.get(_TO, b"")), _address(told.get(_BY, b""))
        is_default = bool(to) and not any(to) and not any(told.get(_MASK, b"")[4:])
        if is_default and flags & _GATEWAY and not flags & _HOST and any(by):
            found.append(Route(len(by) > 4, bool(flags & _SCOPED), link, by))
    return sorted(found)


def neighbours(table: bytes) -> dict[tuple[int, bytes], bytes]:
    """Read the hardware addresses of neighbours out of a table, by interface and address."""
    return {
        (link, _address(told.get(_TO, b""))): _hardware(told.get(_BY, b""))
        for link, _flags, told in _messages(table)
    }


def _messages(table: bytes) -> Iterator[tuple[int, int, dict[int, bytes]]]:
    """Take a table apart: for each route its interface, its flags and its addresses."""
    while len(table) >= _HEAD.size:
        length, link, flags, which = _HEAD.unpack_from(table)
        if not _HEAD.size <= length <= len(table):
            return
        yield link, flags, _addresses(table[_HEAD.size : length], which)
        table = table[length:]


def _addresses(packed: bytes, which: int) -> dict[int, bytes]:
    """Take the addresses of a route apart; each begins with its length, and fills whole words."""
    found = {}
    for number in range(8):
        if which & 1 << number and packed:
            length = packed[0]
            found[number] = packed[:length]
            packed = packed[max(length + 3 & ~3, 4) :]
    return found


def _address(told: bytes) -> bytes:
    """Return an address of IPv4 or IPv6; empty where it is none.

    The kernel keeps the number of the interface within addresses that hold on one link alone.
    """
    family = told[1] if len(told) > 1 else 0
    if family == _IPV4:
        return told[4:8].ljust(4, b"\0")
    if family == _IPV6:
        address = told[8:24].ljust(16, b"\0")
        is_of_link = address[0] == 0xFE and address[1] & 0xC0 == 0x80  # fe80::/10
        return address[:2] + b"\0\0" + address[4:] if is_of_link else address
    return b""


def _hardware(told: bytes) -> bytes:
    """Return a hardware address; empty where it is not known."""
    if len(told) < _HARDWARE.size or told[1] != _LINK:
        return b""
    *_rest, name, length, _selector = _HARDWARE.unpack_from(told)
    begins = _HARDWARE.size + name
    return told[begins : begins + length]


def _silent() -> SensorError:
    return SensorError(_("macOS does not tell of networks."))


@cache
def routes() -> Routes:
    """Return that library of this computer.

    Raises:
        SensorError: this is no macOS that has it.
    """
    return Routes()
