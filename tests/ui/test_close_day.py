"""The window in which a day is closed: what it tells, what it asks, and what it keeps."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.hands import FULL, OSLO, at
from tests.ui.running import bury, let_pass, press, tell
from tracker.days import LINE_MAX
from tracker.domain.signals import Active, Idle, Lock, Unlock
from tracker.domain.spans import Span
from tracker.settings import Loaded, Settings
from tracker.settings.dated import Version
from tracker.settings.declared import Hours
from ui.close_day import CloseDayState, CloseDayWindow
from ui.look import Look
from ui.theme import THEMES

MONDAY = at("12:00", 7).date()


@pytest.fixture
def day(tracker, clock, bridge):
    """Monday: work, a gap in core hours that nobody can name, and half an hour too much."""
    clock.at = at("08:00", 8)
    tell(bridge, Unlock(), Active())
    let_pass(bridge, clock, at("12:00", 8))
    let_pass(bridge, clock, at("12:05", 8))
    tell(bridge, Idle(at("12:00", 8)))
    let_pass(bridge, clock, at("12:25", 8))
    tell(bridge, Active())
    let_pass(bridge, clock, at("16:30", 8))
    tell(bridge, Lock())
    let_pass(bridge, clock, at("16:40", 8))
    return bridge


@pytest.fixture
def heard():
    """What was said in the windows."""
    return []


@pytest.fixture
def opened(tracker, heard):
    """Open the window; all of them are closed at the end."""
    windows = []

    def opened(state=None, look=None):
        window = CloseDayWindow(tracker, look or Look(), state)
        window.said.connect(heard.append)
        window.show()
        windows.append(window)
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    bury()


def written(window, name):
    return window.findChild(QLabel, name).text()


def asked(window):
    return [text for _name, text in (one.asked for one in window._questions)]


def line_of(window):
    return window.findChild(QLineEdit, "line")


# ---------------------------------------------------------------- what it tells and asks


def test_it_tells_what_the_day_came_to(day, opened):
    window = opened()

    assert written(window, "title") == "Tuesday 24 November"
    assert written(window, "fact") == "8 h 05 min of work, 7 h 35 min of it inside your core hours."
    assert window.windowTitle() == "Close the day"


def test_it_asks_what_only_the_person_knows(day, opened):
    assert asked(opened()) == [
        "12:00–12:25, 25 min: work away from the screen, or a pause?",
        "16:00–16:30, outside core hours: was it planned?",
    ]


def test_a_day_without_work_says_so_and_asks_nothing(bridge, opened):
    window = opened()

    assert written(window, "fact") == "No work so far."
    assert asked(window) == []
    assert window.focusWidget() is line_of(window)


def test_where_no_hours_are_fixed_none_are_told(day, tracker, opened):
    no_hours = Hours(zone=OSLO, schedule=(Version(from_=date(2026, 1, 1)),))
    tracker.take(Loaded(Settings(hours=no_hours), []))

    assert written(opened(), "fact") == "8 h 05 min of work."


# ---------------------------------------------------------------- answers


def test_the_keys_answer_the_marked_question_and_the_next_is_marked(day, tracker, opened):
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_1)

    assert asked(window) == ["16:00–16:30, outside core hours: was it planned?"]
    assert written(window, "notice") == "12:00–12:25 is work now."
    assert [work.span for work in tracker.sessions(MONDAY + timedelta(1), MONDAY + timedelta(1))][
        1
    ] == Span(at("12:00", 8), at("12:25", 8))
    assert written(window, "fact").startswith("8 h 30 min of work")

    QTest.keyClick(window, Qt.Key.Key_1)
    assert asked(window) == []
    assert written(window, "notice") == "16:00–16:30 is planned now."
    assert tracker.week(tracker.this_week()).days[1].planned == timedelta(minutes=30)


def test_the_second_key_makes_a_pause_of_it(day, tracker, opened):
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_2)

    assert written(window, "notice") == "12:00–12:25 is a pause now."
    assert written(window, "fact").startswith("8 h 05 min of work")


def test_a_key_without_an_answer_does_nothing(day, opened):
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_2)  # there is only one answer left

    assert len(asked(window)) == 1


def test_the_question_that_the_keyboard_is_on_is_the_marked_one(day, opened):
    window = opened()
    second = window._questions[1]
    QApplication.sendEvent(second.findChild(QPushButton), QFocusEvent(QEvent.Type.FocusIn))

    assert [one.is_marked for one in window._questions] == [False, True]


def test_an_answer_can_be_undone(day, opened):
    window = opened()
    assert not window.findChild(QPushButton, "undo").isVisible()
    QTest.keyClick(window, Qt.Key.Key_1)
    press(window, "undo")

    assert len(asked(window)) == 2
    assert not window.findChild(QPushButton, "undo").isVisible()


def test_work_that_goes_on_is_planned_by_the_same_word_as_elsewhere(bridge, clock, opened, heard):
    clock.at = at("15:30", 8)
    tell(bridge, Unlock(), Active())
    let_pass(bridge, clock, at("16:20", 8))
    window = opened()
    window.said.connect(lambda words: bridge.say(*words))
    assert asked(window) == ["16:00–16:20, outside core hours: was it planned?"]

    QTest.keyClick(window, Qt.Key.Key_1)
    assert heard == [("planned",)]
    assert asked(window) == []
    assert window.focusWidget() is line_of(window)


# ---------------------------------------------------------------- the line, and closing


def test_closing_keeps_the_line_and_says_so_once(day, tracker, clock, opened, heard):
    window = opened()
    line_of(window).setText("  Ring   the printer ")
    press(window, "closeDay")

    assert heard == [("close",)]
    assert not window.isVisible()
    assert tracker.days.line(tracker.today()) == "Ring the printer"
    assert tracker.days.line_for_today() == ""  # it is for another day

    clock.at = at("08:00", 9)
    assert tracker.days.line_for_today() == "Ring the printer"
    tracker.days.line_shown()
    assert tracker.days.line_for_today() == "Ring the printer"  # all of that day
    clock.at = at("08:00", 10)
    assert tracker.days.line_for_today() == ""


def test_return_in_the_line_closes_the_day(day, opened, heard):
    window = opened()
    QTest.keyClicks(line_of(window), "go on with 12")
    QTest.keyClick(line_of(window), Qt.Key.Key_Return)

    assert heard == [("close",)]


def test_digits_typed_in_the_line_answer_nothing(day, opened):
    window = opened()
    line_of(window).setFocus()
    QTest.keyClicks(line_of(window), "12")

    assert len(asked(window)) == 2
    assert line_of(window).text() == "12"


def test_not_yet_closes_nothing(day, tracker, opened, heard):
    window = opened()
    line_of(window).setText("later")
    press(window, "later")

    assert heard == []
    assert tracker.days.line(tracker.today()) == ""


def test_escape_goes_without_a_word(day, opened, heard):
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isVisible()
    assert heard == []


def test_a_line_that_was_written_stands_there_again_and_can_be_taken_back(day, tracker, opened):
    tracker.days.write_line("the first")
    window = opened()
    assert line_of(window).text() == "the first"
    line_of(window).setText("")
    press(window, "closeDay")

    assert tracker.days.line(tracker.today()) == ""


def test_no_more_can_be_typed_than_fits(opened, bridge):
    assert line_of(opened()).maxLength() == LINE_MAX


# ---------------------------------------------------------------- another day, another look


def test_a_day_that_is_over_is_only_looked_at(day, clock, opened, heard):
    clock.at = at("08:00", 9)
    window = opened(CloseDayState(MONDAY + timedelta(days=1)))

    assert window.windowTitle() == "Tuesday 24 November"
    assert len(asked(window)) == 2
    assert not line_of(window).isVisible()
    assert not window.findChild(QPushButton, "later").isVisible()
    press(window, "closeDay")
    assert heard == []
    assert not window.isVisible()


def test_it_can_be_built_anew_as_it_is(day, opened):
    window = opened()
    line_of(window).setText("half a thou")

    again = opened(window.state(), Look(THEMES["dark"], 2.0))
    assert line_of(again).text() == "half a thou"
    assert again.state() == window.state()


def test_what_happens_meanwhile_is_shown_and_nothing_typed_is_lost(day, clock, opened):
    window = opened()
    day.record_changed.connect(window.refresh)
    QTest.keyClicks(line_of(window), "to do")
    tell(day, Unlock(), Active())
    let_pass(day, clock, at("17:30", 8))
    tell(day, Lock())

    assert written(window, "fact").startswith("8 h 55 min of work")
    assert line_of(window).text() == "to do"
    assert not window.findChild(QLabel, "notice").text()


def test_the_keyboard_goes_on_where_a_question_has_gone_elsewhere(day, tracker, opened):
    window = opened()
    day.record_changed.connect(window.refresh)
    assert window.focusWidget() is window._questions[0]._buttons[0]
    [unsure] = tracker.unsure(tracker.today(), tracker.today())
    tracker.corrections.settle(unsure.id, as_work=False)
    day.record_changed.emit()

    assert window.focusWidget() is window._questions[0]._buttons[0]
    assert len(asked(window)) == 1


def test_a_full_disk_is_told_in_place(day, tracker, opened, monkeypatch, heard):
    def full(*_args, **_more):
        raise FULL

    window = opened()
    line_of(window).setText("not lost")
    monkeypatch.setattr(tracker.days, "write_line", full)
    press(window, "closeDay")

    assert window.isVisible()
    assert written(window, "fault") == "The disk is full."
    assert line_of(window).text() == "not lost"
    assert heard == []
