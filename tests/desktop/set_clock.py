"""The program on a computer whose clocks the test sets: the wall clock, sleep, the zone.

Run as `python -m tests.desktop.set_clock FILE …`: FILE holds by how many seconds the wall clock was
set, how many the computer has slept, and its zone. All else is the real thing; nobody lets a test
set the clock of the computer that it shares with others.
"""

import json
import os
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from tracker import clock
from tracker.clock import Reading
from ui import entry


@dataclass
class Clocks:
    """What was done to the clocks, in a file that is only ever whole."""

    file: Path
    set_by: timedelta = timedelta(0)
    slept: timedelta = timedelta(0)
    zone: str = "Europe/Oslo"

    def write(self) -> None:
        """Have the program see it from its next look on."""
        told = {"set_s": self.set_by.total_seconds(), "slept_s": self.slept.total_seconds()}
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps({**told, "zone": self.zone}), "utf-8")
        os.replace(new, self.file)  # noqa: PTH105 - one call

    @property
    def program(self) -> tuple[str, ...]:
        """Return what is run instead of the program."""
        return "tests.desktop.set_clock", str(self.file)


def _set_by(file: Path) -> None:
    read = clock.SystemClock.read

    def read_set(self: clock.SystemClock) -> Reading:
        real, told = read(self), json.loads(file.read_text("utf-8"))
        slept = timedelta(seconds=told["slept_s"])
        at = real.at + slept + timedelta(seconds=told["set_s"])
        return replace(real, at=at, elapsed=real.elapsed + slept, zone=told["zone"])

    clock.SystemClock.read = read_set  # type: ignore[method-assign]  # the one reader there is


if __name__ == "__main__":
    _set_by(Path(sys.argv.pop(1)))
    entry._go_lean = lambda: None  # it would begin again, without what was done here
    entry.main()
