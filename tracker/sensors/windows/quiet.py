"""Not now: what Windows says when it is asked whether this is a moment for notifications.

It tells nobody when a program begins or ceases to fill the screen. It is asked when another window
came to the front, which nearly all of them bring along, and a second later, when that has settled;
when presentation settings may have been turned on or off; and else once a minute, for a window that
is already in front and only grows. That it is over is believed after a second, too.

Do-not-disturb (Focus Assist) is mostly not part of the answer.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from tracker.domain.signals import Busy, Signal
from tracker.sensors.base import AT_ONCE, Surroundings, on_the_grid
from tracker.sensors.windows.dlls import WM_SETTINGCHANGE, Calls, calls
from tracker.sensors.windows.hearing import HearingSensor, another_in_front

# Of the computer's time.
SETTLES: Final = timedelta(seconds=1)
LOOK_EVERY: Final = timedelta(minutes=1)
LOOK_FOR_END_EVERY: Final = timedelta(seconds=20)


class Quns(IntEnum):
    """The answers, by their names in `shellapi.h`."""

    NOT_PRESENT = 1  # a screen saver, a locked screen, another user in front
    BUSY = 2  # a program fills the screen, or presentation settings are on
    RUNNING_D3D_FULL_SCREEN = 3  # a game has the screen to itself
    PRESENTATION_MODE = 4  # presentation settings are on
    ACCEPTS_NOTIFICATIONS = 5
    QUIET_TIME = 6  # the first hour of a new user: nothing that is not critical
    APP = 7  # an app from the Store, and an open start menu: nothing that fills the screen


_NOT_NOW: Final = frozenset(
    {Quns.BUSY, Quns.RUNNING_D3D_FULL_SCREEN, Quns.PRESENTATION_MODE, Quns.QUIET_TIME}
)


class NotificationState(HearingSensor):
    """Tells when a moment begins and ends that is none to disturb; it is `notification-state`."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to ask."""
        super().__init__(
            "notification-state",
            surroundings,
            calls,
            _Moment(surroundings),
            is_heard=_is_setting,
            inside=another_in_front,
        )


class _Moment:
    """Whether this is one to disturb, and when to ask again."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._told = surroundings.told
        self._is_told = False
        self._asked = self._next = AT_ONCE

    def begin(self, calls: Calls, now: datetime) -> list[Signal]:
        self._is_told = False
        signals = self._edge(is_busy=_is_busy(calls))
        self._plan(now)
        return signals

    def look(self, calls: Calls, now: datetime, *, rang: bool) -> list[Signal]:
        if not rang and self._asked <= now < self._next:
            return []
        is_busy = _is_busy(calls)
        if not rang:
            signals = self._edge(is_busy=is_busy)
            self._plan(now)
            return signals
        self._asked, self._next = now, now + self._told(SETTLES)
        return self._edge(is_busy=is_busy or self._is_told)

    def next_look(self) -> datetime | None:
        return self._next

    def _edge(self, *, is_busy: bool) -> list[Signal]:
        """Tell what has changed."""
        if is_busy == self._is_told:
            return []
        self._is_told = is_busy
        return [Busy(on=is_busy)]

    def _plan(self, now: datetime) -> None:
        every = LOOK_FOR_END_EVERY if self._is_told else LOOK_EVERY
        self._asked, self._next = now, on_the_grid(now, self._told(every))


def _is_busy(calls: Calls) -> bool:
    return calls.notification_state() in _NOT_NOW


def _is_setting(message: int, _word: int, _detail: int) -> bool:
    """Tell whether settings changed; which, is not said for those of presentations."""
    return message == WM_SETTINGCHANGE
