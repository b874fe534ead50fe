"""A wake-up when somebody sets the clock or the time zone on Windows.

What has changed is for the hall to see, which looks at all clocks for every signal; and Windows
says that the computer woke in the session's window.
"""

import ctypes
from collections.abc import Callable
from datetime import datetime
from typing import Final

from tracker.domain.signals import Passed, Signal
from tracker.sensors.base import Surroundings
from tracker.sensors.windows.dlls import WM_SETTINGCHANGE, Calls, calls
from tracker.sensors.windows.hearing import HearingSensor

WM_TIMECHANGE: Final = 0x001E  # winuser.h
# What a change of settings is about when it may be the zone: "WM_SETTINGCHANGE", and
# "SetDynamicTimeZoneInformation", which has whoever sets a zone send it. Most are about other
# things (wallpaper, fonts, policies), and each `Passed` makes all sensors look.
_SECTIONS: Final = frozenset({"", "intl"})


class TimeChange(HearingSensor):
    """Tells that a moment has passed when the clocks are worth a look; it is `time-change`."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to hear of it."""
        super().__init__("time-change", surroundings, calls, _Worth(), is_heard=_may_be_clock)


class _Worth:
    """A look at the clocks, which is worth it once, however often they were set."""

    def begin(self, _calls: Calls, _now: datetime) -> list[Signal]:
        return []

    def look(self, _calls: Calls, _now: datetime, *, rang: bool) -> list[Signal]:
        return [Passed()] if rang else []

    def next_look(self) -> datetime | None:
        return None


def _may_be_clock(message: int, _word: int, detail: int) -> bool:
    """Tell whether a message may be about the clock or the zone."""
    return message == WM_TIMECHANGE or (message == WM_SETTINGCHANGE and _may_be_zone(detail))


def _may_be_zone(detail: int) -> bool:
    """Tell whether a change may be the zone, by the text that Windows points to."""
    section = ctypes.wstring_at(detail) if detail else ""
    return section.casefold() in _SECTIONS
