"""The trend from the record: which weeks enter, with what, and why others are left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from tests.domain.days import LONG_AFTER, OSLO, covered, plan, version
from tests.domain.weeks import Case, cases, schedule_of
from tracker.domain.balance import week_balance
from tracker.domain.localtime import resolve
from tracker.domain.model import (
    OUTSIDE_CLASSES,
    CoverageKind,
    Leave,
    Origin,
    Place,
    Record,
    WorkClass,
    WorkSpan,
)
from tracker.domain.schedule import Schedule
from tracker.domain.spans import ZERO, Span
from tracker.domain.trend import (
    Comparison,
    Direction,
    Mark,
    TrendWeek,
    trend_over,
)
from tracker.domain.week import Week

MINUTE = timedelta(minutes=1)
FIRST = Week(2026, 20)
FIVE_DAYS = version()
AFTER = datetime(2027, 1, 11, tzinfo=UTC)


def minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / MINUTE


def days_of_work(*weeks: Week, outside: int = 40, days: str = "12345") -> list[WorkSpan]:
    """Return typed days from eight to four, with work in the evening as long as `outside`."""
    rows = []
    for day in (day for week in weeks for day in week.days):
        if str(day.isoweekday()) not in days:
            continue
        for first, last in ((480, 960), (1080, 1080 + outside)):
            if first < last:
                span = Span(resolve(day, first, OSLO), resolve(day, last, OSLO))
                rows.append(WorkSpan(span, OSLO, Place.HOME, origin=Origin.TYPED))
    return rows


def on_record(rows: Sequence[WorkSpan], first: Week | None = FIRST, **other) -> Record:
    start = resolve(first.monday, 480, OSLO) if first else None
    return Record(tuple(rows), first=start, **other)


def only(
    record: Record,
    schedule: Schedule | None = None,
    week: Week = FIRST,
    now: datetime = LONG_AFTER,
) -> TrendWeek:
    return trend_over([week], schedule or plan(), record, now=now).weeks[0]


def test_week_enters_with_its_minutes_by_class():
    found = only(on_record(days_of_work(FIRST)))

    assert found.enters
    assert minutes(found.per_day) == 40
    assert (found.scheduled, found.known) == (5, 5)
    assert found.classes[WorkClass.CORE] == timedelta(hours=40)
    assert found.classes[WorkClass.EVENING] == found.outside == found.spillover == 200 * MINUTE
    assert found.work == timedelta(hours=40) + 200 * MINUTE
    assert set(found.classes) == set(WorkClass)


def test_chosen_work_counts_as_outside_and_is_told_apart():
    rows = [
        replace(one, planned=one.span.length < timedelta(hours=8)) for one in days_of_work(FIRST)
    ]
    found = only(on_record(rows))

    assert found.planned == found.counted_planned == 200 * MINUTE
    assert minutes(found.planned_per_day) == 40
    assert found.spillover == ZERO
    assert minutes(found.per_day) == 40


def test_work_at_the_weekend_counts_over_the_working_days():
    rows = [*days_of_work(FIRST, outside=0), *days_of_work(FIRST, outside=0, days="6")]

    assert minutes(only(on_record(rows)).per_day) == 480 / 5


@pytest.mark.parametrize(("days", "known", "mark"), [("123", 3, None), ("12", 2, Mark.PARTLY)])
def test_three_known_working_days_are_enough(days, known, mark):
    found = only(on_record(days_of_work(FIRST, days=days)))

    assert (found.scheduled, found.known, found.mark) == (5, known, mark)
    assert minutes(found.per_day) == (None if mark else 40)


def test_days_that_are_not_known_lend_no_minutes():
    """A day watched for an hour says little; what little it says is not spread over others."""
    known = days_of_work(FIRST, days="123")
    seen = [replace(one, origin=Origin.MEASURED) for one in days_of_work(FIRST, days="4")]
    gap = covered(CoverageKind.UNKNOWN, ("2026-05-14 09:00", "2026-05-14 15:00"))

    found = only(on_record([*known, *seen], coverage=gap))

    assert found.known == 3
    assert found.outside == 160 * MINUTE
    assert minutes(found.per_day) == 40


def test_week_without_data_is_marked_and_never_a_zero():
    found = only(on_record([]))

    assert found.mark is Mark.NO_DATA
    assert found.per_day is found.planned_per_day is None


@pytest.mark.parametrize("first", [None, FIRST.shifted(1)])
def test_week_before_the_first_work_is_told_apart_from_one_without_data(first):
    assert only(on_record([], first)).mark is Mark.BEFORE


def test_days_known_to_be_free_of_work_make_a_week_of_nothing():
    """They were watched, so that nothing outside is nothing, and not a gap."""
    watched = covered(CoverageKind.TRACKED, ("2026-05-10 00:00", "2026-05-19 00:00"))
    found = only(on_record([], FIRST.shifted(-1), coverage=watched))

    assert found.enters
    assert minutes(found.per_day) == 0


def test_leave_leaves_a_week_out():
    days = [Leave(day) for day in FIRST.days[:3]]
    found = only(on_record(days_of_work(FIRST, days="45")), plan(leave=days))

    assert (found.scheduled, found.known, found.mark) == (2, 2, Mark.OFF)


def test_week_with_two_days_of_leave_enters_by_the_other_three():
    days = [Leave(day) for day in FIRST.days[:2]]
    found = only(on_record(days_of_work(FIRST, days="345")), plan(leave=days))

    assert (found.scheduled, found.known, found.mark) == (3, 3, None)


def test_public_holidays_leave_a_week_out():
    off = dict.fromkeys(FIRST.days[:3], "a holiday")

    assert only(on_record([]), plan(holidays=off)).mark is Mark.OFF


def test_two_working_days_a_week_are_too_few_by_themselves():
    week_end = {FIRST.days[6]: "a holiday that takes nothing away"}
    schedule = plan(version(days="12"), holidays=week_end)

    assert only(on_record(days_of_work(FIRST, days="12")), schedule).mark is Mark.FEW_DAYS


def test_without_fixed_hours_nothing_is_outside():
    found = only(on_record(days_of_work(FIRST)), plan(version(())))

    assert found.mark is Mark.NO_HOURS
    assert found.outside == ZERO


def test_week_in_which_the_schedule_changes_belongs_to_neither_series():
    later = version(("09:00-17:00",), valid_from=FIRST.days[2])

    assert only(on_record(days_of_work(FIRST)), plan(FIVE_DAYS, later)).mark is Mark.CHANGED


@pytest.mark.parametrize(("hour", "mark"), [(3, Mark.RUNNING), (4, None)])
def test_week_runs_until_its_last_tracker_day_has_ended(hour, mark):
    after = resolve(FIRST.shifted(1).monday, hour * 60, OSLO)

    assert only(on_record(days_of_work(FIRST)), now=after).mark is mark


def test_trend_from_the_record():
    weeks = [FIRST.shifted(n) for n in range(9)]
    outside = [62, 55, 0, 70, 48, 41, 52, 35]
    rows = [
        row
        for week, length in zip(weeks, outside, strict=False)
        if length
        for row in days_of_work(week, outside=length)
    ]
    away = [Leave(day) for day in weeks[2].days[:5]]
    present = resolve(weeks[-1].days[2], 600, OSLO)

    trend = trend_over(weeks, plan(leave=away), on_record(rows), now=present)

    assert [minutes(week.per_day) for week in trend.weeks] == [
        62,
        55,
        None,
        70,
        48,
        41,
        52,
        35,
        None,
    ]
    assert [week.mark for week in trend.weeks if week.mark] == [Mark.OFF, Mark.RUNNING]
    assert trend.comparison.direction is Direction.LESS
    assert trend.begins == ()
    assert not trend.is_blank
    assert trend.last(2).weeks == trend.weeks[-2:]
    assert trend.last(2).comparison == trend.comparison


def test_nothing_on_record_is_blank():
    trend = trend_over([FIRST, FIRST.shifted(1)], plan(), Record(), now=LONG_AFTER)

    assert trend.is_blank
    assert trend.comparison == Comparison()


@given(cases())
def test_week_agrees_with_the_balance_of_the_week(case: Case):
    week = Week.of(case.monday)
    now = datetime.fromtimestamp(case.now * 60, UTC)
    schedule = schedule_of(case.plan)
    balance = week_balance(week, schedule, case.record, now=now)

    found = trend_over([week.shifted(-1), week], schedule, case.record, now=now).weeks[1]

    assert found.work == balance.work
    assert found.planned == balance.planned
    assert {kind: found.classes[kind] for kind in OUTSIDE_CLASSES} == balance.classes
    assert found.known == sum(day.known and bool(day.plan.core) for day in balance.days)
    assert found.counted == sum((day.outside for day in balance.days if day.known), ZERO)
    assert (found.mark is Mark.RUNNING) == (not balance.complete)
    assert (found.per_day is None) == (not found.enters)
    assert not found.enters or found.known >= 3


def test_long_stretch_of_coverage_bears_on_all_its_weeks():
    span = ("2026-05-04 00:00", "2026-06-08 00:00")
    record = on_record([], Week(2026, 19), coverage=covered(CoverageKind.TRACKED, span))

    found = trend_over([FIRST.shifted(n) for n in range(3)], plan(), record, now=AFTER).weeks

    assert [week.enters for week in found] == [True] * 3


def test_coverage_is_found_however_late_a_day_is_and_however_far_west_its_zone():
    """A Sunday that begins at 23:00 in Samoa reaches into Tuesday, by UTC."""
    late = plan(version(("23:00-30:00",), days="7", day_starts_min=23 * 60), zone="Pacific/Samoa")
    seen = covered(CoverageKind.TRACKED, ("2026-05-18 12:00", "2026-05-18 19:00"))
    gap = covered(CoverageKind.UNKNOWN, ("2026-05-19 03:30", "2026-05-19 07:00"))
    before = FIRST.shifted(-1)

    assert only(on_record([], before, coverage=seen), late).known == 1
    assert only(on_record([], before, coverage=(*seen, *gap)), late).known == 0
