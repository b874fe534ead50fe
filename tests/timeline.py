"""A day at the computer, told in a few words and played through the real engine.

    day.works("09:00", "50min").pauses("10min").locks()
    assert day.sessions == ["09:00-09:50 lock"]

Wall time and elapsed time move apart when the clock is set. What was told is logged line by
line, so that pytest prints the timeline of a test that fails.
"""

import logging
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self

from tracker.domain.engine import Engine
from tracker.domain.events import (
    BreakRecorded,
    Covered,
    DayClosed,
    Erased,
    Event,
    OnCallOpened,
    PlannedMarked,
    PresenceEnded,
    PromptClosed,
    Prompted,
    PromptHeld,
    RestOffered,
    SessionDropped,
    SessionEnded,
    SessionParted,
    SessionStarted,
    UnsureFound,
)
from tracker.domain.localtime import WallSpan, local
from tracker.domain.model import Choice, EndReason, Phase, Place, PromptKind
from tracker.domain.rules import Rules
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.signals import (
    Active,
    Answer,
    Apps,
    Busy,
    Call,
    ClockJumped,
    Crash,
    Front,
    Idle,
    Lock,
    Passed,
    PlaceChanged,
    Sample,
    Say,
    Signal,
    Sleep,
    Start,
    Stop,
    Unlock,
    Wake,
    ZoneChanged,
)
from tracker.domain.spans import Span

LOG = logging.getLogger("timeline")
LOG.setLevel(logging.INFO)
TUESDAY = date(2026, 11, 17)
OSLO = "Europe/Oslo"
OFFICE: tuple[WallSpan, ...] = ((480, 960),)
OFTEN = frozenset({PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE, PromptKind.MOVEMENT})
HasSpan = SessionDropped | UnsureFound | Erased | PlannedMarked | OnCallOpened
_LENGTH = re.compile(r"(-)?(?:(\d+)h)?(?:(\d+)min)?(?:(\d+)s)?")


def length(text: str) -> timedelta:
    """Understand `50min`, `2h`, `1h30min`, `30s` and `-2h`."""
    found = _LENGTH.fullmatch(text)
    assert found is not None, text
    sign, hours, minutes, seconds = found.groups(default="0")
    total = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return -total if sign == "-" else total


def office(days: str = "12345", hours: tuple[WallSpan, ...] = OFFICE) -> ScheduleVersion:
    """Return core hours that are the same on each of `days`, 1 for Monday."""
    return ScheduleVersion(
        date(2026, 1, 1), tuple(hours if str(n) in days else () for n in range(1, 8))
    )


def rules(
    version: ScheduleVersion | None = None, zone: str = OSLO, stays: bool = False, **changed: Any
) -> Rules:
    """Return the engine's rules: office hours and defaults, but for what is `changed`.

    Of `kinds`, unless they are given, only what comes often may be asked: work outside core hours
    and breaks.
    """
    schedule = Schedule([version or office()], zone, stay_on_home_time=stays)
    return Rules(schedule, **{"kinds": OFTEN, **changed})


