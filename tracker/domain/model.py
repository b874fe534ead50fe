"""The words of the house as values: phases, classes, spans of work, breaks, prompts, the record.

All instants are aware UTC. `zone` is always an IANA name.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.domain.spans import Span

# How long an unanswered prompt stays. Our choice: no study gives a number.
EXPIRES_AFTER = timedelta(minutes=15)
PAUSE_MIN = timedelta(minutes=5)  # a shorter absence from the screen is no pause


class Phase(StrEnum):
    """What the program takes the person to be doing."""

    WORKING = "working"  # a session is open
    AWAY = "away"  # nothing to count: no input, locked, asleep, or off duty
    PAUSED = "paused"  # the person asked not to be counted
    PRIVATE = "private"  # the person said that this time is their own; nothing is kept of it
    OFF = "off"  # no recorder runs


class EndReason(StrEnum):
    """Why a session ended."""

    IDLE = "idle"  # no input for as long as the person allows
    LOCK = "lock"  # the screen was locked
    SLEEP = "sleep"  # the computer went to sleep
    LOGOUT = "logout"  # the person logged out, switched user or shut down
    PAUSE = "pause"  # the person paused
    PRIVATE = "private"  # the person said the time is private
    STOP = "stop"  # the person pressed Stop, the program ended, or the work sign went
    CALL_ENDED = "call_ended"  # a call ended and no input followed
    CAP = "cap"  # a call went on too long without any input
    CRASH = "crash"  # the program ended without order; the last checkpoint counts


@dataclass(frozen=True, slots=True)
class Ends:
    """When something that the person asked for is over.

    `by_clock` tells a time of day, which stays where it is when the clock is set, from a length,
    which does not. Without `at` it lasts until the person says otherwise.
    """

    at: datetime | None = None
    by_clock: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """The person asked not to be counted; `reason` is pause, private or stop."""

    reason: EndReason
    ends: Ends

    @property
    def phase(self) -> Phase:
        """Return what the person is taken to be doing meanwhile."""
        return Phase.PRIVATE if self.reason is EndReason.PRIVATE else Phase.PAUSED

    def is_over(self, at: datetime) -> bool:
        """Tell whether it has ended by itself."""
        return self.ends.at is not None and self.ends.at <= at


class WorkClass(StrEnum):
    """Where in the person's own plan a minute of work lies; exactly one for each minute."""

    CORE = "core"  # inside core hours
    FLEX = "flex"  # in the band beside them, or anywhere when no hours are fixed
    EARLY = "early"  # before the day's first core hour
    EVENING = "evening"  # after the last
    NIGHT = "night"  # in the night band
    BETWEEN = "between"  # in the gap of a split day
    WEEKEND = "weekend"  # Saturday or Sunday without core hours
    DAYOFF = "dayoff"  # another weekday without core hours
    HOLIDAY = "holiday"  # a public holiday
    LEAVE = "leave"  # a day, or part of one, that the person took off

    @property
    def is_outside(self) -> bool:
        """Tell whether work of this class lies outside the hours meant for it."""
        return self not in (WorkClass.CORE, WorkClass.FLEX)


OUTSIDE_CLASSES = tuple(c for c in WorkClass if c.is_outside)


class Place(StrEnum):
    """Where work was done."""

    HOME = "home"
    WORKPLACE = "workplace"
    OTHER = "other"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """How a span of work came to be on record."""

    MEASURED = "measured"  # by the sensors
    IMPORTED = "imported"  # from a file
    TYPED = "typed"  # by the person, as a new span
    CORRECTED = "corrected"  # by the person, over an older one


STILL_RUNNING = 0  # the number of work that goes on


@dataclass(frozen=True, slots=True)
class WorkSpan:
    """A span of work as it stands on record, corrections already laid over it.

    `id` is the number the person uses for it; later rows have higher numbers.
    """

    span: Span
    zone: str
    place: Place = Place.UNKNOWN
    planned: bool = False
    origin: Origin = Origin.MEASURED
    id: int = 0
    note: str = ""


class CoverageKind(StrEnum):
    """What is known of a stretch of time, whether or not there was work in it."""

    TRACKED = "tracked"  # the program watched
    OFF = "off"  # the machine was off or asleep
    UNKNOWN = "unknown"  # the machine was up, but nobody watched, or the person paused


@dataclass(frozen=True, slots=True)
class CoverageSpan:
    """A stretch of time and what is known of it."""

    span: Span
    kind: CoverageKind


@dataclass(frozen=True, slots=True)
class UnsureSpan:
    """Time that may have been work away from the keyboard; `id` is the number it is settled by."""

    span: Span
    id: int


class PresenceKind(StrEnum):
    """What the listed work apps did while somebody watched them and the computer was awake."""

    CLOSED = "closed"  # none of them ran
    LOCKED = "locked"  # one ran, behind a locked screen
    UNLOCKED = "unlocked"  # one ran, and the screen was unlocked


@dataclass(frozen=True, slots=True)
class PresenceSpan:
    """A stretch of time and what the listed work apps did in it."""

    span: Span
    kind: PresenceKind


class BreakOutcome(StrEnum):
    """How a movement break went; each due break has exactly one outcome."""

    TAKEN = "taken"  # confirmed, or walked away soon after the prompt
    NATURAL = "natural"  # taken unasked, before one was due
    SKIPPED = "skipped"  # the person said no
    EXPIRED = "expired"  # nobody answered
    DEFERRED = "deferred"  # fell due, but the prompt was never shown


