"""Waiting without windows: for a descriptor, for a wake from any thread, or for a moment to come.

What Qt's loop does for the tray program is done here for a command that looks on for a while.
"""

import os
import selectors
import sys
import threading
from collections.abc import Collection
from datetime import timedelta
from importlib import import_module
from typing import Any, Final, Protocol

SLICE_S: Final = 0.2  # within which Ctrl-C is heard where only the end of a wait lets Python hear


class Wait(Protocol):
    """What ends early when it is woken."""

    def wake(self) -> None:
        """End the wait that runs, or the next one; may be called from any thread."""
        ...

    def wait(self, descriptors: Collection[int], longest: timedelta) -> list[int]:
        """Wait until a descriptor is readable, somebody wakes us or the time is over.

        Returns:
            the descriptors that are readable; none if it ended for another reason.
        """
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class DescriptorWait:
    """Waits as Unix does; a wake is a byte in a pipe. Ctrl-C ends it at once."""

    def __init__(self) -> None:
        """Open the pipe."""
        self._reading, self._writing = os.pipe()
        if sys.platform != "win32":  # where a pipe cannot be waited for, and this is never used
            os.set_blocking(self._reading, False)
            os.set_blocking(self._writing, False)

    def wake(self) -> None:
        """Put a byte into the pipe; one that is full wakes as well."""
        try:
            os.write(self._writing, b"!")
        except OSError:  # full, or closed by the time a thread says its last word
            return

    def wait(self, descriptors: Collection[int], longest: timedelta) -> list[int]:
        """Wait for the descriptors and the pipe."""
        with selectors.DefaultSelector() as selector:
            for descriptor in {*descriptors, self._reading}:
                selector.register(descriptor, selectors.EVENT_READ)
            ready = {key.fd for key, _events in selector.select(_seconds(longest))}
        if self._reading in ready:
            os.read(self._reading, 4096)
        return sorted(ready - {self._reading})

    def close(self) -> None:
        """Close the pipe."""
        os.close(self._reading)
        os.close(self._writing)


class WakeWait:
    """Waits for a wake alone: where no sensor has a descriptor, as on Windows.

    A pipe cannot be waited for there, and a pair of sockets would be TCP. Python on Windows does
    not hear Ctrl-C before a wait is over, so a long one is made of short ones.
    """

    def __init__(self) -> None:
        """Be ready to wait."""
        self._woken = threading.Event()

    def wake(self) -> None:
        """End the wait."""
        self._woken.set()

    def wait(self, descriptors: Collection[int], longest: timedelta) -> list[int]:
        """Wait for the wake."""
        left = _seconds(longest)
        while left > 0 and not self._woken.wait(min(left, SLICE_S)):
            left -= SLICE_S
        self._woken.clear()
        return []

    def close(self) -> None:
        """Have nothing to let go of."""


class RunLoopWait:
    """Waits in the run loop of macOS, out of which the notifications of its desktop come."""

    def __init__(self, foundation: Any) -> None:  # noqa: ANN401 - pyobjc ships no types
        """Take the module `Foundation` of pyobjc."""
        self._foundation = foundation
        self._loop = foundation.NSRunLoop.currentRunLoop()
        self._woken = threading.Event()

    def wake(self) -> None:
        """End the wait, within a slice where another thread says so."""
        self._woken.set()

    def wait(self, descriptors: Collection[int], longest: timedelta) -> list[int]:
        """Let the run loop hand out what comes; it returns early when something did."""
        left = _seconds(longest)
        while left > 0 and not self._woken.is_set():
            this = min(left, SLICE_S)
            until = self._foundation.NSDate.dateWithTimeIntervalSinceNow_(this)
            mode = self._foundation.NSDefaultRunLoopMode
            if not self._loop.runMode_beforeDate_(mode, until):
                self._woken.wait(this)  # nothing is there yet that the loop could wait for
            left -= this
        self._woken.clear()
        return []

    def close(self) -> None:
        """Have nothing to let go of."""


def wait_of_this_system() -> Wait:
    """Return what waits for the sensors of this system."""
    if sys.platform == "win32":
        return WakeWait()
    if sys.platform == "darwin":
        try:
            return RunLoopWait(import_module("Foundation"))
        except ImportError:  # without pyobjc nothing comes out of the run loop
            return WakeWait()
    return DescriptorWait()


def _seconds(longest: timedelta) -> float:
    return max(longest.total_seconds(), 0.0)
