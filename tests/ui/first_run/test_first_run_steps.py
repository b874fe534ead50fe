"""The steps of the first run: what each asks, and what comes of the answers."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QSpinBox,
    QWidget,
)

from tests.ui.first_run.hands import (
    COMPUTER,
    HOURS,
    KEY,
    MOVEMENT,
    PROMPTS,
    find,
    plan,
    press,
    text,
)
from tracker import first_run as logic
from tracker.autostart import State, standing
from tracker.holidays import calendars
from tracker.sensing import RunningApp
from tracker.sensors.base import Need
from tracker.settings.presets import PLANS, Preset
from tracker.settings.week_hours import texts_of
from tracker.wording import use_language
from ui.hours.field import WeekField
from ui.settings.countries import country_name
from ui.settings.country_names import NAMES

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")


# --- When work is meant to happen -----------------------------------------------------------------


def test_a_preset_is_drawn_and_kept_for_all_days(open_at, tracker):
    window = open_at(HOURS)
    press(window, "preset:mixed")

    assert find(window, WeekField, "week_hours").week == PLANS[Preset.MIXED].week
    assert "45 h 00 min a week, with 10 h 00 min off between two days at least." in text(
        window, "plan_line"
    )
    assert "The rest you want is set to 11 hours." in text(window, "plan_line")
    press(window, "next")
    assert plan(tracker) == PLANS[Preset.MIXED]
    assert [version.from_.year for version in tracker.settings.hours.schedule] == [2000]


def test_state_flexitime_has_its_band(open_at, tracker):
    window = open_at(HOURS)
    press(window, "preset:state_flexitime")
    press(window, "next")

    assert plan(tracker) == PLANS[Preset.STATE_FLEXITIME]


def test_hours_of_ones_own_go_by_no_name(open_at, tracker):
    window = open_at(HOURS)
    field = find(window, WeekField, "week_hours")

    QTest.keyClick(field.strips[0], KEY.Key_Right)

    chips = [find(window, QAbstractButton, f"preset:{preset}") for preset in Preset]
    assert not any(chip.isChecked() for chip in chips)
    press(window, "next")
    assert texts_of(plan(tracker).week[0]) == ("08:15-16:00",)


def test_without_fixed_hours_there_is_nothing_to_sum_up(open_at):
    window = open_at(HOURS)
    press(window, "preset:no_fixed_hours")

    assert text(window, "plan_line") == ""


def test_a_later_run_writes_hours_that_hold_from_today(open_at, tracker):
    window = open_at(HOURS, is_first=False)
    press(window, "preset:night")
    press(window, "next")

    assert [version.from_ for version in tracker.settings.hours.schedule][1:] == [
        logic.holds_from(window.today, is_first=False)
    ]


def test_the_country_is_guessed_once_and_written_with_the_step(open_at, tracker, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    window = open_at(HOURS)
    country = find(window, QComboBox, "calendar.country")
    assert country.currentText() == "Sweden"

    press(window, "next")
    assert tracker.schedule.plan_at(tracker.now, tracker.zone).version.country == "SE"
    press(window, "back")
    choose(window, "calendar.country", "NO")
    press(window, "next")
    press(window, "back")
    assert find(window, QComboBox, "calendar.country").currentData() == "NO"


def test_a_later_run_guesses_nothing(open_at, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Stockholm")

    window = open_at(HOURS, is_first=False)

    assert find(window, QComboBox, "calendar.country").currentData() == "NO"


def test_regions_are_offered_where_they_differ(open_at, tracker):
    window = open_at(HOURS)
    region = find(window, QComboBox, "calendar.region")
    assert not region.isVisible()

    choose(window, "calendar.country", "DE")
    assert region.isVisible()
    choose(window, "calendar.region", "BY")
    press(window, "next")

    version = tracker.schedule.plan_at(tracker.now, tracker.zone).version
    assert (version.country, version.region) == ("DE", "BY")


def choose(window, name, code):
    field = find(window, QComboBox, name)
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "NO", "Norway"),
        ("nb", "JP", "Japan"),
        ("nn", "AT", "Austerrike"),
        ("en", "ZZ", "ZZ"),
    ],
)
def test_countries_are_called_by_name(language, code, name):
    use_language(language)

    assert country_name(code) == name


def test_names_that_are_translated_are_those_that_are_shown():
    shown = {country_name(code) for code in calendars()}

    assert set(NAMES) <= shown


# --- The computer, movement, prompts --------------------------------------------------------------


def test_work_apps_are_chosen_from_what_runs(open_at, tracker):
    window = open_at(COMPUTER)
    window.on_apps_found((RunningApp("teams", "Teams", True), RunningApp("vim", "vim", True)))
    press(window, "app:teams")
    press(window, "work.computer:shared")
    press(window, "next")

    assert tracker.settings.work.apps == ("teams",)
    assert tracker.settings.work.computer == "shared"
    window.on_apps_found(())  # comes late: nobody asks any more


def test_a_rhythm_of_ones_own_has_numbers(open_at, tracker):
    window = open_at(MOVEMENT)
    every = find(window, QSpinBox, "movement.every_min")
    assert not every.isVisible()

    press(window, "rhythm:own")
    assert every.isVisible()
    every.setValue(40)
    press(window, "movement.quiet_only")
    press(window, "next")

    assert tracker.settings.movement.every_min == 40
    assert tracker.settings.movement.quiet_only
    press(window, "back")
    assert find(window, QAbstractButton, "rhythm:own").isChecked()


def test_movement_can_go_unsaid(open_at, tracker):
    window = open_at(MOVEMENT)
    press(window, "rhythm:none")
    press(window, "next")

    assert not tracker.settings.prompts.movement
    assert tracker.settings.movement.every_min == 50
    press(window, "back")
    assert find(window, QAbstractButton, "rhythm:none").isChecked()


def test_prompts_are_tried_out_as_they_were_chosen(open_at, tracker, qtbot):
    window = open_at(PROMPTS)
    press(window, "prompts.show_as:both")
    press(window, "prompts.sound")
    with qtbot.waitSignal(window.tried):
        press(window, "try_out")

    assert tracker.settings.prompts.show_as == "both"
    assert tracker.settings.prompts.sound


def test_what_does_not_work_here_is_said_in_words(open_at, senses):
    senses.lose(Need.SESSION)
    window = open_at(PROMPTS)

    assert text(window, "senses_summary") == "1 is missing; 7 of 8 are good."
    assert text(window, "sense_cure:session:0") == "What would help: Install D-Bus."
    assert senses.tried_again == 1
    assert window.findChild(QWidget, "sense:idle") is None, "what works is not told at length"


def test_start_at_log_in_is_offered_and_not_taken_for_granted(open_at, tracker, home):
    window = open_at(PROMPTS)
    box = find(window, QCheckBox, "program.autostart")
    assert not box.isChecked()

    box.click()
    press(window, "next")

    assert tracker.settings.program.autostart
    assert standing(home).state is State.ON


def test_on_wayland_it_says_that_a_notification_stands_in(open_at, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))

    assert "notification stands in" in text(open_at(PROMPTS), "meaning:card")
