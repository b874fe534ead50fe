"""Machine 2: a break that was begun is ended by the person: done, or called off."""

import pytest

from tests.timeline import Timeline, asked_to_move
from tracker.domain.model import Choice

# ---------------------------------------------------------------- done


@pytest.mark.parametrize("for_", ["0s", "2min", "4min59s"])
def test_break_that_is_done_was_taken_from_its_start_to_now(for_):
    day = asked_to_move(Choice.NOW).passes(for_).says("break", "done")

    assert day.breaks == [f"09:51-{day._clock(day.wall)} taken"]
    assert day.engine.resting_until is None


def test_counting_starts_anew_when_a_break_is_done():
    day = asked_to_move(Choice.NOW).passes("2min").says("break", "done").works("50min")

    assert day.prompts == ["09:50 movement", "10:43 movement"]


def test_break_taken_unasked_can_be_done_as_well():
    day = Timeline().works("09:00", "20min").says("break").passes("3min").says("break", "done")

    assert day.breaks == ["09:20-09:23 taken"]


def test_who_is_away_when_the_break_is_done_takes_no_second_one():
    """The rest of the pause belongs to the break; counting starts with the return."""
    day = asked_to_move(Choice.NOW).locks().passes("3min").says("break", "done").passes("10min")
    day.unlocks().works("50min")

    assert day.breaks == ["09:51-09:54 taken"]
    assert day.prompts == ["09:50 movement", "10:54 movement"]


@pytest.mark.parametrize("word", ["done", "stop"])
def test_without_a_break_there_is_nothing_to_end(word):
    day = Timeline().works("09:00", "20min").says("break", word).works("31min")

    assert day.breaks == []
    assert day.prompts == ["09:50 movement"]


def test_break_that_is_long_enough_is_over_without_a_word():
    day = asked_to_move(Choice.NOW).passes("5min").says("break", "done")

    assert day.breaks == ["09:51-09:56 taken"]


# ---------------------------------------------------------------- called off


def test_break_that_was_due_and_is_called_off_is_skipped():
    day = asked_to_move(Choice.NOW).passes("2min").says("break", "stop")

    assert day.breaks == ["09:53-09:53 skipped"]
    assert day.engine.resting_until is None


def test_counting_starts_anew_when_a_break_is_called_off():
    day = asked_to_move(Choice.NOW).passes("2min").says("break", "stop").works("50min")

    assert day.prompts == ["09:50 movement", "10:43 movement"]


def test_stretch_goes_on_through_a_break_that_was_called_off():
    day = asked_to_move(Choice.NOW).passes("2min").says("break", "stop").works("7min")

    assert day.engine.stretch == day.wall - day._next("09:00", day.day)


def test_break_that_nobody_asked_for_leaves_no_trace_when_it_is_called_off():
    """None was due, so none was skipped."""
    day = Timeline().works("09:00", "20min").says("break").passes("1min").says("break", "stop")

    assert day.breaks == []
    assert day.works("50min").prompts == ["10:11 movement"]


@pytest.mark.parametrize("words", [(), ("done",), ("stop",)])
def test_nobody_is_asked_to_move_who_has_not_come_yet(words):
    """The words may come from the command line, with nobody at the screen."""
    day = Timeline().at("09:00").starts().says("break").passes("2min")
    if words:
        day.says("break", *words)

    assert day.passes("5h").prompts == []


def test_end_of_the_program_in_a_break_counts_what_was_taken():
    assert asked_to_move(Choice.NOW).passes("2min").stops().breaks == ["09:51-09:53 taken"]


# ---------------------------------------------------------------- what the tray shows of it


def test_break_is_due_from_the_question_until_the_answer():
    day = Timeline().works("09:00", "49min59s")
    assert not day.engine.is_break_due
    assert day.works("1s").engine.is_break_due
    assert not day.answers(Choice.NOW).engine.is_break_due


def test_break_that_a_call_holds_back_is_due_all_the_same():
    day = Timeline().works("09:00", "45min").call().works("10min")

    assert day.prompts == []
    assert day.engine.is_break_due


def test_break_that_fell_due_too_late_in_the_day_is_not():
    day = Timeline().works("15:05", "3h")

    assert "movement" not in str(day.prompts)
    assert not day.engine.is_break_due


def test_rest_lasts_as_long_as_the_person_set():
    day = asked_to_move(Choice.NOW)

    assert day.engine.resting_until == day._next("09:56", day.day)
