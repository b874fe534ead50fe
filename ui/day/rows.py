"""The work of a day as rows of a list: times, length, and in words where it lies.

Unsure time stands among it, and time on call, as rows of their own.
Knows nothing of Qt. Work that is still going on is told by its number: it has none yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.domain.blocks import Piece, length_of
from tracker.domain.model import STILL_RUNNING, Origin, Place, UnsureSpan, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance
from tracker.reports.span_words import span_times, times_of
from tracker.wording import _, duration, origin_name, place_name, quoted, table_duration
from ui.picture.bars import look_of
from ui.picture.marks import Look
from ui.picture.words import meaning


@dataclass(frozen=True, slots=True)
class DayRow:
    """One span of work on record, in words.

    Attributes:
        work: the span.
        times: from when to when.
        length: how long it was.
        remarks: where it lies, where it was done, how it came on record, its note.
        looks: how its parts are drawn in the chart, each with its share of the whole.
        planned: whether all of its work outside was chosen; None where there is none outside.
    """

    work: WorkSpan
    times: str
    length: str
    remarks: tuple[str, ...]
    looks: tuple[tuple[Look, float], ...]
    planned: bool | None

    @property
    def key(self) -> str:
        """Return what tells the row from all others of its day."""
        return str(self.work.id)

    @property
    def is_running(self) -> bool:
        """Tell whether the work still goes on, and so cannot be corrected yet."""
        return self.work.id == STILL_RUNNING

    @property
    def sentence(self) -> str:
        """Say all of it, for a screen reader."""
        return ", ".join([self.times, self.length, *self.remarks])


@dataclass(frozen=True, slots=True)
class UnsureRow:
    """Time that may have been work away from the keyboard, in words."""

    unsure: UnsureSpan
    times: str
    length: str
    remarks: tuple[str, ...]
    looks: tuple[tuple[Look, float], ...] = ((Look.UNSURE, 1.0),)

    @property
    def key(self) -> str:
        """Return what tells the row from all others of its day."""
        return f"u{self.unsure.id} {self.unsure.span.start}"

    @property
    def sentence(self) -> str:
        """Say all of it, for a screen reader."""
        return ", ".join([self.times, self.length, *self.remarks])


@dataclass(frozen=True, slots=True)
class OnCallRow:
    """Time on call that reaches into the day, in words; `number` is what the person calls it."""

    number: int
    span: Span
    times: str
    length: str
    remarks: tuple[str, ...]
    looks: tuple[tuple[Look, float], ...] = ()  # the chart does not draw it

    @property
    def key(self) -> str:
        """Return what tells the row from all others of its day."""
        return f"c{self.number}"

    @property
    def sentence(self) -> str:
        """Say all of it, for a screen reader."""
        return ", ".join([self.times, self.length, *self.remarks])


Row = DayRow | UnsureRow | OnCallRow


def rows_of(
    day: DayBalance,
    found: Iterable[WorkSpan],
    unsure: Iterable[UnsureSpan] = (),
    on_call: Mapping[int, Span] | None = None,
    recorded: Mapping[int, str] | None = None,
) -> list[Row]:
    """Return what there is of a day in order of time, out of what was found.

    Args:
        day: the day.
        found: work, of which some may belong to other days.
        unsure: unsure time likewise.
        on_call: time on call that reaches into the day, under its numbers.
        recorded: what corrected work was recorded as, in words, under its numbers.
    """
    rows: list[Row] = [*_work_rows(day, found, recorded or {}), *unsure_rows(day, unsure)]
    rows += [_on_call_row(day, number, span) for number, span in (on_call or {}).items()]
    return sorted(rows, key=_span_of)


def unsure_rows(day: DayBalance, unsure: Iterable[UnsureSpan]) -> list[UnsureRow]:
    """Return the unsure time that begins in a day, out of what was found."""
    return [_unsure_row(day, one) for one in unsure if day.plan.span.contains(one.span.start)]


def _span_of(row: Row) -> Span:
    match row:
        case DayRow():
            return row.work.span
        case UnsureRow():
            return row.unsure.span
        case _:
            return row.span


def _on_call_row(day: DayBalance, number: int, span: Span) -> OnCallRow:
    return OnCallRow(
        number=number,
        span=span,
        times=times_of(span, day.zone),
        length=duration(span.length),
        remarks=(_("on call"),),
    )


def _unsure_row(day: DayBalance, unsure: UnsureSpan) -> UnsureRow:
    return UnsureRow(
        unsure=unsure,
        times=times_of(unsure.span, day.zone),
        length=duration(unsure.span.length),
        remarks=(_("unsure: counted as a pause"),),
    )


def _work_rows(
    day: DayBalance, found: Iterable[WorkSpan], recorded: Mapping[int, str]
) -> list[DayRow]:
    pieces = {piece.id: [p for p in day.pieces if p.id == piece.id] for piece in day.pieces}
    own = [w for w in found if w.id in pieces or day.plan.span.contains(w.span.start)]
    if STILL_RUNNING in pieces:
        own = _with_running(own, pieces[STILL_RUNNING])
    return [_row(day, work, pieces.get(work.id, []), recorded.get(work.id, "")) for work in own]


def _with_running(own: Sequence[WorkSpan], pieces: Sequence[Piece]) -> list[WorkSpan]:
    """Take the work that goes on as it is now: on record it is as the last checkpoint saved it."""
    first, last = pieces[0], pieces[-1]
    saved = [w.span.start for w in own if w.id == STILL_RUNNING]
    span = Span(min([first.span.start, *saved]), last.span.end)
    running = WorkSpan(span, first.zone, first.place, id=STILL_RUNNING)
    ended = [work for work in own if work.id != STILL_RUNNING]
    return sorted([*ended, running], key=lambda work: (work.span, work.id))


def _row(day: DayBalance, work: WorkSpan, pieces: Sequence[Piece], recorded: str) -> DayRow:
    outside = [piece.planned for piece in pieces if piece.is_outside]
    times = span_times(work)
    return DayRow(
        work=work,
        times=times if work.zone == day.zone else f"{times} ({work.zone})",
        length=duration(work.span.length),
        remarks=tuple(_remarks(day, work, pieces, recorded)),
        looks=_looks(day, pieces),
        planned=all(outside) if outside else None,
    )


def _remarks(day: DayBalance, work: WorkSpan, pieces: Sequence[Piece], recorded: str) -> list[str]:
    said = [_where(day, pieces)]
    if work.id == STILL_RUNNING:
        said.append(_("running now; it can be corrected once it has ended"))
    if work.place is not Place.UNKNOWN:
        said.append(place_name(work.place))
    if work.origin is not Origin.MEASURED:
        said.append(origin_name(work.origin))
    if recorded:
        said.append(recorded)
    if work.note:
        said.append(quoted(work.note))
    return said


def _where(day: DayBalance, pieces: Sequence[Piece]) -> str:
    """Say where in the plan the work lies; with how much in each part where there are several."""
    if not pieces:
        return _("counted with the work it overlaps")
    parts: dict[Look, list[Piece]] = {}
    for piece in pieces:
        parts.setdefault(look_of(day, piece), []).append(piece)
    if len(parts) == 1:
        return meaning(*parts.popitem())
    return ", ".join(
        f"{table_duration(length_of(own))} {meaning(look, own)}" for look, own in parts.items()
    )


def _looks(day: DayBalance, pieces: Sequence[Piece]) -> tuple[tuple[Look, float], ...]:
    whole = length_of(pieces)
    runs = groupby(pieces, key=lambda piece: look_of(day, piece))
    return tuple((look, length_of(run) / whole) for look, run in runs) if whole else ()
