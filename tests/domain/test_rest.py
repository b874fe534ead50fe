"""Rest between working days, its state and its interruptions."""

from datetime import timedelta

import pytest

from tests.domain.days import (
    NEW_YORK,
    as_minutes,
    at,
    balance,
    clock,
    covered,
    leave,
    plan,
    record,
    span,
    swap,
    told,
    version,
    work,
)
from tracker.domain.model import CoverageKind, CoverageSpan, Origin, WorkSpan
from tracker.domain.rest import Rest, RestState
from tracker.domain.spans import Span
from tracker.domain.week import WeekBalance

MEASURED = Origin.MEASURED
TRACKED, OFF, UNKNOWN = CoverageKind
FULL, INTERRUPTED, SHORT = RestState.FULL, RestState.INTERRUPTED, RestState.SHORT
OPEN = RestState.OPEN


def rest_after(week: WeekBalance, day: int) -> Rest:
    """Return the rest after a day of the week, 1 for Monday."""
    rest = week.days[day - 1].rest_after
    assert rest is not None
    return rest


# ---------------------------------------------------------------- from last end to first start


def test_rest_of_a_split_day_lies_between_the_days():
    """The gap at midday is twelve hours, but the night's rest is seven."""
    rows = [
        work("11-16 06:00", "08:00"),
        work("11-16 20:00", "23:00"),
        work("11-17 06:00", "08:00"),
    ]

    assert told(rest_after(balance(rows), 1)) == ("7:00", "7:00", "short")


def test_rest_of_spring_night_is_ten_hours():
    rows = [work("03-28 20:00", "23:30"), work("03-29 10:30", "12:00")]

    assert told(rest_after(balance(rows, 13), 6)) == ("10:00", "10:00", "short")


def test_rest_of_autumn_night_is_eleven_hours_and_a_half():
    rows = [work("10-24 20:00", "23:30"), work("10-25 10:00", "12:00")]

    assert told(rest_after(balance(rows, 43), 6)) == ("11:30", "11:30", "full")


def test_rest_on_the_way_west_is_longer_than_the_clock_says():
    rows = [work("11-17 08:00", "16:00"), work("11-18 07:00", "15:00", zone=NEW_YORK)]

    assert clock(rest_after(balance(rows), 2).strict) == "21:00"


def test_rest_on_the_way_east_is_shorter_than_the_clock_says():
    rows = [work("11-17 09:00", "17:00", zone=NEW_YORK), work("11-18 09:00", "16:00")]

    assert told(rest_after(balance(rows), 2)) == ("10:00", "10:00", "short")


def test_rest_over_free_days_is_one_rest():
    rows = [work("11-20 08:00", "16:00"), work("11-23 08:00", "16:00")]

    assert told(rest_after(balance(rows), 5)) == ("64:00", "64:00", "full")


def test_block_over_the_day_boundary_belongs_to_the_day_in_which_it_begins():
    rows = [work("11-17 22:00", "11-18 05:00"), work("11-18 16:00", "18:00")]

    assert told(rest_after(balance(rows), 2)) == ("11:00", "11:00", "full")


def test_day_into_which_a_block_only_reaches_has_no_rest_of_its_own():
    rows = [work("11-17 22:00", "11-18 05:00"), work("11-19 08:00", "16:00")]
    week = balance(rows)

    assert as_minutes(week.days[2].work) == 60
    assert week.days[2].rest_after is None
    assert clock(rest_after(week, 2).strict) == "27:00"


# ---------------------------------------------------------------- states


@pytest.mark.parametrize(("end", "state"), [("20:59", FULL), ("21:00", FULL), ("21:01", SHORT)])
def test_exactly_eleven_hours_are_full(end, state):
    rows = [work("11-17 08:00", end), work("11-18 08:00", "16:00")]

    assert rest_after(balance(rows), 2).state is state


def test_a_microsecond_short_of_eleven_hours_is_short():
    first, second = span("11-17 08:00", "21:00"), span("11-18 08:00", "16:00")
    late = Span(first.start, first.end + timedelta(microseconds=1))
    rows = [WorkSpan(s, "Europe/Oslo", origin=Origin.TYPED) for s in (late, second)]

    assert rest_after(balance(rows), 2).state is SHORT


def test_target_is_the_persons_choice():
    rows = [work("11-17 08:00", "21:00"), work("11-18 08:00", "16:00")]
    twelve = plan(version(daily_rest=timedelta(hours=12)))

    assert rest_after(balance(rows, schedule=twelve), 2).state is SHORT


def test_check_in_interrupts_a_rest_that_is_long_enough_without_it():
    rows = [
        work("11-17 08:00", "16:45"),
        work("11-17 22:00", "22:10"),
        work("11-18 08:00", "16:00"),
    ]
    rest = rest_after(balance(rows), 2)

    assert told(rest) == ("9:50", "15:15", "interrupted")
    assert clock(rest.cost) == "5:25"
    assert [block.span.start for block in rest.check_ins] == [at("11-17 22:00")]


