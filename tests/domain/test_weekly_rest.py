"""The long rest of the week."""

from datetime import timedelta

import pytest

from tests.domain.days import (
    at,
    balance,
    clock,
    leave,
    plan,
    record,
    told,
    version,
    work,
)
from tracker.domain.model import Origin, WorkSpan
from tracker.domain.rest import RestState, WeeklyRest

MEASURED = Origin.MEASURED
FULL, SHORT, OPEN = RestState.FULL, RestState.SHORT, RestState.OPEN
INTERRUPTED = RestState.INTERRUPTED
WHOLE_WEEK = [work(f"11-{day} 08:00", "18:00") for day in (16, 17, 18, 19, 20, 21)]
MONDAY_OFF = plan(leave=[leave("11-23")])


def weekly(rows: list[WorkSpan], number: int = 47, **other: object) -> WeeklyRest:
    return balance(rows, number, **other).weekly_rest  # type: ignore[arg-type]  # as of `balance`


def test_free_weekend_is_sixty_four_hours():
    rows = [work("11-20 08:00", "16:00"), work("11-23 08:00", "16:00")]

    assert told(weekly(rows)) == ("64:00", "64:00", "full")


@pytest.mark.parametrize(
    ("number", "friday", "monday", "length"),
    [(13, "03-27", "03-30", "63:00"), (43, "10-23", "10-26", "65:00")],
)
def test_free_weekend_has_the_hours_that_pass(number, friday, monday, length):
    rows = [work(f"{friday} 08:00", "16:00"), work(f"{monday} 08:00", "16:00")]

    assert clock(weekly(rows, number).strict) == length


def test_rest_over_the_end_of_the_week_counts_uncut_for_the_week_it_begins_in():
    """Saturday 18:00 to Tuesday 08:00 is 62 hours, only 30 of them in the first week."""
    rows = [*WHOLE_WEEK, work("11-24 08:00", "18:00")]

    assert told(weekly(rows, schedule=MONDAY_OFF)) == ("62:00", "62:00", "full")


def test_rest_from_the_week_before_counts_from_monday_on():
    """Of that rest the second week holds 32 hours, under 35, so it needs its own."""
    rows = [*WHOLE_WEEK, *(work(f"11-{day} 08:00", "18:00") for day in range(24, 31))]

    assert told(weekly(rows, 48, schedule=MONDAY_OFF)) == ("32:00", "32:00", "short")


def test_holiday_of_two_weeks_satisfies_both():
    off = [leave(f"11-{day}") for day in range(16, 28)]
    rows = [work("11-13 08:00", "16:00"), work("11-30 08:00", "16:00")]
    away = plan(leave=off)

    assert clock(weekly(rows, 47, schedule=away).strict) == "344:00"
    assert clock(weekly(rows, 48, schedule=away).strict) == "176:00"


def test_gap_that_begins_on_monday_at_midnight_belongs_to_the_week():
    rows = [work("11-15 20:00", "11-16 00:00"), work("11-17 12:00", "18:00"), *WHOLE_WEEK[2:]]
    rows += [work("11-22 08:00", "18:00"), work("11-23 08:00", "09:00")]
    away = plan(leave=[leave("11-16")])

    assert told(weekly(rows, schedule=away)) == ("36:00", "36:00", "full")


@pytest.mark.parametrize(("ends", "state"), [("20:59", FULL), ("21:00", FULL), ("21:01", SHORT)])
def test_exactly_thirty_five_hours_are_full(ends, state):
    rows = [*WHOLE_WEEK[:5], work("11-21 08:00", ends), work("11-23 08:00", "16:00")]

    assert weekly(rows).state is state


@pytest.mark.parametrize(("ends", "state"), [("21:00", INTERRUPTED), ("21:01", SHORT)])
def test_exactly_thirty_five_hours_around_a_check_in_are_enough(ends, state):
    rows = [*WHOLE_WEEK[:5], work("11-21 08:00", ends), work("11-22 12:00", "12:10")]

    assert weekly([*rows, work("11-23 08:00", "16:00")]).state is state


