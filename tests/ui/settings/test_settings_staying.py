"""The window of the settings beside others: days, full disks, other writers, windows built anew."""

import gc
import weakref
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.hands import FakeClock
from tests.ui.settings.hands import (
    LATER,
    QUIET,
    TODAY,
    choose_day,
    editor,
    enter,
    fault,
    find,
    pick,
    seen_rows,
    type_into,
    value,
)
from tracker.hall import Tracker
from tracker.wording import use_language
from ui.look import Look
from ui.settings.names import GROUPS, group_of
from ui.settings.window import SettingsWindow
from ui.theme import DARK

pytestmark = pytest.mark.qt_log_ignore(QUIET)


# --- From which day -------------------------------------------------------------------------------


def test_a_dated_setting_changes_from_today_on(window, tracker):
    enter(type_into(window, "hours.schedule.fri", "08:00-12:00"))

    assert value(tracker, "hours.schedule.fri", TODAY) == ("08:00-12:00",)
    assert value(tracker, "hours.schedule.fri", date(2026, 11, 22)) == ("08:00-16:00",)


def test_a_dated_setting_changes_from_the_day_that_is_chosen(window, tracker):
    choose_day(window, LATER)
    enter(type_into(window, "hours.schedule.fri", "08:00-12:00"))

    assert value(tracker, "hours.schedule.fri", date(2026, 11, 30)) == ("08:00-16:00",)
    assert value(tracker, "hours.schedule.fri", LATER) == ("08:00-12:00",)


def test_what_holds_on_the_chosen_day_is_shown_and_until_when(window, tracker):
    choose_day(window, LATER)
    enter(type_into(window, "hours.schedule.fri", "08:00-12:00"))
    assert editor(window, "hours.schedule.fri").text() == "08:00-12:00"

    find(window, QPushButton, "from_today").click()

    assert editor(window, "hours.schedule.fri").text() == "08:00-16:00"
    assert "Until 1 December 2026, when a later" in find(window, QLabel, "from_until").text()
    assert find(window, QPushButton, "from_today").isHidden()


@pytest.mark.parametrize(
    ("group", "is_dated"), [("hours", True), ("rest", True), ("movement", False), ("work", False)]
)
def test_the_day_is_asked_for_only_where_something_is_dated(window, group, is_dated):
    find(window, QListWidget, "groups").setCurrentRow(GROUPS.index(group))

    assert find(window, QWidget, "from_day").isVisible() == is_dated


# --- What can go wrong ----------------------------------------------------------------------------


@pytest.mark.usefixtures("full_disk")
def test_a_text_that_cannot_be_saved_stays_with_the_reason_and_can_be_tried_again(
    window, tracker, home, monkeypatch
):
    before = home.settings.read_bytes()
    field = type_into(window, "work.apps", "teams")
    enter(field)

    assert "No space left on device" in fault(window, "work.apps").text()
    assert field.text() == "teams"
    assert tracker.settings.work.apps == ()
    assert home.settings.read_bytes() == before

    monkeypatch.undo()
    enter(field)

    assert tracker.settings.work.apps == ("teams",)
    assert fault(window, "work.apps").text() == ""


@pytest.mark.usefixtures("full_disk")
def test_a_choice_that_cannot_be_saved_goes_back_to_what_is_set(qtbot, window, tracker):
    number = find(window, QSpinBox, "editor:movement.every_min")
    box = find(window, QComboBox, "editor:work.computer")
    tick = find(window, QCheckBox, "editor:hours.stay_on_home_time")

    with qtbot.assertNotEmitted(window.changed):
        number.stepBy(1)
        pick(box, "shared")
        tick.click()

    assert (number.value(), box.currentData(), tick.isChecked()) == (50, "work", False)
    for key in ("movement.every_min", "work.computer", "hours.stay_on_home_time"):
        assert "nothing was changed" in fault(window, key).text()


def test_unknown_keys_of_the_file_are_told(open_window, home):
    home.settings.write_text('[general]\nlanguage = "en"\n[hours]\nevning = "18:00-23:00"\n')

    window = open_window()
    window.refresh()

    told = find(window, QLabel, "notices")
    assert told.isVisible()
    assert "hours.evening" in told.text()


def test_a_broken_file_changes_nothing_and_is_told(window, tracker, home):
    tracker.set("movement.every_min", "45", TODAY)
    home.settings.write_text("[movement]\nevery_min = 4500\n")

    window.refresh()

    assert tracker.settings.movement.every_min == 45
    assert "what was set before is used" in find(window, QLabel, "notices").text()


