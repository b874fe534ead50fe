"""What is remembered of the time at the screen; and what it is worth after a clock was set back."""

from datetime import timedelta

import pytest

from tests.domain.days import at, span
from tests.domain.pasts import MOVE, asked, broke, lived, remembered
from tracker.domain.model import BreakOutcome, Choice, EndReason

MINUTE = timedelta(minutes=1)


# ---------------------------------------------------------------- the stretch at the screen


@pytest.mark.parametrize(
    ("now", "goes_on"), [("10:30", True), ("10:34:59", True), ("10:35", False)]
)
def test_stretch_goes_on_for_five_minutes_after_the_last_session(now, goes_on):
    memory = remembered(now, sessions=[lived("10:00-10:30")])

    assert (memory.left == at("11-17 10:30")) is goes_on
    assert (memory.breaks.stretch_from == at("11-17 10:00")) is goes_on
    assert memory.breaks.counted_from == memory.breaks.stretch_from


def test_stretch_reaches_back_over_short_pauses_alone():
    work = [lived("09:00-09:20"), lived("09:25-09:40"), lived("09:44:59-10:00", reason=None)]

    assert remembered("10:01", sessions=work).breaks.stretch_from == at("11-17 09:25")


@pytest.mark.parametrize("reason", [EndReason.PAUSE, EndReason.PRIVATE, EndReason.CAP])
def test_what_the_person_set_aside_ends_the_stretch(reason):
    assert remembered("10:31", sessions=[lived("10:00-10:30", reason=reason)]).left is None

    work = [lived("10:00-10:30", reason=reason), lived("10:31-10:40")]
    assert remembered("10:41", sessions=work).breaks.stretch_from == at("11-17 10:31")


def test_orderly_end_just_now_leaves_the_stretch_but_one_before_it_does_not():
    work = [
        lived("10:00-10:30", reason=EndReason.STOP),
        lived("10:31-10:40", reason=EndReason.STOP),
    ]

    assert remembered("10:41", sessions=work).breaks.stretch_from == at("11-17 10:31")


@pytest.mark.parametrize(
    ("record", "counted", "begun"),
    [
        (broke(BreakOutcome.SKIPPED, "09:10"), "09:10", "08:00"),
        (broke(BreakOutcome.TAKEN, "09:10", "09:15"), "09:15", "09:15"),
        (broke(BreakOutcome.EXPIRED, "10:19", "10:19"), "10:34", "08:00"),
        (broke(BreakOutcome.TAKEN, "10:16", "10:18"), "10:33", "10:18"),
        (broke(BreakOutcome.EXPIRED, "10:16", "10:16"), "10:16", "08:00"),
        (broke(BreakOutcome.SKIPPED, "07:10"), "08:00", "08:00"),
    ],
)
def test_counting_starts_at_the_last_break_or_later_where_it_was_just_now(record, counted, begun):
    state = remembered("10:31", sessions=[lived("08:00-10:30")], breaks=[record]).breaks

    assert (state.counted_from, state.stretch_from) == (
        at(f"11-17 {counted}"),
        at(f"11-17 {begun}"),
    )


@pytest.mark.parametrize(
    ("prompt", "counted"),
    [
        (asked("10:20", None, "10:31", kind=MOVE), "10:46"),  # the program ended under it
        (asked("10:20", Choice.NOW, "10:21", kind=MOVE), "10:36"),
        (asked("09:20", None, "09:35", kind=MOVE), "09:35"),
        (asked("10:20", None, "10:31"), "08:00"),
    ],
)
def test_question_that_was_not_settled_is_not_asked_again_at_once(prompt, counted):
    state = remembered("10:31", sessions=[lived("08:00-10:30")], prompts=[prompt]).breaks

    assert state.counted_from == at(f"11-17 {counted}")


# ---------------------------------------------------------------- a clock that was set back


def test_question_that_lies_ahead_keeps_quiet_for_an_hour_and_counts():
    boundary = remembered("19:20", prompts=[asked("20:15")]).boundary

    assert boundary.quiet_until == at("11-17 20:20")
    assert boundary.asked == 1


@pytest.mark.parametrize(
    ("choice", "until", "quiet"), [(Choice.WRAP_UP, "", "19:35"), (Choice.UNTIL, "21:16", "20:20")]
)
def test_answer_that_lies_ahead_keeps_quiet_as_long_as_it_did(choice, until, quiet):
    prompts = [asked("20:15", choice, "20:16", until=until)]

    assert remembered("19:20", prompts=prompts).boundary.quiet_until == at(f"11-17 {quiet}")


def test_year_that_was_wrong_keeps_nobody_quiet_for_a_year():
    prompts = [asked("20:15", Choice.ON_CALL, "20:16", day="2030-11-17")]
    boundary = remembered(
        "19:20",
        sessions=[lived("20:00-20:30", day="2030-11-17")],
        prompts=prompts,
        planned=[span("2030-11-17 20:00", "2030-11-18 04:00")],
        on_call=[span("2030-11-17 20:16", "2030-11-18 04:00")],
    ).boundary

    assert boundary.quiet_until == at("11-17 20:20")
    assert boundary.planned_until is boundary.on_call_until is None
    assert boundary.asked == 0


def test_episode_that_lies_ahead_goes_on_with_all_that_was_said_of_it():
    episode = remembered(
        "19:20", sessions=[lived("20:00-20:20")], prompts=[asked("20:15", Choice.PLANNED, "20:16")]
    ).boundary.episode

    assert episode is not None
    assert (episode.start, episode.left) == (at("11-17 19:20"), at("11-17 19:20"))
    assert episode.worked == 20 * MINUTE
    assert episode.is_asked
    assert episode.is_planned


def test_stretch_that_lies_ahead_is_forgotten():
    memory = remembered(
        "10:20",
        sessions=[lived("10:00-10:30")],
        breaks=[broke(BreakOutcome.TAKEN, "10:25", "10:40")],
    )
    assert memory.left is None


def test_breaks_that_lie_ahead_count_for_nothing():
    state = remembered(
        "10:31",
        sessions=[lived("10:00-10:30")],
        breaks=[broke(BreakOutcome.TAKEN, "11:00", "11:05")],
        prompts=[asked("11:00", None, "11:10", kind=MOVE)],
    ).breaks

    assert state.counted_from == at("11-17 10:00")


def test_work_that_was_lived_in_another_order_than_the_clock_tells_is_one_stretch():
    work = [lived("10:00-10:02"), lived("09:58-10:01")]
    state = remembered("10:02", sessions=work).breaks

    assert state.stretch_from == at("11-17 09:58")