class Timeline:
    """Plays a day and keeps every event."""

    def __init__(self, day: date = TUESDAY, zone: str = OSLO, obeying: Rules | None = None) -> None:
        self.day, self.zone = day, zone
        self.rules = obeying or rules(zone=zone)
        self.wall = datetime.combine(day, datetime.min.time(), UTC)
        self.wall = self._next("00:00", day)
        self.engine = Engine(self.rules, self.wall, zone)
        self.elapsed = timedelta(0)
        self.is_active = self.is_idle_told = False
        self.events: list[Event] = []

    # ------------------------------------------------------------ time

    def at(self, clock: str, day: date | None = None) -> Self:
        """Let time pass until the local clock shows this next; on `day`, where given."""
        to = self._next(clock, day)
        assert to >= self.wall, f"{clock} is over"
        return self._to(to, f"at {clock}")

    def passes(self, for_: str) -> Self:
        """Let time pass as things are."""
        return self._to(self.wall + length(for_), f"passes {for_}")

    def clock_jumps(self, by: str) -> Self:
        """Set the wall clock while no time passes."""
        self._signal(ClockJumped(length(by)))
        self.wall += length(by)
        return self

    # ------------------------------------------------------------ the person

    def works(self, *when: str) -> Self:
        """Work `("09:00", "50min")`, or from now on for `("50min",)`."""
        if len(when) == 2:
            self.at(when[0])
        if self.engine.state.phase is Phase.OFF:
            self.starts()
        if not self.is_active:
            self._signal(Active())
            self.is_active = True
        return self.passes(when[-1])

    def pauses(self, for_: str) -> Self:
        """Leave keyboard and mouse alone; the sensor tells at the threshold, not before."""
        since, until = self.wall, self.wall + length(for_)
        told = since + self.rules.away_after
        if until >= told:
            self._to(told, f"pauses {for_}")
            self._signal(Idle(since))
            self.is_active = False
        return self._to(until, f"pauses {for_}")

    def went_idle_at(self, since: datetime) -> Self:
        """Let the sensor tell, now, when input stopped."""
        self.is_active = False
        return self._signal(Idle(since))

    def locks(self) -> Self:
        self.is_active = False
        return self._signal(Lock())

    def unlocks(self) -> Self:
        return self._signal(Unlock())

    def sleeps(self, for_: str) -> Self:
        """Put the computer to sleep and wake it, without input."""
        self.is_active = False
        self._signal(Sleep())
        self.passes(for_)
        return self._signal(Wake())

    def calls(self, for_: str) -> Self:
        """Have a call; whether there is input meanwhile is as it was before."""
        return self.call().passes(for_).call(on=False)

    def call(self, *, on: bool = True) -> Self:
        return self._signal(Call(on))

    def busy(self, *, on: bool = True) -> Self:
        return self._signal(Busy(on))

    def fronts(self, app: str) -> Self:
        return self._signal(Front(app))

    def opens(self, *apps: str) -> Self:
        return self._signal(Apps(frozenset(apps)))

    def says(self, *words: str) -> Self:
        return self._signal(Say(words))

    def answers(self, choice: Choice, until: str | None = None, prompt: str = "") -> Self:
        """Answer the prompt that is on show, or was last, or the one that is named."""
        last = next((e.id for e in reversed(self.events) if isinstance(e, Prompted)), "")
        return self._signal(Answer(prompt or last, choice, self._next(until) if until else None))

    # ------------------------------------------------------------ the computer

    def starts(self) -> Self:
        self.is_active = False
        return self._signal(Start())

    def stops(self, reason: EndReason = EndReason.STOP) -> Self:
        return self._signal(Stop(reason))

    def crashes(self) -> Self:
        return self._signal(Crash())

    def travels(self, zone: str) -> Self:
        self._signal(ZoneChanged(zone))
        self.zone = zone
        return self

    def goes(self, place: Place) -> Self:
        return self._signal(PlaceChanged(place))

    def blinks(self) -> Self:
        """Let the engine look at the time once more, though nothing happened."""
        return self._signal(Passed())

    def hears(self, signal: Signal) -> Self:
        """Take in any other signal."""
        return self._signal(signal)

    # ------------------------------------------------------------ what came of it

    @property
    def sessions(self) -> list[str]:
        """Return what was kept: `09:00-09:50 idle`; a part that goes on ends with `parted`."""
        return [
            f"{self._span(e.span)} {e.reason if isinstance(e, SessionEnded) else 'parted'}"
            for e in self.events
            if isinstance(e, SessionEnded | SessionParted)
        ]

    @property
    def kept(self) -> list[Span]:
        return [e.span for e in self.events if isinstance(e, SessionEnded | SessionParted)]

    @property
    def zones(self) -> list[str]:
        """Return where each part was worked."""
        return [e.zone for e in self.events if isinstance(e, SessionEnded | SessionParted)]

    @property
    def started(self) -> list[str]:
        return [self._clock(e.start) for e in self.events if isinstance(e, SessionStarted)]

    @property
    def dropped(self) -> list[str]:
        return self._spans(SessionDropped)

    @property
    def unsure(self) -> list[str]:
        return self._spans(UnsureFound)

    @property
    def erased(self) -> list[str]:
        return self._spans(Erased)

    @property
    def planned(self) -> list[str]:
        return self._spans(PlannedMarked)

    @property
    def on_call(self) -> list[str]:
        return self._spans(OnCallOpened)

    @property
    def covered(self) -> list[str]:
        return [f"{self._span(e.span)} {e.kind}" for e in self.events if isinstance(e, Covered)]

    @property
    def presence(self) -> list[str]:
        """Return what the listed apps did: `16:00-17:00 unlocked`."""
        return [
            f"{self._span(e.span)} {e.kind}" for e in self.events if isinstance(e, PresenceEnded)
        ]

    @property
    def prompts(self) -> list[str]:
        return [f"{self._clock(e.at)} {e.kind}" for e in self.events if isinstance(e, Prompted)]

    @property
    def choices(self) -> list[Choice]:
        """Return what could be answered to the prompt that was shown last."""
        return next(list(e.choices) for e in reversed(self.events) if isinstance(e, Prompted))

    @property
    def closed(self) -> list[str]:
        """Return how prompts that were shown went away."""
        return [
            f"{self._clock(e.at)} {e.kind} {e.how}"
            for e in self.events
            if isinstance(e, PromptClosed) and e.id
        ]

    @property
    def held(self) -> list[str]:
        return [
            f"{self._clock(e.at)} {e.kind} {e.why}"
            for e in self.events
            if isinstance(e, PromptHeld)
        ]

    @property
    def offered(self) -> list[str]:
        """Return when the person was offered to let prompts rest."""
        return [self._clock(e.at) for e in self.events if isinstance(e, RestOffered)]

    @property
    def breaks(self) -> list[str]:
        return [
            f"{self._span(Span(e.record.start, e.record.end))} {e.record.outcome}"
            for e in self.events
            if isinstance(e, BreakRecorded)
        ]

    @property
    def days_closed(self) -> list[str]:
        return [self._clock(e.at) for e in self.events if isinstance(e, DayClosed)]

    @property
    def phase(self) -> Phase:
        return self.engine.state.phase

    # ------------------------------------------------------------ inside

    def _signal(self, signal: Signal) -> Self:
        LOG.info("%s %s", self._clock(self.wall), signal)
        self._keep(self.engine.handle(Sample(self.wall, self.zone, signal)))
        return self

    def _to(self, to: datetime, told: str) -> Self:
        LOG.info("%s %s", self._clock(self.wall), told)
        self._keep(self.engine.advance(to))
        self.elapsed += to - self.wall
        self.wall = to
        return self

    def _keep(self, events: Iterable[Event]) -> None:
        for event in events:
            LOG.info("    %s", event)
            self.events.append(event)

    def _next(self, clock: str, day: date | None = None) -> datetime:
        hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
        here = local(self.wall, self.zone)
        on = day or here.date()
        wall = datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=here.tzinfo)
        at = wall.astimezone(UTC)
        return at if day or at >= self.wall else (wall + timedelta(days=1)).astimezone(UTC)

    def _clock(self, at: datetime) -> str:
        here = local(at, self.zone)
        days = (here.date() - self.day).days
        return here.strftime("%H:%M:%S").removesuffix(":00") + (f"{days:+}" if days else "")

    def _span(self, span: Span) -> str:
        return f"{self._clock(span.start)}-{self._clock(span.end)}"

    def _spans(self, kind: type[HasSpan]) -> list[str]:
        return [self._span(e.span) for e in self.events if isinstance(e, kind)]


def asked_outside(choice: Choice | None = None, until: str | None = None) -> Timeline:
    """Work past core hours until asked at 16:15, and give an answer a minute later."""
    day = Timeline().works("15:30", "46min")
    return day.answers(choice, until) if choice else day


def asked_to_move(choice: Choice | None = None) -> Timeline:
    """Work from 09:00 until asked at 09:50, and give an answer a minute later."""
    day = Timeline().works("09:00", "51min")
    return day.answers(choice) if choice else day
