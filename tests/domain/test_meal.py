"""The meal note: once a day, after five and a half hours of work without twenty minutes' pause."""

from datetime import date

import pytest

from tests.timeline import Timeline, office, rules
from tracker.domain.model import Choice, PromptKind

MEAL = frozenset({PromptKind.MEAL})


def day_at_work(version=None, **changed) -> Timeline:
    return Timeline(obeying=rules(version, **{"kinds": MEAL, **changed}))


def test_after_five_and_a_half_hours():
    day = day_at_work().works("08:00", "5h29min59s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["13:30 meal"]
    assert day.choices == [Choice.FINE]


@pytest.mark.parametrize(
    ("pause", "told"), [("19min59s", ["13:49:59 meal"]), ("20min", []), ("21min", [])]
)
def test_twenty_minutes_are_a_pause(pause, told):
    day = day_at_work().works("08:00", "3h").locks().passes(pause).unlocks().works("3h")

    assert day.prompts == told


def test_pause_without_a_lock_counts_from_the_last_input():
    day = day_at_work().works("08:00", "3h").pauses("20min").works("5h29min59s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["16:50 meal"]


def test_short_pauses_are_no_work():
    day = day_at_work().works("08:00", "2h")
    for _ in range(3):
        day.locks().passes("10min").unlocks().works("1h10min")

    assert day.prompts == ["14:00 meal"]


def test_once_a_day_and_the_next_day_again():
    day = day_at_work().works("08:00", "5h31min").answers(Choice.FINE).works("7h").locks()

    assert day.at("08:00").unlocks().works("6h").prompts == ["13:30 meal", "13:30+1 meal"]


def test_night_shift_over_the_boundary_of_the_day_is_one_run():
    """The boundary lies at two in the afternoon here; what ran before it goes on counting."""
    night = office("12345", ((1320, 1800),))

    assert day_at_work(night).works("22:00", "6h").prompts == ["03:30+1 meal"]


def test_hours_need_not_be_fixed():
    assert day_at_work(office("", ())).works("12:00", "6h").prompts == ["17:30 meal"]


@pytest.mark.parametrize(
    ("night", "told"), [(date(2026, 3, 29), "06:30"), (date(2026, 10, 25), "04:30")]
)
def test_nights_of_the_clock_are_as_long_as_they_are(night, told):
    day = Timeline(night, obeying=rules(kinds=MEAL)).works("00:00", "6h")

    assert day.prompts == [f"{told} meal"]


def test_switched_off_it_is_not_told():
    assert day_at_work(kinds=frozenset()).works("08:00", "8h").prompts == []


def test_it_goes_with_the_work_and_unanswered_after_a_while():
    day = day_at_work().works("08:00", "5h31min").locks()
    assert day.closed == ["13:31 meal withdrawn"]

    day = day_at_work().works("08:00", "6h")
    assert day.closed == ["13:45 meal expired"]


def test_what_was_held_over_a_pause_is_no_longer_due():
    day = day_at_work().works("08:00", "5h29min").busy().works("2min").locks()
    day.passes("20min").busy(on=False).unlocks().works("1h")

    assert day.held == ["13:30 meal busy"]
    assert day.prompts == []


def test_what_was_held_over_a_short_pause_comes_after_it():
    day = day_at_work().works("08:00", "5h29min").busy().works("2min").locks()
    day.passes("10min").busy(on=False).unlocks().works("2min")

    assert day.prompts == ["13:42 meal"]


def test_sleep_is_a_pause():
    day = day_at_work().works("08:00", "5h").sleeps("25min").unlocks().works("5h")

    assert day.prompts == []


def test_setting_the_clock_adds_nothing():
    day = day_at_work().works("08:00", "2h").locks().passes("5min").unlocks().works("1h")
    day.clock_jumps("1h")

    assert day.works("2h30min").prompts == ["14:35 meal"]


def test_setting_the_clock_during_a_pause_adds_nothing():
    day = day_at_work().works("08:00", "3h").locks().clock_jumps("1h").passes("5min").unlocks()

    assert day.works("2h30min").prompts == ["14:35 meal"]


# ---------------------------------------------------------------- what the person says of before


def test_private_time_is_not_counted():
    day = day_at_work().works("08:00", "5h").says("private", "last", "15m").passes("1min")

    assert day.erased == ["12:45-13:00"]
    assert day.says("start").works("43min").prompts == []
    assert day.works("2min").prompts == ["13:46 meal"]


def test_a_long_private_time_was_a_pause():
    day = day_at_work().works("08:00", "5h").says("private", "last", "30m").passes("1min")

    assert day.says("start").works("5h29min").prompts == []


def test_what_turned_out_to_be_work_counts():
    day = day_at_work().works("08:00", "5h").says("stop").works("15min")
    day.says("start", "last", "15m").works("14min59s")
    assert day.prompts == []

    assert day.works("1s").prompts == ["13:30 meal"]
