"""Work apps asked to close on a real X server: one that can closes, one with a question stays."""

import select
import subprocess
import sys

import pytest

from tests.desktop.screens import screen
from tests.desktop.servers import until
from tracker.errors import SensorError
from tracker.sensors.closing import closer
from tracker.sensors.program_names import ListedApps

if sys.platform != "linux":
    raise ImportError("the X server is that of Linux")

pytestmark = pytest.mark.desktop

ASKS = """
from PySide6.QtWidgets import QApplication, QLabel
class Unsaved(QLabel):
    def closeEvent(self, event):
        self.setText("Save?")
        print("asked", flush=True)
        event.ignore()
application = QApplication(["notes"])
window = Unsaved("draft")
window.show()
application.exec()
"""


@pytest.fixture
def display():
    with screen() as made:
        yield made


def windows_of(display, process):
    return display.do("search", "--onlyvisible", "--pid", str(process.pid)).split()


def close(display, *apps):
    ask = closer(display.env)
    assert ask is not None
    ask(ListedApps(apps))


@pytest.fixture
def notes(display, tmp_path):
    """A program that tells when it is asked to close, and stays."""
    script = tmp_path / "notes.py"
    script.write_text(ASKS, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        env={**display.env, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        text=True,
    )
    is_seen(display, process)
    yield process
    process.kill()
    process.communicate()


def is_seen(display, process):
    until(lambda: display.can("search", "--onlyvisible", "--pid", str(process.pid)))


def test_the_windows_of_a_listed_app_close_and_others_are_not_asked(display, notes):
    terminal = display.start("xterm", "-e", "sleep", "600")
    is_seen(display, terminal)

    close(display, "xterm", "another")

    until(lambda: terminal.poll() is not None, what="the terminal has closed")
    assert select.select([notes.stdout], [], [], 0.5)[0] == []


def test_one_that_has_something_to_ask_is_asked_once_and_stays(display, notes):
    close(display, "notes")

    assert notes.stdout.readline() == "asked\n"
    assert select.select([notes.stdout], [], [], 0.5)[0] == []
    assert notes.poll() is None
    assert windows_of(display, notes)


def test_where_no_window_manager_keeps_order_that_is_said(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":98765")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    ask = closer({"DISPLAY": ":98765"})
    assert ask is not None

    with pytest.raises(SensorError):
        ask(ListedApps(["xterm"]))


def test_on_wayland_nothing_can_ask():
    assert closer({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) is None
