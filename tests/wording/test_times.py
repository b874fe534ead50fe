"""Durations, times of day and dates, in both languages."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.wording import (
    LANGUAGES,
    clock,
    clock_in_text,
    clock_minute,
    counted_hours,
    counted_minutes,
    date_in_year,
    date_range,
    duration,
    full_date,
    interval,
    month,
    short_date,
    short_duration,
    short_month,
    short_weekday,
    table_duration,
    use_language,
    week_title,
    weekday,
    whole_minutes,
)

AFTERNOON = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - wording is given local times
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (29.999999, 0), (30, 1), (89, 1), (90, 2), (3600, 60)]
)
def test_minutes_round_half_up(seconds, minutes):
    assert whole_minutes(timedelta(seconds=seconds)) == minutes


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_rounding_is_never_off_by_more_than_half_a_minute(length):
    off = timedelta(minutes=whole_minutes(length)) - length

    assert -timedelta(seconds=30) < off <= timedelta(seconds=30)


@pytest.mark.parametrize("write", [whole_minutes, duration, short_duration, table_duration])
def test_a_negative_duration_is_a_fault_of_the_caller(write):
    with pytest.raises(ValueError, match="negative"):
        write(timedelta(microseconds=-1))


@pytest.mark.parametrize(
    ("minutes", "english", "norwegian"),
    [
        (0, "0 min", "0 min"),
        (45, "45 min", "45 min"),
        (60, "1 h 00 min", "1 t 00 min"),
        (65, "1 h 05 min", "1 t 05 min"),
        (36 * 60, "36 h 00 min", "36 t 00 min"),
        (2545, "42 h 25 min", "42 t 25 min"),
    ],
)
def test_a_duration_in_running_text(minutes, english, norwegian):
    assert duration(timedelta(minutes=minutes)) == english
    use_language("nb")
    assert duration(timedelta(minutes=minutes)) == norwegian


def test_a_minute_short_of_an_hour_rounds_into_the_hour():
    assert duration(timedelta(minutes=59, seconds=30)) == "1 h 00 min"


@pytest.mark.parametrize(
    ("minutes", "english", "norwegian"), [(45, "0 h 45", "0 t 45"), (960, "16 h 00", "16 t 00")]
)
def test_a_duration_as_a_figure(minutes, english, norwegian):
    assert short_duration(timedelta(minutes=minutes)) == english
    use_language("nb")
    assert short_duration(timedelta(minutes=minutes)) == norwegian


@pytest.mark.parametrize(
    ("minutes", "text"), [(5, "0:05"), (450, "7:30"), (690, "11:30"), (9000, "150:00")]
)
def test_a_duration_in_a_table(minutes, text):
    assert table_duration(timedelta(minutes=minutes)) == text


def test_counted_units_take_the_form_of_their_number():
    assert [counted_minutes(1), counted_minutes(50)] == ["1 minute", "50 minutes"]
    assert [counted_hours(1), counted_hours(11)] == ["1 hour", "11 hours"]

    use_language("nb")

    assert [counted_minutes(1), counted_minutes(50)] == ["1 minutt", "50 minutter"]
    assert [counted_hours(1), counted_hours(11)] == ["1 time", "11 timer"]


def test_norwegian_running_text_has_a_point_in_times_and_tables_a_colon():
    assert (clock_in_text(AFTERNOON), clock(AFTERNOON)) == ("16:00", "16:00")
    use_language("nb")
    assert (clock_in_text(AFTERNOON), clock(AFTERNOON)) == ("16.00", "16:00")


def test_a_time_of_day_is_cut_to_the_minute():
    assert clock(AFTERNOON - timedelta(microseconds=1)) == "15:59"


@pytest.mark.parametrize(
    ("minute", "text"), [(0, "00:00"), (485, "08:05"), (1440, "24:00"), (1800, "06:00")]
)
def test_minutes_since_midnight_as_a_time(minute, text):
    assert clock_minute(minute) == text


def test_an_interval_over_midnight():
    assert interval(22 * 60, 30 * 60) == "22:00–06:00"


@pytest.mark.parametrize(
    ("first", "last", "english", "norwegian"),
    [
        ((2026, 11, 16), (2026, 11, 16), "16 November 2026", "16. november 2026"),
        ((2026, 11, 16), (2026, 11, 22), "16–22 November 2026", "16.–22. november 2026"),
        (
            (2026, 11, 30),
            (2026, 12, 6),
            "30 November – 6 December 2026",
            "30. november – 6. desember 2026",
        ),
        (
            (2026, 12, 28),
            (2027, 1, 3),
            "28 December 2026 – 3 January 2027",
            "28. desember 2026 – 3. januar 2027",
        ),
    ],
)
def test_a_range_of_dates_says_month_and_year_as_often_as_needed(first, last, english, norwegian):
    assert date_range(date(*first), date(*last)) == english
    use_language("nb")
    assert date_range(date(*first), date(*last)) == norwegian


def test_dates_in_all_lengths():
    assert full_date(FRIDAY) == "20 November 2026"
    assert date_in_year(FRIDAY) == "20 November"
    assert short_date(FRIDAY) == "20 Nov"
    assert (weekday(FRIDAY), short_weekday(FRIDAY), week_title(FRIDAY)) == (
        "Friday",
        "Fri",
        "Week 47",
    )


def test_norwegian_dates_in_all_lengths():
    use_language("nb")

    assert full_date(FRIDAY) == "20. november 2026"
    assert date_in_year(FRIDAY) == "20. november"
    assert short_date(FRIDAY) == "20. nov."
    assert (weekday(FRIDAY), short_weekday(FRIDAY), week_title(FRIDAY)) == (
        "fredag",
        "fre",
        "Uke 47",
    )


def test_dates_in_nynorsk_in_all_lengths():
    use_language("nn")

    assert full_date(FRIDAY) == "20. november 2026"
    assert date_range(date(2026, 11, 30), date(2026, 12, 6)) == "30. november – 6. desember 2026"
    assert (date_in_year(FRIDAY), short_date(FRIDAY)) == ("20. november", "20. nov.")
    assert week_title(FRIDAY) == "Veke 47"
    week = [date(2026, 11, 16) + timedelta(days=days) for days in range(7)]
    assert " ".join(weekday(day) for day in week) == (
        "måndag tysdag onsdag torsdag fredag laurdag søndag"
    )
    assert " ".join(short_weekday(day) for day in week) == "mån tys ons tor fre lau søn"


def test_lengths_and_times_of_day_in_nynorsk():
    use_language("nn")

    assert [counted_minutes(1), counted_minutes(50)] == ["1 minutt", "50 minutt"]
    assert [counted_hours(1), counted_hours(11)] == ["1 time", "11 timar"]
    assert duration(timedelta(minutes=65)) == "1 t 05 min"
    assert short_duration(timedelta(minutes=45)) == "0 t 45"
    assert (clock_in_text(AFTERNOON), clock(AFTERNOON)) == ("16.00", "16:00")


def test_the_last_days_of_december_can_be_in_week_one():
    assert week_title(date(2024, 12, 30)) == "Week 1"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "days"),
    [
        (weekday, [date(2026, 11, day) for day in range(16, 23)]),
        (short_weekday, [date(2026, 11, day) for day in range(16, 23)]),
        (month, [date(2026, number, 1) for number in range(1, 13)]),
        (short_month, [date(2026, number, 1) for number in range(1, 13)]),
    ],
)
def test_days_and_months_have_names_of_their_own(language, name, days):
    use_language(language)

    assert len({name(day) for day in days}) == len(days)
