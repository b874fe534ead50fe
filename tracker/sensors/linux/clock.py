"""A wake-up when somebody sets the clock or the time zone, and after sleep.

What has changed is for the hall to see: it looks at all clocks for every signal. So this only
sees to it that it looks at once: the kernel marks a timer as cancelled when the wall clock is set
or runs on after sleep, and tells when the file of the zone in `/etc` is replaced.
"""

import ctypes
import errno
import os
import selectors
import struct
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Final

from tracker.domain.signals import Passed, Signal
from tracker.errors import SensorError
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux has these timers")

FOLDER: Final = "/etc"  # not the file: a link that is replaced takes the watch on it along
ZONE_FILES: Final = frozenset({"localtime", "timezone"})

_CLOSED: Final = -1
_FAR_S: Final = 4_102_444_800  # the year 2100: only being cancelled is waited for
_CLOCK_REALTIME: Final = 0
_ABSOLUTE, _CANCEL_ON_SET = 1, 2
_NO_WAIT: Final = os.O_NONBLOCK | os.O_CLOEXEC  # the same bits for both calls
_WRITTEN, _MOVED_IN, _CREATED = 0x8, 0x80, 0x100
_OVERFLOWN, _UNWATCHED = 0x4000, 0x8000
_HEAD: Final = struct.Struct("=iIII")  # of an event: watch, mask, cookie, length of the name


class _Moment(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _Setting(ctypes.Structure):
    _fields_ = (("interval", _Moment), ("value", _Moment))


class Timerfd:
    """Tells that a moment has passed when the clocks are worth a look."""

    def __init__(self, folder: str = FOLDER) -> None:
        """Be ready to watch the clock, and the zone in a folder."""
        self._folder = folder
        self._timer = self._watch = _CLOSED
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
            self._timer = _done("timerfd_create", _CLOCK_REALTIME, _NO_WAIT)
            self._watch = _done("inotify_init1", _NO_WAIT)
            mask = _WRITTEN | _MOVED_IN | _CREATED
            _done("inotify_add_watch", self._watch, os.fsencode(self._folder), mask)
            self._arm()
            self._both = selectors.DefaultSelector()  # epoll: one descriptor for both
            self._both.register(self._timer, selectors.EVENT_READ)
            self._both.register(self._watch, selectors.EVENT_READ)
        except OSError as error:
            self.close()
            raise SensorError(
                _("The kernel does not tell when the clock is set ({reason}).").format(
                    reason=error.strerror
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
        if self._both is None:
            return []
        was_set, was_moved = self._clock_was_set(), self._zone_was_set()
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
        for descriptor in (self._timer, self._watch):
            if descriptor != _CLOSED:
                os.close(descriptor)
        self._timer = self._watch = _CLOSED

    def _arm(self) -> None:
        setting = _Setting(_Moment(0, 0), _Moment(_FAR_S, 0))
        flags = _ABSOLUTE | _CANCEL_ON_SET
        _done("timerfd_settime", self._timer, flags, ctypes.byref(setting), None)

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

    def _zone_was_set(self) -> bool:
        was_set = False
        while events := _read_all(self._watch):
            for mask, name in _parted(events):
                if mask & _UNWATCHED:
                    sentence = _("The folder {folder} is gone, in which the time zone is set.")
                    raise SensorError(sentence.format(folder=self._folder))
                was_set |= bool(mask & _OVERFLOWN) or name in ZONE_FILES
        return was_set


def _done(function: str, *arguments: Any) -> int:  # noqa: ANN401 - whatever C takes
    """Call a function of the C library; its failure becomes an `OSError`."""
    result = int(getattr(_libc(), function)(*arguments))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _read_all(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except BlockingIOError:
        return b""


def _parted(events: bytes) -> Iterator[tuple[int, str]]:
    """Return the mask and the file name of each event."""
    offset = 0
    while offset < len(events):
        _watch, mask, _cookie, length = _HEAD.unpack_from(events, offset)
        offset += _HEAD.size
        yield mask, os.fsdecode(events[offset : offset + length].rstrip(b"\0"))
        offset += length
