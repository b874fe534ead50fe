"""A window of the settings on a home of its own, and a disk that is full."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.hands import FakeClock
from tests.ui.settings.hands import TODAY
from tests.ui.settings.senses import FakeSenses
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.wording import use_language
from ui.look import Look
from ui.settings.window import SettingsWindow


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@contextmanager
def opened(home: Home) -> Iterator[Tracker]:
    """Open a home in English."""
    with Tracker.open(home, FakeClock()) as tracker:
        tracker.set("hours.zone", "Europe/Oslo", TODAY)
        tracker.set("general.language", "en", TODAY)
        yield tracker


@pytest.fixture
def tracker(home):
    with opened(home) as tracker:
        yield tracker


@pytest.fixture(scope="module")
def only_read(qapp, tmp_path_factory):
    """A window, and what it shows, for all tests that only read it: it takes long to build."""
    use_language("en")
    with opened(Home(tmp_path_factory.mktemp("read") / "home")) as tracker:
        window = SettingsWindow(tracker, FakeSenses(), Look())
        window.show()
        yield window, tracker
        window.hide()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def senses():
    return FakeSenses()


@pytest.fixture
def open_window(qapp, tracker, senses):
    opened = []

    def open_window(state=None, look=None, size=(960, 680)):
        window = SettingsWindow(tracker, senses, look or Look(), state)
        opened.append(window)
        window.resize(*size)
        window.show()
        return window

    yield open_window
    for window in filter(isValid, opened):  # some close themselves
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def full_disk(window, monkeypatch):
    def refuse(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
