"""The record of prompts: held back, shown, and how they went away. One row a wish to ask."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from tracker.domain.events import PromptClosed, Prompted, PromptHeld
from tracker.domain.model import Closing, PromptEnd, PromptKind, PromptRecord
from tracker.domain.spans import Span
from tracker.store.schema import PromptRow


def keep_prompt(rows: Session, device: str, event: Prompted | PromptHeld | PromptClosed) -> None:
    """Keep what became of a prompt, in the row of its wish."""
    match event:
        case PromptHeld():
            _hold(rows, device, event)
        case Prompted():
            _show(rows, device, event)
        case _:
            _close(rows, event)


def close_left_open(rows: Session, device: str, at: datetime) -> None:
    """Close what nobody will answer any more; a recorder counts its wishes from one again."""
    left = (PromptRow.device_id == device, PromptRow.closed_at.is_(None))
    rows.execute(
        update(PromptRow).where(*left).values(closed_at=at, how=Closing.WITHDRAWN),
    )


def list_prompts(rows: Session, window: Span) -> list[PromptRecord]:
    """Return the prompts that were first held back or shown in a window, oldest first."""
    inside = or_(
        PromptRow.shown_at.between(window.start, window.end),
        PromptRow.held_at.between(window.start, window.end),
    )
    return _records(rows, inside)


def list_late_prompts(rows: Session, device: str, since: datetime) -> list[PromptRecord]:
    """Return the prompts of a computer that were held back or shown since then, oldest first."""
    late = or_(PromptRow.shown_at > since, PromptRow.held_at > since)
    return _records(rows, and_(PromptRow.device_id == device, late))


def list_ends(rows: Session, device: str, since: datetime) -> list[PromptEnd]:
    """Return how the prompts of a computer went away that were shown since then, oldest first."""
    found = rows.execute(
        select(PromptRow.kind, PromptRow.closed_at, PromptRow.how)
        .where(
            PromptRow.device_id == device,
            PromptRow.shown_at > since,
            PromptRow.how.in_((Closing.ANSWERED, Closing.EXPIRED)),
        )
        .order_by(PromptRow.id)
    )
    return [
        PromptEnd(kind, at, how) for kind, at, how in found if at is not None and how is not None
    ]


def find_last_shown(rows: Session, device: str, kind: PromptKind) -> datetime | None:
    """Return when a kind of prompt was last shown on a computer, however long ago, or None."""
    shown = select(func.max(PromptRow.shown_at))
    return rows.scalar(shown.where(PromptRow.device_id == device, PromptRow.kind == kind))


def keep_closing(rows: Session, device: str, at: datetime) -> None:
    """Keep that the day was closed: a question that was answered before it was put."""
    rows.add(
        PromptRow(
            device_id=device,
            kind=PromptKind.CLOSE_DAY,
            key=PromptKind.CLOSE_DAY,
            prompt_id="",
            held_at=at,
            closed_at=at,
            how=Closing.ANSWERED,
        )
    )


def _records(rows: Session, those: ColumnElement[bool]) -> list[PromptRecord]:
    found = rows.scalars(select(PromptRow).where(those).order_by(PromptRow.id))
    return [
        PromptRecord(
            kind=row.kind,
            key=row.key,
            id=row.prompt_id,
            held_at=row.held_at,
            held_why=row.held_why,
            shown_at=row.shown_at,
            closed_at=row.closed_at,
            how=row.how,
            choice=row.choice,
            until=row.until,
        )
        for row in found
    ]


def _hold(rows: Session, device: str, event: PromptHeld) -> None:
    row = _waiting(rows, event.key)
    if row is None:
        row = PromptRow(
            device_id=device, kind=event.kind, key=event.key, prompt_id="", held_at=event.at
        )
        rows.add(row)
    row.held_why = event.why


def _show(rows: Session, device: str, event: Prompted) -> None:
    row = _waiting(rows, event.key)
    if row is None:
        row = PromptRow(device_id=device, kind=event.kind, key=event.key, prompt_id="")
        rows.add(row)
    row.prompt_id = event.id
    row.shown_at = event.at


def _close(rows: Session, event: PromptClosed) -> None:
    """Close the newest row of the wish; there is none where the time was erased meanwhile."""
    open_rows = select(PromptRow).where(PromptRow.key == event.key, PromptRow.closed_at.is_(None))
    row = rows.scalars(open_rows.order_by(PromptRow.id.desc()).limit(1)).first()
    if row is not None:
        row.closed_at = event.at
        row.how = event.how
        row.choice = event.choice
        row.until = event.until


def _waiting(rows: Session, key: str) -> PromptRow | None:
    held = select(PromptRow).where(
        PromptRow.key == key, PromptRow.shown_at.is_(None), PromptRow.closed_at.is_(None)
    )
    return rows.scalars(held.order_by(PromptRow.id.desc()).limit(1)).first()
