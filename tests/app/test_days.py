"""What the person says about single days: leave, hours of their own, a record that is complete."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.hands import at
from tests.sensing import asked_late, let_live, tell
from tracker.domain.model import Choice, Leave, PromptKind, WorkClass
from tracker.domain.self_report import MORE, USUAL, Statement
from tracker.domain.signals import Active, Lock, Unlock
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import CorrectionError, UsageError
from tracker.rules import statements_from

TUESDAY = date(2026, 11, 17)
HOUR = timedelta(hours=1)


def day_of(tracker, number):
    """Return a day of week 47 as the balance has it."""
    return tracker.week(Week(2026, 47)).days[number]


def test_leave_takes_the_hours_out_of_the_plan_and_can_be_taken_back(tracker):
    tracker.corrections.add(at("09:00", 1), at("10:00", 1))

    assert tracker.days.add_leave(TUESDAY, date(2026, 11, 19)) == 3
    assert day_of(tracker, 1).of_class(WorkClass.LEAVE) == HOUR
    assert [leave.day.day for leave in tracker.days.leave()] == [17, 18, 19]

    tracker.days.delete_leave(TUESDAY)
    assert day_of(tracker, 1).core == HOUR
    assert [leave.day.day for leave in tracker.days.leave()] == [18, 19]


def test_a_part_of_a_day_off_is_only_that_part(tracker):
    tracker.corrections.add(at("11:00", 1), at("13:00", 1))

    tracker.days.add_leave(TUESDAY, TUESDAY, (12 * 60, 16 * 60))

    assert day_of(tracker, 1).of_class(WorkClass.LEAVE) == HOUR
    assert day_of(tracker, 1).core == HOUR
    [leave] = tracker.days.leave()
    assert (leave.from_min, leave.to_min) == (720, 960)


def test_all_leave_of_a_day_is_taken_back_at_once(tracker):
    tracker.days.add_leave(TUESDAY, TUESDAY, (8 * 60, 9 * 60))
    tracker.days.add_leave(TUESDAY, TUESDAY, (12 * 60, 16 * 60))

    tracker.days.delete_leave(TUESDAY)

    assert tracker.days.leave() == []


def test_leave_that_was_entered_twice_is_there_once(tracker):
    tracker.days.add_leave(TUESDAY, TUESDAY)
    tracker.days.add_leave(TUESDAY, TUESDAY)

    assert tracker.days.leave() == [Leave(TUESDAY, id=1)]


def test_time_on_call_is_known_to_the_running_program_at_once(live, clock, sensors):
    live.tracker.days.add_on_call(at("16:00", 7), at("17:00", 7))
    tell(live, sensors, Active())
    let_live(live, clock, at("17:14", 7))
    assert live.open_ask() is None

    let_live(live, clock, at("17:15", 7))

    assert live.open_ask().kind is PromptKind.OUTSIDE_CORE


def test_time_on_call_that_was_answered_can_be_taken_back(late, clock, sensors):
    [prompted] = asked_late(late, sensors, clock, "16:15")
    late.answer(prompted.id, Choice.ON_CALL)
    [number] = late.tracker.days.on_call()
    taken_back = late.tracker.days.delete_on_call(number)
    assert taken_back == Span(clock.at, at("04:00", 8))
    tell(late, sensors, Lock())
    clock.until(at("20:00", 7))

    tell(late, sensors, Unlock(), Active())
    let_live(late, clock, at("20:15", 7))

    assert late.open_ask().kind is PromptKind.OUTSIDE_CORE


@pytest.mark.parametrize(
    "last", [date(2026, 11, 16), date(2027, 11, 18)], ids=["backwards", "longer than a year"]
)
def test_leave_that_makes_no_sense_is_refused(tracker, last):
    with pytest.raises(UsageError) as caught:
        tracker.days.add_leave(TUESDAY, last)

    assert "give one to 366 days" in caught.value.sentence
    assert tracker.days.leave() == []


def test_leave_that_is_not_there_cannot_be_taken_back(tracker):
    with pytest.raises(CorrectionError) as caught:
        tracker.days.delete_leave(TUESDAY)

    assert caught.value.sentence.startswith("There is no leave on 17 November 2026; ")


def test_the_plan_of_today_follows_leave_and_swaps_at_once(tracker):
    assert tracker.status().core_ends == at("16:00", 7)

    tracker.days.swap(date(2026, 11, 23), ((7 * 60, 10 * 60),))
    assert tracker.status().core_ends == at("10:00", 7)

    tracker.days.add_leave(date(2026, 11, 23), date(2026, 11, 23))
    assert tracker.status().core_ends is None

    tracker.days.delete_leave(date(2026, 11, 23))
    tracker.days.swap(date(2026, 11, 23), None)
    assert tracker.status().core_ends == at("16:00", 7)


def test_a_swapped_day_has_core_hours_of_its_own(tracker):
    saturday = date(2026, 11, 21)
    tracker.corrections.add(at("10:00", 5), at("11:00", 5))
    assert day_of(tracker, 5).of_class(WorkClass.WEEKEND) == HOUR

    tracker.days.swap(saturday, ((10 * 60, 14 * 60),))
    assert day_of(tracker, 5).core == HOUR

    tracker.days.swap(saturday, None)
    assert day_of(tracker, 5).core == timedelta(0)


def test_a_confirmed_day_is_known(tracker):
    tracker.corrections.add(at("08:00"), at("09:00"))
    assert not day_of(tracker, 2).known

    tracker.days.confirm(date(2026, 11, 18))
    assert day_of(tracker, 2).known

    tracker.days.confirm(date(2026, 11, 18), is_complete=False)
    assert not day_of(tracker, 2).known


@pytest.mark.parametrize("day", [23, 24])
def test_a_day_that_is_not_over_cannot_be_confirmed(tracker, day):
    with pytest.raises(UsageError) as caught:
        tracker.days.confirm(date(2026, 11, day))

    assert caught.value.sentence.startswith(f"{day} November 2026 is not over yet; ")


def test_a_word_about_a_day_ahead_can_be_taken_back(tracker, clock):
    tracker.days.confirm(date(2026, 11, 22))
    clock.at = datetime(2026, 11, 20, tzinfo=UTC)

    tracker.days.confirm(date(2026, 11, 22), is_complete=False)

    assert not day_of(tracker, 6).known


def test_measured_work_on_call_is_chosen(live, clock, sensors):
    live.tracker.days.add_on_call(at("18:00", 7), at("19:00", 7))
    clock.until(at("17:50", 7))
    tell(live, sensors, Active())
    let_live(live, clock, at("18:30", 7))
    tell(live, sensors, Lock())

    evening = live.tracker.week(Week(2026, 48)).days[0]

    assert evening.planned == HOUR / 2
    assert evening.spillover == HOUR / 6


# ---------------------------------------------------------------- a line for the next day


def test_a_line_of_what_is_no_text_is_kept_as_far_as_it_is(tracker, clock):
    """A terminal hands bytes that are no UTF-8 over as halves of signs."""
    tracker.days.write_line("ring \udcff")

    assert tracker.days.line(tracker.today()) == "ring ?"


def test_a_line_is_kept_on_one_line_and_for_the_next_day(tracker):
    tracker.days.write_line("  ring\n the   printer ")

    assert tracker.days.line(tracker.today()) == "ring the printer"
    assert tracker.days.line_for_today() == ""


def test_a_line_that_is_too_long_is_refused_and_nothing_is_lost(tracker):
    tracker.days.write_line("the first")

    with pytest.raises(UsageError, match="201 characters; 200 fit in"):
        tracker.days.write_line("x" * 201)
    assert tracker.days.line(tracker.today()) == "the first"


def test_a_line_written_past_midnight_is_for_the_day_that_begins_in_the_morning(tracker, clock):
    clock.at = at("02:00", 3)
    tracker.days.write_line("sleep first")
    assert tracker.days.line_for_today() == ""

    clock.at = at("08:00", 3)
    assert tracker.days.line_for_today() == "sleep first"
    tracker.days.line_shown()
    clock.at = at("08:00", 4)
    assert tracker.days.line_for_today() == ""


# ---------------------------------------------------------------- the weekly self-report


def test_a_week_that_runs_or_is_over_can_be_rated(tracker):
    for week in (Week(2026, 46), tracker.this_week()):
        tracker.days.answer(week, Statement.CHOICE, 4)

        assert tracker.days.answers(week) == {Statement.CHOICE: 4}


def test_a_week_to_come_cannot_be_rated_but_an_answer_to_one_can_be_taken_back(tracker, clock):
    ahead = tracker.this_week()
    tracker.days.answer(ahead, Statement.CHOICE, 4)
    clock.at -= timedelta(weeks=1)  # somebody set the clock back
    with pytest.raises(UsageError, match="still to come"):
        tracker.days.answer(ahead, Statement.CHOICE, 5)

    tracker.days.answer(ahead, Statement.CHOICE, None)
    assert tracker.days.answers(ahead) == {}


def test_an_answer_beside_the_scale_is_not_kept(tracker):
    with pytest.raises(ValueError, match="not on the scale"):
        tracker.days.answer(tracker.this_week(), Statement.CHOICE, 6)

    assert tracker.days.answers(tracker.this_week()) == {}


def test_nothing_is_asked_until_the_person_wants_it(tracker):
    assert statements_from(tracker.settings) == ()
    tracker.set("week.self_report_more", "true", tracker.today())
    assert statements_from(tracker.settings) == ()

    tracker.set("week.self_report", "true", tracker.today())
    assert statements_from(tracker.settings) == (*USUAL, *MORE)
    tracker.set("week.self_report_more", "false", tracker.today())
    assert statements_from(tracker.settings) == USUAL
