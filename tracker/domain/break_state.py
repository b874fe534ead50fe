"""What the break machine remembers and is told: its state, its rules, the stages of a break."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracker.domain.model import EXPIRES_AFTER, PAUSE_MIN
from tracker.domain.schedule import Schedule
from tracker.domain.spans import Span

SNOOZE_FOR = timedelta(minutes=10)
QUIET_BEFORE_END = timedelta(minutes=10)
NEWS_AFTER = timedelta(seconds=5)  # how much later than its threshold a sensor may tell of a pause


@dataclass(frozen=True, slots=True)
class BreakRules:
    """What the machine must know of the person's settings."""

    schedule: Schedule
    every: timedelta = timedelta(minutes=50)
    length: timedelta = timedelta(minutes=5)
    away_after: timedelta = timedelta(minutes=5)
    asks: bool = True  # whether breaks are suggested; if not, those taken still count

    @property
    def enough(self) -> timedelta:
        """Return how long a pause must be to count as a break that was asked for."""
        return min(PAUSE_MIN, self.length)


@dataclass(frozen=True, slots=True)
class Screen:
    """What breaks need to know of the sessions.

    Attributes:
        is_at_it: work at the screen, or a call, goes on.
        pause_since: when it last stopped, while it has not gone on since; may lie before now.
        counts: what is between is a pause; not so when the person asked not to be counted.
    """

    is_at_it: bool
    pause_since: datetime | None
    counts: bool = True


class Stage(StrEnum):
    """How far a break has come."""

    WAITING = "waiting"  # screen time adds up
    DUE = "due"  # it should be asked about, but was not shown yet
    SHOWN = "shown"  # the prompt is on show
    SNOOZED = "snoozed"  # the person will be asked again
    LAPSED = "lapsed"  # nobody answered; a pause may yet turn out to have begun in time
    RESTING = "resting"  # the person is up


@dataclass(frozen=True)
class BreakState:
    """What the machine remembers.

    Attributes:
        stage: how far the present break has come.
        counted_from: since when screen time counts towards the next break; None before any.
        stretch_from: since when there has been no pause of 5 min; None while there is one.
        pause_since: when the running pause began.
        due_at: when the present break fell due.
        shown_at: when its prompt was first shown.
        asked_at: when it was last shown.
        until: end of the snooze, of the wait after expiry, or of the rest.
        started: when the person got up.
        wish: key of the wish that is open.
        number: number of the last wish.
        counted: the pause before this stretch, where it counted as a break without a word.
    """

    stage: Stage = Stage.WAITING
    counted_from: datetime | None = None
    stretch_from: datetime | None = None
    pause_since: datetime | None = None
    due_at: datetime | None = None
    shown_at: datetime | None = None
    asked_at: datetime | None = None
    until: datetime | None = None
    started: datetime | None = None
    wish: str | None = None
    number: int = 0
    counted: Span | None = None

    @property
    def lapsed_at(self) -> datetime | None:
        """Return when a break that was shown, and is not on show now, was over for want of news."""
        if self.asked_at is None or self.stage not in (Stage.LAPSED, Stage.DUE):
            return None
        return self.asked_at + EXPIRES_AFTER
