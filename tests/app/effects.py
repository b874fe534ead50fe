"""What the settings come to, for the tests that look at the effect of each key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from tests.hands import OSLO, FakeClock, at
from tests.sensing import FakeSensors, let_live, tell
from tracker.domain.events import Event
from tracker.domain.model import WorkSpan
from tracker.domain.signals import Active, Lock, Unlock
from tracker.hall import Tracker
from tracker.live import Live
from tracker.morning import morning_of, offer_of
from tracker.rules import statements_from
from tracker.sensors.choosing import Sensors
from tracker.suggesting import Suggesting

Looks = Callable[[Tracker], Any]
RATED = (("week.self_report", "true"),)  # for those who want to rate their weeks


@dataclass(frozen=True)
class Effect:
    """What a key does: how it is looked at, and what is seen before and after it is set."""

    text: str
    look: Looks
    before: object
    after: object
    spans: tuple[WorkSpan, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()


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


def count_ideas(tracker: Tracker) -> int:
    """Return how many ideas for breaks there are."""
    pick = Suggesting(tracker).pick
    numbers = set()
    for _ in range(50):
        numbers.add(pick.idea.number)
        pick = pick.another()
    return len(numbers)


def is_pause_told(tracker: Tracker) -> bool:
    """Tell whether the status speaks of a pause that counted as a break."""
    clock, sensors = FakeClock(at("09:00", 7)), FakeSensors()
    live = Live(tracker, clock, cast(Sensors, sensors))
    live.start()
    for when, signals in (
        ("09:00", [Active()]),
        ("09:20", [Lock()]),
        ("09:30", [Unlock(), Active()]),
    ):
        let_live(live, clock, at(when, 7))
        tell(live, sensors, *signals)
    return live.status().counted_pause is not None


def statements(tracker: Tracker) -> int:
    """Count the statements that the person is shown."""
    return len(statements_from(tracker.settings))
