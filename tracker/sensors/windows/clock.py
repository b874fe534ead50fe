"""A wake-up when somebody sets the clock or the time zone on Windows.

What has changed is for the hall to see, which looks at all clocks for every signal; and Windows
says that the computer woke in the session's window.
"""

import ctypes
from collections.abc import Callable
from datetime import datetime
from typing import Final

from tracker.domain.signals import Passed, Signal
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.windows.calls import Calls, calls
from tracker.sensors.windows.window import Heard, HiddenWindow, ended

# winuser.h
WM_SETTINGCHANGE: Final = 0x001A
WM_TIMECHANGE: Final = 0x001E
# What a change of settings is about when it may be the zone: "WM_SETTINGCHANGE", and
# "SetDynamicTimeZoneInformation", which has whoever sets a zone send it. Most are about other
# things (wallpaper, fonts, policies), and each `Passed` makes all sensors look.
_SECTIONS: Final = frozenset({"", "intl"})


class TimeChange:
    """Tells that a moment has passed when the clocks are worth a look."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to make the window that hears of it."""
        self._load = calls
        self._heard = Heard(surroundings.wake)
        self._window: HiddenWindow | None = None

    @property
    def name(self) -> str:
        """Return `time-change`."""
        return "time-change"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to hear.

        Raises:
            SensorError: Windows makes no window for us.
        """
        self.close()
        window = HiddenWindow(self._load(), self._hear)
        window.open()
        self._window = window
        return []

    def fileno(self) -> int | None:
        """Return None: a window has no descriptor; the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return a moment that has come if something was heard."""
        if self._window is None or (self._window.is_open and not self._heard):
            return None
        return AT_ONCE

    def read(self, now: datetime) -> list[Signal]:
        """Tell once, however often the clock was set.

        Raises:
            SensorError: the window is gone.
        """
        if self._window is None:
            return []
        has_changed = bool(list(self._heard.take()))
        if not self._window.is_open:
            raise ended()
        return [Passed()] if has_changed else []

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a clock sees no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Let go of the window."""
        window, self._window = self._window, None
        if window is not None:
            window.close()
        self._heard.clear()

    def _hear(self, message: int, word: int, detail: int) -> int | None:
        if message == WM_TIMECHANGE or (message == WM_SETTINGCHANGE and _may_be_zone(detail)):
            self._heard.put(message, word)
            return 0
        return None


def _may_be_zone(detail: int) -> bool:
    """Tell whether a change may be the zone, by the text that Windows points to."""
    section = ctypes.wstring_at(detail) if detail else ""
    return section.casefold() in _SECTIONS
