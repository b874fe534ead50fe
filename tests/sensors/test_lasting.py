"""How long a microphone or a camera must be in use to be a call."""

from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Call
from tracker.sensors.base import Surroundings
from tracker.sensors.lasting import Lasting, Use

ON, OFF = Call(on=True), Call(on=False)


@pytest.fixture
def lasting():
    return Lasting(Surroundings())


def test_a_use_is_a_call_once_it_has_lasted_three_seconds(lasting):
    use = Use().noted(is_on=True)

    assert lasting.take(use, NOON) == []
    assert lasting.next_look() == after(seconds=3)
    assert lasting.take(use, after(seconds=2.999)) == []
    assert lasting.take(use, after(seconds=3)) == [ON]
    assert lasting.next_look() is None
    assert lasting.is_told


def test_a_call_ends_at_once(lasting):
    lasting.take(Use(is_on=True, times=1), NOON)
    lasting.take(Use(is_on=True, times=1), after(seconds=3))

    assert lasting.take(Use(is_on=False, times=1), after(seconds=4)) == [OFF]
    assert not lasting.is_told


def test_a_short_use_is_no_call(lasting):
    lasting.take(Use(is_on=True, times=1), NOON)

    assert lasting.take(Use(is_on=False, times=1), after(seconds=2)) == []
    assert lasting.next_look() is None


def test_two_short_uses_that_look_like_one_are_no_call(lasting):
    lasting.take(Use(is_on=True, times=1), NOON)

    assert lasting.take(Use(is_on=True, times=2), after(seconds=4)) == []
    assert lasting.take(Use(is_on=True, times=2), after(seconds=7)) == [ON]


def test_a_clock_set_back_meanwhile_does_not_hold_a_call_back(lasting):
    lasting.take(Use(is_on=True, times=1), NOON)

    assert lasting.take(Use(is_on=True, times=1), NOON - timedelta(hours=1)) == [ON]


def test_each_beginning_is_counted_once():
    use = Use()
    for is_on in (True, True, False, True):
        use = use.noted(is_on=is_on)

    assert use == Use(is_on=True, times=2)
