"""Clocks that are set, clocks that change, and zones that are travelled through."""

from datetime import date

import pytest

from tests.timeline import Timeline, office, rules
from tracker.domain.model import Place
from tracker.domain.spans import union

NEW_YORK = "America/New_York"


def test_lengths_stay_true_when_the_clock_is_set_back():
    day = Timeline().works("12:00", "1h").clock_jumps("-2h").works("1h").locks()

    assert day.sessions == ["10:00-12:00 lock"]


def test_lengths_stay_true_when_the_clock_is_set_forward():
    day = Timeline().works("12:00", "1h").clock_jumps("3h").works("1h").locks()

    assert day.sessions == ["15:00-17:00 lock"]


def test_clock_set_while_away_makes_no_work():
    day = Timeline().works("09:00", "1h").locks().clock_jumps("3h").passes("10min")
    day.unlocks().works("30min").locks()

    assert day.sessions == ["09:00-10:00 lock", "13:10-13:40 lock"]


def test_clock_set_back_over_a_kept_session_counts_no_time_twice():
    day = Timeline().works("09:00", "2h").locks().clock_jumps("-2h").unlocks()
    day.works("3h").locks()

    assert day.sessions == ["09:00-11:00 lock", "11:00-12:00 lock"]


def test_session_that_lies_wholly_in_time_told_before_leaves_an_empty_one():
    day = Timeline().works("09:00", "2h").locks().clock_jumps("-90min").unlocks()
    day.works("30min").locks()

    assert day.sessions == ["09:00-11:00 lock", "10:00-10:00 lock"]


def test_quiet_counts_elapsed_time_when_the_clock_is_set():
    day = Timeline().works("09:00", "1h")
    day.went_idle_at(day.wall).passes("2min").clock_jumps("3h").passes("2min59s")

    assert day.sessions == []
    assert day.passes("1s").sessions == ["12:00-13:00 idle"]


def test_pause_of_a_length_counts_elapsed_time_when_the_clock_is_set():
    day = Timeline().works("09:00", "1h").says("pause", "30m").clock_jumps("3h").works("1h")

    assert day.started == ["09:00", "13:30"]


def test_pause_until_a_time_of_day_keeps_it_when_the_clock_is_set():
    day = Timeline().works("09:00", "1h").says("pause", "until", "12:00")
    day.clock_jumps("90min").works("1h")

    assert day.started == ["09:00", "12:00"]


def test_movement_break_falls_due_by_elapsed_time():
    day = Timeline().works("09:00", "20min").clock_jumps("-1h").works("30min")

    assert day.prompts == ["08:50 movement"]


def test_prompt_expires_by_elapsed_time():
    day = Timeline().works("09:00", "55min").clock_jumps("2h").works("9min59s")

    assert day.closed == []
    assert day.works("1s").closed == ["12:05 movement expired"]


def test_gap_after_setting_the_clock_is_judged_by_elapsed_time():
    day = Timeline().works("09:00", "1h").pauses("6min").clock_jumps("1h").works("10min")

    assert day.unsure == ["11:00-11:06"]


def test_outside_work_is_asked_about_by_elapsed_time():
    day = Timeline().works("17:00", "5min").clock_jumps("1h").works("10min")

    assert day.prompts == ["18:15 outside_core"]


def test_left_episode_ends_by_elapsed_time():
    day = Timeline().works("17:00", "14min").locks().clock_jumps("1h").passes("20min")
    day.unlocks().works("1min")

    assert day.prompts == ["18:35 outside_core"]


def test_coverage_is_broken_off_where_the_clock_was_set():
    day = Timeline().at("09:00").starts().passes("1h").clock_jumps("2h").passes("1h").stops()

    assert day.covered == ["09:00-10:00 tracked", "12:00-13:00 tracked"]


# ---------------------------------------------------------------- daylight saving


@pytest.mark.parametrize(
    ("night", "session", "hours"),
    [
        (date(2026, 3, 28), "22:00-06:00+1 lock", 7),
        (date(2026, 10, 24), "22:00-06:00+1 lock", 9),
        (date(2026, 11, 17), "22:00-06:00+1 lock", 8),
    ],
)
def test_night_has_the_hours_that_pass(night, session, hours):
    day = Timeline(night).works("22:00", f"{hours}h").locks()

    assert day.sessions == [session]


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_change_of_the_clocks_ends_no_session_and_breaks_no_stretch(night):
    always = rules(office("1234567", ((0, 1440),)))
    day = Timeline(night, obeying=always).at("01:30", date(night.year, night.month, night.day + 1))
    day.works("40min").works("20min").locks()

    assert len(day.sessions) == 1
    assert len(day.prompts) == 1


# ---------------------------------------------------------------- zones


def test_zone_change_while_working_keeps_the_session_in_parts():
    day = Timeline().works("14:00", "1h").travels(NEW_YORK).works("1h").locks()

    assert [span.length.total_seconds() for span in day.kept] == [3600, 3600]
    assert len(union(day.kept)) == 1


def test_part_before_a_zone_change_keeps_its_zone():
    day = Timeline().works("14:00", "1h").travels(NEW_YORK).works("1h").locks()

    assert day.zones == ["Europe/Oslo", NEW_YORK]


def test_parts_of_a_session_are_no_noise():
    """Sixteen seconds and sixteen seconds are more than half a minute."""
    day = Timeline().goes(Place.OTHER).works("20:00", "16s").goes(Place.HOME).works("16s").locks()

    assert day.dropped == []
    assert len(day.sessions) == 2


def test_a_place_that_is_learnt_a_little_late_held_from_the_beginning():
    day = Timeline().works("08:00", "5min").goes(Place.HOME).works("5min").locks()

    assert day.sessions == ["08:00-08:10 lock"]


def test_one_that_is_learnt_later_parts_the_session():
    day = Timeline().works("08:00", "6min").goes(Place.HOME).works("4min").locks()

    assert len(day.sessions) == 2


def test_core_hours_move_along_when_travelling():
    """Half past four in Oslo is half past ten in New York: not outside any more."""
    day = Timeline().works("16:05", "5min").travels(NEW_YORK).works("1h")

    assert day.prompts == ["10:55 movement"]


def test_core_hours_that_stay_at_home_stay():
    schedule = rules(stays=True)
    day = Timeline(obeying=schedule).works("16:05", "5min").travels(NEW_YORK).works("10min")

    assert day.prompts == ["10:20 outside_core"]


def test_restart_elsewhere_reads_the_new_zone():
    day = Timeline().works("14:00", "1h").stops()
    day.zone = NEW_YORK
    day.starts().works("1h").locks()

    assert day.engine.state.zone == NEW_YORK
