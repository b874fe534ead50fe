"""The worked week of the metrics glossary: W47 2026, Europe/Oslo, core Monday to Friday 08-16."""

from datetime import timedelta

import pytest

from tests.domain.days import HOME, WORKPLACE, as_minutes, at, balance, clock, plan, record, work
from tracker.domain.balance import reaches_far_enough
from tracker.domain.model import BreakOutcome, BreakRecord, WorkClass
from tracker.domain.rest import EveningState, RestState
from tracker.domain.week import Week, WeekBalance

ROWS = (
    work("11-16 08:00", "12:00"),
    work("11-16 12:30", "16:00"),
    work("11-17 08:00", "12:00"),
    work("11-17 12:30", "16:45"),
    work("11-17 22:00", "22:10"),
    work("11-18 08:00", "12:00", WORKPLACE),
    work("11-18 12:30", "17:30", WORKPLACE),
    work("11-18 20:00", "22:30"),
    work("11-19 08:30", "12:00", WORKPLACE),
    work("11-19 12:30", "16:00", WORKPLACE),
    work("11-20 07:15", "12:00"),
    work("11-20 12:30", "15:00"),
    work("11-21 10:00", "10:45"),
    work("11-23 08:00", "12:00"),
)


@pytest.fixture(scope="module")
def week() -> WeekBalance:
    return balance(ROWS)


def test_work_of_the_week_is_2545_minutes(week):
    assert as_minutes(week.work) == 2545
    assert [as_minutes(day.work) for day in week.days] == [450, 505, 690, 420, 435, 45, 0]


def test_core_work_is_2160_minutes(week):
    assert as_minutes(week.core) == 2160
    assert [as_minutes(day.core) for day in week.days] == [450, 450, 450, 420, 390, 0, 0]


def test_outside_work_is_385_minutes_of_four_classes(week):
    assert as_minutes(week.outside) == 385
    assert {c.value: as_minutes(length) for c, length in week.classes.items()} == {
        "early": 45,
        "evening": 195,
        "night": 100,
        "between": 0,
        "weekend": 45,
        "dayoff": 0,
        "holiday": 0,
        "leave": 0,
    }


def test_tuesday_and_wednesday_are_split_at_nine_in_the_evening(week):
    tuesday, wednesday = week.days[1], week.days[2]

    assert as_minutes(tuesday.of_class(WorkClass.EVENING)) == 45
    assert as_minutes(tuesday.of_class(WorkClass.NIGHT)) == 10
    assert as_minutes(wednesday.of_class(WorkClass.EVENING)) == 150
    assert as_minutes(wednesday.of_class(WorkClass.NIGHT)) == 90


def test_share_outside_is_a_seventh(week):
    assert week.outside_share is not None
    assert round(week.outside_share, 4) == 0.1513


def test_nothing_was_planned_so_all_of_it_spilled_over(week):
    assert as_minutes(week.planned) == 0
    assert as_minutes(week.spillover) == 385
    assert as_minutes(week.flex) == 0


def test_there_are_six_episodes(week):
    starts = [episode.span.start for day in week.days for episode in day.episodes]

    assert starts == [
        at("11-17 16:00"),
        at("11-17 22:00"),
        at("11-18 16:00"),
        at("11-18 20:00"),
        at("11-20 07:15"),
        at("11-21 10:00"),
    ]
    assert (week.episodes, week.planned_episodes) == (6, 0)


def test_late_look_on_tuesday_is_the_only_check_in(week):
    assert [block.span.start for block in week.check_ins] == [at("11-17 22:00")]
    assert [len(day.check_ins) for day in week.days] == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("day", "strict", "main", "state"),
    [
        (0, "16:00", "16:00", RestState.FULL),
        (1, "9:50", "15:15", RestState.INTERRUPTED),
        (2, "10:00", "10:00", RestState.SHORT),
        (3, "15:15", "15:15", RestState.FULL),
        (4, "19:00", "19:00", RestState.FULL),
        (5, "45:15", "45:15", RestState.FULL),
    ],
)
def test_rests_of_the_week(week, day, strict, main, state):
    rest = week.days[day].rest_after

    assert (clock(rest.strict), clock(rest.main), rest.state) == (strict, main, state)


def test_day_without_work_has_no_rest(week):
    assert week.days[6].rest_after is None


def test_one_rest_is_short_and_one_interrupted_of_six_known(week):
    assert week.rests == {RestState.FULL: 4, RestState.INTERRUPTED: 1, RestState.SHORT: 1}


