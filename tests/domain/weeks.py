"""Made-up people, plans and weeks for the properties; all instants are whole minutes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.domain.oracle import Oracle
from tests.domain.oracle_plan import MINUTE, Plan, minute, on, whole
from tracker.domain.model import (
    CoverageKind,
    CoverageSpan,
    Leave,
    Origin,
    Place,
    PresenceKind,
    PresenceSpan,
    Record,
    Swap,
    WorkSpan,
)
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.spans import Span

ZONES = ("Europe/Oslo", "America/New_York", "Asia/Tokyo")
MONDAYS = (
    date(2026, 11, 16),  # W47: no change of the clocks
    date(2026, 3, 23),  # Oslo: 167 h
    date(2026, 10, 19),  # Oslo: 169 h
    date(2026, 3, 2),  # New York: 167 h
    date(2026, 10, 26),  # New York: 169 h
    date(2026, 12, 28),  # over the turn of the year
)

TRAVELS_FOR = 14 * 60

Hours = tuple[tuple[int, int], ...]


def h(*clock: float) -> Hours:
    """Return wall spans from pairs of hours."""
    ends = [round(hour * 60) for hour in clock]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def workdays(hours: Hours, days: str = "12345") -> tuple[Hours, ...]:
    return tuple(hours if str(n) in days else () for n in range(1, 8))


KINDS_OF_WEEK = (
    workdays(h(8, 16)),
    workdays(h(8, 15, 20, 22)),
    workdays(h(6, 8, 20, 23), "1234567"),
    workdays(h(22, 30)),
    workdays(h(8, 15.5), "123"),
    workdays(h(9, 12), "67"),
    workdays(()),
    workdays(h(2, 9)),
    workdays(h(0, 3)),
    workdays(h(23.5, 31.5)),
)


@st.composite
def any_hours(draw: st.DrawFn) -> Hours:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=4)))
    return tuple((a * 30, b * 30) for a, b in zip(edges[::2], edges[1::2], strict=False))


def week_hours() -> st.SearchStrategy[tuple[Hours, ...]]:
    return st.sampled_from(KINDS_OF_WEEK) | st.tuples(*[any_hours()] * 7)


@st.composite
def versions(draw: st.DrawFn, monday: date) -> tuple[ScheduleVersion, ...]:
    starts = [date(2026, 1, 1)]
    if draw(st.integers(0, 3)) == 0:
        starts.append(monday + timedelta(days=draw(st.integers(-1, 6))))
    bands = st.sampled_from((0, 0, 0, 30, 90)).map(lambda minutes: minutes * MINUTE)
    return tuple(
        ScheduleVersion(
            valid_from=start,
            days=draw(week_hours()),
            flex_before=draw(bands),
            flex_after=draw(bands),
            night=draw(st.sampled_from(((1260, 1800), (1260, 1800), (1380, 1740)))),
            day_starts_min=draw(st.sampled_from((240, 240, 240, 0, 300, 1380, 150))),
            reachable=draw(st.sampled_from(((), (), h(7, 17), h(9, 12, 20, 22), h(22, 30)))),
        )
        for start in starts
    )


@st.composite
def leaves(draw: st.DrawFn, monday: date) -> tuple[Leave, ...]:
    parts = []
    for _ in range(draw(st.integers(0, 2))):
        day = monday + timedelta(days=draw(st.integers(-2, 8)))
        if draw(st.booleans()):
            parts.append(Leave(day))
        else:
            start = draw(st.integers(10, 40)) * 30
            parts.append(Leave(day, start, start + draw(st.integers(1, 10)) * 30))
    return tuple(parts)


@st.composite
def swaps(draw: st.DrawFn, monday: date) -> tuple[Swap, ...]:
    days = draw(st.sets(st.integers(-1, 7), max_size=1))
    hours = st.sampled_from((h(10, 14), (), h(22, 30), h(8, 15)))
    return tuple(Swap(monday + timedelta(days=n), draw(hours)) for n in days)


@st.composite
def plans(draw: st.DrawFn, monday: date) -> Plan:
    off = draw(st.sets(st.integers(-3, 9), max_size=2))
    return Plan(
        versions=draw(versions(monday)),
        home_zone=draw(st.sampled_from(ZONES)),
        stays=draw(st.booleans()),
        holidays=frozenset(monday + timedelta(days=n) for n in off),
        leave=draw(leaves(monday)),
        swaps=draw(swaps(monday)),
    )


def schedule_of(plan: Plan) -> Schedule:
    """Return the real schedule of a plan."""
    return Schedule(
        plan.versions,
        plan.home_zone,
        evening=plan.evening,
        stay_on_home_time=plan.stays,
        holidays=dict.fromkeys(plan.holidays, "a holiday"),
        leave=plan.leave,
        swaps=plan.swaps,
    )


@st.composite
def rows(draw: st.DrawFn, plan: Plan, monday: date) -> tuple[WorkSpan, ...]:
    """Draw rows that begin near core hours, in the evening or anywhere, some overlapping."""
    minutes = st.integers(0, 23 * 60) | st.sampled_from((480, 720, 960, 1080, 1290, 1320, 230))
    lengths = st.sampled_from((1, 4, 5, 10, 14, 15, 16, 30, 60, 240, 480)) | st.integers(1, 400)
    drawn = []
    for id_ in range(1, draw(st.integers(0, 14)) + 1):
        zone = plan.home_zone
        start = on(monday + timedelta(days=draw(st.integers(-3, 10))), draw(minutes), zone)
        drawn.append(
            WorkSpan(
                whole(start, start + draw(lengths)),
                zone,
                draw(st.sampled_from(Place)),
                draw(st.integers(0, 3)) == 0,
                draw(st.sampled_from((Origin.MEASURED,) * 3 + tuple(Origin))),
                id_,
            )
        )
    return tuple(sorted(drawn, key=lambda row: row.span))


@st.composite
def travelled(
    draw: st.DrawFn, work: tuple[WorkSpan, ...], plan: Plan, monday: date
) -> tuple[WorkSpan, ...]:
    """Put a few days into another zone; nobody works while the journey takes."""
    leaves_at = on(monday + timedelta(days=draw(st.integers(-2, 6))), 720, plan.home_zone)
    returns_at = leaves_at + draw(st.integers(1, 5)) * 1440
    zone = draw(st.sampled_from(ZONES))
    moved = []
    for row in work:
        start, end = minute(row.span.start), minute(row.span.end)
        if leaves_at <= start and end <= returns_at - TRAVELS_FOR:
            moved.append(replace(row, zone=zone))
        elif end <= leaves_at - TRAVELS_FOR or returns_at <= start:
            moved.append(row)
    return tuple(moved)


@st.composite
def likely_rows(draw: st.DrawFn, plan: Plan, monday: date) -> tuple[WorkSpan, ...]:
    """Draw a fortnight much like anybody's: most days worked, some evenings too."""
    worked = [(480, 240), (750, 210), (750, 255), (435, 285), (600, 45)]
    evening = [(1320, 10), (1200, 150), (1290, 15), (1415, 90), (1410, 16), (300, 12), (1380, 700)]
    origins = st.sampled_from((Origin.TYPED, Origin.MEASURED))
    drawn: list[WorkSpan] = []
    for shift in range(-2, 10):
        pieces = draw(st.lists(st.sampled_from(worked), max_size=2))
        pieces += draw(st.lists(st.sampled_from(evening), max_size=1))
        origin = draw(origins)
        for at, length in pieces:
            start = on(monday + timedelta(days=shift), at, plan.home_zone)
            span = whole(start, start + length)
            place, planned = draw(st.sampled_from(Place)), draw(st.integers(0, 4)) == 0
            drawn.append(WorkSpan(span, plan.home_zone, place, planned, origin, len(drawn) + 1))
    return tuple(sorted(drawn, key=lambda row: row.span))


