"""The window says which prompts come less often, and lets the person have them as before."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.settings.hands import TODAY
from tracker.domain.fading import Faded
from tracker.domain.model import PromptKind
from ui.settings.window import SettingsState

MOVE = Faded(PromptKind.MOVEMENT, 3, 12, TODAY - timedelta(days=1), 6)
LATE = Faded(PromptKind.OUTSIDE_CORE, 1, 3, date(2026, 11, 3), 3)


@pytest.fixture
def faded(senses, open_window):
    """A window on the reminders, of which two kinds went unanswered."""
    senses.fades = (MOVE, LATE)
    return open_window(SettingsState(group="prompts"))


def lines(window):
    said = window.findChild(QLabel, "faded_lines")
    return said.text().splitlines() if said.isVisible() else []


def afresh(window):
    return window.findChild(QPushButton, "ask_afresh")


def test_each_kind_has_a_line_that_says_how_often_it_comes_and_since_when(faded):
    assert lines(faded) == [
        "Movement: at most 3 today instead of 12, since 6 went unanswered on Sunday.",
        "Outside core hours: at most 1 today instead of 3, since 3 went unanswered on 3 November.",
    ]


def test_nothing_is_said_where_all_come_as_they_would(open_window):
    window = open_window(SettingsState(group="prompts"))

    assert lines(window) == []
    assert not afresh(window).isVisible()


def test_the_button_lets_all_come_as_often_as_before(faded, senses, qtbot):
    qtbot.mouseClick(afresh(faded), Qt.MouseButton.LeftButton)

    assert senses.fades == ()
    assert lines(faded) == []


def test_what_time_brings_is_shown_while_the_window_is_open(open_window, senses):
    window = open_window(SettingsState(group="prompts"))
    senses.fades = (MOVE,)
    window.on_sensed()

    assert len(lines(window)) == 1


def test_the_button_has_the_keyboard_in_its_turn_and_says_what_it_is_about(faded):
    faded.page.rows["prompts.budget_per_day"].editor.setFocus()
    QTest.keyClick(faded.focusWidget(), Qt.Key.Key_Tab)

    assert faded.focusWidget() is afresh(faded)
    assert afresh(faded).accessibleDescription().startswith("Movement: at most 3")


def test_it_is_found_with_the_setting_that_it_belongs_to(faded):
    faded.contents.search.setText("how many prompts")
    assert len(lines(faded)) == 2

    faded.contents.search.setText("holidays")
    assert lines(faded) == []
