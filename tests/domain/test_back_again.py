"""Closing the day: recording goes on, and only being back is asked about until the day is over."""

from datetime import date

import pytest

from tests.domain.days import NEW_YORK
from tests.timeline import Timeline, office, rules
from tracker.domain.model import Choice, Phase, PromptKind
from tracker.domain.rules import ASKED_BY_DEFAULT

BACK = frozenset({PromptKind.BACK_AGAIN})
CLOSED = frozenset(ASKED_BY_DEFAULT - {PromptKind.WEEK_READY})


def closed(kinds=CLOSED, version=None) -> Timeline:
    """Work until four, close the day a minute later, and lock the screen."""
    day = Timeline(obeying=rules(version, kinds=kinds)).works("15:00", "1h1min").says("close")
    return day.works("1min").locks()


def back(choice: Choice | None = None) -> Timeline:
    """Come back at seven and, where there is a `choice`, give it after five minutes."""
    day = closed().at("19:00").unlocks().works("5min")
    return day.answers(choice) if choice else day


# ---------------------------------------------------------------- closing


def test_closing_is_told_and_recording_goes_on():
    day = Timeline().works("15:00", "1h").says("close")

    assert day.days_closed == ["16:00"]
    assert day.phase is Phase.WORKING
    assert day.works("10min").locks().sessions == ["15:00-16:10 lock"]


def test_work_that_goes_on_is_asked_nothing():
    day = Timeline(obeying=rules(kinds=CLOSED)).works("15:50", "11min").says("close")

    assert day.works("8h").prompts == []


def test_closing_takes_an_open_question_away():
    day = Timeline(obeying=rules(kinds=CLOSED)).works("15:30", "46min").says("close")

    assert day.closed == ["16:16 outside_core withdrawn"]
    assert day.works("1h").prompts == ["16:15 outside_core"]


def test_closing_takes_away_what_came_with_its_occasion():
    day = Timeline(obeying=rules(kinds=CLOSED)).works("20:31", "15min").says("close")

    assert day.closed == ["20:46 last_call withdrawn"]


def test_no_breaks_are_suggested_after_it_but_those_taken_count():
    day = Timeline(obeying=rules(kinds=CLOSED)).works("09:00", "10min").says("close")
    day.works("2h").locks().passes("10min").unlocks().works("1min")

    assert "movement" not in " ".join(day.prompts)
    assert day.breaks == ["11:10-11:20 deferred"]


def test_next_tracker_day_opens_itself():
    day = closed().at("03:59").unlocks().works("10min").locks()
    assert day.prompts == []

    day.at("16:00").unlocks().works("20min")
    assert day.prompts == ["16:15+1 outside_core"]


# ---------------------------------------------------------------- being back


@pytest.mark.parametrize(("length", "asked"), [("59s", []), ("1min", ["19:01 back_again"])])
def test_being_back_is_asked_about_after_a_minute(length, asked):
    assert closed().at("19:00").unlocks().works(length).prompts == asked


def test_it_is_asked_inside_core_hours_as_well():
    day = Timeline(obeying=rules(kinds=BACK)).works("13:00", "1h").says("close").works("1min")

    assert day.locks().at("15:00").unlocks().works("2min").prompts == ["15:01 back_again"]


@pytest.mark.parametrize(("gap", "asked"), [("4min59s", []), ("5min", ["16:08 back_again"])])
def test_work_that_hardly_stopped_has_not_started_anew(gap, asked):
    assert closed().passes(gap).unlocks().works("2min").prompts == asked


def test_closed_while_away_the_next_work_is_a_return():
    day = Timeline(obeying=rules(kinds=BACK)).works("15:00", "1h").locks().passes("1h")

    assert day.says("close").unlocks().works("2min").prompts == ["17:01 back_again"]


def test_closed_before_any_work_the_first_is_a_return():
    day = Timeline(obeying=rules(kinds=BACK)).at("12:00").starts().says("close")

    assert day.works("2min").prompts == ["12:01 back_again"]


def test_each_return_is_asked_about_once():
    day = back(Choice.CHECK_IN).locks().passes("29min").unlocks().works("10min").locks()
    assert day.prompts == ["19:01 back_again"]

    day.passes("30min").unlocks().works("2min")
    assert day.prompts == ["19:01 back_again", "20:15 back_again"]


def test_three_times_a_day_are_all():
    day = closed()
    for hour in range(17, 23):
        day.at(f"{hour}:00").unlocks().works("5min").locks()

    assert day.prompts == ["17:01 back_again", "18:01 back_again", "19:01 back_again"]
    assert day.says("close").at("23:30").unlocks().works("5min").prompts == day.prompts[:3]


