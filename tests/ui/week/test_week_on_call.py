"""Time on call among the work of a day: shown as what it is, and taken back with one press."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.week.reading import choose, listed, spans_of, text_of, times
from tests.ui.weeks import W47, span

MONDAY = W47.days[0]
TUESDAY = W47.days[1]


@pytest.fixture
def on_duty(tracker):
    """A day of work, and an evening and night on call."""
    tracker.corrections.add(*_ends(span(MONDAY, "09:00", "12:00")))
    start, _end = _ends(span(MONDAY, "18:00", "19:00"))
    _start, end = _ends(span(TUESDAY, "05:00", "06:00"))
    tracker.days.add_on_call(start, end)
    return tracker


def _ends(span):
    return span.start, span.end


def enabled(window):
    names = ("add", "edit", "planned", "delete")
    return [name for name in names if window.findChild(QPushButton, name).isEnabled()]


def test_it_stands_among_the_work_of_each_day_that_it_reaches(on_duty, on_day):
    window = on_day(on_duty, MONDAY)

    assert times(window) == ["09:00–12:00", "18:00–06:00 +1"]
    assert listed(window)[1] == ("18:00–06:00 +1", "12 h 00 min", "on call")
    assert spans_of(window).rows()[1].sentence == "18:00–06:00 +1, 12 h 00 min, on call"
    window.show_day(TUESDAY)
    assert times(window) == ["18:00–06:00 +1"]


def test_it_can_be_taken_back_and_nothing_else(on_duty, on_day, press):
    window = on_day(on_duty, MONDAY)
    choose(window, "18:00–06:00 +1")
    assert enabled(window) == ["add", "delete"]

    press(window, "delete")

    assert times(window) == ["09:00–12:00"]
    assert text_of(window, "notice") == "No longer on call: 18:00–06:00 +1."
    assert on_duty.days.on_call() == {}


def test_opening_it_opens_no_form(on_duty, on_day):
    window = on_day(on_duty, MONDAY)
    choose(window, "18:00–06:00 +1")

    spans_of(window).row_opened.emit(spans_of(window).chosen())

    assert not window._page.panel.is_typing
