"""Machine 1: when a session begins, when it ends, and why."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline import Timeline, office, rules
from tracker.domain.model import EndReason, Phase, Place
from tracker.domain.signals import Active
from tracker.errors import UsageError


def test_session_ends_at_the_last_input():
    day = Timeline().works("09:00", "50min").pauses("10min")

    assert day.sessions == ["09:00-09:50 idle"]
    assert day.phase is Phase.AWAY


def test_session_ends_at_the_last_input_to_the_second():
    day = Timeline().works("09:00:07", "50min").passes("13s").pauses("5min")

    assert day.sessions == ["09:00:07-09:50:20 idle"]


@pytest.mark.parametrize(
    ("pause", "sessions"),
    [
        ("4min59s", []),
        ("5min", ["09:00-09:50 idle"]),
        ("5min1s", ["09:00-09:50 idle"]),
    ],
)
def test_session_ends_after_five_minutes_without_input(pause, sessions):
    day = Timeline().works("09:00", "50min").pauses(pause)

    assert day.sessions == sessions


def test_how_long_without_input_means_away_is_the_persons_choice():
    patient = rules(away_after=timedelta(minutes=15))
    day = Timeline(obeying=patient).works("09:00", "50min").pauses("14min").works("10min")

    assert day.sessions == []


def test_short_pause_stays_inside_the_session():
    day = Timeline().works("09:00", "50min").pauses("4min").works("6min").locks()

    assert day.sessions == ["09:00-10:00 lock"]


def test_input_that_is_told_twice_is_one_session():
    day = Timeline().works("09:00", "10min").hears(Active()).works("10min").locks()

    assert day.sessions == ["09:00-09:20 lock"]


def test_start_of_the_program_is_not_work():
    day = Timeline().at("09:00").starts().passes("2h")

    assert day.started == []
    assert day.phase is Phase.AWAY


def test_any_signal_tells_that_the_program_runs():
    day = Timeline().at("09:00").unlocks()

    assert day.phase is Phase.AWAY


def test_lock_ends_the_session_at_once():
    assert Timeline().works("09:00", "50min").locks().sessions == ["09:00-09:50 lock"]


def test_unlocking_without_input_is_not_work():
    day = Timeline().works("09:00", "50min").locks().passes("1h").unlocks().passes("1h")

    assert day.started == ["09:00"]


def test_input_behind_the_lock_counts_from_the_unlocking():
    day = Timeline().works("09:00", "50min").locks().passes("1h").works("30s").unlocks()

    assert day.started == ["09:00", "10:50:30"]


def test_sleep_ends_the_session_at_once():
    assert Timeline().works("09:00", "50min").sleeps("2h").sessions == ["09:00-09:50 sleep"]


def test_waking_up_without_input_is_not_work():
    day = Timeline().works("09:00", "50min").sleeps("2h").passes("1h")

    assert day.started == ["09:00"]
    assert day.phase is Phase.AWAY


def test_input_wakes_even_where_the_system_did_not_say_so():
    day = Timeline().works("09:00", "50min")
    day.sleeps("2h").works("10min").locks()

    assert day.sessions == ["09:00-09:50 sleep", "11:50-12:00 lock"]


def test_sleep_over_midnight_leaves_two_days_apart():
    day = Timeline().works("15:00", "1h").sleeps("16h").works("1h").locks()

    assert day.sessions == ["15:00-16:00 sleep", "08:00+1-09:00+1 lock"]


def test_working_over_midnight_is_one_session():
    day = Timeline().works("22:00", "3h").locks()

    assert day.sessions == ["22:00-01:00+1 lock"]


@pytest.mark.parametrize("reason", [EndReason.STOP, EndReason.LOGOUT])
def test_end_of_the_program_ends_the_session(reason):
    day = Timeline().works("09:00", "50min").stops(reason)

    assert day.sessions == [f"09:00-09:50 {reason}"]
    assert day.phase is Phase.OFF


def test_stopping_twice_is_stopping_once():
    day = Timeline().works("09:00", "50min").stops().stops()

    assert day.sessions == ["09:00-09:50 stop"]


def test_two_sessions_may_touch():
    day = Timeline().works("09:00", "50min").locks().unlocks().works("10min").locks()

    assert day.sessions == ["09:00-09:50 lock", "09:50-10:00 lock"]


def test_restart_in_the_middle_begins_a_new_session():
    day = Timeline().works("09:00", "30min").stops().passes("2min").works("28min").locks()

    assert day.sessions == ["09:00-09:30 stop", "09:32-10:00 lock"]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4000),
            st.sampled_from(("pauses", "locks", "sleeps")),
            st.integers(0, 900) | st.sampled_from((299, 300, 301)),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_sessions_are_the_times_with_input_joined_over_short_pauses(stretches):
    day = Timeline(obeying=rules(office("1234567", ((0, 1440),)))).at("04:00")
    expected: list[list[datetime]] = []
    goes_on = False
    for works, then, gap in stretches:
        if not goes_on:
            expected.append([day.wall, day.wall])
        day.works(f"{works}s")
        expected[-1][1] = day.wall
        goes_on = then == "pauses" and gap < 300
        if then == "pauses":
            day.pauses(f"{gap}s")
        elif then == "sleeps":
            day.sleeps(f"{gap}s")
        else:
            day.locks().passes(f"{gap}s").unlocks()
    if goes_on:
        expected[-1][1] = day.wall
    day.locks()

    assert [[span.start, span.end] for span in day.kept] == expected


# ---------------------------------------------------------------- noise


@pytest.mark.parametrize(
    ("for_", "sessions", "dropped"),
    [
        ("29s", [], ["20:00-20:00:29"]),
        ("30s", ["20:00-20:00:30 lock"], []),
        ("31s", ["20:00-20:00:31 lock"], []),
    ],
)
def test_bumped_mouse_outside_core_is_dropped(for_, sessions, dropped):
    day = Timeline().works("20:00", for_).locks()

    assert (day.sessions, day.dropped) == (sessions, dropped)


def test_short_session_inside_core_is_kept():
    assert Timeline().works("09:00", "10s").locks().sessions == ["09:00-09:00:10 lock"]


@pytest.mark.parametrize(
    ("begins", "is_kept"),
    [("07:59:40", False), ("07:59:41", True), ("15:59:59", True), ("16:00", False)],
)
def test_noise_lies_wholly_outside_core(begins, is_kept):
    day = Timeline().works(begins, "20s").locks()

    assert bool(day.sessions) is is_kept


# ---------------------------------------------------------------- unsure gaps


@pytest.mark.parametrize(
    ("gap", "unsure"),
    [
        ("4min59s", []),
        ("5min", ["10:00-10:05"]),
        ("5min1s", ["10:00-10:05:01"]),
        ("29min59s", ["10:00-10:29:59"]),
        ("30min", ["10:00-10:30"]),
        ("30min1s", []),
    ],
)
def test_gap_of_five_to_thirty_minutes_in_core_is_unsure(gap, unsure):
    day = Timeline().works("09:00", "1h").pauses(gap).works("10min")

    assert day.unsure == unsure


def test_gap_behind_a_locked_screen_is_a_pause():
    day = Timeline().works("09:00", "1h").locks().passes("10min").unlocks().works("10min")

    assert day.unsure == []


def test_gap_in_which_the_screen_was_locked_later_is_a_pause():
    day = Timeline().works("09:00", "1h").pauses("6min").locks().passes("9min")
    day.unlocks().works("10min")

    assert day.unsure == []


def test_gap_outside_core_is_a_pause():
    assert Timeline().works("17:00", "1h").pauses("10min").works("10min").unsure == []


def test_gap_across_the_end_of_core_is_a_pause():
    assert Timeline().works("15:00", "55min").pauses("10min").works("10min").unsure == []


def test_gap_up_to_the_end_of_core_is_unsure():
    day = Timeline().works("15:00", "50min").pauses("10min").works("10min")

    assert day.unsure == ["15:50-16:00"]


# ---------------------------------------------------------------- quiet that was known before


def test_news_of_a_quiet_that_is_known_changes_nothing():
    day = Timeline().works("09:00", "50min")
    since = day.wall
    day.pauses("10min")
    day.went_idle_at(since)

    assert day.sessions == ["09:00-09:50 idle"]


def test_quiet_cannot_begin_in_the_future():
    day = Timeline().works("09:00", "50min")
    day.went_idle_at(day.wall + day.rules.away_after)
    day.passes("6min")

    assert day.sessions == ["09:00-09:50 idle"]


def test_quiet_since_before_the_session_leaves_nothing_of_it():
    day = Timeline().works("09:00", "1min")
    day.went_idle_at(day.wall - day.rules.away_after)
    day.passes("10min")

    assert day.sessions == ["09:00-09:00 idle"]


# ---------------------------------------------------------------- places, words


def test_place_parts_a_session():
    day = Timeline().works("09:00", "1h").goes(Place.HOME).works("1h").locks()

    assert day.sessions == ["09:00-10:00 parted", "10:00-11:00 lock"]
    assert day.events[-1].place is Place.HOME  # type: ignore[attr-defined]  # the session's end


def test_place_told_while_away_parts_nothing():
    assert Timeline().at("09:00").starts().goes(Place.HOME).events == []


def test_place_told_at_the_first_instant_parts_nothing():
    assert Timeline().works("09:00", "0s").goes(Place.HOME).sessions == []


def test_unknown_words_are_left_to_others():
    day = Timeline().works("09:00", "10min").says("planned").says("dance")

    assert day.phase is Phase.WORKING


def test_words_that_make_no_sense_are_refused_and_change_nothing():
    day = Timeline().works("09:00", "10min")
    before = day.engine.state

    with pytest.raises(UsageError, match="not understood"):
        day.says("pause", "for", "ever")
    assert day.engine.state == before


def test_empty_week_holds_nothing():
    day = Timeline().at("09:00").starts().passes("168h").stops()

    assert day.sessions == day.prompts == day.breaks == []


def test_day_off_is_worked_like_any_other():
    day = Timeline(obeying=rules(office("1"))).works("09:00", "50min").locks()

    assert day.sessions == ["09:00-09:50 lock"]