def test_closing_again_on_the_next_day_begins_to_count_anew():
    day = closed()
    for hour in range(17, 20):
        day.at(f"{hour}:00").unlocks().works("5min").locks()
    day.at("12:00").says("close").unlocks().works("2min")

    assert day.prompts[3:] == ["12:01+1 back_again"]


def test_closed_once_more_the_work_that_goes_on_is_no_return():
    day = back(Choice.CHECK_IN).says("close").works("2h")

    assert day.days_closed == ["16:01", "19:05"]
    assert day.prompts == ["19:01 back_again"]


def test_without_fixed_hours_there_is_nothing_to_ask():
    day = closed(BACK, office("", ())).at("19:00").unlocks().works("1h")

    assert (day.days_closed, day.prompts) == (["16:01"], [])


def test_switched_off_it_is_not_asked():
    assert closed(kinds=CLOSED - BACK).at("19:00").unlocks().works("3h").prompts == []


# ---------------------------------------------------------------- answers


def test_choices():
    assert back().choices == [Choice.CHECK_IN, Choice.PLANNED, Choice.PRIVATE]


def test_quick_check_in_is_quiet():
    day = back(Choice.CHECK_IN).works("5h")

    assert (day.prompts, day.planned) == (["19:01 back_again"], [])


def test_planned_marks_this_work_alone():
    day = back(Choice.PLANNED).works("1h").locks().passes("31min")

    assert day.prompts == ["19:01 back_again"]
    assert day.planned == ["19:00-04:00+1", "19:00-20:05"]


def test_inside_core_hours_there_is_nothing_to_plan():
    day = Timeline(obeying=rules(kinds=BACK)).works("13:00", "1h").says("close").locks()
    day.at("15:00").unlocks().works("2min")

    assert day.choices == [Choice.CHECK_IN, Choice.PRIVATE]


def test_private_erases_the_return_and_nothing_before_it():
    day = Timeline(obeying=rules(kinds=CLOSED)).works("16:00", "10min").says("close").works("1min")
    day.locks().passes("10min").unlocks().works("5min").answers(Choice.PRIVATE).passes("10s")

    assert day.prompts == ["16:22 back_again"]
    assert day.erased == ["16:21-16:26"]
    assert day.sessions == ["16:00-16:11 lock", "16:21-16:26 private"]  # the second for ten seconds


def test_unanswered_it_expires_and_comes_with_the_next_return():
    day = back().works("15min")
    assert day.closed == ["19:16 back_again expired"]

    assert day.locks().at("21:00").unlocks().works("2min").prompts[1:] == ["21:01 back_again"]


def test_it_goes_with_the_work():
    assert back().locks().closed == ["19:05 back_again withdrawn"]


# ---------------------------------------------------------------- time


def test_call_holds_it_back():
    day = closed().at("19:00").call().unlocks().works("10min").call(on=False).works("2min")

    assert day.held == ["19:01 back_again call"]
    assert day.prompts == ["19:11 back_again"]


def test_sleep_between_is_a_pause():
    day = Timeline(obeying=rules(kinds=BACK)).works("15:00", "1h").says("close").sleeps("2h")

    assert day.unlocks().works("2min").prompts == ["18:01 back_again"]


def test_clock_that_is_set_makes_no_return():
    day = Timeline(obeying=rules(kinds=BACK)).works("15:00", "1h").says("close")
    assert day.clock_jumps("1h").works("1h").prompts == []

    day = closed().clock_jumps("-30min").passes("4min").unlocks().works("5min")
    assert day.prompts == []


def test_return_moves_along_with_the_clock():
    day = closed().at("19:00").unlocks().works("30s").clock_jumps("10min").works("29s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["19:11 back_again"]


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_night_of_the_clock_belongs_to_the_closed_day(night):
    every = office("1234567")
    day = Timeline(night, obeying=rules(every, kinds=BACK)).works("15:00", "1h").says("close")
    day.locks().at("01:30", night.replace(day=night.day + 1)).unlocks().works("2min").locks()
    assert day.prompts == ["01:31+1 back_again"]

    day.at("04:30", night.replace(day=night.day + 1)).unlocks().works("2min")
    assert day.prompts == ["01:31+1 back_again"]


def test_day_that_another_zone_ends_is_over():
    """Closed in Oslo in the morning; in New York it is still the day before."""
    day = Timeline(obeying=rules(kinds=BACK)).works("08:00", "1h").says("close").locks()
    day.travels(NEW_YORK).unlocks().works("5min")

    assert day.prompts == []
