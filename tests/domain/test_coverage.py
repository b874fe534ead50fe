"""Known days, and why a gap is not calm."""

from datetime import date

import pytest

from tests.domain.days import (
    LONG_AFTER,
    balance,
    covered,
    leave,
    plan,
    record,
    span,
    version,
    work,
)
from tracker.domain.coverage import told_of
from tracker.domain.model import CoverageKind, CoverageSpan, Origin, Record
from tracker.domain.rest import EveningState
from tracker.domain.spans import Span
from tracker.domain.week import WeekBalance

TRACKED, OFF, UNKNOWN = CoverageKind
MEASURED = Origin.MEASURED
BEFORE = work("11-12 08:00", "16:00", origin=MEASURED)  # something was on record before the week


def seen(*coverage: CoverageSpan, **other: object) -> WeekBalance:
    """Return W47 without any work in it."""
    facts = record(BEFORE, coverage=coverage, **other)
    schedule = plan(leave=facts.leave)
    return balance(facts, schedule=schedule)


def tracked(day: int) -> tuple[CoverageSpan, ...]:
    return covered(TRACKED, (f"11-{day} 08:00", f"11-{day} 16:00"))


# ---------------------------------------------------------------- the glossary's week


@pytest.fixture(scope="module")
def example() -> WeekBalance:
    """Mon, Tue tracked; Wed unseen; Thu leave; Fri off all day; Sat, Sun off."""
    coverage = (
        *tracked(16),
        *tracked(17),
        *covered(UNKNOWN, ("11-18 08:00", "11-18 16:00")),
        *covered(OFF, ("11-19 00:00", "11-23 00:00")),
    )
    rows = (
        BEFORE,
        work("11-16 08:00", "16:00", origin=MEASURED),
        work("11-17 08:00", "16:00", origin=MEASURED),
    )
    away = plan(leave=[leave("11-19")])
    return balance(record(*rows, coverage=coverage), schedule=away)


def test_five_of_seven_days_are_known(example):
    assert [day.known for day in example.days] == [True, True, False, True, False, True, True]
    assert example.known_days == 5


def test_days_without_data_are_not_free(example):
    assert [day.is_free for day in example.days] == [False, False, False, True, False, True, True]


def test_evenings_without_data_are_not_calm(example):
    """Of the free evenings, Wednesday's and Friday's are not known: nobody watched."""
    assert [day.evening is EveningState.UNKNOWN for day in example.days] == [
        False,
        False,
        True,
        False,
        True,
        False,
        False,
    ]


# ---------------------------------------------------------------- thresholds


@pytest.mark.parametrize(("end", "known"), [("13:59", True), ("14:00", True), ("14:01", False)])
def test_more_than_two_hours_unseen_make_a_day_unknown(end, known):
    week = seen(*tracked(17), *covered(UNKNOWN, ("11-17 12:00", f"11-17 {end}")))

    assert week.days[1].known is known


def test_unseen_hours_add_up():
    gaps = covered(
        UNKNOWN, ("11-17 05:00", "11-17 06:00"), ("11-17 20:00", "11-17 21:00"),
        ("11-17 23:59", "11-18 00:00"),
    )  # fmt: skip

    assert seen(*tracked(17), *gaps[:2]).days[1].known
    assert not seen(*tracked(17), *gaps).days[1].known


def test_hours_unseen_twice_count_once():
    gap = covered(UNKNOWN, ("11-17 12:00", "11-17 13:30"))

    assert seen(*tracked(17), *gap, *gap).days[1].known


def test_night_is_not_looked_at():
    gaps = covered(UNKNOWN, ("11-17 00:00", "11-17 05:00"), ("11-18 00:00", "11-18 05:00"))

    assert seen(*tracked(17), *gaps).days[1].known


def test_machine_off_through_all_core_hours_is_not_known():
    """Another machine may have been used."""
    assert not seen(*covered(OFF, ("11-17 00:00", "11-18 00:00"))).days[1].known
    assert not seen().days[1].known


def test_a_minute_watched_in_core_hours_is_enough():
    assert seen(*covered(TRACKED, ("11-17 08:00", "11-17 08:01"))).days[1].known
    assert not seen(*covered(TRACKED, ("11-17 07:00", "11-17 08:00"))).days[1].known


def test_free_days_with_the_machine_off_are_known():
    assert [day.known for day in seen().days] == [False] * 5 + [True] * 2


def test_free_weekdays_are_known_like_weekends():
    week = balance(record(BEFORE), schedule=plan(version(days="123")))

    assert [day.known for day in week.days] == [False] * 3 + [True] * 4


def test_leave_is_known():
    week = seen(
        leave=(leave("11-17"), leave("11-18", "08:00-16:00"), leave("11-19", "08:00-15:00"))
    )

    assert [day.known for day in week.days][1:4] == [True, True, False]


def test_holiday_is_known():
    week = balance(record(BEFORE), schedule=plan(holidays={date(2026, 11, 17): "A holiday"}))

    assert week.days[1].known


def test_confirmed_day_is_known():
    unknown = covered(UNKNOWN, ("11-17 05:00", "11-18 00:00"))

    assert seen(*unknown, confirmed=frozenset({date(2026, 11, 17)})).days[1].known


@pytest.mark.parametrize(
    ("origin", "known"),
    [(Origin.TYPED, True), (Origin.IMPORTED, True), (Origin.MEASURED, False)],
)
def test_day_with_typed_or_imported_spans_counts_as_confirmed(origin, known):
    unknown = covered(UNKNOWN, ("11-17 10:00", "11-17 16:00"))
    week = balance(record(BEFORE, work("11-17 08:00", "10:00", origin=origin), coverage=unknown))

    assert week.days[1].known is known