@pytest.mark.parametrize(("end", "state"), [("21:00", INTERRUPTED), ("21:01", SHORT)])
def test_exactly_eleven_hours_around_a_check_in_are_enough(end, state):
    rows = [
        work("11-17 08:00", end),
        work("11-18 05:00", "05:10"),
        work("11-18 08:00", "16:00"),
    ]

    assert rest_after(balance(rows), 2).state is state


def test_check_in_before_the_next_morning_belongs_to_the_next_day():
    rows = [
        work("11-17 08:00", "22:00"),
        work("11-18 05:00", "05:10"),
        work("11-18 10:00", "16:00"),
    ]
    rest = rest_after(balance(rows), 2)

    assert told(rest) == ("7:00", "12:00", "interrupted")


def test_check_in_changes_nothing_where_the_rest_is_short_anyway():
    rows = [
        work("11-17 08:00", "23:00"),
        work("11-18 05:00", "05:10"),
        work("11-18 08:00", "16:00"),
    ]

    assert told(rest_after(balance(rows), 2)) == ("6:00", "9:00", "short")


def test_call_out_while_on_call_cuts_the_rest():
    rows = [
        work("11-17 08:00", "16:00"),
        work("11-17 23:00", "23:10"),
        work("11-18 08:00", "16:00"),
    ]
    duty = (span("11-17 16:00", "11-18 08:00"),)

    assert told(rest_after(balance(record(*rows, on_call=duty)), 2)) == ("8:50", "8:50", "short")


def test_after_a_day_of_check_ins_the_main_rest_is_the_whole_one_around_it():
    rows = [
        work("11-20 08:00", "16:00"),
        work("11-21 12:00", "12:10"),
        work("11-23 08:00", "16:00"),
    ]
    week = balance(rows)

    assert told(rest_after(week, 5)) == ("20:00", "64:00", "full")
    assert told(rest_after(week, 6)) == ("43:50", "64:00", "full")
    assert len(rest_after(week, 6).check_ins) == 1


def test_day_of_check_ins_with_nothing_before_it_rests_from_its_own_end():
    rows = [work("11-21 12:00", "12:10"), work("11-23 08:00", "16:00")]

    assert told(rest_after(balance(rows), 6)) == ("43:50", "43:50", "full")


# ---------------------------------------------------------------- open


EVENING_BEFORE = [work("11-17 08:00", "16:00")]


def test_rest_with_no_later_work_is_open():
    rest = rest_after(balance(EVENING_BEFORE, now="11-18 07:00"), 2)

    assert told(rest) == (None, None, "open")
    assert rest.end is None


@pytest.mark.parametrize(
    ("now", "state"), [("11-18 02:59", OPEN), ("11-18 03:00", FULL), ("11-18 07:00", FULL)]
)
def test_rest_that_is_watched_is_full_once_it_has_reached_the_target(now, state):
    rest = rest_after(balance(EVENING_BEFORE, now=now, is_tracking=True), 2)

    assert rest.state is state


def test_running_rest_tells_how_long_it_has_lasted():
    rest = rest_after(balance(EVENING_BEFORE, now="11-18 04:00", is_tracking=True), 2)

    assert told(rest) == ("12:00", "12:00", "full")


def test_rest_that_ended_today_is_not_in_doubt_because_today_is_not_over():
    rows = [*EVENING_BEFORE, work("11-18 08:00", "09:00", origin=MEASURED)]
    facts = record(*rows, coverage=covered(TRACKED, ("11-18 08:00", "11-18 09:00")))

    assert told(rest_after(balance(facts, now="11-18 09:00"), 2)) == ("16:00", "16:00", "full")


def test_rest_cut_by_a_check_in_stays_open_until_the_main_one_is_over():
    rows = [*EVENING_BEFORE, work("11-18 05:00", "05:10")]

    assert rest_after(balance(rows, now="11-18 07:00", is_tracking=True), 2).state is FULL
    late = [work("11-17 08:00", "22:00"), work("11-18 05:00", "05:10")]
    assert rest_after(balance(late, now="11-18 07:00", is_tracking=True), 2).state is OPEN
    assert rest_after(balance(late, now="11-18 09:30", is_tracking=True), 2).state is INTERRUPTED
    assert rest_after(balance(late, now="11-18 09:30"), 2).state is OPEN


# ---------------------------------------------------------------- unknown


def unseen(start: str, end: str, **other: object) -> WeekBalance:
    """Return a week in which nobody watched on Wednesday from `start` to `end`."""
    rows = [*EVENING_BEFORE, work("11-19 08:00", "16:00")]
    watched = covered(TRACKED, ("11-18 08:00", "11-18 12:00"))
    gap = covered(UNKNOWN, (f"11-18 {start}", f"11-18 {end}"))
    return balance(record(*rows, coverage=(*watched, *gap), **other))


