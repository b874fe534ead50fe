"""The window of the first run: five steps, each of which can be skipped, and nothing lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QScrollArea,
    QWidget,
)

from tests.ui.first_run.hands import (
    COMPUTER,
    HOURS,
    KEY,
    LANGUAGE,
    MOVEMENT,
    PROMPTS,
    find,
    key,
    press,
    step_of,
    text,
    title,
)
from tests.ui.settings.senses import FakeSenses
from tracker.sensing import RunningApp
from tracker.wording import LANGUAGES, use_language
from ui.first_run.window import STEPS, FirstRunWindow
from ui.look import Look
from ui.theme import DARK, HIGH_CONTRAST

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")


# --- Back and forth -------------------------------------------------------------------------------


def test_five_steps_each_with_a_title_lead_to_the_end(open_at):
    window = open_at()
    titles = []
    for number in range(len(STEPS)):
        assert text(window, "count") == f"Step {number + 1} of 5"
        titles.append(title(window))
        press(window, "next")

    assert len(set(titles)) == 5
    assert not window.isVisible()


def test_all_can_be_skipped_and_leaves_everything_as_it_was(open_at, tracker, home):
    window = open_at()
    for _step in STEPS:
        press(window, "skip")

    assert not window.isVisible()
    assert not home.settings.exists()


def test_enter_goes_on_and_alt_left_goes_back(open_at):
    window = open_at()
    key(window, KEY.Key_Return)
    assert step_of(window) == HOURS

    QTest.keyClick(window, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step_of(window) == LANGUAGE
    assert not find(window, QWidget, "back").isVisible()
    QTest.keyClick(window, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert step_of(window) == HOURS


def test_enter_on_a_button_presses_that_button(open_at):
    window = open_at(MOVEMENT)
    find(window, QWidget, "back").setFocus()

    key(window, KEY.Key_Return)

    assert step_of(window) == COMPUTER


@pytest.mark.parametrize("way", ["next", "back", "close"])
def test_what_was_chosen_is_kept_by_whichever_way_a_step_is_left(open_at, tracker, way):
    window = open_at(MOVEMENT)
    press(window, "rhythm:often")
    assert tracker.settings.movement.every_min == 50, "not before"

    if way == "close":
        window.close()
    else:
        press(window, way)

    assert tracker.settings.movement.every_min == 30


def test_what_was_chosen_in_a_step_that_is_skipped_is_dropped(open_at, tracker):
    window = open_at(MOVEMENT)
    press(window, "rhythm:often")

    press(window, "skip")

    assert tracker.settings.movement.every_min == 50
    assert step_of(window) == PROMPTS


def test_what_is_chosen_stands_there_when_one_comes_back(open_at):
    window = open_at(MOVEMENT)
    press(window, "rhythm:often")
    press(window, "next")
    press(window, "back")

    assert find(window, QAbstractButton, "rhythm:often").isChecked()


def test_closing_tells_that_it_is_over(open_at, qtbot):
    window = open_at()
    with qtbot.waitSignal(window.done):
        key(window, KEY.Key_Escape)
    assert not window.isVisible()


def test_what_cannot_be_written_is_said_and_closed_only_the_second_time(open_at, home, tracker):
    window = open_at(MOVEMENT)
    press(window, "rhythm:often")
    home.settings.write_text("[movement\n")

    press(window, "next")
    assert step_of(window) == MOVEMENT
    assert "settings.toml" in text(window, "fault")

    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


# --- The language, and the look -------------------------------------------------------------------


def test_a_language_holds_at_once_and_the_window_takes_it_where_it_stands(open_at, tracker):
    window = open_at()
    window.changed.connect(lambda settings: window.dress(Look(DARK)))

    key(window, KEY.Key_Right, KEY.Key_Right)

    assert tracker.settings.general.language == "nb"
    assert window.focusWidget().objectName() == "general.language:nb"
    assert find(window, QAbstractButton, "general.language:").text() == "Systemets"
    assert DARK.ground in window.styleSheet()


def test_arrows_go_round_in_the_moment_after_the_window_was_made_anew(open_at, tracker):
    window = open_at()
    for _arrow in range(len(LANGUAGES) + 2):  # past the last, the system's, and on to the first
        key(window, KEY.Key_Right)
        window.dress(Look())

    assert tracker.settings.general.language == "en"


def test_colours_hold_at_once(open_at, tracker):
    press(open_at(), "general.theme:dark")

    assert tracker.settings.general.theme == "dark"


def test_it_says_that_everything_stays_here(open_at):
    assert "Everything stays on this computer. Nobody else, your employer included" in text(
        open_at(), "lead"
    )


def test_it_can_be_built_anew_as_it_is(open_at, tracker):
    window = open_at(MOVEMENT)
    press(window, "rhythm:often")
    find(window, QCheckBox, "movement.no_stairs").setFocus()

    again = FirstRunWindow(tracker, FakeSenses(), Look(), window.state())

    assert again.state() == window.state()
    assert find(again, QAbstractButton, "rhythm:often").isChecked()
    again.deleteLater()


# --- How it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize(
    ("look", "size"),
    [(Look(), (640, 480)), (Look(scale=2.0), (960, 800)), (Look(HIGH_CONTRAST), (640, 480))],
    ids=["small", "200", "contrast"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_fits_into_a_small_window(open_at, step, look, size, language):
    use_language(language)
    window = open_at(step, look)
    window.resize(*size)
    QApplication.processEvents()

    page = find(window, QScrollArea, "page")
    assert window.width() == size[0]
    assert page.widget().width() <= page.viewport().width()
    for name in ("next", "skip"):
        assert window.rect().contains(find(window, QWidget, name).geometry().center())


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_it_opens_no_larger_than_the_screen_has_room_for(open_at, scale):
    window = open_at(look=Look(scale=scale))
    room = window.screen().availableSize()

    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert window.rect().contains(find(window, QWidget, "next").geometry().center())


@pytest.mark.parametrize("step", range(5))
def test_whatever_takes_the_keyboard_has_a_name(open_at, step):
    window = open_at(step)
    window.on_apps_found((RunningApp("teams", "Teams", True),))
    QApplication.processEvents()

    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = isinstance(widget, QAbstractButton) and widget.text()
            assert named or widget.accessibleName(), widget.objectName()


@pytest.mark.parametrize("step", range(5))
def test_the_keyboard_begins_with_what_is_chosen_and_reaches_the_end(open_at, step):
    window = open_at(step)
    first = window.focusWidget()
    assert first is not None
    seen = []
    for _tab in range(80):
        key(window, KEY.Key_Tab)
        seen.append(window.focusWidget().objectName())
        if window.focusWidget() is first:
            break

    assert {"next", "skip"} <= set(seen)
