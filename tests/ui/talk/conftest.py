"""What tests of the note for a talk share: a week on record, windows, and a file that is chosen."""

import pytest
from PySide6.QtWidgets import (
    QFileDialog,
)

from tests.ui.weeks import OSLO, W47, W47_ROWS, at, work
from tracker.clock import SimulatedClock
from tracker.hall import Tracker
from tracker.paths import Home
from ui.look import Look
from ui.talk.state import TalkState
from ui.talk.window import TalkWindow

MONDAY_AFTER = at(W47.days[6], "34:00")


@pytest.fixture
def tracker(tmp_path):
    """A home in Oslo with week 47 on record."""
    clock = SimulatedClock(MONDAY_AFTER, OSLO)
    with Tracker.open(Home(tmp_path / "home"), clock) as tracker:
        tracker.set("hours.zone", OSLO, tracker.today())
        tracker.set("general.language", "en", tracker.today())
        tracker.import_spans(work(W47, W47_ROWS))
        yield tracker


@pytest.fixture
def open_window(put_up, tracker):
    def open_window(state=None, look=None, size=(1080, 820)):
        return put_up(TalkWindow(tracker, look or Look(), state or TalkState(W47)), size)

    return open_window


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def chosen(monkeypatch):
    """Answers the question for a file; the dialog itself is the desktop's."""
    asked = []

    def choose(path):
        def answer(_parent, title, proposed, kinds):
            asked.append((title, proposed, kinds))
            return str(path), kinds

        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
        return asked

    return choose
