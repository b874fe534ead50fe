"""What an entry for log-in is to the program, on whatever system, and how one can stand."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

Command = tuple[str, ...]


class State(StrEnum):
    """What happens at log-in."""

    ON = "on"  # the program is started
    OFF = "off"  # there is no entry
    BLOCKED = "blocked"  # there is one, and the desktop was told not to start it
    OTHER = "other"  # an entry of our name starts something else


@dataclass(frozen=True, slots=True)
class Standing:
    """How the entry stands.

    Attributes:
        where: the file, or the value of the registry, that decides.
        starts: what is started in place of this program; empty unless the state is `OTHER`.
        is_dead: whether what is to be started in its place is not there any more.
    """

    state: State
    where: str
    starts: str = ""
    is_dead: bool = False


class Entry(Protocol):
    """The entry of this program, where the system keeps such."""

    def look(self, command: Command) -> Standing:
        """Tell how it stands, if the program is what `command` starts."""
        ...

    def turn_on(self, command: Command) -> None:
        """Have a command run at log-in, whatever stood in the way.

        Raises:
            OSError: the system does not let us.
        """
        ...

    def turn_off(self) -> None:
        """Have nothing of ours run at log-in.

        Raises:
            OSError: the system does not let us.
        """
        ...


def start_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two commands start the same program in the same way, links followed."""
    if not one or not other or tuple(one[1:]) != tuple(other[1:]):
        return False
    return one[0] == other[0] or _program_file(one[0]) == _program_file(other[0])


def is_there(command: Sequence[str]) -> bool:
    """Tell whether the program that a command names can be found."""
    return bool(command) and _program_file(command[0]) is not None


def other_standing(found: Sequence[str], where: str) -> Standing:
    """Return how an entry stands that starts something else."""
    return Standing(State.OTHER, where, " ".join(found), is_dead=not is_there(found))


def _program_file(name: str) -> Path | None:
    found = shutil.which(name)
    if found is None and Path(name).is_absolute() and Path(name).exists():
        found = name
    return Path(found).resolve() if found else None
