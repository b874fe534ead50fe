"""Windows of Wayland's that a test opens, each in a process of its own."""

import subprocess
import sys
from contextlib import suppress

from tests.desktop.screens import ROOT, read_until
from tests.desktop.servers import PATIENCE_S


class Windows:
    """A compositor, and the windows that a person opens at it."""

    def __init__(self, compositor, ending):
        self.compositor = compositor
        self._ending = ending

    def opens(self, entry, how="normal"):
        """Open a window and wait until it is shown; it comes to the front."""
        qt = {"QT_QPA_PLATFORM": "wayland", "HOME": self.compositor.env["XDG_RUNTIME_DIR"]}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.show_window", entry, how],
            cwd=ROOT,
            env={**self.compositor.env, **qt, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # Qt's plug-in complains of each focus that goes
            text=True,
            bufsize=1,
        )
        self._ending.callback(_end, process)
        assert read_until(process, how)[-1] == how
        return Window(process)


class Window:
    """A window of another process."""

    def __init__(self, process):
        self._process = process

    def told(self, line):
        """Have it do something, and wait until it has asked the compositor for that."""
        self._process.stdin.write(f"{line}\n")
        assert read_until(self._process, line)[-1] == line

    def closes(self):
        """Let its program die."""
        self._process.kill()
        self._process.wait(PATIENCE_S)


def _end(process):
    process.kill()
    process.wait(PATIENCE_S)
    process.stdout.close()
    with suppress(BrokenPipeError):
        process.stdin.close()
