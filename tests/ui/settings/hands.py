"""Hands in the window of the settings: find by name, type, pick, and look at what came of it."""

import tomllib
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QWidget

from tracker.settings import declarations, get_value

TODAY = date(2026, 11, 23)
LATER = date(2026, 12, 1)
# The platform without a screen has no sizes to propose.
QUIET = "This plugin does not support propagateSizeHints"


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def editor(window, key):
    return find(window, QWidget, f"editor:{key}")


def fault(window, key):
    return find(window, QLabel, f"fault:{key}")


def type_into(window, key, text):
    """Type over what stands in a field, without leaving it."""
    field = editor(window, key)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    return field


def enter(field):
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(box, raw):
    """Pick a value from a box as a person does, who sees nothing but its name."""
    box.setCurrentIndex(box.findData(raw))
    box.activated.emit(box.currentIndex())


def written(home):
    return tomllib.loads(home.settings.read_text(encoding="utf-8"))


def seen_rows(window):
    return [key for key in declarations() if find(window, QWidget, f"row:{key}").isVisible()]


def value(tracker, key, on=TODAY):
    return get_value(tracker.settings, key, on)


def choose_day(window, day):
    find(window, QDateEdit, "from_date").setDate(day)
