"""Somebody who lives days in front of a computer: signals come as they would, and time passes."""

from datetime import datetime, timedelta

from tests.hands import OSLO, FakeClock, at, let_run
from tracker.domain.boundary_state import KINDS
from tracker.domain.localtime import local
from tracker.domain.model import Choice, Place, PromptKind, PromptRecord
from tracker.domain.signals import Active, Answer, Idle, Lock, Say, Signal, Sleep, Unlock, Wake
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance, Week, WeekBalance
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.recorder import Recorder

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
IDLE_KNOWN_AFTER = timedelta(minutes=5)


class Life:
    """One person, one computer, one home; times are those of the clock on the wall there.

    Days are counted from Monday 16 November 2026. The program starts with the first thing done.
    Checkpoints are written where a story `saves`; one that never breaks off need not wait for them.
    """

    def __init__(self, home: Home, start: datetime, zone: str = OSLO) -> None:
        self.home = home
        self.clock = FakeClock(start, zone)
        self.tracker = Tracker.open(home, self.clock)
        self.tracker.set("hours.zone", OSLO, start.date())
        self.saves = False
        self._recorder: Recorder | None = None

    @property
    def recorder(self) -> Recorder:
        """Return what records; it begins to when it is first needed."""
        if self._recorder is None:
            self.starts()
        assert self._recorder is not None
        return self._recorder

    def starts(self, booted_at: datetime | None = None) -> None:
        """Start the program, again if it ended."""
        self.tracker.close()
        self.tracker = Tracker.open(self.home, self.clock)
        self._recorder = self.tracker.record(booted_at)
        self._recorder.start(self.clock.read(), Place.HOME)

    def loses_power(self) -> None:
        """End without order; time that passes now is seen by nobody."""
        self.tracker.close()
        self._recorder = None

    def dies(self) -> None:
        """End without order, just after a checkpoint."""
        self.recorder.due(self.clock.read())
        self.loses_power()

    def is_gone_for(self, lost: timedelta) -> None:
        """Die, and be back at work at the computer as soon as the program has started again."""
        self.dies()
        self.until(self.clock.at + lost)
        self.starts()
        self.comes()

    def quits(self) -> None:
        """End in order."""
        self.recorder.stop(self.clock.read())
        self.loses_power()

    def at(self, clock: str, day: int = 0) -> "Life":
        """Let time pass until the clock shows a time on a day."""
        self.until(at(clock, day, self.clock.zone))
        return self

    def until(self, when: datetime) -> None:
        """Let time pass until an instant."""
        if self._recorder is None:
            self.clock.until(when)
        else:
            let_run(self._recorder, self.clock, when, saves=self.saves)

    def signal(self, signal: Signal) -> None:
        self.recorder.handle(signal, self.clock.read())

    def comes(self) -> None:
        """Unlock the screen and type."""
        self.signal(Unlock())
        self.signal(Active())

    def locks(self) -> None:
        self.signal(Lock())

    def walks_off(self) -> None:
        """Leave without locking, of which the desktop tells after five minutes."""
        last_input = self.clock.at
        self.until(last_input + IDLE_KNOWN_AFTER)
        self.signal(Idle(last_input))

    def works(self, start: str, end: str, day: int = 0) -> None:
        """Come, work, and lock the screen."""
        self.at(start, day).comes()
        self.at(end, day).locks()

    def sleeps_until(self, clock: str, day: int) -> None:
        """Close the lid, and open it at a time on a day."""
        self.signal(Sleep())
        self.clock.sleep(at(clock, day, self.clock.zone) - self.clock.at)
        self.signal(Wake())

    def says(self, *words: str) -> None:
        self.signal(Say(words))

    def answers(self, choice: Choice, until: datetime | None = None) -> None:
        """Answer the prompt that is on show."""
        shown = self.prompts()[-1]
        assert shown.closed_at is None, "nothing is on show"
        self.signal(Answer(shown.id, choice, until))

    def prompts(self) -> list[PromptRecord]:
        """Return the prompts that were shown, as they are on record."""
        everything = Span(at("00:00", -60), at("00:00", 60))
        return [p for p in self.tracker._journal.prompts(everything) if p.shown_at is not None]

    def told(self, *, movement: bool = False) -> list[str]:
        """Return what was asked, by the clock in Oslo: about outside work, or to move."""
        kinds = (PromptKind.MOVEMENT,) if movement else KINDS
        return self.asked(*kinds)

    def asked(self, *kinds: PromptKind) -> list[str]:
        """Return what was asked of some kinds, by the clock in Oslo."""
        return [
            f"{local(p.shown_at, OSLO):%H:%M} {p.kind}"
            for p in self.prompts()
            if p.shown_at and p.kind in kinds
        ]

    def works_late(self, choice: Choice | None = None, until: str = "") -> "Life":
        """Work past core hours until asked at 16:15, and give an answer a minute later."""
        self.at("15:30").comes()
        self.at("16:16")
        if choice is not None:
            self.answers(choice, at(until) if until else None)
        return self

    def sessions(self) -> list[Span]:
        """Return the work on record."""
        days = (at("12:00", -400).date(), at("12:00", 60).date())
        return [work.span for work in self.tracker.sessions(*days)]

    def week(self, day: int = 0) -> WeekBalance:
        """Return the week that holds a day."""
        return self.tracker.week(Week.of(at("12:00", day).date()))

    def day(self, day: int) -> DayBalance:
        """Return one day of its week."""
        return next(d for d in self.week(day).days if d.day == at("12:00", day).date())