def test_days_before_the_first_on_record_are_not_known():
    week = balance([work("11-19 08:00", "16:00")])

    assert [day.known for day in week.days] == [False] * 3 + [True, False, True, True]


def test_nothing_is_known_where_nothing_is_on_record():
    week = balance(Record())

    assert week.known_days == 0
    assert set(week.evenings) == {EveningState.UNKNOWN}


def test_word_of_the_person_makes_no_day_before_the_first_known():
    facts = record(work("11-19 08:00", "16:00"), confirmed=frozenset({date(2026, 11, 17)}))

    assert not balance(facts).days[1].known


@pytest.mark.parametrize(("now", "known"), [("11-18 03:59", False), ("11-18 04:00", True)])
def test_today_is_not_known_before_it_is_over(now, known):
    week = balance(record(BEFORE, coverage=tracked(17)), now=now)

    assert week.days[1].known is known
    assert week.days[1].is_today is not known


def test_days_ahead_are_not_known():
    week = balance(record(BEFORE), now="11-17 12:00")

    assert [day.is_ahead for day in week.days] == [False, False] + [True] * 5
    assert not any(day.known for day in week.days[2:])
    assert not week.complete


def test_day_is_today_from_its_first_instant_on():
    day = balance(record(BEFORE), now="11-18 04:00").days[2]

    assert (day.is_ahead, day.is_today) == (False, True)


def test_week_is_complete_when_its_last_tracker_day_is_over():
    assert not balance(record(BEFORE), now="11-23 03:59").complete
    assert balance(record(BEFORE), now="11-23 04:00").complete


def test_paused_time_is_not_known_until_it_is_confirmed():
    paused = (*tracked(17), *covered(UNKNOWN, ("11-17 12:00", "11-17 15:00")))

    assert not seen(*paused).days[1].known
    assert seen(*paused, confirmed=frozenset({date(2026, 11, 17)})).days[1].known


# ---------------------------------------------------------------- evenings


def evening(*rows: object, coverage: tuple[CoverageSpan, ...] = (), now=LONG_AFTER) -> EveningState:
    """Return Tuesday's evening, after a day that was tracked."""
    facts = record(BEFORE, *rows, coverage=(*tracked(17), *coverage))  # type: ignore[arg-type]  # rows of work
    return balance(facts, now=now).days[1].evening


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        ("17:00", "18:00", EveningState.DISCONNECTED),
        ("17:00", "18:01", EveningState.WORKED),
        ("22:59", "23:30", EveningState.WORKED),
        ("23:00", "23:30", EveningState.DISCONNECTED),
    ],
)
def test_evening_is_from_six_to_eleven(start, end, state):
    assert evening(work(f"11-17 {start}", end, origin=MEASURED)) is state


def test_planned_evening_is_worked():
    rows = work("11-17 20:00", "21:00", origin=MEASURED, planned=True)

    assert evening(rows) is EveningState.WORKED


def test_evening_window_is_the_persons_choice():
    morning = plan(evening=(360, 660))
    week = balance(record(BEFORE, work("11-17 08:00", "09:00")), schedule=morning)

    assert week.days[1].evening is EveningState.WORKED


@pytest.mark.parametrize(
    ("end", "state"),
    [("20:00", EveningState.DISCONNECTED), ("20:01", EveningState.UNKNOWN)],
)
def test_evening_with_more_than_two_hours_unseen_is_unknown(end, state):
    gap = covered(UNKNOWN, ("11-17 18:00", f"11-17 {end}"))

    assert evening(coverage=gap) is state


def test_evening_that_was_watched_is_known_though_the_day_is_not():
    unseen = covered(UNKNOWN, ("11-17 12:00", "11-17 15:00"))
    watched = covered(TRACKED, ("11-17 18:00", "11-17 19:00"))

    assert evening(coverage=unseen) is EveningState.UNKNOWN
    assert evening(coverage=(*unseen, *watched)) is EveningState.DISCONNECTED


def test_evening_of_a_confirmed_day_is_known():
    facts = record(
        BEFORE,
        coverage=covered(UNKNOWN, ("11-17 05:00", "11-18 00:00")),
        confirmed=frozenset({date(2026, 11, 17)}),
    )

    assert balance(facts).days[1].evening is EveningState.DISCONNECTED


def test_evening_that_is_not_over_is_unknown():
    assert evening(now="11-17 22:59") is EveningState.UNKNOWN
    assert evening(now="11-17 23:00") is EveningState.DISCONNECTED


# ---------------------------------------------------------------- on a shared computer


def told(start: str, end: str, *, is_shared: bool = True) -> list[Span]:
    return told_of(span(start, end), "Europe/Oslo", plan(), is_shared=is_shared)


def test_on_a_work_computer_all_is_told():
    assert told("11-16 18:00", "11-18 12:00", is_shared=False) == [
        span("11-16 18:00", "11-18 12:00")
    ]


def test_on_a_shared_computer_core_hours_are_told_and_nothing_else():
    assert told("11-16 15:00", "11-18 12:00") == [
        span("11-16 15:00", "11-16 16:00"),
        span("11-17 08:00", "11-17 16:00"),
        span("11-18 08:00", "11-18 12:00"),
    ]
    assert told("11-16 16:00", "11-17 08:00") == []
    assert told("11-21 00:00", "11-23 08:00") == [], "a weekend"


def test_evening_of_which_nothing_is_told_is_free_where_the_day_was_watched():
    """So it is on a shared computer; whether the computer was on or off is not on record."""
    evening = seen(*tracked(17)).days[1].evening
    assert evening is EveningState.DISCONNECTED

    assert seen().days[1].evening is EveningState.UNKNOWN, "another machine may have been used"
