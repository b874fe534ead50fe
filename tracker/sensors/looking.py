"""Input where the system tells when it last was, and nothing tells that it stopped or returned.

While there is input, one look is due at the moment at which the time until away could be over at
the earliest, so typing wakes nobody. While there is none, a look every few seconds finds its
return, and after some minutes of that fewer looks do, since nobody comes back most of the time.
`Active` is told that much late. It cannot be dated back: what is known is the last input, not the
first. Whatever else wakes the program asks for the last input, too, and finds a return early.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from tracker.domain.signals import Active, Idle, Signal
from tracker.sensors.base import AT_ONCE, Surroundings, on_the_grid

# Of the computer's time, while there is no input.
LOOK_EVERY: Final = timedelta(seconds=5)
OFTEN_FOR: Final = timedelta(minutes=5)  # since it was told that there is none
THEN_EVERY: Final = timedelta(seconds=20)
NEWER_MS: Final = 100  # by which an input is another one: the same one may be told less exactly
_MS: Final = timedelta(milliseconds=1)


class InputClock(Protocol):
    """A clock of the system's, and when on it the last input was.

    Both are milliseconds since the same moment and never run backwards. Both raise a `SensorError`
    where the system does not tell.
    """

    def present_ms(self) -> int:
        """Return what the clock shows."""
        ...

    def last_input_ms(self) -> int:
        """Return what it showed at the last input."""
        ...


class Looking:
    """Tells when input stops and when it returns, by looking."""

    def __init__(self, surroundings: Surroundings, clock: InputClock, now: datetime) -> None:
        """Look for the first time; the very next input is told as a return."""
        self._told = surroundings.told
        self._threshold_ms = max(1, -(-surroundings.real(surroundings.away_after) // _MS))
        self._clock = clock
        self._is_idle = True
        self._idle_from = now  # when that was told
        self._seen_ms = clock.last_input_ms()
        self.next_look = self._next_while_idle(now)

    def look(self, now: datetime) -> list[Signal]:
        """Look again, and tell what has changed."""
        before, self._seen_ms = self._seen_ms, self._clock.last_input_ms()
        quiet_ms = self._clock.present_ms() - self._seen_ms
        if not self._is_idle and quiet_ms >= self._threshold_ms:
            self._is_idle, self._idle_from = True, now
            self.next_look = self._next_while_idle(now)
            return [Idle(now - self._told(quiet_ms * _MS))]
        if self._is_idle and self._seen_ms < before + NEWER_MS:
            self.next_look = self._next_while_idle(now)
            return []
        was_idle, self._is_idle = self._is_idle, False
        self.next_look = now + self._told(max(self._threshold_ms - quiet_ms, 1) * _MS)
        return [Active()] if was_idle else []

    def since(self, now: datetime) -> datetime:
        """Return when the last input was; one that was not told yet is, at the next look."""
        last_ms = self._clock.last_input_ms()
        if self._is_idle and last_ms >= self._seen_ms + NEWER_MS:
            self.next_look = AT_ONCE
        return now - self._told((self._clock.present_ms() - last_ms) * _MS)

    def _next_while_idle(self, now: datetime) -> datetime:
        is_new = timedelta(0) <= now - self._idle_from < self._told(OFTEN_FOR)
        return on_the_grid(now, self._told(LOOK_EVERY if is_new else THEN_EVERY))


class LookingSensor:
    """Tells when input stops and when it returns; a system gives its name and its clock."""

    def __init__(
        self, name: str, surroundings: Surroundings, clock: Callable[[], InputClock]
    ) -> None:
        """Be ready to ask for the clock, which may raise a `SensorError`."""
        self._name = name
        self._surroundings = surroundings
        self._clock = clock
        self._looking: Looking | None = None

    @property
    def name(self) -> str:
        """Return the name that it was given."""
        return self._name

    def open(self, now: datetime) -> list[Signal]:
        """Tell since when there was no input; the very next is told as a return.

        Raises:
            SensorError: the system does not tell.
        """
        looking = Looking(self._surroundings, self._clock(), now)
        self._looking = looking
        return [Idle(looking.since(now))]

    def fileno(self) -> int | None:
        """Return None: nothing tells of input."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look again."""
        return None if self._looking is None else self._looking.next_look

    def read(self, now: datetime) -> list[Signal]:
        """Look, and tell if input has stopped or returned.

        Raises:
            SensorError: the system does not tell any more.
        """
        return [] if self._looking is None else self._looking.look(now)

    def last_input(self, now: datetime) -> datetime | None:
        """Ask when the last input was."""
        return None if self._looking is None else self._looking.since(now)

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Look no more."""
        self._looking = None
