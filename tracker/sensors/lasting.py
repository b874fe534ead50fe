"""A call, by how long a microphone or a camera is in use: a shorter use was a try or a beep."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tracker.domain.signals import Call, Signal
from tracker.sensors.base import Surroundings

CALL_MIN: Final = timedelta(seconds=3)  # of the computer's time


@dataclass(frozen=True, slots=True)
class Use:
    """Whether something is in use, and how often that began."""

    is_on: bool = False
    times: int = 0

    def noted(self, *, is_on: bool) -> "Use":
        """Return what is known after another look."""
        return Use(is_on, self.times + (is_on and not self.is_on))


class Lasting:
    """Takes a use for a call once it has lasted long enough."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Begin with nothing in use."""
        self._least = surroundings.told(CALL_MIN)
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._use = Use()
        self._since: datetime | None = None  # when a use began that was not told yet
        self.is_told = False

    def next_look(self) -> datetime | None:
        """Return when what goes on has lasted long enough to be a call."""
        return None if self._since is None else self._since + self._least

    def take(self, use: Use, now: datetime) -> list[Signal]:
        """Tell if a call has begun or ended; one that ended and began anew counts from now."""
        before, self._use = self._use, use
        if not use.is_on:
            self._since = None
            was_told, self.is_told = self.is_told, False
            return [Call(on=False)] if was_told else []
        if self.is_told:
            return []
        if self._since is None or use.times != before.times:
            self._since = now
        if self._since - self._least <= now < self._since + self._least:
            return []
        self._since, self.is_told = None, True
        return [Call(on=True)]
