"""Which network the computer is in on Windows, by the hardware address of its gateway.

Windows calls us, in a thread of its own, when a default route has changed. Then its tables are
read: the gateway of the default route with the lowest metric that goes through a cable or Wi-Fi,
and the address of that neighbour. Nothing is ever sent to find it out.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.gateway import Gateway, Settling
from tracker.sensors.windows.iphelper import ROUTE_CHANGED, IpHelper, RouteRow, ip_helper

_PLACES: Final = frozenset({6, 71})  # IF_TYPE_ETHERNET_CSMACD, IF_TYPE_IEEE80211 (`ipifcons.h`)
_IPV6: Final = 23  # AF_INET6
_KNOWN: Final = 2  # NlnsProbe: from this state on the address was once confirmed (`nldef.h`)
_ADDRESS_BYTES: Final = 6
# A tunnel of OpenVPN's TAP-Windows says that it is Ethernet; the addresses that it makes up for
# itself and for its gateway begin so.
_TAP: Final = bytes.fromhex("00ff")


class RouteChange:
    """Tells which network the computer is in, when that has changed."""

    def __init__(
        self, surroundings: Surroundings, load: Callable[[], IpHelper] = ip_helper
    ) -> None:
        """Be ready to be called."""
        self._settling = Settling(surroundings)
        self._wake = surroundings.wake
        self._load = load
        self._library: IpHelper | None = None
        self._handle = 0
        self._has_changed = False
        self._procedure: Any = ROUTE_CHANGED(self._on_change)  # kept as long as it may be called

    @property
    def name(self) -> str:
        """Return `route-change`."""
        return "route-change"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to be called, and tell how things stand.

        Raises:
            SensorError: Windows does not tell of routes.
        """
        self.close()
        library = self._load()
        self._handle = library.notify(self._procedure)
        self._library = library
        try:
            return self._settling.found(gateway(library), now)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return a moment that has come if a route has changed, else when that has settled."""
        return AT_ONCE if self._has_changed else self._settling.next_look()

    def read(self, now: datetime) -> list[Signal]:
        """Tell of another network, once the change has settled.

        Raises:
            SensorError: Windows does not tell of routes any more.
        """
        if self._library is None:
            return []
        if self._has_changed:
            self._has_changed = False
            self._settling.stir(now)
        if not self._settling.is_due(now):
            return []
        return self._settling.found(gateway(self._library), now)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a network is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Be called no more."""
        library, self._library = self._library, None
        if library is not None:
            library.cancel(self._handle)
        self._has_changed = False
        self._settling.clear()

    def _on_change(self, _ours: int | None, row: int | None, _kind: int) -> None:
        """Hear of a route; most are about single neighbours, and wake nobody."""
        if row and RouteRow.from_address(row).PrefixLength == 0 and not self._has_changed:
            self._has_changed = True
            self._wake()


def gateway(library: IpHelper) -> Gateway:
    """Return the hardware address of the gateway, as it stands in the tables of Windows.

    Raises:
        SensorError: Windows does not tell.
    """
    routes = [route for route in library.default_routes() if route.interface_type in _PLACES]
    routes.sort(key=lambda route: (route.NextHop.family == _IPV6, library.cost(route)))
    found = [(route, _address(library, route)) for route in routes]
    real = [(route, address) for route, address in found if not address.startswith(_TAP)]
    if not real:
        return None
    best = real[0][0].InterfaceLuid
    ways = (address for route, address in real if route.InterfaceLuid == best)
    return next((address for address in ways if address), b"")


def _address(library: IpHelper, route: RouteRow) -> bytes:
    """Return the hardware address of a route's gateway; empty: it is not known yet."""
    row = library.neighbour(route)
    if row is None or row.State < _KNOWN or row.PhysicalAddressLength != _ADDRESS_BYTES:
        return b""
    address = bytes(row.PhysicalAddress[:_ADDRESS_BYTES])
    return address if any(address) else b""