@st.composite
def some_spans(draw: st.DrawFn, first: int, longest: int) -> tuple[Span, ...]:
    """Draw a few spans within a fortnight from `first`."""
    starts = draw(st.lists(st.integers(0, 14 * 24), max_size=2))
    return tuple(
        whole(first + at * 60, first + at * 60 + draw(st.integers(1, longest))) for at in starts
    )


@st.composite
def coverage(draw: st.DrawFn, first: int) -> tuple[CoverageSpan, ...]:
    """Draw stretches one after the other, some with nothing on record in between."""
    kinds = (CoverageKind.TRACKED,) * 3 + tuple(CoverageKind)
    at, spans = first, []
    for _ in range(draw(st.integers(0, 20))):
        length = draw(st.sampled_from((60, 119, 120, 121, 180, 600, 1440, 2880)))
        if draw(st.integers(0, 5)):
            spans.append(CoverageSpan(whole(at, at + length), draw(st.sampled_from(kinds))))
        at += length
    return tuple(spans)


@st.composite
def presence(draw: st.DrawFn, first: int) -> tuple[PresenceSpan, ...]:
    """Draw what the apps did, one after the other, with stretches that nobody watched."""
    if draw(st.booleans()):
        return ()
    at, spans = first + draw(st.integers(0, 9 * 1440)), []
    for _ in range(draw(st.integers(1, 20))):
        length = draw(st.sampled_from((1, 4, 5, 6, 15, 16, 60, 240, 600, 1500)))
        if draw(st.integers(0, 5)):
            kind = draw(st.sampled_from(PresenceKind))
            spans.append(PresenceSpan(whole(at, at + length), kind))
        at += length
    return tuple(spans)


@dataclass(frozen=True)
class Case:
    """One person's week with everything that bears upon it."""

    monday: date
    plan: Plan
    record: Record
    now: int
    is_tracking: bool

    def oracle(self) -> Oracle:
        return Oracle(self.plan, self.record, self.monday, self.now, self.is_tracking)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    monday = draw(st.sampled_from(MONDAYS))
    plan = draw(plans(monday))
    first = on(monday - timedelta(days=3), 0, "UTC")
    now = first + draw(st.integers(3 * 1440, 16 * 1440) | st.just(16 * 1440))
    # Nothing lies ahead of the present: what is measured cannot, and imports warn of it.
    drawn = draw(rows(plan, monday) | likely_rows(plan, monday))
    if draw(st.integers(0, 3)) == 0:
        drawn = draw(travelled(drawn, plan, monday))
    work = tuple(row for row in drawn if minute(row.span.end) <= now)
    record = Record(
        work=work,
        coverage=tuple(c for c in draw(coverage(first)) if minute(c.span.end) <= now),
        presence=tuple(p for p in draw(presence(first)) if minute(p.span.end) <= now),
        planned=draw(some_spans(first, 600)),
        on_call=draw(some_spans(first, 2000)),
        leave=tuple(plan.leave),
        swaps=tuple(plan.swaps),
        confirmed=frozenset(
            monday + timedelta(days=n) for n in draw(st.sets(st.integers(-2, 8), max_size=3))
        ),
        first=min((row.span.start for row in work), default=None),
    )
    return Case(monday, plan, record, now, draw(st.booleans()))
