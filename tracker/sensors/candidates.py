"""Which sensors could meet a need on this system, the best first; the last one always can."""

import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from tracker.sensors.apps import Processes
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.nothing import NullSensor


class _OfWindows(Protocol):
    """A module whose sensors tell of the window in front."""

    def front_app(self, surroundings: Surroundings, /) -> Sensor:
        """Return the sensor that tells which listed app is in front."""
        ...

    def full_screen(self, surroundings: Surroundings, /) -> Sensor:
        """Return the sensor that tells of a window that fills the screen."""
        ...


def candidates(need: Need, surroundings: Surroundings) -> list[Sensor]:
    """Return new sensors, none of them opened."""
    if need is Need.APPS:
        return [Processes(surroundings), NullSensor(need)]
    if sys.platform == "linux":
        return [*_linux(need, surroundings), NullSensor(need)]
    if sys.platform == "win32":
        return [*_windows(need, surroundings), NullSensor(need)]
    if sys.platform == "darwin":
        return [*_macos(need, surroundings), NullSensor(need)]
    return [NullSensor(need)]


def _linux(need: Need, surroundings: Surroundings) -> list[Sensor]:
    if need is Need.IDLE:
        from tracker.sensors.linux.logind_idle import LogindIdle

        return [*_of_the_desktop(surroundings, os.environ), LogindIdle()]
    if need is Need.SESSION:
        from tracker.sensors.linux.screen_savers import ScreenSavers
        from tracker.sensors.linux.session import Session

        return [Session(surroundings), ScreenSavers()]
    if need is Need.FRONT:
        return [one.front_app(surroundings) for one in _tell_of_windows(os.environ)]
    if need is Need.CALL:
        return [_calls(surroundings)]
    if need is Need.BUSY:
        return [_quiet(surroundings, os.environ)]
    if need is Need.NETWORK:
        from tracker.sensors.linux.network import RoutingTable

        return [RoutingTable(surroundings)]
    from tracker.sensors.linux.clock import Timerfd

    return [Timerfd()]


def _of_the_desktop(surroundings: Surroundings, environ: Mapping[str, str]) -> list[Sensor]:
    """Return what can tell of input on the kind of desktop that the environment speaks of."""
    if not _is_wayland(environ):
        from tracker.sensors.linux.xidle import XSync

        return [XSync(surroundings)]
    from tracker.sensors.linux.mutter_idle import MutterIdle
    from tracker.sensors.linux.wayland_idle import EXT, INPUT, KDE, CompositorIdle

    by_compositor = [CompositorIdle(one, surroundings) for one in (INPUT, EXT, KDE)]
    return [*by_compositor, MutterIdle(surroundings)]


def _tell_of_windows(environ: Mapping[str, str]) -> list[_OfWindows]:
    """Return what can tell of the window in front on that kind of desktop, the best first."""
    if not _is_wayland(environ):
        from tracker.sensors.linux import xfront

        return [xfront]
    from tracker.sensors.linux import kwin_front, wayland_front
    from tracker.sensors.linux.gnome_quiet import is_gnome

    if is_gnome(environ):
        return [wayland_front]  # which says what GNOME lacks
    ours: list[_OfWindows] = [kwin_front, wayland_front]
    return ours if kwin_front.is_plasma(environ) else ours[::-1]


def _calls(surroundings: Surroundings) -> Sensor:
    """Join what can hear or see a call."""
    from tracker.sensors.joining import calls
    from tracker.sensors.linux.camera import Camera
    from tracker.sensors.linux.microphone import Microphone

    return calls(surroundings, [[lambda: Microphone(surroundings)], [lambda: Camera(surroundings)]])


def _quiet(surroundings: Surroundings, environ: Mapping[str, str]) -> Sensor:
    """Join what can tell that nobody is to be disturbed."""
    from tracker.sensors.joining import quiet
    from tracker.sensors.linux.gnome_quiet import GnomeBanners, is_gnome
    from tracker.sensors.linux.quiet import DoNotDisturb

    do_not_disturb = GnomeBanners if is_gnome(environ) else DoNotDisturb
    full_screen = [partial(one.full_screen, surroundings) for one in _tell_of_windows(environ)]
    return quiet(surroundings, [[do_not_disturb], full_screen])


def _is_wayland(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"


def _windows(need: Need, surroundings: Surroundings) -> list[Sensor]:
    match need:
        case Need.IDLE:
            from tracker.sensors.windows.idle import LastInput

            return [LastInput(surroundings)]
        case Need.SESSION:
            from tracker.sensors.windows.session import WindowsSession

            return [WindowsSession(surroundings)]
        case Need.CLOCK:
            from tracker.sensors.windows.clock import TimeChange

            return [TimeChange(surroundings)]
        case Need.FRONT:
            from tracker.sensors.windows.front import Foreground

            return [Foreground(surroundings)]
        case Need.CALL:
            return [_calls_on_windows(surroundings)]
        case Need.BUSY:
            from tracker.sensors.windows.quiet import NotificationState

            return [NotificationState(surroundings)]
        case Need.NETWORK:
            from tracker.sensors.windows.network import RouteChange

            return [RouteChange(surroundings)]
    return []


def _calls_on_windows(surroundings: Surroundings) -> Sensor:
    """Join what can tell of a microphone, in two ways, and of a camera."""
    from tracker.sensors.joining import calls
    from tracker.sensors.windows.call import CAMERA_RECORD, CORE_AUDIO, MICROPHONE_RECORD, Usage

    core_audio, microphone, camera = (
        partial(Usage, source, surroundings)
        for source in (CORE_AUDIO, MICROPHONE_RECORD, CAMERA_RECORD)
    )
    return calls(surroundings, [(core_audio, microphone), camera])


def _macos(need: Need, surroundings: Surroundings) -> list[Sensor]:
    match need:
        case Need.IDLE:
            from tracker.sensors.macos.idle import HidIdle

            return [HidIdle(surroundings)]
        case Need.SESSION:
            from tracker.sensors.macos.session import Workspace

            return [Workspace(surroundings)]
        case Need.CLOCK:
            from tracker.sensors.macos.clock import ClockNotes

            return [ClockNotes(surroundings)]
        case Need.CALL:
            from tracker.sensors.joining import calls
            from tracker.sensors.macos.call import camera, microphone

            parts = [lambda: microphone(surroundings), lambda: camera(surroundings)]
            return [calls(surroundings, parts)]
        case Need.BUSY:
            from tracker.sensors.macos.front import presentation

            return [presentation(surroundings)]
        case Need.FRONT:
            from tracker.sensors.macos.front import front_app

            return [front_app(surroundings)]
        case Need.NETWORK:
            from tracker.sensors.macos.network import NetworkChange

            return [NetworkChange(surroundings)]
    return []
