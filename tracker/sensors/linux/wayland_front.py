"""What is in front on Wayland, where the compositor tells of all windows, as those of wlroots do.

It tells of each window its app, its state and its title whenever one of them changes. Of the apps
only listed ones are kept, of the state two flags; titles are dropped unread.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import IS_FILLED, WHICH_APP, Change, Connect, InFront
from tracker.sensors.linux import wayland_idle
from tracker.sensors.linux.gnome_quiet import is_gnome
from tracker.sensors.linux.wire import THEIRS, Event, Wire, socket_path
from tracker.sensors.program_names import NO_APP, ListedApps, names_of_entry
from tracker.wording import N_, _

if sys.platform != "linux":
    raise ImportError("only Linux desktops have compositors")

_MANAGER, _VERSION = "zwlr_foreign_toplevel_manager_v1", 2  # the first to tell of full screen
_WINDOW, _FINISHED = 0, 1  # what the manager tells
_APP, _STATE, _DONE, _CLOSED = 1, 4, 5, 6  # what a window tells
_IN_FRONT, _FULL_SCREEN = 2, 3  # of its states
_DESTROY: Final = 7
# What a person can do where nothing tells.
_WITHOUT_FRONT: Final = N_(
    "Say that a work app that runs counts (work.running_counts), press Start for work outside core"
    " hours, or log in to an X11 session, if your login screen offers one."
)
_WITHOUT_FULL_SCREEN: Final = N_("Turn on do-not-disturb while you present.")


class Connection(wayland_idle.Connection, Protocol):
    """What is needed of a connection to the compositor: `Wire`."""

    def mind(self, source: int, *opcodes: int) -> None:
        """Keep what these events say."""
        ...


@dataclass(frozen=True, slots=True)
class _Window:
    """What is kept of a window: the listed app that it belongs to, and two of its states."""

    app: str = NO_APP
    is_in_front: bool = False
    is_full: bool = False


class Toplevels:
    """A compositor that tells of its windows."""

    def __init__(self, wire: Connection, listed: ListedApps) -> None:
        """Take over a connection, and hear of all windows that are there.

        Raises:
            SensorError: the compositor does not tell of them.
        """
        self._wire = wire
        self._listed = listed
        self._windows: dict[int, _Window] = {}
        self._front: frozenset[_Window] = frozenset()
        try:
            self._manager = wire.bind(_MANAGER, _VERSION)
            wire.mind(self._manager, _WINDOW)
            wire.mind(THEIRS, _APP, _STATE)
            wire.round_trip()
            self.changes()
        except SensorError:
            wire.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor of the connection."""
        return self._wire.fileno()

    is_waiting = False  # the descriptor tells

    def close(self) -> None:
        """Disconnect."""
        self._wire.close()

    def changes(self) -> set[Change]:
        """Return whether another window is in front now, or the one that is has changed.

        Raises:
            SensorError: the compositor is gone, or tells of windows no more.
        """
        before = self._front
        for event in self._wire.events():
            if event.source == self._manager:
                self._hear(event)
            elif event.source in self._windows:
                self._hear_window(event, self._windows[event.source])
        return {Change.FRONT} if self._front != before else set()

    def app(self) -> str:
        """Return the listed app that is in front, or `NO_APP`; of two seats' the first by name."""
        return min((one.app for one in self._front if one.app != NO_APP), default=NO_APP)

    def is_filled(self) -> bool:
        """Tell whether the window in front fills the screen."""
        return any(one.is_full for one in self._front)

    def _hear(self, event: Event) -> None:
        if event.opcode == _FINISHED:
            raise SensorError(_("The Wayland compositor tells of windows no more."))
        if event.opcode == _WINDOW:
            self._windows[event.number()] = _Window()

    def _hear_window(self, event: Event, window: _Window) -> None:
        """Take in a piece of news; it counts once all that belongs together has been told."""
        match event.opcode:
            case opcode if opcode == _APP:
                app = self._listed.among(names_of_entry(event.text()))
                self._windows[event.source] = replace(window, app=app)
            case opcode if opcode == _STATE:
                states = event.numbers()
                self._windows[event.source] = replace(
                    window, is_in_front=_IN_FRONT in states, is_full=_FULL_SCREEN in states
                )
            case opcode if opcode == _CLOSED:
                del self._windows[event.source]
                self._wire.request(event.source, _DESTROY)
                self._look()
            case opcode if opcode == _DONE:
                self._look()

    def _look(self) -> None:
        self._front = frozenset(one for one in self._windows.values() if one.is_in_front)


def front_app(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[str], Connection] = Wire.connect,
) -> InFront[str]:
    """Return the sensor that tells which listed app is in front, `wlr-front`."""
    find = _finder(environ, connect, _WITHOUT_FRONT)
    return InFront("wlr-front", WHICH_APP, surroundings, find)


def full_screen(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[str], Connection] = Wire.connect,
) -> InFront[bool]:
    """Return the sensor that tells of a window that fills the screen, `wlr-full-screen`."""
    find = _finder(environ, connect, _WITHOUT_FULL_SCREEN)
    return InFront("wlr-full-screen", IS_FILLED, surroundings, find)


def _finder(
    environ: Mapping[str, str], connect: Callable[[str], Connection], cure: str
) -> Callable[[], Connect]:
    def find() -> Connect:
        path = socket_path(environ)
        if is_gnome(environ):
            raise SensorError(
                _(
                    "GNOME on Wayland lets no other program know which window is in front,"
                    " nor whether it fills the screen."
                ),
                _(cure),
            )
        return lambda listed: Toplevels(connect(path), listed)

    return find
