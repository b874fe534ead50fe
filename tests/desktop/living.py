"""A whole desktop and the real program on it, with a person at the keyboard.

The program is a process of its own, started as people start it. Its clock may begin at another
instant and run faster than life, so that an afternoon takes half a minute.
"""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from typing import Any

from PySide6.QtGui import QImage

from tests.desktop.screens import Screen
from tests.desktop.seats import Seat
from tests.desktop.servers import (
    PATIENCE_S,
    Bus,
    Logind,
    ServerError,
    Xvfb,
    bus,
    key,
    logind,
    running,
    tool,
    until,
)
from tests.desktop.servers import xvfb as x_server
from tracker import control
from tracker.domain.model import BreakRecord, EndReason, PromptRecord, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import NotRunningError
from tracker.paths import Home
from tracker.store.journal import Journal
from ui.theme import LIGHT

ZONE = "Europe/Oslo"
ALWAYS = Span(datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
ICON_MAX = 64  # px


class Desk(Screen):
    """What a person sits at: a screen with a window manager, buses, logind."""

    def __init__(self, x: Xvfb, bus: Bus, logind: Logind, ending: ExitStack) -> None:
        env = {
            **logind.env,
            "DISPLAY": x.display,
            "QT_QPA_PLATFORM": "xcb",
            "TZ": ZONE,
            "LC_ALL": "C.UTF-8",
        }
        super().__init__(env, ending)
        self.bus = bus
        self.logind = logind

    def start_tray(self) -> None:
        """Start a tray, as a desktop may do late."""
        self.start("trayer", "--edge", "top", "--widthtype", "request", "--height", "24")

    def presses(self, name: str) -> Span:
        """Press a key, as `xdotool` calls it; return between which moments that was."""
        before = real_now()
        key(self.display, name)
        return Span(before, real_now())

    def windows_of(self, process: "subprocess.Popen[bytes]") -> list[str]:
        """Return the windows of a program that can be seen, its icon in the tray left out."""
        return [window for window in self._seen_of(process) if not self._is_icon(window)]

    def icons_of(self, process: "subprocess.Popen[bytes]") -> list[str]:
        """Return the icons of a program that stand in the tray."""
        return [window for window in self._seen_of(process) if self._is_icon(window)]

    def _seen_of(self, process: "subprocess.Popen[bytes]") -> list[str]:
        try:
            return self.do("search", "--onlyvisible", "--pid", str(process.pid)).split()
        except ServerError:  # it says so when it finds none
            return []

    def width_of(self, window: str) -> int:
        """Return how wide a window is, in px.

        Raises:
            ServerError: there is no such window.
        """
        return self._size_of(window)[0]

    def _is_icon(self, window: str) -> bool:
        try:
            return max(self._size_of(window)) <= ICON_MAX
        except ServerError:  # it is gone meanwhile
            return False

    def _size_of(self, window: str) -> tuple[int, int]:
        told = self.do("getwindowgeometry", "--shell", window)
        sizes = dict(line.split("=") for line in told.splitlines())
        return int(sizes["WIDTH"]), int(sizes["HEIGHT"])

    def picture(self, window: str = "root") -> QImage:
        """Return what a window, or the whole screen, looks like."""
        done = subprocess.run(
            [tool("import"), "-window", window, "png:-"],
            env=self.env,
            capture_output=True,
            timeout=PATIENCE_S,
            check=True,
        )
        return QImage.fromData(done.stdout)

    def press_filled_button(self) -> None:
        """Press the filled button of whatever card is on the screen, once it is painted."""
        found: list[tuple[int, int]] = []

        def looked() -> bool:
            found[:] = self._filled()
            return bool(found)

        until(looked, what="a filled button is on the screen")
        x, y = (sum(one) // len(found) for one in zip(*found, strict=True))
        self.do("mousemove", "--sync", str(x), str(y), "click", "1")

    def _filled(self) -> list[tuple[int, int]]:
        picture = self.picture()
        wanted = int(LIGHT.inside[1:], 16)
        return [
            (x, y)
            for y in range(0, picture.height(), 2)
            for x in range(0, picture.width(), 2)
            if picture.pixel(x, y) & 0xFFFFFF == wanted
        ]


@contextmanager
def desk(*, tray: bool = True) -> Iterator[Desk]:
    """Put a desk up, with a tray on it or not."""
    with ExitStack() as ending:
        x = ending.enter_context(x_server())
        its_bus = ending.enter_context(bus())
        made = Desk(x, its_bus, ending.enter_context(logind(its_bus)), ending)
        if tray:
            made.start_tray()
        yield made


class Program:
    """The real program of one home on a desk."""

    def __init__(
        self,
        desk: Desk | Seat,
        home: Home,
        *,
        at: str = "",
        pace: int = 1,
        instead: Sequence[str] = ("ui",),
    ) -> None:
        """Be ready to start it; `instead` is another module to run, and its first words."""
        self._desk = desk
        self._instead = instead
        self.home = home
        self._env = {**desk.env, "KJERNETID_HOME": str(home.folder)}
        if at:
            self._env["KJERNETID_NOW"] = at
        self._env["KJERNETID_PACE"] = str(pace)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        """Return its process."""
        assert self._process is not None, "it was not started"
        return self._process

    def start(self, *words: str) -> None:
        """Start it, and wait until it answers."""
        if not self.home.journal.exists():
            know_network(self.home)
        self._process = self._desk.ending.enter_context(running(self._command(*words), self._env))
        until(self.answers, what="the program answers")

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command line beside it."""
        command = [*self._command(), *words]
        return subprocess.run(
            command,
            env=self._env,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )

    def answers(self) -> bool:
        """Tell whether it runs and can be spoken to."""
        assert self.process.poll() is None, "it ended"
        try:
            self.status()
        except NotRunningError:
            return False
        return True

    def status(self) -> dict[str, Any]:
        """Return what it says of the present."""
        status = control.send(self.home, ("status",)).status
        assert status is not None
        return status

    def until_phase(self, phase: str, within_s: float = PATIENCE_S) -> None:
        """Wait until it takes the person to be in a phase."""
        until(lambda: self.status()["phase"] == phase, within_s, f"the phase is {phase}")

    def until_window(self, count: int = 1, within_s: float = PATIENCE_S) -> str:
        """Wait until so many of its windows can be seen; return the last of them."""
        self._desk_sees(lambda found: len(found) >= count, within_s)
        return self._at_desk.windows_of(self.process)[-1]

    def until_no_window(self, within_s: float = PATIENCE_S) -> None:
        """Wait until none of its windows can be seen."""
        self._desk_sees(lambda found: not found, within_s)

    def _desk_sees(self, is_so: Any, within_s: float) -> None:
        desk = self._at_desk
        until(lambda: is_so(desk.windows_of(self.process)), within_s, "its windows change")

    @property
    def _at_desk(self) -> Desk:
        assert isinstance(self._desk, Desk), "windows are seen on X11 alone"
        return self._desk

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it with a signal; return its exit status."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """End it without order, as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE_S)

    def set(self, key: str, value: str) -> None:
        """Set something before it starts, or while it runs."""
        done = self.command("settings", "set", key, value)
        assert done.returncode == 0, done.stderr

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", *self._instead, *words]


def know_network(home: Home) -> None:
    """Let the person have been asked where this computer's network is: no card comes of it."""
    from tracker.sensors.gateway import token_of
    from tracker.sensors.linux.network import gateway

    found = gateway()
    with Journal.open(home, real_now()) as opened:
        if found:
            opened.keep_network(token_of(found, opened.network_key()), None)


@contextmanager
def journal(home: Home) -> Iterator[Journal]:
    """Open what was recorded, only to look."""
    with Journal.open(home, datetime(2026, 11, 27, tzinfo=UTC), create=False) as opened:
        yield opened


def worked(home: Home) -> list[WorkSpan]:
    """Return the work on record."""
    with journal(home) as opened:
        return opened.sessions(ALWAYS)


def reasons(home: Home) -> list[EndReason | None]:
    """Return why the sessions on record ended, None where one went on; reading does not tell."""
    with closing(sqlite3.connect(home.journal)) as rows:
        found = rows.execute("SELECT reason FROM work_session").fetchall()
        return [EndReason(why) if why is not None else None for (why,) in found]


def prompted(home: Home) -> list[PromptRecord]:
    """Return the prompts on record."""
    with journal(home) as opened:
        return opened.prompts(ALWAYS)


def breaks(home: Home) -> list[BreakRecord]:
    """Return the movement breaks on record."""
    with journal(home) as opened:
        return list(opened.read(ALWAYS).breaks)


def real_now() -> datetime:
    """Return what the wall clock of this computer shows."""
    from tracker.clock import SystemClock

    return SystemClock().read().at
