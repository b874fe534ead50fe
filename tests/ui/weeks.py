"""Weeks to draw: the worked example of the metrics, and the hard cases."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from tracker.domain.balance import week_balance
from tracker.domain.localtime import resolve
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
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
from tracker.domain.week import Week, WeekBalance
from tracker.holidays import PublicHolidays

OSLO, NEW_YORK = "Europe/Oslo", "America/New_York"
OFFICE = (((480, 960),),) * 5 + ((), ())
# weekday of the week (7 is the next Monday), from, to, place, planned
Row = tuple[int, str, str, Place, bool]
HOME, WORKPLACE = Place.HOME, Place.WORKPLACE
CLOSED, LOCKED, UNLOCKED = PresenceKind


def minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def at(day: date, text: str, zone: str = OSLO) -> datetime:
    return resolve(day, minute(text), zone)


def span(day: date, start: str, end: str, zone: str = OSLO) -> Span:
    return Span(at(day, start, zone), at(day, end, zone))


def schedule(
    days: Sequence[tuple[tuple[int, int], ...]] = OFFICE,
    *,
    holidays: Mapping[date, str] | None = None,
    leave: Iterable[Leave] = (),
    swaps: Iterable[Swap] = (),
) -> Schedule:
    version = ScheduleVersion(date(2020, 1, 1), tuple(days))
    return Schedule([version], OSLO, holidays=holidays, leave=leave, swaps=swaps)


def work(week: Week, rows: Iterable[Row], origin: Origin = Origin.IMPORTED) -> tuple[WorkSpan, ...]:
    spans = []
    for number, (weekday, start, end, place, planned) in enumerate(rows, 1):
        day = week.monday + timedelta(days=weekday)
        spans.append(WorkSpan(span(day, start, end), OSLO, place, planned, origin, number))
    return tuple(spans)


W47_ROWS: list[Row] = [
    (0, "08:00", "12:00", HOME, False),
    (0, "12:30", "16:00", HOME, False),
    (1, "08:00", "12:00", HOME, False),
    (1, "12:30", "16:45", HOME, False),
    (1, "22:00", "22:10", HOME, False),
    (2, "08:00", "12:00", WORKPLACE, False),
    (2, "12:30", "17:30", WORKPLACE, False),
    (2, "20:00", "22:30", HOME, False),
    (3, "08:30", "12:00", WORKPLACE, False),
    (3, "12:30", "16:00", WORKPLACE, False),
    (4, "07:15", "12:00", HOME, False),
    (4, "12:30", "15:00", HOME, False),
    (5, "10:00", "10:45", HOME, False),
    (7, "08:00", "12:00", HOME, False),
]
W47 = Week(2026, 47)
AFTER_W47 = datetime(2026, 11, 23, 11, tzinfo=UTC)


def week_of(*rows: Row) -> WeekBalance:
    """A past W47 with the given spans, typed."""
    spans = work(W47, rows, Origin.TYPED)
    record = Record(work=spans, first=spans[0].span.start)
    return week_balance(W47, schedule(), record, now=AFTER_W47)


def example() -> WeekBalance:
    """The worked week of the metrics."""
    spans = work(W47, W47_ROWS)
    return week_balance(
        W47, schedule(), Record(work=spans, first=spans[0].span.start), now=AFTER_W47
    )


def with_breaks() -> WeekBalance:
    """The same with a chosen morning and movement breaks of every outcome."""
    rows = [(*row[:4], row[0] == 4) for row in W47_ROWS]
    outcomes = [BreakOutcome.TAKEN, BreakOutcome.NATURAL, BreakOutcome.TAKEN, BreakOutcome.SKIPPED]
    breaks = []
    for day in range(5):
        for place, start in enumerate(("09:00", "10:25", "13:35", "14:50")):
            when = span(W47.monday + timedelta(days=day), start, start[:3] + "55")
            outcome = outcomes[(place + day) % 4]
            breaks.append(
                BreakRecord(outcome, when.start, when.start + timedelta(minutes=5), when.start)
            )
    held_back = at(W47.monday, "11:30")
    breaks.append(BreakRecord(BreakOutcome.DEFERRED, held_back, held_back, held_back))
    spans = work(W47, rows)
    record = Record(work=spans, breaks=tuple(breaks), first=spans[0].span.start)
    return week_balance(W47, schedule(), record, now=AFTER_W47)


def with_open_apps(
    watched: Iterable[int] = (0, 4, 5, 6),
    kinds: Sequence[PresenceKind] = (UNLOCKED, LOCKED, UNLOCKED, UNLOCKED),
    days: Iterable[int] = (1, 3),
    until: str = "",
    times: Mapping[int, Sequence[tuple[str, str]]] | None = None,
) -> WeekBalance:
    """The worked week with a work app left open on Tuesday and Thursday, as in the metrics.

    `watched` are further days on which none ran; `until` cuts what was left open short,
    `times` are others than those of the metrics.
    """
    times = times or {
        1: (("16:00", "17:00"), ("17:00", "19:30"), ("19:30", "23:10")),
        3: (("16:00", until or "23:30"),),
    }
    ends = [(day, *pair) for day in days for pair in times[day]]
    open_then = [
        PresenceSpan(span(W47.days[day], start, end), kind)
        for (day, start, end), kind in zip(ends, kinds, strict=False)
    ]
    none_ran = [PresenceSpan(span(W47.days[day], "17:00", "20:00"), CLOSED) for day in watched]
    spans = work(W47, W47_ROWS)
    record = Record(work=spans, first=spans[0].span.start, presence=(*open_then, *none_ran))
    return week_balance(W47, schedule(), record, now=AFTER_W47)


def night_worker() -> WeekBalance:
    """Core hours 22-06, Monday to Friday: the tracker day runs from 14:00 to 14:00."""
    rows: list[Row] = [
        (0, "22:00", "30:00", WORKPLACE, False),
        (1, "22:00", "26:00", WORKPLACE, False),
        (1, "26:30", "30:40", WORKPLACE, False),
        (2, "21:15", "30:00", WORKPLACE, False),
        (3, "22:00", "30:00", WORKPLACE, False),
        (4, "22:00", "30:00", WORKPLACE, False),
        (5, "35:00", "36:30", HOME, False),
    ]
    spans = work(W47, rows)
    nights = (((22 * 60, 30 * 60),),) * 5 + ((), ())
    record = Record(work=spans, first=spans[0].span.start)
    return week_balance(W47, schedule(nights), record, now=AFTER_W47)


def crowded() -> WeekBalance:
    """Two hundred spans on one day, forty on another, and breaks close together."""
    monday, tuesday = W47.days[0], W47.days[1]
    spans = []
    for number in range(200):
        start = at(monday, "06:00") + timedelta(minutes=5 * number)
        length = timedelta(minutes=1 + number % 5, seconds=number % 50)
        spans.append(
            WorkSpan(
                Span(start, start + length), OSLO, HOME, number % 11 == 0, Origin.TYPED, number + 1
            )
        )
    for number in range(40):
        start = at(tuesday, "08:00") + timedelta(minutes=20 * number)
        spans.append(
            WorkSpan(
                Span(start, start + timedelta(seconds=40)),
                OSLO,
                HOME,
                False,
                Origin.TYPED,
                300 + number,
            )
        )
    breaks = [
        BreakRecord(BreakOutcome.TAKEN, when, when + timedelta(minutes=2), when)
        for when in (at(monday, "08:00") + timedelta(minutes=4 * number) for number in range(60))
    ]
    record = Record(work=tuple(spans), breaks=tuple(breaks), first=spans[0].span.start)
    return week_balance(W47, schedule(), record, now=AFTER_W47)


def daylight_saving(number: int) -> WeekBalance:
    """W13 or W43 of 2026, with work through the night in which the clocks change."""
    week = Week(2026, number)
    rows: list[Row] = [
        (0, "08:00", "16:00", HOME, False),
        (4, "08:00", "16:00", HOME, False),
        (5, "23:30", "28:00", HOME, False),
        (6, "12:00", "16:00", HOME, True),
    ]
    spans = work(week, rows)
    now = datetime(2026, 11, 23, 11, tzinfo=UTC)
    return week_balance(week, schedule(), Record(work=spans, first=spans[0].span.start), now=now)


def nothing_on_record() -> WeekBalance:
    """A past week before anything was recorded."""
    return week_balance(W47, schedule(), Record(), now=AFTER_W47)


def known_and_free(now: datetime = AFTER_W47) -> WeekBalance:
    """A week that was watched, and held no work."""
    watched = [CoverageSpan(span(day, "05:00", "24:00"), CoverageKind.TRACKED) for day in W47.days]
    record = Record(coverage=tuple(watched), first=at(date(2026, 11, 2), "08:00"))
    return week_balance(W47, schedule(), record, now=now)


def free_so_far() -> WeekBalance:
    """The same, seen on its Wednesday."""
    return known_and_free(at(W47.days[2], "12:00"))


def still_to_come() -> WeekBalance:
    """A week ahead, with a holiday and a day of leave in it."""
    week = Week(2026, 53)
    plan = schedule(
        holidays={date(2027, 1, 1): "First day of the new year, which is long"},
        leave=[Leave(date(2026, 12, 31))],
    )
    record = Record(first=datetime(2026, 11, 2, 7, tzinfo=UTC))
    return week_balance(week, plan, record, now=AFTER_W47)


def across_new_year() -> WeekBalance:
    """2026-W53, with work on a holiday."""
    week = Week(2026, 53)
    rows: list[Row] = [
        (0, "08:00", "16:00", HOME, False),
        (4, "10:00", "13:30", HOME, False),
        (4, "19:00", "23:55", HOME, True),
    ]
    spans = work(week, rows)
    plan = schedule(
        holidays={date(2027, 1, 1): "New Year’s Day"},
        leave=[Leave(date(2026, 12, 31)), Leave(date(2026, 12, 30), 12 * 60, 16 * 60)],
    )
    now = datetime(2027, 1, 20, 11, tzinfo=UTC)
    return week_balance(week, plan, Record(work=spans, first=spans[0].span.start), now=now)


def under_way() -> WeekBalance:
    """A measured week on its Thursday: gaps in the data, unsure time, flex, work past 04:00."""
    version = ScheduleVersion(
        date(2020, 1, 1),
        OFFICE,
        flex_before=timedelta(hours=1),
        flex_after=timedelta(hours=1, minutes=30),
    )
    plan = Schedule([version], OSLO)
    rows: list[Row] = [
        (0, "07:20", "11:30", HOME, False),
        (0, "11:50", "12:20", HOME, False),
        (0, "12:50", "17:40", HOME, False),
        (2, "08:10", "12:00", HOME, False),
        (2, "21:00", "21:06", HOME, True),
        (2, "26:00", "29:30", HOME, False),
        (3, "08:00", "10:20", HOME, False),
    ]
    spans = work(W47, rows, Origin.MEASURED)
    coverage = [
        CoverageSpan(span(W47.days[0], "05:00", "24:00"), CoverageKind.TRACKED),
        CoverageSpan(span(W47.days[1], "05:00", "24:00"), CoverageKind.UNKNOWN),
        CoverageSpan(span(W47.days[2], "05:00", "12:30"), CoverageKind.TRACKED),
        CoverageSpan(span(W47.days[2], "12:30", "20:00"), CoverageKind.UNKNOWN),
    ]
    record = Record(
        work=spans,
        coverage=tuple(coverage),
        unsure=(span(W47.days[0], "11:30", "11:50"),),
        first=spans[0].span.start,
    )
    return week_balance(W47, plan, record, now=NOW_UNDER_WAY, is_tracking=True)


NOW_UNDER_WAY = at(W47.days[3], "10:20")


def no_fixed_hours() -> WeekBalance:
    """A schedule without any core hours: nothing is outside."""
    spans = work(W47, W47_ROWS)
    free = ((),) * 7
    return week_balance(
        W47, schedule(free), Record(work=spans, first=spans[0].span.start), now=AFTER_W47
    )


def travelling(*rows: tuple[str, str, str]) -> WeekBalance:
    """A Tuesday of work in several zones: zone, from, to."""
    tuesday = W47.days[1]
    spans = tuple(
        WorkSpan(span(tuesday, start, end, zone), zone, Place.OTHER, False, Origin.TYPED, number)
        for number, (zone, start, end) in enumerate(rows, 1)
    )
    return week_balance(
        W47, schedule(), Record(work=spans, first=spans[0].span.start), now=AFTER_W47
    )


def travelling_west() -> WeekBalance:
    """Oslo, then New York at an hour that Oslo had already lived."""
    return travelling((OSLO, "08:00", "16:00"), (NEW_YORK, "14:00", "17:00"))


def travelling_east() -> WeekBalance:
    """New York, then Oslo."""
    return travelling((NEW_YORK, "08:00", "10:00"), (OSLO, "18:00", "19:00"))


def swapped() -> WeekBalance:
    """Core hours moved into the small hours on one day, and a rest that has not ended."""
    rows: list[Row] = [(2, "05:00", "09:00", HOME, False), (6, "15:00", "16:00", HOME, True)]
    spans = work(W47, rows)
    plan = schedule(swaps=[Swap(W47.days[2], ((300, 600),))])
    return week_balance(W47, plan, Record(work=spans, first=spans[0].span.start), now=AFTER_W47)


def part_timer() -> WeekBalance:
    """Monday to Wednesday until 15:30, and an hour on the Thursday that is kept free."""
    days = (((480, 930),),) * 3 + ((),) * 4
    rows: list[Row] = [
        (0, "08:00", "15:30", HOME, False),
        (1, "08:00", "15:50", WORKPLACE, False),
        (2, "08:00", "15:30", HOME, False),
        (3, "09:00", "10:00", HOME, False),
    ]
    spans = work(W47, rows)
    return week_balance(
        W47, schedule(days), Record(work=spans, first=spans[0].span.start), now=AFTER_W47
    )


def easter() -> WeekBalance:
    """2027-W12: Maundy Thursday to Easter Day, on which the clocks go forward, with work in it."""
    week = Week(2027, 12)
    version = ScheduleVersion(date(2020, 1, 1), OFFICE, country="NO")
    rows: list[Row] = [
        (0, "08:00", "16:00", HOME, False),
        (1, "08:00", "16:10", HOME, False),
        (2, "08:00", "12:00", HOME, False),
        (3, "10:00", "11:30", HOME, False),
        (6, "01:30", "04:30", HOME, True),
    ]
    spans = work(week, rows)
    plan = Schedule([version], OSLO, holidays=PublicHolidays([version]))
    now = datetime(2027, 4, 20, 11, tzinfo=UTC)
    return week_balance(week, plan, Record(work=spans, first=spans[0].span.start), now=now)


EVERY_WEEK = {
    "example": example,
    "with breaks": with_breaks,
    "night worker": night_worker,
    "crowded": crowded,
    "spring": lambda: daylight_saving(13),
    "autumn": lambda: daylight_saving(43),
    "nothing on record": nothing_on_record,
    "still to come": still_to_come,
    "across new year": across_new_year,
    "under way": under_way,
    "no fixed hours": no_fixed_hours,
    "travelling west": travelling_west,
    "travelling east": travelling_east,
    "swapped": swapped,
    "open apps": with_open_apps,
    "part timer": part_timer,
    "easter": easter,
}
