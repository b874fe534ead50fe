"""Which network the computer is in on macOS, by the hardware address of its gateway.

macOS tells by a descriptor when the network has changed. Then its tables are read: the gateway of
the best default route that goes through a cable or Wi-Fi, and the address of that neighbour. The
name of a Wi-Fi network, for which macOS asks for a permission, is not wanted. Nothing is sent.
"""

import os
import select
import socket
from collections.abc import Callable
from datetime import datetime
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.gateway import Gateway, Settling
from tracker.sensors.macos.routes import Routes, routes

_PLACES: Final = ("en", "bond", "vlan", "bridge")  # begin the names of interfaces that are no VPN
_ADDRESS_BYTES: Final = 6
# What macOS tells in the place of every hardware address where a program may not know them.
_WITHHELD: Final = bytes.fromhex("020000000000")
_TOKENS_MAX: Final = 4096  # bytes of one reading; a change is four


class NetworkChange:
    """Tells which network the computer is in, when that has changed."""

    def __init__(
        self,
        surroundings: Surroundings,
        load: Callable[[], Routes] = routes,
        name_of: Callable[[int], str] = socket.if_indextoname,
    ) -> None:
        """Be ready to be told; `name_of` names an interface by its number."""
        self._settling = Settling(surroundings)
        self._load = load
        self._name_of = name_of
        self._library: Routes | None = None
        self._descriptor = self._token = -1

    @property
    def name(self) -> str:
        """Return `network-change`."""
        return "network-change"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to be told, and tell how things stand.

        Raises:
            SensorError: macOS does not tell of networks.
        """
        self.close()
        library = self._load()
        self._descriptor, self._token = library.notify()
        self._library = library
        try:
            return self._settling.found(gateway(library, self._name_of), now)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return the descriptor that is readable when the network has changed."""
        return None if self._library is None else self._descriptor

    def next_look(self) -> datetime | None:
        """Return when to look at the tables, because something has changed."""
        return self._settling.next_look()

    def read(self, now: datetime) -> list[Signal]:
        """Tell of another network, once the change has settled.

        Raises:
            SensorError: macOS does not tell of networks any more.
        """
        if self._library is None:
            return []
        if self._has_changed():
            self._settling.stir(now)
        if not self._settling.is_due(now):
            return []
        return self._settling.found(gateway(self._library, self._name_of), now)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a network is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Be told no more."""
        library, self._library = self._library, None
        if library is not None:
            library.cancel(self._token)
        self._settling.clear()

    def _has_changed(self) -> bool:
        """Tell whether there was news, and take it in; what is there is read without waiting."""
        is_readable = bool(select.select([self._descriptor], [], [], 0)[0])
        return is_readable and bool(os.read(self._descriptor, _TOKENS_MAX))


def gateway(library: Routes, name_of: Callable[[int], str]) -> Gateway:
    """Return the hardware address of the gateway, as it stands in the tables of macOS.

    Raises:
        SensorError: macOS does not tell.
    """
    ways = [way for way in library.default_routes() if _is_place(way.link, name_of)]
    if not ways:
        return None
    known = library.neighbours()
    found = (known.get((way.link, way.gateway), b"") for way in ways if way.link == ways[0].link)
    return next((address for address in found if _is_told(address)), b"")


def _is_place(link: int, name_of: Callable[[int], str]) -> bool:
    try:
        return name_of(link).startswith(_PLACES)
    except OSError:
        return False  # it is gone already


def _is_told(address: bytes) -> bool:
    return len(address) == _ADDRESS_BYTES and address != _WITHHELD and any(address)
