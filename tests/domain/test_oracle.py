"""The week's figures agree with a slow second computation, whatever the plan and the record."""

from datetime import datetime, timedelta

from hypothesis import given, note

from tests.domain.oracle import Day, Rest
from tests.domain.oracle_plan import EPOCH, MINUTE
from tests.domain.weeks import Case, cases, schedule_of
from tracker.domain.balance import week_balance
from tracker.domain.rest import Rest as RealRest
from tracker.domain.week import DayBalance, Week, WeekBalance


def minutes(length: timedelta | None) -> int | None:
    return None if length is None else length // MINUTE


def at(instant: datetime | None) -> int | None:
    return None if instant is None else (instant - EPOCH) // MINUTE


def balance_of(case: Case) -> WeekBalance:
    return week_balance(
        Week.of(case.monday),
        schedule_of(case.plan),
        case.record,
        now=EPOCH + case.now * MINUTE,
        is_tracking=case.is_tracking,
    )


def as_rest(rest: RealRest | None) -> Rest | None:
    if rest is None:
        return None
    return Rest(rest.state.value, minutes(rest.strict), minutes(rest.main), len(rest.check_ins))


def as_day(day: DayBalance) -> Day:
    classes: dict[str, int] = {}
    for piece in day.pieces:
        name = piece.work_class.value
        classes[name] = classes.get(name, 0) + piece.span.length // MINUTE
    return Day(
        day.day,
        day.known,
        day.work // MINUTE,
        classes,
        day.planned // MINUTE,
        sum(p.span.length // MINUTE for p in day.pieces if p.place.value == "home"),
        at(day.first),
        at(day.last),
        sum(not episode.is_planned for episode in day.episodes),
        sum(episode.is_planned for episode in day.episodes),
        len(day.check_ins),
        day.evening.value,
        as_rest(day.rest_after),
        minutes(day.left_open.length) if day.left_open is not None else None,
        minutes(day.left_open.length_unlocked) if day.left_open is not None else None,
        day.evening_watched,
    )


@given(cases())
def test_each_day_is_as_the_second_computation_has_it(case: Case):
    note(repr(case))

    assert [as_day(day) for day in balance_of(case).days] == case.oracle().days()


@given(cases())
def test_weekly_rest_is_as_the_second_computation_has_it(case: Case):
    note(repr(case))
    real, expected = balance_of(case).weekly_rest, case.oracle().weekly_rest()

    found = (real.state.value, minutes(real.strict), minutes(real.main))
    assert found == (expected.state, expected.strict, expected.main)
