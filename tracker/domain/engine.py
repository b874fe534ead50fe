"""The machines joined: one signal in, all that follows from it out.

It composes the pure machines and the desk, and does nothing else: no clock, no disk. Whoever
owns it advances it to each deadline; the same signals give the same events, always.
"""

from datetime import datetime, timedelta
from typing import Final

from tracker.domain import (
    afterwards,
    boundary,
    breaks,
    commands,
    fading,
    occasions,
    presence,
    prompts,
    sessions,
    sign_off,
)
from tracker.domain.boundary_state import Work
from tracker.domain.break_state import Stage
from tracker.domain.events import (
    Erased,
    Event,
    PromptClosed,
    Prompted,
    SessionDropped,
    SessionEnded,
    Unwanted,
    Wanted,
)
from tracker.domain.fading import Faded
from tracker.domain.memory import NOTHING, Memory
from tracker.domain.model import Choice, EndReason, Phase, PresenceSpan, PromptKind
from tracker.domain.occasion import Circumstances
from tracker.domain.presence import PresenceState, Scene
from tracker.domain.prompts import OpenPrompt
from tracker.domain.rules import MachineRules, Rules
from tracker.domain.session_state import (
    SessionState,
    is_on_duty,
    last_activity,
    saved_until,
)
from tracker.domain.signals import (
    Apps,
    ClockJumped,
    Crash,
    Front,
    Passed,
    PlaceChanged,
    Sample,
    Say,
    Start,
    ZoneChanged,
)
from tracker.domain.spans import Span
from tracker.domain.values import replace

TOLD_FOR = timedelta(minutes=15)  # that a pause was counted as a break
_MOVED: Final = (Start, ZoneChanged, PlaceChanged)
_WRITTEN_ANYHOW: Final = (ClockJumped, Start)
_WISHES: Final = (Wanted, Unwanted)
STANDING_MAX = 100  # deadlines in a row at one instant; each turn settles at least one of them


