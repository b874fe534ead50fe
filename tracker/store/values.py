"""The few values of this room that the domain has no word for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.domain.model import Place


class OperationKind(StrEnum):
    """What a person did to the record; each can be undone by itself."""

    ADD = "add"  # typed new spans of work
    EDIT = "edit"  # corrected one
    DELETE = "delete"  # took one out
    SPLIT = "split"  # parted one in two
    MERGE = "merge"  # joined some into one
    IMPORT = "import"  # brought spans in from a file
    SETTLE = "settle"  # said what unsure time was
    CONFIRM = "confirm"  # said that the record of a day is complete, or took that back


class Settled(StrEnum):
    """What the person said that unsure time was."""

    WORK = "work"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Operation:
    """Something a person did to the record, and to how many spans of work."""

    kind: OperationKind
    at: datetime
    spans: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of spans that were typed or imported.

    Attributes:
        ids: the numbers of the new rows, in the order in which the spans were given.
        duplicates: how many were left out because they are on record already.
    """

    ids: tuple[int, ...]
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class SavedSession:
    """The session that is open, as a checkpoint saves it."""

    start: datetime
    last_input: datetime
    zone: str
    place: Place
