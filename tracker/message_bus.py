"""A connection to a D-Bus message bus that never keeps its caller waiting for long.

jeepney turns messages into bytes and back; its own connection waits without limit for the first
answer of the bus and for room to write, which a program with one thread cannot afford. It is known
in this file alone: what comes in is a `Message` of our own.
"""

import os
import select
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any, Final, Self

import jeepney  # type: ignore[import-untyped]  # ships no types
from jeepney.bus import get_bus  # type: ignore[import-untyped]  # ships no types
from jeepney.fds import FileDescriptor, fds_buf_size  # type: ignore[import-untyped]  # ships no types
from jeepney.io.blocking import prep_socket  # type: ignore[import-untyped]  # ships no types

from tracker.errors import SensorError
from tracker.wording import _, reason_of

if sys.platform != "linux":
    raise ImportError("only Linux desktops have this bus")

ANSWER_MAX_S: Final = 2.0  # of waiting for the bus or a service; they answer in milliseconds
ANY_PATH: Final = ""  # signals of all objects that a service has


class BusName(StrEnum):
    """Which bus, in the words that jeepney looks its address up by."""

    SYSTEM = "SYSTEM"
    SESSION = "SESSION"


@dataclass(frozen=True, slots=True)
class Address:
    """An interface of an object of a service."""

    service: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Message:
    """A signal, the answer to a call, or a call to us.

    Attributes:
        path: of the object that sent a signal, or is called.
        interface: the signal's or the call's.
        member: the signal's or the method's name; empty for an answer.
        body: what it says. A variant is a pair of its type and its value.
        answers: the number of the call that it answers.
        error: the name of the error that answers it.
    """

    path: str
    interface: str
    member: str
    body: tuple[Any, ...]
    answers: int | None = None
    error: str = ""


class RefusedError(SensorError):
    """A service answered a call with an error, of which `error` is the name."""

    def __init__(self, error: str) -> None:
        """Keep the name of the error."""
        super().__init__(_("A service on the message bus refused: {error}.").format(error=error))
        self.error = error


