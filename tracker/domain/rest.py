"""Rest between working days, the long rest of the week, and evenings free of work.

A rest is measured between main working periods (aml § 10-8), from the last work of one tracker
day to the first of the next; a nap-sized gap at midday is none. Quick check-ins are shown apart:
`strict` counts them as work, `main` looks past them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.domain.blocks import Block
from tracker.domain.coverage import UNKNOWN_MAX, Knowledge
from tracker.domain.left_open import LeftOpen
from tracker.domain.schedule import DayPlan
from tracker.domain.spans import EARLIEST, ZERO, Span

REACHABLE_MAX = timedelta(minutes=15)


class RestState(StrEnum):
    """How a rest stands against its target; exactly the target is full."""

    FULL = "full"  # every block counted, the target is reached
    INTERRUPTED = "interrupted"  # only quick check-ins cut it
    SHORT = "short"  # less than the target between main working periods
    UNKNOWN = "unknown"  # too much of it was not seen
    OPEN = "open"  # not over yet, as far as is known


class EveningState(StrEnum):
    """How an evening went."""

    DISCONNECTED = "disconnected"  # no work, no work app left open
    REACHABLE = "reachable"  # no work, but a work app stood open
    WORKED = "worked"  # work, chosen or not
    UNKNOWN = "unknown"  # not seen, or not over yet


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest after one day of work.

    `strict` and `main` are None where the state is open or unknown. `check_ins` lie inside it.
    """

    day: date
    start: datetime
    end: datetime | None
    strict: timedelta | None
    main: timedelta | None
    state: RestState
    check_ins: tuple[Block, ...] = ()

    @property
    def cost(self) -> timedelta:
        """Return what the check-ins cut off the rest."""
        return self.main - self.strict if self.main and self.strict else ZERO

    def halves(self, look: Block) -> tuple[timedelta, timedelta]:
        """Return the rest before and after its one check-in."""
        left = self.strict or ZERO
        other = (self.main or ZERO) - left - look.span.length
        return (left, other) if self.end == look.span.start else (other, left)


@dataclass(frozen=True, slots=True)
class WeeklyRest:
    """The longest rest of a week; `so_far` is the longest that is certain already."""

    strict: timedelta | None
    main: timedelta | None
    state: RestState
    so_far: timedelta


@dataclass(frozen=True, slots=True)
class Known:
    """What judging a rest needs to know beside the work itself."""

    knowledge: Knowledge
    plans: Sequence[DayPlan]
    now: datetime
    is_tracking: bool

    def doubts(self, span: Span) -> bool:
        """Tell whether more than two hours of a day that is not known lie in `span`."""
        for plan in self.plans:
            shared = plan.window.clip(span)
            if shared and shared.length > UNKNOWN_MAX and self.knowledge.is_doubtful(plan):
                return True
        return False


def daily_rests(blocks: Sequence[Block], known: Known, targets: Sequence[DayPlan]) -> list[Rest]:
    """Return the rest after each day in `targets` that has work; blocks are in order of time."""
    by_day: dict[date, list[Block]] = {}
    for block in blocks:
        by_day.setdefault(block.day, []).append(block)
    return [
        _rest_after(by_day[plan.day], blocks, known, plan.version.daily_rest)
        for plan in targets
        if plan.day in by_day
    ]


def _rest_after(
    of_day: list[Block], blocks: Sequence[Block], known: Known, target: timedelta
) -> Rest:
    day = of_day[0].day
    start = max(block.span.end for block in of_day)
    following = next((b for b in blocks if b.span.start >= start and b.day != day), None)
    main_of_day = [b for b in of_day if not b.is_check_in]
    mains = [b for b in blocks if not b.is_check_in]
    if main_of_day:
        main_start = max(b.span.end for b in main_of_day)
    else:
        main_start = max((b.span.end for b in mains if b.span.end <= start), default=start)
    main_next = next((b for b in mains if b.span.start >= main_start and b.day != day), None)
    so_far = known.now if known.is_tracking else None
    strict_end = following.span.start if following else so_far
    main_end = main_next.span.start if main_next else so_far
    strict = strict_end - start if strict_end and strict_end > start else None
    main = main_end - main_start if main_end and main_end > main_start else strict
    is_over = (following is not None, main_next is not None)
    state = _state(strict, main, target, is_over)
    whole = Span(main_start, max(main_next.span.start if main_next else known.now, start))
    if known.doubts(whole):
        state = RestState.UNKNOWN
    inside = tuple(b for b in blocks if b.is_check_in and _lies_in(b.span, whole))
    settled = state not in (RestState.OPEN, RestState.UNKNOWN)
    return Rest(
        day=day,
        start=start,
        end=following.span.start if following else None,
        strict=strict if settled else None,
        main=main if settled else None,
        state=state,
        check_ins=inside,
    )


