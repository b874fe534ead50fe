"""The real hall on a real disk, in front of sensors that tell what they are told to."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from tests.hands import OSLO, FakeClock, at
from tests.leftovers import instants_in
from tests.sensing import FakeSensors, let_live, tell
from tracker.domain.events import Event
from tracker.domain.localtime import local
from tracker.domain.model import EndReason
from tracker.domain.signals import Active, Front, Idle, Lock, Signal, Unlock
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance, Week
from tracker.hall import Tracker
from tracker.live import Live
from tracker.paths import Home
from tracker.sensors.choosing import Sensors
from tracker.trace_writing import TraceFile

MONDAY = at("12:00").date()


class Hall:
    """The real hall on the real disk, in front of sensors that tell what they are told to."""

    def __init__(
        self,
        home: Home,
        clock: FakeClock | None = None,
        computer: str = "shared",
        trace: Path | None = None,
    ) -> None:
        self.home = home
        self.clock = clock or FakeClock(at("07:30"))
        self.sensors = FakeSensors()
        self.trace = trace
        with Tracker.open(home, self.clock) as tracker:
            tracker.set("hours.zone", OSLO, MONDAY)
            tracker.set("work.computer", computer, MONDAY)
            tracker.set("work.apps", "teams", MONDAY)
        self.starts()

    def starts(self) -> None:
        """Start the program, again if it ended."""
        self.tracker = Tracker.open(self.home, self.clock)
        trace = TraceFile(self.trace) if self.trace is not None else None
        self.live = Live(self.tracker, self.clock, cast(Sensors, self.sensors), trace)
        self.sensors.at_open = [Front(""), Idle(self.clock.at)]
        self.live.start()

    def dies(self) -> None:
        """End without order, as in a power cut."""
        self.tracker.close()

    def quits(self) -> None:
        """End in order, as at log-out."""
        self.live.stop(EndReason.LOGOUT)
        self.tracker.close()

    def at(self, clock: str, *signals: Signal, day: int = 0) -> None:
        """Let time pass until the clock shows a time, then let the sensors tell this."""
        let_live(self.live, self.clock, at(clock, day))
        if signals:
            tell(self.live, self.sensors, *signals)

    def says(self, *words: str) -> list[Event]:
        self.live.due()
        return list(self.live.say(*words).events)

    def works(self, start: str, end: str, day: int = 0) -> None:
        self.at(start, Unlock(), Active(), day=day)
        self.at(end, Lock(), day=day)

    def sessions(self, day: int = 0) -> list[str]:
        """Return the work on record of a day, by the clock on the wall."""
        date = at("12:00", day).date()
        return [
            f"{local(work.span.start, OSLO):%H:%M}-{local(work.span.end, OSLO):%H:%M}"
            for work in self.tracker.sessions(date, date)
        ]

    def day(self, day: int = 0) -> DayBalance:
        date = at("12:00", day).date()
        return next(d for d in self.tracker.week(Week.of(date)).days if d.day == date)


def left_of(home: Home, window: Span) -> list[tuple[str, datetime]]:
    """Return what the bytes in the home tell of a time, its ends left out."""
    return instants_in(home.folder, window, timedelta(hours=1))
