"""The window that shows a fault of the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from tracker import __version__
from tracker.wording import use_language
from ui.fault import ReportWindow
from ui.look import Look
from ui.theme import DARK, HIGH_CONTRAST, LIGHT

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

FAULT = (
    'Traceback (most recent call last):\n  File "ui/deck.py", line 7\nValueError: no such hour\n'
)


@pytest.fixture
def window(qtbot):
    window = ReportWindow(Look(), FAULT)
    qtbot.addWidget(window)
    window.show()
    return window


def details(window):
    return window.findChild(QPlainTextEdit, "details")


def test_it_shows_where_it_happened_and_in_which_version(window):
    assert details(window).toPlainText() == f"Kjernetid {__version__}\n{FAULT}"


def test_it_can_be_read_and_copied_but_not_written(window):
    assert details(window).isReadOnly()
    assert details(window).accessibleName() == "Details of the fault"


def test_copy_puts_all_of_it_on_the_clipboard(window):
    window.findChild(QPushButton, "copy").click()

    assert QGuiApplication.clipboard().text() == details(window).toPlainText()


def test_close_closes_it(window):
    window.findChild(QPushButton, "close").click()

    assert not window.isVisible()


@pytest.mark.parametrize(("key", "is_open"), [("Key_Escape", False), ("Key_F5", True)])
def test_escape_closes_it_from_anywhere_in_it(window, key, is_open):
    QTest.keyClick(details(window), getattr(Qt.Key, key))

    assert window.isVisible() is is_open


def test_it_tells_that_recording_goes_on_and_where_the_text_goes(window):
    fact, hint = [label.text() for label in window.findChildren(QLabel)]

    assert fact == "Something in Kjernetid went wrong. Recording goes on."
    assert "goes nowhere unless you send it yourself" in hint


def test_it_speaks_the_language_of_the_person(qtbot):
    use_language("nb")
    window = ReportWindow(Look(), FAULT)
    qtbot.addWidget(window)

    assert window.windowTitle() != "A fault in Kjernetid"
    assert details(window).toPlainText().endswith(FAULT)


def test_another_one_can_show_the_same(window):
    assert ReportWindow(Look(DARK), window.state()).state() == FAULT


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_in_it_is_cut_off(qtbot, palette, scale):
    window = ReportWindow(Look(palette, scale), FAULT)
    qtbot.addWidget(window)
    window.show()

    for label in window.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap()
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
    for button in window.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
