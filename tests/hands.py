"""What the tests of the hall hold in their hands: a clock, a store that can fail, short words.

Days are counted from Monday 16 November 2026, times are those of Oslo.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tracker.clock import Reading
from tracker.domain.events import Covered, Event, SessionEnded, SessionStarted
from tracker.domain.model import Place, PresenceSpan, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import DiskFullError, StoreError
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.store.values import SavedSession

ROOT = Path(__file__).resolve().parents[1]
OSLO = "Europe/Oslo"
MONDAY = date(2026, 11, 16)
FULL = DiskFullError("The disk is full.")
# What these do is seen on the screen alone, and tested in tests/ui/test_settings_seen.py.
ON_SCREEN = {"general.theme", "movement.full_screen", "prompts.show_as", "prompts.sound"}
RULES = rules_from(Settings(), schedule_from(Settings(), OSLO))


def at(clock: str, day: int = 0, zone: str = OSLO) -> datetime:
    """Return the instant at which a clock shows `09:30` or `09:30:15`, so many days on."""
    hour, minute, *second = map(int, clock.split(":"))
    midnight = datetime.combine(MONDAY + timedelta(days=day), time(), ZoneInfo(zone))
    there = midnight + timedelta(hours=hour, minutes=minute, seconds=sum(second))
    return there.astimezone(UTC)


def span(text: str, day: int = 0) -> Span:
    """Return a span given as `09:00-10:30`; an end before its start lies on the next day."""
    start, end = text.split("-")
    return Span(at(start, day), at(end, day + (end < start)))


def work(text: str, day: int = 0, place: Place = Place.HOME, *, planned: bool = False) -> WorkSpan:
    """Return work to be typed or imported."""
    return WorkSpan(span(text, day), OSLO, place, planned)


def ended(turn_or_keeping):
    """Return the sessions that ended among events, with the reason."""
    return [(e.span, e.reason) for e in turn_or_keeping.events if isinstance(e, SessionEnded)]


def started(turn):
    """Return the instants at which sessions started."""
    return [event.start for event in turn.events if isinstance(event, SessionStarted)]


def watched(keeping):
    """Return what is known of which time."""
    return [(e.kind, e.span) for e in keeping.events if isinstance(e, Covered)]


class FakeClock:
    """A clock whose three hands move apart: wall time, time that passed, time awake."""

    pace = 1.0

    def __init__(self, start: datetime | None = None, zone: str = OSLO) -> None:
        self.at = start or at("08:00", 7)
        self.zone = zone
        self.elapsed = timedelta(hours=100)
        self.awake = timedelta(hours=80)

    def read(self) -> Reading:
        return Reading(self.at, self.elapsed, self.awake, self.zone)

    def advance(self, minutes: float = 0, seconds: float = 0) -> Reading:
        """Let time pass while the computer is awake."""
        passed = timedelta(minutes=minutes, seconds=seconds)
        self.awake += passed
        return self.sleep(passed)

    def sleep(self, passed: timedelta) -> Reading:
        """Let time pass while it sleeps."""
        self.at += passed
        self.elapsed += passed
        return self.read()

    def set_wall(self, seconds: float) -> Reading:
        """Set the wall clock; no time passes."""
        self.at += timedelta(seconds=seconds)
        return self.read()

    def until(self, wall: datetime) -> Reading:
        """Let time pass until the wall clock shows an instant, awake."""
        return self.advance(seconds=(wall - self.at).total_seconds())


def let_run(
    recorder: Recorder, clock: FakeClock, until: datetime | timedelta, *, saves: bool = True
) -> int:
    """Call the recorder exactly when it asked for it, as the windows do, and count the calls.

    Without `saves` it is called only when something is decided: a test that never breaks off need
    not wait for a checkpoint each minute.
    """
    end = clock.at + until if isinstance(until, timedelta) else until
    asked = recorder if saves else recorder.engine
    calls = 0
    while (deadline := asked.next_deadline()) is not None and deadline <= end:
        recorder.due(clock.until(max(deadline, clock.at)))
        calls += 1
        assert calls < 2000, "the deadlines do not come to an end"
    clock.until(end)
    return calls


OTHER = """
import sys
from pathlib import Path
from tests.hands import FakeClock
from tracker.hall import Tracker
from tracker.paths import Home

with Tracker.open(Home(Path(sys.argv[1])), FakeClock()) as tracker:
    tracker.record()
    print("recording", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_recorder(home: Home) -> Iterator[None]:
    """Let another process record into a home as long as this lasts."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(home.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "recording\n"
        try:
            yield
        finally:
            other.communicate(timeout=60)
    assert other.returncode == 0


class FakeKeeping:
    """A store in memory that counts what it is asked to do, and can be made to fail."""

    def __init__(self) -> None:
        self.calls: list[tuple[Event, ...]] = []
        self.saved: list[SavedSession | None] = []
        self.watched_since: list[datetime | None] = []
        self.present: list[PresenceSpan | None] = []
        self.written_at: list[datetime] = []
        self.fault: StoreError | None = None
        self.fault_after_keeping = False

    def keep(
        self,
        events: Iterable[Event],
        opened: SavedSession | None,
        tracked_since: datetime | None,
        at: datetime,
        present: PresenceSpan | None = None,
    ) -> None:
        if self.fault is None or self.fault_after_keeping:
            self.calls.append(tuple(events))
            self.saved.append(opened)
            self.watched_since.append(tracked_since)
            self.present.append(present)
            self.written_at.append(at)
        if self.fault is not None:
            raise self.fault

    @property
    def events(self) -> list[Event]:
        """Return all that was kept, in its order."""
        return [event for call in self.calls for event in call]

    @contextmanager
    def full(self) -> Iterator[None]:
        """Fail as long as this lasts."""
        self.fault = FULL
        yield
        self.fault = None
