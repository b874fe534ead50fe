"""The form of a span: adding work, and every fault told in place, with the real journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from tests.ui.week.halls import FULL, Failing
from tests.ui.week.reading import fill, spans_of, text_of, times
from tests.ui.weeks import W47, at
from tracker.domain.model import Origin, Place
from tracker.domain.spans import Span
from tracker.domain.week import Week

MONDAY, TUESDAY, WEDNESDAY = W47.days[:3]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


# --- Adding ---------------------------------------------------------------------------------------


def test_work_is_added_as_typed(worked, on_day, press, qtbot):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, start="19:00", end="20:15", note="a call")
    window.findChild(QComboBox, "place").setCurrentIndex(1)
    window.findChild(QCheckBox, "plannedBox").setChecked(True)
    with qtbot.waitSignal(window.changed):
        press(window, "save")

    added = worked.session(window.state().number)
    assert added.span == Span(at(TUESDAY, "19:00"), at(TUESDAY, "20:15"))
    assert (added.place, added.planned, added.note) == (Place.HOME, True, "a call")
    assert added.origin is Origin.TYPED
    assert spans_of(window).currentItem().text() == "19:00–20:15"
    assert text_of(window, "notice") == "Added."
    assert not window.findChild(QWidget, "spanForm").isVisible()


def test_the_chart_shows_at_once_what_was_added(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, start="19:00", end="20:15")
    press(window, "save")

    said = [mark.label.name for mark in window.findChild(QWidget, "chart").marks]
    assert any("19:00–20:15" in name for name in said)


def test_added_work_is_followed_to_another_week(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, date="2026-11-05", start="9", end="10")
    press(window, "save")

    assert window.state().week == Week(2026, 45)
    assert text_of(window, "dayTitle") == "Thursday 5 November"
    assert times(window) == ["09:00–10:00"]


def test_work_after_midnight_is_found_on_the_day_it_counts_for(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, date="2026-11-19", start="1:00", end="2:00")
    press(window, "save")

    assert text_of(window, "dayTitle") == "Wednesday 18 November"


def test_work_that_lies_ahead_is_said_to(worked, open_window, press):
    window = open_window(worked)
    press(window, "add")
    fill(window, start="11:00", end="12:00")
    press(window, "save")

    assert text_of(window, "notice") == "Added. It lies ahead, or ends there."


def test_enter_saves_and_escape_gives_up_without_closing_the_window(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    assert window.focusWidget().objectName() == "start"
    fill(window, start="19:00", end="20:00")
    QTest.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert window.isVisible()
    assert "19:00–20:00" not in times(window)

    press(window, "add")
    fill(window, start="19:00", end="20:00")
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    assert "19:00–20:00" in times(window)
    assert spans_of(window).hasFocus()


def test_the_form_is_walked_in_order(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    names = []
    for _step in range(7):
        names.append(window.focusWidget().objectName())
        QTest.keyClick(window.focusWidget(), KEY.Key_Tab)

    assert names == ["start", "end", "place", "plannedBox", "note", "save", "cancel"]


# --- Faults in place ------------------------------------------------------------------------------


def test_a_fault_stands_below_its_field_while_it_is_typed(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, start="19:00", end="25:00")
    assert text_of(window, "endFault") == (
        "“25:00” is no time of day; they go from 00:00 to 24:00."
    )

    fill(window, end="20:00")
    assert text_of(window, "endFault") == ""
    assert text_of(window, "endHint") == "1 h 00 min"


def test_empty_fields_are_no_fault_until_the_person_saves(worked, on_day, press):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    assert text_of(window, "startFault") == ""

    press(window, "save")
    assert text_of(window, "startFault") == "Write a time such as 08:00."
    assert window.focusWidget().objectName() == "start"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-29", "02:30 on 29 March 2026 does not exist in Europe/Oslo"),
        ("2026-10-25", "02:30 on 25 October 2026 comes twice in Europe/Oslo"),
    ],
)
def test_times_that_daylight_saving_skips_or_doubles_are_refused_as_on_the_command_line(
    worked, on_day, press, day, words
):
    window = on_day(worked, TUESDAY)
    press(window, "add")
    fill(window, date=day, start="02:30", end="06:00")
    press(window, "save")

    assert text_of(window, "startFault").startswith(words)
    assert window.findChild(QLineEdit, "end").text() == "06:00"


@pytest.mark.parametrize("deed", ["add", "edit"])
def test_a_full_disk_is_said_in_the_form(worked, on_day, press, deed):
    window = on_day(Failing(worked, corrections=Failing(worked.corrections, "put")), MONDAY)
    press(window, deed)
    fill(window, start="05:00", end="06:00")
    press(window, "save")

    assert text_of(window, "refusal") == FULL.sentence
    assert window.findChild(QLineEdit, "start").text() == "05:00"


@pytest.mark.parametrize("deed", ["delete", "undo", "redo"])
def test_a_full_disk_is_said_in_the_quiet_line(worked, on_day, press, deed):
    window = on_day(Failing(worked, corrections=Failing(worked.corrections, deed)), MONDAY)
    press(window, deed)

    assert text_of(window, "notice") == FULL.sentence
    assert len(times(window)) == 2


def test_work_that_was_deleted_elsewhere_is_said_to_be_gone(worked, on_day, press):
    window = on_day(worked, MONDAY)
    press(window, "edit")
    worked.corrections.delete(window.state().draft.number)
    fill(window, end="11:00")
    press(window, "save")

    assert text_of(window, "refusal").startswith("There is no work with number")