class Bus:
    """One connection, open as long as it exists."""

    def __init__(self, link: socket.socket) -> None:
        """Take over a socket behind which a bus has let us in."""
        link.setblocking(False)
        self._link = link
        self._parser = jeepney.Parser()
        self._serials = count(1)
        self._calls: set[int] = set()
        self._callers: set[tuple[str, str]] = set()  # who may call us, and by which interface
        self._kept: list[Message] = []
        self.name = ""  # ours on this bus

    @classmethod
    def connect(cls, which: BusName) -> Self:
        """Connect to the bus that the environment names, or to the system's usual one.

        Raises:
            SensorError: there is no bus, or it does not let us in.
        """
        try:
            address = get_bus(which)
            bus = cls(prep_socket(address, enable_fds=True, timeout=ANSWER_MAX_S))
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise SensorError(
                _("The message bus of this computer (D-Bus) cannot be reached: {reason}.").format(
                    reason=_reason(error, which)
                ),
                _("Install and start D-Bus, and start Kjernetid from within the desktop."),
            ) from error
        try:
            (bus.name,) = bus._ask(jeepney.message_bus.Hello())
        except SensorError:
            bus.close()
            raise
        return bus

    def fileno(self) -> int:
        """Return the descriptor that is readable when something has come."""
        return self._link.fileno()

    def close(self) -> None:
        """Disconnect; may be called twice. What was not read is let go of."""
        self._link.close()
        kept, self._kept = self._kept, []
        for message in kept:
            close_descriptors(message.body)
        close_descriptors(self._parser.fds)

    def watch(self, sender: str, path: str, interface: str, member: str, about: str = "") -> None:
        """Have a signal sent to us from now on; `about` is the first thing that it says.

        `path` may be `ANY_PATH`.

        Raises:
            SensorError: the bus is gone, or refuses.
        """
        rule = jeepney.MatchRule(
            type="signal", sender=sender, path=path or None, interface=interface, member=member
        )
        if about:
            rule.add_arg_condition(0, about)
        self._ask(jeepney.message_bus.AddMatch(rule))

    def take_calls(self, sender: str, interface: str) -> None:
        """Keep what one program on the bus calls of an interface of ours; it is answered at once.

        Anybody else's calls are let go of.
        """
        self._callers.add((sender, interface))

    def call(
        self, address: Address, method: str, signature: str = "", *arguments: object
    ) -> tuple[Any, ...]:
        """Call a method and wait for the answer, though not for long.

        Raises:
            RefusedError: the service answered with an error, or there is no such service.
            SensorError: the bus is gone, or no answer came in time.
        """
        return self._ask(_call(address, method, signature, arguments))

    def send(self, address: Address, method: str, signature: str = "", *arguments: object) -> int:
        """Call a method; the answer comes with `read`, under the number that is returned.

        Raises:
            SensorError: the bus is gone.
        """
        return self._send(_call(address, method, signature, arguments))

    def wait(self) -> None:
        """Wait until something has come, though not for long.

        Raises:
            SensorError: nothing has.
        """
        poll = select.poll()
        poll.register(self._link, select.POLLIN)
        if not poll.poll(ANSWER_MAX_S * 1000):
            raise SensorError(_("A service on the message bus does not answer."))

    def read(self) -> list[Message]:
        """Return what has come, without waiting.

        Raises:
            SensorError: the bus is gone, and nothing is left of what came before.
        """
        try:
            while self._receive():
                pass
        except SensorError:
            if not self._kept:
                raise
        kept, self._kept = self._kept, []
        return kept

    def _ask(self, message: Any) -> tuple[Any, ...]:  # noqa: ANN401 - jeepney ships no types
        serial = self._send(message)
        while not (answers := [one for one in self._kept if one.answers == serial]):
            if not self._receive():
                self.wait()
        self._kept.remove(answers[0])
        if answers[0].error:
            raise RefusedError(answers[0].error)
        return answers[0].body

    def _send(self, message: Any) -> int:  # noqa: ANN401 - jeepney ships no types
        serial = self._write(message)
        self._calls.add(serial)
        return serial

    def _write(self, message: Any) -> int:  # noqa: ANN401 - jeepney ships no types
        serial = next(self._serials)
        try:
            self._link.sendall(message.serialise(serial=serial))
        except OSError as error:  # a message of ours is small: no room means that nobody reads
            raise _gone() from error
        return serial

    def _receive(self) -> bool:
        """Take in some bytes; tell whether there were any."""
        try:
            data, passed, _flags, _peer = self._link.recvmsg(
                self._parser.bytes_desired(), fds_buf_size(), socket.MSG_CMSG_CLOEXEC
            )
        except BlockingIOError:
            return False
        except OSError as error:
            raise _gone() from error
        if not data:
            raise _gone()
        self._parser.add_data(data, FileDescriptor.from_ancdata(passed))
        while (message := self._parser.get_next_message()) is not None:
            self._keep(message)
        return True

    def _keep(self, message: Any) -> None:  # noqa: ANN401 - jeepney ships no types
        """Keep signals, answers that are waited for and calls that may come; let go of the rest."""
        kind, fields = message.header.message_type, message.header.fields
        text = jeepney.HeaderFields
        answers = fields.get(text.reply_serial)
        caller = (fields.get(text.sender, ""), fields.get(text.interface, ""))
        is_call = kind is jeepney.MessageType.method_call and caller in self._callers
        if is_call:
            self._write(jeepney.new_method_return(message))
        if is_call or answers in self._calls or kind is jeepney.MessageType.signal:
            self._calls.discard(answers)
            self._kept.append(
                Message(
                    fields.get(text.path, ""),
                    fields.get(text.interface, ""),
                    fields.get(text.member, ""),
                    message.body,
                    answers,
                    fields.get(text.error_name, ""),
                )
            )
        else:
            close_descriptors(message.body)


def take_descriptor(body: Sequence[Any]) -> int:
    """Return the descriptor that an answer consists of; it is the caller's from now on."""
    return int(body[0].to_raw_fd())


def close_descriptors(body: Sequence[Any]) -> None:
    """Close the descriptors that a message brought and nobody wants."""
    for part in body:
        if isinstance(part, FileDescriptor):
            part.close()


def _call(address: Address, method: str, signature: str, arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 - jeepney ships no types
    target = jeepney.DBusAddress(address.path, address.service, address.interface)
    return jeepney.new_method_call(target, method, signature or None, arguments)


def _reason(error: Exception, which: BusName) -> str:
    """Say what the system says; else the trouble is with what the environment says."""
    if isinstance(error, OSError):
        return reason_of(error)
    variable = f"DBUS_{which}_BUS_ADDRESS"
    return f"{variable}={os.environ.get(variable, '')}"


def _gone() -> SensorError:
    return SensorError(_("The message bus closed the connection."))
