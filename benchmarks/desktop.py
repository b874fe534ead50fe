"""A desktop of its own to measure on: X server, window manager, tray, and a person who types."""

import ctypes
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SCREEN = "1280x800x24"
TRAY = "_NET_SYSTEM_TRAY_S0"
TOLD_EVERY_S = 0.004
START_MAX_S = 60


@dataclass(frozen=True)
class Desktop:
    """A running X display."""

    display: str

    def environment(self, **more: str) -> dict[str, str]:
        """Return what a program needs to run on it, with compiled files allowed."""
        kept = {k: v for k, v in os.environ.items() if k not in _UNWANTED}
        return {**kept, "DISPLAY": self.display, **more}

    @contextmanager
    def running(self, *command: str, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a program as long as this lasts."""
        with subprocess.Popen(  # noqa: S603 - the programs that are measured
            command,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield process
            finally:
                process.terminate()
                process.wait(20)

    def xdotool(self, *arguments: str, wait: bool = True) -> "subprocess.Popen[bytes]":
        """Act as a person at the keyboard."""
        process = subprocess.Popen(  # noqa: S603 - words of our own
            ["xdotool", *arguments],  # noqa: S607 - found on the PATH
            env=self.environment(),
        )
        if wait:
            process.wait(START_MAX_S)
        return process


_UNWANTED = {"PYTHONDONTWRITEBYTECODE", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "KJERNETID_HOME"}


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Start an X server with openbox and trayer, and stop them again."""
    reading, writing = os.pipe()
    server = subprocess.Popen(  # noqa: S603 - words of our own
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],  # noqa: S607 - found on the PATH
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        found = Desktop(":" + told.readline().strip())
    try:
        with (
            found.running("openbox"),
            found.running("trayer", "--edge", "top", "--widthtype", "request", "--height", "24"),
        ):
            with Tray(found.display) as tray:
                tray.wait_for_owner()
            yield found
    finally:
        server.terminate()
        server.wait(20)


# Takes no notice of a window that closed while it was looked at; Xlib itself would end us.
_ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_pass_over = _ErrorHandler(lambda _display, _error: 0)


class Tray:
    """Looks at the tray of a display from outside: how many windows it holds."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XSetErrorHandler(_pass_over)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XGetSelectionOwner.restype = ctypes.c_ulong
        self._x.XInternAtom.restype = ctypes.c_ulong
        opened = self._x.XOpenDisplay(display.encode())
        if not opened:
            raise RuntimeError(f"no X server on {display}")
        self._display = ctypes.c_void_p(opened)
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        root = int(self._x.XDefaultRootWindow(self._display))
        self._stood_before = self._children(root)

    def __enter__(self) -> "Tray":
        return self

    def __exit__(self, *_error: object) -> None:
        self._x.XCloseDisplay(self._display)

    def wait_for_owner(self) -> None:
        """Wait until there is a tray."""
        self._wait(lambda: self._owner() != 0)

    def wait_for_more_than(self, icons: int) -> float:
        """Wait until the tray holds more windows than before; return how long that took, in s."""
        return self._wait(lambda: self.count() > icons)

    def count(self) -> int:
        """Count the windows inside those that stood there first: the tray takes icons in."""
        return sum(self._below(window) for window in self._stood_before)

    def _owner(self) -> int:
        atom = self._x.XInternAtom(self._display, TRAY.encode(), 0)
        return int(self._x.XGetSelectionOwner(self._display, ctypes.c_ulong(atom)))

    def _below(self, window: int) -> int:
        found = self._children(window)
        return len(found) + sum(self._below(child) for child in found)

    def _children(self, window: int) -> list[int]:
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, number = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x.XQueryTree(
            self._display,
            ctypes.c_ulong(window),
            ctypes.byref(root),
            ctypes.byref(parent),
            ctypes.byref(children),
            ctypes.byref(number),
        )
        found = [int(children[n]) for n in range(number.value)]
        if found:
            self._x.XFree(children)
        return found

    def _wait(self, is_there: Callable[[], bool]) -> float:
        began = time.perf_counter()
        while not is_there():
            if time.perf_counter() - began > START_MAX_S:
                raise RuntimeError("the tray did not change in time")
            time.sleep(TOLD_EVERY_S)
        return time.perf_counter() - began


@dataclass(frozen=True)
class Used:
    """What a process has used: seconds of CPU, and how often it was woken."""

    seconds: float
    wakes: int


def used(pid: int) -> dict[str, Used]:
    """Look at what each thread of a process has used so far."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError):  # the thread ended meanwhile
            nanoseconds = int((task / "schedstat").read_text().split()[0])
            status = (task / "status").read_text()
            wakes = int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])
            found[task.name] = Used(nanoseconds / 1e9, wakes)
    return found


def used_since(before: dict[str, Used], now: dict[str, Used]) -> Used:
    """Return what was used in between, by the threads that are there now."""
    nothing = Used(0.0, 0)
    pairs = [(now[name], before.get(name, nothing)) for name in now]
    return Used(
        sum(after.seconds - earlier.seconds for after, earlier in pairs),
        sum(after.wakes - earlier.wakes for after, earlier in pairs),
    )


def proportional_mb(pid: int) -> float:
    """Return the memory of a process, what it shares with others divided among them (PSS)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("\nPss:")[1].split()[0]) / 1024
