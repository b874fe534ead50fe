"""Somebody at work in a home, minute by minute, while something happens to its files."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.store.days import NOW
from tests.torture.after import broken
from tests.torture.day import EVER, MINUTE, ZONE
from tests.torture.harm import Row
from tracker.clock import Reading
from tracker.domain.model import EndReason
from tracker.domain.signals import Active, Lock, Signal, Unlock
from tracker.domain.spans import total
from tracker.errors import StoreError
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.recorder import Recorder

HOUR = timedelta(hours=1)


def nothing() -> None:
    """Let nothing happen."""


class Hands:
    """A clock set by hand, of which the wall may be set apart from the time that passes."""

    def __init__(self) -> None:
        """Begin at one instant."""
        self.at, self.passed = NOW, timedelta(0)

    def read(self) -> Reading:
        """Look at the clock."""
        return Reading(self.at, self.passed, self.passed, ZONE)

    def advance(self, by: timedelta) -> Reading:
        """Let time pass."""
        self.at, self.passed = self.at + by, self.passed + by
        return self.read()


class Desk:
    """Somebody who works in a home, while something happens to its files."""

    def __init__(self, home: Home, clock: Hands | None = None) -> None:
        """Begin to record."""
        self.home, self.clock = home, clock or Hands()
        self.tracker = Tracker.open(home, self.clock)
        self.recorder: Recorder = self.tracker.record()
        self.recorder.start(self.clock.read())
        self.shown: list[str] = []
        self.each_minute: Callable[[], object] = nothing
        self._fault = ""

    def does(self, signal: Signal, after: timedelta = timedelta(0)) -> None:
        """Let time pass minute by minute, then do something; what is shown is remembered."""
        until = self.clock.passed + after
        while self.clock.passed < until:
            self.each_minute()
            self._hear(self.recorder.due(self.clock.advance(MINUTE)).fault)
        self._hear(self.recorder.handle(signal, self.clock.read()).fault)

    def works(self, length: timedelta) -> None:
        """Work for a while, with a short break in the middle."""
        self.does(Unlock())
        self.does(Active())
        self.does(Lock(), length / 2)
        self.does(Unlock(), 5 * MINUTE)
        self.does(Active())
        self.does(Lock(), length / 2)

    def ends(self) -> timedelta:
        """End in order; return how much work another program finds on record."""
        self._hear(self.recorder.stop(self.clock.read(), EndReason.STOP).fault)
        self.tracker.close()
        with Tracker.open(self.home, self.clock, create=False) as tracker:
            return total(work.span for work in tracker.record_of(EVER)[0].work)

    def _hear(self, fault: StoreError | None) -> None:
        sentence = fault.sentence if fault is not None else ""
        heard = [*self.tracker.mended, *([sentence] if sentence != self._fault else [])]
        self.tracker.mended.clear()
        self._fault = sentence
        self.shown += [one for one in heard if one]


def disturbed(home: Home, begin: Callable[[], object], end: Callable[[], object]) -> Desk:
    """Work three times as long as something is wrong, which is in the middle."""
    desk = Desk(home)
    desk.works(HOUR)
    begin()
    desk.works(HOUR)
    end()
    desk.works(HOUR)
    return desk


def judged(row: Row, desk: Desk, sentences: int, wanted: timedelta = 3 * HOUR) -> None:
    """Judge some hours at a disturbed desk."""
    row.tries += 1
    worked = desk.ends()
    if worked != wanted:
        row.faults.append(f"{worked} are on record of {wanted}")
    if len(desk.shown) != sentences:
        row.faults.append(f"{len(desk.shown)} sentences were shown: {desk.shown}")
    row.faults += broken(desk.home)
    if desk.shown:
        row.shown = desk.shown[0].replace(str(desk.home.folder), "…")


def fresh(folder: Path) -> Home:
    shutil.rmtree(folder, ignore_errors=True)
    return Home(folder)
