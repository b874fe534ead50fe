"""What the person says: start, stop, pause, private, resume."""

from datetime import date

import pytest

from tests.timeline import Timeline
from tracker.domain.events import HoldChanged
from tracker.domain.model import Choice, EndReason, Phase


def test_pause_ends_the_session_and_counts_nothing():
    day = Timeline().works("09:00", "30min").says("pause").works("3h")

    assert day.sessions == ["09:00-09:30 pause"]
    assert day.phase is Phase.PAUSED


def test_pause_is_time_of_which_nothing_is_known():
    day = Timeline().works("09:00", "30min").says("pause").works("1h").says("resume").stops()

    assert day.covered == ["09:00-09:30 tracked", "09:30-10:30 unknown"]


def test_resume_counts_from_now_on():
    day = Timeline().works("09:00", "30min").says("pause").works("1h").says("resume")
    day.works("10min").locks()

    assert day.sessions == ["09:00-09:30 pause", "10:30-10:40 lock"]


def test_resume_without_a_pause_means_nothing():
    day = Timeline().works("09:00", "30min").says("resume").works("10min").locks()

    assert day.sessions == ["09:00-09:40 lock"]


@pytest.mark.parametrize(
    ("words", "resumes"),
    [
        (("30m",), "10:00"),
        (("1h30m",), "11:00"),
        (("until", "15:00"), "15:00"),
        (("until", "2026-11-17T12:00:00+01:00"), "12:00"),
        (("until", "tomorrow"), "04:00+1"),
        (("until", "08:00"), "08:00+1"),
    ],
)
def test_pause_ends_by_itself(words, resumes):
    day = Timeline().works("09:00", "30min").says("pause", *words).works("24h")

    assert day.started == ["09:00", resumes]


def test_end_of_a_pause_with_nobody_there_opens_nothing():
    day = Timeline().works("09:00", "30min").says("pause", "30m").pauses("2h")

    assert day.started == ["09:00"]
    assert day.phase is Phase.AWAY


def test_last_word_about_a_pause_counts():
    day = Timeline().works("09:00", "30min").says("pause").says("pause", "10m").works("1h")

    assert day.started == ["09:00", "09:40"]


def test_stop_lasts_until_the_day_ends():
    day = Timeline().works("15:00", "30min").says("stop").works("15h")

    assert day.started == ["15:00", "04:00+1"]
    assert day.sessions == ["15:00-15:30 stop"]


def test_stopped_time_is_tracked_without_work():
    day = Timeline().works("15:00", "30min").says("stop").works("1h").stops()

    assert day.covered == ["15:00-16:30 tracked"]


def test_start_overrides_stop_and_pause():
    day = Timeline().works("15:00", "30min").says("stop").passes("1h").says("start")

    assert day.started == ["15:00", "16:30"]


def test_start_counts_from_the_moment_it_was_pressed():
    day = Timeline().at("09:00").starts().passes("1h").says("start").passes("1min")
    day.works("30min").locks()

    assert day.sessions == ["10:00-10:31 lock"]


def test_start_without_any_input_leaves_nothing_to_count():
    day = Timeline().at("18:00").starts().passes("1h").says("start").passes("1h")

    assert day.sessions == []
    assert day.dropped == ["19:00-19:00"]


def test_start_while_working_changes_nothing():
    day = Timeline().works("09:00", "30min").says("start").works("30min").locks()

    assert day.sessions == ["09:00-10:00 lock"]


def test_pause_is_no_gap_to_wonder_about():
    day = Timeline().works("09:00", "1h").says("pause", "10m").works("20min")

    assert day.unsure == []


# ---------------------------------------------------------------- private


def test_private_ends_the_session_and_counts_nothing_until_the_day_ends():
    day = Timeline().works("09:00", "30min").says("private").works("24h")

    assert day.sessions == ["09:00-09:30 private"]
    assert day.started == ["09:00", "04:00+1"]
    assert day.erased == []


def test_private_time_is_tracked_without_work():
    day = Timeline().works("09:00", "30min").says("private").works("1h").stops()

    assert day.covered == ["09:00-10:30 tracked"]


def test_private_for_the_last_while_is_erased_after_ten_seconds():
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").passes("9s")

    assert day.erased == []
    assert day.passes("1s").erased == ["09:10-09:30"]


@pytest.mark.parametrize("word", ["resume", "start"])
def test_private_can_be_taken_back_for_ten_seconds(word):
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").passes("9s")
    day.says(word).works("1h")

    assert day.erased == []
    assert day.phase is Phase.WORKING


def test_private_time_counts_as_watched_also_before_it_was():
    """It reaches into a pause, and to before the program was started."""
    day = Timeline().at("09:00").starts().passes("5min").says("pause").passes("5min")
    day.says("private", "last", "20m").passes("1h").stops()

    assert day.covered == [
        "09:00-09:05 tracked",
        "09:05-09:10 unknown",
        "08:50-10:10 tracked",
    ]


def test_private_is_erased_once():
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").works("3h")

    assert day.erased == ["09:10-09:30"]


@pytest.mark.parametrize("end", ["stops", "crashes"])
def test_end_of_the_program_does_not_save_what_was_private(end):
    day = Timeline().works("09:00", "30min").says("private", "last", "20m")
    getattr(day, end)()

    assert day.erased == ["09:10-09:30"]


