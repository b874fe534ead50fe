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


def test_time_off_duty_is_tracked_without_work():
    assert shared().works("18:00", "1h").stops().covered == ["18:00-19:00 tracked"]


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


def test_running_apps_are_no_sign_by_themselves():
    assert shared().works("18:00", "10min").opens("teams").works("1h").started == []
