"""Unsure time beside the chart: a state of its own, settled with one press, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.week.halls import Failing
from tests.ui.week.reading import chart_of, choose, listed, spans_of, text_of, times
from tests.ui.weeks import OSLO, W47, span
from tracker.domain.events import SessionEnded, UnsureFound
from tracker.domain.model import EndReason, Place
from ui.picture.marks import Look

MONDAY = W47.days[0]
GAP = "11:10–11:25"


@pytest.fixture
def doubtful(tracker):
    """A morning with a gap of a quarter of an hour in it."""
    for start, end in (("09:00", "11:10"), ("11:25", "12:00")):
        done = span(MONDAY, start, end)
        ended = SessionEnded(done.end, done, OSLO, Place.HOME, EndReason.IDLE, done.start)
        tracker._journal.record([ended], done.end)
    tracker._journal.record([UnsureFound(tracker.now, span(MONDAY, "11:10", "11:25"))], tracker.now)
    return tracker


def shown(window):
    """Return the names of the buttons over the list that can be seen."""
    names = ("add", "edit", "planned", "delete", "thatWasWork", "thatWasPause")
    return [name for name in names if window.findChild(QPushButton, name).isVisible()]


def test_it_stands_among_the_work_and_says_how_it_counts(doubtful, on_day):
    window = on_day(doubtful, MONDAY)

    assert times(window) == ["09:00–11:10", GAP, "11:25–12:00"]
    assert listed(window)[1] == (GAP, "15 min", "unsure: counted as a pause")


def test_a_screen_reader_hears_it(doubtful, on_day):
    row = spans_of(on_day(doubtful, MONDAY)).rows()[1]

    assert row.sentence == f"{GAP}, 15 min, unsure: counted as a pause"


def test_the_buttons_are_about_what_is_chosen(doubtful, on_day):
    window = on_day(doubtful, MONDAY)

    assert shown(window) == ["add", "edit", "planned", "delete"]
    choose(window, GAP)
    assert shown(window) == ["thatWasWork", "thatWasPause"]
    choose(window, "11:25–12:00")
    assert shown(window) == ["add", "edit", "planned", "delete"]


def test_it_was_work(doubtful, on_day, press):
    window = on_day(doubtful, MONDAY)
    choose(window, GAP)
    press(window, "thatWasWork")

    assert listed(window)[1] == (GAP, "15 min", "inside core hours · home · corrected")
    assert text_of(window, "notice") == f"{GAP} is work now."
    assert text_of(window, "daySummary").startswith("3 h 00 min of work")
    assert spans_of(window).hasFocus()


def test_it_was_a_pause_and_that_is_undone(doubtful, on_day, press):
    window = on_day(doubtful, MONDAY)
    choose(window, GAP)
    press(window, "thatWasPause")

    assert times(window) == ["09:00–11:10", "11:25–12:00"]
    assert text_of(window, "notice") == f"{GAP} is a pause now."
    press(window, "undo")
    assert times(window)[1] == GAP
    assert text_of(window, "notice") == "Undone: the time is unsure again, and counts as a pause."


def test_a_part_of_it_can_be_typed_as_work(doubtful, on_day, press):
    window = on_day(doubtful, MONDAY)
    choose(window, GAP)
    QTest.keyClick(spans_of(window), Qt.Key.Key_Return)

    assert window.findChild(QLineEdit, "start").text() == "11:10"
    window.findChild(QLineEdit, "end").setText("11:20")
    press(window, "save")
    assert times(window) == ["09:00–11:10", "11:10–11:20", "11:20–11:25", "11:25–12:00"]


def test_deleting_does_nothing_to_it(doubtful, on_day):
    window = on_day(doubtful, MONDAY)
    choose(window, GAP)
    QTest.keyClick(spans_of(window), Qt.Key.Key_Delete)

    assert GAP in times(window)


def test_its_mark_in_the_chart_leads_to_its_row(doubtful, on_day):
    window = on_day(doubtful, MONDAY)
    chart = chart_of(window)
    mark = next(mark for mark in chart.marks if mark.look is Look.UNSURE)
    chart.mark_chosen.emit(mark)

    assert spans_of(window).currentItem().text() == GAP
    assert mark.label.tooltip.splitlines()[1:] == [GAP, "15 min", "unsure: counted as a pause"]


def test_what_cannot_be_settled_is_said_in_place(doubtful, on_day, press):
    hall = Failing(doubtful, corrections=Failing(doubtful.corrections, "settle"))
    window = on_day(hall, MONDAY)
    choose(window, GAP)
    press(window, "thatWasWork")

    assert text_of(window, "notice") == "The disk is full; nothing was changed."
    assert GAP in times(window)
