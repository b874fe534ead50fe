"""Where the tracker day begins and ends."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.domain.days import (
    OSLO,
    as_minutes,
    at,
    balance,
    day,
    hours,
    plan,
    span,
    version,
    work,
)
from tracker.domain.model import WorkClass
from tracker.domain.schedule import ScheduleVersion, boundary_minutes

NIGHTS = version(("22:00-30:00",))


def test_day_begins_at_four():
    assert plan().plan(day("11-17"), OSLO).span == span("11-17 04:00", "11-18 04:00")


def test_work_over_midnight_belongs_to_friday_and_is_night():
    """Friday 23:30 to Saturday 00:45: 75 minutes of night, none of weekend."""
    week = balance([work("11-20 23:30", "11-21 00:45")])

    assert as_minutes(week.days[4].work) == 75
    assert as_minutes(week.days[4].of_class(WorkClass.NIGHT)) == 75
    assert as_minutes(week.of_class(WorkClass.WEEKEND)) == 0


def test_night_core_moves_the_boundary_to_the_middle_of_the_day():
    assert boundary_minutes(NIGHTS) == 14 * 60


def test_night_shift_is_wholly_of_the_day_it_begins():
    week = balance([work("11-16 22:00", "11-17 06:00")], schedule=plan(NIGHTS))

    assert as_minutes(week.days[0].core) == 480
    assert as_minutes(week.work) == 480


@pytest.mark.parametrize(
    ("spans", "boundary"),
    [
        (("08:00-16:00",), 240),
        (("04:00-12:00",), 240),  # core may begin at the boundary
        (("20:00-28:00",), 240),  # and end at it
        (("03:59-12:00",), 1199 - 1440),  # 19:59 on the eve: middle of 12:00 to 03:59
        (("20:00-28:01",), 12 * 60),
        (("00:00-08:00",), 16 * 60 - 1440),
        (("02:00-09:00",), 17 * 60 + 30 - 1440),
        (("00:00-24:00",), 240),  # no gap to move to
        ((), 240),
    ],
)
def test_no_core_interval_contains_the_boundary(spans, boundary):
    assert boundary_minutes(version(spans)) == boundary


def test_boundary_is_sought_over_all_weekdays():
    mixed = ScheduleVersion(
        date(2026, 1, 1), (hours("03:00-09:00"), hours("15:00-23:00"), (), (), (), (), ())
    )

    assert boundary_minutes(mixed) == 12 * 60


def test_hours_before_the_boundary_belong_to_the_day_they_name():
    schedule = plan(version(("02:00-09:00",)))
    week = balance([work("11-17 02:00", "09:00")], schedule=schedule)

    assert as_minutes(week.days[1].core) == 420
    assert schedule.plan(day("11-17"), OSLO).span == span("11-16 17:30", "11-17 17:30")


def test_boundary_is_the_persons_choice():
    schedule = plan(version(day_starts_min=0))

    assert schedule.plan(day("11-17"), OSLO).span == span("11-17 00:00", "11-18 00:00")


@pytest.mark.parametrize(("text", "length"), [("03-28", 23), ("10-24", 25), ("11-17", 24)])
def test_day_lasts_as_long_as_it_lasts(text, length):
    assert plan().plan(day(text), OSLO).span.length == timedelta(hours=length)


def test_boundary_in_the_skipped_hour_is_the_first_instant_after_it():
    schedule = plan(version(day_starts_min=150))

    assert schedule.day_start(day("03-29"), OSLO) == at("03-29 03:00")


def test_boundary_that_comes_twice_is_the_first():
    schedule = plan(version(day_starts_min=150))

    assert schedule.day_start(day("10-25"), OSLO) == at("2026-10-25 02:30")


def test_boundary_is_derived_for_each_version():
    schedule = plan(NIGHTS, version(valid_from=day("11-18")))

    assert schedule.plan(day("11-17"), OSLO).span == span("11-17 14:00", "11-18 04:00")
    assert schedule.plan(day("11-18"), OSLO).span == span("11-18 04:00", "11-19 04:00")


def test_day_that_a_new_version_leaves_no_room_is_empty():
    """The shift before ends the day at 15:30; the new one begins it at 15:00 the day before."""
    late, early = version(("23:30-31:30",)), version(("01:00-05:00",), valid_from=day("11-18"))
    schedule = plan(late, early)

    assert not schedule.plan(day("11-17"), OSLO).span.length
    assert schedule.plan_at(at("11-17 15:15"), OSLO).day == day("11-16")
    assert schedule.plan_at(at("11-17 15:30"), OSLO).day == day("11-18")
    assert schedule.day_at(at("11-17 15:15"), OSLO) == day("11-16")
    assert schedule.day_at(at("11-17 15:30"), OSLO) == day("11-18")


def test_days_follow_one_another_without_a_gap():
    schedule = plan(
        version(),
        version(("23:30-31:30",), valid_from=day("11-10")),
        version(("01:00-05:00",), valid_from=day("11-18")),
        version((), valid_from=day("11-25")),
    )
    plans = schedule.plans_between(span("11-01 12:00", "12-05 12:00"), OSLO)

    for this, following in pairwise(plans):
        assert this.span.end == following.span.start
