"""Which of the listed work apps is in front on Windows, and nothing of any other program.

Windows calls us when another window comes to the front (`SetWinEventHook`, out of context: nothing
of ours is loaded into other programs). Of the window only the file of its program is asked for,
never its title; a program that is not listed becomes an empty name on the spot. Apps from the
Microsoft Store may stand behind `ApplicationFrameHost`, and are then not known by their own name.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from tracker.domain.signals import Front, Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.program_names import program_name, simple_name
from tracker.sensors.windows.calls import (
    EVENT_SYSTEM_FOREGROUND,
    WINEVENT_OUTOFCONTEXT,
    WINEVENTPROC,
    Calls,
    calls,
)
from tracker.sensors.windows.window import HiddenWindow, ended
from tracker.wording import _


class Foreground:
    """Tells which of the listed apps is in front, when that has changed."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to be called; without listed apps nothing is ever asked."""
        self._listed = {simple_name(app): app for app in surroundings.apps}
        self._wake = surroundings.wake
        self._load = calls
        self._window: HiddenWindow | None = None
        self._came: deque[str] = deque()
        self._told = ""

    @property
    def name(self) -> str:
        """Return `foreground`."""
        return "foreground"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to be called, and tell what is in front.

        Raises:
            SensorError: Windows does not tell what comes to the front.
        """
        self.close()
        if not self._listed:
            return []
        calls = self._load()
        window = HiddenWindow(calls, _hear_nothing, lambda: self._hooked(calls))
        window.open()
        self._window = window
        self._told = self._app(calls, calls.user32.GetForegroundWindow())
        return [Front(self._told), *self.read(now)]

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return a moment that has come if another app came to the front."""
        if self._window is None or (self._window.is_open and not self._came):
            return None
        return AT_ONCE

    def read(self, now: datetime) -> list[Signal]:
        """Tell what is in front now, if that has changed.

        Raises:
            SensorError: the window is gone.
        """
        if self._window is None:
            return []
        before = self._told
        while self._came:
            self._told = self._came.popleft()
        if not self._window.is_open:
            raise ended()
        return [] if self._told == before else [Front(self._told)]

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: an app in front is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Be called no more."""
        window, self._window = self._window, None
        if window is not None:
            window.close()
        self._came.clear()
        self._told = ""

    @contextmanager
    def _hooked(self, calls: Calls) -> Iterator[None]:
        """Have Windows call us, in the thread that takes its messages."""

        def on_event(_hook: int, _event: int, window: int | None, *_rest: int) -> None:
            self._came.append(self._app(calls, window))
            self._wake()

        procedure = WINEVENTPROC(on_event)  # kept as long as Windows may call it
        hook = calls.user32.SetWinEventHook(
            EVENT_SYSTEM_FOREGROUND,
            EVENT_SYSTEM_FOREGROUND,
            None,
            procedure,
            0,
            0,
            WINEVENT_OUTOFCONTEXT,  # our own windows count as well: no work app is in front then
        )
        if not hook:
            raise SensorError(_("Windows does not tell which program is in front."))
        try:
            yield
        finally:
            calls.user32.UnhookWinEvent(hook)

    def _app(self, calls: Calls, window: int | None) -> str:
        """Return the listed app that a window belongs to, or nothing."""
        return self._listed.get(program_name("", calls.program_of_window(window), ()), "")


def _hear_nothing(_message: int, _word: int, _detail: int) -> int | None:
    return None
