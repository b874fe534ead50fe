"""A screen reader, as far as tests need one: it walks what programs tell by AT-SPI, and listens.

It speaks to the accessibility bus as Orca does, by the names of that protocol alone, and knows
nothing of Qt. https://gnome.pages.gitlab.gnome.org/at-spi2-core/
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, new_method_call  # type: ignore[import-untyped]  # ships no types
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # ships no types
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]  # ships no types

from tests.desktop.servers import PATIENCE_S, Bus, running, until

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ANNOUNCED = "object:announcement"
FOCUSABLE = 11  # of the states, as bits in two numbers; they are numbered in atspi-constants.h
SHOWING = 25


@dataclass(frozen=True)
class Heard:
    """One thing that a program tells of: its name, what kind it is, and what can be done to it."""

    name: str
    role: str
    states: int

    def has(self, state: int) -> bool:
        """Tell whether it is in a state."""
        return bool(self.states >> state & 1)


class Reader:
    """An assistive program on the accessibility bus."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "s", ANNOUNCED)
        self._rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        connection.send_and_get_reply(message_bus.AddMatch(self._rule))

    def read(self) -> list[Heard]:
        """Return everything that all programs tell of now."""
        return list(self._below(REGISTRY, ROOT))

    def announcement(self) -> str:
        """Wait until something is announced; return what."""
        with self._connection.filter(self._rule, bufsize=10) as heard:
            message = self._connection.recv_until_filtered(heard, timeout=PATIENCE_S)
        return str(message.body[3][1])

    def _below(self, program: str, path: str) -> Iterator[Heard]:
        for there, where in self._call(program, path, ACCESSIBLE, "GetChildren"):
            yield Heard(
                self._property(there, where, "Name"),
                self._call(there, where, ACCESSIBLE, "GetRoleName"),
                self._states(there, where),
            )
            yield from self._below(there, where)

    def _states(self, program: str, path: str) -> int:
        low, high = self._call(program, path, ACCESSIBLE, "GetState")
        return int(low) | int(high) << 32

    def _property(self, program: str, path: str, name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        return str(self._call(program, path, properties, "Get", "ss", ACCESSIBLE, name)[1])

    def _call(
        self, program: str, path: str, interface: str, method: str, form: str = "", *values: str
    ) -> Any:
        there = DBusAddress(path, program, interface)
        call = new_method_call(there, method, form or None, values)
        answer = self._connection.send_and_get_reply(call, timeout=PATIENCE_S)
        assert answer.header.message_type is not MessageType.error, (path, method, answer.body)
        return answer.body[0] if answer.body else None


@contextmanager
def reader(bus: Bus, runtime: Path) -> Iterator[Reader]:
    """Start accessibility on a session's bus, and a reader; it runs before the programs do."""
    env: Mapping[str, str] = {**bus.env, "XDG_RUNTIME_DIR": str(runtime)}
    with running([LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"], env):
        found: list[str] = []

        def answers() -> bool:
            told = bus.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
            if "org.a11y.Bus" in told:
                got = bus.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
                found[:] = [got.split("'")[1]]
            return bool(found)

        until(answers, what="the accessibility bus answers")
        with open_dbus_connection(found[0]) as connection:
            yield Reader(connection)
