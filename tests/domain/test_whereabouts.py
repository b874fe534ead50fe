"""Where the person is: what goes before what, and for how long a choice holds."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.domain.model import Place
from tracker.domain.whereabouts import NO_NETWORK, NOWHERE, Chosen, Here

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OFFICE = Chosen(Place.WORKPLACE, "flat", NOON)


@pytest.mark.parametrize(
    ("here", "place"),
    [
        (NOWHERE, Place.UNKNOWN),
        (Here("flat"), Place.UNKNOWN),
        (Here("flat", Place.HOME), Place.HOME),
        (Here("flat", Place.HOME, Place.OTHER), Place.OTHER),
        (Here(NO_NETWORK, None, Place.OTHER), Place.OTHER),
    ],
)
def test_what_was_chosen_for_the_day_goes_before_what_was_said_once(here, place):
    assert here.place is place


@pytest.mark.parametrize(
    ("here", "is_for_the_day"),
    [
        (Here("flat", Place.HOME, Place.OTHER), True),
        (Here("flat", None, Place.OTHER), True),
        (Here("flat", Place.HOME, Place.HOME), False),
        (Here("flat", Place.HOME), False),
        (Here("flat"), False),
        (Here(NO_NETWORK, None, Place.OTHER), False),
    ],
)
def test_only_another_place_than_usual_in_a_network_could_be_kept_for_it(here, is_for_the_day):
    assert here.is_for_the_day == is_for_the_day


def test_a_choice_holds_until_the_day_ends():
    assert OFFICE.holds("flat", NOON - timedelta(seconds=1))
    assert not OFFICE.holds("flat", NOON)


@pytest.mark.parametrize(
    ("network", "holds"), [("flat", True), (NO_NETWORK, True), ("desk", False)]
)
def test_a_choice_holds_until_another_network_is_joined(network, holds):
    assert OFFICE.holds(network, NOON - timedelta(hours=1)) == holds
