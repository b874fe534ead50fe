"""How private time is erased: every trace of it, save what reaches beyond.

The one thing that overwrites what was recorded. Corrections that lie over it are cut as well, so
that no undo brings it back.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, delete, exists, inspect, not_, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.model import CoverageKind, EndReason, Origin
from tracker.domain.spans import EARLIEST, LATEST, Span
from tracker.store.columns import Base, HasSpan
from tracker.store.schema import (
    BreakRow,
    Checkpoint,
    ConfirmedDay,
    CoverageRow,
    Device,
    HoldRow,
    Layer,
    OnCallSpan,
    Operation,
    PlannedSpan,
    PresenceRow,
    PromptRow,
    UnsureSpan,
    WorkSession,
)

_Row = TypeVar("_Row", bound=HasSpan)
_WRITTEN_DOWN = (WorkSession.recorded_at, Operation.at, Checkpoint.saved_at, Device.made_at)


def erase(rows: Session, hole: Span, at: datetime) -> bool:
    """Erase all that was recorded in a span; tell whether there was anything."""
    found = [
        _cut_open_session(rows, hole, at),
        _cut_work(rows, hole),
        _cut_plain(rows, CoverageRow, hole, _watched_throughout(hole)),
        _forget_plans(rows, PlannedSpan, hole),
        _forget_plans(rows, OnCallSpan, hole),
        _cut_plain(rows, UnsureSpan, hole),
        _cut_presence(rows, hole),
        _delete_breaks(rows, hole),
        _delete_prompts(rows, hole),
        _forget_when(rows, hole, at),
        _forget_wish(rows, hole),
        _forget_end(rows, hole),
    ]
    _drop_empty_operations(rows)
    return any(found)


def erase_past(rows: Session, past: Span, at: datetime) -> None:
    """Erase what was recorded in old days, which nobody has to be kept from guessing at.

    So plans that reach beyond are cut, not forgotten, and so is what tells that somebody watched.
    """
    _cut_open_session(rows, past, at)
    _cut_work(rows, past)
    _join_plans(rows, past.end)
    for table in (CoverageRow, PlannedSpan, OnCallSpan, UnsureSpan, PresenceRow):
        _cut_plain(rows, table, past)
    _delete_breaks(rows, past)
    _delete_prompts(rows, past)
    _forget_when(rows, past, at)
    _forget_end(rows, past)
    _drop_empty_operations(rows)


def _join_plans(rows: Session, border: datetime) -> None:
    """Leave one plan that reaches over the border, the longest: cut, no two may begin there."""
    reach_over = select(PlannedSpan).where(PlannedSpan.start <= border, PlannedSpan.end > border)
    found = rows.scalars(reach_over.order_by(PlannedSpan.end.desc())).all()
    _delete(rows, found[1:])
    rows.flush()


def _cut_open_session(rows: Session, hole: Span, at: datetime) -> bool:
    """End an open session where the hole begins; what goes on after it stays open."""
    touching = select(Checkpoint).where(
        Checkpoint.start < hole.end, Checkpoint.last_input >= hole.start
    )
    found = rows.scalars(touching).all()
    for saved in found:
        if saved.start < hole.start:
            rows.add(_ended(saved, hole.start, at))
        if saved.last_input > hole.end:
            saved.start = max(saved.start, hole.end)
        else:
            rows.delete(saved)
    return bool(found)


def _ended(saved: Checkpoint, end: datetime, at: datetime) -> WorkSession:
    return WorkSession(
        device_id=saved.device_id,
        start=saved.start,
        end=end,
        zone=saved.zone,
        place=saved.place,
        planned=False,
        note="",
        origin=Origin.MEASURED,
        reason=EndReason.PRIVATE,
        recorded_at=at,
    )


def _cut_work(rows: Session, hole: Span) -> bool:
    """Cut sessions with all that lies over them; a half that is left keeps its corrections."""
    layered = select(Layer.session_id).where(_touches(Layer, hole))
    touching = or_(_touches(WorkSession, hole), WorkSession.id.in_(layered))
    found = rows.scalars(select(WorkSession).where(touching)).all()
    for work in found:
        over = select(Layer).where(Layer.session_id == work.id).order_by(Layer.id)
        _keep_outside(rows, work, rows.scalars(over).all(), hole)
    return bool(found)


def _keep_outside(rows: Session, work: WorkSession, layers: Sequence[Layer], hole: Span) -> None:
    pile: list[HasSpan] = [work, *layers]
    sides = [side for side in _around(hole) if any(_has_part(row, side) for row in pile)]
    for side in sides[1:]:
        other = _copy(work, side)
        rows.add(other)
        rows.flush()
        for layer in layers:
            half = _copy(layer, side)
            half.session_id = other.id
            rows.add(half)
    if sides:
        for row in pile:
            _clamp(row, sides[0])
    else:
        rows.execute(delete(Layer).where(Layer.session_id == work.id))
        rows.delete(work)
    rows.flush()


def _cut_plain(
    rows: Session, table: type[_Row], hole: Span, spared: ColumnElement[bool] | None = None
) -> bool:
    touching = _touches(table, hole)
    wanted = touching if spared is None else and_(touching, not_(spared))
    found = rows.scalars(select(table).where(wanted)).all()
    for row in found:
        sides = [side for side in _around(hole) if _has_part(row, side)]
        rows.add_all(_copy(row, side) for side in sides[1:])
        if sides:
            _clamp(row, sides[0])
        else:
            rows.delete(row)
    return bool(found)


def _cut_presence(rows: Session, hole: Span) -> bool:
    """Cut what the listed apps did; what still went on is over, since it must not grow again."""
    over = update(PresenceRow).where(_touches(PresenceRow, hole)).values(is_open=False)
    rows.execute(over)
    return _cut_plain(rows, PresenceRow, hole)


def _watched_throughout(hole: Span) -> ColumnElement[bool]:
    """Say in SQL that a row tells no more than that the program ran: cut, it would tell when."""
    return and_(
        CoverageRow.kind == CoverageKind.TRACKED,
        CoverageRow.start <= hole.start,
        CoverageRow.end >= hole.end,
    )


def _forget_plans(rows: Session, table: type[_Row], hole: Span) -> bool:
    """Delete plans that begin in there, for they were made there; others end where it begins.

    One that reaches beyond is left as it is: cut, it would show when somebody was private.
    """
    begun = rows.scalars(select(table).where(_within(table.start, hole))).all()
    ended = select(table).where(table.start < hole.start, _within(table.end, hole))
    cut = rows.scalars(ended).all()
    for row in cut:
        row.end = hole.start
    return _delete(rows, begun) or bool(cut)


def _delete_breaks(rows: Session, hole: Span) -> bool:
    hinted = or_(_within(BreakRow.due_at, hole), _within(BreakRow.shown_at, hole))
    found = rows.scalars(select(BreakRow).where(or_(_touches(BreakRow, hole), hinted))).all()
    return _delete(rows, found)


def _delete_prompts(rows: Session, hole: Span) -> bool:
    """Delete them with the one that was on show, which the word itself has sent away."""
    instants = (PromptRow.held_at, PromptRow.shown_at, PromptRow.closed_at)
    sent_away = PromptRow.closed_at == hole.end
    hinted = or_(sent_away, *(_within(instant, hole) for instant in instants))
    return _delete(rows, rows.scalars(select(PromptRow).where(hinted)).all())


def _delete(rows: Session, found: Sequence[Base] | Sequence[_Row]) -> bool:
    for row in found:
        rows.delete(row)
    return bool(found)


def _drop_empty_operations(rows: Session) -> None:
    """Leave nothing to undo of which nothing is left."""
    rows.execute(
        delete(Operation).where(
            ~exists().where(WorkSession.operation_id == Operation.id),
            ~exists().where(Layer.operation_id == Operation.id),
            ~exists().where(UnsureSpan.operation_id == Operation.id),
            ~exists().where(ConfirmedDay.operation_id == Operation.id),
        )
    )


def _forget_when(rows: Session, hole: Span, at: datetime) -> bool:
    """Let what stays, but was written down in that time, count as written down now.

    The end is part of it here: that is the moment at which the time was said to be private, and at
    which the session before it was written down.
    """
    found = False
    for when in (*_WRITTEN_DOWN, Operation.undone_at):
        inside = and_(when >= hole.start, when <= hole.end)
        if rows.scalar(select(exists().where(inside))):
            rows.execute(update(when.class_).where(inside).values({when: at}))
            found = True
    return found


def _forget_wish(rows: Session, hole: Span) -> bool:
    """Let no hold tell that this time is yet to be erased; it may be a backup that does."""
    wished = and_(HoldRow.erase_from >= hole.start, HoldRow.erase_to <= hole.end)
    found = rows.scalars(select(HoldRow).where(wished)).all()
    for row in found:
        row.erase_from = row.erase_to = row.erase_at = None
    return bool(found)


def _forget_end(rows: Session, hole: Span) -> bool:
    """Forget a hold that ended in there; only a backup still knows of it."""
    over = rows.scalars(select(HoldRow).where(_within(HoldRow.ends_at, hole))).all()
    return _delete(rows, over)


def _touches(table: type[HasSpan], hole: Span) -> ColumnElement[bool]:
    return and_(table.start < hole.end, or_(table.end > hole.start, _within(table.start, hole)))


def _within(
    instant: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None], hole: Span
) -> ColumnElement[bool]:
    return and_(instant >= hole.start, instant < hole.end)


def _around(hole: Span) -> tuple[Span, Span]:
    return Span(EARLIEST, hole.start), Span(hole.end, LATEST)


def _has_part(row: HasSpan, side: Span) -> bool:
    return Span(row.start, row.end).clip(side) is not None


def _copy(row: _Row, side: Span) -> _Row:
    """Return a row of its own that reads the same, but for its number, and lies on one side."""
    columns = {c.key: getattr(row, c.key) for c in inspect(type(row)).column_attrs if c.key != "id"}
    copy = type(row)(**columns)
    _clamp(copy, side)
    return copy


def _clamp(row: HasSpan, side: Span) -> None:
    """Bring a row's ends into a side; what lies beyond is left without length, and so unseen."""
    row.start = min(max(row.start, side.start), side.end)
    row.end = min(max(row.end, side.start), side.end)
