"""What a file turned out to hold: spans of work, what was left out and why, and how it was read.

A reader is told the terms on which the person wants the file read, and gathers what it finds. It
knows nothing of the record.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import ImportRefusedError
from tracker.importers.judging import Activity
from tracker.importers.limits import FIRST_YEAR, LAST_YEAR, LONGEST, LONGEST_NOTE
from tracker.wording import _

# Forty years of thirty spans a day: more was not worked by one person, and would fill the memory.
MOST_SPANS: Final = 500_000
_FROM: Final = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC)
_UNTIL: Final = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)
_HALF_SIGNS: Final = range(0xD800, 0xE000)  # halves of surrogate pairs, which UTF-8 cannot write


class Why(StrEnum):
    """Why something in a file does not become work."""

    EMPTY = "empty"  # it begins and ends at the same time
    RUNNING = "running"  # it has no end yet
    BACKWARDS = "backwards"  # it ends before it begins
    TOO_LONG = "too_long"  # longer than a day: a forgotten stop
    FAR = "far"  # in a year that nobody now alive works in
    BRIEF = "brief"  # a few seconds at the computer: a bumped mouse
    ALL_DAY = "all_day"  # an event of whole days
    CANCELLED = "cancelled"  # an event that was called off
    REPEATING = "repeating"  # an event that repeats by a rule: a plan, not what was done
    UNKNOWN_ZONE = "unknown_zone"  # local time in a zone that this computer does not know


def _unheard(_count: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How the person wants a file read.

    Attributes:
        zone: the IANA zone of times that name none.
        place: where the work was done, unless the file says.
        notes: keep what the other program calls the work as its note.
        heard: is told, each time more was read, how many bytes that were.
        activity: what of activity at a computer is work, for files that know no more.
    """

    zone: str
    place: Place = Place.UNKNOWN
    notes: bool = False
    heard: Callable[[int], None] = _unheard
    activity: Activity = field(default_factory=Activity)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds.

    Attributes:
        work: the spans of work, the earliest first; each has a length.
        left_out: how many entries are left out, by the reason.
        told: sentences about how the file was read.
    """

    work: tuple[WorkSpan, ...]
    left_out: Mapping[Why, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()


class Gathering:
    """What has been found so far in one file; each entry is taken or left out with its reason."""

    def __init__(self, name: str, terms: Terms) -> None:
        """Begin with nothing; `name` is the file's, for the sentence about too much in it."""
        self._name = name
        self._terms = terms
        self._work: list[WorkSpan] = []
        self._left_out: Counter[Why] = Counter()

    def take(
        self,
        start: datetime,
        end: datetime,
        *,
        zone: str = "",
        place: Place = Place.UNKNOWN,
        planned: bool = False,
        note: str = "",
    ) -> None:
        """Take an entry, or leave it out if its times are no work; aware instants of any zone.

        Without a zone it was worked at home's, without a place where the person says.

        Raises:
            ImportRefusedError: there are more spans than can be one person's work.
        """
        why = _why_not(start, end)
        if why is not None:
            self.leave_out(why)
            return
        check_count(len(self._work) + 1, self._name)
        self._work.append(
            WorkSpan(
                span=Span(start.astimezone(UTC), end.astimezone(UTC)),
                zone=zone or self._terms.zone,
                place=self._terms.place if place is Place.UNKNOWN else place,
                planned=planned,
                origin=Origin.IMPORTED,
                note=_kept(note) if self._terms.notes else "",
            )
        )

    def leave_out(self, why: Why, count: int = 1) -> None:
        """Count entries that do not become work."""
        self._left_out[why] += count

    def found(self, *told: str) -> Found:
        """Return all that was taken, in order of time."""
        work = tuple(sorted(self._work, key=lambda work: work.span))
        return Found(work, dict(+self._left_out), told)


def check_count(count: int, name: str) -> None:
    """Refuse a file with more entries than one person's work has.

    Raises:
        ImportRefusedError: there are more.
    """
    if count > MOST_SPANS:
        raise ImportRefusedError(
            _(
                "{file} holds more than {count} spans of work; split it, and import the parts."
                " Nothing was imported."
            ).format(file=name, count=MOST_SPANS)
        )


def _why_not(start: datetime, end: datetime) -> Why | None:
    if not (_FROM <= start < _UNTIL and _FROM <= end < _UNTIL):
        return Why.FAR
    if end < start:
        return Why.BACKWARDS
    if end == start:
        return Why.EMPTY
    return Why.TOO_LONG if end - start > LONGEST else None


def _kept(note: str) -> str:
    """Return a note as it can be kept: on one line, cut where it is too long."""
    line = " ".join(note.replace("\0", " ").split())
    plain = "".join("\N{REPLACEMENT CHARACTER}" if ord(s) in _HALF_SIGNS else s for s in line)
    return plain if len(plain) <= LONGEST_NOTE else plain[: LONGEST_NOTE - 1] + "…"
