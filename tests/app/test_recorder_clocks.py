"""What the clocks did between two looks: a sleep, a clock that was set, another zone."""

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hands import (
    FULL,
    OSLO,
    RULES,
    FakeClock,
    FakeKeeping,
    at,
    ended,
    let_run,
    span,
    started,
    watched,
)
from tracker.domain.events import (
    Prompted,
    SessionEnded,
    SessionParted,
)
from tracker.domain.model import CoverageKind, EndReason, Phase, Place
from tracker.domain.signals import (
    Active,
    Call,
    Lock,
    PlaceChanged,
    Say,
    Sleep,
    Unlock,
    Wake,
    ZoneChanged,
)
from tracker.errors import UsageError
from tracker.recorder import Recorder

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_a_sleep_that_nobody_told_of_ends_the_session_where_it_began(working, keeping, clock):
    working.due(clock.until(at("09:00", 7)))
    clock.advance(seconds=20)
    turn = working.handle(Active(), clock.sleep(2 * HOUR))

    assert ended(turn) == [(span("08:00-09:00:20", 7), EndReason.SLEEP)]
    assert started(turn) == [at("11:00:20", 7)]
    assert watched(keeping) == [
        (CoverageKind.TRACKED, span("08:00-09:00:20", 7)),
        (CoverageKind.OFF, span("09:00:20-11:00:20", 7)),
    ]


def test_a_sleep_that_was_told_of_is_not_found_again(working, keeping, clock):
    working.handle(Sleep(), clock.until(at("09:00", 7)))
    clock.sleep(HOUR)
    working.handle(Wake(), clock.advance(seconds=2))
    working.handle(Active(), clock.advance(minutes=1))

    assert ended(keeping) == [(span("08:00-09:00", 7), EndReason.SLEEP)]
    assert watched(keeping) == [
        (CoverageKind.TRACKED, span("08:00-09:00", 7)),
        (CoverageKind.OFF, span("09:00-10:00:02", 7)),
    ]


def test_the_program_watches_again_as_soon_as_the_computer_is_awake(working, keeping, clock):
    """Also where the first thing after a sleep is no input but the next look."""
    working.due(clock.until(at("09:00", 7)))
    working.due(clock.sleep(HOUR))

    assert watched(keeping)[-1] == (CoverageKind.OFF, span("09:00-10:00", 7))
    assert keeping.watched_since[-1] == at("10:00", 7)


@pytest.mark.parametrize(("seconds", "is_sleep"), [(4.9, False), (5, True)])
def test_a_sleep_of_five_seconds_is_one(working, clock, seconds, is_sleep):
    turn = working.handle(Unlock(), clock.sleep(timedelta(seconds=seconds)))

    assert bool(ended(turn) or working.engine.state.phase is Phase.AWAY) is is_sleep


def test_deadlines_that_the_computer_slept_through_are_not_caught_up(working, keeping, clock):
    """Nobody is asked to move for the hours in which the lid was closed."""
    working.due(clock.until(at("08:20", 7)))
    working.handle(Active(), clock.sleep(5 * HOUR))

    assert [event for event in keeping.events if isinstance(event, Prompted)] == []


@pytest.mark.parametrize(("seconds", "start"), [(-3600, "07:00"), (3600, "09:00"), (2, "08:00:02")])
def test_setting_the_clock_moves_a_session_along_and_keeps_its_length(
    working, keeping, clock, seconds, start
):
    working.due(clock.until(at("08:30", 7)))
    clock.set_wall(seconds)
    working.handle(Lock(), clock.advance(minutes=30))

    [(found, reason)] = ended(keeping)
    assert (found.start, found.length, reason) == (at(start, 7), HOUR, EndReason.LOCK)
    assert watched(keeping) == [(CoverageKind.TRACKED, span("08:00-09:00", 7))]


def test_a_clock_that_drifts_by_less_than_two_seconds_was_not_set(working, keeping, clock):
    for _minute in range(30):
        clock.set_wall(-1.9)
        working.due(clock.advance(minutes=1))
    working.handle(Lock(), clock.read())

    [(found, _reason)] = ended(keeping)
    assert found.start == at("08:00", 7)
    assert found.end == clock.at


def test_work_goes_on_being_saved_after_the_clock_was_set_back(working, keeping, clock):
    working.due(clock.until(at("08:30", 7)))
    clock.set_wall(-7200)
    working.due(clock.read())
    keeping.written_at.clear()

    let_run(working, clock, 5 * MINUTE)

    assert len(keeping.written_at) == 5


