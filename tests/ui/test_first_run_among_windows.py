"""The first run as one of the windows of the program: in another language, and what it tells."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from tests.ui.running import press, shown
from tracker.sensing import RunningApp
from tracker.wording import use_language
from ui.first_run.state import FirstRunState
from ui.look import Look
from ui.settings.window import SettingsState
from ui.theme import DARK

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")


def test_the_first_run_stays_the_same_window_in_another_language(windows):
    window = windows.show("first_run")
    use_language("nb")

    windows.rebuild(Look(DARK))

    assert shown("window") == [window]
    assert window.focusWidget().isVisible(), "what is typed now has somewhere to go"
    assert window.focusWidget().objectName() == "general.language:en"
    assert window.findChild(QAbstractButton, "general.language:").text() == "Systemets"


def test_the_settings_lead_to_the_first_run(windows):
    settings = windows.show("settings", SettingsState(group="program"))

    press(settings, "set_up")

    assert windows.is_open("first_run")


def test_what_is_tried_out_and_that_it_is_over_is_told(windows, qtbot):
    window = windows.show("first_run", FirstRunState(step=4))
    with qtbot.waitSignal(windows.tried):
        press(window, "try_out")
    with qtbot.waitSignal(windows.set_up):
        press(window, "next")


def test_the_first_run_is_told_which_programs_run(windows, bridge, monkeypatch):
    monkeypatch.setattr(bridge, "find_apps", lambda: None)
    window = windows.show("first_run", FirstRunState(step=2))

    bridge.apps_found.emit((RunningApp("teams", "Teams", is_shown=True),))

    assert window.findChild(QCheckBox, "app:teams") is not None
