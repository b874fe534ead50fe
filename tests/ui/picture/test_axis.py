"""Where instants lie on the axis: daylight saving, night work, travel, growth."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui import weeks
from tracker.domain.localtime import resolve
from tracker.domain.spans import Span
from ui.picture.axis import Axis, RowClock, Scale, WallClock, axis_of

SPRING, AUTUMN = date(2026, 3, 28), date(2026, 10, 24)
DAYS = (SPRING, AUTUMN, date(2026, 11, 17))


def day_of(day: date, zone: str = weeks.OSLO) -> Span:
    return Span(resolve(day, 4 * 60, zone), resolve(day, 28 * 60, zone))


def clock_of(day: date, zone: str = weeks.OSLO) -> WallClock:
    return WallClock(day, zone, day_of(day, zone))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("hour", [4, 8, 16, 23, 24, 25, 27, 28])
def test_an_hour_lies_under_its_label_on_every_day(day: date, hour: int):
    """16:00 lies under 16 on the days on which the clocks change as on any other."""
    assert clock_of(day).minute(resolve(day, hour * 60, weeks.OSLO)) == hour * 60


def test_the_doubled_hour_takes_the_room_of_one():
    clock, first_two = clock_of(AUTUMN), resolve(AUTUMN, 26 * 60, weeks.OSLO)
    places = [clock.minute(first_two + timedelta(minutes=30 * n)) for n in range(5)]

    assert places == [1560, 1575, 1590, 1605, 1620]


def test_the_skipped_hour_is_passed_over():
    clock, before = clock_of(SPRING), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)

    assert clock.minute(before) == 25 * 60 + 59
    assert clock.minute(before + timedelta(minutes=1)) == 27 * 60


@given(
    day=st.sampled_from(DAYS),
    zone=st.sampled_from(["Europe/Oslo", "America/New_York", "Australia/Lord_Howe"]),
    seconds=st.lists(st.integers(-7200, 30 * 3600), min_size=2, max_size=8),
)
def test_no_later_instant_lies_before_an_earlier_one(day: date, zone: str, seconds: list[int]):
    clock, start = clock_of(day, zone), day_of(day, zone).start
    places = [clock.minute(start + timedelta(seconds=s)) for s in sorted(seconds)]

    assert places == sorted(places)


def test_an_ordinary_week_shows_six_to_midnight():
    assert axis_of([weeks.example()]) == Axis(6 * 60, 24 * 60)


def test_an_axis_grows_to_hold_work_outside_it():
    assert axis_of([weeks.under_way()]) == Axis(4 * 60, 28 * 60)


def test_an_axis_grows_to_hold_early_core_hours():
    assert axis_of([weeks.swapped()]) == Axis(4 * 60, 24 * 60)


def test_the_day_of_a_night_worker_is_shown_whole():
    assert axis_of([weeks.night_worker()]) == Axis(14 * 60, 38 * 60)


@pytest.mark.parametrize("number", [13, 43])
def test_a_week_of_a_changed_clock_has_the_usual_hours(number: int):
    assert axis_of([weeks.daylight_saving(number)]) == Axis(6 * 60, 28 * 60)


def test_weeks_under_each_other_share_the_wider_hours():
    assert axis_of([weeks.example(), weeks.under_way()]) == Axis(4 * 60, 28 * 60)


def test_hours_are_named_by_the_clock():
    day, night = Axis(6 * 60, 24 * 60), Axis(14 * 60, 38 * 60)

    assert [day.label(m) for m in day.ticks(6)] == ["06", "12", "18", "24"]
    assert [night.label(m) for m in night.ticks(6)] == ["18", "00", "06", "12"]


def test_travelling_west_keeps_bars_in_order():
    """Work in Oslo until 16:00, then in New York from 14:00: one clock serves the row."""
    day = weeks.travelling_west().days[1]
    clock = RowClock(day)
    places = [
        clock.minute(at, piece.zone)
        for piece in day.pieces
        for at in (piece.span.start, piece.span.end)
    ]

    assert places == sorted(places)
    assert places[0] == 2 * 60  # 08:00 in Oslo is 02:00 in New York
    assert places[-1] == 17 * 60


def test_travelling_east_shows_each_place_on_its_own_clock():
    day = weeks.travelling_east().days[1]
    clock = RowClock(day)

    places = [clock.minute(piece.span.start, piece.zone) for piece in day.pieces]
    assert places == [8 * 60, 18 * 60]


def test_labels_of_the_hours_keep_apart():
    axis = Axis(6 * 60, 24 * 60)

    assert Scale(axis, 0, 720).step(40) == 2
    assert Scale(axis, 0, 1800).step(40) == 1
    assert Scale(axis, 0, 100).step(40) == 12


def test_edges_lie_on_whole_pixels_within_the_hours():
    scale = Scale(Axis(6 * 60, 24 * 60), 100.0, 733.0)

    assert scale.x(9 * 60 + 17) == int(scale.x(9 * 60 + 17))
    assert scale.x(0) == 100
    assert scale.x(30 * 60) == 833
