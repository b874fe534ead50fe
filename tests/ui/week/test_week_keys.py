"""Ends of work are moved in the chart by keyboard, and what was corrected is said there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.week.hand import Hand, callout
from tests.ui.week.reading import by_tab, chart_of, choose, times
from tests.ui.weeks import W47, at
from tracker.clock import SimulatedClock
from tracker.hall import Tracker
from ui.week.state import WeekState

MONDAY, TUESDAY = W47.days[:2]
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def monday(worked, on_day):
    window = on_day(worked, MONDAY)
    return window, Hand(window)


# --- By keyboard ----------------------------------------------------------------------------------


def test_keys_move_the_ends_of_the_chosen_work_and_enter_saves(worked, monday, press):
    window, hand = monday
    choose(window, "12:30–16:00")
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left):
        QTest.keyClick(window.focusWidget(), key, CONTROL)
    assert callout(window) == ["12:30–16:05", "3 h 35 min", "end was 16:00"]
    assert len(times(window)) == 2
    assert worked.sessions(MONDAY, MONDAY)[1].span.end == at(MONDAY, "16:00")

    QTest.keyClick(hand.view, KEY.Key_Return)
    assert times(window)[1] == "12:30–16:05"
    press(window, "undo")
    assert times(window)[1] == "12:30–16:00"


def test_with_shift_keys_move_the_start_and_escape_gives_up(monday):
    window, hand = monday
    QTest.keyClick(window, KEY.Key_Left, CONTROL | SHIFT)
    assert callout(window) == ["07:55–12:00", "4 h 05 min", "start was 08:00"]

    QTest.keyClick(hand.view, KEY.Key_Escape)
    assert window.isVisible()
    assert hand.view.edges.drag is None
    assert times(window)[0] == "08:00–12:00"


def test_the_other_end_saves_what_was_moved_before(monday):
    window, hand = monday
    QTest.keyClick(window, KEY.Key_Right, CONTROL)
    QTest.keyClick(window, KEY.Key_Right, CONTROL | SHIFT)
    assert times(window)[0] == "08:00–12:05"

    QTest.keyClick(hand.view, KEY.Key_Return)
    assert times(window)[0] == "08:05–12:05"


def test_the_mark_that_the_keyboard_is_on_is_the_work_that_is_meant(worked, monday):
    window, hand = monday
    by_tab(hand.view)
    for _press in range(2):
        QTest.keyClick(hand.view, KEY.Key_Right)
    assert "12:30–16:00" in hand.view.focused.label.name

    QTest.keyClick(hand.view, KEY.Key_Left, CONTROL)
    assert callout(window)[0] == "12:30–15:55"


def test_going_elsewhere_by_key_gives_up(monday):
    window, hand = monday
    QTest.keyClick(window, KEY.Key_Right, CONTROL)
    QTest.keyClick(hand.view, KEY.Key_Down)

    assert hand.view.edges.drag is None
    assert times(window)[0] == "08:00–12:00"


def test_in_the_table_the_keys_open_the_form(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=MONDAY, shows_table=True))
    QTest.keyClick(window, KEY.Key_Right, CONTROL)

    assert window.findChild(QLineEdit, "start").text() == "08:00"


def test_in_a_field_the_keys_go_from_word_to_word(monday, press):
    window, hand = monday
    press(window, "edit")
    note = window.findChild(QLineEdit, "note")
    note.setText("two words")
    note.setFocus()
    note.setCursorPosition(0)
    QTest.keyClick(note, KEY.Key_Right, CONTROL)

    assert note.cursorPosition() > 0
    assert hand.view.edges.drag is None


# --- What is said ---------------------------------------------------------------------------------


def test_corrected_work_is_said_to_be_in_the_chart(worked, on_day, monday):
    number = worked.sessions(MONDAY, MONDAY)[0].id
    worked.corrections.edit(number, start=at(MONDAY, "08:30"))
    window = on_day(worked, MONDAY)
    view = chart_of(window)
    mark = next(mark for mark in view.marks if "08:30–12:00" in mark.label.name)

    assert mark.label.name.endswith("home, corrected, recorded 08:00–12:00")
    assert mark.label.tooltip.splitlines()[-2:] == ["corrected", "recorded 08:00–12:00"]
    interface = QAccessible.queryAccessibleInterface(view).child(view.marks.index(mark))
    assert interface.text(QAccessible.Text.Name) == mark.label.name


def test_a_check_in_that_was_corrected_is_said_to_be(worked, on_day):
    number = worked.sessions(TUESDAY, TUESDAY)[2].id
    worked.corrections.edit(number, note="a call")
    view = chart_of(on_day(worked, TUESDAY))

    (said,) = (mark.label.name for mark in view.marks if "quick check-in" in mark.label.name)
    assert said.endswith("corrected")


def test_everything_can_be_undone_after_a_restart(worked, on_day, press, open_window):
    window = on_day(worked, MONDAY)
    hand = Hand(window)
    hand.drags(hand.handle(0, "12:30–16:00", start=False), hand.x(0, at(MONDAY, "15:00")))
    hand.lets_go()
    press(window, "split")
    press(window, "splitFormAgree")
    window.close()

    with Tracker.open(worked.home, SimulatedClock(worked.now, "Europe/Oslo")) as again:
        later = open_window(again, WeekState(week=W47, day=MONDAY))
        press(later, "undo")
        press(later, "undo")
        assert times(later) == ["08:00–12:00", "12:30–16:00"]
        press(later, "redo")
        assert times(later) == ["08:00–12:00", "12:30–15:00"]
        later.close()
