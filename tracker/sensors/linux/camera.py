"""A call, by the camera: some program of the person's has it open, and keeps it open.

The kernel tells when a camera is opened or closed, and nothing wakes us before. Who holds one is
read from `/proc` then. The sound server and browsers open each camera for a moment to see what it
is, so only a program that still holds it three seconds later counts.
"""

import os
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from tracker.domain.signals import Call, Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.lasting import CALL_MIN
from tracker.sensors.linux.inotify import Happened, Inotify, What
from tracker.sensors.linux.proc import PROC
from tracker.wording import _, reason_of

if sys.platform != "linux":
    raise ImportError("only Linux has these devices")

DEVICES: Final = Path("/dev")
_CAMERA: Final = re.compile(r"video\d+")
_PLUGGED: Final = What.CREATED | What.MOVED_IN | What.CHANGED  # the last: now we may read it

Holder = tuple[str, str]  # the number of a process, and the camera that it has open


class Camera:
    """Tells when a call begins and ends."""

    def __init__(
        self, surroundings: Surroundings, devices: Path = DEVICES, proc: Path = PROC
    ) -> None:
        """Be ready to watch the cameras among some devices."""
        self._least = surroundings.told(CALL_MIN)
        self._devices = devices
        self._proc = proc
        self._inotify: Inotify | None = None
        self._forget()

    def _forget(self) -> None:
        self._folder = -1
        self._cameras: dict[int, str] = {}  # by the number of their watch
        self._opened: datetime | None = None  # when one was, the last time
        self._look: datetime | None = None
        self._held: frozenset[Holder] = frozenset()
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `camera`."""
        return "camera"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch; there need not be a camera yet.

        Raises:
            SensorError: the kernel cannot watch the folder of the devices.
        """
        self.close()
        try:
            self._inotify = Inotify()
            self._folder = self._inotify.watch(str(self._devices), _PLUGGED)
        except OSError as error:
            self.close()
            raise SensorError(
                _("The kernel does not tell when a camera is used ({reason}).").format(
                    reason=reason_of(error)
                )
            ) from error
        for name in os.listdir(self._devices):  # noqa: PTH208 - the names are wanted
            self._watch(self._inotify, name)
        if self._holders():
            self._wait(now)
        return []

    def fileno(self) -> int | None:
        """Return the descriptor that is readable when a camera was opened, closed or plugged in."""
        return None if self._inotify is None else self._inotify.fileno()

    def next_look(self) -> datetime | None:
        """Return when to see who holds a camera still."""
        return self._look

    def read(self, now: datetime) -> list[Signal]:
        """Tell when a call has begun or ended."""
        if self._inotify is None:
            return []
        was_touched = False
        for one in self._inotify.read():
            was_touched |= self._hear(self._inotify, one, now)
        if self._is_told:
            return self._end() if was_touched else []
        return self._begin(now) if self._is_due(now) else []

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a call is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Stop watching."""
        inotify, self._inotify = self._inotify, None
        if inotify is not None:
            inotify.close()
        self._forget()

    def _watch(self, inotify: Inotify, name: str) -> None:
        """Watch a device if it is a camera that we may read."""
        if _CAMERA.fullmatch(name) is None:
            return
        path = str(self._devices / name)
        try:
            self._cameras[inotify.watch(path, What.OPENED | What.CLOSED)] = path
        except OSError:
            return  # unplugged already; or not ours, and then no program of ours can open it

    def _hear(self, inotify: Inotify, one: Happened, now: datetime) -> bool:
        """Tell whether a camera was opened or closed; wait and see after the former."""
        if one.watch == self._folder:
            self._watch(inotify, one.name)
            return False
        if one.what & What.UNWATCHED:
            self._cameras.pop(one.watch, None)
        elif one.what & (What.OPENED | What.OVERFLOWN):
            self._wait(now)
        return True

    def _wait(self, now: datetime) -> None:
        self._opened = now
        if self._look is None and not self._is_told:
            self._look = now + self._least

    def _is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look, also when the clock was set back meanwhile."""
        return self._look is not None and not self._look - self._least <= now < self._look

    def _begin(self, now: datetime) -> list[Signal]:
        """See who holds a camera now, and whether that has lasted long enough."""
        before, self._held = self._held, self._holders()
        nothing_since = self._opened is None or self._opened + self._least <= now
        if self._held and (nothing_since or self._held & before):
            self._look, self._is_told = None, True
            return [Call(on=True)]
        self._look = now + self._least if self._held else None
        return []

    def _end(self) -> list[Signal]:
        if self._holders():
            return []
        self._held, self._is_told = frozenset(), False
        return [Call(on=False)]

    def _holders(self) -> frozenset[Holder]:
        """Return who has a camera open, among the processes that we may look at."""
        cameras = frozenset(self._cameras.values())
        if not cameras:
            return frozenset()
        numbers = [name for name in os.listdir(self._proc) if name.isdigit()]  # noqa: PTH208 - fast
        return frozenset(
            (number, file)
            for number in numbers
            for file in _open_files(self._proc / number / "fd")
            if file in cameras
        )


def _open_files(folder: Path) -> Iterator[str]:
    """Return what a process has open; nothing of one that has ended or is somebody else's."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                yield _target(entry.path)
    except OSError:
        return


def _target(link: str) -> str:
    try:
        return os.readlink(link)  # noqa: PTH115 - hundreds of them: three times as fast
    except OSError:
        return ""  # closed meanwhile
