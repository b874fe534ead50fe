"""Input on GNOME, where mutter is the compositor and keeps count of it on the session's bus.

Two kinds of watches are kept there: one goes off after each quiet that is long enough, the other at
the very next input, once. What mutter counts is asked for whenever it matters, so quiet begins with
the last input, however late it is told. It is late while something keeps the screen on.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from tracker.domain.signals import Active, Idle, Signal
from tracker.errors import SensorError
from tracker.message_bus import Address, Bus, BusName, Message, RefusedError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.logind import Connection
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux has GNOME’s compositor")

_NAME: Final = "org.gnome.Mutter.IdleMonitor"
_MONITOR: Final = Address(_NAME, "/org/gnome/Mutter/IdleMonitor/Core", _NAME)
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_MS: Final = timedelta(milliseconds=1)


class MutterIdle:
    """Tells when input stops and when it returns."""

    def __init__(
        self,
        surroundings: Surroundings,
        connect: Callable[[BusName], Connection] = Bus.connect,
    ) -> None:
        """Be ready to ask on the session's bus."""
        self._surroundings = surroundings
        self._threshold_ms = max(1, -(-surroundings.real(surroundings.away_after) // _MS))
        self._connect = connect
        self._bus: Connection | None = None
        self._forget()

    def _forget(self) -> None:
        self._at_away = self._at_input = 0  # the watches
        self._is_active = False
        self._heard: list[Message] = []
        self._fault: SensorError | None = None
        self._noticed: datetime | None = None

    @property
    def name(self) -> str:
        """Return `mutter-idle`."""
        return "mutter-idle"

    def open(self, now: datetime) -> list[Signal]:
        """Tell since when there was no input; the very next is told as a return.

        Raises:
            SensorError: there is no mutter on the session's bus.
        """
        self.close()
        self._bus = bus = self._connect(BusName.SESSION)
        try:
            bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", _NAME)
            bus.watch(_NAME, _MONITOR.path, _NAME, "WatchFired")
            self._at_input = self._watch("AddUserActiveWatch")
            self._at_away = self._watch("AddIdleWatch", "t", self._threshold_ms)
            return [Idle(now - self._quiet()), *self.read(now)]
        except RefusedError as error:
            self.close()
            raise SensorError(
                _("No GNOME desktop tells of input here ({error}).").format(error=error.error)
            ) from error
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return a past moment while something waits that no descriptor would tell of."""
        return self._noticed if self._heard or self._fault is not None else None

    def read(self, now: datetime) -> list[Signal]:
        """Tell when input stopped or returned.

        Raises:
            SensorError: mutter or the bus is gone.
        """
        if self._bus is None:
            return []
        if self._fault is not None:
            raise self._fault
        signals: list[Signal] = []
        heard, self._heard = self._heard, []
        while heard := heard + self._bus.read():  # the answer to a question may bring more
            for message in heard:
                signals += self._meaning(message, now)
            heard = []
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Ask mutter."""
        if self._bus is None or self._fault is not None:
            return None
        try:
            quiet = self._quiet()
            self._heard += self._bus.read()
        except SensorError as error:
            self._fault, self._noticed = error, now
            return None
        self._noticed = now
        return now - quiet

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Take the watches back and disconnect."""
        bus, self._bus = self._bus, None
        watches = (self._at_away, self._at_input)
        self._forget()
        if bus is None:
            return
        try:
            for watch in filter(None, watches):
                bus.send(_MONITOR, "RemoveWatch", "u", watch)
        except SensorError:
            pass  # whoever is gone keeps no watch
        finally:
            bus.close()

    def _watch(self, method: str, signature: str = "", *arguments: object) -> int:
        return int(self._ask(method, signature, *arguments)[0])

    def _quiet(self) -> timedelta:
        """Return for how long there was no input, in the program's time."""
        return self._surroundings.told(self._ask("GetIdletime")[0] * _MS)

    def _ask(self, method: str, signature: str = "", *arguments: object) -> tuple[Any, ...]:
        if self._bus is None:
            raise RuntimeError("nothing is asked before it was opened")
        return self._bus.call(_MONITOR, method, signature, *arguments)

    def _meaning(self, message: Message, now: datetime) -> list[Signal]:
        match message.member, message.body:
            case "NameOwnerChanged", (_name, _before, ""):
                raise SensorError(_("GNOME’s compositor has ended."))
            case "WatchFired", (watch,) if watch == self._at_input:
                self._at_input = 0
                return self._returned()
            case "WatchFired", (watch,) if watch == self._at_away:
                return self._went_away(now)
            case _:
                return []

    def _went_away(self, now: datetime) -> list[Signal]:
        """Tell of quiet, and be told of the next input, which may have come this very moment."""
        if not self._is_active:
            return []  # it was quiet already
        self._is_active = False
        if not self._at_input:
            self._at_input = self._watch("AddUserActiveWatch")
        quiet, away = self._quiet(), self._surroundings.away_after
        if quiet < away / 2:  # not merely a millisecond that was lost in rounding
            return [Idle(now - away), *self._returned()]
        return [Idle(now - quiet)]

    def _returned(self) -> list[Signal]:
        was_active, self._is_active = self._is_active, True
        return [] if was_active else [Active()]
