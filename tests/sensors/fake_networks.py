"""The libraries of Windows and of macOS that know networks, for tests: tables, and who is told."""

import ctypes
import os
import struct
from ipaddress import ip_address
from typing import Any

from tests.sensors.fake_dlls import Library
from tracker.sensors.macos.routes import Routes
from tracker.sensors.windows.iphelper import Address, InterfaceRow, IpHelper, NeighbourRow, RouteRow

ETHERNET, WIFI, PPP, WINTUN = 6, 71, 23, 53
ACCESS_DENIED, NOT_FOUND = 5, 1168
STALE, REACHABLE, PROBE, INCOMPLETE, UNREACHABLE = 4, 5, 2, 1, 0


# --- Windows --------------------------------------------------------------------------------------


def luid(kind: int, number: int) -> int:
    """Return what Windows knows an interface by."""
    return kind << 48 | number << 24


def windows_address(text: str) -> Address:
    """Return an address as Windows keeps it; the words are in network order."""
    packed = ip_address(text).packed
    if len(packed) == 4:
        return Address(family=2, words=(int.from_bytes(packed, "little"), 0, 0, 0, 0, 0))
    return Address(family=23, words=(0, *struct.unpack("=4I", packed), 0))


def row(gateway: str, interface: int, metric: int = 0, bits: int = 0) -> RouteRow:
    """Return a route."""
    return RouteRow(
        InterfaceLuid=interface,
        PrefixLength=bits,
        NextHop=windows_address(gateway),
        Metric=metric,
    )


class FakeNetOfWindows:
    """What `iphlpapi` tells of a computer."""

    def __init__(self) -> None:
        self.routes: list[RouteRow] = []
        self.neighbours: dict[tuple[int, bytes], tuple[bytes, int]] = {}
        self.metrics: dict[int, int] = {}
        self.tells = True
        self.notifies = True
        self.told: dict[int, Any] = {}
        self.held: dict[int, object] = {}

    def know(self, gateway, interface, address, state=STALE):
        """Let the computer have exchanged something with a gateway."""
        self.neighbours[interface, bytes(windows_address(gateway))] = (address, state)

    def change(self, bits=0):
        """Let a route of so many bits change, and tell of it as Windows does."""
        changed = RouteRow(PrefixLength=bits)
        for procedure in list(self.told.values()):
            procedure(None, ctypes.addressof(changed), 0)

    def calls(self) -> IpHelper:
        """Return the calls to this computer."""
        return IpHelper(self.load)

    def load(self, name: str) -> Library:
        """Return the library."""
        assert name == "iphlpapi"
        return Library(
            {
                "CancelMibChangeNotify2": lambda handle: self.told.pop(handle) and 0,
                "FreeMibTable": lambda table: self.held.pop(table.value),
                "GetIpForwardTable2": self._table,
                "GetIpInterfaceEntry": self._interface,
                "GetIpNetEntry2": self._neighbour,
                "NotifyRouteChange2": self._notify,
            }
        )

    def _notify(self, family, procedure, ours, first, handle):
        assert (family, ours, first) == (0, None, False)
        if not self.notifies:
            return ACCESS_DENIED
        handle._obj.value = 77 + len(self.told)
        self.told[handle._obj.value] = procedure
        return 0

    def _table(self, family, reference):
        assert family == 0
        if not self.tells:
            return ACCESS_DENIED
        packed = struct.pack("=I4x", len(self.routes)) + b"".join(map(bytes, self.routes))
        memory = ctypes.create_string_buffer(packed, max(len(packed), 1))
        reference._obj.value = ctypes.addressof(memory)
        self.held[reference._obj.value] = memory
        return 0

    def _interface(self, reference):
        one = reference._obj
        assert ctypes.sizeof(InterfaceRow) == 168
        assert one.Family in (2, 23)
        if one.InterfaceLuid not in self.metrics:
            return NOT_FOUND
        one.Metric = self.metrics[one.InterfaceLuid]
        return 0

    def _neighbour(self, reference):
        one = reference._obj
        assert ctypes.sizeof(NeighbourRow) == 88
        found = self.neighbours.get((one.InterfaceLuid, bytes(one.Address)))
        if found is None:
            return NOT_FOUND
        address, one.State = found
        one.PhysicalAddressLength = len(address)
        one.PhysicalAddress[: len(address)] = address
        return 0


