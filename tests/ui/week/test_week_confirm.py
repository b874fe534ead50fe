"""Days with gaps in their record are confirmed beside the chart, and that can be undone."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.week.halls import Failing
from tests.ui.week.reading import chart_of, text_of
from tests.ui.weeks import OSLO, at
from tracker.domain.events import SessionEnded
from tracker.domain.model import EndReason, Place
from tracker.domain.spans import Span
from tracker.domain.week import Week
from ui.week.state import WeekState

W46 = Week(2026, 46)
MONDAY, THURSDAY = W46.days[0], W46.days[3]


@pytest.fixture
def gaps(tracker):
    """Work was measured on Monday; of the days since nobody knows anything."""
    done = Span(at(MONDAY, "08:00"), at(MONDAY, "15:00"))
    event = SessionEnded(done.end, done, OSLO, Place.HOME, EndReason.IDLE, done.start)
    tracker._journal.record([event], tracker.now)
    return tracker


@pytest.fixture
def on_thursday(gaps, open_window):
    return open_window(gaps, WeekState(week=W46, day=THURSDAY))


def is_offered(window, name):
    return window.findChild(QPushButton, name).isVisible()


def says(window):
    """Return what the chart says of the day."""
    return next(mark.label.name for mark in chart_of(window).marks if mark.row == 3)


def test_a_day_without_data_is_confirmed_and_the_week_says_so_at_once(on_thursday, press, qtbot):
    window = on_thursday
    assert text_of(window, "daySummary") == "No data"
    assert says(window).endswith("no data")

    with qtbot.waitSignal(window.changed):
        press(window, "confirm")
    assert text_of(window, "daySummary") == "No work, confirmed"
    assert text_of(window, "notice") == "12 November 2026 is confirmed."
    assert not is_offered(window, "confirm")
    assert says(window).startswith("Thursday 12 November, no work")


def test_the_word_is_undone_done_again_and_taken_back(on_thursday, press):
    window = on_thursday
    press(window, "confirm")
    press(window, "undo")
    assert text_of(window, "daySummary") == "No data"
    assert text_of(window, "notice") == "Undone: your word on the day no longer counts."

    press(window, "redo")
    assert text_of(window, "daySummary") == "No work, confirmed"
    assert text_of(window, "notice") == "Done again: your word on the day counts."

    press(window, "takeBack")
    assert text_of(window, "daySummary") == "No data"
    assert is_offered(window, "confirm")
    press(window, "undo")
    assert text_of(window, "daySummary") == "No work, confirmed"


def test_a_day_that_is_known_has_nothing_to_confirm(worked, on_day):
    window = on_day(worked, Week(2026, 47).days[0])

    assert not is_offered(window, "confirm")
    assert not is_offered(window, "takeBack")


@pytest.mark.parametrize("number", [0, 3])
def test_today_and_days_ahead_cannot_be_confirmed_yet(gaps, open_window, number):
    week = Week(2026, 48)
    window = open_window(gaps, WeekState(week=week, day=week.days[number]))

    assert not is_offered(window, "confirm")


def test_a_full_disk_is_said_and_the_day_stays_as_it_was(gaps, open_window, press):
    hall = Failing(gaps, days=Failing(gaps.days, "confirm"))
    window = open_window(hall, WeekState(week=W46, day=THURSDAY))
    press(window, "confirm")

    assert text_of(window, "notice") == "The disk is full; nothing was changed."
    assert is_offered(window, "confirm")
