"""Sensors that tell what a test lets them tell, in the place of those of the computer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from tests.hands import FakeClock, at
from tracker.domain.events import Event, Prompted
from tracker.domain.model import PromptKind
from tracker.domain.signals import Active, Signal
from tracker.hall import Tracker
from tracker.live import Live
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.findings import Finding
from tracker.sensors.post import Told

DESCRIPTOR = 7


class FakeSensors:
    """Stands where `Sensors` stands, and remembers what it was asked and told."""

    def __init__(self) -> None:
        self.name = "hands"
        self.at_open: list[Signal] = []
        self.says: list[Signal] = []
        self.input: datetime | None = None
        self.look: datetime | None = None
        self.open_descriptors: tuple[int, ...] = ()
        self.bug: Exception | None = None
        self.asked: list[int | None] = []  # which descriptor, None: those whose look has come
        self.obeyed: list[Surroundings] = []
        self.saved_count = 0
        self.woken_at: list[datetime] = []
        self.findings: tuple[Finding, ...] = ()
        self.told: dict[Need, Told] = {}
        self.tried_again = 0
        self.is_open = False

    def wake_by(self, wake: Callable[[], None]) -> None:
        self.wake = wake

    def hash_by(self, key: bytes) -> None:
        self.key = key

    def open(self, now: datetime) -> list[Signal]:
        self.is_open = True
        return self.at_open

    def descriptors(self) -> tuple[int, ...]:
        return self.open_descriptors

    def next_look(self) -> datetime | None:
        return self.look

    def read(self, now: datetime, descriptor: int | None = None) -> list[Signal]:
        self.asked.append(descriptor)
        if self.bug is not None:
            raise self.bug
        told, self.says = self.says, []
        return told

    def last_input(self, now: datetime) -> datetime | None:
        return self.input

    def woken(self, now: datetime) -> list[Signal]:
        self.woken_at.append(now)
        return self.at_open

    def saved(self) -> None:
        self.saved_count += 1

    def obey(self, surroundings: Surroundings, now: datetime) -> list[Signal]:
        self.obeyed.append(surroundings)
        told, self.says = self.says, []
        return told

    def look_again(self, now: datetime) -> list[Signal]:
        self.tried_again += 1
        told, self.says = self.says, []
        return told

    def close(self) -> None:
        self.is_open = False


def let_live(live: Live, clock: FakeClock, until: datetime) -> list[Event]:
    """Call the program exactly when it asked for it, as the windows do; return what happened."""
    events: list[Event] = []
    turns = 0
    while (deadline := live.next_deadline()) is not None and deadline <= until:
        clock.until(max(deadline, clock.at))
        events += live.due().events
        turns += 1
        assert turns < 2000, "the deadlines do not come to an end"
    clock.until(until)
    return events


def tell(live: Live, sensors: FakeSensors, *signals: Signal) -> tuple[Event, ...]:
    """Let a descriptor become readable, and the sensor behind it tell this."""
    sensors.says = list(signals)
    return live.read(DESCRIPTOR).events


def asked_late(live: Live, sensors: FakeSensors, clock: FakeClock, until: str) -> list[Prompted]:
    """Let the person work on after core hours; return what was asked, at 16:15, about that."""
    tell(live, sensors, Active())
    events = let_live(live, clock, at(until, 7))
    asked = [event for event in events if isinstance(event, Prompted)]
    return [event for event in asked if event.kind is not PromptKind.MOVEMENT]


@contextmanager
def another_writer(tracker: Tracker) -> Iterator[None]:
    """Let another program write to the journal as long as this lasts, so that we cannot."""
    with closing(sqlite3.connect(tracker.home.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
