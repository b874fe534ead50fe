"""What somebody's movement settings come to: the ideas that are left, what is told of a pause."""

from typing import cast

from tests.app.hands import FakeClock, at
from tests.app.sensing import FakeSensors, let_live, tell
from tracker.domain.signals import Active, Lock, Unlock
from tracker.hall import Tracker
from tracker.live import Live
from tracker.sensors.choosing import Sensors
from tracker.suggesting import Suggesting


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
