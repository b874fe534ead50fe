"""What was found of a policy: values under the names of settings, and what is of no use and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple, Self

from tracker.wording import N_


class Level(StrEnum):
    """How firmly a value is meant; the names of the tables that it stands in."""

    LOCKED = "locked"  # it holds, whatever the person has set
    DEFAULT = "default"  # it holds for as long as the person has set nothing


class Scope(StrEnum):
    """Whom a policy is for."""

    MACHINE = "machine"  # everybody at this computer
    USER = "user"  # this person, wherever they log in


class Fault(Enum):
    """Why something of a policy does nothing, as it stands after the place."""

    NOT_OWNED = N_("it does not belong to the administrator, so nothing in it counts")
    OPEN = N_("others than the administrator can write to it, so nothing in it counts")
    NO_FILE = N_("it is no file")
    UNREADABLE = N_("it cannot be read ({why})")
    NOT_UNDERSTOOD = "{why}"  # a parser has said it already
    NO_LEVEL = N_("{key} stands in neither “locked” nor “default”, so it does nothing")
    UNKNOWN = N_("{key} is no setting that this version knows")
    PERSONAL = N_("{key} is the person’s own and cannot be preset")
    NOT_LOCKABLE = N_("{key} can be given as a default, but not be locked")
    UNFIT = N_("{key} is {value} (expected: {expected})")
    OTHER_COUNTRY = N_("{key} is {value}, which is no part of the country")


class Entry(NamedTuple):
    """One value of a policy.

    Attributes:
        raw: as the system keeps it.
        source: the file or the key of the registry that it stands in.
        line: its line in that file; 0 where there are none.
    """

    key: str
    raw: object
    level: Level
    scope: Scope
    source: str
    line: int = 0


class Refusal(NamedTuple):
    """Something of a policy that does nothing; `why` is what the system, or a parser, says."""

    fault: Fault
    source: str
    line: int = 0
    key: str = ""
    raw: object = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A policy as it was found.

    Attributes:
        entries: of two for the same key, level and scope the later one counts.
    """

    entries: tuple[Entry, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def of(cls, told: Iterable[Entry | Refusal]) -> Self:
        """Put together what was found, in its order."""
        listed = list(told)
        return cls(
            tuple(one for one in listed if isinstance(one, Entry)),
            tuple(one for one in listed if isinstance(one, Refusal)),
        )


NOTHING = Found()


class DistrustError(Exception):
    """A file that an administrator did not write, or that cannot be read."""

    def __init__(self, fault: Fault, why: str = "") -> None:
        """Keep what is wrong with it."""
        super().__init__(fault, why)
        self.fault = fault
        self.why = why


def entries_of(
    tables: Mapping[str, object], scope: Scope, source: str
) -> Iterator[Entry | Refusal]:
    """Yield what the tables `locked` and `default` hold; any other one is refused."""
    levels = {level.value: level for level in Level}
    for name, table in tables.items():
        level = levels.get(name)
        if level is None or not isinstance(table, dict):
            yield Refusal(Fault.NO_LEVEL, source, key=name)
        else:
            yield from (Entry(key, raw, level, scope, source) for key, raw in _flat(table))


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Yield what tables inside tables hold, each under its whole name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