def _lies_in(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


def _state(
    strict: timedelta | None,
    main: timedelta | None,
    target: timedelta,
    is_over: tuple[bool, bool],
) -> RestState:
    """Judge a rest; one that is still growing is open until it has reached its target."""
    strict_over, main_over = is_over
    if strict is not None and strict >= target:
        return RestState.FULL
    if not strict_over:
        return RestState.OPEN
    if main is not None and main >= target:
        return RestState.INTERRUPTED
    return RestState.SHORT if main_over else RestState.OPEN


def weekly_rest(week: Span, blocks: Sequence[Block], known: Known, target: timedelta) -> WeeklyRest:
    """Return the longest rest of the week from Monday 00:00 to the next, home zone.

    A gap that begins in the week counts uncut; one already running counts from Monday on.
    """
    work = [b.span for b in blocks]
    main_work = [b.span for b in blocks if not b.is_check_in]
    main_gaps = _gaps(week, main_work, known.now)
    sure_strict = _longest(_sure(_gaps(week, work, known.now), work, known))
    sure_main = max(sure_strict, _longest(_sure(main_gaps, main_work, known)))
    if sure_strict >= target:
        return WeeklyRest(sure_strict, sure_main, RestState.FULL, sure_strict)
    if sure_main < target and any(g.length >= target and known.doubts(g) for g in main_gaps):
        return WeeklyRest(None, None, RestState.UNKNOWN, sure_strict)
    if _is_growing(week, blocks, known):
        return WeeklyRest(None, None, RestState.OPEN, sure_strict)
    state = RestState.INTERRUPTED if sure_main >= target else RestState.SHORT
    return WeeklyRest(sure_strict, sure_main, state, sure_strict)


def _gaps(week: Span, work: list[Span], now: datetime) -> list[Span]:
    """Return the work-free gaps that count for the week; an unfinished one ends now."""
    gaps = []
    ends = [EARLIEST, *(span.end for span in work)]
    starts = [*(span.start for span in work), max([now, *ends[1:]])]
    for gap_start, end in zip(ends, starts, strict=True):
        start = max(gap_start, week.start)
        if week.start <= start < week.end and end > start:
            gaps.append(Span(start, end))
    return gaps


def _sure(gaps: list[Span], work: list[Span], known: Known) -> list[Span]:
    """Return the gaps to be relied on: seen, and over unless the program still watches."""
    last = max((span.end for span in work), default=EARLIEST)
    return [
        gap for gap in gaps if not known.doubts(gap) and (known.is_tracking or gap.start < last)
    ]


def _is_growing(week: Span, blocks: Sequence[Block], known: Known) -> bool:
    """Tell whether the week's last gap may still become longer than it is."""
    return known.now < week.end or all(b.span.end < week.end for b in blocks)


def _longest(gaps: Sequence[Span]) -> timedelta:
    return max((gap.length for gap in gaps), default=ZERO)


def evening_state(
    plan: DayPlan, work: Sequence[Span], left_open: LeftOpen, knowledge: Knowledge
) -> EveningState:
    """Tell how the day's evening went, as far as it is known.

    Args:
        plan: the day.
        work: all work, sorted.
        left_open: the work apps left open in the evening; up to a quarter of an hour behind an
            unlocked screen does not make it reachable.
        knowledge: what was seen.
    """
    if any(span.overlaps(plan.evening) for span in work):
        return EveningState.WORKED
    if knowledge.is_evening_unknown(plan):
        return EveningState.UNKNOWN
    if left_open.length_unlocked > REACHABLE_MAX:
        return EveningState.REACHABLE
    return EveningState.DISCONNECTED
