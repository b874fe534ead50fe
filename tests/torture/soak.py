"""A month at a desk, at high speed: the real tray program under Xvfb, with somebody who works.

`python -m tests.torture.soak` lives thirty days: work in blocks, calls of nobody, locked pauses and
nights, some evenings. Each hour of work a window is opened and closed. In each night memory, open
files and the journal are measured. The clock of the program runs at the pace that is asked for.
"""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.desktop.living import ALWAYS, Desk, Program, desk, journal, real_now
from tests.desktop.servers import ServerError
from tests.torture import page
from tracker import control
from tracker.errors import NotRunningError
from tracker.paths import Home

FIRST = datetime.fromisoformat("2026-09-07T05:00:00+02:00")  # a Monday
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WINDOWS = ("week", "settings", "about", "close_day")
WORK = ((8.0, 10.0), (10.2, 11.5), (12.0, 14.0), (14.2, 16.0))
EVENING = (19.0, 20.2)
LEAST_WIDTH = 460  # px; every card is narrower, and no window that is opened here is
TRIES = 3
LOOKS, LOOK_S = 100, 0.03
KEY_EVERY = timedelta(minutes=2.5)  # of the program's time
MEASURED_AT = 23.0  # o'clock, and a few seconds of ours later: a busy machine closes windows late
SETTLED_S = 4.0  # until what a window took was given back, by our own clock
RESULTS = Path(__file__).with_name("soak.json")


@dataclass(frozen=True, slots=True)
class Night:
    """What was measured in one night: sizes in kilobytes, handles, threads, rows by then.

    Attributes:
        memory_kb: what is the program's own: nobody else could use it.
        written_kb: what of it the program has written, so that the system cannot drop it.
    """

    day: int
    memory_kb: int
    written_kb: int
    handles: int
    threads: int
    journal_kb: int
    sessions: int
    prompts: int
    windows: int


class Month:
    """The life of the person, by the clock of the program."""

    def __init__(self, at: Desk, program: Program, pace: int) -> None:
        """Begin now; the program was started just before."""
        self._desk = at
        self._program = program
        self._pace = pace
        self._begun = real_now()
        self._opened = 0

    def live(self, days: int) -> Iterator[Night]:
        """Live so many days, and tell of each night."""
        for day in range(days):
            midnight = FIRST - 5 * HOUR + day * DAY
            works = () if midnight.weekday() > 4 else WORK
            for start, end in (*works, *((EVENING,) if day % 3 == 1 else ())):
                self._work(midnight + start * HOUR, midnight + end * HOUR)
            self._wait(midnight + MEASURED_AT * HOUR)
            threading.Event().wait(SETTLED_S)
            yield self._night(day + 1)

    def _work(self, start: datetime, end: datetime) -> None:
        self._wait(start)
        self._desk.logind.set_locked_hint(False)
        keys = round((end - start) / KEY_EVERY)
        typing = self._desk.types(
            "a" * keys, round(KEY_EVERY / self._pace / timedelta(milliseconds=1))
        )
        hour = start
        while (hour := hour + HOUR) <= end:
            self._wait(hour - HOUR / 2)
            self._open_and_close()
        self._wait(end)
        typing.kill()
        typing.wait()
        self._desk.logind.set_locked_hint(True)

    def _open_and_close(self) -> None:
        """Open a window, look at it, and close it as people do."""
        name = WINDOWS[self._opened % len(WINDOWS)]
        before = set(self._seen())
        with suppress(ServerError, NotRunningError):  # a machine that is busy is too late for it
            control.send(self._program.home, ("show", name))
            opened = self._new_window(before)
            for _try in range(TRIES):  # a card that came just then may have taken the key
                self._desk.do("windowactivate", "--sync", opened, "key", "alt+F4")
                if self._is_gone(opened):
                    self._opened += 1
                    return

    def _new_window(self, before: set[str]) -> str:
        for _look in range(LOOKS):
            for found in set(self._seen()) - before:
                if self._desk.width_of(found) >= LEAST_WIDTH:
                    return found
            threading.Event().wait(LOOK_S)
        raise ServerError("no window came")

    def _is_gone(self, window: str) -> bool:
        for _look in range(LOOKS):
            if window not in self._seen():
                return True
            threading.Event().wait(LOOK_S)
        return False

    def _seen(self) -> list[str]:
        return self._desk.windows_of(self._program.process)

    def _wait(self, until: datetime) -> None:
        left = self._begun + (until - FIRST) / self._pace - real_now()
        threading.Event().wait(max(left.total_seconds(), 0))

    def _night(self, day: int) -> Night:
        process = Path(f"/proc/{self._program.process.pid}")
        home = self._program.home
        with journal(home) as record:
            sessions, prompts = len(record.sessions(ALWAYS)), len(record.prompts(ALWAYS))
        clean, written = _own_memory_kb(process)
        return Night(
            day,
            clean + written,
            written,
            len(list((process / "fd").iterdir())),
            len(list((process / "task").iterdir())),
            sum(path.stat().st_size for path in home.folder.glob("journal.db*")) // 1024,
            sessions,
            prompts,
            self._opened,
        )


def _own_memory_kb(process: Path) -> tuple[int, int]:
    """Return the memory in use that nobody else could use: as read from files, and written."""
    rollup = (process / "smaps_rollup").read_text("ascii")
    parts = dict(line.split(":") for line in rollup.splitlines()[1:])
    clean, written = (int(parts[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    return clean, written


def soak(days: int, pace: int) -> Iterator[Night]:
    """Live so many days at a pace, and tell of each night."""
    with TemporaryDirectory() as folder, desk() as at:
        home = Home(Path(folder) / "home")
        program = Program(at, home, at=FIRST.isoformat(), pace=pace)
        program.set("work.away_after_min", "10")
        program.start("--background")
        yield from Month(at, program, pace).live(days)
        assert program.process.poll() is None, "the program ended before the month did"
        assert program.end() == 0


def main(days: str = "30", pace: str = "2400") -> None:
    """Live a month, and keep what was measured for the table in `docs/reliability.md`."""
    nights = []
    for night in soak(int(days), int(pace)):
        nights.append(asdict(night))
        sys.stdout.write(f"{night}\n")
        sys.stdout.flush()
        kept = {"pace": int(pace), "nights": nights}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    page.write()


if __name__ == "__main__":
    main(*sys.argv[1:])
