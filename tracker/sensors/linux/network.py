"""Which network the computer is in, by the hardware address of its gateway, as the kernel knows it.

The kernel tells when the default route may be another one. Then its tables are read: the gateway of
the default route with the lowest metric that goes through hardware, a bridge or the like, and the
address of that neighbour. Tunnels are passed by: a VPN is no place. Nothing is ever sent, so a
gateway that nothing was exchanged with has no address yet, and is looked at again.
"""

import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.gateway import Gateway, Settling
from tracker.sensors.linux.netlink import Changes, Kind, Message, attributes, dump
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux has these tables")

# The fixed fields of messages (`linux/rtnetlink.h`, `if_link.h`, `neighbour.h`).
_LINK: Final = struct.Struct("=BxHIII")  # family, type, number, flags, change
_ROUTE: Final = struct.Struct("=BBBBBBBBI")  # family, bits of destination, …, table, …, type, …
_NEIGHBOUR: Final = struct.Struct("=BxxxIHBB")  # family, link, state, flags, type

_IFLA_LINKINFO, _IFLA_INFO_KIND = 18, 1
_RTA_OIF, _RTA_GATEWAY, _RTA_PRIORITY, _RTA_MULTIPATH = 4, 5, 6, 9
_NDA_DST, _NDA_LLADDR = 1, 2
_ETHERNET: Final = 1  # ARPHRD_ETHER: cable and Wi-Fi; tunnels without addresses have others
_TUNNELS: Final = frozenset({b"tun"})  # one with addresses, a tap; others are no Ethernet anyway
_MAIN: Final = 254  # RT_TABLE_MAIN
_UNICAST: Final = 1  # RTN_UNICAST: no route that only says that there is none
_PERHAPS_GONE: Final = 0x20 | 0x01  # NUD_FAILED | NUD_INCOMPLETE
_WORD: Final = struct.Struct("=I")
_HOP: Final = struct.Struct("=HxxI")  # rtnexthop: its length, its link


@dataclass(frozen=True, order=True, slots=True)
class Route:
    """A default route: the lower the metric, the better; IPv4 before IPv6 where both are there."""

    is_ipv6: bool
    metric: int
    link: int
    gateway: bytes


class RoutingTable:
    """Tells which network the computer is in, when that has changed."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Be ready to listen to the kernel."""
        self._settling = Settling(surroundings)
        self._changes: Changes | None = None

    @property
    def name(self) -> str:
        """Return `routing-table`."""
        return "routing-table"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to be told, and tell how things stand.

        Raises:
            SensorError: the kernel does not tell of routes.
        """
        self.close()
        try:
            self._changes = Changes()
            return self._settling.found(gateway(), now)
        except OSError as error:
            self.close()
            raise _silent(error) from error

    def fileno(self) -> int | None:
        """Return the descriptor that is readable when routes or links have changed."""
        return None if self._changes is None else self._changes.fileno()

    def next_look(self) -> datetime | None:
        """Return when to look at the tables, because something has changed."""
        return self._settling.next_look()

    def read(self, now: datetime) -> list[Signal]:
        """Tell of another network, once the change has settled.

        Raises:
            SensorError: the kernel does not tell of routes any more.
        """
        if self._changes is None:
            return []
        if self._changes.read():
            self._settling.stir(now)
        if not self._settling.is_due(now):
            return []
        try:
            return self._settling.found(gateway(), now)
        except OSError as error:
            raise _silent(error) from error

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a network is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Be told no more."""
        changes, self._changes = self._changes, None
        if changes is not None:
            changes.close()
        self._settling.clear()


def gateway() -> Gateway:
    """Return the hardware address of the gateway, as it stands in the tables of the kernel.

    Raises:
        OSError: the kernel does not tell.
    """
    links = hardware(dump(Kind.GET_LINK, _LINK))
    routes = default_routes(dump(Kind.GET_ROUTE, _ROUTE), links)
    return address_of(routes, dump(Kind.GET_NEIGHBOUR, _NEIGHBOUR)) if routes else None


def hardware(links: Iterable[Message]) -> frozenset[int]:
    """Return the numbers of the links that lead to a place: no tunnel, whatever it looks like."""
    found = set()
    for link in links:
        _family, kind, number, *_flags = link.fields(_LINK)
        built = attributes(link.attributes(_LINK).get(_IFLA_LINKINFO, b""))
        name = built.get(_IFLA_INFO_KIND, b"").rstrip(b"\0")
        if kind == _ETHERNET and name not in _TUNNELS:
            found.add(number)
    return frozenset(found)


def default_routes(routes: Iterable[Message], links: frozenset[int]) -> list[Route]:
    """Return the default routes through some links by way of a gateway, the best first."""
    found = (route for message in routes for route in _ways(message))
    return sorted(route for route in found if route.link in links and any(route.gateway))


def address_of(routes: list[Route], neighbours: Iterable[Message]) -> bytes:
    """Return the hardware address of the best gateway; empty: it is not known yet.

    Through the same link another way, such as IPv6, is as good.
    """
    known = dict(_addresses(neighbours))
    ways = (known.get((way.link, way.gateway)) for way in routes if way.link == routes[0].link)
    return next((address for address in ways if address), b"")


def _ways(message: Message) -> Iterator[Route]:
    """Yield the ways that a default route goes; most go one."""
    family, bits, _from, _tos, table, _by, _scope, kind, _flags = message.fields(_ROUTE)
    if bits or (table, kind) != (_MAIN, _UNICAST):
        return
    is_ipv6 = family == socket.AF_INET6
    told = message.attributes(_ROUTE)
    (metric,) = _WORD.unpack(told.get(_RTA_PRIORITY, bytes(_WORD.size)))
    if _RTA_OIF in told:
        (link,) = _WORD.unpack(told[_RTA_OIF])
        yield Route(is_ipv6, metric, link, told.get(_RTA_GATEWAY, b""))
    for link, way in _hops(told.get(_RTA_MULTIPATH, b"")):
        yield Route(is_ipv6, metric, link, way.get(_RTA_GATEWAY, b""))


def _hops(packed: bytes) -> Iterator[tuple[int, dict[int, bytes]]]:
    """Take the ways of a route that goes several apart: each by its link."""
    while len(packed) >= _HOP.size:
        length, link = _HOP.unpack_from(packed)
        if length < _HOP.size:
            return
        yield link, attributes(packed[_HOP.size : length])
        packed = packed[length:]


def _addresses(neighbours: Iterable[Message]) -> Iterator[tuple[tuple[int, bytes], bytes]]:
    """Yield the hardware addresses of neighbours, by link and address in the network."""
    for neighbour in neighbours:
        _family, link, state, *_rest = neighbour.fields(_NEIGHBOUR)
        told = neighbour.attributes(_NEIGHBOUR)
        address = told.get(_NDA_LLADDR, b"")
        if any(address) and not state & _PERHAPS_GONE:
            yield (link, told.get(_NDA_DST, b"")), address


def _silent(error: OSError) -> SensorError:
    sentence = _("The kernel does not tell of networks ({reason}).")
    return SensorError(sentence.format(reason=error.strerror))
