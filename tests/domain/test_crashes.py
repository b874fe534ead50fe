"""The program that ends without order: what the last checkpoint had kept."""

import pytest

from tests.timeline import Timeline
from tracker.domain.session_state import CHECKPOINT_EVERY
from tracker.domain.signals import Crash, Start


@pytest.mark.parametrize(
    ("works", "session"),
    [
        ("59s", "09:00-09:00 crash"),
        ("60s", "09:00-09:01 crash"),
        ("61s", "09:00-09:01 crash"),
        ("10min59s", "09:00-09:10 crash"),
        ("11min", "09:00-09:11 crash"),
    ],
)
def test_crash_keeps_what_the_last_checkpoint_had(works, session):
    assert Timeline().works("09:00", works).crashes().sessions == [session]


def test_each_write_begins_the_minute_anew():
    """The prompt at 09:50 was written, so checkpoints follow it."""
    day = Timeline().works("09:00:30", "50min45s").crashes()

    assert day.prompts == ["09:50:30 movement"]
    assert day.sessions == ["09:00:30-09:50:30 crash"]


def test_at_most_a_minute_is_lost():
    for seconds in range(600, 720, 7):
        day = Timeline().works("09:00", f"{seconds}s").crashes()

        lost = day.wall - day.kept[0].end
        assert lost.total_seconds() < CHECKPOINT_EVERY.total_seconds()


def test_crash_in_quiet_keeps_up_to_the_last_input():
    day = Timeline().works("09:00", "10min")
    day.passes("2min").went_idle_at(day.wall).passes("3min").crashes()

    assert day.sessions == ["09:00-09:12 crash"]


def test_checkpoint_before_the_quiet_was_known_keeps_the_input_known_then():
    day = Timeline().works("09:00", "10min")
    stopped = day.wall
    day.passes("2min30s").went_idle_at(stopped).passes("10s").crashes()

    assert day.sessions == ["09:00-09:10 crash"]


def test_crash_in_a_call_keeps_the_call():
    day = Timeline().works("09:00", "10min").call().pauses("30min").crashes()

    assert day.sessions == ["09:00-09:40 crash"]


def test_crash_after_work_changes_no_session():
    day = Timeline().works("09:00", "10min").locks().passes("1h").crashes()

    assert day.sessions == ["09:00-09:10 lock"]


def test_recorder_that_knows_what_was_kept_is_believed():
    day = Timeline().works("09:00", "10min")
    day.hears(Crash(saved=day.wall - CHECKPOINT_EVERY))

    assert day.sessions == ["09:00-09:09 crash"]


def test_start_without_an_end_before_it_is_a_crash():
    day = Timeline().works("09:00", "10min30s").starts()

    assert day.sessions == ["09:00-09:10 crash"]


def test_work_goes_on_after_a_crash_and_a_start():
    day = Timeline().works("09:00", "10min").crashes().passes("5min").works("20min").locks()

    assert day.sessions == ["09:00-09:10 crash", "09:15-09:35 lock"]


def test_crash_of_a_program_that_does_not_run_means_nothing():
    assert Timeline().at("09:00").crashes().events == []


def test_movement_break_in_the_air_is_settled_by_a_crash():
    day = Timeline().works("09:00", "55min").crashes()

    assert day.breaks == ["09:55-09:55 expired"]
    assert day.closed == ["09:55 movement withdrawn"]


def test_start_sets_the_screen_free():
    """What was locked, asleep or in a call before the program ended is not known after it."""
    day = Timeline().works("09:00", "10min").call().locks().stops().hears(Start())
    day.works("10min").locks()

    assert day.sessions == ["09:00-09:10 stop", "09:10-09:20 lock"]
