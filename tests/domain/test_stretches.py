"""Stretches at the screen: the worked morning, what ends one, and what is no stretch at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import as_minutes, at, balance, plan, record, span, version, work
from tracker.domain.model import BreakOutcome, BreakRecord, Origin, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance

TAKEN, NATURAL = BreakOutcome.TAKEN, BreakOutcome.NATURAL
MONDAY = "11-16"


def seen(*texts: str, day: str = MONDAY) -> tuple[Span, ...]:
    """Return spans of a day from texts like `08:00-09:10`."""
    return tuple(span(f"{day} {a}", b) for a, b in (text.split("-") for text in texts))


def rested(text: str, outcome: BreakOutcome = TAKEN) -> BreakRecord:
    (time,) = seen(text)
    return BreakRecord(outcome, time.start, time.end)


def as_work(*spans: Span, origin: Origin = Origin.MEASURED) -> list[WorkSpan]:
    return [WorkSpan(one, "Europe/Oslo", origin=origin) for one in spans]


def monday(*texts: str, breaks: tuple[BreakRecord, ...] = ()) -> DayBalance:
    """Return Monday, seen at the screen at these times, all of it work."""
    there = seen(*texts)
    facts = record(*as_work(*there), seen=there, breaks=breaks)
    return balance(facts).days[0]


def lengths(day: DayBalance) -> list[float | None]:
    return [as_minutes(stretch.length) for stretch in day.stretches]


def test_the_worked_morning():
    day = monday("08:00-09:10", "09:13-09:55", "10:03-10:55", "11:00-11:40")

    assert lengths(day) == [115, 52, 40]
    assert as_minutes(day.longest_stretch) == 115
    assert [stretch.is_long for stretch in day.stretches] == [True, False, False]
    assert [stretch.is_very_long for stretch in day.stretches] == [True, False, False]


@pytest.mark.parametrize(
    ("second", "expected"), [("09:04-10:00", [120]), ("09:05-10:00", [60, 55])]
)
def test_five_minutes_away_are_a_pause(second, expected):
    assert lengths(monday("08:00-09:00", second)) == expected


def test_a_break_ends_a_stretch_in_the_midst_of_work():
    day = monday("08:00-10:00", breaks=(rested("09:00-09:05"),))

    assert lengths(day) == [60, 55]


def test_a_short_break_that_was_asked_for_ends_a_stretch_as_well():
    away = (rested("09:00-09:03"),)

    assert lengths(monday("08:00-09:00", "09:03-10:00", breaks=away)) == [60, 57]
    assert lengths(monday("08:00-09:00", "09:03-10:00")) == [120]


def test_a_break_nobody_got_up_for_ends_nothing():
    skipped = BreakRecord(BreakOutcome.SKIPPED, at("11-16 09:00"), at("11-16 09:00"))

    assert lengths(monday("08:00-10:00", breaks=(skipped,))) == [120]


@pytest.mark.parametrize(("text", "is_long"), [("08:00-09:00", False), ("08:00-09:01", True)])
def test_a_long_stretch_is_longer_than_an_hour(text, is_long):
    assert [stretch.is_long for stretch in monday(text).stretches] == [is_long]


def test_typed_work_is_no_stretch():
    week = balance(record(work("11-16 08:00", "12:00")))

    assert week.days[0].stretches == ()
    assert week.days[0].longest_stretch is None
    assert week.longest_stretch is None


def test_what_the_person_took_out_of_the_record_is_no_stretch():
    corrected = as_work(*seen("08:00-09:30"), origin=Origin.CORRECTED)
    facts = record(*corrected, seen=seen("08:00-10:00", "13:00-14:00"))

    assert lengths(balance(facts).days[0]) == [90]


def test_what_was_typed_on_to_measured_work_is_no_stretch():
    corrected = as_work(*seen("08:00-12:00"), origin=Origin.CORRECTED)

    assert lengths(balance(record(*corrected, seen=seen("08:00-10:00"))).days[0]) == [120]


def test_a_meeting_that_was_work_joins_the_time_on_either_side():
    measured = as_work(*seen("08:00-09:00", "09:20-10:00"))
    meeting = as_work(*seen("09:00-09:20"), origin=Origin.CORRECTED)
    there = seen("08:00-09:00", "09:00-09:20", "09:20-10:00")

    assert lengths(balance(record(*measured, *meeting, seen=there)).days[0]) == [120]
    assert lengths(monday("08:00-09:00", "09:20-10:00")) == [60, 40]


def test_a_stretch_over_midnight_belongs_to_the_evening_it_began_in():
    there = (Span(at("11-16 23:00"), at("11-17 01:00")),)
    week = balance(record(*as_work(*there), seen=there))

    assert [as_minutes(day.longest_stretch) for day in week.days[:2]] == [120, None]


def test_a_stretch_over_the_day_boundary_is_whole():
    there = (Span(at("11-17 03:00"), at("11-17 05:00")),)
    week = balance(record(*as_work(*there), seen=there))

    assert lengths(week.days[0]) == [120]
    assert lengths(week.days[1]) == []
    assert week.days[0].stretches[0].day == date(2026, 11, 16)


def test_the_night_on_which_the_clocks_go_back_is_an_hour_longer():
    there = (Span(at("10-24 23:30"), at("10-25 04:30")),)
    week = balance(record(*as_work(*there), seen=there), number=43)

    assert as_minutes(week.longest_stretch) == 6 * 60


def test_the_day_of_a_night_worker_begins_in_the_afternoon():
    night = plan(version(("22:00-30:00",)))
    there = (Span(at("11-16 23:00"), at("11-17 05:00")),)
    week = balance(record(*as_work(*there), seen=there), schedule=night)

    assert as_minutes(week.days[0].longest_stretch) == 360


MINUTES = st.lists(st.integers(0, 400), max_size=14, unique=True).map(sorted)


def spans_of(edges: list[int]) -> tuple[Span, ...]:
    begun = at("11-16 08:00")
    moments = [begun + timedelta(minutes=edge) for edge in edges]
    return tuple(Span(a, b) for a, b in zip(moments[::2], moments[1::2], strict=False))


def by_the_minute(active: set[int], resting: set[int]) -> list[int]:
    """Count stretches a minute at a time: the slow way round."""
    found: list[int] = []
    begun = last = None
    for minute in range(410):
        if minute in active - resting:
            begun = minute if begun is None else begun
            last = minute
        elif begun is not None and last is not None and (minute in resting or minute - last > 4):
            found.append(last + 1 - begun)
            begun = None
    return found


def minutes_in(edges: list[int]) -> set[int]:
    inside: set[int] = set()
    for a, b in zip(edges[::2], edges[1::2], strict=False):
        inside.update(range(a, b))
    return inside


@given(MINUTES, MINUTES, MINUTES)
def test_it_agrees_with_counting_minute_by_minute(there, worked, away):
    breaks = tuple(BreakRecord(TAKEN, one.start, one.end) for one in spans_of(away))
    facts = record(
        *as_work(*spans_of(worked), origin=Origin.CORRECTED), seen=spans_of(there), breaks=breaks
    )

    found = [as_minutes(one.length) for one in balance(facts).stretches]

    assert found == by_the_minute(minutes_in(there) & minutes_in(worked), minutes_in(away))
