"""What holds from a date on holds from then on, and not before."""

from datetime import date

import pytest

from tests.app.test_settings_obeyed import LONG_AGO, W47, class_on, minutes
from tests.hands import FakeClock, at, work
from tracker.hall import Tracker


@pytest.fixture
def tracker(home):
    """A home at half past eight on a Sunday evening."""
    with Tracker.open(home, FakeClock(at("20:30", 6))) as tracker:
        yield tracker


def test_other_core_hours_hold_from_their_date_on_and_not_before(tracker):
    tracker.import_spans([work("16:00-17:00", day) for day in range(4)])

    tracker.set("hours.schedule.wed", '["09:00-17:00"]', W47.days[2])
    tracker.set("hours.schedule.thu", '["09:00-17:00"]', W47.days[4])

    assert [minutes(day) for day in tracker.week(W47).days[:4]] == [
        {"evening": 60},
        {"evening": 60},
        {"core": 60},
        {"evening": 60},
    ]


def test_last_month_is_judged_by_the_target_of_last_month(tracker):
    for day in (0, 2):
        tracker.import_spans([work("19:00-21:00", day), work("08:30-16:00", day + 1)])

    tracker.set("rest.daily_h", "12", W47.days[2])

    rests = [day.rest_after for day in tracker.week(W47).days]
    assert (rests[0].state.value, rests[2].state.value) == ("full", "short")


def test_the_country_that_was_lived_in_then_decides_the_holidays_of_then(tracker):
    tracker.set("calendar.country", "US", date(2026, 11, 20))

    assert class_on(5, 1)(tracker) == "holiday"
    assert class_on(11, 26)(tracker) == "holiday"
    assert class_on(12, 26)(tracker) == "weekend"


def test_a_schedule_without_any_hours_has_no_outside(tracker):
    tracker.import_spans([work("22:00-23:00")])
    for day in ("mon", "tue", "wed", "thu", "fri"):
        tracker.set(f"hours.schedule.{day}", "[]", LONG_AGO)

    assert minutes(tracker.week(W47).days[0]) == {"flex": 60}
    assert tracker.week(W47).outside_share is None


def test_night_shifts_move_the_boundary_of_the_day(tracker):
    tracker.import_spans([work("22:00-06:00", day) for day in (0, 1)])
    tracker.set("hours.schedule.mon", '["22:00-06:00"]', LONG_AGO)
    tracker.set("hours.schedule.tue", '["22:00-06:00"]', LONG_AGO)
    for day in ("wed", "thu", "fri"):
        tracker.set(f"hours.schedule.{day}", "[]", LONG_AGO)

    assert [minutes(day) for day in tracker.week(W47).days[:3]] == [
        {"core": 480},
        {"core": 480},
        {},
    ]
