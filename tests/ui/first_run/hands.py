"""What the tests of the first run do in its window."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
)

from tracker.settings.presets import plan_on

LANGUAGE, HOURS, COMPUTER, MOVEMENT, PROMPTS = range(5)
KEY = Qt.Key


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def press(window, name):
    find(window, QAbstractButton, name).click()


def key(window, *keys):
    for one in keys:
        QTest.keyClick(window.focusWidget(), one)


def title(window):
    return find(window, QLabel, "title").text()


def text(window, name):
    return find(window, QLabel, name).text()


def step_of(window):
    return window.state().step


def plan(tracker):
    return plan_on(tracker.settings, date(2026, 11, 23))
