"""The recording half of the program: readings of the clock and signals in, events kept, told on.

Each signal is stamped once. What happened to the clocks since the last look (set, asleep, another
zone) is told to the engine first. Everything is saved before it is shown; what cannot be saved is
kept in memory and written as soon as that is possible again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from tracker.clock import Reading, is_plain_utc
from tracker.domain.engine import Engine
from tracker.domain.events import Erased, Event
from tracker.domain.memory import remember
from tracker.domain.model import (
    CoverageKind,
    EndReason,
    Past,
    Phase,
    Place,
    PresenceSpan,
    WorkSpan,
)
from tracker.domain.rules import Rules
from tracker.domain.session_state import CHECKPOINT_EVERY
from tracker.domain.signals import (
    ClockJumped,
    PlaceChanged,
    Sample,
    Signal,
    Sleep,
    Start,
    Stop,
    Wake,
    ZoneChanged,
)
from tracker.errors import JournalBusyError, StoreError, UsageError
from tracker.store.values import SavedSession

HEARTBEAT_EVERY = timedelta(minutes=15)
AGAIN_AFTER = timedelta(seconds=5)  # while another program writes, as it does for a moment
JUMP_MIN = timedelta(seconds=2)
ASLEEP_MIN = timedelta(seconds=5)
NO_PAST = Past()


class Keeping(Protocol):
    """Where the recorder keeps what it finds out."""

    def keep(
        self,
        events: Iterable[Event],
        opened: SavedSession | None,
        tracked_since: datetime | None,
        at: datetime,
        present: PresenceSpan | None = None,
    ) -> None:
        """Keep events for good, with what is open and the heartbeat, all or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one signal or deadline; `fault` is set while nothing can be saved."""

    events: tuple[Event, ...]
    fault: StoreError | None = None


class Recorder:
    """The engine joined to a clock and to the place where its findings are kept."""

    def __init__(
        self, rules: Rules, keeping: Keeping, reading: Reading, past: Past = NO_PAST
    ) -> None:
        """Begin at a reading of the clock; nothing runs before `start`.

        `past` is what an earlier program left on record.
        """
        self._home_zone = rules.schedule.home_zone
        zone = self._placed(reading).zone
        memory = remember(past, rules.schedule, reading.at, zone, rules.budget_per_day)
        self.engine = Engine(rules, reading.at, zone, memory)
        self._keeping = keeping
        self._last = reading
        self._noted: datetime | None = None
        self._unsaved: list[Event] = []
        self._tried_at = reading.at
        self._fault: StoreError | None = None  # what was in the way of the last saving
        self._has_slept = False  # found from the clocks, and nobody was told yet
        self.hears = False  # whether what is signalled is remembered, for a trace
        self._heard: list[Sample] = []

    def start(self, reading: Reading, place: Place = Place.UNKNOWN) -> Turn:
        """Begin to watch."""
        self._last = reading = self._placed(reading)
        events = self._tell(Sample(reading.at, reading.zone, Start()))
        if place is not Place.UNKNOWN:
            events += self._tell(Sample(reading.at, reading.zone, PlaceChanged(place)))
        return self._kept(events, reading.at)

    def note_input(self, at: datetime | None) -> None:
        """Take in when the last input was, as the wall clock shows it now; None: not known.

        To be called before each turn: a desktop tells of quiet only after a while, and until then
        the running session, in a checkpoint and in the status, reaches no further than this.
        """
        self._noted = at
        self.engine.note_input(at)

    def handle(self, signal: Signal, reading: Reading) -> Turn:
        """Take in one signal.

        Raises:
            UsageError: the words of a `Say` are not understood; nothing changes but that time
                has passed.
        """
        reading = self._placed(reading)
        events = self._catch_up(reading)
        events += self.engine.advance(reading.at)
        try:
            events += self._tell(Sample(reading.at, reading.zone, signal))
        except UsageError:
            self._kept(events, reading.at)
            raise
        return self._kept(events, reading.at)

    def due(self, reading: Reading) -> Turn:
        """Let time pass; to be called when `next_deadline` has come."""
        reading = self._placed(reading)
        events = self._catch_up(reading)
        events += self.engine.advance(reading.at)
        return self._kept(events, reading.at)

    def checkpoint(self, reading: Reading) -> Turn:
        """Let time pass and save at once, without waiting for the next checkpoint."""
        reading = self._placed(reading)
        events = self._catch_up(reading)
        events += self.engine.advance(reading.at)
        self._unsaved += events
        self._try_to_save(reading.at)
        return Turn(tuple(events), self._fault)

    def stop(self, reading: Reading, reason: EndReason = EndReason.STOP) -> Turn:
        """End in order."""
        return self.handle(Stop(reason), reading)

    def obey(self, rules: Rules) -> None:
        """Take other settings from now on."""
        self._home_zone = rules.schedule.home_zone
        self.engine.obey(rules)

    def running(self) -> WorkSpan | None:
        """Return the session that is running, up to the last input, as it would be kept now."""
        span, state = self.engine.open_span, self.engine.state
        return None if span is None else WorkSpan(span, state.zone, state.place)

    def next_deadline(self) -> datetime | None:
        """Return when `due` is to be called next: a decision, a checkpoint or a heartbeat."""
        if self.engine.state.phase is Phase.OFF and not self._unsaved:
            return None
        waits = (self.engine.next_deadline(), self._next_write())
        return min((wait for wait in waits if wait is not None), default=None)

    def take_slept(self) -> bool:
        """Tell whether sleep was found from the clocks alone since the last time this was asked."""
        slept, self._has_slept = self._has_slept, False
        return slept

    def take_heard(self) -> list[Sample]:
        """Return what was signalled since the last time, if it is remembered at all."""
        heard, self._heard = self._heard, []
        return heard

    def _tell(self, sample: Sample) -> list[Event]:
        events = self.engine.handle(sample)
        if self.hears:
            self._heard.append(sample)
        return events

    def _next_write(self) -> datetime | None:
        """Return when to write though nothing happened; None while there is nothing to tell.

        So it is in a pause, and off duty on a shared computer. In private time it is told
        afterwards that the program watched.
        """
        state = self.engine.state
        if isinstance(self._fault, JournalBusyError):
            return self._tried_at + AGAIN_AFTER
        if state.phase is Phase.WORKING or self._unsaved:
            return self._tried_at + CHECKPOINT_EVERY
        if state.is_private or self._tracked_since() is None:
            return None
        return self._tried_at + HEARTBEAT_EVERY

    def _placed(self, reading: Reading) -> Reading:
        """Put a computer that only knows UTC where home is; it names no place of its own."""
        return replace(reading, zone=self._home_zone) if is_plain_utc(reading.zone) else reading

    def _catch_up(self, reading: Reading) -> list[Event]:
        """Tell the engine what the clocks did since the last look."""
        last, self._last = self._last, reading
        noted, self._noted = self._noted, None
        if self.engine.state.phase is Phase.OFF:
            return []
        events: list[Event] = []
        elapsed, awake = reading.elapsed - last.elapsed, reading.awake - last.awake
        jump = reading.at - last.at - elapsed
        now = last.at
        if elapsed - awake >= ASLEEP_MIN and not self.engine.state.is_asleep:
            now += max(awake, timedelta(0))
            events += self._tell(Sample(now, last.zone, Sleep()))
            now = last.at + elapsed
            events += self._tell(Sample(now, last.zone, Wake()))
            self._has_slept = True
        if abs(jump) >= JUMP_MIN:
            now = last.at + elapsed
            events += self._tell(Sample(now, last.zone, ClockJumped(jump)))
            self._tried_at += jump
            if noted is not None:  # it was read off the clock that has been set already
                self.engine.note_input(noted)
        if reading.zone != self.engine.state.zone:
            at = max(reading.at, self.engine.now)
            events += self._tell(Sample(at, reading.zone, ZoneChanged(reading.zone)))
        return events

    def _kept(self, events: list[Event], now: datetime) -> Turn:
        """Save first, then show."""
        self._unsaved += events
        write = self._next_write()
        if self._unsaved or (write is not None and write <= now):
            self._try_to_save(now)
        return Turn(tuple(events), self._fault)

    def _try_to_save(self, now: datetime) -> None:
        self._tried_at = now
        try:
            self._save(now)
        except StoreError as error:
            self._fault = error
        else:
            self._fault = None

    def _save(self, now: datetime) -> None:
        while (batch := _first_batch(self._unsaved)) != self._unsaved:
            self._keeping.keep(batch, None, None, now)
            del self._unsaved[: len(batch)]
        present = self.engine.open_presence
        self._keeping.keep(batch, self._opened(), self._tracked_since(), now, present)
        self._unsaved = []

    def _opened(self) -> SavedSession | None:
        work = self.running()
        if work is None:
            return None
        return SavedSession(work.span.start, work.span.end, work.zone, work.place)

    def _tracked_since(self) -> datetime | None:
        covered = self.engine.state.covered
        is_tracked = covered is not None and covered[0] is CoverageKind.TRACKED
        return covered[1] if covered is not None and is_tracked else None


def _first_batch(events: list[Event]) -> list[Event]:
    """Return what can be kept in one go; erasing goes by itself, for it may have to be repeated."""
    erasing = [isinstance(event, Erased) for event in events]
    return events[: erasing.index(True) or 1] if any(erasing) else events[:]
