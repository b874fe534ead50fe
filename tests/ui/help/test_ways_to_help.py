"""The ways to the help: from the menu, by F1 in every window, from each page of the settings."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from tests.hands import ROOT
from tests.ui.running import only, press
from tracker.pages import Place, page
from ui.help.topics import OF_SETTINGS, OF_WINDOWS
from ui.help.window import HelpWindow
from ui.look import Look
from ui.settings.names import DATA, PAGES
from ui.settings.window import SettingsState
from ui.tray import Tray
from ui.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

WINDOWS = sorted(
    name.removeprefix("_build_") for name in dir(Windows) if name.startswith("_build_")
)


def press_f1(window):
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)


def where(windows):
    """Return the place that the help shows, once it has come up."""
    QApplication.processEvents()
    window = windows.show("help")
    assert isinstance(window, HelpWindow)
    return window.state().place


def test_every_window_and_every_page_of_the_settings_has_a_place_that_there_is():
    assert sorted(OF_WINDOWS) == WINDOWS
    assert sorted(OF_SETTINGS) == sorted(PAGES)
    for place in (*OF_WINDOWS.values(), *OF_SETTINGS.values()):
        assert place.anchor in {"", *page(place.page).anchors}, place


@pytest.mark.parametrize("name", [name for name in WINDOWS if name not in ("settings", "help")])
def test_f1_in_a_window_opens_the_help_at_what_fits(windows, name):
    window = windows.show(name)
    assert not windows.is_open("help")
    press_f1(window)

    assert windows.is_open("help")
    assert where(windows) == OF_WINDOWS[name]


@pytest.mark.parametrize("group", PAGES)
def test_the_settings_lead_to_the_place_that_fits_the_page_in_view(windows, group):
    window = windows.show("settings", SettingsState(group=group))
    press(window, "help")

    assert where(windows) == OF_SETTINGS[group]


def test_help_that_is_open_goes_where_it_is_wanted_now(windows):
    windows.help_with("week")
    windows.help_with("trend")
    assert where(windows) == OF_WINDOWS["trend"]

    window = windows.show("settings", SettingsState(group=DATA))
    press_f1(window)
    assert where(windows) == OF_SETTINGS[DATA]
    press(windows.show("help"), "help_back")
    assert where(windows) == OF_WINDOWS["trend"]


def test_f1_in_the_help_leads_to_its_beginning(windows):
    windows.help_with("trend")
    window = windows.show("help")
    press_f1(window)

    assert where(windows) == Place("start")


def test_the_week_window_has_help_under_more_for_desktops_without_a_tray(windows):
    week = windows.show("week")
    menu = week.findChild(QMenu, "furtherMenu")
    [entry] = [action for action in menu.actions() if action.objectName() == "help"]
    entry.trigger()

    assert where(windows) == OF_WINDOWS["week"]


def test_nothing_of_the_help_is_loaded_before_somebody_wants_it():
    """What the program brings into memory when it starts, and keeps for weeks."""
    code = (
        "import sys; import ui.program;"
        "print([name for name in sys.modules if name.startswith(('ui.help', 'tracker.pages'))])"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_the_menu_of_the_tray_asks_for_the_help(bridge, qtbot):
    tray = Tray(QSystemTrayIcon())
    tray.update(bridge.status(), bridge.tracker.now)
    menu = tray.menu
    assert menu is not None
    entry = menu.findChild(QAction, "help")
    assert entry is not None
    assert entry.text() == "Help"

    with qtbot.waitSignal(tray.wanted) as asked:
        entry.trigger()
    assert asked.args == ["help"]
    menu.deleteLater()


def test_a_window_that_was_built_anew_still_leads_to_help(windows):
    windows.show("about")
    windows.rebuild(Look(scale=2.0))
    window = only("window", type(windows.show("about")))
    press_f1(window)

    assert where(windows) == OF_WINDOWS["about"]
