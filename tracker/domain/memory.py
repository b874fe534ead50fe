"""What the engine remembers over a restart, worked out from what is on record.

Of the machines' states nothing is stored but what the person asked for; everything else follows
from sessions, prompts and breaks. In doubt the program stays quiet: whatever was asked counts,
whether or not anybody saw it. What lies ahead of now was written before the clock was set back;
it counts as having come about just now, and never as if it had not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.domain import boundary, breaks, fading, occasions, sign_off
from tracker.domain.blocks import BLOCK_GAP, cut
from tracker.domain.boundary_state import (
    KINDS,
    BoundaryState,
    OutsideEpisode,
    quiet_after,
    quiet_after_call,
)
from tracker.domain.break_state import BreakState
from tracker.domain.fading import Fading
from tracker.domain.memory_of_occasions import closed_at, remember_occasions
from tracker.domain.model import (
    EXPIRES_AFTER,
    PAUSE_MIN,
    Choice,
    EndReason,
    Hold,
    Past,
    PromptKind,
    PromptRecord,
    WorkSpan,
)
from tracker.domain.occasions import OccasionsState
from tracker.domain.prompts import DeskState
from tracker.domain.schedule import Schedule
from tracker.domain.session_state import UNDO_FOR
from tracker.domain.sign_off import SignOffState
from tracker.domain.spans import ZERO, Span, last_run, subtract, total
from tracker.domain.values import replace

_CHOSEN = (Choice.PLANNED, Choice.ON_CALL)
# A session that ended so ended the stretch at the screen with it.
_SET_ASIDE = (EndReason.PAUSE, EndReason.PRIVATE, EndReason.CAP)


@dataclass(frozen=True, slots=True)
class Memory:
    """With what the machines begin.

    Attributes:
        hold: the person is not to be counted.
        erasing: private time that is yet to be erased, and when.
        left: when the last session ended, if the stretch at the screen may still go on.
        boundary: what was asked about outside work, and answered.
        breaks: the stretch that may go on.
        occasions: what was told today and this week, and whether the day is closed.
        desk: the prompts of the day, and which kinds come less often.
        sign_off: whether work apps left open were asked about today.
    """

    hold: Hold | None = None
    erasing: tuple[Span, datetime] | None = None
    left: datetime | None = None
    boundary: BoundaryState = field(default_factory=BoundaryState)
    breaks: BreakState = field(default_factory=BreakState)
    occasions: OccasionsState = field(default_factory=OccasionsState)
    desk: DeskState = field(default_factory=DeskState)
    sign_off: SignOffState = field(default_factory=SignOffState)


NOTHING = Memory()


@dataclass(frozen=True, slots=True)
class _Today:
    """The tracker day that is running, as it lies in each zone in which it may have been lived."""

    day: date
    end: datetime
    spans: tuple[Span, ...]

    def holds(self, at: datetime | None) -> bool:
        return at is not None and any(span.contains(at) for span in self.spans)

    @property
    def ends(self) -> list[datetime]:
        return [span.end for span in self.spans]


def remember(past: Past, schedule: Schedule, now: datetime, zone: str, budget: int = 12) -> Memory:
    """Work out what to begin with at `now`, in `zone`, with so many prompts a day."""
    today = _today(past, schedule, now, zone)
    movement = _breaks(past, now)
    keys = [prompt.key for prompt in past.prompts]
    return Memory(
        hold=past.hold,
        erasing=(past.erasing[0], min(past.erasing[1], now + UNDO_FOR)) if past.erasing else None,
        left=movement.pause_since,
        boundary=_boundary(past, schedule, now, today),
        breaks=movement,
        occasions=replace(
            remember_occasions(past, schedule, zone, today.day, today.holds),
            number=_last_number(keys, occasions.KEY),
        ),
        desk=DeskState(
            day=today.day,
            shown=tuple(p.kind for p in past.prompts if today.holds(p.shown_at)),
            number=_last_number(prompt.id for prompt in past.prompts),
            fading=_fading(past, schedule, now, zone, today, budget),
            restraint=past.restraint,
        ),
        sign_off=_sign_off(past, today),
    )


def _sign_off(past: Past, today: _Today) -> SignOffState:
    asked = [prompt for prompt in past.prompts if prompt.kind is PromptKind.LEFT_OPEN]
    was_today = any(today.holds(prompt.shown_at) for prompt in asked)
    return SignOffState(
        asked_on=today.day if was_today else None,
        number=_last_number((prompt.key for prompt in asked), sign_off.KEY),
    )


def _today(past: Past, schedule: Schedule, now: datetime, zone: str) -> _Today:
    plan = schedule.plan_at(now, zone)
    zones = {zone, schedule.home_zone, *(session.zone for session in past.sessions)}
    spans = (schedule.plan(plan.day, each).span for each in sorted(zones))
    return _Today(plan.day, plan.span.end, tuple(spans))


def _fading(
    past: Past, schedule: Schedule, now: datetime, zone: str, today: _Today, budget: int
) -> Fading:
    """Let the days pass once more, as far as it is on record how prompts went on them."""
    afresh_on = past.restraint.afresh_on
    state = Fading(afresh_on=afresh_on)
    for end in past.ends:
        is_today = today.holds(end.at) or end.at > now
        day = today.day if is_today else schedule.day_at(end.at, zone)
        if afresh_on is None or day >= afresh_on:
            state = fading.gone(fading.on_day(state, day, budget), end.kind, end.how)
    return fading.on_day(state, today.day, budget)


def _last_number(names: Iterable[str], begin: str = "") -> int:
    """Return the highest number that a name ends with, so that no name is given twice."""
    ends = (name.rpartition("-")[2] for name in names if name.startswith(begin))
    return max((int(end) for end in ends if end.isdecimal()), default=0)


# --- Work outside core hours ----------------------------------------------------------------------


def _boundary(past: Past, schedule: Schedule, now: datetime, today: _Today) -> BoundaryState:
    asked = [p for p in past.prompts if p.kind in KINDS and p.shown_at is not None]
    answered = {p.choice for p in asked if today.holds(p.closed_at)}
    return BoundaryState(
        day=today.day,
        asked=sum(today.holds(prompt.shown_at) for prompt in asked),
        not_today=Choice.NOT_TODAY in answered or closed_at(past, today.holds) is not None,
        quiet_until=max(_quiets(past, asked, now), default=None),
        planned_until=_planned_until(past, asked, now, today),
        on_call_until=max(
            [span.end for span in past.on_call if span.contains(now)]
            + [today.end] * (Choice.ON_CALL in answered),
            default=None,
        ),
        episode=_episode(past, asked, schedule, now, today),
        number=_last_number((prompt.key for prompt in past.prompts), boundary.KEY),
    )


def _quiets(past: Past, asked: Sequence[PromptRecord], now: datetime) -> Iterator[datetime]:
    """Yield how long the last question keeps quiet, and how long the last call does."""
    if asked:
        yield _quiet_until(asked[-1], now)
    calls = [p.shown_at for p in past.prompts if p.kind is PromptKind.LAST_CALL and p.shown_at]
    if calls:
        yield quiet_after_call(min(max(calls), now))


def _quiet_until(last: PromptRecord, now: datetime) -> datetime:
    """Return how long the last question, or the answer to it, keeps quiet."""
    is_word = last.choice in (Choice.UNTIL, Choice.WRAP_UP)
    heard_at = (last.closed_at if is_word else last.shown_at) or now
    quiet_until = quiet_after(last.choice, heard_at, last.until)
    return min(quiet_until, now + (quiet_until - heard_at))


def _planned_until(
    past: Past, asked: Sequence[PromptRecord], now: datetime, today: _Today
) -> datetime | None:
    """Return how far work was planned ahead; what the answer to a question marked is not that."""
    chosen = [p.closed_at for p in asked if p.choice in _CHOSEN and p.closed_at is not None]
    ahead = (
        span.end
        for span in past.planned
        if span.end > now and span.start < today.end
        if not (span.end in today.ends and any(span.contains(at) for at in chosen))
    )
    return max(ahead, default=None)


def _episode(
    past: Past,
    asked: Sequence[PromptRecord],
    schedule: Schedule,
    now: datetime,
    today: _Today,
) -> OutsideEpisode | None:
    """Return the episode that may go on, or one that was chosen and whose end is yet to be told."""
    lived = [WorkSpan(session.span, session.zone) for session in past.sessions]
    run = last_run([piece.span for piece in cut(lived, schedule) if piece.is_outside], BLOCK_GAP)
    if not run:
        return None
    start, left = min(run).start, run[-1].end
    about = [p for p in asked if start <= (p.shown_at or now) <= max(left, now)]
    is_answered = any(prompt.choice in _CHOSEN for prompt in about)
    marks = [span.end for span in past.planned if span.start <= start]
    day_ends = (schedule.plan_at(start, past.sessions[-1].zone).span.end, *today.ends)
    is_marked = any(end > left and end in day_ends for end in marks)
    if now - left >= BLOCK_GAP and not (is_answered and is_marked):
        return None
    return OutsideEpisode(
        start=min(start, now),
        worked=total(subtract(run, [*past.planned, *past.on_call])),
        left=min(left, now),
        is_asked=bool(about),
        is_planned=is_answered or is_marked or left in marks,
    )


# --- Movement breaks ------------------------------------------------------------------------------


def _breaks(past: Past, now: datetime) -> BreakState:
    """Let the stretch go on if the last session ended just now, and count from the last news.

    Less than a quarter of an hour after a break or a question nobody knows how that went on; then
    counting starts a quarter of an hour after it.
    """
    number = _last_number((prompt.key for prompt in past.prompts), breaks.KEY)
    stretch = _stretch(past, now)
    if stretch is None:
        return BreakState(number=number)
    over = [record for record in past.breaks if record.end <= now]
    up = [record.end for record in over if record.start < record.end]
    asked = [p.closed_at for p in past.prompts if p.kind is PromptKind.MOVEMENT and p.shown_at]
    begun = max([stretch.start, *up])
    news = [record.end for record in over] + [at for at in asked if at is not None and at <= now]
    heard_at = max(news, default=begun)
    if news and now - heard_at < EXPIRES_AFTER:
        heard_at += EXPIRES_AFTER
    return BreakState(
        counted_from=max(begun, heard_at),
        stretch_from=begun,
        pause_since=max(stretch.end, begun),
        number=number,
    )


def _stretch(past: Past, now: datetime) -> Span | None:
    """Return the stretch at the screen up to its last session, unless it is over."""
    if not past.sessions:
        return None
    *before, last = past.sessions
    if last.reason in _SET_ASIDE or not ZERO <= now - last.span.end < PAUSE_MIN:
        return None
    own = [last.span]
    for session in reversed(before):
        if session.reason in _SET_ASIDE or session.reason is EndReason.STOP:
            break
        own.append(session.span)
    run = last_run(own[::-1], PAUSE_MIN)
    return Span(min(run).start, last.span.end)
