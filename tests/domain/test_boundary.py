"""Machine 3: when the person is asked about work outside core hours, and when again."""

from datetime import date, timedelta

import pytest

from tests.timeline import Timeline, asked_outside, office, rules
from tracker.domain.model import Choice, Leave
from tracker.domain.rules import Rules
from tracker.domain.schedule import Schedule, ScheduleVersion

SATURDAY = date(2026, 11, 21)


# ---------------------------------------------------------------- when to ask


@pytest.mark.parametrize(
    ("for_", "prompts"),
    [
        ("14min59s", []),
        ("15min", ["17:15 outside_core"]),
        ("15min1s", ["17:15 outside_core"]),
    ],
)
def test_asks_after_a_quarter_of_an_hour_outside(for_, prompts):
    assert Timeline().works("17:00", for_).prompts == prompts


def test_counts_from_the_end_of_core():
    assert asked_outside().prompts == ["16:15 outside_core"]


def test_when_to_ask_is_the_persons_choice():
    day = Timeline(obeying=rules(outside_after=timedelta(minutes=45)))

    assert day.works("17:00", "2h").prompts[0] == "17:45 outside_core"


@pytest.mark.parametrize("clock", ["06:00", "18:00", "22:00", "02:00"])
def test_asks_in_any_outside_class(clock):
    day = Timeline().at(clock, date(2026, 11, 17)).works("16min")

    assert [text.split()[1] for text in day.prompts] == ["outside_core"]


def test_asks_on_a_free_day():
    assert Timeline(SATURDAY).works("10:00", "20min").prompts == ["10:15 outside_core"]


@pytest.mark.parametrize("leave", [Leave(date(2026, 11, 17)), Leave(date(2026, 11, 17), 480, 960)])
def test_asks_during_leave(leave):
    schedule = Schedule([office()], "Europe/Oslo", leave=[leave])

    day = Timeline(obeying=Rules(schedule)).works("10:00", "20min")

    assert day.prompts == ["10:15 outside_core"]


def test_does_not_ask_in_core():
    assert Timeline().works("08:00", "49min").prompts == []


def test_does_not_ask_in_the_flex_band():
    version = office()
    flexible = ScheduleVersion(version.valid_from, version.days, flex_after=timedelta(hours=2))
    day = Timeline(obeying=rules(flexible)).works("15:30", "3h")

    assert "18:15 outside_core" in day.prompts
    assert not any("outside" in text for text in day.prompts if text < "18:15")


def test_does_not_ask_where_no_hours_are_fixed():
    day = Timeline(obeying=rules(office(""))).works("10:00", "49min")

    assert day.prompts == []


def test_asks_in_the_gap_of_a_split_day():
    split = rules(office("12345", ((480, 720), (1020, 1200))))

    assert Timeline(obeying=split).works("11:30", "1h").prompts == ["12:15 outside_core"]


def test_core_that_begins_takes_the_question_away():
    day = Timeline().works("07:40", "25min")

    assert day.prompts == ["07:55 outside_core"]
    assert day.closed == ["08:00 outside_core withdrawn"]


def test_early_and_evening_work_are_episodes_of_their_own():
    day = Timeline().works("07:50", "10min").locks().at("16:00").unlocks().works("14min59s")

    assert day.prompts == []


def test_evening_that_turns_into_night_is_one_episode():
    day = Timeline().works("20:50", "20min")

    assert day.prompts == ["21:05 outside_core"]


# ---------------------------------------------------------------- episodes


def test_pauses_inside_an_episode_do_not_count():
    day = Timeline().works("17:00", "9min").pauses("20min").works("5min59s")

    assert day.prompts == []
    assert day.works("1s").prompts == ["17:35 outside_core"]


@pytest.mark.parametrize(
    ("gap", "prompts"),
    [("29min59s", ["17:44:59 outside_core"]), ("30min", []), ("30min1s", [])],
)
def test_half_an_hour_begins_a_new_episode(gap, prompts):
    day = Timeline().works("17:00", "10min").locks().passes(gap).unlocks().works("5min")

    assert day.prompts == prompts


def test_gap_counts_from_the_last_input():
    day = Timeline().works("17:00", "9min").pauses("30min").works("6min")

    assert day.prompts == []


def test_leaving_takes_the_question_away():
    day = Timeline().works("17:00", "16min").locks()

    assert day.closed == ["17:16 outside_core withdrawn"]


def test_time_after_the_last_input_was_no_work():
    """Nobody was there from 17:12 on; that was known at 17:17, after the question."""
    day = Timeline().works("17:00", "12min").pauses("10min").works("2min59s")

    assert day.closed == ["17:17 outside_core withdrawn"]
    assert day.prompts == ["17:15 outside_core"]
    assert day.works("1s").prompts == ["17:15 outside_core", "17:25 outside_core"]


def test_question_that_nobody_was_there_to_see_is_none_of_the_three():
    day = Timeline().works("17:00", "12min").pauses("10min").works("4h")

    assert [text.split()[0] for text in day.prompts] == ["17:15", "17:25", "18:25", "19:25"]


def test_question_that_was_seen_counts_though_the_person_left():
    day = Timeline().works("17:00", "16min").pauses("10min").works("48min59s")

    assert day.prompts == ["17:15 outside_core"]
    assert day.works("1s").prompts[1] == "18:15 still_outside"


def test_question_at_the_last_input_was_seen():
    day = Timeline().works("17:00", "15min").locks().passes("10min").unlocks().works("1h")

    assert day.prompts == ["17:15 outside_core", "18:15 still_outside"]


def test_question_that_nobody_saw_is_taken_back_by_elapsed_time():
    day = Timeline().works("17:00", "12min")
    day.passes("4min").clock_jumps("1h")
    day.went_idle_at(day.wall - timedelta(minutes=4)).passes("10min").works("3min")

    assert day.prompts == ["17:15 outside_core", "18:29 outside_core"]


def test_quiet_before_the_end_of_core_is_no_outside_work():
    day = Timeline().works("15:30", "28min").pauses("10min").works("14min59s")

    assert day.prompts == []


# ---------------------------------------------------------------- asking again


def test_asks_again_an_hour_later():
    day = asked_outside().works("3h")

    assert day.prompts[:2] == ["16:15 outside_core", "17:15 still_outside"]


def test_asks_three_times_a_day_at_most():
    day = asked_outside().works("7h")

    assert day.prompts == ["16:15 outside_core", "17:15 still_outside", "18:15 still_outside"]


def test_new_episode_is_asked_about_no_sooner_than_an_hour_later():
    day = asked_outside().locks().passes("34min").unlocks().works("1h")

    assert day.prompts == ["16:15 outside_core", "17:15 outside_core"]


def test_new_episode_after_an_hour_has_its_own_quarter():
    day = asked_outside().locks().at("20:00").unlocks().works("20min")

    assert day.prompts == ["16:15 outside_core", "20:15 outside_core"]


def test_each_tracker_day_has_its_own_three():
    day = asked_outside().works("7h").locks()
    day.at("05:00", date(2026, 11, 18)).unlocks().works("16min")

    assert day.prompts[3:] == ["05:15+1 outside_core"]


def test_day_boundary_renews_the_three_while_working():
    """The day ends at four; what was asked before does not count after."""
    day = Timeline().works("23:00", "16min").answers(Choice.UNTIL, "00:15").works("7h44min")

    assert day.prompts == [
        "23:15 outside_core",
        "00:15+1 still_outside",
        "01:15+1 still_outside",
        "04:00+1 still_outside",
        "05:00+1 still_outside",
        "06:00+1 still_outside",
    ]
