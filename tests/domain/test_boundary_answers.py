"""Machine 3: each answer keeps its word, and what was planned is not asked about."""

from datetime import date, datetime

import pytest

from tests.timeline import OSLO, Timeline, asked_outside, office, rules
from tracker.domain.events import PlannedMarked
from tracker.domain.localtime import local
from tracker.domain.model import Choice
from tracker.domain.spans import Span

# ---------------------------------------------------------------- answers


@pytest.mark.parametrize(("until", "again"), [("16:30", "16:30"), ("18:00", "18:00")])
def test_until_asks_again_then_and_not_before(until, again):
    day = asked_outside(Choice.UNTIL, until).works("3h")

    assert day.prompts[:2] == ["16:15 outside_core", f"{again} still_outside"]


def test_until_without_a_time_is_an_hour():
    assert asked_outside(Choice.UNTIL).works("2h").prompts[1] == "17:16 still_outside"


def test_until_keeps_its_word_after_a_pause():
    day = asked_outside(Choice.UNTIL, "20:00").locks().at("17:30").unlocks().works("3h")

    assert day.prompts[1] == "20:00 outside_core"


def test_wrap_up_is_a_quarter_of_an_hour():
    assert asked_outside(Choice.WRAP_UP).works("1h").prompts[1] == "16:31 still_outside"


def test_wrapping_up_in_time_is_not_asked_about():
    assert asked_outside(Choice.WRAP_UP).works("14min").locks().passes("3h").prompts == [
        "16:15 outside_core"
    ]


def test_planned_is_not_asked_about_again():
    day = asked_outside(Choice.PLANNED).works("5h")

    assert day.prompts == ["16:15 outside_core"]


def test_planned_marks_the_episode_from_its_start_to_its_end():
    day = asked_outside(Choice.PLANNED).works("1h").locks().passes("31min")

    assert day.planned == ["16:00-04:00+1", "16:00-17:16"]


def test_planned_holds_for_this_episode_alone():
    day = asked_outside(Choice.PLANNED).works("10min").locks().at("20:00").unlocks().works("20min")

    assert day.prompts == ["16:15 outside_core", "20:15 outside_core"]


def test_planned_episode_goes_on_after_a_short_pause():
    day = asked_outside(Choice.PLANNED).works("10min").locks().passes("20min").unlocks()
    day.works("1h").stops()

    assert day.prompts == ["16:15 outside_core"]
    assert day.planned[-1] == "16:00-17:46"


def test_planned_episode_that_reaches_core_ends_there():
    day = Timeline().works("07:30", "16min").answers(Choice.PLANNED).works("1h15min")

    assert day.planned == ["07:30-04:00+1", "07:30-08:00"]


def test_that_chosen_work_is_over_is_found_by_the_clock_while_work_goes_on():
    """No signal comes at half past eight, half an hour after the episode ended in core hours."""
    day = Timeline().works("07:30", "20min").says("planned").works("2h")

    marked = [event for event in day.events if isinstance(event, PlannedMarked)]
    assert [f"{local(event.at, OSLO):%H:%M}" for event in marked] == ["07:50", "08:30"]


def test_not_today_is_quiet_until_the_day_ends():
    day = asked_outside(Choice.NOT_TODAY).works("10h").locks().at("05:00").unlocks().works("20min")

    assert day.prompts == ["16:15 outside_core", "05:15+1 outside_core"]


def test_on_call_marks_the_episode_and_lasts_until_the_day_ends():
    day = asked_outside(Choice.ON_CALL).works("1h").locks().passes("31min")

    assert day.on_call == ["16:16-04:00+1"]
    assert day.planned == ["16:00-04:00+1", "16:00-17:16"]


def test_on_call_is_not_asked_about_again():
    day = asked_outside(Choice.ON_CALL).works("1h").locks().at("20:00").unlocks().works("2h")

    assert day.prompts == ["16:15 outside_core"]


def on_call(start, end):
    """Return rules of a person who is on call on that Tuesday."""
    times = (datetime.fromisoformat(f"2026-11-17T{clock}+01:00") for clock in (start, end))
    return rules(on_call=(Span(*times),))


@pytest.mark.parametrize(
    ("end", "asked"), [("18:00", "18:15"), ("16:14", "16:29"), ("16:00", "16:15")]
)
def test_nothing_is_asked_about_work_on_call_that_was_said_beforehand(end, asked):
    day = Timeline(obeying=on_call("12:00", end)).works("15:00", "4h")

    assert day.prompts[0] == f"{asked} outside_core"


