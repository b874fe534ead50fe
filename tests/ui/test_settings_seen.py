"""The settings whose effect is seen on the screen alone: each test fails where a key is ignored.

All others are looked at in `tests/app/test_settings_obeyed.py`.
"""

import pytest
from PySide6.QtWidgets import QApplication

from tests.hands import ON_SCREEN, at
from tests.ui.running import hand_over, rest, shown, work_late
from tracker.notices import Notice
from ui.look import look_of
from ui.theme import DARK, HIGH_CONTRAST, LIGHT

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

MONDAY = at("12:00", 7).date()
THEMES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
ROADS = {"card": (1, 0), "system": (0, 1), "both": (1, 1)}  # cards, and texts for the desktop
SEEN = {
    "general.theme": THEMES,
    "movement.full_screen": (),
    "prompts.show_as": ROADS,
    "prompts.sound": (),
}


def test_there_is_a_test_for_each_of_them():
    assert SEEN.keys() == ON_SCREEN


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_is_the_one_that_is_set(qapp, tracker, theme):
    tracker.set("general.theme", theme, MONDAY)

    assert look_of(tracker.settings.general.theme).palette is THEMES[theme]


@pytest.mark.parametrize("fills", [False, True])
def test_a_break_fills_the_screen_where_that_is_set(deck, bridge, tracker, fills):
    tracker.set("movement.full_screen", str(fills).lower(), MONDAY)

    window = rest(deck, bridge)

    assert (window.size() == window.screen().size()) is fills


@pytest.mark.parametrize("road", ROADS)
def test_a_question_is_asked_on_the_road_that_is_set(deck, bridge, tracker, clock, desktop, road):
    tracker.set("prompts.show_as", road, MONDAY)
    bridge.on_settings_changed()

    work_late(bridge, clock)

    hand_over()
    assert (len(shown("card")), len(desktop.texts)) == ROADS[road]


@pytest.mark.parametrize("sounds", [False, True])
def test_a_question_is_heard_where_that_is_set(
    deck, bridge, tracker, clock, desktop, monkeypatch, sounds
):
    heard: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(True))
    tracker.set("prompts.sound", str(sounds).lower(), MONDAY)
    bridge.on_settings_changed()

    work_late(bridge, clock)

    assert len(heard) == sounds


@pytest.mark.parametrize("sounds", [False, True])
def test_a_notification_is_heard_where_that_is_set(
    deck, bridge, tracker, clock, monkeypatch, sounds
):
    handed: list[Notice] = []
    monkeypatch.setattr(deck._notices, "show", handed.append)
    tracker.set("prompts.sound", str(sounds).lower(), MONDAY)
    tracker.set("prompts.show_as", "system", MONDAY)
    bridge.on_settings_changed()

    work_late(bridge, clock)

    assert [notice.has_sound for notice in handed] == [sounds]
