"""The person's plan: core hours, and the class of each minute."""

from datetime import date, timedelta

import pytest

from tests.domain.days import (
    NEW_YORK,
    OSLO,
    as_minutes,
    at,
    balance,
    classes,
    day,
    plan,
    span,
    version,
    work,
)
from tracker.domain.model import WorkClass
from tracker.domain.schedule import Schedule, ScheduleVersion, version_on
from tracker.domain.spans import total

NIGHTS = version(("22:00-30:00",))
SPLIT = version(("08:00-15:00", "20:00-22:00"))


# ---------------------------------------------------------------- versions


def test_last_month_is_judged_by_last_months_hours():
    schedule = plan(version(), version(("10:00-18:00",), valid_from=day("11-17")))

    assert classes(schedule, "11-16 09:00", "11-17 09:00") == ["core", "early"]


def test_dates_before_the_first_version_use_the_first():
    first = version(valid_from=day("11-17"))

    assert version_on([first], day("01-05")) is first
    assert classes(plan(first), "11-16 09:00") == ["core"]


def test_schedule_needs_a_version():
    with pytest.raises(ValueError, match="at least one version"):
        Schedule([], OSLO)


def test_version_needs_seven_days():
    with pytest.raises(ValueError, match="seven days"):
        ScheduleVersion(date(2026, 1, 1), ())


# ---------------------------------------------------------------- classes


def test_each_minute_has_the_first_class_that_matches():
    assert classes(
        plan(),
        "11-17 05:59",
        "11-17 06:00",
        "11-17 07:59",
        "11-17 08:00",
        "11-17 15:59",
        "11-17 16:00",
        "11-17 20:59",
        "11-17 21:00",
        "11-18 03:59",
        "11-18 04:00",
    ) == [
        "night",
        "early",
        "early",
        "core",
        "core",
        "evening",
        "evening",
        "night",
        "night",
        "night",
    ]


def test_weekend_is_a_free_saturday_or_sunday():
    assert classes(plan(), "11-21 10:00", "11-22 22:00", "11-23 03:59") == ["weekend"] * 3


def test_friday_night_is_no_weekend():
    assert classes(plan(), "11-21 03:59", "11-21 04:00") == ["night", "weekend"]


def test_saturday_with_core_hours_is_a_workday():
    assert classes(plan(version(days="6")), "11-21 10:00", "11-21 17:00") == ["core", "evening"]


def test_thursday_of_a_part_timer_is_a_day_off():
    """Core Monday to Wednesday 08:00-15:30; Thursday 09-10 is 60 minutes of dayoff."""
    schedule = plan(version(("08:00-15:30",), "123"))
    week = balance([work("11-19 09:00", "10:00")], schedule=schedule)

    assert as_minutes(week.of_class(WorkClass.DAYOFF)) == 60


def test_gap_of_a_split_day_is_between():
    assert classes(plan(SPLIT), "11-17 07:00", "11-17 17:00", "11-17 20:00", "11-17 22:30") == [
        "early",
        "between",
        "core",
        "night",
    ]


def test_flex_lies_around_the_whole_frame_of_the_day():
    flexible = version(
        ("08:00-11:00", "13:00-16:00"),
        flex_before=timedelta(minutes=30),
        flex_after=timedelta(minutes=60),
    )
    assert classes(
        plan(flexible),
        "11-17 07:29",
        "11-17 07:30",
        "11-17 11:15",
        "11-17 12:45",
        "11-17 16:59",
        "11-17 17:00",
    ) == ["early", "flex", "between", "between", "flex", "evening"]


def test_flex_is_told_of_each_day():
    flexible = plan(version(flex_before=timedelta(hours=1)))
    week = balance([work("11-17 07:30", "09:00")], schedule=flexible)

    assert as_minutes(week.days[1].flex) == 30
    assert as_minutes(week.flex) == 30
    assert as_minutes(week.outside) == 0


