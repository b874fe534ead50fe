"""What the person said about days, in lines."""

from datetime import UTC, date, datetime

import pytest

from tracker.domain.model import Leave, Swap
from tracker.domain.spans import Span
from tracker.reports.plan_words import (
    TimeOff,
    in_a_row,
    on_call_span_line,
    swap_line,
    time_off_line,
)
from tracker.wording import use_language

AFTERNOON = (12 * 60, 16 * 60)
CHRISTMAS_EVE, DAY = date(2026, 12, 24), date(2026, 12, 25)


def test_days_off_that_follow_each_other_are_told_as_one():
    leave = [Leave(DAY), Leave(CHRISTMAS_EVE), Leave(date(2026, 12, 27))]

    assert in_a_row(leave) == [
        TimeOff(CHRISTMAS_EVE, DAY, None),
        TimeOff(date(2026, 12, 27), date(2026, 12, 27), None),
    ]


def test_whole_days_and_parts_are_not_joined():
    leave = [Leave(CHRISTMAS_EVE, *AFTERNOON), Leave(DAY), Leave(DAY, *AFTERNOON)]

    assert in_a_row(leave) == [
        TimeOff(CHRISTMAS_EVE, DAY, AFTERNOON),
        TimeOff(DAY, DAY, None),
    ]


def test_the_days_in_a_row_are_all_of_them():
    assert TimeOff(CHRISTMAS_EVE, DAY, None).days == (CHRISTMAS_EVE, DAY)


@pytest.mark.parametrize(
    ("time", "in_english", "in_norwegian"),
    [
        (TimeOff(DAY, DAY, None), "Fri 25 December 2026", "Fre 25. desember 2026"),
        (TimeOff(CHRISTMAS_EVE, DAY, None), "24–25 December 2026", "24.–25. desember 2026"),
        (
            TimeOff(DAY, DAY, AFTERNOON),
            "Fri 25 December 2026, 12:00–16:00",
            "Fre 25. desember 2026, 12:00–16:00",
        ),
    ],
)
def test_days_off_in_words(time, in_english, in_norwegian):
    assert time_off_line(time) == in_english
    use_language("nb")
    assert time_off_line(time) == in_norwegian


def test_a_day_with_hours_of_its_own_in_words():
    split = ((8 * 60, 12 * 60), (20 * 60, 22 * 60))

    assert swap_line(Swap(CHRISTMAS_EVE, split)) == (
        "Thu 24 December 2026, 08:00–12:00 and 20:00–22:00"
    )
    assert swap_line(Swap(CHRISTMAS_EVE, ())) == "Thu 24 December 2026, no core hours"


def test_time_on_call_in_words():
    friday = datetime(2026, 12, 4, 15, tzinfo=UTC)
    night, weekend = datetime(2026, 12, 4, 19, tzinfo=UTC), datetime(2026, 12, 7, 7, tzinfo=UTC)

    assert on_call_span_line(Span(friday, night), "Europe/Oslo") == (
        "Fri 4 December 2026, 16:00–20:00"
    )
    assert on_call_span_line(Span(friday, weekend), "Europe/Oslo") == (
        "Fri 4 December 2026 16:00 – Mon 7 December 2026 08:00"
    )
