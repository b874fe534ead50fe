"""A window of the first run on a new home of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
)

from tests.hands import FakeClock
from tests.ui.settings.senses import FakeSenses
from tracker.hall import Tracker
from tracker.paths import Home
from ui.first_run.state import FirstRunState
from ui.first_run.window import FirstRunWindow
from ui.look import Look

LANGUAGE, HOURS, COMPUTER, MOVEMENT, PROMPTS = range(5)
KEY = Qt.Key


@pytest.fixture(autouse=True)
def in_oslo(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Oslo")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def tracker(home):
    with Tracker.open(home, FakeClock()) as tracker:
        yield tracker


@pytest.fixture
def senses():
    return FakeSenses()


@pytest.fixture
def open_at(qtbot, tracker, senses):
    """Opens the window at a step."""
    windows = []

    def open_at(step=LANGUAGE, look=None, **known):
        state = FirstRunState(step=step, is_first=known.pop("is_first", True), **known)
        window = FirstRunWindow(tracker, senses, look or Look(), state)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()  # else no shortcut is heard
        QApplication.processEvents()
        return window

    return open_at
