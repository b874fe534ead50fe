"""What tests of the weeks over time share: a real journal at a set time, and windows on it."""

from datetime import UTC, date, datetime

import pytest
from shiboken6 import isValid

from tests.app.test_trends import type_in
from tests.ui.running import bury
from tracker.clock import SimulatedClock
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.wording import use_language
from ui.look import Look
from ui.trend.window import TrendWindow

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.fixture
def empty(tmp_path):
    with Tracker.open(Home(tmp_path / "home"), SimulatedClock(NOW, "Europe/Oslo")) as tracker:
        tracker.set("hours.zone", "Europe/Oslo", date(2026, 1, 1))
        tracker.set("general.language", "en", date(2026, 1, 1))
        yield tracker
    use_language("en")


@pytest.fixture
def worked(empty):
    """The worked example of the metrics: weeks 40 to 47, one of them of leave."""
    type_in(empty)
    return empty


@pytest.fixture
def open_window(qtbot):
    windows = []

    def opened(tracker, state=None, *, look=None, size=(1160, 760)):
        window = TrendWindow(tracker, look or Look(), state)
        windows.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield opened
    for window in filter(isValid, windows):
        window.close()
    bury()
