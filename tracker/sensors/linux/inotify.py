"""What happens to files and in folders, as the kernel tells it: nothing is asked in a circle."""

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from tracker.sensors.linux.libc import done

if sys.platform != "linux":
    raise ImportError("only Linux tells of files in this way")

_NO_WAIT: Final = os.O_NONBLOCK | os.O_CLOEXEC  # the same bits as IN_NONBLOCK and IN_CLOEXEC
_HEAD: Final = struct.Struct("=iIII")  # of an event: watch, mask, cookie, length of the name


class What(IntFlag):
    """What can happen; the last two are told without being asked for."""

    CHANGED = 0x4  # IN_ATTRIB: its owner or its permissions
    WRITTEN = 0x8  # IN_CLOSE_WRITE
    CLOSED = 0x18  # IN_CLOSE: by whoever had it open, to write or not
    OPENED = 0x20  # IN_OPEN
    MOVED_IN = 0x80  # IN_MOVED_TO
    CREATED = 0x100  # IN_CREATE
    OVERFLOWN = 0x4000  # more happened than the kernel keeps
    UNWATCHED = 0x8000  # what was watched is gone


@dataclass(frozen=True, slots=True)
class Happened:
    """Something happened.

    Attributes:
        watch: the number of the watch that noticed; -1 for none in particular.
        what: what happened.
        name: of the file in a watched folder; empty for what is watched itself.
    """

    watch: int
    what: What
    name: str


class Inotify:
    """A number of watches, open as long as it exists."""

    def __init__(self) -> None:
        """Begin with none.

        Raises:
            OSError: the kernel has none, or no more of them.
        """
        self._descriptor = done("inotify_init1", _NO_WAIT)

    def fileno(self) -> int:
        """Return the descriptor that is readable when something happened."""
        return self._descriptor

    def watch(self, path: str, what: What) -> int:
        """Watch a file or a folder; return the number of the watch, the same for the same file.

        Raises:
            OSError: it is not there, or may not be read.
        """
        return done("inotify_add_watch", self._descriptor, os.fsencode(path), int(what))

    def read(self) -> Iterator[Happened]:
        """Return what happened, without waiting."""
        while events := self._taken():
            offset = 0
            while offset < len(events):
                watch, mask, _cookie, length = _HEAD.unpack_from(events, offset)
                offset += _HEAD.size
                name = os.fsdecode(events[offset : offset + length].rstrip(b"\0"))
                yield Happened(watch, What(mask), name)
                offset += length

    def close(self) -> None:
        """End all watches; to be called once."""
        os.close(self._descriptor)

    def _taken(self) -> bytes:
        try:
            return os.read(self._descriptor, 4096)
        except BlockingIOError:
            return b""