def test_work_goes_on_being_saved_after_the_clock_was_set_twice_at_once(working, keeping, clock):
    working.due(clock.until(at("08:30", 7)))
    working.due(clock.set_wall(-10))
    working.due(clock.set_wall(-7200))

    assert working.next_deadline() == clock.at + MINUTE


def test_a_sleep_and_a_clock_that_was_set_in_it_are_told_apart(working, keeping, clock):
    working.due(clock.until(at("08:30", 7)))
    clock.sleep(2 * HOUR)
    clock.set_wall(600)
    turn = working.handle(Active(), clock.read())

    assert ended(turn) == [(span("08:00-08:30", 7), EndReason.SLEEP)]
    assert started(turn) == [at("10:40", 7)]
    assert watched(keeping)[1] == (CoverageKind.OFF, span("08:30-10:30", 7))


def test_a_session_goes_on_in_another_zone_and_its_parts_keep_theirs(working, keeping, clock):
    working.due(clock.until(at("08:30", 7)))
    clock.zone = "America/New_York"
    working.due(clock.advance(seconds=10))
    working.handle(Lock(), clock.until(at("09:00", 7)))

    parts = [event for event in keeping.events if isinstance(event, SessionParted | SessionEnded)]
    assert [(part.span, part.zone) for part in parts] == [
        (span("08:00-08:30:10", 7), OSLO),
        (span("08:30:10-09:00", 7), "America/New_York"),
    ]


def test_a_zone_that_a_sensor_told_of_is_not_told_again(working, keeping, clock):
    clock.zone = "America/New_York"
    working.handle(ZoneChanged("America/New_York"), clock.advance(minutes=1))
    working.due(clock.advance(minutes=1))

    assert sum(isinstance(event, SessionParted) for event in keeping.events) == 1


def test_the_clocks_are_not_looked_at_while_nothing_runs(clock, keeping):
    recorder = Recorder(RULES, keeping, clock.read())
    clock.sleep(HOUR)

    assert recorder.due(clock.set_wall(9000)).events == ()
    assert recorder.start(clock.advance(minutes=1)).events == ()
    assert started(recorder.handle(Active(), clock.read())) == [clock.at]


def test_a_computer_that_only_knows_utc_stands_at_home(clock, keeping):
    clock.zone = "Etc/UTC"
    recorder = Recorder(RULES, keeping, clock.read())
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    recorder.handle(Lock(), clock.advance(minutes=10))

    [session] = [event for event in keeping.events if isinstance(event, SessionEnded)]
    assert session.zone == OSLO


# --- Whatever they do -----------------------------------------------------------------------------

SIGNALS = st.sampled_from(
    [
        *(None, Active(), Lock(), Unlock(), Sleep(), Wake(), Call(on=True), Call(on=False)),
        *(Say(("pause", "30m")), Say(("private", "last", "20m")), Say(("resume",))),
        *(Say(("start",)), Say(("planned", "until", "21:00")), Say(("pause", "soon"))),
        PlaceChanged(Place.OTHER),
    ]
)
AWAKE = st.sampled_from([0, 1, 4, 5, 30, 299, 300, 1800, 7200])
ASLEEP = st.sampled_from([0, 0, 1, 4, 5, 300, 20_000, 90_000])
SET_BY = st.sampled_from([0, 0, 0, -1, 1, 2, -60, 3600, -7200, 86_400, -200_000])
ZONES = st.sampled_from([OSLO, OSLO, OSLO, "America/New_York", "Pacific/Kiritimati"])


@given(st.lists(st.tuples(AWAKE, ASLEEP, SET_BY, ZONES, SIGNALS, st.booleans()), max_size=20))
def test_it_always_asks_for_a_moment_that_lies_ahead_and_counts_no_minute_twice(steps):
    clock, keeping = FakeClock(), FakeKeeping()
    recorder = Recorder(RULES, keeping, clock.read())
    recorder.start(clock.read())
    for awake, asleep, set_by, zone, signal, is_full in steps:
        keeping.fault = FULL if is_full else None
        let_run(recorder, clock, timedelta(seconds=awake))
        clock.sleep(timedelta(seconds=asleep))
        clock.set_wall(set_by)
        clock.zone = zone
        with suppress(UsageError):
            if signal is not None:
                recorder.handle(signal, clock.read())
        recorder.due(clock.read())

        deadline = recorder.next_deadline()
        assert deadline is None or deadline > clock.at
    keeping.fault = None
    recorder.stop(clock.advance(seconds=1))

    sessions = sorted(found for found, _reason in ended(keeping) if found.length)
    assert all(one.end <= other.start for one, other in pairwise(sessions))
    assert recorder.next_deadline() is None
