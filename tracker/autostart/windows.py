"""Start at log-in on Windows: a value under `Run`, and what the Task Manager says of it.

The *Startup apps* of Windows keep a value of the same name beside it; its first byte is odd while
the person has turned the program off there.
"""

import subprocess
import sys
from dataclasses import dataclass
from typing import Final, Protocol

from tracker.autostart.entry import Command, Standing, State, other_standing

NAME: Final = "Kjernetid"
RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Values(Protocol):
    """Values of the registry that belong to this user, by key and name."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """Return a value; None where there is none."""
        ...

    def write(self, key: str, name: str, text: str) -> None:
        """Put a text in a value."""
        ...

    def remove(self, key: str, name: str) -> None:
        """Remove a value, if it is there."""
        ...


@dataclass(frozen=True, slots=True)
class RunEntry:
    """The value of this program."""

    values: Values

    @property
    def where(self) -> str:
        """Name the value as people find it."""
        return rf"HKEY_CURRENT_USER\{RUN}\{NAME}"

    def look(self, command: Command) -> Standing:
        """Tell what Windows would do."""
        found = self.values.read(RUN, NAME)
        if not isinstance(found, str):
            return Standing(State.OFF, self.where)
        approved = self.values.read(APPROVED, NAME)
        if isinstance(approved, bytes) and approved[:1] and approved[0] % 2:
            return Standing(State.BLOCKED, self.where)
        if found.casefold() == subprocess.list2cmdline(command).casefold():
            return Standing(State.ON, self.where)
        return other_standing(_program_of(found), self.where)

    def turn_on(self, command: Command) -> None:
        """Write the value, and take back that it was turned off."""
        self.values.write(RUN, NAME, subprocess.list2cmdline(command))
        self.values.remove(APPROVED, NAME)

    def turn_off(self) -> None:
        """Remove both values."""
        self.values.remove(RUN, NAME)
        self.values.remove(APPROVED, NAME)


def _program_of(line: str) -> tuple[str, ...]:
    """Return the program a command line names, and the rest of it as one word."""
    line = line.strip()
    if line.startswith('"'):
        program, _, rest = line[1:].partition('"')
    else:
        program, _, rest = line.partition(" ")
    return tuple(part for part in (program, rest.strip()) if part)


if sys.platform == "win32":
    import winreg

    class Registry:
        """The registry of this user."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """Return a value; None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value: str | bytes | None = winreg.QueryValueEx(opened, name)[0]
                    return value
            except OSError:
                return None

        def write(self, key: str, name: str, text: str) -> None:
            """Put a text in a value."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove(self, key: str, name: str) -> None:
            """Remove a value, if it is there."""
            try:
                with winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE
                ) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return

    def run_entry() -> RunEntry:
        """Return the entry of this user."""
        return RunEntry(Registry())
