"""Changing settings in their window, on a real file: what fits is kept, what does not is told."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
)

from tests.hands import FakeClock
from tests.ui.settings.hands import (
    QUIET,
    TODAY,
    editor,
    enter,
    fault,
    find,
    pick,
    type_into,
    value,
    written,
)
from tracker.errors import SettingsError
from tracker.hall import Tracker
from tracker.settings import declarations
from tracker.settings.typing_in import parse_value
from ui.look import Look
from ui.settings.names import GROUPS, group_of
from ui.settings.window import SettingsState

pytestmark = pytest.mark.qt_log_ignore(QUIET)

# What is typed or picked for each kind of setting, and what it means.
TYPED = {
    "hours.zone": ("America/New_York", "America/New_York"),
    "hours.day_starts": ("05:30", "05:30"),
    "hours.night": ("23:00-07:00", "23:00-07:00"),
    "hours.schedule.mon": ("09:00-12:00, 13:00-15:00", ("09:00-12:00", "13:00-15:00")),
    "hours.schedule.fri": ("", ()),
    "calendar.country": ("SE", "SE"),
    "work.apps": ("Teams.exe, outlook", ("teams", "outlook")),
}


# --- Changing a value -----------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "typed"), [(key, typed) for key, (typed, _) in TYPED.items()])
def test_a_text_is_kept_when_the_person_is_done_typing(window, tracker, home, key, typed):
    field = type_into(window, key, typed)
    before = value(tracker, key)
    assert before != TYPED[key][1]

    enter(field)

    assert value(tracker, key) == TYPED[key][1]
    with Tracker.open(home, FakeClock(), create=False) as another:
        assert value(another, key) == TYPED[key][1]
    assert not fault(window, key).isVisible()


def test_a_text_is_kept_when_its_field_is_left(window, tracker):
    type_into(window, "hours.evening", "17:00-22:00")

    editor(window, "hours.zone").setFocus()

    assert tracker.settings.hours.evening == "17:00-22:00"


def test_a_kept_text_is_shown_as_the_program_understood_it(window):
    field = type_into(window, "work.apps", "  Teams.EXE,teams , outlook ")

    enter(field)

    assert field.text() == "teams, outlook"


@pytest.mark.parametrize(
    ("key", "steps", "number"), [("movement.every_min", 3, 53), ("prompts.budget_per_day", -12, 0)]
)
def test_the_arrows_of_a_number_are_kept_at_once(window, tracker, home, key, steps, number):
    field = find(window, QSpinBox, f"editor:{key}")

    field.stepBy(steps)

    section, name = key.split(".")
    assert value(tracker, key) == written(home)[section][name] == number


def test_the_arrows_of_a_number_stop_at_its_limits(window, tracker):
    field = find(window, QSpinBox, "editor:movement.every_min")

    field.stepBy(1000)
    assert tracker.settings.movement.every_min == 90
    assert field.stepEnabled() == QSpinBox.StepEnabledFlag.StepDownEnabled

    field.stepBy(-1000)
    assert tracker.settings.movement.every_min == 20
    assert field.stepEnabled() == QSpinBox.StepEnabledFlag.StepUpEnabled


def test_a_typed_number_is_kept_with_enter(window, tracker):
    enter(type_into(window, "rest.daily_h", "12"))

    assert value(tracker, "rest.daily_h") == 12
    assert editor(window, "rest.daily_h").text() == "12"


@pytest.mark.parametrize(
    "key", [key for key, declared in declarations().items() if declared.choices]
)
def test_a_choice_is_kept_at_once_whichever_it_is(window, tracker, key):
    for raw in reversed(declarations()[key].choices):
        pick(find(window, QComboBox, f"editor:{key}"), raw)

        assert value(tracker, key) == raw


def test_a_tick_is_kept_at_once(window, tracker, home):
    box = find(window, QCheckBox, "editor:hours.stay_on_home_time")

    box.click()
    assert tracker.settings.hours.stay_on_home_time is True
    assert written(home)["hours"]["stay_on_home_time"] is True

    box.click()
    assert tracker.settings.hours.stay_on_home_time is False


def test_a_change_is_told_with_the_settings_as_they_are_now(qtbot, window):
    with qtbot.waitSignal(window.changed, timeout=1000) as told:
        pick(find(window, QComboBox, "editor:work.computer"), "shared")

    assert told.args[0].work.computer == "shared"


def test_nothing_is_told_or_written_where_nothing_changed(qtbot, window, home):
    before = home.settings.read_bytes()

    with qtbot.assertNotEmitted(window.changed):
        field = type_into(window, "hours.evening", "18:00-23:00")
        enter(field)
        editor(window, "hours.zone").setFocus()

    assert home.settings.read_bytes() == before


def test_the_wheel_changes_no_setting_on_its_way_down_the_page(window, tracker):
    for key in ("movement.every_min", "work.computer"):
        field = editor(window, key)
        field.setFocus()
        before = field.text()
        middle = QPointF(field.rect().center())
        wheel = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)

        assert not wheel.isAccepted()
        assert field.text() == before


# --- What does not fit ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("movement.every_min", "200"),
        ("movement.every_min", "5"),
        ("rest.daily_h", ""),
        ("hours.night", "25:00-03:00"),
        ("hours.zone", "Europe/Nowhere"),
        ("hours.schedule.tue", "8-16"),
        ("hours.schedule.tue", "08:00-12:00, 11:00-16:00"),
        ("work.apps", "C:\\teams"),
        ("calendar.country", "ZZ"),
    ],
)
def test_what_does_not_fit_is_told_while_typing_as_the_command_line_tells_it(
    window, home, key, typed
):
    before = home.settings.read_bytes()
    with pytest.raises(SettingsError) as told:
        parse_value(key, typed)

    number = [*GROUPS].index(group_of(key))
    find(window, QListWidget, "groups").setCurrentRow(number)
    field = type_into(window, key, typed)

    assert fault(window, key).isVisible()
    assert fault(window, key).text() == told.value.sentence
    assert field.property("fault") == "true"
    assert field.accessibleDescription() == told.value.sentence
    if typed:
        enter(field)
        assert field.text() == typed
        assert fault(window, key).text() == told.value.sentence
    assert home.settings.read_bytes() == before


def test_the_sentence_is_brought_into_view_where_there_is_little_room(qtbot, open_window):
    window = open_window(SettingsState(group="work"), Look(scale=2.0), (640, 480))
    QApplication.processEvents()
    window.page.ensureWidgetVisible(editor(window, "work.apps"))

    with qtbot.waitSignal(window.page.verticalScrollBar().valueChanged, timeout=1000):
        type_into(window, "work.apps", "a/b")

    told, page = fault(window, "work.apps"), window.page.viewport()
    top = told.mapTo(page, told.rect().topLeft()).y()
    assert 0 <= top <= page.height() - told.height()


def test_the_sentence_goes_as_soon_as_the_text_fits_again(window):
    field = type_into(window, "hours.night", "25:00-03:00")

    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, "22")

    assert field.text() == "22:00-03:00"
    assert fault(window, "hours.night").text() == ""
    assert field.property("fault") == "false"


def test_an_emptied_number_takes_its_number_back(window, tracker):
    field = type_into(window, "movement.every_min", "")

    enter(field)

    assert field.text() == "50"
    assert fault(window, "movement.every_min").text() == ""


def test_a_region_of_another_country_is_told_when_it_is_meant(window, tracker):
    field = type_into(window, "calendar.region", "BY")

    enter(field)

    assert "a region code of NO" in fault(window, "calendar.region").text()
    assert value(tracker, "calendar.region") == ""
    assert field.text() == "BY"


def test_escape_takes_back_what_is_being_typed_and_then_closes(window, tracker):
    field = type_into(window, "hours.night", "25:")

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "21:00-06:00"
    assert window.isVisible()

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert value(tracker, "hours.night") == "21:00-06:00"


def test_closing_keeps_a_text_that_fits_and_drops_one_that_does_not(window, tracker):
    type_into(window, "hours.night", "25:00-03:00")
    type_into(window, "work.apps", "teams")

    window.close()

    assert tracker.settings.work.apps == ("teams",)
    assert value(tracker, "hours.night") == "21:00-06:00"


# --- The way back ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "other", "words"),
    [
        ("movement.every_min", "45", "Back to 50 min"),
        ("work.computer", "shared", "Back to “work”"),
        ("general.theme", "dark", "Back to “the system’s”"),
        ("calendar.country", "SE", "Back to NO"),
        ("work.apps", "teams", "Back to none"),
        ("hours.schedule.sat", "10:00-12:00", "Back to no core hours"),
        ("hours.stay_on_home_time", "true", "Back to no"),
    ],
)
def test_a_setting_goes_back_to_its_default(open_window, tracker, key, other, words):
    tracker.set(key, other, TODAY)
    window = open_window()
    back = find(window, QPushButton, f"back:{key}")
    assert back.text() == words
    assert find(window, QLabel, f"default:{key}").isHidden()

    back.click()

    assert value(tracker, key) == declarations()[key].default
    assert back.isHidden()
    assert not find(window, QLabel, f"default:{key}").isHidden()


def test_the_way_back_from_a_fault_is_to_what_is_set(open_window, tracker, home):
    tracker.set("movement.every_min", "45", TODAY)
    window = open_window()
    field = type_into(window, "movement.every_min", "450")
    before = home.settings.read_bytes()
    back = find(window, QPushButton, "back:movement.every_min")
    assert back.text() == "Back to 45 min"

    back.click()

    assert field.text() == "45"
    assert fault(window, "movement.every_min").text() == ""
    assert home.settings.read_bytes() == before
