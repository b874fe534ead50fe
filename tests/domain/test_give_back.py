"""Time given back: offered from half an hour on, as long as core hours are left, and never owed."""

from datetime import date, timedelta

import pytest

from tests.domain.days import at, balance, plan, version, work
from tests.domain.test_w47 import ROWS
from tracker.domain.give_back import GiveBack, give_back
from tracker.domain.spans import Span

TUESDAY, FRIDAY, SATURDAY = date(2026, 11, 17), date(2026, 11, 20), date(2026, 11, 21)


def offered(*rows, day=TUESDAY, now="11-17 08:00", swapped=(), **more):
    return give_back(balance(rows, **more), day, at(now), swapped)


def spilled(minutes):
    """Return an evening of so many minutes on Monday."""
    hours, left = divmod(minutes, 60)
    return work("11-16 17:00", f"{17 + hours}:{left:02}")


@pytest.mark.parametrize(
    ("minutes", "ends"),
    [
        (29, None),
        (30, "15:30"),
        (34, "15:30"),
        (35, "15:25"),
        (119, "14:05"),
        (120, "14:00"),
        (180, "14:00"),
    ],
)
def test_as_much_as_spilled_over_in_steps_of_five_minutes_up_to_two_hours(minutes, ends):
    found = offered(spilled(minutes))

    assert (found and found.ends) == (at(f"11-17 {ends}") if ends else None)


def test_all_of_it_can_be_told():
    assert offered(spilled(45)) == GiveBack(
        TUESDAY,
        timedelta(minutes=45),
        (Span(at("11-17 08:00"), at("11-17 15:15")),),
        date(2026, 11, 18),
        (Span(at("11-18 08:45"), at("11-18 16:00")),),
    )


def test_on_the_last_workday_only_an_earlier_end_is_left():
    found = offered(spilled(45), day=FRIDAY, now="11-20 08:00")

    assert found.ends == at("11-20 15:15")
    assert found.starts is None


def test_half_of_the_interval_that_is_cut_stays():
    split = plan(version(("08:00-12:00", "15:00-16:00")))
    found = offered(spilled(120), schedule=split)

    assert found.core == (
        Span(at("11-17 08:00"), at("11-17 12:00")),
        Span(at("11-17 15:00"), at("11-17 15:30")),
    )
    assert found.starts == at("11-18 10:00")


def test_all_earlier_days_of_the_week_count_and_chosen_work_does_not():
    assert offered(*ROWS, day=FRIDAY, now="11-20 08:00").spilled == timedelta(minutes=295)
    assert offered(work("11-16 17:00", "18:00", planned=True)) is None


def test_what_spills_over_on_the_day_itself_is_another_matter():
    assert offered(work("11-17 06:00", "07:30")) is None


def test_nothing_is_carried_over_into_the_next_week():
    last_week = (work("11-13 17:00", "20:00"),)
    assert offered(*last_week, day=date(2026, 11, 16), now="11-16 08:00") is None


def test_a_day_without_core_hours_has_nothing_to_give():
    assert offered(spilled(60), day=SATURDAY, now="11-21 10:00") is None


def test_a_day_outside_the_week_has_none_either():
    assert offered(spilled(60), day=date(2026, 11, 24), now="11-24 08:00") is None


@pytest.mark.parametrize("swapped", [TUESDAY, FRIDAY])
def test_once_a_day_of_the_week_has_its_own_hours_it_is_gone(swapped):
    assert offered(spilled(60), swapped=[swapped]) is None


@pytest.mark.parametrize(("now", "is_offered"), [("14:59", True), ("15:00", False)])
def test_an_end_that_has_passed_is_no_offer(now, is_offered):
    assert (offered(spilled(60), now=f"11-17 {now}") is not None) is is_offered