def test_work_before_time_on_call_counts_on_after_it():
    day = Timeline(obeying=on_call("16:10", "17:00")).works("15:00", "3h")

    assert day.prompts == ["17:05 outside_core"]


def test_time_on_call_that_was_answered_can_be_taken_back():
    day = asked_outside(Choice.ON_CALL).works("44min")
    day.engine.obey(rules(on_call=()))
    day.locks().at("20:00").unlocks().works("15min")

    assert day.prompts[1:] == ["20:15 outside_core"]


def test_on_call_ends_with_the_day():
    day = asked_outside(Choice.ON_CALL).locks()
    day.at("03:50", date(2026, 11, 18)).unlocks().works("30min")

    assert day.prompts[1:] == ["04:15+1 outside_core"]


def test_choice_that_was_not_offered_means_nothing():
    assert asked_outside(Choice.SKIP).closed == []


# ---------------------------------------------------------------- planned beforehand


def test_planned_until_is_not_asked_about_before():
    day = Timeline().works("15:30", "1min").says("planned", "until", "18:00").works("2h43min59s")

    assert day.prompts == []
    assert day.planned == ["15:31-18:00"]
    assert day.works("1s").prompts == ["18:15 outside_core"]


def test_planned_for_a_length():
    day = Timeline().works("17:00", "1min").says("planned", "1h").works("2h")

    assert day.prompts[0] == "18:16 outside_core"


def test_planned_from_the_middle_of_an_episode_takes_all_of_it():
    day = Timeline().works("17:00", "10min").says("planned", "until", "18:00").works("1h4min")

    assert day.planned == ["17:00-18:00"]
    assert day.prompts == []
    assert day.works("1min").prompts == ["18:15 outside_core"]


def test_what_was_worked_before_a_pause_is_planned_too():
    """The mark reaches back to the episode's start, so nothing of it counts any more."""
    day = Timeline().works("17:00", "10min").locks().passes("10min").unlocks().works("1min")
    day.says("planned", "until", "18:00").works("53min")

    assert day.planned == ["17:00-18:00"]
    assert day.prompts == []


def test_planned_without_an_end_is_the_running_episode():
    day = Timeline().works("17:00", "10min").says("planned").works("3h").locks().passes("31min")

    assert day.prompts == []
    assert day.planned == ["17:00-04:00+1", "17:00-20:10"]


def test_planned_without_work_is_the_rest_of_the_day():
    day = Timeline().at("12:00").starts().says("planned").works("18:00", "3h")

    assert day.prompts == []
    assert day.planned == ["12:00-04:00+1"]


def test_clock_set_back_into_planned_time_makes_it_planned_again():
    """Ten minutes were worked unplanned; they count on when the planned time is over anew."""
    day = Timeline().works("17:00", "1min").says("planned", "until", "18:00").works("1h9min")
    day.clock_jumps("-1h").works("54min59s")

    assert day.prompts == []
    assert day.works("1s").prompts == ["18:05 outside_core"]


def test_saying_planned_takes_the_question_away():
    day = asked_outside().says("planned", "until", "20:00").works("10min")

    assert day.closed == ["16:16 outside_core withdrawn"]
    assert day.prompts == ["16:15 outside_core"]


def test_planned_for_the_evening_keeps_quiet_over_a_pause():
    day = Timeline().at("12:00").starts().says("planned", "until", "21:00")
    day.works("18:00", "1h").locks().passes("1h").unlocks().works("50min")

    assert day.prompts == []


# ---------------------------------------------------------------- the end of the program


def test_end_of_the_program_settles_a_planned_episode():
    day = asked_outside(Choice.PLANNED).works("44min").stops()

    assert day.planned == ["16:00-04:00+1", "16:00-17:00"]


def test_end_of_the_program_takes_the_question_away():
    assert asked_outside().stops().closed == ["16:16 outside_core withdrawn"]


def test_other_rules_hold_from_now_on():
    day = Timeline().works("15:00", "30min")
    day.engine.obey(rules(office("12345", ((480, 900),))))

    assert day.engine.next_deadline() == day.wall
    assert day.works("20min").prompts == ["15:45 outside_core"]