@pytest.mark.parametrize(
    ("end", "state"), [("13:59", FULL), ("14:00", FULL), ("14:01", RestState.UNKNOWN)]
)
def test_rest_with_more_than_two_hours_unseen_is_unknown(end, state):
    rest = rest_after(unseen("12:00", end), 2)

    assert rest.state is state
    assert (rest.strict is None) == (state is RestState.UNKNOWN)


def test_word_of_the_person_settles_what_was_not_seen():
    confirmed = frozenset({at("11-18 12:00").date()})

    assert rest_after(unseen("12:00", "18:00", confirmed=confirmed), 2).state is FULL


def test_night_is_no_part_of_the_window():
    """Unseen from midnight to five, and from five on for two hours: that is little enough."""
    assert rest_after(unseen("00:00", "07:00"), 2).state is FULL


def test_rest_is_in_doubt_only_where_the_window_of_the_day_lies_in_it():
    """The afternoon makes Wednesday unknown, but only an hour of its window is in the rest."""
    rows = [
        work("11-17 08:00", "21:00", origin=MEASURED),
        work("11-18 06:00", "12:00", origin=MEASURED),
        work("11-19 08:00", "16:00"),
    ]
    coverage = (
        *covered(TRACKED, ("11-17 08:00", "11-17 21:00"), ("11-18 06:00", "11-18 12:00")),
        *covered(UNKNOWN, ("11-18 12:00", "11-18 18:00")),
    )
    week = balance(record(*rows, coverage=coverage))

    assert not week.days[2].known
    assert told(rest_after(week, 2)) == ("9:00", "9:00", "short")
    assert rest_after(week, 3).state is RestState.UNKNOWN


def test_workday_with_the_machine_off_puts_the_rest_in_doubt():
    rows = [*EVENING_BEFORE, work("11-19 08:00", "16:00")]

    assert rest_after(balance(rows), 2).state is RestState.UNKNOWN


def test_doubt_reaches_beyond_a_check_in_to_the_next_main_work():
    """Nobody knows Wednesday of the next week, in which the main rest still goes on."""
    rows = [
        work("11-20 08:00", "16:00"),
        work("11-23 20:00", "20:10"),
        work("11-26 08:00", "16:00"),
    ]
    away = plan(leave=[leave("11-23"), leave("11-24")])

    assert rest_after(balance(rows, schedule=away), 5).state is RestState.UNKNOWN


@pytest.mark.parametrize(
    ("begins", "state"), [("06:59", FULL), ("07:00", FULL), ("07:01", RestState.UNKNOWN)]
)
def test_two_hours_of_a_day_that_is_not_known_are_no_doubt(begins, state):
    """Wednesday is not known, but its window begins at five."""
    rows = [*EVENING_BEFORE, work(f"11-18 {begins}", "12:00", origin=MEASURED)]
    coverage = (
        *covered(TRACKED, ("11-18 06:00", "11-18 12:00")),
        *covered(UNKNOWN, ("11-18 12:00", "11-18 18:00")),
    )

    assert rest_after(balance(record(*rows, coverage=coverage)), 2).state is state


@pytest.mark.parametrize(("now", "state"), [("11-18 15:59", FULL), ("11-18 16:00", "unknown")])
def test_today_is_in_doubt_once_its_core_has_gone_by_unseen(now, state):
    assert rest_after(balance(EVENING_BEFORE, now=now, is_tracking=True), 2).state == state


def test_window_moves_with_the_day_boundary():
    """A night worker's day begins at 14:00, and its window at 15:00."""
    nights = plan(version(("22:00-30:00",), "1234567"))
    rows = [
        work("11-16 22:00", "11-17 06:00", origin=MEASURED),
        work("11-18 22:00", "11-19 06:00", origin=MEASURED),
    ]
    watched = covered(
        TRACKED, ("11-16 22:00", "11-17 06:00"), ("11-17 22:00", "11-18 05:00"),
        ("11-18 22:00", "11-19 06:00"),
    )  # fmt: skip
    early = (*watched, *covered(UNKNOWN, ("11-17 12:00", "11-17 17:00")))
    late = (*watched, *covered(UNKNOWN, ("11-17 12:00", "11-17 17:01")))

    def state(coverage: tuple[CoverageSpan, ...]) -> RestState:
        return rest_after(balance(record(*rows, coverage=coverage), schedule=nights), 1).state

    assert (state(early), state(late)) == (FULL, RestState.UNKNOWN)


def test_swapped_days_are_judged_like_others():
    """A Saturday worked instead of Friday: its core hours make it a workday that can be missed."""
    swapped = plan(swaps=[swap("11-21", "08:00-16:00")])
    rows = [work("11-20 08:00", "18:00"), work("11-23 08:00", "16:00")]

    assert rest_after(balance(rows, schedule=swapped), 5).state is RestState.UNKNOWN
