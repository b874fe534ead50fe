"""What people type: times, dates, weeks, hours."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.week import Week
from tracker.errors import UsageError
from tracker.typed import (
    parse_date,
    parse_hours,
    parse_instant,
    parse_part,
    parse_span,
    parse_week,
)

OSLO = "Europe/Oslo"
TODAY = date(2026, 11, 23)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type] # parts of a date


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("08:00", utc(2026, 11, 23, 7)),
        ("8:00", utc(2026, 11, 23, 7)),
        (" 08:00:30 ", utc(2026, 11, 23, 7, 0, 30)),
        ("24:00", utc(2026, 11, 23, 23)),
        ("08:00+00:00", utc(2026, 11, 23, 8)),
        ("2026-11-16 08:00", utc(2026, 11, 16, 7)),
        ("2026-11-16T08:00", utc(2026, 11, 16, 7)),
        ("2026-11-16T08:00Z", utc(2026, 11, 16, 8)),
        ("2026-11-16T08:00-0500", utc(2026, 11, 16, 13)),
        ("2026-07-01 08:00", utc(2026, 7, 1, 6)),
        ("2026-10-25 03:00", utc(2026, 10, 25, 2)),
        ("2026-03-29 03:00", utc(2026, 3, 29, 1)),
    ],
)
def test_a_time_is_local_at_home_unless_it_says_otherwise(text, instant):
    assert parse_instant(text, OSLO, TODAY) == instant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8",
        "8.00",
        "08:60",
        "24:01",
        "0800",
        "2026-11-16",
        "16.11.2026 08:00",
        "08:00 pm",
        "\u0660\u0668:\u0660\u0660",
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(UsageError):
        parse_instant(text, OSLO, TODAY)


@pytest.mark.parametrize("text", ["1970-01-01T00:00+14:00", "2100-12-31T24:00-12:00"])
def test_an_instant_out_of_reach_is_refused_where_its_date_is_not(text):
    with pytest.raises(UsageError, match="expected a year from 1970 to 2100"):
        parse_instant(text, OSLO, TODAY)


@pytest.mark.parametrize("text", ["2026-03-29 02:00", "2026-03-29 02:59:59"])
def test_a_time_that_daylight_saving_skips_is_refused(text):
    with pytest.raises(UsageError, match="does not exist in Europe/Oslo"):
        parse_instant(text, OSLO, TODAY)


@pytest.mark.parametrize("text", ["2026-10-25 02:00", "2026-10-25 02:59:59"])
def test_a_time_that_comes_twice_is_refused_with_both_ways_to_write_it(text):
    with pytest.raises(UsageError, match=r"comes twice .* write 2026-10-25T02.*\+02:00 or .*\+01"):
        parse_instant(text, OSLO, TODAY)


def test_an_end_without_a_date_lies_on_the_day_of_the_start():
    start, end = parse_span("2026-11-16 08:00", "12:00", OSLO, TODAY)

    assert (start, end) == (utc(2026, 11, 16, 7), utc(2026, 11, 16, 11))


def test_the_day_of_the_start_is_the_one_at_home():
    start, end = parse_span("2026-11-16T20:00-05:00", "03:00", OSLO, TODAY)

    assert (start, end) == (utc(2026, 11, 17, 1), utc(2026, 11, 17, 2))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_refused_in_one_sentence(text):
    for parse in (parse_date, parse_week, parse_hours, parse_part):
        try:
            parse(text)
        except UsageError as refused:
            sentence = refused.sentence
        else:
            continue

        assert sentence.endswith(".")


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_every_date_within_reach_names_its_week(day):
    week = Week.of(day)

    assert parse_week(day.isoformat()) == week
    if 1970 <= week.year <= 2100:
        assert parse_week(str(week)) == week


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-14:00", ((600, 840),)),
        ("13:00-15:00,08:00-12:00", ((480, 720), (780, 900))),
        ("22:00-06:00", ((1320, 1800),)),
        ("none", ()),
        ("schedule", None),
    ],
)
def test_hours_of_a_day_are_intervals_none_or_those_of_the_schedule(text, hours):
    assert parse_hours(text) == hours
