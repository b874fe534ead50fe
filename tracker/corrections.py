"""Corrections to the record, of one span of work or several, each one step to undo.

Work comes out as it counts: measured work in time that was chosen is marked so, for a correction
carries the person's own word.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.domain.blocks import cut, work_once
from tracker.domain.correcting import Change, Overlap, merge, shorten_others, shorten_this, split
from tracker.domain.localtime import local
from tracker.domain.model import STILL_RUNNING, Origin, Place, Record, UnsureSpan, WorkSpan
from tracker.domain.schedule import Schedule
from tracker.domain.spans import Span
from tracker.domain.unsure import still_unsure
from tracker.domain.values import replace
from tracker.errors import CorrectionError
from tracker.store.values import Operation, OperationKind, Settled
from tracker.typed import check_span, parse_note, span_of
from tracker.wording import _, clock

if TYPE_CHECKING:
    from tracker.store.journal import Journal

NOTES_APART = "; "


class Corrections:
    """Adds, corrects, parts and joins spans of work, and tells what they were recorded as."""

    def __init__(
        self,
        journal: Callable[[], "Journal"],
        now: Callable[[], datetime],
        record_of: Callable[[Span], tuple[Record, Schedule]],
        zone: Callable[[], str],
    ) -> None:
        """Be handed what to ask.

        Args:
            journal: opens the journal, or returns the one that is open.
            now: returns the present instant.
            record_of: returns what is on record of a window as it stands now, and the plan for it.
            zone: returns the home zone, in which what is typed is meant.
        """
        self._journal = journal
        self._now = now
        self._record_of = record_of
        self._zone = zone

    # --- What there is ---------------------------------------------------------------------------

    def standing(self, number: int) -> WorkSpan:
        """Return the work under a number, marked as chosen where all of it outside was.

        Raises:
            CorrectionError: there is none.
        """
        return self._as_it_counts(self._journal().session(number))

    def overlapped(self, span: Span, number: int | None = None) -> list[WorkSpan]:
        """Return the other work that a span shares time with, what runs included, by start."""
        work = self._record_of(span)[0].work
        others = (one for one in work if one.id != number and one.span.overlaps(span))
        return sorted(others, key=lambda one: (one.span, one.id))

    def originals(self, works: Iterable[WorkSpan]) -> dict[int, tuple[Span, ...]]:
        """Return what corrected work was first on record as, under its numbers."""
        corrected = [work.id for work in works if work.origin is Origin.CORRECTED]
        return self._journal().originals(corrected) if corrected else {}

    def unsure(self, window: Span) -> list[UnsureSpan]:
        """Return the time in a window of which nobody knows yet whether it was work."""
        found = self._journal().unsure(window)
        if not found:
            return []
        around = Span(min(one.span.start for one in found), max(one.span.end for one in found))
        work = [one.span for one in self._journal().sessions(around)]
        left = ((one.id, part) for one in found for part in still_unsure([one.span], work))
        return [UnsureSpan(part, number) for number, part in left]

    # --- Corrections to one ----------------------------------------------------------------------

    def add(
        self,
        start: datetime,
        end: datetime,
        *,
        place: Place = Place.UNKNOWN,
        planned: bool = False,
        note: str = "",
    ) -> int:
        """Put work on record that the person typed, and return its number.

        Raises:
            UsageError: it does not end after it starts.
        """
        work = WorkSpan(span_of(start, end), self._zone(), place, planned, Origin.TYPED, note=note)
        return self._journal().add([work], OperationKind.ADD, self._now()).ids[0]

    def edit(
        self,
        number: int,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        place: Place | None = None,
        planned: bool | None = None,
        note: str | None = None,
    ) -> WorkSpan:
        """Correct work on record and return it as it is now; what is None stays.

        Raises:
            CorrectionError: there is no such work, or it would overlap other corrected work.
            UsageError: it would not end after it starts.
        """
        work = self.standing(number)
        wanted = replace(
            work,
            span=span_of(start or work.span.start, end or work.span.end),
            place=work.place if place is None else place,
            planned=work.planned if planned is None else planned,
            note=work.note if note is None else note,
        )
        self._journal().edit(number, wanted, self._now())
        return self._journal().session(number)

    def delete(self, number: int) -> None:
        """Take work out of the record; undoing brings it back.

        Raises:
            CorrectionError: there is no such work.
        """
        self._journal().delete(number, self._now())

    def settle(self, number: int, *, as_work: bool) -> UnsureSpan:
        """Keep what unsure time was, work or a pause, and return the time.

        Raises:
            CorrectionError: there is no unsure time with this number.
        """
        settled_as = Settled.WORK if as_work else Settled.PAUSE
        return self._journal().settle(number, settled_as, self._zone(), self._now())

    # --- Corrections that others are touched by --------------------------------------------------

    def put(self, number: int | None, wanted: WorkSpan, overlap: Overlap = Overlap.KEEP) -> int:
        """Put new work on record, or let work read like this; return its number.

        Args:
            number: which work; None adds.
            wanted: what it is to say; number and origin are not looked at.
            overlap: what becomes of time that other work has already.

        Raises:
            CorrectionError: there is no such work, nothing would be left of it, or it would
                overlap other corrected work.
            UsageError: it does not end after it starts, or lasts longer than a day.
        """
        check_span(wanted.span.start, wanted.span.end, wanted.zone)
        wanted = replace(wanted, origin=Origin.TYPED)
        changes = self._changes(number, wanted, overlap)
        kind = OperationKind.ADD if number is None else OperationKind.EDIT
        new = self._journal().correct(kind, changes, self._now())
        return new[0] if number is None else number

    def split(self, number: int, at: datetime) -> int:
        """Part work in two at an instant inside it, and return the number of the later part.

        Raises:
            CorrectionError: there is no such work, or the instant does not lie inside it.
        """
        work = self.standing(number)
        if not work.span.start < at < work.span.end:
            raise CorrectionError(
                _("{time} does not lie inside number {number}, {start} to {end}.").format(
                    time=_clock(at, work),
                    number=number,
                    start=_clock(work.span.start, work),
                    end=_clock(work.span.end, work),
                )
            )
        return self._journal().correct(OperationKind.SPLIT, split(work, at), self._now())[0]

    def merge(self, numbers: Sequence[int]) -> WorkSpan:
        """Join work that lies side by side into one, the time between included; return it.

        Raises:
            CorrectionError: there is no such work, it is only one, or other work lies between.
            UsageError: it would last longer than a day, or its notes together are too long.
        """
        works = [self.standing(number) for number in dict.fromkeys(numbers)]
        if len(works) < 2:
            raise CorrectionError(_("It takes two spans of work to join them; name another one."))
        first = min(works, key=lambda work: (work.span, work.id))
        whole = Span(first.span.start, max(work.span.end for work in works))
        check_span(whole.start, whole.end, first.zone)
        self._refuse_between(whole, works)
        note = parse_note(_notes_of(works))
        changes = merge(works, planned=self._are_chosen(works), note=note)
        self._journal().correct(OperationKind.MERGE, changes, self._now())
        return self._journal().session(first.id)

    # --- The way back ----------------------------------------------------------------------------

    def undo(self) -> Operation:
        """Undo the newest thing the person did to the record, and tell which it was.

        Raises:
            CorrectionError: there is none.
        """
        return self._journal().undo(self._now())

    def redo(self) -> Operation:
        """Bring back what was undone last, and tell which it was.

        Raises:
            CorrectionError: there is none.
        """
        return self._journal().redo()

    # --- What becomes of others ------------------------------------------------------------------

    def _changes(self, number: int | None, wanted: WorkSpan, overlap: Overlap) -> list[Change]:
        others = [] if overlap is Overlap.KEEP else self.overlapped(wanted.span, number)
        if overlap is Overlap.SHORTEN_THIS:
            parts = shorten_this(number, wanted, others)
            if not parts:
                raise CorrectionError(_("Other work covers all of it; nothing would be left."))
            return parts
        ended = [self._as_it_counts(other) for other in others if other.id != STILL_RUNNING]
        return [Change(number, wanted), *shorten_others(wanted.span, ended)]

    def _refuse_between(self, whole: Span, works: Sequence[WorkSpan]) -> None:
        own = {work.id for work in works}
        for other in self.overlapped(whole):
            if other.id not in own:
                raise CorrectionError(
                    _("Other work lies between, {start} to {end}; join or delete it first.").format(
                        start=_clock(other.span.start, other), end=_clock(other.span.end, other)
                    )
                )

    # --- What was chosen -------------------------------------------------------------------------

    def _as_it_counts(self, work: WorkSpan) -> WorkSpan:
        if work.planned or work.origin is not Origin.MEASURED:
            return work
        return replace(work, planned=self._are_chosen([work]))

    def _are_chosen(self, works: Sequence[WorkSpan]) -> bool:
        """Tell whether all work outside core hours was chosen, and there is some."""
        chosen = [piece for work in works for piece in self._outside(work)]
        return bool(chosen) and all(chosen)

    def _outside(self, work: WorkSpan) -> list[bool]:
        """Tell of each piece outside whether it was chosen."""
        record, schedule = self._record_of(work.span)
        pieces = cut(work_once([work], record.planned), schedule)
        return [piece.planned for piece in pieces if piece.is_outside]


def _notes_of(works: Sequence[WorkSpan]) -> str:
    ordered = sorted(works, key=lambda work: work.span)
    return NOTES_APART.join(dict.fromkeys(work.note for work in ordered if work.note))


def _clock(at: datetime, work: WorkSpan) -> str:
    return clock(local(at, work.zone))
