"""Country and region chosen by their names, in the window of the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from tests.ui.settings.hands import (
    LATER,
    QUIET,
    TODAY,
    choose_day,
    editor,
    enter,
    find,
    type_into,
    value,
)
from tracker.wording import use_language
from ui.look import Look
from ui.settings.window import SettingsState

pytestmark = pytest.mark.qt_log_ignore(QUIET)

COUNTRY, REGION = "calendar.country", "calendar.region"


@pytest.fixture
def window(open_window):
    window = open_window(SettingsState(group="calendar"))
    find(window, QPushButton, "choose_country").click()
    return window


def pick(window, key, name):
    """Pick a country or a region as somebody does who sees its name and nothing else."""
    box = find(window, QComboBox, key)
    assert box.isVisible()
    index = box.findText(name)
    assert index >= 0, name
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_countries_are_not_looked_up_before_they_are_wanted(open_window):
    window = open_window(SettingsState(group="calendar"))

    assert window.findChild(QComboBox, COUNTRY) is None


def test_the_one_that_is_set_is_shown(window):
    assert find(window, QComboBox, COUNTRY).currentText() == "Norway"
    assert not find(window, QComboBox, REGION).isVisible()


def test_one_is_picked_by_its_name_and_stands_in_the_field(window, tracker):
    pick(window, COUNTRY, "Germany")
    pick(window, REGION, "Bayern")

    assert (value(tracker, COUNTRY), value(tracker, REGION)) == ("DE", "BY")
    assert editor(window, COUNTRY).text() == "DE"
    assert editor(window, REGION).text() == "BY"


def test_another_country_leaves_the_region_behind(window, tracker):
    pick(window, COUNTRY, "Germany")
    pick(window, REGION, "Bayern")
    pick(window, COUNTRY, "Sweden")

    assert (value(tracker, COUNTRY), value(tracker, REGION)) == ("SE", "")


def test_it_holds_from_the_day_that_is_chosen(window, tracker):
    choose_day(window, LATER)
    pick(window, COUNTRY, "No holidays")

    assert value(tracker, COUNTRY, TODAY) == "NO"
    assert value(tracker, COUNTRY, LATER) == ""


def test_what_is_typed_is_shown_there_too(window):
    enter(type_into(window, COUNTRY, "DE"))

    assert find(window, QComboBox, COUNTRY).currentText() == "Germany"
    assert find(window, QComboBox, REGION).currentText() == "The whole country"


def test_what_cannot_be_kept_is_said_at_the_field(window, tracker, home):
    home.settings.write_text("[movement\n")
    pick(window, COUNTRY, "Sweden")

    assert "settings.toml" in find(window, QLabel, f"fault:{COUNTRY}").text()
    assert find(window, QComboBox, COUNTRY).currentText() == "Norway"


def test_the_keyboard_goes_through_it_and_on(window):
    editor(window, COUNTRY).setFocus()
    visited = []
    for _press in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget().objectName())

    assert visited == ["choose_country", COUNTRY, f"editor:{REGION}"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_it_fits_into_a_small_window(open_window, language, scale):
    use_language(language)
    look = Look(scale=scale)
    size = (look.px(480), look.px(480))
    window = open_window(SettingsState(group="calendar"), look=look, size=size)
    find(window, QPushButton, "choose_country").click()
    QApplication.processEvents()

    assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width()
