"""Where the program is started in a test, with a hand on the keyboard: a compositor, or X11."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from tests.desktop import compositors
from tests.desktop.compositors import Compositor
from tests.desktop.screens import Screen
from tests.desktop.servers import Xvfb, key, xvfb

if sys.platform != "linux":
    raise ImportError("only Linux desktops are started here")

NOTHING: Mapping[str, str] = {}
QT = {"TZ": "Europe/Oslo", "LC_ALL": "C.UTF-8"}
NO_BUS = {f"DBUS_{bus}_BUS_ADDRESS": "unix:path=/nowhere" for bus in ("SYSTEM", "SESSION")}


@dataclass
class Seat:
    """What a program is started at.

    Attributes:
        env: its environment.
        ending: what is put away when the test ends.
        press: lets the person touch the keyboard, or the mouse.
    """

    env: dict[str, str]
    ending: ExitStack
    press: Callable[[], None] = field(repr=False)


@contextmanager
def wayland_seat(name: str, more: Mapping[str, str] = NOTHING) -> Iterator[tuple[Seat, Compositor]]:
    """Start a compositor, `sway`, `mutter` or `kwin`, and sit at it."""
    with ExitStack() as ending:
        folder = ending.enter_context(compositors.runtime_folder())
        compositor = ending.enter_context(getattr(compositors, name)(folder))
        env = {**NO_BUS, **compositor.env, **more, **QT, "QT_QPA_PLATFORM": "wayland"}
        yield Seat(env, ending, compositor.press), compositor


@contextmanager
def x11_seat(more: Mapping[str, str] = NOTHING) -> Iterator[tuple[Seat, Xvfb]]:
    """Start an X server and a window manager on it, and sit at it."""
    with xvfb() as server, ExitStack() as ending:
        env = {**NO_BUS, **server.env, **more, **QT, "QT_QPA_PLATFORM": "xcb"}
        Screen(env, ending)
        yield Seat(env, ending, lambda: key(server.display, "a")), server
