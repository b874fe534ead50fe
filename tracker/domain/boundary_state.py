"""What the boundary machine remembers and is told: its state, and how long it keeps quiet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.model import Choice, PromptKind
from tracker.domain.spans import ZERO

ASK_AGAIN_AFTER = timedelta(minutes=60)
WRAP_UP_FOR = timedelta(minutes=15)
ASKED_MAX = 3
KINDS = (PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE)


@dataclass(frozen=True, slots=True)
class Work:
    """What the boundary needs to know of the sessions.

    `since` is the start of the running session, None where none runs; `left` is the end of the
    last one, which may lie before now.
    """

    since: datetime | None
    left: datetime | None


@dataclass(frozen=True)
class OutsideEpisode:
    """Outside work without a gap of half an hour.

    Attributes:
        start: its first instant.
        worked: unplanned outside work in it up to `running`.
        running: since when unplanned outside work goes on now; None while none does.
        left: the last instant of work in it, while none goes on.
        is_asked: the person was asked about it.
        is_planned: the person said that it was chosen.
    """

    start: datetime
    worked: timedelta = ZERO
    running: datetime | None = None
    left: datetime | None = None
    is_asked: bool = False
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The question on show, with what is true again if it turns out that nobody was there."""

    at: datetime
    asked: int
    quiet_until: datetime | None
    is_asked: bool


@dataclass(frozen=True)
class BoundaryState:
    """What the machine remembers; `day`, `asked` and `not_today` belong to one tracker day.

    Nothing is asked before `quiet_until`. Work before `planned_until` or `on_call_until` is
    chosen. `wish` is the key of a wish that is open.
    """

    day: date | None = None
    asked: int = 0
    not_today: bool = False
    quiet_until: datetime | None = None
    planned_until: datetime | None = None
    on_call_until: datetime | None = None
    episode: OutsideEpisode | None = None
    wish: str | None = None
    shown: Shown | None = None
    number: int = 0


def quiet_after_call(at: datetime) -> datetime:
    """Return until when nothing is asked after the last call that was told `at`."""
    return at + WRAP_UP_FOR


def quiet_after(choice: Choice | None, at: datetime, until: datetime | None) -> datetime:
    """Return until when nothing is asked after a question, or an answer to it, that came `at`."""
    match choice:
        case Choice.UNTIL if until is not None:
            return until
        case Choice.WRAP_UP:
            return at + WRAP_UP_FOR
        case _:
            return at + ASK_AGAIN_AFTER
