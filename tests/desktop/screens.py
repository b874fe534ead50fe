"""A display with a window manager: programs that can be talked to, and input as from a person."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.desktop.servers import PATIENCE_S, ServerError, running, tool, until, xvfb

ROOT = Path(__file__).resolve().parents[2]


class Screen:
    """A display with openbox on it; what is started on it ends with it."""

    def __init__(self, env: Mapping[str, str], ending: ExitStack) -> None:
        """Take the display that `env` names, and let openbox manage its windows."""
        self.env = env
        self.ending = ending
        self.start("openbox")
        until(lambda: self.can("get_num_desktops"), what="openbox manages the windows")

    @property
    def display(self) -> str:
        """Return the name of the display."""
        return self.env["DISPLAY"]

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a program that ends with the screen."""
        return self.ending.enter_context(running(command, self.env))

    def talk_to(self, module: str) -> "subprocess.Popen[str]":
        """Start a module of the tests that is written to and read from, a line at a time."""
        started = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.ending.callback(_end, started)
        return started

    def do(self, *words: str) -> str:
        """Let xdotool do something, and return what it says."""
        done = subprocess.run(
            [tool("xdotool"), *words],
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        if done.returncode:
            raise ServerError(f"xdotool {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def can(self, *words: str) -> bool:
        """Tell whether xdotool can do something."""
        try:
            self.do(*words)
        except ServerError:
            return False
        return True

    def types(self, keys: str, every_ms: int) -> "subprocess.Popen[bytes]":
        """Begin to type letters steadily, into whatever window has the keyboard.

        Not with `xdotool type --delay`, which halves the delay in one version and not in the next.
        """
        pause = ("sleep", str(every_ms / 1000))
        words = [word for name in keys for word in ("key", "--delay", "0", name, *pause)]
        return self.start("xdotool", *words)


class Terminal:
    """An xterm that writes to a file what is typed into it, and ends after so many keys."""

    def __init__(self, screen: Screen, file: Path, keys: int) -> None:
        self._screen = screen
        self._file = file
        reads = f"stty raw -echo; touch '{file}'; head -c {keys} > '{file}'"
        self._xterm = screen.start("xterm", "-e", "sh", "-c", reads)
        self.window = screen.do(
            "search", "--sync", "--onlyvisible", "--class", "xterm", "windowfocus", "--sync",
            "getwindowfocus",
        )  # fmt: skip
        until(file.exists, what="the terminal takes keys as they come")

    @property
    def has_focus(self) -> bool:
        return self._screen.do("getwindowfocus") == self.window

    def all_typed(self) -> str:
        """Wait until all keys have come."""
        self._xterm.wait(PATIENCE_S)
        return self._file.read_text()


@contextmanager
def screen() -> Iterator[Screen]:
    """Put up a display."""
    with xvfb() as server, ExitStack() as ending:
        env = {**server.env, "QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "generic"}
        yield Screen(env, ending)


def read_until(process: "subprocess.Popen[str]", last: str) -> list[str]:
    """Read lines up to one; of a program that ends before it, or falls silent, all it told."""
    assert process.stdout is not None
    lines = []
    watchdog = threading.Timer(PATIENCE_S, process.kill)
    watchdog.start()
    for line in process.stdout:
        lines.append(line.strip())
        if lines[-1] == last:
            break
    watchdog.cancel()
    return lines


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
