"""Days whose record the person calls complete: an operation like a correction, to be undone."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from tracker.store.correcting import begin
from tracker.store.reading import find_confirmed
from tracker.store.schema import ConfirmedDay
from tracker.store.values import OperationKind


def confirm_day(rows: Session, device: str, day: date, at: datetime, *, is_complete: bool) -> None:
    """Keep the person's word that a day's record is complete, or take it back; once is enough.

    Args:
        rows: the open transaction.
        device: this computer.
        day: the local date of the tracker day.
        at: now.
        is_complete: False takes the word back.
    """
    if (day in find_confirmed(rows, day, day)) is is_complete:
        return
    operation = begin(rows, device, OperationKind.CONFIRM, at)
    rows.add(ConfirmedDay(day=day, is_complete=is_complete, operation_id=operation))
