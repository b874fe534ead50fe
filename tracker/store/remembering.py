"""What a program that starts must know of the days before: what is on record, and what holds.

Of what was measured and asked nothing is kept for this: it is read from the newest rows. Only
what the person asked for and still holds has a row of its own, one for each computer.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.events import HoldChanged
from tracker.domain.fading import HOLDS_FOR
from tracker.domain.model import (
    BreakRecord,
    Ends,
    Hold,
    Lived,
    Origin,
    Past,
    PromptKind,
    Restraint,
)
from tracker.domain.spans import Span
from tracker.store.prompting import find_last_shown, list_ends, list_late_prompts
from tracker.store.schema import (
    BreakRow,
    HoldRow,
    OnCallSpan,
    PlannedSpan,
    RestraintRow,
    WorkSession,
)

# No answer and no stretch of work reaches further back than from one tracker day into the next.
REACH = timedelta(days=3)


def keep_hold(rows: Session, device: str, event: HoldChanged) -> None:
    """Keep what the person asked for as it stands now, and nothing where it has ended."""
    old = rows.get(HoldRow, device)
    if old is not None:
        rows.delete(old)
        rows.flush()
    if event.hold is None and event.erasing is None:
        return
    row = HoldRow(device_id=device, by_clock=False)
    if event.hold is not None:
        row.reason = event.hold.reason
        row.ends_at, row.by_clock = event.hold.ends.at, event.hold.ends.by_clock
    if event.erasing is not None:
        span, row.erase_at = event.erasing
        row.erase_from, row.erase_to = span.start, span.end
    rows.add(row)


def find_hold(rows: Session, device: str) -> Hold | None:
    """Return how the person asked not to be counted on a computer, if they did."""
    row = rows.get(HoldRow, device)
    if row is None or row.reason is None:
        return None
    return Hold(row.reason, Ends(row.ends_at, row.by_clock))


def keep_restraint(rows: Session, device: str, restraint: Restraint) -> None:
    """Keep what the person said about being asked in the place of what they said before."""
    rows.merge(
        RestraintRow(
            device_id=device,
            quiet_on=restraint.quiet_on,
            asked_on=restraint.asked_on,
            afresh_on=restraint.afresh_on,
        )
    )


def read_past(rows: Session, device: str, now: datetime) -> Past:
    """Return what is on record of the last days on a computer."""
    since = now - REACH
    return Past(
        sessions=_sessions(rows, device, since),
        prompts=tuple(list_late_prompts(rows, device, since)),
        breaks=_breaks(rows, device, since),
        planned=_spans(rows, PlannedSpan, since),
        on_call=_spans(rows, OnCallSpan, since),
        ends=tuple(list_ends(rows, device, since - HOLDS_FOR)),
        restraint=_restraint(rows, device),
        hold=find_hold(rows, device),
        erasing=_erasing(rows, device),
        first_work=rows.scalar(select(func.min(WorkSession.start))),
        week_told_at=find_last_shown(rows, device, PromptKind.WEEK_READY),
    )


def _restraint(rows: Session, device: str) -> Restraint:
    row = rows.get(RestraintRow, device)
    return Restraint() if row is None else Restraint(row.quiet_on, row.asked_on, row.afresh_on)


def _erasing(rows: Session, device: str) -> tuple[Span, datetime] | None:
    row = rows.get(HoldRow, device)
    if row is None or not (row.erase_from and row.erase_to and row.erase_at):
        return None
    return Span(row.erase_from, row.erase_to), row.erase_at


def _sessions(rows: Session, device: str, since: datetime) -> tuple[Lived, ...]:
    """Return them as they were measured: corrections tell what was work, not what was asked."""
    found = rows.execute(
        select(WorkSession.start, WorkSession.end, WorkSession.zone, WorkSession.reason)
        .where(
            WorkSession.device_id == device,
            WorkSession.origin == Origin.MEASURED,
            WorkSession.end > since,
        )
        .order_by(WorkSession.id)
    )
    return tuple(Lived(Span(start, end), zone, reason) for start, end, zone, reason in found)


def _breaks(rows: Session, device: str, since: datetime) -> tuple[BreakRecord, ...]:
    found = rows.execute(
        select(BreakRow.outcome, BreakRow.start, BreakRow.end, BreakRow.due_at, BreakRow.shown_at)
        .where(BreakRow.device_id == device, BreakRow.start > since)
        .order_by(BreakRow.id)
    )
    return tuple(BreakRecord(*row) for row in found)


def _spans(
    rows: Session, table: type[PlannedSpan] | type[OnCallSpan], since: datetime
) -> tuple[Span, ...]:
    found = rows.execute(select(table.start, table.end).where(table.end > since).order_by(table.id))
    return tuple(Span(start, end) for start, end in found)