class Engine:
    """All machines with their states."""

    def __init__(self, rules: Rules, at: datetime, zone: str, memory: Memory = NOTHING) -> None:
        """Begin at an instant, with nothing running, and with what an earlier engine left."""
        self._sessions = SessionState(at, zone, hold=memory.hold, erasing=memory.erasing)
        self._boundary = memory.boundary
        self._breaks = memory.breaks
        self._desk = memory.desk
        self._occasions = memory.occasions
        self._judged: tuple[object, ...] | None = None  # what occasions were judged by last
        self._occasion_due: datetime | None = None
        self._presence = PresenceState()
        self._sign_off = memory.sign_off
        self._left = (memory.left, EndReason.CRASH) if memory.left is not None else None
        self._noted: datetime | None = None
        self._written = at
        self._now = at
        self.obey(rules)

    def obey(self, rules: Rules) -> None:
        """Take other settings from now on; what follows from them is due at once."""
        self._is_stale = True
        self._rules_of = {True: MachineRules.of(rules).hushed(), False: MachineRules.of(rules)}
        self._rules = self._rules_of[self._occasions.is_day_closed]
        if rules.on_call is not None:  # the person may have taken back what they answered
            self._boundary = replace(self._boundary, on_call_until=None)

    @property
    def state(self) -> SessionState:
        """Return what is known of the person's session."""
        return self._sessions

    @property
    def now(self) -> datetime:
        """Return the instant that has been reached."""
        return self._now

    @property
    def is_off_duty(self) -> bool:
        """Tell whether what goes on now is recorded nowhere, and nobody asked for that."""
        state = self._sessions
        is_held = state.open is not None or state.hold is not None
        return (
            state.is_running
            and not is_held
            and not is_on_duty(state, self._now, self._rules.sessions)
        )

    @property
    def stretch(self) -> timedelta:
        """Return how long the running stretch at the screen has lasted."""
        begun = self._breaks.stretch_from
        if begun is None or self._breaks.pause_since is not None:
            return timedelta(0)
        return max(self._now - begun, timedelta(0))

    def note_input(self, at: datetime | None) -> None:
        """Take in when the last input was, before the desktop tells of quiet; None: not known.

        No decision hangs on it, only how far the running session is known to reach.
        """
        self._noted = at

    @property
    def open_span(self) -> Span | None:
        """Return the part of the running session that is not kept yet, up to the last input."""
        session = self._sessions.open
        if session is None:
            return None
        end = last_activity(self._sessions, self._now, self._noted)
        return Span(session.start, max(end, session.start))

    @property
    def open_presence(self) -> PresenceSpan | None:
        """Return what the listed work apps do now, and since when; None: nobody watches them."""
        found = presence.open_span(self._presence, self._now)
        return PresenceSpan(*found) if found is not None and found[0].length else None

    @property
    def open_apps(self) -> frozenset[str]:
        """Return which of the listed work apps run, as far as that is known."""
        return self._presence.running or frozenset()

    @property
    def open_prompt(self) -> OpenPrompt | None:
        """Return the prompt that is on show, the one that can be answered."""
        return self._desk.open

    @property
    def may_be_asked(self) -> bool:
        """Tell whether the person works, is asked nothing, and no call or the like goes on."""
        return self._sessions.phase is Phase.WORKING and prompts.is_free(self._desk)

    @property
    def quiet_until(self) -> datetime | None:
        """Return when prompts come again that the person lets rest; None: they do not rest."""
        plan = self._rules.desk.schedule.plan_at(self._now, self._sessions.zone)
        return plan.span.end if prompts.is_at_rest(self._desk, plan.day) else None

    @property
    def faded(self) -> tuple[Faded, ...]:
        """Return the kinds that come less often since they went unanswered."""
        day = self._rules.desk.schedule.plan_at(self._now, self._sessions.zone).day
        budget = self._rules.desk.budget_per_day
        return fading.faded(fading.on_day(self._desk.fading, day, budget), budget)

    @property
    def is_quiet(self) -> bool:
        """Tell whether a call, full screen or do-not-disturb holds questions back."""
        return self._desk.on_call or self._desk.is_busy

    @property
    def is_break_due(self) -> bool:
        """Tell whether a movement break is due, at a time at which it may be suggested."""
        return self._breaks.wish is not None

    @property
    def resting_until(self) -> datetime | None:
        """Return when the break that was begun is long enough; past while the person is away."""
        return self._breaks.until if self._breaks.stage is Stage.RESTING else None

    @property
    def counted_pause(self) -> Span | None:
        """Return the pause that has just counted as a break, with nothing pressed for it."""
        counted = self._breaks.counted
        return counted if counted and self._now - counted.end < TOLD_FOR else None

    @property
    def next_break(self) -> datetime | None:
        """Return when a movement break is suggested if the person stays at the screen."""
        state = self._breaks
        if state.counted_from is None or state.pause_since is not None or state.due_at:
            return None
        due_at = state.counted_from + self._rules.breaks.every
        return due_at if breaks.may_ask(due_at, self._sessions.zone, self._rules.breaks) else None

    @property
    def next_boundary(self) -> datetime | None:
        """Return when the person is asked about outside work if it goes on."""
        return boundary.due_at(self._boundary, self._rules.boundary)

    def next_deadline(self) -> datetime | None:
        """Return the next instant at which time alone changes something."""
        if not self._sessions.is_running:
            return None
        now, zone = self._now, self._sessions.zone
        if self._is_stale:
            return now
        waits = (
            sessions.next_deadline(self._sessions, self._rules.sessions, now),
            boundary.next_deadline(self._boundary, self._work(), zone, self._rules.boundary, now),
            breaks.next_deadline(self._breaks, zone, self._rules.breaks, now),
            sign_off.next_deadline(self._sign_off, zone, self._rules.sign_off, now),
            self._occasions.due_at,
            prompts.next_deadline(self._desk),
        )
        return min([wait for wait in waits if wait is not None], default=None)

    def advance(self, to: datetime) -> list[Event]:
        """Let time pass up to and with `to`, deadline by deadline."""
        events: list[Event] = []
        standing = 0
        while (deadline := self.next_deadline()) is not None and deadline <= to:
            standing = standing + 1 if deadline <= self._now else 0
            if standing > STANDING_MAX:
                raise RuntimeError("the deadlines of one instant do not come to an end")
            at = max(deadline, self._now)
            events += self._turn(Sample(at, self._sessions.zone, Passed()))
        self._now = max(self._now, to)
        return events

    def handle(self, sample: Sample) -> list[Event]:
        """Take in one signal, after all deadlines up to it.

        Raises:
            UsageError: the words of a `Say` are not understood; nothing has changed then.
        """
        if isinstance(sample.signal, Say):
            commands.check(sample.signal.command)
        events = self.advance(sample.at)
        if isinstance(sample.signal, Crash) and sample.signal.saved is None:
            saved = saved_until(self._sessions, self._written, sample.at)
            sample = Sample(sample.at, sample.zone, Crash(saved))
        elif isinstance(sample.signal, Start) and self._sessions.phase is not Phase.OFF:
            events += self.handle(Sample(sample.at, sample.zone, Crash()))
        return events + self._turn(sample)

    def _turn(self, sample: Sample) -> list[Event]:
        self._is_stale = False
        self._sessions, events = sessions.step(self._sessions, sample, self._rules.sessions)
        self._now = sample.at
        if isinstance(sample.signal, ClockJumped):
            self._now += sample.signal.by
            if self._left is not None:
                self._left = (self._left[0] + sample.signal.by, self._left[1])
            if self._noted is not None:
                self._noted += sample.signal.by
        if isinstance(sample.signal, _MOVED):
            zone = self._sessions.zone
            sample = Sample(sample.at, zone, sample.signal)
        if isinstance(sample.signal, Front) and not (events or self._rules.sessions.is_shared):
            return []  # it makes no difference to anything else
        self._note_left(events)
        self._boundary = afterwards.told(
            self._boundary, events, self._sessions.zone, self._rules.boundary
        )
        work = self._work()
        self._boundary, asked = boundary.step(self._boundary, sample, work, self._rules.boundary)
        about = self._circumstances(work)
        self._occasions, came = occasions.step(
            self._occasions, sample.signal, self._now, events, about
        )
        self._rules = self._rules_of[self._occasions.is_day_closed]
        screen = breaks.screen_of(self._sessions, self._left)
        self._breaks, moved = breaks.step(self._breaks, sample, screen, self._rules.breaks)
        left = self._watch_sign_off(sample)
        events += self._over_the_desk(sample, asked + came + moved + left)
        events = self._watch_apps(sample, events) + events
        if events or isinstance(sample.signal, _WRITTEN_ANYHOW):
            self._written = self._now
        return events

    def _over_the_desk(self, sample: Sample, said: list[Event]) -> list[Event]:
        """Hand wishes to the desk, and what came of them back to the machines."""
        events = [event for event in said if not isinstance(event, _WISHES)]
        wishes = [event for event in said if isinstance(event, _WISHES)]
        self._desk, shown = prompts.step(
            self._desk,
            sample,
            wishes,
            self._rules.desk,
            is_working=self._sessions.phase is Phase.WORKING,
        )
        for event in shown:
            events += [event, *self._hear(event, sample)]
        return events

    def _hear(self, event: Event, sample: Sample) -> list[Event]:
        if not isinstance(event, Prompted | PromptClosed):
            return []
        heard: list[Event] = []
        if _is_answer(event, Choice.PRIVATE):
            heard += self._make_private(sample, event.kind)
        self._boundary, asked = boundary.hear(
            self._boundary, event, sample.zone, self._rules.boundary
        )
        self._occasions = occasions.hear(
            self._occasions, event, self._now, self._circumstances(self._work())
        )
        if event.kind in occasions.KINDS and _is_answer(event, Choice.PLANNED):
            self._boundary = boundary.choose_episode(
                self._boundary, event.at, sample.zone, self._rules.boundary, heard
            )
        self._breaks, moved = breaks.hear(self._breaks, event, self._rules.breaks)
        self._sign_off = sign_off.hear(self._sign_off, event, sample.zone, self._rules.sign_off)
        return heard + asked + moved

    def _make_private(self, sample: Sample, kind: PromptKind) -> list[Event]:
        """Let the answer *private* erase the episode, or the return, and end the session."""
        episode = self._boundary.episode
        since = episode.start if episode is not None else sample.at
        if kind is PromptKind.BACK_AGAIN:
            since = self._occasions.back_again.returned_at or sample.at
        command = Say(("private", "since", since.isoformat()))
        said = Sample(self._now, sample.zone, command)
        self._sessions, events = sessions.step(self._sessions, said, self._rules.sessions)
        self._note_left(events)
        return events

    def _watch_apps(self, sample: Sample, events: list[Event]) -> list[Event]:
        """Return what became of the listed apps; it goes on record before any of it is erased."""
        if not self._rules.sessions.apps and not self._presence.listed:
            return []
        seen: list[Event] = []
        if any(isinstance(event, Erased) for event in events):
            self._presence, seen = presence.end(self._presence, sample.at)
        self._presence, more = presence.step(
            self._presence, sample, self._scene(), self._rules.sessions.apps
        )
        return seen + more

    def _watch_sign_off(self, sample: Sample) -> list[Event]:
        """Return what the apps that stand open give reason to, for who wants to hear of it."""
        if not self._rules.sign_off.is_wanted and self._sign_off.unused_since is None:
            return []
        running = self.open_apps
        if isinstance(sample.signal, Apps):
            running = sample.signal.open & self._rules.sessions.apps
        is_open = bool(running) and self._scene().is_watched
        desktop = sign_off.desktop_of(self._sessions, is_open=is_open)
        self._sign_off, left = sign_off.step(self._sign_off, sample, desktop, self._rules.sign_off)
        return left

    def _scene(self) -> Scene:
        state = self._sessions
        may_write = state.hold is None or state.hold.reason is EndReason.STOP
        is_watched = state.is_running and not state.is_asleep and may_write
        if is_watched and self._rules.sessions.is_shared and state.open is None:
            is_watched = is_on_duty(state, self._now, self._rules.sessions)
        return Scene(is_watched, state.is_locked, self._written)

    def _note_left(self, events: list[Event]) -> None:
        for event in events:
            match event:
                case SessionEnded(span=span, reason=reason):
                    self._left = (span.end, reason)
                case SessionDropped(span=span):
                    self._left = (span.end, EndReason.IDLE)
                case _:
                    pass

    def _work(self) -> Work:
        session = self._sessions.open
        left = self._left[0] if self._left is not None else None
        return Work(session.began if session is not None else None, left)

    def _circumstances(self, work: Work) -> Circumstances:
        return Circumstances(self._sessions.zone, work, self._boundary, self._rules.occasions)


def _is_answer(event: Prompted | PromptClosed, choice: Choice) -> bool:
    return isinstance(event, PromptClosed) and event.choice is choice
