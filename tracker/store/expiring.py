"""How old days go from the record: all that tells of a time before the first day that is kept.

What reaches over the border is cut there. Corrections go with what they lie over, so that no undo
brings any of it back.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    type_coerce,
    union,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.model import Origin
from tracker.domain.spans import EARLIEST, Span
from tracker.store.columns import EPOCH, MICROSECOND
from tracker.store.erasing import erase_past
from tracker.store.schema import (
    BreakRow,
    ConfirmedDay,
    CoverageRow,
    DayLine,
    DaySwap,
    HereRow,
    Layer,
    LeaveDay,
    OnCallSpan,
    PlannedSpan,
    PresenceRow,
    PromptRow,
    RestraintRow,
    UnsureSpan,
    WeekAnswer,
    WorkSession,
)

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_STEP = timedelta(minutes=15)  # days begin at none of the minutes between, in any zone
_TABLES = (CoverageRow, PlannedSpan, OnCallSpan, UnsureSpan, PresenceRow, BreakRow)
_SPANS = (WorkSession, Layer, *_TABLES)
_DAYS = (LeaveDay.day, DaySwap.day, ConfirmedDay.day, DayLine.day)
_SAID_ON = (
    RestraintRow.quiet_on,
    RestraintRow.asked_on,
    RestraintRow.afresh_on,
    RestraintRow.put_off_on,
)


def begun_before(rows: Session, until: datetime) -> list[datetime]:
    """Return, to a quarter of an hour, when anything on record before an instant began."""
    instants = [table.start for table in _SPANS] + [PromptRow.shown_at, PromptRow.held_at]
    found = union(*(select(_count(at, _STEP)).where(at < until) for at in instants))
    return [EPOCH + _STEP * quarter for quarter in rows.scalars(found)]


def said_before(rows: Session, day: date) -> list[date]:
    """Return the tracker days before one of which the person said something."""
    found = union(*(select(said).where(said < day) for said in _DAYS))
    answered = select(WeekAnswer.monday).where(WeekAnswer.monday <= day - _WEEK)
    return [*rows.scalars(found), *rows.scalars(answered)]


def holds_before(rows: Session, until: datetime, day: date) -> bool:
    """Tell whether anything is on record of a time before an instant, or of a day before one."""
    return bool(begun_before(rows, until) or said_before(rows, day))


def zones_in(rows: Session, window: Span) -> set[str]:
    """Return the zones in which the work of a window was lived."""
    return {
        zone
        for table in (WorkSession, Layer)
        for zone in rows.scalars(
            select(table.zone).where(table.start < window.end, table.end > window.start).distinct()
        )
    }


def count_measured_days(rows: Session, window: Span) -> int:
    """Return on how many days, counted in UTC, work was measured in a window."""
    measured = and_(
        WorkSession.origin == Origin.MEASURED,
        WorkSession.start >= window.start,
        WorkSession.start < window.end,
    )
    days = _count(WorkSession.start, _ONE_DAY).distinct()
    return rows.scalar(select(func.count(days)).where(measured)) or 0


def _count(
    at: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None], step: timedelta
) -> ColumnElement[int]:
    """Say in SQL how many whole steps have passed since 1970."""
    return type_coerce(at, BigInteger) // (step // MICROSECOND)


def erase_before(rows: Session, until: datetime, day: date, at: datetime) -> None:
    """Erase all that is on record of the time before an instant, and of the days before its own.

    Args:
        rows: the open transaction.
        until: where the first tracker day begins that is kept.
        day: that day.
        at: now.
    """
    _delete_whole(rows, until)
    for said in _DAYS:
        rows.execute(delete(said.class_).where(said < day))
    rows.execute(delete(WeekAnswer).where(WeekAnswer.monday <= day - _WEEK))
    for said_on in _SAID_ON:
        rows.execute(update(RestraintRow).where(said_on < day).values({said_on: None}))
    chosen = update(HereRow).where(HereRow.until <= until)
    rows.execute(chosen.values(place=None, network=None, until=None))
    erase_past(rows, Span(EARLIEST, until), at)


def _delete_whole(rows: Session, until: datetime) -> None:
    """Delete at once what lies before an instant with all of itself, which nearly everything does.

    One statement a table: ten years are gone in a moment, where row by row takes minutes.
    """
    is_past = WorkSession.end <= until
    reaches_on = exists().where(Layer.session_id == WorkSession.id, Layer.end > until)
    gone = select(WorkSession.id).where(is_past, ~reaches_on)
    numbers = rows.scalars(gone).all()
    for some in _in_parts(numbers):
        rows.execute(delete(Layer).where(Layer.session_id.in_(some)))
        rows.execute(delete(WorkSession).where(WorkSession.id.in_(some)))
    for table in _TABLES:
        rows.execute(delete(table).where(table.end <= until))
    closed = and_(
        PromptRow.closed_at < until,
        or_(PromptRow.shown_at.is_(None), PromptRow.shown_at < until),
        or_(PromptRow.held_at.is_(None), PromptRow.held_at < until),
    )
    rows.execute(delete(PromptRow).where(closed))


def _in_parts(numbers: Iterable[int], size: int = 5_000) -> Iterable[list[int]]:
    listed = list(numbers)
    return (listed[first : first + size] for first in range(0, len(listed), size))


def put_off(rows: Session, device: str, day: date | None) -> None:
    """Keep on which tracker day the person said “not now”; None: they say something else now."""
    rows.merge(RestraintRow(device_id=device, put_off_on=day))


def find_put_off(rows: Session, device: str) -> date | None:
    """Return the tracker day on which the person last said “not now”, if they did."""
    row = rows.get(RestraintRow, device)
    return row.put_off_on if row is not None else None
