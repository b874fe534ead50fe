"""Holidays, leave and swapped days."""

from datetime import date

from tests.domain.days import (
    OSLO,
    classes,
    day,
    leave,
    plan,
    span,
    swap,
    version,
)
from tracker.domain.model import WorkClass

NIGHTS = version(("22:00-30:00",))


def test_holiday_covers_the_tracker_day():
    schedule = plan(holidays={day("11-17"): "A holiday"})

    assert classes(schedule, "11-17 03:59", "11-17 04:00", "11-18 03:59", "11-18 08:00") == [
        "night",
        "holiday",
        "holiday",
        "core",
    ]
    assert schedule.plan(day("11-17"), OSLO).holiday == "A holiday"


def test_two_holidays_on_one_date_count_once():
    """Whit Monday and 17 May fall together in 2027."""
    schedule = plan(holidays={date(2027, 5, 17): "Constitution Day; Whit Monday"})
    laid_out = schedule.plan(date(2027, 5, 17), OSLO)

    assert [segment.work_class for segment in laid_out.segments] == [WorkClass.HOLIDAY]


def test_leave_goes_before_a_holiday():
    schedule = plan(holidays={day("11-17"): "A holiday"}, leave=[leave("11-17", "10:00-12:00")])

    assert classes(schedule, "11-17 09:59", "11-17 10:00", "11-17 12:00") == [
        "holiday",
        "leave",
        "holiday",
    ]


def test_whole_day_of_leave_covers_the_tracker_day():
    schedule = plan(leave=[leave("11-17")])

    assert classes(schedule, "11-17 10:00", "11-17 22:00", "11-18 03:59", "11-18 04:00") == [
        "leave",
        "leave",
        "leave",
        "night",
    ]


def test_part_of_a_day_removes_only_its_part():
    laid_out = plan(leave=[leave("11-17", "12:00-18:00")]).plan(day("11-17"), OSLO)

    assert laid_out.core == (span("11-17 08:00", "12:00"),)
    assert laid_out.leave == (span("11-17 12:00", "18:00"),)


def test_part_of_a_day_is_anchored_on_it():
    """Monday's shift runs to Tuesday morning, and so does Monday's leave."""
    schedule = plan(NIGHTS, leave=[leave("11-16", "26:00-30:00")])

    assert classes(schedule, "11-17 01:00", "11-17 02:00", "11-17 05:00") == [
        "core",
        "leave",
        "leave",
    ]


def test_early_and_evening_follow_the_hours_before_leave_is_taken_out():
    schedule = plan(leave=[leave("11-17", "08:00-12:00")])

    assert classes(schedule, "11-17 07:30", "11-17 09:00", "11-17 17:00") == [
        "early",
        "leave",
        "evening",
    ]


def test_swapped_day_goes_before_a_holiday():
    schedule = plan(holidays={day("11-17"): "A holiday"}, swaps=[swap("11-17", "10:00-14:00")])

    assert classes(schedule, "11-17 09:00", "11-17 10:00", "11-17 14:00") == [
        "early",
        "core",
        "evening",
    ]


def test_day_swapped_for_nothing_is_off():
    schedule = plan(swaps=[swap("11-17"), swap("11-21", "08:00-16:00")])

    assert classes(schedule, "11-17 10:00", "11-21 10:00") == ["dayoff", "core"]


def test_swapped_night_leaves_the_next_day_its_own_frame():
    """Until six is core of the night before; early and between are told by Tuesday's hours."""
    schedule = plan(swaps=[swap("11-16", "22:00-30:00")])

    assert classes(schedule, "11-17 03:00", "11-17 05:00", "11-17 07:00", "11-17 09:00") == [
        "core",
        "core",
        "early",
        "core",
    ]


def test_swapped_night_before_a_free_day_leaves_it_free():
    schedule = plan(swaps=[swap("11-20", "22:00-30:00")])

    assert classes(schedule, "11-21 05:00", "11-21 07:00") == ["core", "weekend"]


def test_night_of_leave_leaves_nothing_in_the_next_day():
    schedule = plan(leave=[leave("11-20")], swaps=[swap("11-20", "22:00-30:00")])

    assert classes(schedule, "11-21 03:00", "11-21 05:00") == ["leave", "weekend"]


def test_swapped_day_gives_no_fixed_hours_some():
    schedule = plan(version(()), swaps=[swap("11-17", "10:00-14:00")])

    assert classes(schedule, "11-17 09:00", "11-17 10:00") == ["flex", "core"]
    assert schedule.plan(day("11-17"), OSLO).has_fixed_hours


def test_part_taken_off_swapped_hours_joins_the_flex_beside_it():
    schedule = plan(
        version(()), swaps=[swap("11-17", "10:00-14:00")], leave=[leave("11-17", "08:00-12:00")]
    )
    segments = schedule.plan(day("11-17"), OSLO).segments

    assert [segment.work_class for segment in segments] == [
        WorkClass.FLEX,
        WorkClass.CORE,
        WorkClass.FLEX,
    ]
    assert segments[1].span == span("11-17 12:00", "14:00")


def test_holiday_without_fixed_hours_has_no_core_hours_of_the_version_before():
    """Saturday's shift runs to Sunday morning; from Sunday on there are no fixed hours."""
    schedule = plan(
        version(("20:00-30:00",), "6"),
        version((), valid_from=day("11-22")),
        holidays={day("11-22"): "A holiday"},
    )

    assert classes(schedule, "11-22 03:00", "11-22 05:00") == ["core", "flex"]
    assert schedule.plan(day("11-22"), OSLO).core == ()


def test_swapped_hours_that_are_taken_off_are_no_core_hours():
    schedule = plan(version(()), swaps=[swap("11-17", "10:00-14:00")], leave=[leave("11-17")])

    assert classes(schedule, "11-17 10:00") == ["flex"]
    assert schedule.plan(day("11-17"), OSLO).core == ()
