"""When somebody is asked about outside work that they only said to be work afterwards."""

from datetime import timedelta
from typing import Any

from tests.timeline import Timeline, rules

LAST_20 = ("start", "last", "20m")
LAST_HOUR = ("start", "last", "1h")


def shared(**changed: Any) -> Timeline:
    return Timeline(obeying=rules(is_shared=True, apps=frozenset({"teams"}), **changed))


def test_nobody_is_asked_the_moment_they_said_that_it_is_work():
    day = shared().works("18:00", "1h").says(*LAST_HOUR).works("20min")

    assert day.prompts == ["19:15 outside_core"]


def test_question_comes_no_later_than_the_episode_is_long():
    """Of 60 min before anything is asked, 30 had passed."""
    day = shared(outside_after=timedelta(hours=1)).works("18:00", "30min").says(*LAST_HOUR)

    assert day.works("2h").prompts[0] == "19:00 outside_core"


def test_time_that_passed_counts_from_where_work_began_not_the_gaps():
    day = shared(outside_after=timedelta(hours=1)).works("18:00", "10min").pauses("10min")
    day.works("10min").says(*LAST_HOUR).works("2h")

    assert day.prompts[0] == "19:10 outside_core"


def test_gap_of_half_an_hour_begins_another_episode():
    day = shared(outside_after=timedelta(hours=1)).works("18:00", "10min").pauses("30min")
    day.works("10min").says(*LAST_HOUR).works("2h")

    assert day.prompts[0] == "19:40 outside_core"


def test_work_that_is_over_for_half_an_hour_is_no_episode():
    day = shared(outside_after=timedelta(hours=1)).works("18:00", "10min").pauses("40min")
    day.says(*LAST_HOUR).works("2h")

    assert day.prompts[0] == "19:50 outside_core"


def test_chosen_work_is_chosen_from_where_it_began():
    day = shared().works("18:00", "20min").says(*LAST_20).works("5min").says("planned").works("3h")

    assert day.planned[0].startswith("18:00-")
    assert day.prompts == []


def test_planned_evening_is_not_asked_about():
    day = shared().at("17:50").starts().says("planned", "until", "21:00").works("30min")
    day.says(*LAST_20).works("2h")

    assert day.prompts == []


def test_episode_that_runs_grows_backwards():
    day = shared(outside_after=timedelta(hours=1)).works("18:00", "30min").fronts("teams")
    day.works("10min").says(*LAST_HOUR).works("2h")

    assert day.prompts[0] == "19:00 outside_core"


def test_chosen_episode_that_runs_stays_chosen():
    day = shared().works("18:00", "20min").fronts("teams").works("2min").says("planned")
    day.says(*LAST_HOUR).works("3h").locks().passes("1h")

    assert day.prompts == []
    assert day.planned[-1] == "18:00-21:22"


# ---------------------------------------------------------------- it was private


def test_private_time_is_no_part_of_the_episode():
    """The rest of it stays chosen, and is marked to where private time begins."""
    day = Timeline().works("17:00", "10min").says("planned").works("20min")
    day.says("private", "last", "10m").passes("1h")

    assert day.planned == ["17:00-04:00+1", "17:00-17:20"]


def test_time_before_it_still_counts_towards_the_question():
    day = Timeline(obeying=rules(outside_after=timedelta(hours=1))).works("17:00", "40min")
    day.says("private", "last", "20m").passes("10s").says("resume").works("2h")

    assert day.prompts[0] == "18:20:10 outside_core"


def test_episode_that_was_private_from_its_beginning_never_was():
    day = Timeline().works("17:00", "10min").says("planned").works("5min")
    day.says("private", "last", "20m").passes("1h")

    assert day.planned == ["17:00-04:00+1"]


def test_work_in_core_hours_is_asked_about_by_nobody():
    day = Timeline().works("09:00", "30min").says("stop").works("15min").says(*LAST_20)

    assert day.works("30min").prompts == []
