"""ISO weeks, and the counts of movement breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import balance, work
from tracker.domain.week import Movement, Week


def test_week_begins_on_monday():
    assert Week(2026, 47).monday == date(2026, 11, 16)
    assert [day.isoweekday() for day in Week(2026, 47).days] == [1, 2, 3, 4, 5, 6, 7]


def test_week_is_named_by_its_thursday():
    assert Week.of(date(2027, 1, 3)) == Week(2026, 53)
    assert str(Week.of(date(2026, 1, 1))) == "2026-W01"


@pytest.mark.parametrize("number", [0, 54, 99])
def test_year_has_no_such_week(number):
    with pytest.raises(ValueError, match="Invalid week"):
        Week(2026, number)


def test_weeks_go_on_over_the_turn_of_the_year():
    assert Week(2026, 53).shifted(1) == Week(2027, 1)
    assert Week(2027, 1).shifted(-1) == Week(2026, 53)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_shifting_there_and_back_changes_nothing(day: date, weeks: int):
    week = Week.of(day)

    assert day in week.days
    assert week.shifted(weeks).shifted(-weeks) == week
    assert (week.shifted(weeks) > week) == (weeks > 0)


@pytest.mark.parametrize(
    ("number", "hours"), [(13, 167), (43, 169), (47, 168)], ids=["spring", "autumn", "november"]
)
def test_week_worked_through_has_the_hours_that_pass(number, hours):
    monday = Week(2026, number).monday
    after = Week(2026, number).shifted(1).monday
    week = balance([work(f"{monday:%m-%d} 00:00", f"{after:%m-%d} 12:00")], number)

    assert week.work == timedelta(hours=hours)
    assert sum((day.work for day in week.days), timedelta(0)) == week.work
    assert week.core == timedelta(hours=40)


def test_met_is_the_share_of_breaks_taken_asked_or_unasked():
    assert Movement(5, 2, 1, 1, 1, 1).met == 3 / 5


@pytest.mark.parametrize("deferred", [0, 4])
def test_met_needs_something_to_meet(deferred):
    assert Movement(deferred, 0, 0, 0, 0, deferred).met is None
