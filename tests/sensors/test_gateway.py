"""What is told of a gateway, and when it is looked at."""

from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, after
from tracker.sensors.base import Network, Surroundings
from tracker.sensors.gateway import Settling, token_of

HOME, DESK = bytes.fromhex("c0ffee000001"), bytes.fromhex("00005e000107")
KEY = b"k" * 32
AT_HOME, AT_DESK, NOWHERE = (
    [Network(token_of(HOME, KEY))],
    [Network(token_of(DESK, KEY))],
    [Network("")],
)


@pytest.fixture
def settling():
    return Settling(Surroundings(key=KEY))


def looks(settling, gateway, until):
    """Look whenever that is wanted; return when that was, and what was told."""
    seen = []
    while (look := settling.next_look()) is not None and look <= until:
        assert settling.is_due(look)
        seen.append(((look - NOON).total_seconds(), settling.found(gateway, look)))
    return seen


def test_a_token_holds_nothing_of_the_address_and_is_another_under_another_key():
    token = token_of(HOME, KEY)

    assert len(token) == 32
    assert HOME.hex() not in token
    assert token == token_of(HOME, KEY)
    assert len({token, token_of(DESK, KEY), token_of(HOME, b"")}) == 3


def test_how_things_stand_is_told_once(settling):
    assert settling.found(HOME, NOON) == AT_HOME
    assert settling.found(HOME, after(seconds=1)) == []
    assert settling.next_look() is None


def test_without_a_network_to_begin_with_that_is_told_once(settling):
    assert settling.found(None, NOON) == NOWHERE
    assert settling.found(None, after(seconds=1)) == []
    assert settling.next_look() is None


def test_a_change_is_looked_at_once_it_has_settled(settling):
    settling.found(HOME, NOON)
    for second in (10, 10.5, 11.9):
        settling.stir(after(seconds=second))

    assert not settling.is_due(after(seconds=11.9))
    assert looks(settling, DESK, after(minutes=5)) == [(12, AT_DESK)]


def test_a_network_that_is_gone_for_a_moment_is_still_there(settling):
    settling.found(HOME, NOON)
    settling.stir(NOON)
    assert settling.found(None, after(seconds=2)) == []

    settling.stir(after(seconds=9))
    assert looks(settling, HOME, after(minutes=5)) == [(11, [])]


def test_a_network_that_stays_away_is_gone_and_that_is_told_once(settling):
    settling.found(HOME, NOON)
    settling.stir(NOON)

    assert looks(settling, None, after(minutes=5)) == [(2, []), (17, NOWHERE)]


def test_what_flaps_while_it_is_gone_does_not_put_that_off(settling):
    settling.found(HOME, NOON)
    settling.found(None, after(seconds=1))
    for second in range(2, 30, 3):
        settling.stir(after(seconds=second))
        for at, told in looks(settling, None, after(seconds=second + 2)):
            if told:
                assert (at, told) == (16, NOWHERE)
                return
    pytest.fail("it was never told that the network is gone")


def test_an_address_that_is_not_known_yet_is_looked_for_with_ever_longer_waits(settling):
    assert settling.found(b"", NOON) == NOWHERE

    waits = [at for at, told in looks(settling, b"", after(hours=3)) if not told]

    assert waits == [4, 12, 28, 60, 124, 252, 508]
    assert settling.next_look() is None


def test_an_address_that_becomes_known_is_told(settling):
    settling.found(b"", NOON)
    settling.found(b"", after(seconds=4))

    assert looks(settling, HOME, after(minutes=5)) == [(12, AT_HOME)]


def test_a_change_makes_it_impatient_again(settling):
    settling.found(b"", NOON)
    looks(settling, b"", after(hours=3))

    settling.stir(after(hours=3))

    assert [at - 10_800 for at, _told in looks(settling, b"", after(hours=3, seconds=20))] == [
        2,
        6,
        14,
    ]


def test_another_gateway_whose_address_is_not_known_is_not_taken_for_the_old_one_for_long(settling):
    settling.found(HOME, NOON)
    settling.stir(NOON)

    told = [(at, what) for at, what in looks(settling, b"", after(minutes=1)) if what]

    assert told == [(17, NOWHERE)]


def test_a_clock_that_is_set_back_puts_nothing_off(settling):
    settling.found(HOME, NOON)
    settling.stir(NOON)

    assert settling.is_due(NOON - timedelta(hours=1))


def test_it_goes_by_the_pace_of_the_program():
    settling = Settling(Surroundings(pace=60.0))
    settling.found(HOME, NOON)

    settling.stir(NOON)

    assert settling.next_look() == after(minutes=2)


def test_cleared_it_tells_anew(settling):
    settling.found(HOME, NOON)
    settling.stir(NOON)
    settling.clear()

    assert settling.next_look() is None
    assert settling.found(HOME, NOON) == AT_HOME
