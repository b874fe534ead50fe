"""How what happened is kept: events become rows, and the open session is saved as it grows.

`rows` is always the transaction that the caller has open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.events import (
    BreakRecorded,
    Covered,
    DayClosed,
    Erased,
    Event,
    HoldChanged,
    OnCallOpened,
    PlannedMarked,
    PresenceEnded,
    PromptClosed,
    Prompted,
    PromptHeld,
    RestraintChanged,
    SessionDropped,
    SessionEnded,
    SessionParted,
    SessionStarted,
    UnsureFound,
)
from tracker.domain.model import CoverageKind, EndReason, Origin, PresenceSpan
from tracker.domain.spans import ZERO, Span
from tracker.store.erasing import erase
from tracker.store.planning import add_on_call
from tracker.store.prompting import close_left_open, keep_closing, keep_prompt
from tracker.store.remembering import find_hold, keep_hold, keep_restraint
from tracker.store.schema import (
    BreakRow,
    Checkpoint,
    CoverageRow,
    PlannedSpan,
    PresenceRow,
    UnsureSpan,
    WorkSession,
)
from tracker.store.values import SavedSession

_PAUSED = CoverageKind.UNKNOWN
_KNOWN_OF = {EndReason.PAUSE: _PAUSED, EndReason.PRIVATE: CoverageKind.TRACKED}


def record(rows: Session, device: str, events: Iterable[Event], at: datetime) -> None:
    """Keep what the machines found out, in their order; what leaves no trace is passed by."""
    for event in events:
        _record(rows, device, event, at)


def save_open(rows: Session, device: str, opened: SavedSession, at: datetime) -> None:
    """Save the open session in the place of how it was saved before."""
    rows.merge(
        Checkpoint(
            device_id=device,
            start=opened.start,
            last_input=opened.last_input,
            saved_at=at,
            zone=opened.zone,
            place=opened.place,
        )
    )


def save_presence(rows: Session, device: str, present: PresenceSpan) -> None:
    """Save what the listed apps do now in the place of how it was saved before.

    It grows with each saving, and moves along where the clock was set.
    """
    row = _open_presence(rows, device)
    if row is None:
        row = PresenceRow(device_id=device, is_open=True)
        rows.add(row)
    row.start, row.end, row.kind = present.span.start, present.span.end, present.kind


def cover(rows: Session, device: str, span: Span, kind: CoverageKind) -> None:
    """Keep what is known of a stretch of time; the newest row of the kind grows if it touches."""
    same = select(CoverageRow).where(CoverageRow.device_id == device, CoverageRow.kind == kind)
    newest = rows.scalars(same.order_by(CoverageRow.id.desc()).limit(1)).first()
    if newest is not None and newest.start <= span.start <= newest.end:
        newest.end = max(newest.end, span.end)
        return
    is_known = (CoverageRow.start <= span.start, CoverageRow.end >= span.end)
    if span.length > ZERO and rows.scalars(same.where(*is_known).limit(1)).first() is None:
        rows.add(CoverageRow(device_id=device, start=span.start, end=span.end, kind=kind))


def recover(
    rows: Session,
    device: str,
    now: datetime,
    booted_at: datetime | None,
    told_of: Callable[[Span], Sequence[Span]],
) -> list[SessionEnded | Covered | PresenceEnded]:
    """Settle what a recorder that ended without order left behind; return it as events.

    Args:
        rows: the open transaction.
        device: this computer.
        now: the recorder starts again.
        booted_at: when this computer was started; None: not known.
        told_of: the parts of a span of which it is kept what is known.
    """
    found: list[SessionEnded | Covered | PresenceEnded] = [
        *_left_open(rows, device, now),
        *_apps_left_open(rows, device, now),
        *_told(_unwatched(rows, device, now, booted_at), told_of),
    ]
    record(rows, device, found, now)
    close_left_open(rows, device, now)
    return found


def _record(  # noqa: C901 - one line for each kind of event
    rows: Session, device: str, event: Event, at: datetime
) -> None:
    match event:
        case SessionStarted(start=start, zone=zone, place=place):
            save_open(rows, device, SavedSession(start, start, zone, place), at)
        case SessionParted():
            _part(rows, device, event, at)
        case SessionEnded(reason=reason):
            _close(rows, device)
            _keep_session(rows, device, event, reason, at)
        case SessionDropped():
            _close(rows, device)
        case Covered(span=span, kind=kind):
            cover(rows, device, span, kind)
        case PresenceEnded():
            _keep_presence(rows, device, event)
        case UnsureFound(span=span):
            rows.add(UnsureSpan(device_id=device, start=span.start, end=span.end))
        case BreakRecorded():
            _keep_break(rows, device, event)
        case PlannedMarked(span=span):
            _mark_planned(rows, device, span)
        case OnCallOpened(span=span):
            add_on_call(rows, device, span)
        case Prompted() | PromptHeld() | PromptClosed():
            keep_prompt(rows, device, event)
        case DayClosed():
            keep_closing(rows, device, event.at)
        case Erased(span=span):
            erase(rows, span, at)
        case HoldChanged():
            keep_hold(rows, device, event)
        case RestraintChanged(restraint=restraint):
            keep_restraint(rows, device, restraint)
        case _:
            pass  # a wish, or a word to the person


def _part(rows: Session, device: str, parted: SessionParted, at: datetime) -> None:
    """Keep the part that is over; what is open begins after it."""
    _keep_session(rows, device, parted, None, at)
    saved = rows.get(Checkpoint, device)
    if saved is not None:
        saved.start = max(saved.start, parted.span.end)
        saved.last_input = max(saved.last_input, saved.start)


def _keep_session(
    rows: Session,
    device: str,
    done: SessionParted | SessionEnded,
    reason: EndReason | None,
    at: datetime,
) -> None:
    if done.span.length > ZERO:
        rows.add(
            WorkSession(
                device_id=device,
                start=done.span.start,
                end=done.span.end,
                zone=done.zone,
                place=done.place,
                planned=False,
                note="",
                origin=Origin.MEASURED,
                reason=reason,
                recorded_at=at,
            )
        )


def _close(rows: Session, device: str) -> None:
    saved = rows.get(Checkpoint, device)
    if saved is not None:
        rows.delete(saved)


def _open_presence(rows: Session, device: str) -> PresenceRow | None:
    mine = select(PresenceRow).where(PresenceRow.device_id == device, PresenceRow.is_open)
    return rows.scalars(mine).first()


def _keep_presence(rows: Session, device: str, event: PresenceEnded) -> None:
    """Keep what the listed apps did, in the place of how it was saved while it went on."""
    saved = _open_presence(rows, device)
    if saved is not None:
        rows.delete(saved)
    if event.span.length > ZERO:
        start, end = event.span.start, event.span.end
        row = PresenceRow(device_id=device, start=start, end=end, kind=event.kind, is_open=False)
        rows.add(row)
    rows.flush()


def _keep_break(rows: Session, device: str, event: BreakRecorded) -> None:
    kept = event.record
    rows.add(
        BreakRow(
            device_id=device,
            start=kept.start,
            end=kept.end,
            outcome=kept.outcome,
            due_at=kept.due_at,
            shown_at=kept.shown_at,
        )
    )


def _mark_planned(rows: Session, device: str, span: Span) -> None:
    same = (PlannedSpan.device_id == device, PlannedSpan.start == span.start)
    marked = rows.scalars(select(PlannedSpan).where(*same)).first()
    if marked is None:
        rows.add(PlannedSpan(device_id=device, start=span.start, end=span.end))
    else:
        marked.end = span.end


def _left_open(rows: Session, device: str, now: datetime) -> list[SessionEnded]:
    saved = rows.get(Checkpoint, device)
    if saved is None:
        return []
    span = Span(saved.start, saved.last_input)
    return [SessionEnded(now, span, saved.zone, saved.place, EndReason.CRASH, saved.start)]


def _apps_left_open(rows: Session, device: str, now: datetime) -> list[PresenceEnded]:
    """Tell what the listed apps did up to the last saving; what they did since nobody knows."""
    saved = _open_presence(rows, device)
    return [] if saved is None else [PresenceEnded(now, Span(saved.start, saved.end), saved.kind)]


def _unwatched(
    rows: Session, device: str, now: datetime, booted_at: datetime | None
) -> list[Covered]:
    watched_until = rows.scalar(
        select(func.max(CoverageRow.end)).where(CoverageRow.device_id == device)
    )
    if watched_until is None or watched_until >= now:
        return []
    # A pause is the person's own, and so is private time: how much is known of it is kept only when
    # it ends. After it the computer was off until it was started; since then nobody watched.
    kind, aside_until = _set_aside(rows, device, watched_until, now)
    up_since = aside_until if booted_at is None else min(max(booted_at, aside_until), now)
    gaps = (
        Covered(now, Span(watched_until, aside_until), kind),
        Covered(now, Span(aside_until, up_since), CoverageKind.OFF),
        Covered(now, Span(up_since, now), CoverageKind.UNKNOWN),
    )
    return [gap for gap in gaps if gap.span.length > ZERO]


def _told(gaps: Iterable[Covered], told_of: Callable[[Span], Sequence[Span]]) -> Iterator[Covered]:
    for gap in gaps:
        for part in told_of(gap.span):
            yield Covered(gap.at, part, gap.kind)


def _set_aside(
    rows: Session, device: str, watched_until: datetime, now: datetime
) -> tuple[CoverageKind, datetime]:
    """Return what is known of a hold in which the program ended, and how far that reaches."""
    hold = find_hold(rows, device)
    newest = select(CoverageRow.kind).where(CoverageRow.device_id == device)
    told = rows.scalar(newest.order_by(CoverageRow.id.desc()).limit(1))
    kind = _KNOWN_OF.get(hold.reason) if hold is not None else None
    if hold is None or kind is None or (kind, told) == (_PAUSED, _PAUSED):
        return _PAUSED, watched_until
    return kind, min(max(hold.ends.at or now, watched_until), now)
