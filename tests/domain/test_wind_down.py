"""The wind-down: a word before core hours end, for who wants one, and never after."""

from datetime import date, timedelta

import pytest

from tests.timeline import Timeline, office, rules
from tracker.domain.model import Choice, PromptKind
from tracker.domain.rules import ASKED_BY_DEFAULT

DOWN = frozenset({PromptKind.WIND_DOWN})
MINUTE = timedelta(minutes=1)


def office_day(version=None, **changed) -> Timeline:
    return Timeline(obeying=rules(version, **{"kinds": DOWN, **changed}))


def test_nobody_is_told_who_did_not_ask_for_it():
    day = office_day(kinds=ASKED_BY_DEFAULT).works("15:40", "20min")

    assert day.prompts == []


def test_a_quarter_of_an_hour_before_the_end():
    day = office_day().works("15:30", "14min59s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["15:45 wind_down"]


@pytest.mark.parametrize("before", [5, 30])
def test_as_long_before_as_the_person_wants(before):
    day = office_day(wind_down_before=before * MINUTE).works("15:00", "1h")

    assert day.prompts == [f"15:{60 - before} wind_down"]


@pytest.mark.parametrize(
    ("start", "told"), [("15:59:59", ["15:59:59 wind_down"]), ("16:00", []), ("17:00", [])]
)
def test_work_that_begins_later_is_told_at_once_and_never_after_the_end(start, told):
    assert office_day().works(start, "10min").prompts == told


def test_only_who_works_is_told():
    assert office_day().works("15:00", "40min").locks().passes("1h").prompts == []


def test_of_a_split_day_only_the_last_hours_end_it():
    split = office("12345", ((480, 720), (780, 960)))
    day = office_day(split).works("11:00", "5h")

    assert day.prompts == ["15:45 wind_down"]


def test_hours_shorter_than_the_warning_are_warned_of_at_their_beginning():
    short = office("12345", ((480, 720), (950, 960)))

    assert office_day(short).works("15:30", "30min").prompts == ["15:50 wind_down"]


def test_a_day_without_hours_has_no_end():
    assert office_day(office("", ())).works("15:30", "1h").prompts == []
    assert (
        Timeline(date(2026, 11, 21), obeying=rules(kinds=DOWN)).works("15:30", "1h").prompts == []
    )


def test_once_a_day_and_the_next_day_again():
    day = office_day().works("15:40", "6min").answers(Choice.FINE).works("2min").locks()
    day.at("15:55").unlocks().works("5min").locks()

    assert day.at("15:40").unlocks().works("10min").prompts == [
        "15:45 wind_down",
        "15:45+1 wind_down",
    ]


# ---------------------------------------------------------------- later


def test_later_is_ten_minutes_later():
    day = office_day().works("15:40", "6min").answers(Choice.SNOOZE)

    assert day.choices == [Choice.FINE, Choice.SNOOZE]
    assert day.works("9min59s").prompts == ["15:45 wind_down"]
    assert day.works("1s").prompts == ["15:45 wind_down", "15:56 wind_down"]
    assert day.choices == [Choice.FINE]


def test_later_is_not_after_the_end():
    day = office_day().works("15:40", "11min").answers(Choice.SNOOZE).works("30min")

    assert day.prompts == ["15:45 wind_down"]


@pytest.mark.parametrize(
    ("before", "choices"), [(10, [Choice.FINE]), (11, [Choice.FINE, Choice.SNOOZE])]
)
def test_later_is_offered_where_there_is_time_left(before, choices):
    assert office_day(wind_down_before=before * MINUTE).works("15:30", "25min").choices == choices


def test_clock_that_is_set_leaves_the_ten_minutes_as_they_are():
    day = office_day(wind_down_before=30 * MINUTE).works("15:29", "2min").answers(Choice.SNOOZE)
    day.clock_jumps("5min")

    assert day.works("15min").prompts == ["15:30 wind_down", "15:46 wind_down"]


def test_clock_that_is_set_without_anything_to_move():
    assert office_day().works("15:00", "1min").clock_jumps("-5min").works("50min").prompts == [
        "15:45 wind_down"
    ]


# ---------------------------------------------------------------- what comes between


def test_unanswered_it_goes_with_the_core_hours():
    day = office_day().works("15:40", "1h")

    assert day.prompts == ["15:45 wind_down"]
    assert day.closed == ["16:00 wind_down withdrawn"]


def test_it_goes_with_the_work():
    day = office_day().works("15:40", "6min").locks()

    assert day.closed == ["15:46 wind_down withdrawn"]


def test_call_over_the_end_lets_it_go():
    day = office_day().works("15:40", "1min").calls("20min").works("10min")

    assert (day.held, day.prompts) == (["15:45 wind_down call"], [])


def test_sleep_over_it_lets_it_go():
    assert office_day().works("15:30", "10min").sleeps("1h").unlocks().works("5min").prompts == []