@dataclass(frozen=True, slots=True)
class BreakRecord:
    """One movement break; `start` and `end` are equal where nobody got up."""

    outcome: BreakOutcome
    start: datetime
    end: datetime
    due_at: datetime | None = None
    shown_at: datetime | None = None


class PromptKind(StrEnum):
    """What a prompt is about."""

    WIND_DOWN = "wind_down"
    OUTSIDE_CORE = "outside_core"
    STILL_OUTSIDE = "still_outside"
    LAST_CALL = "last_call"
    BACK_AGAIN = "back_again"
    LEFT_OPEN = "left_open"
    MOVEMENT = "movement"
    MEAL = "meal"
    CLOSE_DAY = "close_day"
    WEEK_READY = "week_ready"


class Choice(StrEnum):
    """What the person can answer to a prompt."""

    UNTIL = "until"  # carry on until a time of their own, then be asked once more
    WRAP_UP = "wrap_up"  # a quarter of an hour to finish
    PLANNED = "planned"  # this work was chosen
    PRIVATE = "private"  # this was not work at all; erase it
    ON_CALL = "on_call"  # on call until the day ends
    NOT_TODAY = "not_today"  # no more of this today
    FINE = "fine"
    SNOOZE = "snooze"
    NOW = "now"  # up now
    LATER = "later"  # in ten minutes
    SKIP = "skip"  # not this one
    CHECK_IN = "check_in"
    CLOSE = "close"
    LEAVE = "leave"
    OPEN = "open"


class Closing(StrEnum):
    """How a prompt went away."""

    ANSWERED = "answered"
    EXPIRED = "expired"  # nobody answered in time
    WITHDRAWN = "withdrawn"  # its reason went before anybody answered


class HeldWhy(StrEnum):
    """Why a prompt is held back."""

    CALL = "call"
    BUSY = "busy"  # full screen, presentation or do-not-disturb
    BUDGET = "budget"  # the day's prompts are used up, or those of the kind
    QUIET = "quiet"  # the person wants to be asked nothing more today


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """A prompt that was shown or held back, and what became of it.

    Attributes:
        key: tells one wish to ask from the next.
        id: the prompt's own name, empty while it was never shown.
    """

    kind: PromptKind
    key: str
    id: str
    held_at: datetime | None
    held_why: HeldWhy | None
    shown_at: datetime | None
    closed_at: datetime | None
    how: Closing | None
    choice: Choice | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PromptEnd:
    """That a prompt which was shown was answered or expired, and when."""

    kind: PromptKind
    at: datetime
    how: Closing


@dataclass(frozen=True, slots=True)
class Restraint:
    """What the person said about being asked, each as the tracker day on which it was said.

    Attributes:
        quiet_on: prompts rest on this day.
        asked_on: on this day they were asked whether prompts are to rest, or said so unasked.
        afresh_on: how prompts went up to the end of this day counts no more.
    """

    quiet_on: date | None = None
    asked_on: date | None = None
    afresh_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """A day the person takes off, or the part of it between two minutes since midnight."""

    day: date
    from_min: int | None = None
    to_min: int | None = None
    id: int = 0

    @property
    def is_whole_day(self) -> bool:
        """Tell whether the whole tracker day is taken off."""
        return self.from_min is None


@dataclass(frozen=True, slots=True)
class Swap:
    """Core hours of one day that replace the schedule's; empty: no core hours that day.

    Hours are pairs of minutes since local midnight; an end past 1440 lies on the next date.
    """

    day: date
    hours: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All that the journal holds of a window, as plain values.

    `work`, `coverage` and the others may reach beyond the window; nothing inside it is missing.
    `work` is sorted by start; spans may overlap. `planned` marks measured work that was chosen;
    spans with another origin carry their own flag. `seen` is when somebody was measured at the
    screen, whatever became of that work, and what they settled as work there. `first` is the start
    of the earliest span of work on record at all, or None.
    """

    work: tuple[WorkSpan, ...] = ()
    coverage: tuple[CoverageSpan, ...] = ()
    breaks: tuple[BreakRecord, ...] = ()
    unsure: tuple[Span, ...] = ()
    planned: tuple[Span, ...] = ()
    on_call: tuple[Span, ...] = ()
    leave: tuple[Leave, ...] = ()
    swaps: tuple[Swap, ...] = ()
    confirmed: frozenset[date] = field(default_factory=frozenset)
    presence: tuple[PresenceSpan, ...] = ()
    seen: tuple[Span, ...] = ()
    first: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lived:
    """A session as it was measured; `reason` is None where it went on in another zone or place."""

    span: Span
    zone: str
    reason: EndReason | None


@dataclass(frozen=True, slots=True)
class Past:
    """What is on record of the last days, as far as a program that starts must remember it.

    Everything stands in the order in which it was written down. That is the order in which it was
    lived, also where the clock was set meanwhile. `erasing` is private time that is yet to be
    erased, and when. `ends` reaches further back than the rest: as far as a halving holds.
    `first_work` is the start of the earliest work on record at all, and `week_told_at` when it was
    last told that a week is ready.
    """

    sessions: tuple[Lived, ...] = ()
    prompts: tuple[PromptRecord, ...] = ()
    breaks: tuple[BreakRecord, ...] = ()
    planned: tuple[Span, ...] = ()
    on_call: tuple[Span, ...] = ()
    ends: tuple[PromptEnd, ...] = ()
    restraint: Restraint = Restraint()
    hold: Hold | None = None
    erasing: tuple[Span, datetime] | None = None
    first_work: datetime | None = None
    week_told_at: datetime | None = None
