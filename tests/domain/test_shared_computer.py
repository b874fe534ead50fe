"""A computer used for work and for life: outside core hours work needs a sign."""

from datetime import date

import pytest

from tests.timeline import Timeline, rules
from tracker.domain.model import Phase

SATURDAY = date(2026, 11, 21)


def shared(day: date = date(2026, 11, 17)) -> Timeline:
    return Timeline(day, obeying=rules(is_shared=True, apps=frozenset({"teams", "outlook"})))


def test_activity_inside_core_is_work():
    assert shared().works("09:00", "1h").locks().sessions == ["09:00-10:00 lock"]


def test_activity_outside_core_leaves_no_trace():
    day = shared().works("18:00", "3h").locks()

    assert day.started == day.sessions == day.dropped == day.prompts == []
    assert day.phase is Phase.AWAY


def test_nothing_is_told_of_time_off_duty():
    day = shared().works("17:30", "1h").locks().passes("10min").unlocks().works("10min")
    day.sleeps("1h").works("5min").calls("10min").crashes().passes("10min").works("1h").stops()

    assert day.events == []


def test_watch_is_told_from_the_first_to_the_last_minute_of_core_hours():
    day = shared().works("07:00", "10h").locks().at("12:00", date(2026, 11, 18)).stops()

    assert day.covered == ["08:00-16:00 tracked", "08:00+1-12:00+1 tracked"]


def test_sleep_and_pauses_are_told_inside_core_hours_alone():
    day = shared().works("15:00", "10min").says("pause").passes("10min").sleeps("3h").stops()

    assert day.covered == ["15:00-15:10 tracked", "15:10-15:20 unknown", "15:20-16:00 off"]


def test_private_time_off_duty_is_not_told_of():
    """It counts as watched without work, as all time off duty does."""
    day = shared().works("18:00", "1h").says("private", "last", "20m").passes("10s").stops()

    assert day.erased == ["18:40-19:00"]
    assert day.covered == []


def test_private_time_across_the_end_of_core_hours_is_told_up_to_it():
    day = shared().works("15:00", "70min").says("private", "last", "20m").passes("10s").stops()

    assert day.covered == ["15:00-16:00 tracked", "15:50-16:00 tracked"]


def test_watch_goes_by_the_settings_as_they_are_then():
    day = Timeline().works("17:00", "1h")
    day.engine.obey(rules(is_shared=True))
    day.passes("1h")
    day.engine.obey(rules())
    day.passes("1h").stops()

    assert day.covered == ["17:00-18:00 tracked", "19:00-20:00 tracked"]
    assert day.sessions == ["17:00-18:00 stop", "19:00-20:00 stop"]


def test_watch_goes_by_the_zone_as_it_is_then():
    """It is two in the afternoon at home, and eight in the morning there."""
    day = shared().works("14:00", "10min").travels("America/New_York").works("10min").stops()

    assert day.covered == ["08:00-08:20 tracked"]


def test_watch_begins_where_the_evening_at_home_is_a_morning():
    day = shared().works("18:00", "10min").travels("America/New_York").works("10min").stops()

    assert day.covered == ["12:10-12:20 tracked"]


def test_core_hours_end_the_session_on_the_minute():
    assert shared().works("15:00", "3h").sessions == ["15:00-16:00 stop"]


def test_core_hours_begin_one_where_somebody_is_at_it():
    assert shared().works("07:00", "2h").started == ["08:00"]


def test_core_hours_begin_none_where_nobody_is():
    assert shared().works("07:00", "30min").pauses("2h").started == []


def test_quiet_across_the_end_of_core_ends_at_the_last_input():
    day = shared().works("15:00", "58min").pauses("10min")

    assert day.sessions == ["15:00-16:00 stop"]


@pytest.mark.parametrize("day", [date(2026, 11, 17), SATURDAY])
def test_work_app_in_front_is_a_work_sign(day):
    at_it = shared(day).works("18:00", "10min").fronts("teams").works("10min").locks()

    assert at_it.sessions == ["18:10-18:20 lock"]


def test_other_app_in_front_is_none():
    assert shared().works("18:00", "10min").fronts("game").works("10min").started == []


def test_work_ends_when_its_sign_goes():
    day = shared().fronts("outlook").works("18:00", "10min").fronts("game").works("10min")

    assert day.sessions == ["18:00-18:10 stop"]


def test_sign_counts_for_nothing_without_anybody_at_it():
    assert shared().at("18:00").starts().fronts("teams").passes("1h").started == []


def test_call_outside_core_needs_a_sign_too():
    day = shared().at("18:00").starts().calls("1h")

    assert day.started == []


def test_pressing_start_is_a_sign_until_the_person_leaves():
    day = shared().works("18:00", "10min").says("start").works("2h").pauses("10min").works("1h")

    assert day.sessions == ["18:10-20:10 idle"]
    assert day.started == ["18:10"]


def test_start_in_core_carries_over_its_end():
    day = shared().works("15:00", "10min").says("start").works("2h").locks()

    assert day.sessions == ["15:00-17:10 lock"]


def test_work_on_a_work_computer_needs_no_sign():
    assert Timeline(SATURDAY).works("18:00", "10min").locks().sessions == ["18:00-18:10 lock"]


def test_pause_on_a_shared_computer_is_a_pause():
    day = shared().works("15:00", "10min").says("pause").works("2h")

    assert day.sessions == ["15:00-15:10 pause"]


def test_off_duty_is_told_apart_from_being_away():
    day = shared().at("18:00").starts()
    assert day.engine.is_off_duty

    assert not day.fronts("teams").engine.is_off_duty
    assert not day.works("1min").engine.is_off_duty
    assert day.fronts("game").engine.is_off_duty
    assert not day.says("pause").engine.is_off_duty
    assert not shared().at("09:00").starts().engine.is_off_duty


def test_running_apps_are_no_sign_by_themselves():
    assert shared().works("18:00", "10min").opens("teams").works("1h").started == []
