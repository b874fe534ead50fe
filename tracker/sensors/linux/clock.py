"""A wake-up when somebody sets the clock or the time zone, and after sleep.

What has changed is for the hall to see: it looks at all clocks for every signal. So this only
sees to it that it looks at once: the kernel marks a timer as cancelled when the wall clock is set
or runs on after sleep, and tells when the file of the zone in `/etc` is replaced.
"""

import ctypes
import errno
import os
import selectors
import sys
from datetime import datetime
from typing import Final

from tracker.domain.signals import Passed, Signal
from tracker.errors import SensorError
from tracker.sensors.linux.inotify import Inotify, What
from tracker.sensors.linux.libc import done
from tracker.wording import _, reason_of

if sys.platform != "linux":
    raise ImportError("only Linux has these timers")

FOLDER: Final = "/etc"  # not the file: a link that is replaced takes the watch on it along
ZONE_FILES: Final = frozenset({"localtime", "timezone"})

_CLOSED: Final = -1
_FAR_S: Final = 4_102_444_800  # the year 2100: only being cancelled is waited for
_CLOCK_REALTIME: Final = 0
_ABSOLUTE, _CANCEL_ON_SET = 1, 2
_NO_WAIT: Final = os.O_NONBLOCK | os.O_CLOEXEC  # the same bits as TFD_NONBLOCK and TFD_CLOEXEC


class _Moment(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _Setting(ctypes.Structure):
    _fields_ = (("interval", _Moment), ("value", _Moment))


class Timerfd:
    """Tells that a moment has passed when the clocks are worth a look."""

    def __init__(self, folder: str = FOLDER) -> None:
        """Be ready to watch the clock, and the zone in a folder."""
        self._folder = folder
        self._timer = _CLOSED
        self._watch: Inotify | None = None
        self._both: selectors.DefaultSelector | None = None

    @property
    def name(self) -> str:
        """Return `timerfd`."""
        return "timerfd"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch.

        Raises:
            SensorError: the kernel has nothing of the kind, or no more of it.
        """
        self.close()
        try:
            self._timer = done("timerfd_create", _CLOCK_REALTIME, _NO_WAIT)
            self._watch = Inotify()
            self._watch.watch(self._folder, What.WRITTEN | What.MOVED_IN | What.CREATED)
            self._arm()
            self._both = selectors.DefaultSelector()  # epoll: one descriptor for both
            self._both.register(self._timer, selectors.EVENT_READ)
            self._both.register(self._watch, selectors.EVENT_READ)
        except OSError as error:
            self.close()
            raise SensorError(
                _("The kernel does not tell when the clock is set ({reason}).").format(
                    reason=reason_of(error)
                )
            ) from error
        return []

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when either of the two has something to tell."""
        return None if self._both is None else self._both.fileno()

    def next_look(self) -> datetime | None:
        """Return None: the kernel tells."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell that a moment has passed if the clock or the zone was set.

        Raises:
            SensorError: the folder of the zone is gone.
        """
        if self._watch is None:
            return []
        was_set, was_moved = self._clock_was_set(), self._zone_was_set(self._watch)
        return [Passed()] if was_set or was_moved else []

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a clock sees no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Stop watching."""
        both, self._both = self._both, None
        if both is not None:
            both.close()
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()
        timer, self._timer = self._timer, _CLOSED
        if timer != _CLOSED:
            os.close(timer)

    def _arm(self) -> None:
        setting = _Setting(_Moment(0, 0), _Moment(_FAR_S, 0))
        flags = _ABSOLUTE | _CANCEL_ON_SET
        done("timerfd_settime", self._timer, flags, ctypes.byref(setting), None)

    def _clock_was_set(self) -> bool:
        try:
            os.read(self._timer, 8)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.ECANCELED:
                raise
        self._arm()
        return True

    def _zone_was_set(self, watch: Inotify) -> bool:
        was_set = False
        for one in watch.read():
            if one.what & What.UNWATCHED:
                sentence = _("The folder {folder} is gone, in which the time zone is set.")
                raise SensorError(sentence.format(folder=self._folder))
            was_set |= bool(one.what & What.OVERFLOWN) or one.name in ZONE_FILES
        return was_set
