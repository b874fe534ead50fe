"""Lock, sleep and shut-down on Linux, as logind tells them.

logind waits a few seconds with sleep and shut-down for whoever holds a delay on them. We hold one,
so that the end of a session is on record before the computer is gone.
"""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from tracker.domain.model import EndReason
from tracker.domain.signals import Lock, Signal, Sleep, Start, Stop, Unlock, Wake
from tracker.errors import SensorError
from tracker.message_bus import (
    Address,
    Bus,
    BusName,
    Message,
    RefusedError,
    close_descriptors,
    take_descriptor,
)
from tracker.sensors.base import Surroundings
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux has logind")

HINT_WAIT: Final = timedelta(seconds=30)  # of the computer's time, from the wish to the lock

_SERVICE: Final = "org.freedesktop.login1"
_SESSION: Final = f"{_SERVICE}.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_MANAGER: Final = Address(_SERVICE, "/org/freedesktop/login1", f"{_SERVICE}.Manager")
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_AUTO: Final = "/org/freedesktop/login1/session/auto"  # knows properties, sends no signals

_log = logging.getLogger(__name__)


class Connection(Protocol):
    """What the sensor needs of a message bus: `Bus`."""

    def fileno(self) -> int:
        """Return its descriptor."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def watch(self, sender: str, path: str, interface: str, member: str, about: str = "") -> None:
        """Have a signal sent."""
        ...

    def call(
        self, address: Address, method: str, signature: str = "", *arguments: object
    ) -> tuple[Any, ...]:
        """Call a method and wait for its answer."""
        ...

    def send(self, address: Address, method: str, signature: str = "", *arguments: object) -> int:
        """Call a method and do not wait."""
        ...

    def read(self) -> list[Message]:
        """Return what has come."""
        ...


class Logind:
    """Tells of lock and unlock, sleep and wake, log-out."""

    def __init__(
        self,
        surroundings: Surroundings,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[BusName], Connection] = Bus.connect,
    ) -> None:
        """Be ready to ask the system's bus about the session that the environment names."""
        self._wait = surroundings.told(HINT_WAIT)
        self._environ = environ
        self._connect = connect
        self._bus: Connection | None = None
        self._path = ""
        self._is_told_locked = False
        self._forget()

    def _forget(self) -> None:
        self._hint = False  # the locker says that the screen is locked
        self._is_active = True  # nobody else's session is in front
        self._lapses: datetime | None = None  # when a mere wish to lock is no longer believed
        self._is_wished = False  # somebody asked for the screen to be locked
        self._is_ending = False  # the computer waits for us before it sleeps or shuts down
        self._delay: int | None = None  # what it waits for
        self._has_ended = False
        self._asked: int | None = None  # the number of the call that will bring another

    @property
    def name(self) -> str:
        """Return `logind`."""
        return "logind"

    def open(self, now: datetime) -> list[Signal]:
        """Find the session, watch it, and tell if it is locked already.

        Raises:
            SensorError: there is no logind here, or it knows no session of ours.
        """
        bus = self._connect(BusName.SYSTEM)
        try:
            path = session_path(bus, self._environ.get("XDG_SESSION_ID", ""))
            _watch(bus, path)
            (found,) = bus.call(Address(_SERVICE, path, _PROPERTIES), "GetAll", "s", _SESSION)
        except RefusedError as error:
            bus.close()
            raise no_session(error) from error
        except SensorError:
            bus.close()
            raise
        self.close()
        self._bus, self._path = bus, path
        self._is_told_locked = False
        self._note(found)
        self._hold_up(bus)
        return self._edge() + self.read(now)

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return when a wish to lock lapses that no locker has confirmed."""
        return self._lapses

    def read(self, now: datetime) -> list[Signal]:
        """Tell what has happened.

        Raises:
            SensorError: the bus or logind is gone.
        """
        if self._bus is None:
            return []
        signals: list[Signal] = []
        for message in self._bus.read():
            signals += self._meaning(message, self._bus, now)
        if self._has_ended:
            raise SensorError(_("logind has ended."))
        if self._lapses is not None and not self._lapses - self._wait <= now < self._lapses:
            self._lapses, self._is_wished = None, False
        return signals + self._edge()

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: logind does not watch the keyboard."""
        return None

    def saved(self) -> None:
        """Let the computer go to sleep or shut down, if that was told."""
        if self._is_ending:
            self._let_go()

    def close(self) -> None:
        """Disconnect, and hold nothing up any longer."""
        bus, self._bus = self._bus, None
        self._let_go()
        self._forget()
        if bus is not None:
            bus.close()

    def _meaning(self, message: Message, bus: Connection, now: datetime) -> list[Signal]:
        if message.answers is not None:
            self._take_delay(message)
            return []
        if message.path == self._path:
            self._hear_session(message, now)
            return self._edge()
        match message.member:
            case "PrepareForSleep":
                self._prepare(bus, begins=message.body[0])
                return [Sleep() if message.body[0] else Wake()]
            case "PrepareForShutdown":
                self._prepare(bus, begins=message.body[0])
                return [Stop(EndReason.LOGOUT) if message.body[0] else Start()]
            case "NameOwnerChanged":
                self._has_ended = not message.body[2]  # nobody owns the name now
        return []

    def _hear_session(self, message: Message, now: datetime) -> None:
        match message.member:
            case "PropertiesChanged":
                self._note(message.body[1])
            case "Lock":
                self._is_wished = True
                self._lapses = None if self._hint else now + self._wait
            case "Unlock":
                self._is_wished, self._lapses = False, None

    def _note(self, properties: dict[str, tuple[str, Any]]) -> None:
        """Take in those properties that are of interest; each is a pair of type and value."""
        if "Active" in properties:
            self._is_active = bool(properties["Active"][1])
        if "LockedHint" in properties:
            self._hint = bool(properties["LockedHint"][1])
            # The locker has spoken: what it says goes, and a locker that unlocks says so only here.
            self._is_wished, self._lapses = self._is_wished and self._hint, None

    def _edge(self) -> list[Signal]:
        """Tell of lock or unlock if that has changed."""
        is_locked = self._hint or self._is_wished or not self._is_active
        if is_locked == self._is_told_locked:
            return []
        self._is_told_locked = is_locked
        return [Lock() if is_locked else Unlock()]

    def _prepare(self, bus: Connection, *, begins: bool) -> None:
        self._is_ending = begins
        if not begins and self._delay is None and self._asked is None:
            self._hold_up(bus)

    def _hold_up(self, bus: Connection) -> None:
        """Ask for a delay; the answer is not waited for, and there may be none for us."""
        self._asked = bus.send(
            _MANAGER,
            "Inhibit",
            "ssss",
            "sleep:shutdown",
            "Kjernetid",
            _("The end of the work session is put on record"),
            "delay",
        )

    def _take_delay(self, message: Message) -> None:
        if message.answers != self._asked:
            close_descriptors(message.body)
            return
        self._asked = None
        if message.error:
            _log.info("Sleep and shut-down will not wait for us: %s", message.error)
            return
        self._delay = take_descriptor(message.body)

    def _let_go(self) -> None:
        delay, self._delay = self._delay, None
        if delay is not None:
            os.close(delay)