def test_look_of_ten_minutes_costs_five_hours_and_a_half(week):
    rest = week.days[1].rest_after

    assert len(rest.check_ins) == 1
    assert clock(rest.cost) == "5:25"


def test_five_of_six_rests_are_untouched(week):
    rests = [day.rest_after for day in week.days if day.rest_after]

    assert sum(not rest.check_ins for rest in rests) == 5
    assert sum((rest.cost for rest in rests), timedelta(0)) == timedelta(hours=5, minutes=25)


def test_weekly_rest_is_saturday_to_monday(week):
    rest = week.weekly_rest

    assert (clock(rest.strict), clock(rest.main), rest.state) == ("45:15", "45:15", RestState.FULL)


def test_five_evenings_were_free_of_work(week):
    """No work apps were listed, so Thursday's open app is not seen."""
    assert week.evenings == {EveningState.DISCONNECTED: 5, EveningState.WORKED: 2}
    assert week.days[1].evening is EveningState.WORKED
    assert week.days[2].evening is EveningState.WORKED


def test_hours_at_home(week):
    assert clock(week.home) == "26:25"
    assert week.home_share is not None
    assert round(week.home_share, 4) == 0.6228
    assert as_minutes(week.home_outside) == 295


def test_all_days_are_known_and_the_week_is_complete(week):
    assert week.known_days == 7
    assert week.complete


def test_what_was_not_measured_is_not_told(week):
    assert week.reachable_idle is None
    assert week.longest_stretch is None
    assert week.movement.met is None


def test_first_and_last_of_each_day(week):
    assert week.days[1].first == at("11-17 08:00")
    assert week.days[1].last == at("11-17 22:10")
    assert week.days[6].first is week.days[6].last is None


def test_free_day_is_known_and_without_work(week):
    assert [day.is_free for day in week.days] == [False] * 6 + [True]


@pytest.mark.parametrize(("end", "is_free"), [("10:04", True), ("10:05", False)])
def test_work_of_less_than_five_minutes_leaves_a_day_free(end, is_free):
    week = balance([*ROWS, work("11-22 10:00", end)])

    assert week.days[6].is_free is is_free


def test_monday_after_is_an_open_rest():
    week = balance(ROWS, 48, now="11-23 13:00")

    rest = week.days[0].rest_after
    assert rest is not None
    assert (rest.state, rest.strict, rest.main, rest.end) == (RestState.OPEN, None, None, None)


def test_week_has_its_days_and_zone(week):
    assert str(week.week) == "2026-W47"
    assert week.zone == "Europe/Oslo"
    assert [day.day.isoweekday() for day in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert {day.zone for day in week.days} == {"Europe/Oslo"}
    assert len(week.pieces) == 17


def test_record_reaches_far_enough_with_main_work_on_both_sides():
    facts = record(*ROWS)

    assert reaches_far_enough(Week(2026, 47), plan(), facts) == (False, False)
    assert reaches_far_enough(Week(2026, 46), plan(), facts) == (False, True)
    assert reaches_far_enough(Week(2026, 48), plan(), facts) == (True, False)


def test_movement_of_the_glossarys_morning_is_two_of_three():
    breaks = (
        BreakRecord(BreakOutcome.EXPIRED, at("11-16 09:15"), at("11-16 09:15"), at("11-16 08:50")),
        BreakRecord(BreakOutcome.NATURAL, at("11-16 09:55"), at("11-16 10:03")),
        BreakRecord(BreakOutcome.TAKEN, at("11-16 10:55"), at("11-16 11:00"), at("11-16 10:53")),
    )
    movement = balance(record(*ROWS, breaks=breaks)).movement

    assert (movement.due, movement.taken, movement.expired, movement.natural) == (2, 1, 1, 1)
    assert movement.met == pytest.approx(2 / 3)


def test_deferred_break_counts_nowhere():
    deferred = BreakRecord(
        BreakOutcome.DEFERRED, at("11-16 16:05"), at("11-16 16:15"), at("11-16 15:50")
    )
    movement = balance(record(*ROWS, breaks=(deferred,))).movement

    assert (movement.due, movement.deferred, movement.met) == (1, 1, None)


def test_places_that_are_not_known_are_not_spread():
    facts = [work("11-16 08:00", "10:00"), work("11-16 10:00", "16:00", HOME.UNKNOWN)]
    week = balance(facts)

    assert clock(week.home) == "2:00"
    assert week.home_share == 1.0
    assert balance(facts[1:]).home_share is None
