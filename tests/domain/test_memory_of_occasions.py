"""What is remembered over a restart of what was told, and of a day that was closed."""

from datetime import date

import pytest

from tests.domain.days import at, plan
from tests.domain.pasts import ASKED, MOVE, asked, closed, lived, remembered
from tracker.domain.back_again import BackAgain
from tracker.domain.last_call import LastCall
from tracker.domain.memory import remember
from tracker.domain.model import Choice, Past, PromptKind
from tracker.domain.week_ready import WeekReady

CALL, BACK, DOWN = PromptKind.LAST_CALL, PromptKind.BACK_AGAIN, PromptKind.WIND_DOWN
MEAL = PromptKind.MEAL
TUESDAY = date(2026, 11, 17)


def occasions(now: str, **past):
    return remembered(now, **past).occasions


# ---------------------------------------------------------------- what was told


def test_last_call_is_told_once():
    known = occasions("20:50", prompts=[asked("20:45", kind=CALL)])

    assert known.last_call.told_of == at("11-18 08:00")


def test_question_about_outside_work_shortly_before_told_it():
    assert occasions("20:50", prompts=[asked("20:30")]).last_call.told_of == at("11-18 08:00")
    assert occasions("20:50", prompts=[asked("20:29")]).last_call == LastCall()


def test_promise_of_an_answer_is_kept():
    prompts = [asked("18:15", Choice.UNTIL, "18:17", until="22:00")]

    assert occasions("19:00", prompts=prompts).last_call.quiet_until == at("11-17 22:00")


def test_last_call_keeps_the_next_question_away_for_a_while():
    prompts = [asked("20:45", kind=CALL)]
    assert remembered("20:50", prompts=prompts).boundary.quiet_until == at("11-17 21:00")

    prompts = [asked("20:20"), asked("20:45", kind=CALL, number=2)]
    assert remembered("20:50", prompts=prompts).boundary.quiet_until == at("11-17 21:20")


def test_wind_down_is_told_once_or_later_again():
    told = occasions("15:50", prompts=[asked("15:45", kind=DOWN)]).wind_down
    assert (told.told_of, told.again_at) == (at("11-17 16:00"), None)

    later = occasions("15:50", prompts=[asked("15:45", Choice.SNOOZE, "15:47", DOWN)]).wind_down
    assert later.again_at == at("11-17 15:57")


def test_meal_is_told_once_a_day():
    prompts = [asked("13:30", kind=MEAL)]

    assert occasions("14:00", prompts=prompts).meal.told_on == TUESDAY
    assert occasions("11-18 14:00", prompts=prompts).meal.told_on == TUESDAY


def test_work_without_a_pause_goes_on():
    sessions = [lived("08:00-09:00"), lived("09:20-11:00"), lived("11:19-12:00")]

    run = occasions("12:05", sessions=sessions).meal.run
    assert run == (lived("09:20-11:00").span, lived("11:19-12:00").span)


def test_week_is_told_once():
    past = Past(first_work=at("11-10 08:00"), week_told_at=at("11-16 08:00"))
    known = remember(past, plan(), at("11-20 08:00"), "Europe/Oslo").occasions

    assert known.week_ready == WeekReady(at("11-10 08:00"), date(2026, 11, 16))


def test_keys_are_not_given_twice():
    prompts = [asked("09:50", kind=MOVE, number=9), asked("15:45", kind=DOWN, number=4)]

    assert occasions("18:00", prompts=prompts).number == 4


def test_without_anything_on_record_nothing_is_known():
    known = occasions("18:00")

    assert known == type(known)()


# ---------------------------------------------------------------- a day that was closed


@pytest.mark.parametrize(
    ("now", "is_closed"), [("23:00", True), ("11-18 03:59", True), ("11-18 04:00", False)]
)
def test_day_stays_closed_until_it_is_over(now, is_closed):
    memory = remembered(now, prompts=[closed("16:00")])

    assert memory.occasions.is_day_closed is memory.boundary.not_today is is_closed


def test_closing_is_no_prompt_that_counts():
    memory = remembered("17:00", prompts=[closed("16:00")])

    assert memory.desk.shown == ()
    assert memory.boundary.asked == 0


def test_work_that_was_going_on_when_it_was_closed_is_no_return():
    sessions = [lived("15:00-16:20")]

    known = occasions("16:22", sessions=sessions, prompts=[closed("16:00")])
    assert known.back_again == BackAgain(TUESDAY, left=at("11-17 16:20"))


def test_return_and_what_was_asked_about_it():
    sessions = [lived("15:00-16:02"), lived("19:00-19:05"), lived("19:20-19:30")]
    prompts = [closed("16:00"), asked("19:01", kind=BACK)]

    back = occasions("19:32", sessions=sessions, prompts=prompts).back_again
    assert (back.returned_at, back.left) == (at("11-17 19:00"), at("11-17 19:30"))
    assert (back.told_of, back.asked) == (at("11-17 19:00"), 1)


def test_another_return_was_not_asked_about():
    sessions = [lived("15:00-16:02"), lived("19:00-19:05"), lived("20:00-20:00")]
    prompts = [closed("16:00"), asked("19:01", kind=BACK)]

    back = occasions("20:02", sessions=sessions, prompts=prompts).back_again
    assert (back.returned_at, back.told_of, back.asked) == (at("11-17 20:00"), None, 1)


def test_short_stop_is_no_return():
    sessions = [lived("15:00-16:02"), lived("16:04-16:30")]

    back = occasions("16:32", sessions=sessions, prompts=[closed("16:00")]).back_again
    assert back.returned_at is None


def test_closed_before_any_work_the_first_is_a_return():
    back = occasions("10:00", sessions=[lived("09:00-09:30")], prompts=[closed("08:00")]).back_again

    assert back.returned_at == at("11-17 09:00")


def test_closed_twice_the_last_time_counts():
    sessions = [lived("15:00-16:02"), lived("19:00-19:30")]
    prompts = [closed("16:00"), closed("19:20"), asked("10:00", kind=ASKED)]

    back = occasions("19:32", sessions=sessions, prompts=prompts).back_again
    assert (back.returned_at, back.left) == (None, at("11-17 19:30"))
