"""Local wall time turned into instants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import NEW_YORK, OSLO, at
from tests.domain.oracle_plan import EPOCH, MINUTE, on
from tracker.domain.localtime import local, resolve

LORD_HOWE = "Australia/Lord_Howe"  # its clocks change by half an hour


def test_wall_time_is_read_in_its_zone():
    assert resolve(date(2026, 11, 17), 480, OSLO) == datetime(2026, 11, 17, 7, tzinfo=UTC)
    assert resolve(date(2026, 11, 17), 480, NEW_YORK) == datetime(2026, 11, 17, 13, tzinfo=UTC)


def test_minutes_past_a_day_lie_on_the_next_date():
    assert resolve(date(2026, 11, 17), 1800, OSLO) == at("11-18 06:00")
    assert resolve(date(2026, 11, 17), -60, OSLO) == at("11-16 23:00")


@pytest.mark.parametrize("minutes", [120, 121, 150, 179, 180])
def test_skipped_wall_time_is_the_first_instant_after_the_skip(minutes):
    assert resolve(date(2026, 3, 29), minutes, OSLO) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_wall_time_that_comes_twice_is_the_first():
    assert resolve(date(2026, 10, 25), 150, OSLO) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_skip_of_half_an_hour_ends_where_it_ends():
    skipped = resolve(date(2026, 10, 4), 135, LORD_HOWE)

    assert local(skipped, LORD_HOWE).strftime("%H:%M:%S") == "02:30:00"


def test_local_time_is_that_of_the_zone():
    assert local(datetime(2026, 7, 1, 12, tzinfo=UTC), OSLO).hour == 14


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-1440, 2880),
    st.sampled_from((OSLO, NEW_YORK, "Asia/Tokyo", LORD_HOWE, "Asia/Kathmandu")),
)
def test_resolving_is_as_the_second_computation_has_it(day: date, minutes: int, zone: str):
    assert resolve(day, minutes, zone) == EPOCH + on(day, minutes, zone) * MINUTE


def test_resolved_minutes_never_go_back():
    for zone in (OSLO, NEW_YORK, LORD_HOWE):
        for day in (date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4)):
            found = [resolve(day, m, zone) for m in range(0, 300, 7)]

            assert found == sorted(found)
            assert found[-1] - found[0] <= timedelta(hours=6)
