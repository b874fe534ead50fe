"""What tests of the week window share: a real journal at a set time, and windows on it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from tests.ui.weeks import OSLO, W47, W47_ROWS, work
from tracker.clock import SimulatedClock
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.wording import use_language
from ui.look import Look
from ui.week.state import WeekState
from ui.week.window import WeekWindow

MONDAY_AFTER = datetime(2026, 11, 23, 9, tzinfo=UTC)  # ten o'clock in Oslo


@pytest.fixture
def clock():
    return SimulatedClock(MONDAY_AFTER, OSLO)


@pytest.fixture
def tracker(tmp_path, clock):
    """An empty home in Oslo, in English."""
    with Tracker.open(Home(tmp_path / "home"), clock) as tracker:
        tracker.set("hours.zone", OSLO, clock.at.date())
        tracker.set("general.language", "en", clock.at.date())
        yield tracker
    use_language("en")


@pytest.fixture
def worked(tracker):
    """The same with the worked example of the metrics, week 47, on record."""
    tracker.import_spans(work(W47, W47_ROWS))
    return tracker


def bury():
    """Let go of everything that was closed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot):
    """Opens a window on a hall and shows it."""
    windows = []

    def opened(hall, state=None, *, look=None, size=(1280, 800)):
        window = WeekWindow(hall, look or Look(), state)
        windows.append(window)
        if not (state and state.geometry):
            window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield opened

    for window in filter(isValid, windows):
        window.close()
    bury()


@pytest.fixture
def press():
    """Presses a button by its name."""

    def pressed(window, name):
        button = window.findChild(QPushButton, name)
        assert button.isEnabled(), name
        button.click()

    return pressed


@pytest.fixture
def on_day(open_window):
    """Opens the window on a day of week 47."""

    def opened(hall, day):
        return open_window(hall, WeekState(week=W47, day=day))

    return opened
