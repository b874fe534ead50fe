"""The core hours of a week: moved, drawn and taken away, without ever overlapping."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.settings.intervals import MINUTES_IN_DAY, parse_day
from tracker.settings.week_hours import (
    DAYS,
    NO_HOURS,
    SHORTEST,
    Edge,
    Spot,
    added,
    like,
    moved,
    shifted,
    shortest_rest,
    texts_of,
    week_of,
    weekly_minutes,
    without,
)

START, END = Edge
FIRST, SECOND = Spot(0, 0), Spot(0, 1)


def week(mon="", tue="", sun=""):
    days = [mon, tue, "", "", "", "", sun]
    return tuple(parse_day(day.split()) for day in days)


def monday(found):
    return " ".join(texts_of(found[0]))


def minute(text):
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    ("edge", "to", "becomes"),
    [
        (START, "07:15", "07:15-12:00 13:00-16:00"),
        (END, "12:30", "08:00-12:30 13:00-16:00"),
        (END, "14:00", "08:00-13:00 13:00-16:00"),  # up to its neighbour
        (START, "15:00", "11:45-12:00 13:00-16:00"),  # never shorter than a quarter
        (END, "03:00", "08:00-08:15 13:00-16:00"),
    ],
)
def test_an_edge_moves_as_far_as_there_is_room(edge, to, becomes):
    found = moved(week("08:00-12:00 13:00-16:00"), FIRST, edge, minute(to))

    assert monday(found) == becomes


def test_an_end_moves_over_midnight_up_to_the_hours_of_the_next_day():
    late = week("20:00-23:00", tue="05:00-06:00")

    assert monday(moved(late, FIRST, END, minute("27:00"))) == "20:00-03:00"
    assert monday(moved(late, FIRST, END, minute("31:00"))) == "20:00-05:00"
    assert monday(moved(week("20:00-23:00"), FIRST, END, minute("60:00"))) == "20:00-19:45"
    assert monday(moved(late, FIRST, END, minute("24:00"))) == "20:00-24:00"


def test_a_start_stops_where_the_night_before_ends_and_at_midnight():
    after_sunday = week("08:00-12:00", sun="22:00-06:00")

    assert monday(moved(after_sunday, FIRST, START, minute("01:00"))) == "06:00-12:00"
    assert monday(moved(week("08:00-12:00"), FIRST, START, -90)) == "00:00-12:00"


def test_an_interval_is_shifted_with_its_length():
    split = week("08:00-12:00 13:00-16:00")

    assert monday(shifted(split, SECOND, 90)) == "08:00-12:00 14:30-17:30"
    assert monday(shifted(split, SECOND, -90)) == "08:00-12:00 12:00-15:00"
    assert monday(shifted(week("22:00-23:00"), FIRST, 600)) == "23:45-00:45"


def test_hours_are_added_where_there_is_room():
    found = added(week("08:00-12:00"), 0, minute("11:00"), minute("15:00"))
    assert found is not None
    assert (monday(found[0]), found[1]) == ("08:00-12:00 12:00-15:00", SECOND)

    before = added(week("08:00-12:00"), 0, minute("06:00"), minute("09:00"))
    assert before is not None
    assert (monday(before[0]), before[1]) == ("06:00-08:00 08:00-12:00", FIRST)
    assert added(week("08:00-12:00"), 0, minute("09:00"), minute("11:00")) is None


def test_an_interval_is_taken_away():
    assert monday(without(week("08:00-12:00 13:00-16:00"), FIRST)) == "13:00-16:00"
    assert without(week("08:00-12:00"), FIRST) == NO_HOURS


def test_days_can_be_like_one():
    assert like(week("08:00-12:00"), 0, iter([1, 2]))[:4] == (((480, 720),),) * 3 + ((),)


def test_the_hours_of_a_week_are_measured():
    assert weekly_minutes(week("08:00-12:00 22:00-06:00", sun="10:00-11:00")) == 13 * 60
    assert weekly_minutes(NO_HOURS) == 0


@pytest.mark.parametrize(
    ("hours", "rest"),
    [
        (week("08:00-15:00 20:00-22:00", tue="08:00-15:00"), 10),
        (week("22:00-06:00", tue="22:00-06:00"), 16),
        (week("08:00-16:00", sun="18:00-23:00"), 9),  # into the next week
        (week("08:00-16:00"), 6 * 24 + 16),
    ],
)
def test_the_shortest_rest_lies_between_days(hours, rest):
    assert shortest_rest(hours) == rest * 60


def test_without_hours_there_is_no_rest_to_tell_of():
    assert shortest_rest(NO_HOURS) is None


# --- Whatever is done -----------------------------------------------------------------------------

quarters = st.integers(-100, 300).map(lambda n: 15 * n)
spots = st.tuples(st.integers(0, 6), st.integers(0, 5))
deeds = st.lists(st.tuples(st.sampled_from(["start", "end", "shift", "add"]), spots, quarters))


@given(deeds)
def test_hours_never_overlap_and_can_always_be_kept(deeds):
    found = week("08:00-12:00 13:00-16:00", tue="22:00-06:00", sun="20:00-04:00")
    for deed, (day, index), to in deeds:
        if deed == "add":
            new = added(found, day, to % MINUTES_IN_DAY, to % MINUTES_IN_DAY + 240)
            found = new[0] if new else found
        elif index < len(found[day]):
            spot = Spot(day, index)
            if deed == "shift":
                found = shifted(found, spot, to)
            else:
                found = moved(found, spot, START if deed == "start" else END, to)

    flat = [
        (n * MINUTES_IN_DAY + start, n * MINUTES_IN_DAY + end)
        for n, day in enumerate(found)
        for start, end in day
    ]
    ring = [*flat, *((start + DAYS * MINUTES_IN_DAY, 0) for start, _end in flat[:1])]
    for (start, end), (following, _end) in pairwise(ring):
        assert SHORTEST <= end - start < MINUTES_IN_DAY
        assert end <= following
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    assert week_of({n: texts_of(d) for n, d in zip(names, found, strict=True)}) == found
