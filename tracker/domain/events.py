"""Events: what the machines found out, in the past tense. All instants are aware UTC."""

from dataclasses import dataclass
from datetime import datetime

from tracker.domain.model import (
    BreakRecord,
    Choice,
    Closing,
    CoverageKind,
    EndReason,
    HeldWhy,
    Hold,
    Place,
    PresenceKind,
    PromptKind,
    Restraint,
)
from tracker.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something a machine found out; `at` is the moment it did."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SessionStarted(Event):
    """Work began; `start` may lie before `at`."""

    start: datetime
    zone: str
    place: Place


@dataclass(frozen=True, slots=True)
class SessionParted(Event):
    """Zone or place changed during a session: the part before can be kept, the session goes on."""

    span: Span
    zone: str
    place: Place


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """Work ended; `span` can be kept. `began` is the start of the session with earlier parts."""

    span: Span
    zone: str
    place: Place
    reason: EndReason
    began: datetime


@dataclass(frozen=True, slots=True)
class SessionDropped(Event):
    """A session turned out to be noise, or private; nothing of it is kept."""

    span: Span


@dataclass(frozen=True, slots=True)
class WorkRecalled(Event):
    """The person said that `window` was work; what is counted of it is told by events of its own.

    Attributes:
        window: the time that the person spoke of.
        spans: the activity in it that was remembered and not counted before.
        known_from: nothing from before could be remembered; None: nothing at all.
    """

    window: Span
    spans: tuple[Span, ...]
    known_from: datetime | None


@dataclass(frozen=True, slots=True)
class UnsureFound(Event):
    """A gap in core hours that may have been work away from the keyboard."""

    span: Span


@dataclass(frozen=True, slots=True)
class Covered(Event):
    """A stretch of time of which this is known is over."""

    span: Span
    kind: CoverageKind


@dataclass(frozen=True, slots=True)
class PresenceEnded(Event):
    """A stretch in which the listed work apps did this is over; without length, none is left."""

    span: Span
    kind: PresenceKind


@dataclass(frozen=True, slots=True)
class Wanted(Event):
    """A machine would like the person to be asked; `key` tells one wish from the next."""

    kind: PromptKind
    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Unwanted(Event):
    """The reason for a wish is gone."""

    key: str


@dataclass(frozen=True, slots=True)
class Prompted(Event):
    """A prompt was shown."""

    kind: PromptKind
    id: str
    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PromptClosed(Event):
    """A prompt went away."""

    kind: PromptKind
    id: str
    key: str
    how: Closing
    choice: Choice | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromptHeld(Event):
    """A prompt was held back."""

    kind: PromptKind
    key: str
    why: HeldWhy


@dataclass(frozen=True, slots=True)
class RestOffered(Event):
    """So many prompts went unanswered that the person is asked whether they are to rest."""


@dataclass(frozen=True, slots=True)
class RestraintChanged(Event):
    """What the person said about being asked stands otherwise now; it must outlive the program."""

    restraint: Restraint


@dataclass(frozen=True, slots=True)
class DayClosed(Event):
    """The person closed the tracker day; recording goes on."""


@dataclass(frozen=True, slots=True)
class BreakRecorded(Event):
    """A movement break has its outcome."""

    record: BreakRecord


@dataclass(frozen=True, slots=True)
class PlannedMarked(Event):
    """Work in this span was chosen; a later event with the same start replaces an earlier."""

    span: Span


@dataclass(frozen=True, slots=True)
class OnCallOpened(Event):
    """The person is on call in this span."""

    span: Span


@dataclass(frozen=True, slots=True)
class Erased(Event):
    """What was recorded in this span was private; every trace of it is to go."""

    span: Span


@dataclass(frozen=True, slots=True)
class HoldChanged(Event):
    """What the person asked for stands otherwise now; it must outlive the program.

    Attributes:
        hold: the person is not to be counted; None: they are.
        erasing: private time that is yet to be erased, and when; None: there is none.
    """

    hold: Hold | None
    erasing: tuple[Span, datetime] | None
