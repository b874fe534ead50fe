"""The hours of a row read backwards, the nights on which the clocks change included."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui import weeks
from tests.ui.weeks import NEW_YORK, OSLO, W47, at
from ui.picture.axis import Axis, RowClock, Scale
from ui.picture.ruler import Ruler, rounded

MONDAY = W47.days[0]
WHOLE = Scale(Axis(0, 24 * 60), 100.0, 1440.0)  # a pixel a minute


def ruler_of(balance, number, hours=WHOLE, zone=OSLO):
    return Ruler(balance.days[number], hours, zone)


@pytest.mark.parametrize(
    ("x", "fine", "read"),
    [
        (100 + 480, False, "08:00"),
        (100 + 482, False, "08:00"),
        (100 + 483, False, "08:05"),
        (100 + 482, True, "08:02"),
        (100 + 483.4, True, "08:03"),
    ],
)
def test_a_place_is_read_to_five_minutes_or_to_one(x, fine, read):
    assert ruler_of(weeks.example(), 0).at(x, fine=fine) == at(MONDAY, read)


@pytest.mark.parametrize("minute", range(6 * 60, 24 * 60, 35))
@pytest.mark.parametrize("zone", [OSLO, NEW_YORK])
def test_what_is_read_lies_where_it_was_read(minute, zone):
    balance = weeks.travelling((zone, "08:00", "09:00"))
    number = next(n for n, day in enumerate(balance.days) if day.pieces)
    ruler = ruler_of(balance, number, zone=zone)
    if ruler.reach.contains(ruler.at(100 + minute)):
        assert abs(ruler.x(ruler.at(100 + minute, fine=True)) - (100 + minute)) <= 1


def test_places_beside_the_hours_are_their_ends():
    shown = Scale(Axis(6 * 60, 24 * 60), 100.0, 1080.0)
    ruler = ruler_of(weeks.example(), 0, shown)

    assert ruler.at(-50) == at(MONDAY, "06:00")
    assert ruler.at(5000) == at(W47.days[1], "00:00")
    assert (ruler.reach.start, ruler.reach.end) == (at(MONDAY, "06:00"), at(W47.days[1], "00:00"))


@pytest.mark.parametrize("number", [13, 43])
def test_on_the_nights_of_the_clocks_no_place_is_without_an_instant(number):
    """A skipped hour is passed over, a doubled one read in half the room; never backwards."""
    balance = weeks.daylight_saving(number)
    saturday, clock = balance.days[5], RowClock(balance.days[5])
    evening = range(22 * 60, 28 * 60)
    ruler = ruler_of(balance, 5, Scale(Axis(22 * 60, 28 * 60), 0.0, 6 * 60.0))
    read = [ruler.at(minute - evening[0], fine=True) for minute in evening]
    missed = [m for m, at in zip(evening, read, strict=True) if abs(clock.minute(at) - m) > 1]

    assert read == sorted(read)
    assert all(saturday.plan.span.start <= one <= saturday.plan.span.end for one in read)
    assert {minute // 60 for minute in missed} == ({26} if number == 13 else set())


def test_steps_are_those_of_the_clock_wherever_that_is():
    odd = datetime(2026, 11, 16, 8, 2, 31, tzinfo=UTC)

    assert rounded(odd) == odd.replace(minute=5, second=0)
    assert rounded(odd, fine=True) == odd.replace(minute=3, second=0)
    assert rounded(odd - timedelta(seconds=2), fine=True) == odd.replace(minute=2, second=0)
