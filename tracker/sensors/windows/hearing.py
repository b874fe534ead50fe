"""Sensors that hear something in a window that nobody sees, and ask what that means when read.

In the thread of the window a bell is rung and nothing else is done. What it means is asked in the
host's thread, where sensors are read: so what is told is always how things stand by then.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Protocol

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.windows.dlls import (
    EVENT_SYSTEM_FOREGROUND,
    WINEVENT_OUTOFCONTEXT,
    WINEVENTPROC,
    Calls,
)
from tracker.sensors.windows.window import HiddenWindow, ended
from tracker.wording import _

Ring = Callable[[], None]
IsHeard = Callable[[int, int, int], bool]
Inside = Callable[[Calls, Ring], AbstractContextManager[None]]


class Bell:
    """Rung in a thread of a sensor; it wakes the host, which reads the sensor."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """Begin in silence; `wake` is called each time that it is rung."""
        self._wake = wake
        self._rang = threading.Event()

    def ring(self) -> None:
        """Have the sensor read before long."""
        self._rang.set()
        self._wake()

    def take(self) -> bool:
        """Tell whether it rang since the last time; to be called before anything is asked."""
        if not self._rang.is_set():
            return False
        self._rang.clear()
        return True

    def __bool__(self) -> bool:
        """Tell whether it rang and nobody has heard it yet."""
        return self._rang.is_set()


class Meaning(Protocol):
    """What one sensor asks, and makes of the answers; all of it in the host's thread."""

    def begin(self, calls: Calls, now: datetime) -> list[Signal]:
        """Tell how things stand.

        Raises:
            SensorError: Windows does not tell.
        """
        ...

    def look(self, calls: Calls, now: datetime, *, rang: bool) -> list[Signal]:
        """Tell what has changed; the bell rang, or the next look may have come.

        Raises:
            SensorError: Windows does not tell any more.
        """
        ...

    def next_look(self) -> datetime | None:
        """Return when to look though the bell did not ring, or None."""
        ...


def no_message(_message: int, _word: int, _detail: int) -> bool:
    """Hear no message of the window."""
    return False


@contextmanager
def no_more(_calls: Calls, _ring: Ring) -> Iterator[None]:
    """Hear nothing but messages of the window."""
    yield


@contextmanager
def another_in_front(calls: Calls, ring: Ring) -> Iterator[None]:
    """Have Windows ring when another window comes to the front, in the thread this is entered in.

    It calls us out of context: nothing of ours is loaded into other programs.

    Raises:
        SensorError: Windows does not do that.
    """

    def on_event(*_event: int | None) -> None:
        ring()

    procedure = WINEVENTPROC(on_event)  # kept as long as Windows may call it
    hook = calls.user32.SetWinEventHook(
        EVENT_SYSTEM_FOREGROUND,
        EVENT_SYSTEM_FOREGROUND,
        None,
        procedure,
        0,
        0,
        WINEVENT_OUTOFCONTEXT,  # our own windows count as well
    )
    if not hook:
        raise SensorError(_("Windows does not tell which program is in front."))
    try:
        yield
    finally:
        calls.user32.UnhookWinEvent(hook)


class HearingSensor:
    """The frame of such a sensor: a window for as long as it is open, and a bell."""

    def __init__(
        self,
        name: str,
        surroundings: Surroundings,
        calls: Callable[[], Calls],
        meaning: Meaning,
        *,
        is_heard: IsHeard = no_message,
        inside: Inside = no_more,
        is_wanted: bool = True,
    ) -> None:
        """Be ready to make the window.

        Args:
            name: of the sensor.
            surroundings: what is known of the settings.
            calls: loads the functions of Windows.
            meaning: what is asked when the bell rang.
            is_heard: tells of a message and its two parameters whether it rings the bell.
            inside: is entered in the thread of the window, and may have more ring the bell.
            is_wanted: whether there is anything to sense; else Windows is never asked anything.
        """
        self._name = name
        self._load = calls
        self._meaning = meaning
        self._is_heard = is_heard
        self._inside = inside
        self._is_wanted = is_wanted
        self._bell = Bell(surroundings.wake)
        self._calls: Calls | None = None
        self._window: HiddenWindow | None = None

    @property
    def name(self) -> str:
        """Return the name that it was given."""
        return self._name

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear, and tell how things stand.

        Raises:
            SensorError: Windows makes no window for us, or does not tell.
        """
        self.close()
        if not self._is_wanted:
            return []
        calls = self._load()
        window = HiddenWindow(calls, self._hear, lambda: self._inside(calls, self._bell.ring))
        window.open()
        self._calls, self._window = calls, window
        return self._meaning.begin(calls, now)

    def fileno(self) -> int | None:
        """Return None: a window has no descriptor; the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return a moment that has come if the bell rang, or when to look without that."""
        if self._window is None:
            return None
        if self._bell or not self._window.is_open:
            return AT_ONCE
        return self._meaning.next_look()

    def read(self, now: datetime) -> list[Signal]:
        """Tell what has changed.

        Raises:
            SensorError: the window is gone, or Windows does not tell any more.
        """
        calls, window = self._calls, self._window
        if calls is None or window is None:
            return []
        rang = self._bell.take()
        if not window.is_open:
            raise ended()
        return self._meaning.look(calls, now, rang=rang)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: none of this is input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Let go of the window."""
        window, self._window, self._calls = self._window, None, None
        if window is not None:
            window.close()
        self._bell.take()

    def _hear(self, message: int, word: int, detail: int) -> int | None:
        if not self._is_heard(message, word, detail):
            return None
        self._bell.ring()
        return 0
