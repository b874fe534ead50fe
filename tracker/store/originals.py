"""What corrected work was recorded as, beneath all corrections.

Work that was parted from other work goes back to that; work that was joined, to all of its parts.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from tracker.domain.model import Origin
from tracker.domain.spans import Span
from tracker.store.schema import Layer, Operation, WorkSession
from tracker.store.values import OperationKind

NEVER_RECORDED = (OperationKind.SETTLE,)  # unsure time that was work after all


def find_originals(rows: Session, numbers: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    """Return the spans that were first on record under each number, sorted; it may be none."""
    return {number: tuple(sorted(_beneath(rows, number, set()))) for number in numbers}


def _beneath(rows: Session, number: int, seen: set[int]) -> set[Span]:
    row = rows.get(WorkSession, number)
    if row is None or number in seen:
        return set()
    seen.add(number)
    found = _own(rows, row, seen)
    for other in _joined(rows, number):
        found |= _beneath(rows, other, seen)
    return found


def _own(rows: Session, row: WorkSession, seen: set[int]) -> set[Span]:
    """Return what a row says itself, or what the work that it was parted from was."""
    if row.origin is not Origin.CORRECTED:
        return {Span(row.start, row.end)}
    parted = (
        select(Layer.session_id)
        .join(Operation, Operation.id == Layer.operation_id)
        .where(Layer.operation_id == row.operation_id, Operation.kind.not_in(NEVER_RECORDED))
    )
    span, found = Span(row.start, row.end), set[Span]()
    for number in rows.scalars(parted).all():
        found |= {one for one in _beneath(rows, number, seen) if one.overlaps(span)}
    return found


def _joined(rows: Session, number: int) -> list[int]:
    """Return what was joined to work, and taken out with it."""
    kept = aliased(Layer)
    joined = (
        select(Layer.session_id)
        .join(Operation, Operation.id == Layer.operation_id)
        .join(kept, kept.operation_id == Layer.operation_id)
        .where(
            Operation.kind == OperationKind.MERGE,
            kept.session_id == number,
            ~kept.hidden,
            Layer.hidden,
            Operation.undone_at.is_(None),
        )
    )
    return list(rows.scalars(joined))
