"""Do-not-disturb, as the desktop's notification service tells it.

Plasma tells it by a property of the notification interface, dunst by one of its own. A service that
is not running is not started for the question; what it says is heard once it runs.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from tracker.domain.signals import Busy, Signal
from tracker.errors import SensorError
from tracker.message_bus import Address, Bus, BusName, Message, RefusedError
from tracker.sensors.linux.logind import Connection
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux desktops have this service")

_SERVICE: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_PROPERTIES: Final = Address(_SERVICE, _PATH, "org.freedesktop.DBus.Properties")
_NOTIFICATIONS: Final = Address(_SERVICE, _PATH, _SERVICE)
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_SAYS: Final = {_SERVICE: "Inhibited", "org.dunstproject.cmd0": "paused"}  # by interface


class DoNotDisturb:
    """Tells when do-not-disturb begins and ends."""

    def __init__(self, connect: Callable[[BusName], Connection] = Bus.connect) -> None:
        """Be ready to ask the session's bus."""
        self._connect = connect
        self._bus: Connection | None = None
        self._forget()

    def _forget(self) -> None:
        self._says: dict[str, bool] = {}  # by interface
        self._asked: dict[int, str] = {}  # the numbers of calls, and which interface they ask about
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `do-not-disturb`."""
        return "do-not-disturb"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell if nobody is to be disturbed already.

        Raises:
            SensorError: there is no session bus, or the service on it does not tell.
        """
        bus = self._connect(BusName.SESSION)
        try:
            _watch(bus)
            says = _found(bus)
        except SensorError:
            bus.close()
            raise
        self.close()
        self._bus, self._says = bus, says
        return self._edge() + self.read(now)

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return None: the service tells."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell if do-not-disturb has begun or ended.

        Raises:
            SensorError: the bus is gone.
        """
        if self._bus is None:
            return []
        for message in self._bus.read():
            self._hear(message, self._bus)
        return self._edge()

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: this is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        bus, self._bus = self._bus, None
        self._forget()
        if bus is not None:
            bus.close()

    def _hear(self, message: Message, bus: Connection) -> None:
        if message.answers is not None:
            interface = self._asked.pop(message.answers, "")
            if interface and not message.error:
                self._note(interface, message.body[0])
            return
        match message.member:
            case "NameOwnerChanged":
                self._says, self._asked = {}, {}
                if message.body[2]:  # the name has another owner now
                    self._ask(bus, *_SAYS)
            case "PropertiesChanged" if message.body[0] in _SAYS:
                interface, changed, invalid = message.body
                self._note(interface, changed)
                if _SAYS[interface] in invalid:
                    self._ask(bus, interface)

    def _ask(self, bus: Connection, *interfaces: str) -> None:
        """Ask, without waiting for the answers."""
        for interface in interfaces:
            self._asked[bus.send(_PROPERTIES, "GetAll", "s", interface)] = interface

    def _note(self, interface: str, properties: dict[str, tuple[str, Any]]) -> None:
        """Take in the property of interest; each is a pair of type and value."""
        if _SAYS[interface] in properties:
            self._says[interface] = bool(properties[_SAYS[interface]][1])

    def _edge(self) -> list[Signal]:
        is_quiet = any(self._says.values())
        if is_quiet == self._is_told:
            return []
        self._is_told = is_quiet
        return [Busy(on=is_quiet)]


def _watch(bus: Connection) -> None:
    """Have it told when the property changes, and when another service takes over."""
    bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", _SERVICE)
    for interface in _SAYS:
        bus.watch(_SERVICE, _PATH, _PROPERTIES.interface, "PropertiesChanged", interface)


def _found(bus: Connection) -> dict[str, bool]:
    """Return what the service says, by interface; nothing if none runs yet.

    Raises:
        SensorError: one runs and does not tell.
    """
    if not bus.call(_BUS, "NameHasOwner", "s", _SERVICE)[0]:
        return {}
    says = {}
    for interface, member in _SAYS.items():
        try:
            (properties,) = bus.call(_PROPERTIES, "GetAll", "s", interface)
        except RefusedError:
            continue  # it has no such interface
        if member in properties:
            says[interface] = bool(properties[member][1])
    if not says:
        name = bus.call(_NOTIFICATIONS, "GetServerInformation")[0]
        raise SensorError(
            _("The notification service {name} does not tell of do-not-disturb.").format(name=name),
            _("Those of Plasma and dunst do."),
        )
    return says
