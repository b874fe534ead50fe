"""What Windows tells of routes and neighbours, by the IP Helper: tables are read, nothing is sent.

The numbers and the layout of memory are those of `netioapi.h`, `ws2ipdef.h` and `ifdef.h` in the
Windows SDK; each is documented under its name on learn.microsoft.com. `ResolveIpNetEntry2`, which
would ask the network, and `GetBestRoute2`, which knows of the best route alone, are not used.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from tracker.errors import SensorError
from tracker.sensors.windows.dlls import load
from tracker.wording import _

_NO_ERROR: Final = 0
_ANY_FAMILY: Final = 0  # AF_UNSPEC: IPv4 and IPv6
_TYPE_BITS: Final = 48  # NET_LUID: the kind of an interface stands in the highest 16 bits

_DWORD = _ULONG = ctypes.c_uint32
_HANDLE = _POINTER = ctypes.c_void_p
_FAMILY = ctypes.c_uint16
_FLAG = ctypes.c_ubyte

if sys.platform == "win32":
    _CALLBACK = ctypes.WINFUNCTYPE
else:
    _CALLBACK = ctypes.CFUNCTYPE
# PIPFORWARD_CHANGE_CALLBACK: what was handed in, a row of which only the keys are told, what is new
ROUTE_CHANGED: Final = _CALLBACK(None, _POINTER, _POINTER, ctypes.c_int32)


class Address(ctypes.Structure):
    """SOCKADDR_INET: an address of IPv4 or IPv6; all words are zero where there is none."""

    _fields_ = (("family", _FAMILY), ("port", ctypes.c_uint16), ("words", _ULONG * 6))


class RouteRow(ctypes.Structure):
    """MIB_IPFORWARD_ROW2: where a route leads, by which neighbour, and at which cost."""

    _fields_ = (
        ("InterfaceLuid", ctypes.c_uint64),
        ("InterfaceIndex", _ULONG),
        ("Destination", Address),
        ("PrefixLength", _FLAG),
        ("NextHop", Address),
        ("SitePrefixLength", _FLAG),
        ("ValidLifetime", _ULONG),
        ("PreferredLifetime", _ULONG),
        ("Metric", _ULONG),
        ("Protocol", ctypes.c_int32),
        ("Loopback", _FLAG),
        ("AutoconfigureAddress", _FLAG),
        ("Publish", _FLAG),
        ("Immortal", _FLAG),
        ("Age", _ULONG),
        ("Origin", ctypes.c_int32),
    )

    @property
    def interface_type(self) -> int:
        """Return what kind of interface it goes through, such as 6 for Ethernet."""
        return int(self.InterfaceLuid) >> _TYPE_BITS

    @property
    def leads_out(self) -> bool:
        """Tell whether it is a default route by way of a gateway."""
        return self.PrefixLength == 0 and any(self.NextHop.words)


class NeighbourRow(ctypes.Structure):
    """MIB_IPNET_ROW2: the hardware address of a neighbour, and how sure that is."""

    _fields_ = (
        ("Address", Address),
        ("InterfaceIndex", _ULONG),
        ("InterfaceLuid", ctypes.c_uint64),
        ("PhysicalAddress", _FLAG * 32),
        ("PhysicalAddressLength", _ULONG),
        ("State", ctypes.c_int32),
        ("Flags", _FLAG),
        ("ReachabilityTime", _ULONG),
    )


class InterfaceRow(ctypes.Structure):
    """MIB_IPINTERFACE_ROW: what one family of addresses is like on an interface."""

    _fields_ = (
        ("Family", _FAMILY),
        ("InterfaceLuid", ctypes.c_uint64),
        ("InterfaceIndex", _ULONG),
        ("MaxReassemblySize", _ULONG),
        ("InterfaceIdentifier", ctypes.c_uint64),
        ("RouterAdvertisementIntervals", _ULONG * 2),
        ("Properties", _FLAG * 9),
        ("RouterDiscoveryBehavior", ctypes.c_int32),
        ("Times", _ULONG * 4),
        ("LinkLocalAddressBehavior", ctypes.c_int32),
        ("LinkLocalAddressTimeout", _ULONG),
        ("ZoneIndices", _ULONG * 16),
        ("SitePrefixLength", _ULONG),
        ("Metric", _ULONG),
        ("NlMtu", _ULONG),
        ("Connected", _FLAG * 4),
        ("ReachableTime", _ULONG),
        ("Offloads", _FLAG * 2),
        ("DisableDefaultRoutes", _FLAG),
    )


_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "CancelMibChangeNotify2": (_DWORD, (_HANDLE,)),
    "FreeMibTable": (None, (_POINTER,)),
    "GetIpForwardTable2": (_DWORD, (_FAMILY, _POINTER)),
    "GetIpInterfaceEntry": (_DWORD, (_POINTER,)),
    "GetIpNetEntry2": (_DWORD, (_POINTER,)),
    "NotifyRouteChange2": (_DWORD, (_FAMILY, ROUTE_CHANGED, _POINTER, _FLAG, _POINTER)),
}


class IpHelper:
    """The library of Windows that knows routes and neighbours."""

    def __init__(self, load: Callable[[str], Any] = load) -> None:
        """Load it and say what its functions take.

        Raises:
            SensorError: this is no Windows that has it.
        """
        try:
            self._library = load("iphlpapi")
            for function, (result, arguments) in _FUNCTIONS.items():
                bound = getattr(self._library, function)
                bound.restype, bound.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            reason = _("Windows lacks a function that is asked for ({reason}).")
            raise SensorError(reason.format(reason=error)) from error

    def notify(self, changed: Any) -> int:  # noqa: ANN401 - a function that C calls
        """Have a `ROUTE_CHANGED` called, in threads of Windows; return what ends that.

        Raises:
            SensorError: Windows does not tell of routes.
        """
        handle = _HANDLE()
        done = self._library.NotifyRouteChange2(
            _ANY_FAMILY, changed, None, False, ctypes.byref(handle)
        )
        if done != _NO_ERROR or not handle.value:
            raise _silent()
        return handle.value

    def cancel(self, handle: int) -> None:
        """Have nothing called any more; when this returns, nothing is."""
        self._library.CancelMibChangeNotify2(handle)

    def default_routes(self) -> list[RouteRow]:
        """Return the default routes of both families that go by a gateway.

        Raises:
            SensorError: Windows does not tell of routes.
        """
        table = _POINTER()
        done = self._library.GetIpForwardTable2(_ANY_FAMILY, ctypes.byref(table))
        if done != _NO_ERROR or not table.value:
            raise _silent()
        try:
            return [row for row in _rows(table.value) if row.leads_out]
        finally:
            self._library.FreeMibTable(table)

    def cost(self, route: RouteRow) -> int:
        """Return the whole metric of a route: its own, and that of its interface."""
        row = InterfaceRow(Family=route.NextHop.family, InterfaceLuid=route.InterfaceLuid)
        done = self._library.GetIpInterfaceEntry(ctypes.byref(row))
        return int(route.Metric) + (int(row.Metric) if done == _NO_ERROR else 0)

    def neighbour(self, route: RouteRow) -> NeighbourRow | None:
        """Return what is known of the gateway of a route, without asking it."""
        row = NeighbourRow(Address=route.NextHop, InterfaceLuid=route.InterfaceLuid)
        return row if self._library.GetIpNetEntry2(ctypes.byref(row)) == _NO_ERROR else None


def _rows(table: int) -> Iterator[RouteRow]:
    """Copy the rows of a MIB_IPFORWARD_TABLE2, which begin where 64-bit numbers can stand."""
    count = _ULONG.from_address(table).value
    size = ctypes.sizeof(RouteRow)
    for number in range(count):
        at = table + ctypes.alignment(RouteRow) + number * size
        yield RouteRow.from_buffer_copy(ctypes.string_at(at, size))


def _silent() -> SensorError:
    return SensorError(_("Windows does not tell of networks."))


@cache
def ip_helper() -> IpHelper:
    """Return that library of this computer.

    Raises:
        SensorError: this is no Windows that has it.
    """
    return IpHelper()
