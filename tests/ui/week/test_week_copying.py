"""Figures of a day, or of the week, are laid on the clipboard for a sheet."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.week.reading import chart_of, spans_of, text_of
from tests.ui.weeks import W47

MONDAY = W47.days[0]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def clipboard():
    """An empty clipboard."""
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def test_the_day_is_copied_as_one_line(worked, on_day, press, clipboard):
    window = on_day(worked, MONDAY)
    press(window, "copyDay")

    assert clipboard.text().replace(",", ".") == "2026-11-16\t08:00\t16:00\t7:30\t7.50\n"
    assert text_of(window, "notice") == "Copied for a sheet: Monday 16 November."


def test_the_week_is_copied_day_by_day(worked, on_day, press, clipboard):
    window = on_day(worked, MONDAY)
    press(window, "copyWeek")

    lines = clipboard.text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [day.isoformat() for day in W47.days]
    assert lines[-1] == "2026-11-22\t\t\t\t"
    assert text_of(window, "notice") == "Copied for a sheet: 16–22 November 2026."


@pytest.mark.parametrize("where", [spans_of, chart_of])
@pytest.mark.parametrize(("keys", "count"), [(CONTROL, 1), (CONTROL | SHIFT, 7)])
def test_keys_copy(worked, on_day, clipboard, where, keys, count):
    window = on_day(worked, MONDAY)
    where(window).setFocus()
    QTest.keyClick(where(window), KEY.Key_C, keys)

    assert len(clipboard.text().splitlines()) == count


def test_in_a_field_the_same_key_copies_what_is_marked(worked, on_day, press, clipboard):
    window = on_day(worked, MONDAY)
    press(window, "edit")
    field = window.findChild(QLineEdit, "start")
    field.selectAll()
    QTest.keyClick(field, KEY.Key_C, CONTROL)

    assert clipboard.text() == "08:00"


def test_the_sign_is_that_of_the_system(worked, on_day, press, clipboard):
    window = on_day(worked, MONDAY)
    press(window, "copyDay")

    hours = clipboard.text().strip().split("\t")[-1]
    assert hours == f"7{QLocale.system().decimalPoint()}50"
