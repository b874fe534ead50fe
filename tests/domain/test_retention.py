"""How long the record is kept: whole days by the calendar, and never more than was agreed to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.retention import (
    AT_ONCE,
    PUT_OFF,
    WITNESSES,
    Fate,
    Old,
    Terms,
    fate_of,
    goes_on,
    kept_from,
    old_days,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
AGREED, ASKED = Terms(36, is_agreed=True), Terms(36, is_agreed=False)
DAYS = st.dates(date(1970, 1, 1), date(9000, 1, 1))
MONTHS = st.integers(1, 1200)


def old(days=1):
    """Return so many days that are too old."""
    last = date(2023, 11, 22)
    return Old(last - (days - 1) * DAY, last, days, date(2023, 11, 23))


# --- Which days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 23), 36, date(2023, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 10, 23)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 36, date(2024, 2, 28)),
        (date(2027, 3, 1), 36, date(2024, 3, 1)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 23), 1200, date(1926, 11, 23)),
        (date(50, 1, 1), 1200, date.min),
        (date(2026, 11, 23), 0, date.min),
    ],
)
def test_days_before_the_same_date_so_many_months_ago_are_too_old(today, months, first):
    assert kept_from(today, months) == first


@given(DAYS, MONTHS)
def test_the_week_that_runs_is_never_too_old(today, months):
    assert kept_from(today, months) <= today - 4 * 7 * DAY


@given(DAYS, MONTHS)
def test_the_border_never_moves_back_as_days_pass(today, months):
    assert kept_from(today, months) <= kept_from(today + DAY, months)


@given(DAYS, MONTHS)
def test_a_day_goes_on_the_first_day_on_which_it_is_too_old(day, months):
    goes = goes_on(day, months)

    assert goes is not None
    assert kept_from(goes - DAY, months) <= day < kept_from(goes, months)


def test_a_leap_day_is_kept_as_long_as_the_days_beside_it():
    assert goes_on(date(2024, 2, 28), 12) == date(2025, 3, 1)
    assert goes_on(date(2024, 2, 29), 12) == date(2025, 3, 1)
    assert goes_on(date(2024, 3, 1), 12) == date(2025, 3, 2)


def test_what_is_kept_for_ever_never_goes():
    assert goes_on(TODAY, 0) is None
    assert goes_on(date(9990, 1, 1), 1200) is None


def test_days_are_told_by_the_first_the_last_and_how_many_hold_something():
    found = [date(2023, 11, 20), date(2023, 11, 22), date(2023, 11, 20), date(2023, 11, 23)]

    assert old_days(found, date(2023, 11, 23)) == Old(
        date(2023, 11, 20), date(2023, 11, 22), 2, date(2023, 11, 23)
    )
    assert old_days(found[3:], date(2023, 11, 23)) is None


# --- What becomes of them -------------------------------------------------------------------------


def fate(found, terms, *, witnesses=WITNESSES, put_off_on=None, today=TODAY):
    return fate_of(found, terms, today, witnesses, put_off_on)


def test_without_old_days_there_is_nothing_to_ask():
    assert fate(None, ASKED) is Fate.NONE
    assert fate(None, AGREED, witnesses=0) is Fate.NONE


def test_nobody_loses_a_day_without_having_agreed():
    assert fate(old(), ASKED) is Fate.ASK
    assert fate(old(), AGREED) is Fate.GO


def test_days_of_more_than_two_months_are_asked_about_whatever_was_agreed():
    """A setting was lowered, an old export came in, or the clock is years ahead."""
    assert fate(old(AT_ONCE.days), AGREED) is Fate.GO
    assert fate(old(AT_ONCE.days + 1), AGREED) is Fate.ASK
    alone = replace(old(), first=old().kept_from - AT_ONCE - DAY)
    assert fate(alone, AGREED) is Fate.ASK


def test_a_clock_is_believed_once_days_were_measured_by_it():
    for terms in (ASKED, AGREED):
        assert fate(old(), terms, witnesses=WITNESSES - 1) is Fate.DOUBTED


def test_not_now_holds_for_a_month():
    assert fate(old(), ASKED, put_off_on=TODAY) is Fate.LATER
    assert fate(old(), ASKED, put_off_on=TODAY - PUT_OFF + DAY) is Fate.LATER
    assert fate(old(), ASKED, put_off_on=TODAY - PUT_OFF) is Fate.ASK


def test_not_now_said_while_the_clock_was_ahead_does_not_hold_for_years():
    assert fate(old(), ASKED, put_off_on=TODAY + DAY) is Fate.ASK


def test_what_was_agreed_goes_before_an_older_not_now():
    assert fate(old(), AGREED, put_off_on=TODAY) is Fate.GO
