"""Notices with buttons, by the service that freedesktop.org describes and most desktops have.

It is asked over the session's bus, and first of all what it can do. The bus itself is waited for,
as it answers in a millisecond; the service, which may be busy, or have yet to be started, never.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Protocol

from tracker.errors import NoticeError, SensorError
from tracker.message_bus import Address, Bus, BusName, Message
from tracker.notices.notice import OPEN, Chosen, Heard, Lost, Notice, Refused, Shown
from tracker.notices.plain import APP_NAME
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux desktops have this service")

_NAME: Final = "org.freedesktop.Notifications"
_SERVICE: Final = Address(_NAME, "/org/freedesktop/Notifications", _NAME)
_BUS: Final = "org.freedesktop.DBus"
_PROGRAM: Final = "org.kjernetid.Kjernetid"  # whose name and icon the desktop shows beside it
_NORMAL: Final = 1
_AS_LONG_AS_USUAL: Final = -1  # as the person has set it up for all notices
# Where the name has no owner and nobody can be started to own it, other ways lead nowhere either.
_NOBODY: Final = (f"{_BUS}.Error.ServiceUnknown", f"{_BUS}.Error.NameHasNoOwner")
_NOT_STARTED: Final = f"{_BUS}.Error.Spawn."


class Connection(Protocol):
    """What is asked of the bus."""

    def fileno(self) -> int:
        """Return the descriptor that is readable when something has come."""
        ...

    def watch(self, sender: str, path: str, interface: str, member: str, about: str = "") -> None:
        """Have a signal sent to us from now on."""
        ...

    def send(self, address: Address, method: str, signature: str = "", *arguments: object) -> int:
        """Call a method; the answer comes with `read`, under the number that is returned."""
        ...

    def read(self) -> list[Message]:
        """Return what has come."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...


@dataclass(slots=True)
class _Asked:
    """A notice that the service was handed and has not answered; it may have been withdrawn."""

    notice: Notice
    is_withdrawn: bool = False


@dataclass(slots=True)
class _Up:
    """A notice that the service took; some services take a choice after it was closed."""

    notice: Notice
    is_closed: bool = False


