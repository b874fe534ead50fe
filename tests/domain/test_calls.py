"""Calls: work without input, while the screen may be locked, with a cap."""

from datetime import timedelta

import pytest

from tests.timeline import Timeline, rules
from tracker.domain.model import Phase


def quiet_call(for_: str) -> Timeline:
    """Work from 09:00 to 09:10, then talk without touching anything."""
    return Timeline().works("09:00", "10min").call().pauses(for_)


def test_call_is_work_without_input():
    day = quiet_call("50min").call(on=False).passes("10min")

    assert day.sessions == ["09:00-10:00 call_ended"]


def test_call_from_idleness_begins_a_session():
    day = Timeline().at("09:00").starts().passes("1h").calls("30min").passes("10min")

    assert day.sessions == ["10:00-10:30 call_ended"]


def test_input_after_the_call_goes_on_with_the_session():
    day = quiet_call("50min").call(on=False).passes("4min").works("10min").locks()

    assert day.sessions == ["09:00-10:14 lock"]


def test_input_shortly_before_the_end_of_the_call_does_not_shorten_it():
    """The last input lies in the call; that it was the last is known only after the call."""
    day = Timeline().works("09:00", "10min").call().pauses("40min").works("8min")
    day.passes("2min").call(on=False)
    ended = day.wall
    day.passes("3min").went_idle_at(ended - timedelta(minutes=2)).passes("10min")

    assert day.sessions == ["09:00-10:00 call_ended"]


def test_input_at_the_end_of_the_call_ends_with_it():
    day = Timeline().works("09:00", "10min").calls("50min").pauses("10min")

    assert day.sessions == ["09:00-10:00 call_ended"]


def test_input_after_the_call_is_the_last_input():
    day = Timeline().works("09:00", "10min").calls("40min").works("8min").pauses("10min")

    assert day.sessions == ["09:00-09:58 idle"]


def test_locking_during_a_call_does_not_end_the_session():
    day = Timeline().works("09:00", "10min").call().locks().passes("50min")

    assert day.sessions == []
    assert day.phase is Phase.WORKING


def test_call_behind_the_lock_ends_the_session_when_it_ends():
    day = Timeline().works("09:00", "10min").call().locks().passes("50min").call(on=False)

    assert day.sessions == ["09:00-10:00 call_ended"]


def test_locking_a_quiet_call_keeps_the_last_input():
    day = quiet_call("1h").locks().passes("3h")

    assert day.sessions == ["09:00-13:10 cap"]


def test_call_that_begins_behind_the_lock_is_not_work():
    day = Timeline().works("09:00", "10min").locks().passes("10min").calls("30min")

    assert day.started == ["09:00"]


@pytest.mark.parametrize(
    ("for_", "sessions", "unsure"),
    [
        ("3h59min59s", [], []),
        ("4h", ["09:00-13:10 cap"], ["09:10-13:10"]),
        ("4h1s", ["09:00-13:10 cap"], ["09:10-13:10"]),
    ],
)
def test_call_without_input_ends_at_the_cap_and_is_unsure_from_the_last_input_on(
    for_, sessions, unsure
):
    day = quiet_call(for_)

    assert (day.sessions, day.unsure) == (sessions, unsure)


def test_cap_counts_from_the_start_of_a_call_that_nobody_touched():
    day = Timeline().at("09:00").starts().passes("1h").calls("5h")

    assert day.sessions == ["10:00-14:00 cap"]
    assert day.unsure == ["10:00-14:00"]


def test_input_during_a_capped_call_opens_a_new_session():
    day = quiet_call("5h").works("10min").locks()

    assert day.started == ["09:00", "14:10"]


def test_end_of_a_capped_call_opens_nothing():
    day = quiet_call("5h").call(on=False).passes("1h")

    assert day.started == ["09:00"]


def test_next_call_after_a_capped_one_is_work_again():
    day = quiet_call("5h").call(on=False).passes("10min").calls("10min").passes("10min")

    assert day.sessions == ["09:00-13:10 cap", "14:20-14:30 call_ended"]


def test_input_in_a_call_puts_the_cap_off():
    day = quiet_call("3h").works("1min").pauses("3h")

    assert day.sessions == []


def test_end_of_a_call_that_was_never_on_means_nothing():
    day = Timeline().works("09:00", "10min").call(on=False).pauses("10min")

    assert day.sessions == ["09:00-09:10 idle"]


def test_sleep_ends_a_call():
    day = Timeline().works("09:00", "10min").call().sleeps("1h").passes("1h")

    assert day.sessions == ["09:00-09:10 sleep"]
    assert day.phase is Phase.AWAY


def test_gap_after_a_call_is_unsure():
    day = quiet_call("20min").call(on=False).passes("10min").works("10min")

    assert day.unsure == ["09:30-09:40"]


def test_patience_after_a_call_is_that_after_input():
    patient = rules(away_after=timedelta(minutes=15))
    day = Timeline(obeying=patient).works("09:00", "10min").calls("30min").passes("14min")

    assert day.sessions == []
