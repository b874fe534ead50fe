"""A locked screen, as screen savers and lockers tell it on the session's bus.

Many desktops let logind know that the screen is locked, some only tell it here. A saver that is
not running is not started for the question; what it says is heard once it runs.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Final

from tracker.domain.signals import Lock, Signal, Unlock
from tracker.errors import SensorError
from tracker.message_bus import ANY_PATH, Address, Bus, BusName, Message, RefusedError
from tracker.sensors.linux.logind import Connection

if sys.platform != "linux":
    raise ImportError("only Linux desktops have these services")

# Each is a service and the interface of it; KDE's and light-locker's go by the first name.
_SAVERS: Final = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class ScreenSavers:
    """Tells when a screen saver begins and ends."""

    def __init__(self, connect: Callable[[BusName], Connection] = Bus.connect) -> None:
        """Be ready to ask the session's bus."""
        self._connect = connect
        self._bus: Connection | None = None
        self._forget()

    def _forget(self) -> None:
        self._active: set[str] = set()  # the savers that are on, by name
        self._asked: dict[int, str] = {}  # the numbers of calls, and which saver was asked
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `screen-savers`."""
        return "screen-savers"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell if the screen is locked already.

        Raises:
            SensorError: there is no session bus.
        """
        bus = self._connect(BusName.SESSION)
        try:
            _watch(bus)
            active = {saver for saver in _SAVERS if _is_on(bus, saver)}
        except SensorError:
            bus.close()
            raise
        self.close()
        self._bus, self._active = bus, active
        return self._edge() + self.read(now)

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return None: the savers tell."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell if the screen was locked or unlocked.

        Raises:
            SensorError: the bus is gone.
        """
        if self._bus is None:
            return []
        signals: list[Signal] = []
        for message in self._bus.read():
            self._hear(message, self._bus)
            signals += self._edge()
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a saver is no input."""
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
            saver = self._asked.pop(message.answers, "")
            if saver and not message.error:
                self._note(saver, is_on=message.body[0])
        elif message.member == "ActiveChanged" and message.interface in _SAVERS:
            self._note(message.interface, is_on=message.body[0])
        elif message.member == "NameOwnerChanged" and message.body[0] in _SAVERS:
            saver, _before, owner = message.body
            self._note(saver, is_on=False)  # one that crashed locks nothing
            if owner:
                self._asked[bus.send(_address(saver), "GetActive")] = saver

    def _note(self, saver: str, *, is_on: bool) -> None:
        if is_on:
            self._active.add(saver)
        else:
            self._active.discard(saver)

    def _edge(self) -> list[Signal]:
        """Tell of lock or unlock if that has changed."""
        is_locked = bool(self._active)
        if is_locked == self._is_told:
            return []
        self._is_told = is_locked
        return [Lock() if is_locked else Unlock()]


def _address(saver: str) -> Address:
    return Address(saver, "/" + saver.replace(".", "/"), saver)


def _watch(bus: Connection) -> None:
    """Have it told when a saver begins or ends, and when one starts to run or runs no longer.

    KDE's tells from two objects and light-locker from another, so all of them are listened to.
    """
    for saver in _SAVERS:
        bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", saver)
        bus.watch(saver, ANY_PATH, saver, "ActiveChanged")


def _is_on(bus: Connection, saver: str) -> bool:
    """Tell whether a saver runs and is on; some that go by these names cannot be asked."""
    if not bus.call(_BUS, "NameHasOwner", "s", saver)[0]:
        return False
    try:
        return bool(bus.call(_address(saver), "GetActive")[0])
    except RefusedError:
        return False
