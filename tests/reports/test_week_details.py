"""What the key figures leave open: rests by state, free days, long stretches at the screen."""

from datetime import date

import pytest

from tests.domain.days import balance, record, span
from tests.domain.days import work as typed
from tests.reports.examples import worked_example
from tracker.domain.model import Origin, WorkSpan
from tracker.domain.week import WeekBalance
from tracker.reports.week_details import details
from tracker.wording import use_language

LONG_ONES = (
    "3 stretches at the screen were longer than an hour, 1 of them longer than an hour and a half."
)


def screen_week(*ends: str) -> WeekBalance:
    """Return a week with measured work from 08:00 to each of these times, a day each."""
    spans = [span(f"11-{16 + n} 08:00", end) for n, end in enumerate(ends)]
    work = [WorkSpan(one, "Europe/Oslo", origin=Origin.MEASURED) for one in spans]
    return balance(record(*work, seen=tuple(spans)))


def test_the_worked_week():
    assert details(worked_example()) == [
        (
            "Outside core hours: early 45 min, evening 3 h 15 min, night 1 h 40 min"
            " and weekend 45 min."
        ),
        "From home: 26 h 25 min (62%), 4 h 55 min of it outside core hours.",
        "Rests after work: 4 full, 1 interrupted and 1 short. 5 of 6 without a check-in.",
        "1 of 7 known days was free of work.",
    ]


def test_the_worked_week_in_norwegian():
    use_language("nb")

    assert details(worked_example())[2:] == [
        "Hvile etter jobb: 4 fulle, 1 avbrutt og 1 kort. 5 av 6 uten rask jobbsjekk.",
        "1 av 7 kjente dager var fri for jobb.",
    ]


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (("09:00",), None),
        (("09:01",), "1 stretch at the screen was longer than an hour."),
        (
            ("09:01", "09:30", "09:31"),
            LONG_ONES,
        ),
    ],
)
def test_long_stretches_are_counted(ends, told):
    found = [said for said in details(screen_week(*ends)) if "screen" in said]

    assert found == ([told] if told else [])


def test_a_week_without_work_has_nothing_to_add():
    assert details(balance(record())) == []


def test_where_rests_are_not_over_none_is_counted():
    week = balance(record(typed("11-16 08:00", "12:00")), now="11-16 13:00")

    assert not any("Rest" in said for said in details(week))
    assert week.known_rests == week.untouched_rests == 0
    assert week.days[0].day == date(2026, 11, 16)