def session_path(bus: Connection, session: str) -> str:
    """Find the object of the session that this program runs in.

    A program that the desktop starts as a service belongs to no session; for it, `auto` stands for
    the one in which the person sees the desktop.

    Raises:
        RefusedError: there is no logind, or it knows none.
        SensorError: the bus is gone.
    """
    ways: list[tuple[str, str, object]] = [("GetSessionByPID", "u", os.getpid())]
    if session:
        ways.insert(0, ("GetSession", "s", session))
    for method, signature, argument in ways:
        try:
            return str(bus.call(_MANAGER, method, signature, argument)[0])
        except RefusedError:
            continue
    auto = Address(_SERVICE, _AUTO, _PROPERTIES)
    ((_kind, session),) = bus.call(auto, "Get", "ss", _SESSION, "Id")
    return str(bus.call(_MANAGER, "GetSession", "s", session)[0])


def _watch(bus: Connection, path: str) -> None:
    """Have all signals sent that mean something here."""
    bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", _SERVICE)
    for member in ("PrepareForSleep", "PrepareForShutdown"):
        bus.watch(_SERVICE, _MANAGER.path, _MANAGER.interface, member)
    for member in ("Lock", "Unlock"):
        bus.watch(_SERVICE, path, _SESSION, member)
    bus.watch(_SERVICE, path, _PROPERTIES, "PropertiesChanged", _SESSION)


def no_session(error: RefusedError) -> SensorError:
    """Put into words that logind was asked and has no session to tell of."""
    return SensorError(
        _("logind knows no session of yours here ({error}).").format(error=error.error),
        _(
            "Install systemd-logind or elogind, and log in through it."
            " Sleep is still seen by the gap it leaves in the clock."
        ),
    )
