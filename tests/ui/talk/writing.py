"""A note for a talk in the hands of tests: written, looked at, and asked about."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ui.talk.preview import Preview

WORDS = "Is it expected that I answer in the evening?"


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def write(window, topic, text):
    """Pick a heading and write under it, as a person does."""
    tick = find(window, QCheckBox, f"pick_{topic}")
    if not tick.isChecked():
        tick.click()
    field = find(window, QPlainTextEdit, f"text_{topic}")
    assert field.hasFocus()
    QTest.keyClicks(field, text)


def press(window, name):
    button = find(window, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def seen(window):
    """Return what stands on the paper."""
    return window.findChild(Preview).paper.text


def asks(window):
    return find(window, QWidget, "asking").isVisible()


def told(window, name):
    part = find(window, QLabel, name)
    return part.text() if part.isVisible() else ""
