"""Unsure time: what of it is still to be settled, and how the person settles it.

What they say is an operation like a correction, and can be undone. Once unsure time was work, that
which was not measured comes on record beside what was; nothing measured is touched.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.model import Origin, Place, UnsureSpan, WorkSpan
from tracker.domain.spans import Span, subtract
from tracker.errors import CorrectionError
from tracker.store import schema
from tracker.store.correcting import begin
from tracker.store.reading import IS_UNSETTLED, find_unsure, list_work
from tracker.store.values import OperationKind, Settled
from tracker.wording import _


def list_unsure(rows: Session, window: Span) -> list[UnsureSpan]:
    """Return the time in a window that is not settled, oldest first."""
    return find_unsure(rows, window, IS_UNSETTLED)


def settle(
    rows: Session, device: str, number: int, settled_as: Settled, zone: str, at: datetime
) -> UnsureSpan:
    """Keep what the person said that unsure time was, and return that time.

    Args:
        rows: the open transaction.
        device: this computer.
        number: which time it is.
        settled_as: what it was.
        zone: where it was lived, if no work beside it tells.
        at: now.

    Raises:
        CorrectionError: there is no unsure time with this number.
    """
    wanted = select(schema.UnsureSpan).where(schema.UnsureSpan.id == number, IS_UNSETTLED)
    row = rows.scalars(wanted).first()
    if row is None:
        raise CorrectionError(
            _("There is no unsure time u{number}; “kjernetid log” shows what there is.").format(
                number=number
            )
        )
    row.operation_id = begin(rows, device, OperationKind.SETTLE, at)
    row.settled_as = settled_as
    rows.flush()
    if settled_as is Settled.WORK:
        _put_work(rows, row, zone, at)
    return UnsureSpan(Span(row.start, row.end), row.id)


def _put_work(rows: Session, row: schema.UnsureSpan, zone: str, at: datetime) -> None:
    """Put on record what no work beneath it is there for, as a part of the work before it."""
    whole = Span(row.start, row.end)
    before = _work_until(rows, row.start)
    around = list_work(rows, whole)
    for part in subtract([whole], [work.span for work in around]):
        rows.add(
            schema.WorkSession(
                device_id=row.device_id,
                start=part.start,
                end=part.end,
                zone=before.zone if before is not None else zone,
                place=before.place if before is not None else Place.UNKNOWN,
                planned=before.planned if before is not None else False,
                note="",
                origin=Origin.CORRECTED,
                reason=None,
                operation_id=row.operation_id,
                recorded_at=at,
            )
        )


def _work_until(rows: Session, end: datetime) -> WorkSpan | None:
    """Return the work that ended at an instant, if any did."""
    moment = Span(end - end.resolution, end)
    return next((work for work in list_work(rows, moment) if work.span.end == end), None)
