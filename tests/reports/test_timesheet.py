"""Totals of days for a timesheet: plain figures in columns apart by tabs."""

import pytest

from tests.ui.weeks import HOME, across_new_year, example, travelling, week_of
from tracker.reports.timesheet import timesheet


def lines_of(balance, sign="."):
    return [line.split("\t") for line in timesheet(balance.days, sign).splitlines()]


def test_a_line_a_day_with_start_end_and_work_without_pauses():
    lines = lines_of(example())

    assert lines[0] == ["2026-11-16", "08:00", "16:00", "7:30", "7.50"]
    assert lines[1] == ["2026-11-17", "08:00", "22:10", "8:25", "8.42"]
    assert lines[6] == ["2026-11-22", "", "", "", ""]


def test_every_line_ends_and_there_are_as_many_as_days():
    said = timesheet(example().days[:1], ".")

    assert said == "2026-11-16\t08:00\t16:00\t7:30\t7.50\n"


def test_numbers_have_the_sign_that_the_sheet_reads():
    assert lines_of(example(), ",")[1][4] == "8,42"


@pytest.mark.parametrize(
    ("end", "work", "hours"),
    [
        ("08:01", "0:01", "0.02"),
        ("08:03", "0:03", "0.05"),
        ("08:20", "0:20", "0.33"),
        ("08:40", "0:40", "0.67"),
        ("08:59", "0:59", "0.98"),
        ("09:00", "1:00", "1.00"),
    ],
)
def test_hours_are_rounded_to_hundredths(end, work, hours):
    assert lines_of(week_of((0, "08:00", end, HOME, False)))[0][3:] == [work, hours]


def test_an_end_past_midnight_is_the_time_on_the_next_days_clock():
    line = lines_of(week_of((0, "22:00", "25:30", HOME, False)))[0]

    assert line == ["2026-11-16", "22:00", "01:30", "3:30", "3.50"]


def test_a_day_of_travel_is_told_by_the_clock_there():
    balance = travelling(("America/New_York", "08:00", "09:00"))

    assert any(line[1:3] == ["08:00", "09:00"] for line in lines_of(balance))


def test_dates_are_those_of_their_days():
    assert [line[0] for line in lines_of(across_new_year())] == [
        day.day.isoformat() for day in across_new_year().days
    ]
