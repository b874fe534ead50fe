"""What is happening now, as one value: minutes of today, cut where the day begins."""

from datetime import date, timedelta

import pytest

from tests.hands import OSLO, at, work
from tracker.domain.engine import Engine
from tracker.domain.model import Choice, Phase
from tracker.domain.signals import Active, Answer, Lock, Sample, Say, Signal, Unlock
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.settings.dated import Version
from tracker.settings.declared import Hours
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


# --- What the tray alone shows --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "day", "expected"),
    [
        ("07:59", 0, True),
        ("08:00", 0, False),
        ("15:59", 0, False),
        ("16:00", 0, True),
        ("12:00", 5, True),
    ],
)
@pytest.mark.parametrize("recorded", [True, False])
def test_now_is_outside_by_the_plan_whether_or_not_anybody_works(clock, day, expected, recorded):
    now = at(clock, day)
    status = (
        status_of(Engine(RULES, now, OSLO), [], SCHEDULE, "hands")
        if recorded
        else status_without_recorder([], SCHEDULE, now, recording=False)
    )

    assert status.is_outside is expected


def test_flex_is_not_outside():
    flexible = Settings(hours=Hours(flex_after_min=60))
    schedule = schedule_from(flexible, OSLO)

    assert not status_without_recorder([], schedule, at("16:59"), recording=False).is_outside
    assert status_without_recorder([], schedule, at("17:00"), recording=False).is_outside


def test_without_fixed_hours_nothing_is_outside_and_no_core_hours_pass():
    free = Settings(hours=Hours(schedule=(Version(from_=date(2026, 1, 1)),)))
    status = status_without_recorder([], schedule_from(free, OSLO), at("22:00"), recording=False)

    assert not status.is_outside
    assert status.core_share is None


@pytest.mark.parametrize(
    ("clock", "day", "share"),
    [
        ("07:00", 0, 0.0),
        ("08:00", 0, 0.0),
        ("10:00", 0, 0.25),
        ("16:00", 0, 1.0),
        ("23:00", 0, 1.0),
        ("03:59", 1, 1.0),
        ("12:00", 5, None),
    ],
)
def test_core_hours_pass_from_nothing_to_all(clock, day, share):
    status = status_without_recorder([], SCHEDULE, at(clock, day), recording=False)

    assert status.core_share == share


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (("pause",), None),
        (("pause", "30m"), at("10:00")),
        (("stop",), at("04:00", 1)),
        (("private",), at("04:00", 1)),
    ],
)
def test_a_pause_tells_when_it_ends_by_itself(words, until):
    assert status_after(("09:00", Active()), ("09:30", Say(words))).held_until == until


def test_private_time_tells_until_when_it_can_be_taken_back():
    engine = engine_after(("09:00", Active()), ("09:30", Say(("private", "last", "20m"))))
    assert status_of(engine, [], SCHEDULE, "hands").private_undo_until == at("09:30:10")

    engine.advance(at("09:30:10"))
    assert status_of(engine, [], SCHEDULE, "hands").private_undo_until is None


def test_a_break_tells_how_far_it_has_come():
    engine = engine_after(("09:00", Active()))
    engine.advance(at("09:49:59"))
    status = status_of(engine, [], SCHEDULE, "hands")
    assert (status.break_due, status.open_prompt, status.resting_until) == (False, "", None)

    engine.advance(at("09:50"))
    status = status_of(engine, [], SCHEDULE, "hands")
    assert (status.break_due, status.open_prompt) == (True, "movement-1")

    engine.handle(Sample(at("09:51"), OSLO, Answer(status.open_prompt, Choice.NOW)))
    status = status_of(engine, [], SCHEDULE, "hands")
    assert (status.break_due, status.open_prompt) == (False, "")
    assert status.resting_until == at("09:56")


def test_the_fixed_format_holds_none_of_it():
    status = status_after(("09:00", Active()), ("09:30", Say(("pause", "30m"))))

    assert [*status.as_json()] == [
        "phase",
        "since",
        "work_today_min",
        "outside_today_min",
        "stretch_min",
        "core_ends",
        "next_prompt",
        "sensor",
        "recording",
    ]