# --- macOS ----------------------------------------------------------------------------------------

UP, BY_GATEWAY, TO_HOST, LLINFO, SCOPED = 0x1, 0x2, 0x4, 0x400, 0x1000000


def socket_address(text: str, link: int = 0) -> bytes:
    """Return an address as macOS keeps it; one of a link alone has the link's number in it."""
    packed = ip_address(text).packed
    if len(packed) == 4:
        return struct.pack("=BBH4s8x", 16, 2, 0, packed)
    if packed[0] == 0xFE:
        packed = packed[:2] + struct.pack(">H", link) + packed[4:]
    return struct.pack("=BBHI16sI", 28, 30, 0, 0, packed, 0)


def hardware_address(address: bytes, name: bytes = b"") -> bytes:
    """Return a hardware address as macOS keeps it."""
    told = struct.pack("=BBHBBBB", 20, 18, 4, 6, len(name), len(address), 0) + name + address
    return told.ljust(20, b"\0")


def route_message(flags: int, link: int, **addresses: bytes) -> bytes:
    """Return a route as `sysctl` hands it out."""
    which, packed = 0, b""
    for number, name in enumerate(("to", "by", "mask")):
        if name in addresses:
            which |= 1 << number
            told = addresses[name] or b"\0"
            packed += told + bytes(-len(told) % 4)
    head = struct.pack("=HBBHxxii", 92 + len(packed), 5, 4, link, flags, which)
    return head.ljust(92, b"\0") + packed


def default_route(gateway: str, link: int, flags: int = 0) -> bytes:
    """Return a default route."""
    to = "::" if ":" in gateway else "0.0.0.0"  # noqa: S104 - nothing is bound to it
    return route_message(
        UP | BY_GATEWAY | flags,
        link,
        to=socket_address(to),
        by=socket_address(gateway, link),
        mask=b"",
    )


def neighbour_message(address: str, link: int, hardware: bytes) -> bytes:
    """Return what is known of a neighbour."""
    return route_message(
        UP | TO_HOST | LLINFO,
        link,
        to=socket_address(address, link),
        by=hardware_address(hardware),
    )


class FakeNetOfMac:
    """What `libSystem` tells of a computer; who is told of changes has a real descriptor."""

    def __init__(self) -> None:
        self.routes: list[bytes] = []
        self.neighbours: list[bytes] = []
        self.tells = True
        self.notifies = True
        self.grows = 0  # how often a table has grown by the time it is read
        self._pipes: dict[int, tuple[int, int]] = {}

    def change(self) -> None:
        """Let the network change."""
        for _reading, writing in self._pipes.values():
            os.write(writing, struct.pack(">i", 3))

    def calls(self) -> Routes:
        """Return the calls to this computer."""
        return Routes(self.load)

    def load(self, path: str) -> Library:
        """Return the library."""
        assert path == "/usr/lib/libSystem.B.dylib"
        return Library(
            {
                "notify_cancel": self._cancel,
                "notify_register_file_descriptor": self._notify,
                "sysctl": self._sysctl,
            }
        )

    def _notify(self, name, descriptor, flags, token):
        assert (name, flags) == (b"com.apple.system.config.network_change", 0)
        if not self.notifies:
            return 1
        token._obj.value = 3 + len(self._pipes)
        self._pipes[token._obj.value] = os.pipe()
        descriptor._obj.value = self._pipes[token._obj.value][0]
        return 0

    def _cancel(self, token):
        for descriptor in self._pipes.pop(token):
            os.close(descriptor)
        return 0

    def _sysctl(self, name, count, into, size, new, new_size):
        assert (count, new, new_size) == (6, None, 0)
        assert list(name[:4]) == [4, 17, 0, 0]
        if not self.tells:
            return -1
        asked = {(1, 0): self.routes, (2, LLINFO): self.neighbours}[name[4], name[5]]
        table = b"".join(asked)
        if into is not None and self.grows:
            self.grows -= 1
            return -1
        if into is not None:
            into[: len(table)] = table
        size._obj.value = len(table)
        return 0
