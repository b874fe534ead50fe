"""What somebody's settings of the morning come to: what is told of the rest, what is offered."""

from typing import cast

from tests.app.hands import OSLO, FakeClock, at
from tracker.hall import Tracker
from tracker.morning import morning_of, offer_of


def is_rest_told(tracker: Tracker) -> bool:
    """Tell whether the morning speaks of the rest before it."""
    return morning_of(tracker, OSLO).rest is not None


def is_time_offered(tracker: Tracker) -> bool:
    """Tell whether an earlier end is offered on the Tuesday that comes."""
    clock = cast(FakeClock, tracker._clock)
    sunday, clock.at = clock.at, at("08:05", 8)
    found = offer_of(tracker)
    clock.at = sunday
    return found is not None
