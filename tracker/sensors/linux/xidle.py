"""Input on X11, by the server's own idle counter: it tells the moment input stops and returns.

One alarm is armed at a time. While there is input it waits for the counter to reach the
threshold, and typing causes no wake-up at all, however often it pauses. While there is none it
waits for the counter to fall below where it stood, as the very next key press or motion makes it.

The counter also takes for input what is none: a program that resets the screen saver or moves the
pointer by itself, and a key that something lies on.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from tracker.domain.signals import Active, Idle, Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.xcb import Display, Rung, When
from tracker.wording import _

_MS: Final = timedelta(milliseconds=1)
_TIME_WRAPS: Final = 1 << 32  # the time of an event has 32 bits; the clock it is of has 64


class Connection(Protocol):
    """What the sensor needs of a connection to the server: `Display`."""

    def fileno(self) -> int:
        """Return its descriptor."""
        ...

    def close(self) -> None:
        """Disconnect."""
        ...

    def counters(self) -> dict[str, int]:
        """Return the server's counters."""
        ...

    def query(self, counter: int) -> int:
        """Return where a counter stands."""
        ...

    def new_alarm(self, counter: int, when: When, value: int) -> int:
        """Make an alarm and arm it."""
        ...

    def arm(self, alarm: int, counter: int, when: When, value: int) -> None:
        """Arm it anew."""
        ...

    def events(self) -> list[Rung]:
        """Return what has come."""
        ...


class XSync:
    """Tells when input stops and when it returns."""

    def __init__(
        self,
        surroundings: Surroundings,
        environ: Mapping[str, str] = os.environ,
        connect: Callable[[str], Connection] = Display,
    ) -> None:
        """Be ready to connect to the display that the environment names."""
        self._surroundings = surroundings
        self._threshold_ms = max(1, -(-surroundings.real(surroundings.away_after) // _MS))
        self._environ = environ
        self._connect = connect
        self._display: Connection | None = None
        self._alarm = self._idle = self._clock = 0
        self._awaited = (When.AT_MOST, 0)
        self._rung: list[Rung] = []
        self._fault: SensorError | None = None
        self._noticed: datetime | None = None

    @property
    def name(self) -> str:
        """Return `xsync`."""
        return "xsync"

    def open(self, now: datetime) -> list[Signal]:
        """Connect, and tell since when there was no input; the very next is told as a return.

        Raises:
            SensorError: no X server that can tell answers here.
        """
        display = self._connect(display_name(self._environ))
        try:
            counters = display.counters()
            if not {"IDLETIME", "SERVERTIME"} <= counters.keys():
                raise SensorError(_("This X server keeps no idle counter."))
            self._idle, self._clock = counters["IDLETIME"], counters["SERVERTIME"]
            idle_ms = display.query(self._idle)
            self._awaited = self._return_after(idle_ms)
            self._alarm = display.new_alarm(self._idle, *self._awaited)
            display.query(self._clock)  # by its answer the server has said what it has to say
            self._rung, self._fault, self._noticed = display.events(), None, now
        except SensorError:
            display.close()
            raise
        self.close()
        self._display = display
        return [Idle(now - self._surroundings.told(idle_ms * _MS))]

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._display is None else self._display.fileno()

    def next_look(self) -> datetime | None:
        """Return a past moment while something waits that no descriptor would tell of."""
        return self._noticed if self._rung or self._fault is not None else None

    def read(self, now: datetime) -> list[Signal]:
        """Tell when input stopped or returned.

        Raises:
            SensorError: the server is gone.
        """
        if self._display is None:
            return []
        if self._fault is not None:
            raise self._fault
        signals: list[Signal] = []
        rung, self._rung = self._rung, []
        while rung := rung + self._display.events():  # the answer to a question may bring more
            for one in rung:
                signals += self._meaning(one, self._display, now)
            rung = []
        return signals

    def last_input(self, now: datetime) -> datetime | None:
        """Ask the counter."""
        if self._display is None or self._fault is not None:
            return None
        try:
            idle_ms = self._display.query(self._idle)
            self._rung += self._display.events()
            if not self._rung and self._is_overdue(idle_ms):
                self._display.arm(self._alarm, self._idle, *self._awaited)
        except SensorError as error:
            self._fault, self._noticed = error, now
            return None
        self._noticed = now
        return now - self._surroundings.told(idle_ms * _MS)

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        display, self._display = self._display, None
        if display is not None:
            display.close()

    def _meaning(self, rung: Rung, display: Connection, now: datetime) -> list[Signal]:
        """Tell what an alarm means, and wait for the contrary."""
        if rung.value_ms != self._awaited[1]:
            return []  # it was armed anew while it went off
        if rung.value_ms < self._threshold_ms:
            self._awaited = (When.AT_LEAST, self._threshold_ms)
            signal: Signal = Active()
        else:
            late_ms = (display.query(self._clock) - rung.at_ms) % _TIME_WRAPS
            quiet = self._surroundings.told((rung.counter_ms + late_ms) * _MS)
            self._awaited = self._return_after(rung.counter_ms)
            signal = Idle(now - quiet)
        display.arm(self._alarm, self._idle, *self._awaited)
        return [signal]

    def _return_after(self, idle_ms: int) -> tuple[When, int]:
        """Return what the very next input makes true; always less than the threshold."""
        return When.AT_MOST, max(min(idle_ms, self._threshold_ms) - 1, 0)

    def _is_overdue(self, idle_ms: int) -> bool:
        """Tell whether the alarm has not gone off though it is time.

        Another client that makes an alarm in the very millisecond can make the server forget ours.
        Arming it anew makes it go off.
        """
        when, value = self._awaited
        return idle_ms >= value if when is When.AT_LEAST else idle_ms <= value


def display_name(environ: Mapping[str, str]) -> str:
    """Return the display of an X11 session.

    Raises:
        SensorError: this is a Wayland session, or no graphical one.
    """
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        raise SensorError(
            _("In a Wayland session the X server sees only the input of X11 programs."),
            _("Log in to an X11 session, if your login screen offers one."),
        )
    name = environ.get("DISPLAY", "")
    if not name:
        raise SensorError(
            _("There is no X11 session here: DISPLAY is not set."),
            _("Start Kjernetid from within the desktop, which sets DISPLAY itself."),
        )
    return name
