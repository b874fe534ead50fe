"""Input on Wayland: the compositor tells when there was none for a while, and when it returns.

It says so of as many lengths of quiet as it is asked for. Three are of use: a very short one, so
that the first input is told at once, and then never again; the time until away; and one between,
by which the last input is known to a quarter of a minute while somebody works. The compositor
counts from when it was asked: of quiet before that it knows nothing.

All protocols but the second version of ext-idle-notify take what keeps the screen on, such as a
playing video, for input.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from tracker.domain.signals import Active, Idle, Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.wire import NEW, Event, New, Wire, socket_path

if sys.platform != "linux":
    raise ImportError("only Linux desktops have compositors")

# Of the program's time: by so much the last input is known while there is some. Who pauses for
# longer wakes the program twice, who types does not: at most eight times a minute, mostly never.
SHARPNESS: Final = timedelta(seconds=15)
# Of the computer's time: not even so long a quiet means that something is taken for input.
DOUBT: Final = timedelta(seconds=5)

_MS: Final = timedelta(milliseconds=1)
_AT_ONCE_MS: Final = 1  # no quiet at all would be no quiet to some
_INEXACT: Final = 0.1
_RESUMED: Final = 1  # of a notification, in every protocol; its other event is quiet
_DESTROY: Final = 0
_SEAT_VERSION, _RELEASE = 5, 3  # the first that can be let go of, and how


@dataclass(frozen=True, slots=True)
class Facility:
    """A protocol by which compositors tell of input.

    Attributes:
        name: of the sensor.
        interface: its global.
        version: the one that has the request.
        request: the opcode of the request for a notification.
        is_seat_first: whether the seat stands before the length in it.
    """

    name: str
    interface: str
    version: int
    request: int
    is_seat_first: bool = False


INPUT: Final[Facility] = Facility("ext-input-idle", "ext_idle_notifier_v1", 2, 2)
EXT: Final[Facility] = Facility("ext-idle", "ext_idle_notifier_v1", 1, 1)
KDE: Final[Facility] = Facility("kde-idle", "org_kde_kwin_idle", 1, 0, is_seat_first=True)


class Connection(Protocol):
    """What the sensor needs of a connection to the compositor: `Wire`."""

    def fileno(self) -> int:
        """Return its descriptor."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def bind(self, interface: str, version: int) -> int:
        """Return an object for what is offered."""
        ...

    def request(self, target: int, opcode: int, *arguments: int | str | New) -> int:
        """Send a request."""
        ...

    def round_trip(self) -> None:
        """Wait until all was answered."""
        ...

    def events(self) -> list[Event]:
        """Return what has come."""
        ...


class CompositorIdle:
    """Tells when input stops and when it returns, by one of the protocols."""

    def __init__(
        self,
        facility: Facility,
        surroundings: Surroundings,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[str], Connection] = Wire.connect,
    ) -> None:
        """Be ready to connect to the compositor that the environment names."""
        self._facility = facility
        self._away = surroundings.away_after
        self._pause = min(SHARPNESS, self._away / 2)
        self._away_ms, self._pause_ms = (
            max(1, -(-surroundings.real(length) // _MS)) for length in (self._away, self._pause)
        )
        self._wait = surroundings.told(DOUBT)
        self._environ = environ
        self._connect = connect
        self._wire: Connection | None = None
        self._forget()

    def _forget(self) -> None:
        self._at_away = self._at_pause = self._at_once = 0  # the notifications
        self._is_active = False
        self._seen: datetime | None = None  # when input was told of last
        self._quiet: datetime | None = None  # when what is quiet now began
        self._doubt: datetime | None = None  # until when the very short one ought to be quiet

    @property
    def name(self) -> str:
        """Return `ext-input-idle`, `ext-idle` or `kde-idle`."""
        return self._facility.name

    def open(self, now: datetime) -> list[Signal]:
        """Connect, and tell of quiet since now; the very next input is told as a return.

        Raises:
            SensorError: no compositor that knows the protocol answers here.
        """
        self.close()
        self._wire = wire = self._connect(socket_path(self._environ))
        try:
            seat = wire.bind("wl_seat", _SEAT_VERSION)
            manager = wire.bind(self._facility.interface, self._facility.version)
            self._at_away, self._at_pause, self._at_once = (
                self._notification(wire, manager, seat, length)
                for length in (self._away_ms, self._pause_ms, _AT_ONCE_MS)
            )
            wire.request(seat, _RELEASE)  # else it would tell of each keyboard that comes or goes
            wire.round_trip()
            self._quiet, self._doubt = now, now + self._wait
            return [Idle(now), *self.read(now)]
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._wire is None else self._wire.fileno()

    def next_look(self) -> datetime | None:
        """Return until when it is doubted that nothing but input is taken for input."""
        return self._doubt

    def read(self, now: datetime) -> list[Signal]:
        """Tell when input stopped or returned.

        Raises:
            SensorError: the compositor is gone.
        """
        if self._wire is None:
            return []
        signals: list[Signal] = []
        for event in self._wire.events():
            signals += self._meaning(event, now)
        if self._doubt is not None and not self._doubt - self._wait <= now < self._doubt:
            signals += self._returned(now)  # it is never quiet, so the compositor sees input
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Return when quiet began; while there is input, a moment at most `SHARPNESS` before it.

        While somebody types the compositor is not asked, and it could not say. A moment that is a
        little too early invents no work.
        """
        if self._wire is None:
            return None
        if self._quiet is not None:
            return min(self._quiet, now)
        proven = now - self._pause
        return min(proven if self._seen is None else max(proven, self._seen), now)

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        wire, self._wire = self._wire, None
        self._forget()
        if wire is not None:
            wire.close()

    def _notification(self, wire: Connection, manager: int, seat: int, length_ms: int) -> int:
        """Ask to be told of each quiet of that length, and of its end."""
        if self._facility.is_seat_first:
            return wire.request(manager, self._facility.request, NEW, seat, length_ms)
        return wire.request(manager, self._facility.request, NEW, length_ms, seat)

    def _meaning(self, event: Event, now: datetime) -> list[Signal]:
        if event.source not in {self._at_away, self._at_pause, self._at_once}:
            return []  # what the seat said before it was let go of
        if event.opcode == _RESUMED:
            return self._returned(now)
        if event.source == self._at_away:
            return self._went_away(now - self._away)
        if event.source == self._at_once:
            self._doubt = None
        elif self._quiet is None:
            self._quiet = now - self._pause
        return []

    def _went_away(self, since: datetime) -> list[Signal]:
        """Tell of quiet, as exactly as is known.

        KWin counts a length to a twentieth of it, so what the shorter one said of when quiet began
        is better, unless both are read at once, and late.
        """
        if self._quiet is None or self._quiet > since + self._away * _INEXACT:
            self._quiet = since
        was_active, self._is_active = self._is_active, False
        return [Idle(self._quiet)] if was_active else []

    def _returned(self, now: datetime) -> list[Signal]:
        """Tell of input after quiet; which notification says so does not matter."""
        if self._at_once and self._wire is not None:
            self._wire.request(self._at_once, _DESTROY)  # it would tell of each key press
        self._at_once, self._doubt = 0, None
        self._quiet, self._seen = None, now
        was_active, self._is_active = self._is_active, True
        return [] if was_active else [Active()]