class Freedesktop:
    """The notification service of the session; the way to it is opened with the first notice."""

    def __init__(self, connect: Callable[[BusName], Connection] = Bus.connect) -> None:
        """Be ready; `connect` opens a bus."""
        self._connect = connect
        self._bus: Connection | None = None
        self._able: frozenset[str] | None = None  # what the service can do, once it has said so
        self._inquiry: int | None = None  # the number of the call that asks it
        self._waiting: list[Notice] = []  # to be shown when it has said so
        self._asked: dict[int, _Asked] = {}  # by the number of the call
        self._up: dict[int, _Up] = {}  # by the number that the service gave

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def show(self, notice: Notice) -> None:
        """Have a notice shown; one question takes the place of another.

        Raises:
            NoticeError: the bus cannot be reached.
        """
        try:
            bus = self._bus if self._bus is not None else self._opened()
            if self._able is not None:
                self._hand_over(bus, notice, self._able)
                return
            if self._inquiry is None:
                self._inquiry = bus.send(_SERVICE, "GetCapabilities")
            self._waiting.append(notice)
        except SensorError as error:
            self._forget()
            raise NoticeError(error.sentence) from error

    def withdraw(self, about: str) -> None:
        """Take the notice about a prompt away, or do not show it after all."""
        self._waiting = [notice for notice in self._waiting if notice.about != about]
        for asked in self._asked.values():
            asked.is_withdrawn |= asked.notice.about == about
        for number in [n for n, up in self._up.items() if up.notice.about == about]:
            self._take_down(number)

    def read(self) -> list[Heard]:
        """Return what became of notices; where the bus is gone, all of them are."""
        if self._bus is None:
            return []
        heard: list[Heard] = []
        try:
            for message in self._bus.read():
                heard += self._meaning(message, self._bus)
        except SensorError as error:
            heard += self._lost(error.sentence)
            self._forget()
        return heard

    def give_up(self) -> list[Heard]:
        """Wait no longer for what has not been answered; what comes of it yet is taken away."""
        late = [*self._waiting]
        late += [asked.notice for asked in self._asked.values() if not asked.is_withdrawn]
        for asked in self._asked.values():
            asked.is_withdrawn = True
        self._waiting, self._inquiry = [], None
        return [Refused(one, _("The notification service does not answer.")) for one in late]

    def close(self) -> None:
        """Take the open questions away and disconnect."""
        for number in [n for n, up in self._up.items() if up.notice.about]:
            self._take_down(number)
        self._forget()

    # --- To the service ---

    def _opened(self) -> Connection:
        bus = self._connect(BusName.SESSION)
        try:
            for signal in ("ActionInvoked", "NotificationClosed"):
                bus.watch(_NAME, _SERVICE.path, _NAME, signal)
            bus.watch(_BUS, "/org/freedesktop/DBus", _BUS, "NameOwnerChanged", _NAME)
        except SensorError:
            bus.close()
            raise
        self._bus = bus
        return bus

    def _hand_over(self, bus: Connection, notice: Notice, able: frozenset[str]) -> None:
        has_buttons = "actions" in able and bool(notice.buttons)
        text = notice.text if has_buttons else notice.plain
        summary, body = (APP_NAME, text) if "body" in able else (text, "")
        if "body-markup" in able:
            body = escape(body, quote=False)
        number = bus.send(
            _SERVICE,
            "Notify",
            "susssasa{sv}i",
            APP_NAME,
            self._replaced(notice),
            _PROGRAM,
            summary,
            body,
            _actions(notice) if "actions" in able else [],
            _hints(notice),
            _AS_LONG_AS_USUAL,
        )
        self._asked[number] = _Asked(notice)

    def _replaced(self, notice: Notice) -> int:
        """Return the number of the question whose place this one takes; 0: it takes none."""
        if not notice.about:
            return 0
        standing = (n for n, up in self._up.items() if up.notice.about and not up.is_closed)
        return next(standing, 0)

    def _take_down(self, number: int) -> None:
        up = self._up.pop(number)
        if self._bus is None or up.is_closed:
            return
        try:
            self._bus.send(_SERVICE, "CloseNotification", "u", number)
        except SensorError:
            self._forget()  # it went with the bus

    # --- From the service ---

    def _meaning(self, message: Message, bus: Connection) -> list[Heard]:
        if message.answers is not None:
            return self._answered(message, message.answers, bus)
        match message.member, message.body:
            case "ActionInvoked", (int(number), str(name)):
                return self._chosen(number, name)
            case "NotificationClosed", (int(number), *_why):
                if number in self._up:
                    self._up[number].is_closed = True
            case "NameOwnerChanged", (_name, str(before), _after) if before:
                return self._lost(_("The notification service has ended."))
            case _:
                pass
        return []

    def _answered(self, message: Message, number: int, bus: Connection) -> list[Heard]:
        if number == self._inquiry:
            self._inquiry = None
            return self._able_now(message, bus)
        asked = self._asked.pop(number, None)
        if asked is None:
            return []
        if message.error:
            return [] if asked.is_withdrawn else [_refusal(asked.notice, message.error)]
        self._up[given := int(message.body[0])] = _Up(asked.notice)
        if asked.is_withdrawn:
            self._take_down(given)
            return []
        if not asked.notice.about:
            del self._up[given]  # nothing can come of it, and nothing takes it away
        return [Shown(asked.notice)]

    def _able_now(self, message: Message, bus: Connection) -> list[Heard]:
        waiting, self._waiting = self._waiting, []
        if message.error:
            return [_refusal(notice, message.error) for notice in waiting]
        self._able = frozenset(message.body[0])
        for notice in waiting:
            self._hand_over(bus, notice, self._able)
        return []

    def _chosen(self, number: int, name: str) -> list[Heard]:
        up = self._up.get(number)
        if up is None or name not in (OPEN, *(offered for offered, _label in up.notice.buttons)):
            return []
        return [Chosen(up.notice.about, name)] if up.notice.about else []

    def _lost(self, why: str) -> list[Heard]:
        """Say what stood there, or was on its way; of what asks nothing only the latter."""
        gone = [*self._waiting]
        gone += [asked.notice for asked in self._asked.values() if not asked.is_withdrawn]
        gone += [up.notice for up in self._up.values() if up.notice.about and not up.is_closed]
        self._able, self._inquiry = None, None
        self._waiting, self._asked, self._up = [], {}, {}
        return [Lost(notice, why) for notice in gone]

    def _forget(self) -> None:
        bus, self._bus = self._bus, None
        self._lost("")
        if bus is not None:
            bus.close()


def _actions(notice: Notice) -> list[str]:
    """Return names and labels in turn; what a click on the notice itself does comes first."""
    if not notice.about:
        return []
    actions = [OPEN, _("Show all answers")]
    for name, label in notice.buttons:
        actions += [name, label]
    return actions


def _hints(notice: Notice) -> dict[str, tuple[str, Any]]:
    """Ask for a sound only where one is wanted, and to keep a question among what is missed."""
    return {
        "urgency": ("y", _NORMAL),
        "transient": ("b", not notice.about),
        "desktop-entry": ("s", _PROGRAM),
        **_sound(notice),
    }


def _sound(notice: Notice) -> dict[str, tuple[str, Any]]:
    if notice.has_sound:
        return {"sound-name": ("s", "message-new-instant")}  # of the sound naming specification
    return {"suppress-sound": ("b", True)}


def _refusal(notice: Notice, error: str) -> Refused:
    is_deserted = error in _NOBODY or error.startswith(_NOT_STARTED)
    why = _("The notification service refused: {error}.").format(error=error)
    return Refused(notice, why, is_deserted)
