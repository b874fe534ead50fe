"""When input stopped and returned, found out by looking."""

from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.looking import Looking

START_MS = 1_000_000


class FakeInput:
    """A clock of the system and the last input on it; time passes as the test says."""

    def __init__(self):
        self.now = NOON
        self.input_ms = START_MS

    def present_ms(self):
        return START_MS + (self.now - NOON) // timedelta(milliseconds=1)

    def last_input_ms(self):
        return self.input_ms

    def types(self, at):
        self.now = at
        self.input_ms = self.present_ms()


@pytest.fixture
def source():
    return FakeInput()


@pytest.fixture
def looking(source):
    return Looking(Surroundings(away_after=timedelta(minutes=5)), source, NOON)


def look(looking, source, **length):
    source.now = after(**length)
    return looking.look(source.now)


@pytest.fixture
def working(looking, source):
    """Return one that has told of input, at 12:00:05."""
    source.types(after(seconds=5))
    assert looking.look(source.now) == [Active()]
    return looking


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [(5, 5), (12, 3), (295, 5), (299.9, 0.1), (300, 20), (301, 19), (86_400, 20)],
)
def test_without_input_it_looks_every_five_seconds_and_after_five_minutes_every_twenty(
    looking, source, seconds, wait
):
    """It looks on the full five or twenty seconds, as others do whose look can wait."""
    assert look(looking, source, seconds=seconds) == []
    assert looking.next_look == after(seconds=seconds + wait)


def test_fewer_looks_count_from_when_quiet_was_told(working, source):
    look(working, source, minutes=5, seconds=5)

    look(working, source, minutes=10)
    assert working.next_look == after(minutes=10, seconds=5)

    look(working, source, minutes=10, seconds=5)
    assert working.next_look == after(minutes=10, seconds=20)


def test_a_clock_set_back_while_nobody_is_there_makes_no_more_looks(looking, source):
    source.now = NOON

    assert looking.look(after(hours=-3)) == []
    assert looking.next_look == after(hours=-3, seconds=20)


def test_input_is_told_at_the_look_that_finds_it(looking, source):
    source.types(after(seconds=7))

    assert look(looking, source, seconds=10) == [Active()]
    assert looking.next_look == after(minutes=5, seconds=7)


def test_while_somebody_types_it_does_not_look_before_the_time_could_be_over(working, source):
    assert working.next_look == after(minutes=5, seconds=5)

    source.types(after(minutes=4))

    assert look(working, source, minutes=5, seconds=5) == []
    assert working.next_look == after(minutes=9)


def test_quiet_is_told_exactly_at_the_threshold_and_begins_with_the_last_input(working, source):
    assert look(working, source, minutes=5, seconds=4.999) == []
    assert working.next_look == after(minutes=5, seconds=5)
    assert look(working, source, minutes=5, seconds=5) == [Idle(after(seconds=5))]


def test_a_late_look_dates_quiet_back_to_the_last_input(working, source):
    source.types(after(minutes=3))

    assert look(working, source, hours=2) == [Idle(after(minutes=3))]
    assert working.next_look == after(hours=2, seconds=5)


def test_the_same_input_told_a_little_less_exactly_is_no_return(looking, source):
    source.input_ms += 99
    assert look(looking, source, seconds=5) == []

    source.input_ms += 100
    assert look(looking, source, seconds=10) == [Active()]


def test_a_clock_that_drifts_while_nobody_is_there_makes_no_input(looking, source):
    for number in range(1, 1000):
        source.input_ms += 1
        assert look(looking, source, seconds=20 * number) == []


def test_asked_for_the_last_input_it_notices_a_return_and_wants_to_be_read(looking, source):
    source.types(after(seconds=1))
    source.now = after(seconds=2)

    assert looking.since(source.now) == after(seconds=1)
    assert looking.next_look == AT_ONCE
    assert looking.look(source.now) == [Active()]


def test_asked_while_somebody_types_it_keeps_its_deadline(working, source):
    source.types(after(minutes=1))

    assert working.since(source.now) == after(minutes=1)
    assert working.next_look == after(minutes=5, seconds=5)


def test_where_time_runs_faster_lengths_of_the_computers_time_are_longer_in_the_programs(source):
    looking = Looking(Surroundings(away_after=timedelta(minutes=5), pace=60.0), source, NOON)
    assert looking.next_look == after(minutes=5)

    source.types(after(seconds=1))
    assert looking.look(after(minutes=1)) == [Active()]
    assert looking.next_look == after(minutes=6)  # five seconds of the computer's

    source.now = after(seconds=6)
    assert looking.look(after(minutes=6)) == [Idle(after(minutes=1))]