def test_private_since_an_instant_ahead_erases_nothing():
    day = Timeline().works("09:00", "30min")
    day.says("private", "since", "2026-11-17T23:00:00+01:00").passes("10s")

    assert day.erased == ["09:30-09:30"]


def test_saying_private_twice_erases_both():
    """The second word came while the first could still be taken back, and did not take it back."""
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").passes("5s")
    day.says("private", "last", "1m").passes("10s")

    assert day.erased == ["09:10-09:30:05"]


def test_private_from_a_prompt_erases_the_episode():
    day = Timeline().works("15:00", "76min").answers(Choice.PRIVATE).passes("10s")

    assert day.erased == ["16:00-16:16"]
    assert day.sessions == ["15:00-16:16 private"]
    assert day.phase is Phase.PRIVATE


def test_private_from_a_prompt_is_never_asked_about_again():
    day = Timeline().works("15:00", "76min").answers(Choice.PRIVATE).works("6h")

    assert day.prompts == ["16:15 outside_core"]


# ---------------------------------------------------------------- over a restart


@pytest.mark.parametrize("end", ["stops", "crashes"])
@pytest.mark.parametrize(
    ("words", "phase"),
    [
        (("pause",), Phase.PAUSED),
        (("pause", "2h"), Phase.PAUSED),
        (("pause", "until", "tomorrow"), Phase.PAUSED),
        (("stop",), Phase.PAUSED),
        (("private",), Phase.PRIVATE),
    ],
)
def test_what_the_person_asked_for_outlives_the_program(words, phase, end):
    """Who pauses until tomorrow and starts the computer anew is not to be recorded."""
    day = Timeline().works("09:00", "30min").says(*words)
    getattr(day, end)()
    day.passes("10min").works("1h")

    assert day.phase is phase
    assert day.started == ["09:00"]


@pytest.mark.parametrize(
    ("back", "started"), [("09:59:59", "10:00"), ("10:00", "10:00"), ("10:20", "10:20")]
)
def test_pause_that_ends_while_no_program_runs_is_over(back, started):
    day = Timeline().works("09:00", "30min").says("pause", "30m").crashes()
    day.at(back).starts().works("1h")

    assert day.started == ["09:00", started]


def test_resume_ends_a_pause_from_before_the_restart():
    day = Timeline().works("09:00", "30min").says("pause").crashes().passes("10min").starts()
    day.says("resume").works("10min").locks()

    assert day.sessions == ["09:00-09:30 pause", "09:40-09:50 lock"]


@pytest.mark.parametrize(
    ("words", "kind"), [(("pause",), "unknown"), (("private",), "tracked"), (("stop",), "tracked")]
)
def test_time_after_the_restart_is_known_as_far_as_before_it(words, kind):
    day = Timeline().works("09:00", "30min").says(*words).crashes().passes("10min").starts()
    day.passes("1h").stops()

    assert day.covered[-1] == f"09:40-10:40 {kind}"


def test_stop_lasts_until_the_day_ends_over_a_restart_as_well():
    day = Timeline().works("20:00", "30min").says("stop").crashes().passes("1h").starts()
    day.works("1h").at("04:10", date(2026, 11, 18))

    assert day.started == ["20:00", "04:00+1"]


# ---------------------------------------------------------------- what must be kept of it


def holds(day: Timeline) -> list[tuple[str, str]]:
    """Return each change: why nothing is counted, and what is yet to be erased."""
    return [
        (
            event.hold.reason if event.hold else "",
            day._span(event.erasing[0]) if event.erasing else "",
        )
        for event in day.events
        if isinstance(event, HoldChanged)
    ]


def test_hold_is_told_when_it_begins_and_when_it_ends():
    day = Timeline().works("09:00", "30min").says("pause", "10m").works("1h")

    assert holds(day) == [(EndReason.PAUSE, ""), ("", "")]


def test_hold_is_told_once():
    day = Timeline().works("09:00", "30min").says("pause", "until", "11:00").works("20min")
    day.says("pause", "until", "11:00").locks().unlocks().works("10min")

    assert holds(day) == [(EndReason.PAUSE, "")]


def test_private_time_is_told_until_it_is_erased():
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").passes("1h")

    assert holds(day) == [(EndReason.PRIVATE, "09:10-09:30"), (EndReason.PRIVATE, "")]


@pytest.mark.parametrize("word", ["resume", "start"])
def test_private_time_that_is_taken_back_is_told_as_well(word):
    day = Timeline().works("09:00", "30min").says("private", "last", "20m").passes("5s").says(word)

    assert holds(day)[-1] == ("", "")


def test_private_time_is_yet_to_be_erased_also_when_its_day_ends():
    day = Timeline().at("03:00", date(2026, 11, 18)).works("59min55s")
    day.says("private", "last", "20m").passes("5s")
    assert holds(day)[-1] == ("", "03:39:55+1-03:59:55+1")

    assert holds(day.passes("5s"))[-1] == ("", "")
    assert day.erased == ["03:39:55+1-03:59:55+1"]


def test_length_of_a_pause_is_told_anew_when_the_clock_is_set():
    day = Timeline().works("09:00", "30min").says("pause", "30m").clock_jumps("-1h")

    ends = [e.hold.ends.at for e in day.events if isinstance(e, HoldChanged) and e.hold]
    assert ends == [day._next("10:00", day.day), day._next("09:00", day.day)]


def test_nothing_is_told_of_a_day_without_a_hold():
    day = Timeline().works("09:00", "3h").crashes().passes("1h").works("10min").stops()

    assert holds(day) == []
