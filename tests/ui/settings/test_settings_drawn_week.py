"""The week that is drawn in the window of the settings: the same hours as the fields above it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

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
    written,
)
from tracker.settings.presets import plan_on
from tracker.wording import use_language
from ui.hours.field import WeekField
from ui.look import Look
from ui.settings.window import SettingsState

pytestmark = pytest.mark.qt_log_ignore(QUIET)

RIGHT, TAB = Qt.Key.Key_Right, Qt.Key.Key_Tab
EIGHT_TO_FOUR = ((480, 960),)
QUARTER_LATER = ("08:15-16:00",)


@pytest.fixture
def drawing(window):
    """The drawing, unfolded, with the keyboard on Monday."""
    unfold(window)
    return window


def unfold(window):
    find(window, QPushButton, "draw_week").click()
    monday(window).setFocus()


def monday(window):
    return find(window, QWidget, "hours:0")


def week(window):
    return find(window, WeekField, "week_hours").week


def is_kept(tracker):
    return value(tracker, "hours.schedule.mon") == QUARTER_LATER


def test_it_is_folded_away_until_it_is_wanted(window):
    assert not find(window, QWidget, "week_hours").isVisible()

    unfold(window)

    assert find(window, QWidget, "week_hours").isVisible()
    assert week(window)[:5] == (EIGHT_TO_FOUR,) * 5


def test_what_is_drawn_is_kept_in_a_moment_and_stands_in_the_fields(drawing, tracker, qtbot):
    QTest.keyClick(monday(drawing), RIGHT)
    assert value(tracker, "hours.schedule.mon") == ("08:00-16:00",), "it may not be all"

    qtbot.waitUntil(lambda: is_kept(tracker), timeout=2000)

    assert value(tracker, "hours.schedule.fri") == QUARTER_LATER, "days with the same hours"
    assert value(tracker, "hours.schedule.sat") == ()
    assert editor(drawing, "hours.schedule.fri").text() == "08:15-16:00"


def test_it_tells_that_settings_are_others_now(drawing, qtbot):
    QTest.keyClick(monday(drawing), RIGHT)

    with qtbot.waitSignal(drawing.changed) as changed:
        drawing.page.drawn.finish()

    assert plan_on(changed.args[0], TODAY).week[0] == ((495, 960),)


def test_one_day_can_be_drawn_for_itself(drawing, tracker):
    find(drawing, QCheckBox, "together").click()
    QTest.keyClick(monday(drawing), RIGHT)
    drawing.page.drawn.finish()

    assert is_kept(tracker)
    assert value(tracker, "hours.schedule.tue") == ("08:00-16:00",)


@pytest.mark.parametrize("way", ["close", "another group", "fold"])
def test_whatever_takes_it_out_of_sight_keeps_it_first(drawing, tracker, way):
    QTest.keyClick(monday(drawing), RIGHT)
    match way:
        case "close":
            drawing.close()
        case "another group":
            drawing.contents.show_group("rest")
            drawing.page.show_group("rest")
        case _:
            find(drawing, QPushButton, "draw_week").click()

    assert is_kept(tracker)


def test_nothing_is_written_where_nothing_is_another_in_the_end(drawing, tracker, home):
    before = written(home)
    QTest.keyClick(monday(drawing), RIGHT)
    QTest.keyClick(monday(drawing), Qt.Key.Key_Left)

    drawing.page.drawn.finish()

    assert written(home) == before


def test_it_holds_from_the_day_that_is_chosen(drawing, tracker):
    choose_day(drawing, LATER)
    QTest.keyClick(monday(drawing), RIGHT)
    drawing.page.drawn.finish()

    assert value(tracker, "hours.schedule.mon", TODAY) == ("08:00-16:00",)
    assert value(tracker, "hours.schedule.mon", LATER) == QUARTER_LATER


def test_what_was_drawn_before_another_day_is_chosen_holds_from_the_day_it_was_drawn_for(
    drawing, tracker
):
    QTest.keyClick(monday(drawing), RIGHT)
    choose_day(drawing, LATER)

    assert value(tracker, "hours.schedule.mon", TODAY) == QUARTER_LATER


def test_it_shows_what_is_typed(drawing):
    enter(type_into(drawing, "hours.schedule.mon", "10:00-14:00"))

    assert week(drawing)[0] == ((600, 840),)
    assert week(drawing)[1] == EIGHT_TO_FOUR


def test_it_shows_the_band_around_the_hours(drawing, tracker):
    tracker.set("hours.flex_before_min", "60", TODAY)
    drawing.refresh()

    assert find(drawing, WeekField, "week_hours")._flex == (60, 0)


def test_what_cannot_be_kept_is_said_and_goes_back(drawing, tracker, home):
    home.settings.write_text("[movement\n")
    QTest.keyClick(monday(drawing), RIGHT)
    drawing.page.drawn.finish()

    said = find(drawing, QLabel, "fault:drawn_week")
    assert said.isVisible()
    assert "settings.toml" in said.text()
    assert week(drawing)[0] == EIGHT_TO_FOUR


def test_the_keyboard_comes_to_it_after_sunday_and_goes_on(drawing):
    last = editor(drawing, "hours.schedule.sun")
    last.setFocus()
    visited = []
    for _press in range(4):
        QTest.keyClick(drawing.focusWidget(), TAB)
        visited.append(drawing.focusWidget().objectName())

    assert visited == ["draw_week", "hours:0", "together", "editor:hours.zone"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_it_fits_into_a_small_window(open_window, language, scale):
    use_language(language)
    look = Look(scale=scale)
    size = (look.px(480), look.px(480))
    window = open_window(SettingsState(group="hours"), look=look, size=size)
    unfold(window)
    QApplication.processEvents()

    assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width()
