"""Input as logind passes it on: what the desktop says of its session, late and in few words.

A last resort. Most desktops say that nobody is there only when they dim the screen, and some never
say anything. So a desktop that has said nothing yet is not believed to say that somebody works.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from tracker.domain.signals import Active, Idle, Signal
from tracker.errors import SensorError
from tracker.message_bus import Address, Bus, BusName, Message, RefusedError
from tracker.sensors.linux.logind import Connection, no_session, session_path
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux has logind")

_SERVICE: Final = "org.freedesktop.login1"
_SESSION: Final = f"{_SERVICE}.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class LogindIdle:
    """Tells when the desktop says that input stopped or returned."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[BusName], Connection] = Bus.connect,
    ) -> None:
        """Be ready to ask the system's bus about the session that the environment names."""
        self._environ = environ
        self._connect = connect
        self._bus: Connection | None = None
        self._path = ""
        self._is_idle = True

    @property
    def name(self) -> str:
        """Return `logind-idle`."""
        return "logind-idle"

    def open(self, now: datetime) -> list[Signal]:
        """Find the session, watch it, and tell what the desktop has said of it.

        Raises:
            SensorError: there is no logind here, or no desktop that speaks to it.
        """
        self.close()
        self._bus = bus = self._connect(BusName.SYSTEM)
        try:
            self._path = session_path(bus, self._environ.get("XDG_SESSION_ID", ""))
            bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", _SERVICE)
            bus.watch(_SERVICE, self._path, _PROPERTIES, "PropertiesChanged", _SESSION)
            (found,) = bus.call(Address(_SERVICE, self._path, _PROPERTIES), "GetAll", "s", _SESSION)
            if not _told(found, "IdleSinceHint"):
                raise SensorError(_("This desktop does not tell logind when input stops."))
        except RefusedError as error:
            self.close()
            raise no_session(error) from error
        except SensorError:
            self.close()
            raise
        self._is_idle = True
        return [Idle(now), *self._edge(found, now)]

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return None: logind tells."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell what the desktop has said.

        Raises:
            SensorError: the bus or logind is gone.
        """
        if self._bus is None:
            return []
        return [signal for one in self._bus.read() for signal in self._meaning(one, now)]

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: the desktop does not say when it was."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        bus, self._bus = self._bus, None
        if bus is not None:
            bus.close()

    def _meaning(self, message: Message, now: datetime) -> list[Signal]:
        match message.member, message.body:
            case "NameOwnerChanged", (_name, _before, ""):
                raise SensorError(_("logind has ended."))
            case "PropertiesChanged", (_interface, changed, *_rest) if "IdleHint" in changed:
                return self._edge(changed, now)
            case _:
                return []

    def _edge(self, properties: dict[str, tuple[str, Any]], now: datetime) -> list[Signal]:
        """Tell of quiet or its end if that has changed."""
        was_idle, self._is_idle = self._is_idle, bool(_told(properties, "IdleHint"))
        if was_idle == self._is_idle:
            return []
        return [Idle(now) if self._is_idle else Active()]


def _told(properties: dict[str, tuple[str, Any]], name: str) -> Any:  # noqa: ANN401 - any property
    """Return the value of a property; each is a pair of type and value."""
    return properties.get(name, ("", None))[1]
