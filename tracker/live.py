"""The running program without its windows: sensors and words in, decisions kept, answers out.

A host calls it: when a descriptor has become readable, when `next_deadline` has come, when the
person says or answers something. Each call is one look at the clock and gives one `Turn`. It
calls nobody back. The command line asks it what there is to sense here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Self

from tracker.asking import Ask, Suggested, ask_of
from tracker.clock import Reading, RunningClock, booted_at
from tracker.daily_backup import DailyBackup
from tracker.domain.commands import WORDS
from tracker.domain.events import (
    Erased,
    Event,
    PromptClosed,
    Prompted,
)
from tracker.domain.fading import Faded
from tracker.domain.model import Choice, EndReason, Phase, PromptKind
from tracker.domain.signals import Answer, Passed, PlaceChanged, Say, Signal, Start
from tracker.domain.week import WeekBalance
from tracker.errors import StoreError, UsageError
from tracker.greeting import Greeting
from tracker.hall import Tracker
from tracker.old_days import OldDays
from tracker.recent_work import RecentWork
from tracker.recorder import Recorder, Turn
from tracker.sensing import Sensed, sensed_of
from tracker.sensors.base import Network
from tracker.sensors.choosing import Sensors
from tracker.sensors.closing import close_apps
from tracker.status import Status, status_of
from tracker.suggesting import Suggesting
from tracker.surroundings import surroundings_of
from tracker.trace_writing import TraceFile
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.domain.retention import Old
    from tracker.morning import Morning

MINUTE = timedelta(minutes=1)
PAUSE = timedelta(seconds=3)  # of nobody typing, in which a question may come up
PAUSE_AWAITED = MINUTE  # at most; then it comes up all the same


class Live:
    """Sensors, recorder and clock joined, for as long as the program runs."""

    def __init__(
        self,
        tracker: Tracker,
        clock: RunningClock,
        sensors: Sensors,
        trace: TraceFile | None = None,
        close_apps: Callable[[Iterable[str]], None] = close_apps,
    ) -> None:
        """Join them; nothing runs before `start`. What is signalled is written to `trace`."""
        self.tracker = tracker
        self.sensors = sensors
        self.suggesting = Suggesting(tracker)
        self._greeting = Greeting(tracker)
        self._old_days = OldDays(tracker)
        self._backup = DailyBackup(tracker.home, self._old_days.chore)
        self._clock = clock
        self._trace = trace
        self._close_apps = close_apps
        self._work = RecentWork(tracker.recent_work)
        self._carries_on_until: datetime | None = None

    @classmethod
    def of(cls, tracker: Tracker, clock: RunningClock, trace: TraceFile | None = None) -> Self:
        """Join a tracker to the sensors of this computer."""
        return cls(tracker, clock, Sensors(surroundings_of(tracker.settings, clock.pace)), trace)

    # --- Beginning and end -----------------------------------------------------------------------

    def start(self) -> Turn:
        """Begin to record and to watch.

        Raises:
            JournalBusyError: another instance records.
            StoreError: the journal cannot be opened.
        """
        recorder = self.tracker.record(booted_at(self._clock.read()))
        recorder.hears = self._trace is not None
        self.sensors.hash_by(self.tracker.places.open())
        reading = self._clock.read()
        first = recorder.start(reading)
        self._mind_privacy(())  # it may have been private when an earlier program ended
        self._greeting.begin(recorder.engine, self._work.on_record())
        rest = self._feed(self.sensors.open(reading.at), reading)
        self._backup.mind(self._recorder.engine)
        return self._told(Turn((*first.events, *rest.events), rest.fault))

    def checkpoint(self) -> Turn:
        """Save at once how far the running session has come; the program may be ended any time."""
        with self.tracker.patiently():
            return self._told(self._recorder.checkpoint(self._look()))

    def stop(self, reason: EndReason = EndReason.STOP) -> Turn:
        """End in order, if it was begun; what could not be saved before is tried once more."""
        turn = Turn(())
        if self.tracker.recorder is not None:
            with self.tracker.patiently():
                turn = self._told(self._recorder.stop(self._look(), reason))
        self.sensors.saved()
        self.sensors.close()
        if self._trace is not None:
            self._trace.close()
        self._backup.finish()
        return turn

    # --- What the host passes on -----------------------------------------------------------------

    def read(self, descriptor: int) -> Turn:
        """Take in what the sensor behind a readable descriptor has to tell."""
        reading = self._look()
        return self._told(self._feed(self.sensors.read(reading.at, descriptor), reading))

    def due(self) -> Turn:
        """Let time pass; to be called when `next_deadline` has come."""
        reading = self._look()
        return self._told(self._feed(self.sensors.read(reading.at), reading))

    def say(self, *words: str) -> Turn:
        """Obey a command of the person, in the words of the command line.

        Raises:
            UsageError: the words are not understood; nothing is done, and nothing told of what
                time alone has brought: `due` first hears of that.
        """
        if words[:1] == ("place",):
            return self._say_place(words[1:])
        if not words or words[0] not in WORDS:
            said = _("“{words}” is nothing that can be said to Kjernetid.")
            raise UsageError(said.format(words=" ".join(words)))
        return self._told(self._recorder.handle(Say(words), self._look()))

    def answer(self, prompt: str, choice: Choice, until: datetime | None = None) -> Turn:
        """Take the answer to a prompt; one that comes too late means nothing."""
        if self._is_over:
            return self.due()  # a signal would begin anew
        return self._told(self._recorder.handle(Answer(prompt, choice, until), self._look()))

    def just_worked(self, length: timedelta) -> int:
        """Put work done elsewhere on record, which ends now; return its number."""
        now = self.tracker.now
        number = self.tracker.corrections.add(now - length, now)
        self.forget_work()
        return number

    def settings_set(self) -> Turn:
        """Go by the settings and the plan that the tracker has now."""
        self.forget_work()
        reading = self._look()
        known = surroundings_of(self.tracker.settings, self._clock.pace)
        return self._told(self._feed(self.sensors.obey(known, reading.at), reading))

    def try_sensors_again(self) -> Turn:
        """Try what could not be used before; the person may have seen to it."""
        reading = self._look()
        return self._told(self._feed(self.sensors.look_again(reading.at), reading))

    def forget_work(self) -> None:
        """Hear that the record was changed by somebody else."""
        self._work.forget()

    # --- What the host asks ----------------------------------------------------------------------

    def next_deadline(self) -> datetime | None:
        """Return when `due` is to be called next."""
        waits = (
            self._recorder.next_deadline(),
            self.sensors.next_look(),
            self.tracker.places.next_change(),
        )
        return min((wait for wait in waits if wait is not None), default=None)

    def wait_until(self, at: datetime) -> timedelta:
        """Return how long the computer's own clock runs until an instant; negative when past."""
        return (at - self._clock.read().at) / self._clock.pace

    def status(self) -> Status:
        """Return what is happening now."""
        engine = self._recorder.engine
        status = status_of(
            engine, self._work.all(), self.tracker.schedule, sensor=self.sensors.name
        )
        counted = status.counted_pause if self.tracker.settings.movement.tell_counted else None
        return replace(status, here=self.tracker.places.here(engine.now), counted_pause=counted)

    def sensed(self) -> tuple[Sensed, ...]:
        """Return what senses what, and what it told last."""
        zone = self._recorder.engine.state.zone
        return sensed_of(self.sensors.findings, self.sensors.told, zone)

    def ask(self, prompted: Prompted) -> Ask:
        """Return what a card says about a prompt."""
        status = self.status()
        return ask_of(
            prompted,
            self.tracker.schedule,
            status,
            status.zone,
            self._recorder.engine.now,
            suggested=Suggested(self.suggesting.break_length, self.suggesting.pick.idea.text),
            reached=self._reached(prompted.at),
            last_week=self._last_week() if prompted.kind is PromptKind.WEEK_READY else None,
        )

    def faded(self) -> tuple[Faded, ...]:
        """Return the kinds of prompts that come less often since they went unanswered."""
        return self._recorder.engine.faded

    def open_ask(self) -> Ask | None:
        """Return the question that is on show, or None."""
        shown = self._recorder.engine.open_prompt
        if shown is None:
            return None
        return self.ask(Prompted(shown.shown_at, shown.kind, shown.id, shown.key, shown.choices))

    def pause_in(self, since: datetime) -> timedelta | None:
        """Return how long it takes at least until nobody has typed for a while.

        None where a question that waits since then may come up: there is such a pause, it has been
        waited for long enough, or nothing here can tell. The engine has decided by then: a trace,
        which knows of no single key, replays the same for it.
        """
        now = self._clock.read().at
        last = self.sensors.last_input(now)
        if last is None or now < since:  # the clock was set back
            return None
        wait = min(last + PAUSE, since + PAUSE_AWAITED) - now
        return wait / self._clock.pace if wait > timedelta(0) else None

    @property
    def is_quiet(self) -> bool:
        """Tell whether a call, a presentation or do-not-disturb holds questions back."""
        return self._recorder.engine.is_quiet

    def is_place_asked(self) -> bool:
        """Tell whether to ask now where a new network is; it is taken as asked, once for all."""
        return self._may_ask() and self.tracker.places.take_question(self._recorder.engine.now)

    def old_days(self) -> "Old | None":
        """Return old days that the person is to be asked about now; they are taken as asked."""
        return self._old_days.question(self._recorder.engine) if self._may_ask() else None

    def take_notices(self) -> list[str]:
        """Return what happened to the files of the home, in sentences that were not told yet."""
        found = [*self.tracker.mended, self._backup.take_notice()]
        self.tracker.mended.clear()
        return [notice for notice in found if notice]

    def morning(self) -> "Morning | None":
        """Return what to tell now of the evening before; it is taken as told, once a day."""
        return self._greeting.look(self._recorder.engine)

    # --- Inside ----------------------------------------------------------------------------------

    @property
    def _recorder(self) -> Recorder:
        """Return what records; there is none before `start`."""
        if self.tracker.recorder is None:
            raise RuntimeError("nothing runs before it was started")
        return self.tracker.recorder

    @property
    def _is_over(self) -> bool:
        """Tell whether the computer shuts down, or the program ends."""
        return self._recorder.engine.state.phase is Phase.OFF

    def _may_ask(self) -> bool:
        """Tell whether a note may ask: in core hours, while nothing else asks or holds it back."""
        engine = self._recorder.engine
        if not engine.may_be_asked:
            return False
        return not self.tracker.schedule.class_at(engine.now, engine.state.zone).is_outside

    def _look(self) -> Reading:
        """Read the clock, and note when the last input was, so that no minute is invented."""
        reading = self._clock.read()
        self._recorder.note_input(self.sensors.last_input(reading.at))
        return reading

    def _feed(self, signals: Iterable[Signal], reading: Reading) -> Turn:
        """Let time pass, then take in what the sensors tell; where they tell it comes first."""
        heard = list(signals)
        for signal in heard:
            if isinstance(signal, Network):
                self.tracker.places.join(signal.token, reading.at)
        turn = self._recorder.due(reading)
        events = list(turn.events)
        if self._recorder.take_slept():
            heard += self.sensors.woken(reading.at)
        meant = filter(self._counts, heard)
        for signal in chain(self._moves(reading), meant, self._moves(reading)):
            turn = self._recorder.handle(signal, reading)
            events += turn.events
        self.sensors.saved()  # or cannot be saved: waiting would not make it so
        return Turn(tuple(events), turn.fault)

    def _moves(self, reading: Reading) -> Iterator[Signal]:
        """Yield that the person is somewhere else than the engine knows, where they are."""
        place = self.tracker.places.here(reading.at).place
        if not self._is_over and place is not self._recorder.engine.state.place:
            yield PlaceChanged(place)

    def _say_place(self, words: tuple[str, ...]) -> Turn:
        """Take what the person says about where they are.

        Raises:
            UsageError: the words are not understood; nothing is done.
            StoreError: it cannot be kept; nothing is done.
        """
        reading = self._look()
        day = self.tracker.schedule.plan_at(reading.at, self._recorder.engine.state.zone)
        self.tracker.places.obey(words, reading.at, day.span.end)
        return self._told(self._feed((), reading))

    def _counts(self, signal: Signal) -> bool:
        """Tell whether a signal of a sensor means anything now.

        A desktop that shuts down tears its parts down, and some of that looks like input. Until it
        is known to stay up after all, nothing else is heard.
        """
        if isinstance(signal, Passed | Network):
            return False  # it made us look, and that was all; a network is a place to the engine
        return isinstance(signal, Start) or not self._is_over

    def _told(self, turn: Turn) -> Turn:
        """Remember of a turn what is asked for later."""
        self._work.note(turn)
        for event in turn.events:
            if isinstance(event, PromptClosed) and event.choice is Choice.CLOSE:
                if not self._recorder.engine.state.on_call:  # one may have come meanwhile
                    self._close_apps(self._recorder.engine.open_apps)
            elif isinstance(event, PromptClosed) and event.choice is Choice.UNTIL:
                self._carries_on_until = event.until
        if turn.events and turn.fault is None:
            self._backup.mind(self._recorder.engine)
        if self._trace is not None:
            self._trace.write(self._recorder.take_heard())
            self._mind_privacy(turn.events)
        return turn

    def _mind_privacy(self, events: Iterable[Event]) -> None:
        """Let no trace tell of private time."""
        if self._trace is None:
            return
        if self._recorder.engine.state.is_private:
            self._trace.close()
        for event in events:
            if isinstance(event, Erased):
                self._trace.erase(event.span)

    def _last_week(self) -> WeekBalance | None:
        """Return how the last week was; None while it cannot be read."""
        try:
            return self.tracker.week(self.tracker.this_week().shifted(-1))
        except StoreError:
            return None

    def _reached(self, at: datetime) -> datetime | None:
        """Return the time that the person wanted to carry on until, where that has just come."""
        until = self._carries_on_until
        return until if until is not None and timedelta(0) <= at - until < MINUTE else None
