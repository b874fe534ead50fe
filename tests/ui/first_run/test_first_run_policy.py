"""What the organisation has set, in the first run: locked, suggested, and never gone over."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget

from tests.ui.first_run.hands import COMPUTER, HOURS, KEY, PROMPTS, find, key, plan, press, text
from tracker.settings import get_value
from tracker.settings.presets import PLANS, Preset
from tracker.wording import use_language
from ui.first_run.window import STEPS

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

LANGUAGE, AUTOSTART, APPS = "general.language", "program.autostart", "work.apps"
SUGGESTED = "What stands here at first is what your organisation suggests."


@pytest.fixture
def say(etc, tracker):
    """Lets the organisation say something."""

    def say(text):
        file = etc.write(text)
        tracker.look_again()
        use_language(tracker.settings.general.language or "en")
        return file

    return say


def test_a_locked_language_cannot_be_chosen_and_the_window_speaks_it(open_at, say, tracker):
    file = say(f'[locked]\n{LANGUAGE} = "nb"\n')
    window = open_at()

    ways = find(window, QWidget, LANGUAGE)
    assert not ways.isEnabled()
    assert find(window, QAbstractButton, f"{LANGUAGE}:nb").isChecked()
    said = text(window, f"preset:{LANGUAGE}")
    assert f"{file}, linje 2" in said
    assert ways.accessibleDescription() == said
    assert window.focusWidget().objectName() == "general.theme:", "the keyboard begins below it"

    key(window, KEY.Key_Down, KEY.Key_Return)
    assert tracker.settings.general.theme == "light"
    assert find(window, QAbstractButton, "preset:separate").isVisible(), "it went on"


@pytest.mark.parametrize("wanted", [True, False])
def test_a_locked_start_at_log_in_is_shown_as_it_is_and_left(open_at, say, tracker, wanted):
    file = say(f"[locked]\n{AUTOSTART} = {str(wanted).lower()}\n")
    window = open_at(PROMPTS)
    box = find(window, QCheckBox, AUTOSTART)

    assert not box.isEnabled()
    assert box.isChecked() is wanted
    said = f"Your organisation has set this, in {file}, line 2. It cannot be changed here."
    assert text(window, f"preset:{AUTOSTART}") == box.accessibleDescription() == said
    press(window, "next")
    assert not window.isVisible()
    assert tracker.settings.program.autostart is wanted


def test_all_steps_are_walked_with_both_locked_and_nothing_is_refused(open_at, say, home):
    say(f'[locked]\n{LANGUAGE} = "en"\n{AUTOSTART} = true\n')
    window = open_at(is_guessed=True)
    for _step in STEPS:
        assert not find(window, QLabel, "fault").isVisible()
        key(window, KEY.Key_Return)

    assert not window.isVisible()
    assert not home.settings.exists(), "nothing was chosen"


def test_a_country_that_is_suggested_goes_before_one_that_is_guessed(open_at, say, tracker):
    say('[default]\ncalendar.country = "SE"\n')
    window = open_at(HOURS)

    assert find(window, QComboBox, "calendar.country").currentText() == "Sweden"
    assert SUGGESTED in text(window, "preset:calendar.country")
    press(window, "next")
    assert tracker.settings.calendar.country == "SE"


def test_hours_and_apps_that_are_suggested_say_so_and_can_be_changed(open_at, say, tracker):
    say('[default]\nwork.apps = ["teams"]\nhours.schedule.fri = ["08:00-12:00"]\n')
    window = open_at(HOURS)
    assert SUGGESTED in text(window, "preset:hours.schedule.mon")
    press(window, "preset:night")
    press(window, "next")
    assert plan(tracker) == PLANS[Preset.NIGHT]

    assert SUGGESTED in text(window, f"preset:{APPS}")
    assert find(window, QWidget, "apps_panel").isEnabled()
    press(window, "back")
    assert window.findChild(QLabel, "preset:hours.schedule.mon") is None, "they are their own now"


def test_one_day_that_is_suggested_is_enough_to_say_so(open_at, say):
    say('[default]\nhours.schedule.fri = ["08:00-12:00"]\n')

    assert SUGGESTED in text(open_at(HOURS), "preset:hours.schedule.mon")


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_where_nothing_is_set_nobody_is_named(open_at, step):
    window = open_at(step)

    named = [one.objectName() for one in window.findChildren(QLabel)]
    assert not [name for name in named if name.startswith("preset:")]


def test_what_is_suggested_can_be_gone_over_before_the_step_is_left(open_at, say, tracker):
    say('[default]\nwork.apps = ["teams"]\n')
    window = open_at(COMPUTER)
    window._step.apps.wanted.emit(("outlook",))
    press(window, "next")

    assert get_value(tracker.settings, APPS, window.today) == ("outlook",)
