"""Several sources of one fact joined: it holds while any of them says so, and one edge is told.

A call is in the microphone or before the camera; who is not to be disturbed has said so, or fills
the screen. Each source is kept at its own post: lost, it is tried again, and the others work on.
On Linux their descriptors become one; elsewhere sources have none, and wake the host or look.
"""

import selectors
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeGuard

from tracker.domain.signals import Busy, Call, Signal
from tracker.errors import SensorError
from tracker.sensors.base import Candidates, Need, Sensor, Surroundings
from tracker.sensors.findings import PassedOver
from tracker.sensors.nothing import NullSensor
from tracker.sensors.post import Post

CALLS: Final = "calls"
QUIET: Final = "quiet"

MakeSensor = Callable[[], Sensor]
Part = MakeSensor | Sequence[MakeSensor]  # of several, the best first, one that works is used


class _Fact(Protocol):
    @property
    def on(self) -> bool: ...


class Joined:
    """One sensor made of several, all of which tell of the same fact."""

    def __init__(
        self,
        name: str,
        need: Need,
        tell: Callable[[bool], Signal],
        parts: Sequence[Part],
        surroundings: Surroundings,
    ) -> None:
        """Be ready to open all parts.

        Args:
            name: of the whole.
            need: what the parts are for.
            tell: makes the signal that the fact begins to hold, or holds no longer.
            parts: each makes a sensor anew, or names several that do, the best first; each sensor
                tells the fact as `tell` words it.
            surroundings: what is known of the settings.
        """
        self.name = name
        self._tell = tell
        self._surroundings = surroundings
        self._posts = [Post(need, _of_part(part, need)) for part in parts]
        self._holds = [False] * len(self._posts)
        self._is_told = False
        self._is_open = False
        self._all: selectors.BaseSelector | None = None  # only where there are descriptors to join
        self._descriptor: int | None = None

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Name the parts that cannot be used now."""
        return tuple(one for post in self._posts for one in post.finding.passed_over)

    def open(self, now: datetime) -> list[Signal]:
        """Open all parts, and tell if the fact holds already.

        Raises:
            SensorError: none of them can be used.
        """
        self.close()
        for number, post in enumerate(self._posts):
            self._note(number, post.open(now, self._surroundings))
        if all(post.is_blind for post in self._posts):
            missing = self.passed_over
            self.close()
            raise SensorError(
                " ".join(one.reason for one in missing),
                " ".join(dict.fromkeys(one.cure for one in missing if one.cure)),
            )
        self._is_open = True
        if sys.platform == "linux":
            whole = selectors.EpollSelector()
            self._all, self._descriptor = whole, whole.fileno()
        self._listen()
        return self._edge()

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when any of the parts has something to tell."""
        return self._descriptor

    def next_look(self) -> datetime | None:
        """Return when the first of the parts wants to look."""
        looks = (post.next_look() for post in self._posts)
        return min((look for look in looks if look is not None), default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Read all parts, and tell if the fact begins to hold or holds no longer."""
        if not self._is_open:
            return []
        for number, post in enumerate(self._posts):
            self._note(number, post.read(now))
        self._listen()
        return self._edge()

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: none of this is input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Close all parts."""
        self._is_open = False
        whole, self._all, self._descriptor = self._all, None, None
        if whole is not None:
            whole.close()
        for post in self._posts:
            post.close()
        self._holds = [False] * len(self._posts)
        self._is_told = False

    def _note(self, number: int, signals: Sequence[Signal]) -> None:
        for signal in signals:
            if _is_fact(signal):
                self._holds[number] = signal.on
        if self._posts[number].is_blind:
            self._holds[number] = False  # nobody would ever tell that it is over

    def _edge(self) -> list[Signal]:
        holds = any(self._holds)
        if holds == self._is_told:
            return []
        self._is_told = holds
        return [self._tell(holds)]

    def _listen(self) -> None:
        if self._all is not None:
            listen(self._all, [post.sensor for post in self._posts])


def listen(to: selectors.BaseSelector, sensors: Sequence[Sensor]) -> None:
    """Listen to those that are open now; the number of a lost one may be another's."""
    for key in list(to.get_map().values()):
        if not any(key.data is sensor for sensor in sensors):
            to.unregister(key.fd)
    known = {key.fd for key in to.get_map().values()}
    for sensor in sensors:
        descriptor = sensor.fileno()
        if descriptor is not None and descriptor not in known:
            to.register(descriptor, selectors.EVENT_READ, sensor)


def calls(surroundings: Surroundings, parts: Sequence[Part]) -> Joined:
    """Return the sensor of calls, made of those that hear or see one."""
    return Joined(CALLS, Need.CALL, Call, parts, surroundings)


def quiet(surroundings: Surroundings, parts: Sequence[Part]) -> Joined:
    """Return the sensor of moments at which nobody is to be disturbed."""
    return Joined(QUIET, Need.BUSY, Busy, parts, surroundings)


def _of_part(part: Part, need: Need) -> Candidates:
    """Return what offers the sensors of one part, and nothing after them."""
    makes = part if isinstance(part, Sequence) else [part]
    return lambda _need, _surroundings: [*(make() for make in makes), NullSensor(need)]


def _is_fact(signal: Signal) -> TypeGuard[_Fact]:
    return isinstance(signal, Call | Busy)