@pytest.mark.parametrize("later", [[], [work("11-24 18:00", "19:00")]])
def test_rest_that_begins_with_the_next_week_belongs_to_that(later):
    """Work ended on Monday at midnight, so nothing of this week can grow any more."""
    rows = [*WHOLE_WEEK, work("11-22 08:00", "11-23 00:00"), *later]

    assert told(weekly(rows, schedule=MONDAY_OFF, now="11-25 08:00")) == ("14:00", "14:00", "short")


def test_weekly_target_is_the_persons_choice():
    rows = [*WHOLE_WEEK, work("11-23 08:00", "16:00")]
    strict = plan(version(weekly_rest=timedelta(hours=48)))

    assert weekly(rows).state is FULL
    assert weekly(rows, schedule=strict).state is SHORT


def test_check_in_interrupts_the_long_rest():
    rows = [*WHOLE_WEEK, work("11-22 12:00", "12:10"), work("11-23 08:00", "16:00")]

    assert told(weekly(rows)) == ("19:50", "38:00", "interrupted")


def test_week_that_goes_on_is_open_until_the_target_is_reached():
    rows = WHOLE_WEEK[:3]

    assert told(weekly(rows, now="11-19 07:00", is_tracking=True)) == (None, None, "open")
    assert weekly(rows, now="11-19 07:00", is_tracking=True).so_far == timedelta(hours=14)
    late = record(*rows, confirmed=frozenset({at("11-19 12:00").date()}))
    assert balance(late, now="11-20 05:00", is_tracking=True).weekly_rest.state is FULL


def test_rest_that_nobody_watches_stays_open():
    rows = WHOLE_WEEK

    assert weekly(rows, now="11-22 20:00", is_tracking=True).state is OPEN
    assert weekly(rows, now="11-23 06:00", is_tracking=True).state is FULL
    assert weekly(rows, now="11-23 06:00").state is OPEN


def test_running_rest_is_not_closed_by_a_check_in():
    """The main rest goes on, unwatched, though the strict one was cut."""
    rows = [*WHOLE_WEEK, work("11-22 12:00", "12:10")]

    assert weekly(rows, now="11-23 12:00").state is OPEN


def test_main_rest_is_never_shorter_than_the_strict_one():
    """The main rest still goes on and nobody watches it, but it has lasted as long as that."""
    rest = weekly([*WHOLE_WEEK, work("11-23 06:00", "06:10")], now="11-23 07:00")

    assert told(rest) == ("36:00", "36:00", "full")


def test_long_rest_is_unknown_where_a_gap_that_was_not_seen_could_reach_it():
    rows = [*WHOLE_WEEK[:4], work("11-21 08:00", "18:00"), work("11-22 08:00", "18:00")]
    rows.append(work("11-23 08:00", "09:00"))

    assert told(weekly(rows)) == (None, None, "unknown")


def test_gap_that_was_seen_decides_though_another_was_not():
    rows = [*WHOLE_WEEK[:4], work("11-21 08:00", "09:00"), work("11-23 08:00", "09:00")]

    assert told(weekly(rows)) == ("47:00", "47:00", "full")


def test_gap_that_was_not_seen_and_is_short_anyway_changes_nothing():
    rows = [*WHOLE_WEEK[:2], *WHOLE_WEEK[3:], work("11-22 08:00", "18:00")]
    rows += [work("11-18 18:00", "19:00", origin=MEASURED), work("11-23 08:00", "09:00")]

    assert weekly(rows).state is SHORT


def test_days_before_the_first_on_record_are_no_rest():
    assert weekly([work("11-19 08:00", "18:00"), *WHOLE_WEEK[4:]], now="11-22 08:00").state is (
        RestState.UNKNOWN
    )


def test_empty_record_has_no_long_rest():
    assert weekly([]).state is RestState.UNKNOWN
    assert weekly([], now="11-16 09:00", is_tracking=True).state is OPEN


def test_week_that_lies_ahead_is_open():
    assert weekly(WHOLE_WEEK, 48, now="11-21 19:00", is_tracking=True).state is OPEN