def test_that_a_broken_file_was_set_aside_is_told_for_as_long_as_there_is_none(qtbot, home, senses):
    home.prepare()
    home.settings.write_text("[movement]\nevery_min = 4500\n")
    with Tracker.open(home, FakeClock()) as tracker:
        use_language("en")
        window = SettingsWindow(tracker, senses, Look())
        qtbot.addWidget(window)
        window.refresh()

        assert "set aside as settings.broken-" in find(window, QLabel, "notices").text()


# --- What is changed elsewhere --------------------------------------------------------------------


def test_a_change_from_elsewhere_is_shown_and_told(qtbot, window, home, tracker):
    with Tracker.open(home, FakeClock()) as another:
        another.set("movement.every_min", "45", TODAY)

    with qtbot.waitSignal(window.changed, timeout=1000) as told:
        window.refresh()

    assert told.args[0].movement.every_min == tracker.settings.movement.every_min == 45
    assert editor(window, "movement.every_min").text() == "45"


def test_a_change_from_elsewhere_leaves_a_field_alone_in_which_something_is_typed(
    window, home, tracker
):
    field = type_into(window, "work.apps", "tea")
    with Tracker.open(home, FakeClock()) as another:
        another.set("work.apps", "outlook", TODAY)
        another.set("hours.evening", "17:00-22:00", TODAY)

    window.refresh()

    assert field.text() == "tea"
    assert editor(window, "hours.evening").text() == "17:00-22:00"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "outlook"


def test_coming_back_to_the_window_shows_what_was_changed_meanwhile(window, home):
    with Tracker.open(home, FakeClock()) as another:
        another.set("movement.every_min", "45", TODAY)

    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))

    assert editor(window, "movement.every_min").text() == "45"


# --- Built anew -----------------------------------------------------------------------------------


def test_a_window_built_anew_goes_on_where_the_old_one_was(window, open_window, tracker, home):
    choose_day(window, LATER)
    find(window, QListWidget, "groups").setCurrentRow(GROUPS.index("work"))
    field = type_into(window, "work.apps", "teams, C:\\out")
    field.setCursorPosition(5)
    before = home.settings.read_bytes()

    use_language("nb")
    other = open_window(window.state(), Look(DARK))
    window.hide()
    window.deleteLater()

    again = editor(other, "work.apps")
    assert again.text() == "teams, C:\\out"
    assert again.cursorPosition() == 5
    assert other.focusWidget() is again
    assert fault(other, "work.apps").isVisible()
    assert {group_of(key) for key in seen_rows(other)} == {"work"}
    assert find(other, QDateEdit, "from_date").date().toPython() == LATER
    assert home.settings.read_bytes() == before


@pytest.mark.parametrize(("key", "text"), [("work.apps", "tea"), ("hours.flex_after_min", "3")])
def test_giving_way_to_a_new_window_keeps_nothing_that_is_half_typed(window, home, key, text):
    """A text that fits by chance is still being typed in the new window."""
    type_into(window, key, text)
    before = home.settings.read_bytes()

    window.state()
    window.hide()
    window.deleteLater()

    assert home.settings.read_bytes() == before


def test_a_half_typed_number_outlives_a_new_window(window, open_window, tracker):
    type_into(window, "movement.every_min", "7")

    other = open_window(window.state())

    assert editor(other, "movement.every_min").text() == "7"
    assert fault(other, "movement.every_min").text()
    QTest.keyClick(editor(other, "movement.every_min"), Qt.Key.Key_5)
    enter(editor(other, "movement.every_min"))

    assert tracker.settings.movement.every_min == 75


def test_search_and_place_outlive_a_new_window(window, open_window):
    window.resize(700, 400)
    find(window, QLineEdit, "search").setText("work")
    QApplication.processEvents()
    window.page.verticalScrollBar().setValue(300)

    other = open_window(window.state(), size=(700, 400))
    QApplication.processEvents()

    assert find(other, QLineEdit, "search").text() == "work"
    assert other.page.verticalScrollBar().value() == 300


def test_a_closed_window_is_freed(qtbot, tracker, senses):
    window = SettingsWindow(tracker, senses, Look())
    window.show()
    gone = weakref.ref(window)
    with qtbot.waitSignal(window.destroyed, timeout=1000):
        window.close()
    del window
    gc.collect()

    assert gone() is None
