"""How the record is read: what stands after all corrections, as values of the domain.

Columns are selected, not rows: a week of a journal of ten years must come in a few milliseconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from tracker.domain import model
from tracker.domain.model import (
    BreakRecord,
    CoverageSpan,
    Origin,
    PresenceSpan,
    Record,
    WorkSpan,
)
from tracker.domain.spans import EARLIEST, Span
from tracker.errors import CorrectionError
from tracker.store.columns import LONG_SPAN, HasSpan, is_long
from tracker.store.planning import dates_around, leave_around, swaps_around
from tracker.store.schema import (
    BreakRow,
    Checkpoint,
    ConfirmedDay,
    CoverageRow,
    Layer,
    OnCallSpan,
    Operation,
    PlannedSpan,
    PresenceRow,
    UnsureSpan,
    WorkSession,
)
from tracker.store.values import Settled
from tracker.wording import _

OPEN_ID = 0  # work that is still going on has no number yet


def holds(
    operation_id: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
) -> ColumnElement[bool]:
    """Say in SQL that an operation was not undone, or that there was none."""
    return ~exists().where(Operation.id == operation_id, Operation.undone_at.is_not(None))


# A session stands as it was recorded while no correction that holds lies over it; else the newest
# of these decides. Where a session's own operation was undone, none holds: they were undone first.
_Later = aliased(Layer)
_DECIDES = and_(
    holds(Layer.operation_id),
    ~exists().where(
        _Later.session_id == Layer.session_id, _Later.id > Layer.id, holds(_Later.operation_id)
    ),
)
AS_CORRECTED = and_(Layer.end > Layer.start, ~Layer.hidden, _DECIDES)
AS_RECORDED = and_(
    WorkSession.end > WorkSession.start,
    holds(WorkSession.operation_id),
    ~exists().where(Layer.session_id == WorkSession.id, holds(Layer.operation_id)),
)
# Whatever it reads like now, nobody took it out.
STILL_THERE = and_(
    holds(WorkSession.operation_id),
    ~exists().where(Layer.session_id == WorkSession.id, Layer.hidden, _DECIDES),
)
# Unsure time is settled while what the person said of it was not undone; then it counts as a pause.
IS_UNSETTLED = or_(UnsureSpan.operation_id.is_(None), ~holds(UnsureSpan.operation_id))
_IS_NO_WORK = or_(IS_UNSETTLED, UnsureSpan.settled_as == Settled.PAUSE)
_IS_OPEN = Checkpoint.last_input > Checkpoint.start
_KINDS_OF_WORK = (
    (WorkSession.start, WorkSession.end, AS_RECORDED),
    (Layer.start, Layer.end, AS_CORRECTED),
    (Checkpoint.start, Checkpoint.last_input, _IS_OPEN),
)

# In the order of the fields of a `WorkSpan`, its span given by its ends.
_RECORDED: Sequence[Any] = (
    WorkSession.start,
    WorkSession.end,
    WorkSession.zone,
    WorkSession.place,
    WorkSession.planned,
    WorkSession.origin,
    WorkSession.id,
    WorkSession.note,
)
_CORRECTED: Sequence[Any] = (
    Layer.start,
    Layer.end,
    Layer.zone,
    Layer.place,
    Layer.planned,
    literal(Origin.CORRECTED, WorkSession.origin.type),
    Layer.session_id,
    Layer.note,
)


def read_record(rows: Session, window: Span) -> Record:
    """Return all that is on record of a window."""
    return Record(
        work=tuple(list_work(rows, window)),
        coverage=_coverage(rows, window),
        breaks=_breaks(rows, window),
        unsure=tuple(unsure.span for unsure in find_unsure(rows, window, IS_UNSETTLED)),
        planned=_spans(rows, window, PlannedSpan),
        on_call=_spans(rows, window, OnCallSpan),
        leave=leave_around(rows, window),
        swaps=swaps_around(rows, window),
        confirmed=find_confirmed(rows, *dates_around(window)),
        presence=_presence(rows, window),
        seen=_seen(rows, window),
        first=_first_start(rows, EARLIEST),
    )


def list_work(rows: Session, window: Span) -> list[WorkSpan]:
    """Return the work in a window, sorted by start; what is still going on up to its last input."""
    found = [
        *_search(rows, window, WorkSession, _RECORDED, AS_RECORDED),
        *_search(rows, window, Layer, _CORRECTED, AS_CORRECTED),
    ]
    work = [*_without_long_calls(rows, map(_work_span, found)), *_open_work(rows, window)]
    return sorted(work, key=lambda span: (span.span, span.id))


def find_unsure(
    rows: Session, window: Span, standing: ColumnElement[bool]
) -> list[model.UnsureSpan]:
    """Return the unsure time in a window of which this holds, oldest first."""
    columns = (UnsureSpan.start, UnsureSpan.end, UnsureSpan.id)
    found = sorted(_search(rows, window, UnsureSpan, columns, standing))
    return [model.UnsureSpan(Span(start, end), number) for start, end, number in found]


def _without_long_calls(rows: Session, found: Iterable[WorkSpan]) -> Iterator[WorkSpan]:
    """End measured work where a call began to go on without input, unless that was settled as work.

    It is on record up to the cap, and the unsure time ends there with it.
    """
    work = list(found)
    measured = [one.span for one in work if one.origin is Origin.MEASURED]
    if not measured:
        yield from work
        return
    whole = Span(min(measured).start, max(span.end for span in measured))
    doubts = find_unsure(rows, whole, _IS_NO_WORK)
    for one in work:
        over = [d.span for d in doubts if d.span.end == one.span.end and d.span.overlaps(one.span)]
        if one.origin is not Origin.MEASURED or not over:
            yield one
        elif over[0].start > one.span.start:
            yield replace(one, span=Span(one.span.start, over[0].start))


def get_work(rows: Session, number: int) -> WorkSpan:
    """Return the work that the person knows under a number, as it stands.

    Raises:
        CorrectionError: there is none, or it was taken out.
    """
    recorded = select(*_RECORDED).where(WorkSession.id == number, AS_RECORDED)
    corrected = select(*_CORRECTED).where(Layer.session_id == number, AS_CORRECTED)
    found = rows.execute(recorded).first() or rows.execute(corrected).first()
    stands = [] if found is None else [*_without_long_calls(rows, [_work_span(found)])]
    if not stands:
        raise CorrectionError(
            _("There is no work with number {number}; “kjernetid log” shows the numbers.").format(
                number=number
            )
        )
    return stands[0]


def find_confirmed(rows: Session, first: date, last: date) -> frozenset[date]:
    """Return the days from `first` to `last` whose record is complete, by the person's last word.

    Days are local dates, both included.
    """
    later = aliased(ConfirmedDay)
    overruled = exists().where(
        later.day == ConfirmedDay.day, later.id > ConfirmedDay.id, holds(later.operation_id)
    )
    found = select(ConfirmedDay.day).where(
        ConfirmedDay.day.between(first, last),
        ConfirmedDay.is_complete,
        holds(ConfirmedDay.operation_id),
        ~overruled,
    )
    return frozenset(rows.scalars(found))


def list_corrected(rows: Session, window: Span) -> list[WorkSpan]:
    """Return the corrected work in a window, unsure time that was settled as work included."""
    settled = WorkSession.origin == Origin.CORRECTED
    found = [
        *_search(rows, window, Layer, _CORRECTED, AS_CORRECTED),
        *_search(rows, window, WorkSession, _RECORDED, AS_RECORDED, settled),
    ]
    return [_work_span(row) for row in found]


def find_neighbours(rows: Session, window: Span) -> tuple[datetime | None, datetime | None]:
    """Return the end of the last work before a window, and the start of the first after it."""
    return _last_end(rows, window.start), _first_start(rows, window.end)


def _last_end(rows: Session, until: datetime) -> datetime | None:
    ends = (
        rows.scalar(select(end).where(stands, end <= until).order_by(end.desc()).limit(1))
        for _start, end, stands in _KINDS_OF_WORK
    )
    return max((end for end in ends if end is not None), default=None)


def _first_start(rows: Session, since: datetime) -> datetime | None:
    starts = (
        rows.scalar(select(start).where(stands, start >= since).order_by(start).limit(1))
        for start, _end, stands in _KINDS_OF_WORK
    )
    return min((start for start in starts if start is not None), default=None)


def _search(
    rows: Session,
    window: Span,
    table: type[HasSpan],
    columns: Sequence[Any],
    *standing: ColumnElement[bool],
) -> Sequence[Any]:
    """Select what has a part, or nothing but its start, in a window."""
    inside = and_(
        table.start < window.end, or_(table.end > window.start, table.start >= window.start)
    )
    reach = window.start - LONG_SPAN
    near = select(*columns).where(table.start > reach, inside, *standing)
    far = select(*columns).where(is_long(), table.start <= reach, inside, *standing)
    return rows.execute(union_all(near, far)).all()


def _work_span(row: Sequence[Any]) -> WorkSpan:
    start, end, *others = row
    return WorkSpan(Span(start, end), *others)


def _open_work(rows: Session, window: Span) -> list[WorkSpan]:
    found = rows.scalars(
        select(Checkpoint).where(
            _IS_OPEN, Checkpoint.start < window.end, Checkpoint.last_input > window.start
        )
    )
    return [
        WorkSpan(Span(row.start, row.last_input), row.zone, row.place, id=OPEN_ID) for row in found
    ]


def _coverage(rows: Session, window: Span) -> tuple[CoverageSpan, ...]:
    columns = (CoverageRow.start, CoverageRow.end, CoverageRow.kind)
    found = sorted(_search(rows, window, CoverageRow, columns))
    return tuple(CoverageSpan(Span(start, end), kind) for start, end, kind in found)


def _presence(rows: Session, window: Span) -> tuple[PresenceSpan, ...]:
    columns = (PresenceRow.start, PresenceRow.end, PresenceRow.kind)
    found = sorted(_search(rows, window, PresenceRow, columns))
    return tuple(PresenceSpan(Span(start, end), kind) for start, end, kind in found)


def _breaks(rows: Session, window: Span) -> tuple[BreakRecord, ...]:
    columns = (
        BreakRow.outcome,
        BreakRow.start,
        BreakRow.end,
        BreakRow.due_at,
        BreakRow.shown_at,
    )
    breaks = [BreakRecord(*row) for row in _search(rows, window, BreakRow, columns)]
    return tuple(sorted(breaks, key=lambda record: record.start))


def _seen(rows: Session, window: Span) -> tuple[Span, ...]:
    """Return what was measured, whatever was corrected since, and what was settled as work.

    A meeting away from the keyboard that was settled as work joins the time on either side of it.
    """
    measured = _spans(rows, window, WorkSession, WorkSession.origin == Origin.MEASURED)
    settled = _spans(
        rows,
        window,
        UnsureSpan,
        UnsureSpan.settled_as == Settled.WORK,
        holds(UnsureSpan.operation_id),
    )
    running = [work.span for work in _open_work(rows, window)]
    return tuple(sorted([*measured, *settled, *running]))


def _spans(
    rows: Session, window: Span, table: type[HasSpan], *standing: ColumnElement[bool]
) -> tuple[Span, ...]:
    found = _search(rows, window, table, (table.start, table.end), *standing)
    return tuple(sorted(Span(start, end) for start, end in found))
