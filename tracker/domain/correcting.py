"""How several spans of work change in one correction: one split, some merged, overlaps resolved.

Pure arithmetic: what comes out are changes to be laid over the record as one operation. Who marks
work as chosen decides before: spans come in with `planned` as it counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import ZERO, Span, subtract, total
from tracker.domain.values import replace


class Overlap(StrEnum):
    """What becomes of time that a correction would put on record twice."""

    KEEP = "keep"  # both stay as they are: the time counts once
    SHORTEN_OTHERS = "others"  # what was there before gives way
    SHORTEN_THIS = "this"  # what is typed gives way


@dataclass(frozen=True, slots=True)
class Change:
    """How work is to read from now on.

    Attributes:
        number: which work; None where it is new.
        reads: what it is to say; None where it is taken out.
    """

    number: int | None
    reads: WorkSpan | None


def split(work: WorkSpan, at: datetime) -> list[Change]:
    """Part work in two at an instant inside it; the later part is new, and else like the first."""
    if not work.span.start < at < work.span.end:
        raise ValueError(f"{at} does not lie inside {work.span}")
    return _laid(work.id, work, [Span(work.span.start, at), Span(at, work.span.end)])


def merge(works: Sequence[WorkSpan], *, planned: bool, note: str) -> list[Change]:
    """Join work into one from the first start to the last end, under the number of the earliest.

    Place is the one that is known, or that of the longest where they differ; the zone is that of
    the earliest.
    """
    ordered = sorted(works, key=lambda work: (work.span, work.id))
    first = ordered[0]
    whole = Span(first.span.start, max(work.span.end for work in ordered))
    reads = replace(first, span=whole, place=_place_of(ordered), planned=planned, note=note)
    return [Change(first.id, reads), *(Change(work.id, None) for work in ordered[1:])]


def gap_in(works: Sequence[WorkSpan]) -> timedelta:
    """Return how much time between spans of work would become work if they were joined."""
    spans = [work.span for work in works]
    whole = Span(min(spans).start, max(span.end for span in spans))
    return whole.length - total(spans)


def shorten_others(wanted: Span, others: Sequence[WorkSpan]) -> list[Change]:
    """Take a span out of all other work: shortened, parted around it, or gone."""
    changes: list[Change] = []
    for other in others:
        changes += _laid(other.id, other, subtract([other.span], [wanted]))
    return changes


def shorten_this(number: int | None, wanted: WorkSpan, others: Sequence[WorkSpan]) -> list[Change]:
    """Take all other work out of what is wanted; nothing where nothing would be left of it."""
    parts = subtract([wanted.span], [other.span for other in others])
    return _laid(number, wanted, parts) if parts else []


def shared(wanted: Span, other: Span) -> timedelta:
    """Return how much time two spans share."""
    part = wanted.clip(other)
    return ZERO if part is None else part.length


def _laid(number: int | None, work: WorkSpan, parts: Sequence[Span]) -> list[Change]:
    """Let work read as its first part, and put the others on record beside it."""
    if not parts:
        return [Change(number, None)]
    origin = work.origin if number is None else Origin.CORRECTED
    beside = [replace(work, span=part, origin=origin, id=0) for part in parts[1:]]
    return [Change(number, replace(work, span=parts[0])), *(Change(None, new) for new in beside)]


def _place_of(works: Sequence[WorkSpan]) -> Place:
    known = [work for work in works if work.place is not Place.UNKNOWN]
    longest = max(known, key=lambda work: work.span.length, default=works[0])
    return longest.place
