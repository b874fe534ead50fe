"""What the person says about days themselves: leave, swaps, on call, a line."""

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tracker.domain.model import Leave, Swap
from tracker.domain.spans import EARLIEST, LATEST, Span
from tracker.errors import CorrectionError
from tracker.store.schema import DayLine, DaySwap, LeaveDay, OnCallSpan
from tracker.wording import _

# Days are local dates, windows are instants: a tracker day may begin late on its date, and its
# zone may be half a day from UTC.
_REACH = timedelta(days=3)


def add_leave(rows: Session, leave: Leave) -> int:
    """Keep a day off, or a part of one, and return its number; once is enough."""
    for row in rows.scalars(select(LeaveDay).where(LeaveDay.day == leave.day)):
        if (row.from_min, row.to_min) == (leave.from_min, leave.to_min):
            return row.id
    row = LeaveDay(day=leave.day, from_min=leave.from_min, to_min=leave.to_min)
    rows.add(row)
    rows.flush()
    return row.id


def delete_leave(rows: Session, number: int) -> None:
    """Take a day off back.

    Raises:
        CorrectionError: there is none with that number.
    """
    row = rows.get(LeaveDay, number)
    if row is None:
        raise CorrectionError(
            _("There is no leave with number {number}; “kjernetid leave list” shows them.").format(
                number=number
            )
        )
    rows.delete(row)


def list_leave(rows: Session) -> list[Leave]:
    """Return all days off, sorted by date."""
    found = rows.scalars(select(LeaveDay).order_by(LeaveDay.day, LeaveDay.from_min, LeaveDay.id))
    return [_leave(row) for row in found]


def swap_day(rows: Session, day: date, hours: tuple[tuple[int, int], ...] | None) -> None:
    """Give one day core hours of its own, in minutes since local midnight; None: the schedule's."""
    if hours is None:
        row = rows.get(DaySwap, day)
        if row is not None:
            rows.delete(row)
    else:
        rows.merge(DaySwap(day=day, hours=[list(pair) for pair in hours]))


def list_swaps(rows: Session) -> list[Swap]:
    """Return all days with core hours of their own, sorted by date."""
    return [_swap(row) for row in rows.scalars(select(DaySwap).order_by(DaySwap.day))]


def add_on_call(rows: Session, device: str, span: Span) -> int:
    """Keep time on call and return its number; once is enough."""
    same = (OnCallSpan.start == span.start, OnCallSpan.end == span.end)
    known = rows.scalar(select(OnCallSpan.id).where(*same))
    if known is not None:
        return known
    row = OnCallSpan(device_id=device, start=span.start, end=span.end)
    rows.add(row)
    rows.flush()
    return row.id


def delete_on_call(rows: Session, number: int) -> Span:
    """Take time on call back, and return when it was.

    Raises:
        CorrectionError: there is none with that number.
    """
    row = rows.get(OnCallSpan, number)
    if row is None:
        raise CorrectionError(
            _(
                "There is no time on call with number {number}; “kjernetid oncall list” shows it."
            ).format(number=number)
        )
    span = Span(row.start, row.end)
    rows.delete(row)
    return span


def list_on_call(rows: Session) -> dict[int, Span]:
    """Return all time on call under the numbers the person uses, sorted by start."""
    found = rows.scalars(select(OnCallSpan).order_by(OnCallSpan.start, OnCallSpan.id))
    return {row.id: Span(row.start, row.end) for row in found}


def write_line(rows: Session, day: date, text: str) -> None:
    """Keep the line written on a day for the next one, to be shown anew; empty: none."""
    row = rows.get(DayLine, day)
    if row is not None:
        rows.delete(row)
        rows.flush()
    if text:
        rows.add(DayLine(day=day, text=text))


def read_line(rows: Session, day: date) -> str:
    """Return the line that was written on a day; empty: none was."""
    row = rows.get(DayLine, day)
    return row.text if row is not None else ""


def line_for(rows: Session, day: date) -> str:
    """Return the last line written before a day and not shown on an earlier one; empty: none."""
    last = rows.scalar(
        select(DayLine).where(DayLine.day < day).order_by(DayLine.day.desc()).limit(1)
    )
    is_news = last is not None and last.shown_on in (None, day)
    return last.text if last is not None and is_news else ""


def line_shown(rows: Session, day: date) -> None:
    """Keep that the line for a day has been shown on it."""
    rows.execute(
        update(DayLine).where(DayLine.day < day, DayLine.shown_on.is_(None)).values(shown_on=day)
    )


def leave_around(rows: Session, window: Span) -> tuple[Leave, ...]:
    """Return the days off that may reach into a window."""
    found = rows.scalars(select(LeaveDay).where(LeaveDay.day.between(*dates_around(window))))
    return tuple(sorted(map(_leave, found), key=lambda leave: (leave.day, leave.id)))


def swaps_around(rows: Session, window: Span) -> tuple[Swap, ...]:
    """Return the day swaps that may reach into a window."""
    found = rows.scalars(
        select(DaySwap).where(DaySwap.day.between(*dates_around(window))).order_by(DaySwap.day)
    )
    return tuple(map(_swap, found))


def _leave(row: LeaveDay) -> Leave:
    return Leave(row.day, row.from_min, row.to_min, row.id)


def _swap(row: DaySwap) -> Swap:
    return Swap(row.day, tuple((start, end) for start, end in row.hours))


def dates_around(window: Span) -> tuple[date, date]:
    """Return the first and the last date whose tracker day may reach into a window."""
    start, end = max(window.start, EARLIEST + _REACH), min(window.end, LATEST - _REACH)
    return (start - _REACH).date(), (end + _REACH).date()
