"""The last call: told once, in time for a full rest, to who works outside core hours then."""

from datetime import date, timedelta

import pytest

from tests.domain.days import NEW_YORK, OSLO, at
from tests.timeline import Timeline, office, rules
from tracker.domain.last_call import last_call
from tracker.domain.model import Choice, PromptKind
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.spans import Span

CALL = frozenset({PromptKind.LAST_CALL})
BOTH = frozenset({PromptKind.LAST_CALL, PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE})
SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
EVERY_DAY = office("1234567")


def evening(day: date = date(2026, 11, 17), kinds=CALL, **changed) -> Timeline:
    return Timeline(day, obeying=rules(kinds=kinds, **changed))


def called(choice: Choice, kinds=BOTH) -> Timeline:
    """Work from half past eight until told at a quarter to nine, and answer a minute later."""
    return evening(kinds=kinds).works("20:31", "15min").answers(choice)


# ---------------------------------------------------------------- when


def test_a_quarter_of_an_hour_before_it_is_too_late():
    day = evening().works("20:00", "44min59s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["20:45 last_call"]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("20:59:59", ["20:59:59 last_call"]),
        ("21:00", []),
        ("23:00", []),
        ("07:00", []),  # the rest before eight o'clock was cut long ago
    ],
)
def test_work_that_begins_later_is_told_at_once_and_never_too_late(start, told):
    assert evening().works(start, "30min").prompts == told


def test_once_an_evening():
    day = evening().works("20:40", "10min").answers(Choice.FINE).works("1min").locks()

    assert day.at("20:55").unlocks().works("1h").prompts == ["20:45 last_call"]


@pytest.mark.parametrize(
    ("end", "told"), [("20:50", ["20:50 last_call"]), ("21:00", []), ("23:00", [])]
)
def test_nobody_is_told_who_is_on_call(end, told):
    day = evening(on_call=(Span(at("11-17 18:00"), at(f"11-17 {end}")),))

    assert day.works("20:00", "90min").prompts == told


def test_each_evening_anew():
    day = evening().works("20:00", "1h").locks()

    assert day.at("20:30").unlocks().works("1h").prompts == ["20:45 last_call", "20:45+1 last_call"]


def test_friday_and_saturday_are_followed_by_no_start():
    assert evening(date(2026, 11, 20)).works("20:00", "2h").prompts == []
    assert evening(SATURDAY).works("20:00", "2h").prompts == []


def test_sunday_evening_has_monday_before_it():
    assert evening(SUNDAY).works("20:00", "2h").prompts == ["20:45 last_call"]


def test_another_target_is_another_time():
    longer = ScheduleVersion(date(2026, 1, 1), office().days, daily_rest=timedelta(hours=12))
    day = Timeline(obeying=rules(longer, kinds=CALL)).works("19:00", "2h")

    assert day.prompts == ["19:45 last_call"]  # twelve hours before eight


def test_core_hours_that_last_into_the_evening_are_no_outside_work():
    late = office("12345", ((480, 1290),))

    assert Timeline(obeying=rules(late, kinds=CALL)).works("20:00", "1h25min").prompts == []


def test_without_fixed_hours_there_is_none():
    none = office("", ())

    assert Timeline(obeying=rules(none, kinds=CALL)).works("20:00", "3h").prompts == []
    assert last_call(rules(none).schedule, at("11-17 20:45"), OSLO) is None


def test_switched_off_it_is_not_told():
    assert evening(kinds=frozenset()).works("20:00", "2h").prompts == []


# ---------------------------------------------------------------- the night that is an hour short


@pytest.mark.parametrize(
    ("saturday", "told"), [(date(2026, 3, 28), "19:45"), (date(2026, 10, 24), "21:45")]
)
def test_rest_is_time_that_passes_also_in_the_nights_of_the_clock(saturday, told):
    """Eleven hours before 08:00 it is 20:00 in March, and 22:00 in October."""
    day = Timeline(saturday, obeying=rules(EVERY_DAY, kinds=CALL)).works("19:00", "4h")

    assert day.prompts == [f"{told} last_call"]


def test_a_zone_that_changes_brings_another_time():
    day = evening().works("20:00", "30min").travels(NEW_YORK)

    assert day.works("7h").prompts == ["20:45 last_call"]


# ---------------------------------------------------------------- what was said before


