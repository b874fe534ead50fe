"""What is in front, on any desktop: which listed work app, and whether its window fills the screen.

How a desktop is asked lies behind `Desktop`; when its answer is believed stands here. Between two
windows there is none in front, so it is believed only a second later that no listed app is, or that
nothing fills the screen any more. Without listed apps nobody is asked which one is in front.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Generic, Protocol, TypeVar

from tracker.domain.signals import Busy, Front, Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.program_names import NO_APP, ListedApps

SETTLES: Final = timedelta(seconds=1)  # of the computer's time

Answer = TypeVar("Answer")


class Change(Enum):
    """What may have changed."""

    FRONT = "another window is in front, or the one that is fills the screen or ceases to"
    SIZE = "the window in front was resized; why, may be said only afterwards"


class Desktop(Protocol):
    """A connection to what keeps the windows in order.

    Whatever it is asked raises a `SensorError` when it is gone.
    """

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when something may have changed.

        Where there is none it is None, and the host is woken.
        """
        ...

    @property
    def is_waiting(self) -> bool:
        """Tell whether something may have changed of which no descriptor tells."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def changes(self) -> set[Change]:
        """Return what may have changed, without waiting."""
        ...

    def app(self) -> str:
        """Return the listed app that is in front, or `NO_APP`."""
        ...

    def is_filled(self) -> bool:
        """Tell whether the window in front fills the screen."""
        ...


Connect = Callable[[ListedApps], Desktop]


@dataclass(frozen=True, slots=True)
class Question(Generic[Answer]):
    """What is to be known of the window in front.

    Attributes:
        ask: asks a desktop.
        nothing: the answer while nothing of interest is in front.
        tell: makes the signal of an answer.
        minds: the changes after which the answer may be another.
        is_about_apps: whether there is nothing to ask for while no apps are listed.
    """

    ask: Callable[[Desktop], Answer]
    nothing: Answer
    tell: Callable[[Answer], Signal]
    minds: frozenset[Change]
    is_about_apps: bool


WHICH_APP: Final[Question[str]] = Question(
    lambda desktop: desktop.app(), NO_APP, Front, frozenset({Change.FRONT}), is_about_apps=True
)
IS_FILLED: Final[Question[bool]] = Question(
    lambda desktop: desktop.is_filled(), False, Busy, frozenset(Change), is_about_apps=False
)


class InFront(Generic[Answer]):
    """Tells the answer to a question when it has changed, and at the opening unless it is none."""

    def __init__(
        self,
        name: str,
        question: Question[Answer],
        surroundings: Surroundings,
        find: Callable[[], Connect],
    ) -> None:
        """Be ready to connect.

        Args:
            name: of the sensor.
            question: what it tells the answer to.
            surroundings: what is known of the settings.
            find: returns what connects to the desktop; it raises a `SensorError` where the
                environment speaks of none that could be asked.
        """
        self.name = name
        self._question = question
        self._listed = ListedApps(surroundings.apps)
        self._settles = surroundings.told(SETTLES)
        self._find = find
        self._desktop: Desktop | None = None
        self._forget()

    def _forget(self) -> None:
        self._told = self._question.nothing
        self._doubted: datetime | None = None  # until when it is not believed to be over
        self._again: datetime | None = None  # when to look once more after a change of size

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell how it stands.

        Raises:
            SensorError: no desktop here can be asked.
        """
        connect = self._find()
        self.close()
        if self._question.is_about_apps and not self._listed:
            return []
        self._desktop = desktop = connect(self._listed)
        try:
            return self._edge(self._asked(desktop, now))
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._desktop is None else self._desktop.fileno()

    def next_look(self) -> datetime | None:
        """Return when to look once more."""
        if self._desktop is not None and self._desktop.is_waiting:
            return AT_ONCE
        return min(filter(None, (self._doubted, self._again)), default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Tell what has changed.

        Raises:
            SensorError: the desktop is gone.
        """
        if self._desktop is None:
            return []
        changes = self._desktop.changes() & self._question.minds
        is_again_due = self._is_due(self._again, now)
        if not changes and not is_again_due and not self._is_due(self._doubted, now):
            return []
        self._again = None if is_again_due else self._again
        self._look_after(changes, now)
        answer = self._asked(self._desktop, now)
        return [] if self._is_doubtful(answer, now) else self._edge(answer)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a window is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        desktop, self._desktop = self._desktop, None
        self._forget()
        if desktop is not None:
            desktop.close()

    def _asked(self, desktop: Desktop, now: datetime) -> Answer:
        """Return the answer that holds now; to be asked may bring further changes."""
        answer = self._question.ask(desktop)
        while changes := desktop.changes() & self._question.minds:
            self._look_after(changes, now)
            answer = self._question.ask(desktop)
        return answer

    def _look_after(self, changes: set[Change], now: datetime) -> None:
        if Change.SIZE in changes:
            self._again = now + self._settles

    def _is_doubtful(self, answer: Answer, now: datetime) -> bool:
        """Tell whether it is too early to believe that nothing of interest is in front any more."""
        if answer != self._question.nothing or answer == self._told:
            return False
        if self._doubted is None:
            self._doubted = now + self._settles
        return not self._is_due(self._doubted, now)

    def _is_due(self, look: datetime | None, now: datetime) -> bool:
        """Tell whether a look has come, also when the clock was set back meanwhile."""
        return look is not None and not look - self._settles <= now < look

    def _edge(self, answer: Answer) -> list[Signal]:
        self._doubted = None
        if answer == self._told:
            return []
        self._told = answer
        return [self._question.tell(answer)]
