"""How a person corrects the record: layers over what was recorded, each of which can be undone.

What is undone can be brought back until something newer is done; then it is gone for good. So
undone operations are always newer than those that hold.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from tracker.domain.correcting import Change
from tracker.domain.localtime import local
from tracker.domain.model import Origin, WorkSpan
from tracker.domain.spans import ZERO, Span
from tracker.errors import CorrectionError
from tracker.store import schema
from tracker.store.reading import STILL_THERE, get_work, list_corrected
from tracker.store.schema import ConfirmedDay, Layer, UnsureSpan, WorkSession
from tracker.store.values import Added, Operation, OperationKind
from tracker.wording import _, clock, short_date

AT_ONCE = 5_000  # rows a statement writes: more need memory and save no time
_ORIGINS = {OperationKind.ADD: Origin.TYPED, OperationKind.IMPORT: Origin.IMPORTED}


def add_work(
    rows: Session, device: str, spans: Sequence[WorkSpan], kind: OperationKind, at: datetime
) -> Added:
    """Put typed or imported work on record; what was imported before is left out.

    Args:
        rows: the open transaction.
        device: this computer.
        spans: the work; numbers and origins in it are not looked at.
        kind: `ADD` or `IMPORT`.
        at: now.

    Raises:
        CorrectionError: a span has no length.
    """
    for span in spans:
        _refuse_empty(span)
    fresh = not_yet_imported(rows, spans) if kind is OperationKind.IMPORT else spans
    duplicates = len(spans) - len(fresh)
    if not fresh:
        return Added((), duplicates)
    numbers = _next_numbers(rows, len(fresh))
    fixed = {
        "device_id": device,
        "origin": _ORIGINS[kind],
        "operation_id": begin(rows, device, kind, at),
        "recorded_at": at,
    }
    for first in range(0, len(fresh), AT_ONCE):
        some = zip(numbers[first : first + AT_ONCE], fresh[first : first + AT_ONCE], strict=True)
        rows.execute(
            insert(WorkSession), [{"id": number, **_fields(span), **fixed} for number, span in some]
        )
    return Added(tuple(numbers), duplicates)


def not_yet_imported(rows: Session, spans: Sequence[WorkSpan]) -> list[WorkSpan]:
    """Leave out what an import brought in before and nobody took out, and what comes twice."""
    if not spans:
        return []
    wanted = {span.span for span in spans}
    known = wanted.intersection(
        Span(start, end) for start, end in rows.execute(_imported(wanted)).yield_per(AT_ONCE)
    )
    fresh = []
    for span in spans:
        if span.span not in known:
            known.add(span.span)
            fresh.append(span)
    return fresh


def correct(
    rows: Session, device: str, kind: OperationKind, changes: Sequence[Change], at: datetime
) -> tuple[int, ...]:
    """Lay changes over how the record stands, as one operation; return the numbers of new work.

    Args:
        rows: the open transaction.
        device: this computer.
        kind: what the person did.
        changes: at most one for a number. New work keeps its origin; that of other work is not
            looked at.
        at: now.

    Raises:
        CorrectionError: there is no such work, some would have no length, or corrected work would
            overlap other work that was corrected; nothing is changed.
    """
    known = {c.number: get_work(rows, c.number) for c in changes if c.number is not None}
    for change in changes:
        if change.reads is not None:
            _refuse_empty(change.reads)
    _refuse_overlaps(rows, changes)
    operation = begin(rows, device, kind, at)
    for number, stands in known.items():
        reads = next(change.reads for change in changes if change.number == number)
        _lay(rows, operation, number, reads or stands, hidden=reads is None)
    new = [change.reads for change in changes if change.number is None and change.reads is not None]
    return tuple(_put(rows, device, operation, reads, at) for reads in new)


def undo(rows: Session, at: datetime) -> Operation:
    """Undo the newest operation that holds, and return it.

    Raises:
        CorrectionError: there is none.
    """
    holding = schema.Operation.undone_at.is_(None)
    newest = select(schema.Operation).where(holding).order_by(schema.Operation.id.desc())
    row = rows.scalars(newest.limit(1)).first()
    if row is None:
        raise CorrectionError(_("There is nothing to undo."))
    row.undone_at = at
    return _operation(rows, row)


def redo(rows: Session) -> Operation:
    """Bring back what was undone last, and return it.

    Raises:
        CorrectionError: nothing was undone since something was last done.
    """
    undone = schema.Operation.undone_at.is_not(None)
    oldest = select(schema.Operation).where(undone).order_by(schema.Operation.id)
    row = rows.scalars(oldest.limit(1)).first()
    if row is None:
        raise CorrectionError(_("There is nothing to bring back."))
    row.undone_at = None
    return _operation(rows, row)


def begin(rows: Session, device: str, kind: OperationKind, at: datetime) -> int:
    """Begin an operation and return its number; what was undone is gone for good now."""
    _forget_undone(rows)
    row = schema.Operation(device_id=device, at=at, kind=kind)
    rows.add(row)
    rows.flush()
    return row.id


def _forget_undone(rows: Session) -> None:
    """Delete what can no longer be brought back, so that it does not slow down every look."""
    undone = select(schema.Operation.id).where(schema.Operation.undone_at.is_not(None))
    for table in (Layer, WorkSession, ConfirmedDay):
        rows.execute(delete(table).where(table.operation_id.in_(undone)))
    unsettled = update(UnsureSpan).where(UnsureSpan.operation_id.in_(undone))
    rows.execute(unsettled.values(settled_as=None, operation_id=None))
    rows.execute(delete(schema.Operation).where(schema.Operation.undone_at.is_not(None)))


def _lay(rows: Session, operation_id: int, number: int, reads: WorkSpan, *, hidden: bool) -> None:
    rows.add(Layer(operation_id=operation_id, session_id=number, hidden=hidden, **_fields(reads)))


def _put(rows: Session, device: str, operation_id: int, work: WorkSpan, at: datetime) -> int:
    """Put new work on record beside what a correction changes, and return its number."""
    row = WorkSession(
        device_id=device,
        origin=work.origin,
        reason=None,
        operation_id=operation_id,
        recorded_at=at,
        **_fields(work),
    )
    rows.add(row)
    rows.flush()
    return row.id


def _fields(span: WorkSpan) -> dict[str, object]:
    return {
        "start": span.span.start,
        "end": span.span.end,
        "zone": span.zone,
        "place": span.place,
        "planned": span.planned,
        "note": span.note,
    }


def _next_numbers(rows: Session, count: int) -> range:
    """Return numbers never given; with them in hand, one statement writes a whole import."""
    newest = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    last: int = rows.scalar(newest, {"table": WorkSession.__tablename__}) or 0
    return range(last + 1, last + 1 + count)


def _imported(among: set[Span]) -> Select[datetime, datetime]:
    first, last = min(among), max(among)
    return select(WorkSession.start, WorkSession.end).where(
        WorkSession.start.between(first.start, last.start),
        WorkSession.origin == Origin.IMPORTED,
        STILL_THERE,
    )


def _refuse_empty(span: WorkSpan) -> None:
    if span.span.length <= ZERO:
        raise CorrectionError(
            _("Work that begins and ends {when} has no length; give a later end.").format(
                when=_local(span, span.span.start)
            )
        )


def _refuse_overlaps(rows: Session, changes: Sequence[Change]) -> None:
    """Refuse corrections that overlap; typed work may overlap anything, and counts once."""
    changed = {change.number for change in changes}
    reads = [c.reads for c in changes if c.reads is not None and _is_correction(c)]
    for wanted in reads:
        others = [work for work in list_corrected(rows, wanted.span) if work.id not in changed]
        _refuse_overlap(wanted.span, others)


def _is_correction(change: Change) -> bool:
    is_new = change.number is None
    return not is_new or (change.reads is not None and change.reads.origin is Origin.CORRECTED)


def _refuse_overlap(wanted: Span, others: Sequence[WorkSpan]) -> None:
    for other in others:
        if other.span.overlaps(wanted):
            raise CorrectionError(
                _(
                    "That overlaps number {number}, {start} to {end}, which was corrected before;"
                    " change or delete that one first."
                ).format(
                    number=other.id,
                    start=_local(other, other.span.start),
                    end=_local(other, other.span.end),
                )
            )


def _local(span: WorkSpan, at: datetime) -> str:
    there = local(at, span.zone)
    return f"{short_date(there)} {clock(there)}"


def _operation(rows: Session, row: schema.Operation) -> Operation:
    if row.kind in (OperationKind.SETTLE, OperationKind.CONFIRM):
        return Operation(row.kind, row.at, 1)
    table = WorkSession if row.kind in _ORIGINS else Layer
    count = select(func.count()).where(table.operation_id == row.id)
    return Operation(row.kind, row.at, rows.scalar(count) or 0)