def test_question_about_outside_work_tells_of_it_as_well():
    """Its second line names the same time; a quarter of an hour before is close enough."""
    assert evening(kinds=BOTH).works("20:15", "1h15min").prompts[:2] == [
        "20:30 outside_core",
        "21:30 still_outside",
    ]
    assert evening(kinds=BOTH).works("20:14:59", "1h").prompts[:2] == [
        "20:29:59 outside_core",
        "20:45 last_call",
    ]


def test_until_a_time_of_their_own_is_a_promise():
    day = evening(kinds=BOTH).works("18:00", "16min").answers(Choice.UNTIL, "22:00")

    assert day.works("4h").prompts == ["18:15 outside_core", "22:00 still_outside"]


def test_promise_that_ends_in_time_leaves_room_for_it():
    day = evening(kinds=BOTH).works("18:00", "16min").answers(Choice.UNTIL, "20:50")

    day.works("2h44min")
    assert day.prompts == ["18:15 outside_core", "20:50 still_outside"]


def test_wrapping_up_is_a_promise_as_well():
    kinds = BOTH - {PromptKind.STILL_OUTSIDE}
    day = evening(kinds=kinds).works("20:10", "16min").answers(Choice.WRAP_UP)
    assert day.prompts == ["20:25 outside_core"]

    assert day.works("1h").prompts[1:] == ["20:45 last_call"]


def test_wrapping_up_is_not_interrupted():
    kinds = BOTH - {PromptKind.STILL_OUTSIDE}
    day = evening(kinds=kinds).works("20:10", "26min").answers(Choice.WRAP_UP)

    assert day.works("1h").prompts == ["20:25 outside_core", "20:51 last_call"]


@pytest.mark.parametrize("choice", [Choice.NOT_TODAY, Choice.ON_CALL])
def test_not_today_and_on_call_want_no_more(choice):
    day = evening(kinds=BOTH).works("18:00", "16min").answers(choice)

    assert day.works("4h").prompts == ["18:15 outside_core"]


def test_plan_that_reaches_beyond_is_a_decision():
    day = evening().works("18:00", "1min").says("planned", "until", "21:30")

    assert day.works("3h").prompts == []


def test_plan_that_ends_in_time_does_not_hide_it():
    day = evening().works("18:00", "1min").says("planned", "until", "20:50")

    assert day.works("3h").prompts == ["20:45 last_call"]


def test_chosen_work_is_told_and_asked_nothing():
    day = evening(kinds=BOTH).works("18:00", "16min").answers(Choice.PLANNED).works("3h")

    assert day.prompts == ["18:15 outside_core", "20:45 last_call"]
    assert day.choices == [Choice.FINE]


# ---------------------------------------------------------------- answers


def test_fine_changes_nothing():
    day = called(Choice.FINE)

    assert day.choices == [Choice.FINE, Choice.PLANNED]
    assert day.planned == []
    assert day.works("1h").prompts == ["20:45 last_call", "21:00 outside_core"]


def test_planned_marks_the_work_and_nothing_more_is_asked():
    day = called(Choice.PLANNED)

    assert day.planned == ["20:31-04:00+1"]
    assert day.works("2h").prompts == ["20:45 last_call"]
    assert day.locks().passes("31min").planned[-1] == "20:31-22:46"


def test_unanswered_it_goes_when_it_is_too_late():
    day = evening().works("20:50", "1h")

    assert day.prompts == ["20:50 last_call"]
    assert day.closed == ["21:00 last_call withdrawn"]


def test_it_goes_with_the_work():
    assert evening().works("20:40", "6min").locks().closed == ["20:46 last_call withdrawn"]


# ---------------------------------------------------------------- held back


def test_call_holds_it_back_and_it_comes_a_minute_after():
    day = evening().works("20:40", "1min").calls("10min").works("10min")

    assert day.held == ["20:45 last_call call"]
    assert day.prompts == ["20:52 last_call"]


def test_call_that_outlasts_the_evening_lets_it_go():
    day = evening().works("20:40", "1min").calls("19min").works("10min")

    assert day.prompts == []


def test_sleep_over_its_time_is_no_reason_to_tell():
    day = evening().works("20:00", "10min").sleeps("3h").unlocks().works("30min")

    assert day.prompts == []


def test_clock_set_forward_over_its_time():
    assert evening().works("20:00", "10min").clock_jumps("1h").works("1h").prompts == []


def test_schedule_is_asked_anew_after_other_rules():
    day = evening().works("20:00", "30min")
    earlier = rules(office("12345", ((420, 900),)), kinds=CALL)
    day.engine.obey(earlier)

    assert day.works("1h").prompts == []  # seven o'clock is too near already
