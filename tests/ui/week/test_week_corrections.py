"""Corrections from the list: edited, planned, deleted, undone, with the real journal."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.week.reading import choose, fill, is_on, listed, spans_of, text_of, times
from tests.ui.weeks import NEW_YORK, W47, at
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span

MONDAY, TUESDAY, WEDNESDAY = W47.days[:3]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


# --- Correcting -----------------------------------------------------------------------------------


def test_work_is_corrected_as_typed_and_says_so(worked, on_day, press):
    window = on_day(worked, MONDAY)
    choose(window, "12:30–16:00")
    number = window.state().number
    press(window, "edit")
    fill(window, end="15:45", note="left early")
    press(window, "save")

    assert listed(window)[1] == (
        "12:30–15:45",
        "3 h 15 min",
        "inside core hours · home · corrected · recorded 12:30–16:00 · “left early”",
    )
    assert window.state().number == number
    assert text_of(window, "notice") == "Corrected."
    assert worked.session(number).span.end == at(MONDAY, "15:45")


@pytest.mark.parametrize("how", ["Enter", "double click"])
def test_a_row_is_opened_for_correction(worked, on_day, qtbot, how):
    window = on_day(worked, MONDAY)
    spans = spans_of(window)
    if how == "Enter":
        spans.setFocus()
        QTest.keyClick(spans, KEY.Key_Return)
    else:
        at_row = spans.visualItemRect(spans.item(0)).center()
        qtbot.mouseClick(spans.viewport(), Qt.MouseButton.LeftButton, pos=at_row)
        qtbot.mouseDClick(spans.viewport(), Qt.MouseButton.LeftButton, pos=at_row)

    assert window.findChild(QLineEdit, "start").text() == "08:00"
    assert window.findChild(QLineEdit, "date").text() == "2026-11-16"


def test_the_date_moves_work_and_the_window_follows(worked, on_day, press):
    window = on_day(worked, MONDAY)
    press(window, "edit")
    fill(window, date="2026-11-22")
    press(window, "save")

    assert text_of(window, "dayTitle") == "Sunday 22 November"
    assert times(window) == ["08:00–12:00"]


def test_work_in_another_zone_is_corrected_by_its_own_clock(tracker, on_day, press):
    away = Span(at(TUESDAY, "08:00", NEW_YORK), at(TUESDAY, "09:00", NEW_YORK))
    tracker.import_spans([WorkSpan(away, NEW_YORK)])
    window = on_day(tracker, TUESDAY)
    press(window, "edit")
    fill(window, end="10:00")
    press(window, "save")

    assert tracker.sessions(TUESDAY, TUESDAY)[0].span.end == at(TUESDAY, "10:00", NEW_YORK)


# --- Planned, deleting, undoing -------------------------------------------------------------------


def test_outside_work_is_marked_as_planned_and_back(worked, on_day, press):
    window = on_day(worked, WEDNESDAY)
    choose(window, "20:00–22:30")
    planned = window.findChild(QPushButton, "planned")
    assert not planned.isChecked()

    press(window, "planned")
    assert listed(window)[2][2].startswith("outside, chosen (evening, night)")
    assert planned.isChecked()
    assert text_of(window, "notice") == "Marked as planned."

    press(window, "planned")
    assert listed(window)[2][2].startswith("outside, spilled over")
    assert not planned.isChecked()


def test_work_inside_core_hours_has_nothing_to_plan(worked, on_day):
    window = on_day(worked, MONDAY)

    assert not is_on(window, "planned")


def test_deleting_asks_nothing_and_says_the_way_back(worked, on_day, press, qtbot):
    window = on_day(worked, WEDNESDAY)
    choose(window, "12:30–17:30")
    with qtbot.waitSignal(window.changed):
        press(window, "delete")
    assert times(window) == ["08:00–12:00", "20:00–22:30"]
    assert text_of(window, "notice") == "Deleted 12:30–17:30."
    assert spans_of(window).currentItem().text() == "20:00–22:30"

    press(window, "undo")
    assert times(window) == ["08:00–12:00", "12:30–17:30", "20:00–22:30"]
    assert text_of(window, "notice") == "Undone: the deleted work is back."

    press(window, "redo")
    assert times(window) == ["08:00–12:00", "20:00–22:30"]
    assert text_of(window, "notice") == "Done again: the work is deleted."


def test_keys_delete_undo_and_redo(worked, on_day):
    window = on_day(worked, WEDNESDAY)
    spans_of(window).setFocus()
    QTest.keyClick(spans_of(window), KEY.Key_Delete)
    assert len(times(window)) == 2

    QTest.keyClick(window, KEY.Key_Z, CONTROL)
    assert len(times(window)) == 3

    QTest.keyClick(window, KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(times(window)) == 2


def test_undo_in_a_field_is_about_the_field(worked, on_day, press):
    window = on_day(worked, WEDNESDAY)
    press(window, "edit")
    field = window.focusWidget()
    QTest.keyClicks(field, "07:15")
    QTest.keyClick(field, KEY.Key_Z, CONTROL)

    assert field.text() == "08:00"
    assert len(worked.sessions(WEDNESDAY, WEDNESDAY)) == 3


def test_without_anything_to_undo_that_is_said(tracker, on_day, press):
    window = on_day(tracker, MONDAY)
    press(window, "undo")
    assert text_of(window, "notice") == "There is nothing to undo."

    press(window, "redo")
    assert text_of(window, "notice") == "There is nothing to bring back."


def test_what_was_said_goes_with_another_day(worked, on_day, press):
    window = on_day(worked, WEDNESDAY)
    press(window, "delete")
    press(window, "nextDay")

    assert text_of(window, "notice") == ""


# --- What was recorded ----------------------------------------------------------------------------


def test_the_times_that_were_recorded_are_given_back_to_the_second(worked, on_day, press):
    odd = at(MONDAY, "18:00") + timedelta(seconds=23, microseconds=5)
    number = worked.corrections.add(odd, at(MONDAY, "19:00"))
    recorded = worked.session(number).span
    worked.corrections.edit(number, start=at(MONDAY, "18:40"), end=at(MONDAY, "19:10"))
    window = on_day(worked, MONDAY)
    choose(window, "18:40–19:10")
    press(window, "edit")
    button = window.findChild(QPushButton, "giveBack")
    assert button.text() == "As recorded: 18:00–19:00"

    press(window, "giveBack")
    assert window.findChild(QLineEdit, "start").text() == "18:00"
    press(window, "save")
    assert worked.session(number).span == recorded
    assert "recorded" not in listed(window)[2][2]


def test_work_that_was_not_moved_has_nothing_to_give_back(worked, on_day, press):
    worked.corrections.edit(worked.sessions(MONDAY, MONDAY)[0].id, note="only a note")
    window = on_day(worked, MONDAY)
    press(window, "edit")

    assert not window.findChild(QPushButton, "giveBack").isVisible()
    press(window, "cancel")
    press(window, "add")
    assert not window.findChild(QPushButton, "giveBack").isVisible()