def test_flex_goes_before_night():
    late = version(("13:00-21:00",), flex_after=timedelta(hours=1))

    assert classes(plan(late), "11-17 21:30", "11-17 22:00") == ["flex", "night"]


def test_night_core_is_core():
    assert classes(plan(NIGHTS), "11-17 23:00", "11-18 05:59", "11-18 06:00") == [
        "core",
        "core",
        "evening",
    ]


@pytest.mark.parametrize(("text", "length"), [("10-24", 9), ("03-28", 7), ("11-17", 8)])
def test_night_core_is_as_long_as_the_night(text, length):
    nights = plan(version(("22:00-30:00",), "1234567"))

    assert total(nights.plan(day(text), OSLO).core) == timedelta(hours=length)


def test_core_bound_in_the_skipped_hour_is_the_first_instant_after_it():
    schedule = plan(version(("02:30-04:00",), "7"))

    assert schedule.plan(day("03-29"), OSLO).core == (span("03-29 03:00", "04:00"),)


def test_no_fixed_hours_have_no_outside():
    week = balance([work("11-21 22:00", "23:00")], schedule=plan(version(())))

    assert as_minutes(week.flex) == 60
    assert as_minutes(week.outside) == 0
    assert week.outside_share is None
    assert not week.days[0].plan.has_fixed_hours


def test_segments_cover_the_day_without_a_gap():
    for text in ("11-17", "11-21", "03-29", "10-25"):
        laid_out = plan(SPLIT).plan(day(text), OSLO)
        ends = [segment.span.end for segment in laid_out.segments]

        assert [s.span.start for s in laid_out.segments] == [laid_out.span.start, *ends[:-1]]
        assert ends[-1] == laid_out.span.end


# ---------------------------------------------------------------- travelling


def test_core_hours_move_along_with_the_person():
    """Oslo 15:30 is New York 09:30."""
    schedule = plan()

    assert schedule.class_at(at("11-17 17:00"), NEW_YORK) is WorkClass.CORE
    assert schedule.class_at(at("11-17 17:00"), OSLO) is WorkClass.EVENING


def test_core_hours_can_stay_at_home():
    schedule = plan(stay_on_home_time=True)

    assert schedule.class_at(at("11-17 17:00"), NEW_YORK) is WorkClass.EVENING


def test_work_belongs_to_the_day_of_its_own_zone():
    """Wednesday 03:30 in Oslo is Tuesday's in either zone, 05:00 only in New York."""
    week = balance([work("11-17 23:00", "23:30", zone=NEW_YORK)])

    assert as_minutes(week.days[1].work) == 30
    assert week.days[1].zone == NEW_YORK
    assert week.zone == OSLO


# ---------------------------------------------------------------- looking ahead


def test_next_core_hours_are_found_beyond_free_days():
    assert plan().next_core(at("11-20 08:00"), OSLO) == span("11-23 08:00", "16:00")
    assert plan().next_core(at("11-20 07:59"), OSLO) == span("11-20 08:00", "16:00")


@pytest.mark.parametrize(
    ("now", "last_call"), [("11-17 17:00", "11-17 21:00"), ("03-28 17:00", "03-28 20:00")]
)
def test_next_core_hours_less_the_rest_tell_when_to_finish(now, last_call):
    """The spring night is an hour shorter, so finishing at eight leaves eleven hours."""
    core = plan(version(days="1234567")).next_core(at(now), OSLO)

    assert core is not None
    assert core.start - timedelta(hours=11) == at(last_call)


def test_without_core_hours_there_are_no_next():
    assert plan(version(())).next_core(at("11-20 08:00"), OSLO) is None


def test_same_day_is_laid_out_once():
    schedule = plan()

    assert schedule.plan(day("11-17"), OSLO) is schedule.plan(day("11-17"), OSLO)
    assert schedule.plan_at(at("11-17 12:00"), OSLO) is schedule.plan(day("11-17"), OSLO)


def test_classes_know_what_is_outside():
    assert {c for c in WorkClass if not c.is_outside} == {WorkClass.CORE, WorkClass.FLEX}
