"""Days that were closed, evenings before an early start, weeks that begin: also over restarts."""

import pytest

from tests.hands import at
from tests.stories.living import MINUTE
from tracker.domain.model import Choice, PromptKind
from tracker.domain.spans import Span

EVER = Span(at("00:00", -60), at("00:00", 60))
EVENING = (
    PromptKind.OUTSIDE_CORE,
    PromptKind.STILL_OUTSIDE,
    PromptKind.LAST_CALL,
    PromptKind.BACK_AGAIN,
)


@pytest.fixture
def closed(life):
    """Work until four, close the day, and leave."""
    life.at("15:00").comes()
    life.at("16:01").says("close")
    life.at("16:02").locks()
    return life


# --- A day that was closed ------------------------------------------------------------------------


def test_being_back_is_asked_about_after_the_program_was_started_anew(closed):
    closed.at("18:00").dies()
    closed.at("18:55").starts()
    closed.at("19:00").comes()
    closed.at("21:00")

    assert closed.asked(*EVENING) == ["19:01 back_again"]


@pytest.mark.parametrize("choice", [Choice.CHECK_IN, Choice.PLANNED, None])
def test_a_return_is_asked_about_once_however_often_it_is_started(closed, choice):
    closed.at("19:00").comes()
    closed.at("19:02")
    if choice is not None:
        closed.answers(choice)
    for minutes in (10, 30):
        closed.at(f"19:{minutes}").is_gone_for(2 * MINUTE)
    closed.at("21:00")

    assert closed.asked(*EVENING) == ["19:01 back_again"]


def test_program_that_starts_anew_in_the_midst_of_work_makes_no_return(life):
    life.at("15:00").comes()
    life.at("16:01").says("close")
    life.at("16:10").is_gone_for(2 * MINUTE)
    life.at("20:00")

    assert life.asked(*EVENING) == []


def test_three_returns_are_all_however_often_it_is_started(closed):
    for hour in range(17, 23):
        closed.at(f"{hour}:00").comes()
        closed.at(f"{hour}:05").is_gone_for(2 * MINUTE)
        closed.at(f"{hour}:10").locks()

    assert closed.asked(*EVENING) == ["17:01 back_again", "18:01 back_again", "19:01 back_again"]


def test_next_day_opens_itself(closed):
    closed.dies()
    closed.at("15:30", 1).starts()
    closed.comes()
    closed.at("16:20", 1)

    assert closed.asked(*EVENING) == ["16:15 outside_core"]


def test_private_erases_the_return_from_the_record(closed):
    closed.at("19:00").comes()
    closed.at("19:05").answers(Choice.PRIVATE)
    closed.at("19:06")

    assert [span.end for span in closed.sessions()] == [at("16:02")]
    assert [p.kind for p in closed.tracker._journal.prompts(EVER)] == [PromptKind.CLOSE_DAY]


# --- What comes once ------------------------------------------------------------------------------


@pytest.mark.parametrize("gone_at", ["20:40", "20:46"])
def test_last_call_comes_once(life, gone_at):
    life.at("20:35").comes()
    life.at(gone_at).is_gone_for(2 * MINUTE)
    life.at("20:59")

    assert life.asked(PromptKind.LAST_CALL) == ["20:45 last_call"]


def test_promise_of_an_answer_outlives_the_program(life):
    life.works_late(Choice.UNTIL, "22:00")
    life.at("20:00").is_gone_for(2 * MINUTE)
    life.at("21:30")

    assert life.asked(*EVENING) == ["16:15 outside_core"]


def test_meal_note_comes_once_and_counts_what_was_before(life):
    life.at("08:00").comes()
    life.at("10:00").is_gone_for(2 * MINUTE)
    life.at("13:40").is_gone_for(2 * MINUTE)
    life.at("15:00")

    assert life.asked(PromptKind.MEAL) == ["13:32 meal"]


@pytest.mark.parametrize("choice", [Choice.FINE, Choice.SNOOZE])
def test_wind_down_comes_once_or_ten_minutes_later_again(life, choice):
    life.tracker.set("prompts.wind_down", "true", at("12:00").date())
    life.at("15:30").comes()
    life.at("15:46").answers(choice)
    life.at("15:48").is_gone_for(2 * MINUTE)
    life.at("16:00")

    again = ["15:56 wind_down"] if choice is Choice.SNOOZE else []
    assert life.asked(PromptKind.WIND_DOWN) == ["15:45 wind_down", *again]


def test_week_comes_at_its_first_work_and_not_again(life):
    life.works("08:00", "09:00")
    life.works("08:00", "08:05", 7)
    life.dies()
    for day in (7, 10, 13):
        life.at("12:00", day).starts()
        life.comes()
        life.at("12:30", day).locks()
        life.dies()

    assert life.asked(PromptKind.WEEK_READY) == ["08:00 week_ready"]
