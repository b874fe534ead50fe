"""What is happening now, as one value: minutes of today, cut where the day begins."""

from datetime import timedelta

import pytest

from tests.app.hands import OSLO, at, work
from tracker.domain.engine import Engine
from tracker.domain.model import Phase
from tracker.domain.signals import Active, Lock, Sample, Say, Signal, Unlock
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.status import minutes, status_of, status_without_recorder

SCHEDULE = schedule_from(Settings(), OSLO)
RULES = rules_from(Settings(), SCHEDULE)


def engine_after(*steps: tuple[str, Signal]) -> Engine:
    engine = Engine(RULES, at(steps[0][0]), OSLO)
    for clock, signal in steps:
        engine.handle(Sample(at(clock), OSLO, signal))
    return engine


def status_after(*steps: tuple[str, Signal], before=()):
    return status_of(engine_after(*steps), before, SCHEDULE, "hands")


@pytest.mark.parametrize(
    ("length", "number"),
    [
        (timedelta(0), 0),
        (timedelta(minutes=90), 90),
        (timedelta(seconds=90), 1.5),
        (timedelta(seconds=1), 0.0167),
        (timedelta(microseconds=1), 0.0),
    ],
)
def test_minutes_are_whole_numbers_where_they_are_whole(length, number):
    assert minutes(length) == number
    assert type(minutes(timedelta(minutes=90))) is int


def test_work_of_today_counts_from_the_day_boundary_on():
    night = [work("03:00-05:00"), work("10:00-11:00", -1)]

    status = status_without_recorder(night, SCHEDULE, at("12:00"), recording=False)

    assert status.work_today == status.outside_today == timedelta(hours=1)
    assert status.phase is Phase.OFF


def test_work_on_record_twice_counts_once():
    status = status_without_recorder(
        [work("09:00-11:00"), work("10:00-12:00")], SCHEDULE, at("12:00"), recording=True
    )

    assert status.work_today == timedelta(hours=3)
    assert status.recording


def test_the_running_session_is_added_to_what_is_on_record():
    status = status_after(("09:00", Active()), ("09:30", Unlock()), before=[work("07:30-08:30")])

    assert status.work_today == timedelta(minutes=90)
    assert status.outside_today == timedelta(minutes=30)


@pytest.mark.parametrize("signal", [Lock(), Say(("pause", "30m")), Say(("private",))])
def test_nothing_is_asked_next_while_nobody_works(signal):
    status = status_after(("09:00", Active()), ("09:30", signal))

    assert status.phase is not Phase.WORKING
    assert status.since == at("09:30")
    assert status.next_prompt is None
    assert status.stretch == timedelta(0)


def test_no_movement_is_suggested_where_it_would_not_be_asked_about():
    """In the last ten minutes of core hours, and outside them."""
    assert status_after(("14:50", Active())).next_prompt == at("15:40")
    assert status_after(("15:05", Active())).next_prompt is None
    assert status_after(("17:00", Active())).next_prompt == at("17:15")


def test_a_prompt_that_is_on_show_is_not_the_next_one():
    engine = engine_after(("09:00", Active()))
    engine.advance(at("09:55"))

    assert status_of(engine, [], SCHEDULE, "hands").next_prompt is None
