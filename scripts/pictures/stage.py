"""What the pictures show: a home with the demo in it, moments of it, and what is sensed there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker.clock import SimulatedClock
from tracker.demo import FIRST_DAY, ZONE
from tracker.domain.localtime import resolve
from tracker.domain.model import Phase
from tracker.domain.signals import Active
from tracker.domain.week import Week
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.sensing import PassedOver, Sensed, sensed_of
from tracker.sensors.base import Need
from tracker.sensors.findings import finding
from tracker.sensors.nothing import NOTHING
from tracker.sensors.post import Told
from tracker.status import Status

MONDAY = (date(2026, 11, 23), "08:30")  # when the fortnight is over
LATE = (date(2026, 11, 18), "16:20")  # a quarter of an hour after a call that took too long
BUSY = (date(2026, 11, 20), "15:04")  # at the end of a stretch of work
WEEK = Week(2026, 47)
WEDNESDAY = date(2026, 11, 18)
FIFTY_MINUTES = timedelta(minutes=50)
FIVE_MINUTES = timedelta(minutes=5)

IN_USE = {
    Need.IDLE: "xsync", Need.SESSION: NOTHING, Need.CLOCK: "timerfd", Need.APPS: "processes",
    Need.CALL: "calls", Need.BUSY: "quiet", Need.FRONT: "active-window",
    Need.NETWORK: "routing-table",
}  # fmt: skip
NO_BUS = "The message bus of this computer (D-Bus) cannot be reached: No such file or directory."
NO_SOUND = "No sound server answers (PulseAudio or PipeWire)."


@dataclass(frozen=True, slots=True)
class Stage:
    """A home, opened at a time that can be set."""

    tracker: Tracker
    clock: SimulatedClock

    def turn_to(self, day: date, time: str) -> datetime:
        """Set the clock; return the instant."""
        hours, minutes = map(int, time.split(":"))
        self.clock.at = resolve(day, hours * 60 + minutes, ZONE)
        return self.clock.at

    def working(self, **told: Any) -> Status:  # noqa: ANN401 - any field of a status
        """Return what the tray program would say of the present."""
        status = self.tracker.status()
        return replace(status, phase=Phase.WORKING, sensor="xsync", recording=True, **told)


@contextmanager
def at_home() -> Iterator[Stage]:
    """Open an empty home on the Monday after the demo."""
    with TemporaryDirectory() as folder:
        clock = SimulatedClock(resolve(FIRST_DAY, 0, ZONE), ZONE)
        with Tracker.open(Home(Path(folder)), clock) as tracker:
            tracker.set("hours.zone", ZONE, FIRST_DAY)
            stage = Stage(tracker, clock)
            stage.turn_to(*MONDAY)
            yield stage


@dataclass(frozen=True, slots=True)
class Senses:
    """What would be sensed on an X11 desktop without logind and without a sound server."""

    now: datetime

    def senses(self) -> tuple[Sensed, ...]:
        """Return it in the order of the program."""
        missing = {
            Need.SESSION: [PassedOver("logind", NO_BUS, "Install and start D-Bus.")],
            Need.CALL: [PassedOver("microphone", NO_SOUND, "Start PipeWire, or PulseAudio.")],
        }
        found = [finding(need, name, missing.get(need, [])) for need, name in IN_USE.items()]
        return sensed_of(found, {Need.IDLE: Told(self.now - FIVE_MINUTES, Active())}, ZONE)

    def try_sensors_again(self) -> None:
        """Nobody presses a button in a picture."""

    find_apps = ask_afresh = try_sensors_again

    def faded(self) -> tuple[()]:
        """Nothing went unanswered."""
        return ()
