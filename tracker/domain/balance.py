"""The balance of a week: minutes per class and day, rest, evenings, breaks and places.

Facts in (the schedule, what is on record, the present), one `WeekBalance` out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from tracker.domain.blocks import (
    CHECK_IN_MAX,
    Block,
    Piece,
    cut,
    find_blocks,
    find_episodes,
    work_once,
)
from tracker.domain.coverage import Knowledge
from tracker.domain.left_open import OpenApps
from tracker.domain.localtime import resolve
from tracker.domain.model import BreakOutcome, BreakRecord, Origin, Record
from tracker.domain.rest import Known, daily_rests, evening_state, weekly_rest
from tracker.domain.schedule import ONE_DAY, DayPlan, Schedule
from tracker.domain.spans import Span, clip_all
from tracker.domain.stretches import find_stretches
from tracker.domain.unsure import still_unsure
from tracker.domain.week import DayBalance, Movement, Week, WeekBalance


def week_balance(
    week: Week,
    schedule: Schedule,
    record: Record,
    *,
    now: datetime,
    is_tracking: bool = False,
    check_in_max: timedelta = CHECK_IN_MAX,
) -> WeekBalance:
    """Work out one week.

    Args:
        week: the ISO week; its days are tracker days.
        schedule: the person's plan, home zone included.
        record: what the journal holds; must reach on either side to the next work that is no
            check-in, where there is any (see `reaches_far_enough`).
        now: the present; days that have not ended are not known.
        is_tracking: whether the program watches at this moment.
        check_in_max: length up to which outside work is a quick check-in.
    """
    pieces = cut(work_once(record.work, record.planned), schedule)
    blocks = find_blocks(pieces, record.on_call, check_in_max)
    zones = {piece.day: piece.zone for piece in pieces}
    plans = [plan_of(day, schedule, zones) for day in week.days]
    knowledge = Knowledge(
        record.coverage,
        now=now,
        first_day=first_day(record, schedule),
        vouched=vouched_days(record, pieces),
    )
    edges = _edges(week, schedule)
    whole = Span(edges.start, max(plans[-1].span.end, edges.end))
    around = _plans_around(whole, blocks, schedule, zones, now)
    known = Known(knowledge, around, now, is_tracking)
    days = _days(plans, pieces, blocks, record, known)
    return WeekBalance(
        week=week,
        zone=schedule.home_zone,
        complete=plans[-1].span.end <= now,
        days=days,
        weekly_rest=weekly_rest(edges, blocks, known, plans[0].version.weekly_rest),
        movement=_movement(b for day in days for b in day.breaks),
    )


def reaches_far_enough(
    week: Week, schedule: Schedule, record: Record, check_in_max: timedelta = CHECK_IN_MAX
) -> tuple[bool, bool]:
    """Tell whether a record holds work that is no check-in before the week, and after it."""
    pieces = cut(work_once(record.work, record.planned), schedule)
    mains = [b for b in find_blocks(pieces, record.on_call, check_in_max) if not b.is_check_in]
    first, last = week.monday, week.days[-1]
    margin = timedelta(days=2)  # a day named elsewhere in the world, and the block before a rest
    return (
        any(block.day < first - margin for block in mains),
        any(block.day > last + margin for block in mains),
    )


def _edges(week: Week, schedule: Schedule) -> Span:
    """Return the week from Monday 00:00 to the next at home, as the weekly rest counts it."""
    ends = (resolve(w.monday, 0, schedule.home_zone) for w in (week, week.shifted(1)))
    return Span(*ends)


def _days(
    plans: Sequence[DayPlan],
    pieces: Sequence[Piece],
    blocks: Sequence[Block],
    record: Record,
    known: Known,
) -> tuple[DayBalance, ...]:
    rests = {rest.day: rest for rest in daily_rests(blocks, known, plans)}
    episodes = find_episodes(pieces)
    spans = [piece.span for piece in pieces]
    unsure = still_unsure(record.unsure, spans)
    apps = OpenApps(record.presence, spans, record.on_call, known.knowledge)
    around = plans[0].day - ONE_DAY, plans[-1].day + ONE_DAY  # one may begin, or end, beyond
    near = [piece for piece in pieces if around[0] <= piece.day <= around[1]]
    stretches = find_stretches(near, record.seen, record.breaks)
    whole = Span(plans[0].span.start, plans[-1].span.end)
    is_watched = any(one.span.overlaps(whole) for one in record.presence)
    return tuple(
        DayBalance(
            plan=plan,
            known=known.knowledge.is_known(plan),
            is_ahead=plan.span.start > known.now,
            is_today=plan.span.contains(known.now),
            pieces=tuple(piece for piece in pieces if piece.day == plan.day),
            blocks=tuple(block for block in blocks if block.day == plan.day),
            episodes=tuple(episode for episode in episodes if episode.day == plan.day),
            rest_after=rests.get(plan.day),
            evening=evening_state(plan, spans, apps.left_open(plan, plan.evening), known.knowledge),
            breaks=tuple(b for b in record.breaks if plan.span.contains(b.start)),
            unsure=tuple(clip_all(unsure, plan.span)),
            left_open=(
                apps.left_open(plan, plan.span)
                if is_watched and apps.were_watched(plan.span)
                else None
            ),
            evening_watched=is_watched and apps.were_watched(plan.evening),
            stretches=tuple(stretch for stretch in stretches if stretch.day == plan.day),
        )
        for plan in plans
    )


def plan_of(day: date, schedule: Schedule, zones: Mapping[date, str]) -> DayPlan:
    """Lay out a day in the zone of its last work, else at home."""
    return schedule.plan(day, zones.get(day, schedule.home_zone))


def _plans_around(
    week: Span,
    blocks: Sequence[Block],
    schedule: Schedule,
    zones: Mapping[date, str],
    now: datetime,
) -> list[DayPlan]:
    """Return the days that a rest of the week may run through, the week's own included.

    Rests are looked at up to the next work that is no check-in; two weeks on either side hold
    all that matter more than the first doubtful day, since one is enough to make a rest unknown.
    """
    starts = [week.start, *(b.span.end for b in blocks)]
    first = max(min(starts), week.start - 14 * ONE_DAY)
    ends = [b.span.start for b in blocks if b.span.start > week.end and not b.is_check_in]
    last = min(max(week.end, min(ends, default=now)), week.end + 14 * ONE_DAY)
    # One day more: one that is named elsewhere in the world begins earlier, or ends later.
    around = schedule.plans_between(Span(first - ONE_DAY, last + ONE_DAY), schedule.home_zone)
    return [plan_of(plan.day, schedule, zones) for plan in around]


def first_day(record: Record, schedule: Schedule) -> date | None:
    """Return the first tracker day with work on record, if there is any."""
    return schedule.plan_at(record.first, schedule.home_zone).day if record.first else None


def vouched_days(record: Record, pieces: Iterable[Piece]) -> frozenset[date]:
    """Return the days of which the person said what they hold."""
    own_word = (Origin.TYPED, Origin.IMPORTED)
    return record.confirmed | {piece.day for piece in pieces if piece.origin in own_word}


def _movement(breaks: Iterable[BreakRecord]) -> Movement:
    records = list(breaks)
    count = Counter(record.outcome for record in records)
    return Movement(
        due=sum(record.due_at is not None for record in records),
        taken=count[BreakOutcome.TAKEN],
        natural=count[BreakOutcome.NATURAL],
        skipped=count[BreakOutcome.SKIPPED],
        expired=count[BreakOutcome.EXPIRED],
        deferred=count[BreakOutcome.DEFERRED],
    )
