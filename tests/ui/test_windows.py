"""The shelf of windows: opened once, raised, built anew, freed when closed."""

import gc
import weakref
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from tests.hands import at
from tests.ui.running import SOON_MS, bury, heard, press, shown, tell
from tests.ui.week.reading import times
from tracker.domain.signals import Active, Lock
from tracker.domain.week import Week
from tracker.sensors.base import Need
from tracker.sensors.findings import finding
from tracker.wording import use_language
from ui.about import AboutWindow
from ui.close_day import CloseDayWindow
from ui.fault import ReportWindow
from ui.first_run.window import FirstRunWindow
from ui.help.window import HelpWindow
from ui.look import Look
from ui.research import ResearchWindow
from ui.settings.names import SENSES
from ui.settings.window import SettingsState, SettingsWindow
from ui.talk.state import TalkState
from ui.talk.window import TalkWindow
from ui.theme import DARK
from ui.trend.view import TrendView
from ui.trend.window import TrendWindow
from ui.week.window import WeekWindow

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

MONDAY = at("12:00", 7).date()
KINDS: dict[str, type[QWidget]] = {
    "week": WeekWindow,
    "trend": TrendWindow,
    "settings": SettingsWindow,
    "about": AboutWindow,
    "research": ResearchWindow,
    "help": HelpWindow,
    "talk": TalkWindow,
    "close_day": CloseDayWindow,
    "first_run": FirstRunWindow,
    "report": ReportWindow,
}


@pytest.fixture(params=KINDS)
def name(request):
    return request.param


def close(window):
    window.close()
    bury()


# --- Opened and raised ----------------------------------------------------------------------------


def test_each_window_opens_by_its_name(windows, name):
    window = windows.show(name)

    assert type(window) is KINDS[name]
    assert window.isVisible()
    assert windows.is_open(name)


def test_a_window_that_is_open_is_raised_and_not_opened_again(windows, name):
    first = windows.show(name)
    first.showMinimized()

    assert windows.show(name) is first
    assert not first.isMinimized()
    assert shown("window") == [first]


def test_different_windows_stand_side_by_side(windows):
    for each in KINDS:
        windows.show(each)

    assert len(shown("window")) == len(KINDS)


def test_the_report_shows_what_it_is_given(windows):
    window = windows.show("report", "ValueError: no such hour")

    assert window.state() == "ValueError: no such hour"


# --- Closed and freed -----------------------------------------------------------------------------


def test_a_window_that_was_closed_is_freed(windows, name):
    window = windows.show(name)
    alive = weakref.ref(window)

    close(window)
    del window
    gc.collect()

    assert alive() is None
    assert not windows.is_open(name)


def test_a_closed_window_can_be_opened_again(windows, name):
    close(windows.show(name))

    assert windows.show(name).isVisible()


def test_one_that_is_asked_for_while_it_goes_comes_as_a_new_one(windows, name):
    going = windows.show(name)
    going.close()

    new = windows.show(name)
    bury()

    assert new is not going
    assert shown("window") == [new]
    assert windows.is_open(name)


def test_all_can_be_closed_at_once(windows):
    for each in KINDS:
        windows.show(each)

    windows.close_all()
    bury()

    assert shown("window") == []
    assert not any(windows.is_open(each) for each in KINDS)


def test_when_the_last_one_is_gone_that_is_told_once(windows):
    first = windows.show("week")
    windows.show("about")
    with heard(windows.all_closed) as told:
        close(first)
        assert told == []
        windows.rebuild(Look(DARK))
        bury()
        assert told == []

        close(windows.show("about"))

    assert told == [None]


def test_closing_the_day_is_said_through_the_shelf(windows):
    with heard(windows.said) as said:
        press(windows.show("close_day"), "closeDay")

    assert said == [("close",)]


# --- Built anew -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in KINDS if name != "first_run"])
def test_every_window_is_built_anew_and_the_old_one_freed(windows, name):
    old = windows.show(name)
    alive = weakref.ref(old)
    del old

    windows.rebuild(Look(DARK))
    bury()
    gc.collect()

    assert alive() is None
    [new] = shown("window")
    assert windows.show(name) is new
    assert DARK.ground in new.styleSheet()


def test_a_window_stands_where_it_stood(windows, name):
    windows.show(name).setGeometry(QRect(40, 50, 700, 500))

    windows.rebuild(Look(DARK))

    assert windows.show(name).geometry() == QRect(40, 50, 700, 500)


@pytest.mark.parametrize("state", [Qt.WindowState.WindowMaximized, Qt.WindowState.WindowMinimized])
def test_a_window_stays_as_large_or_as_small_as_it_is(windows, name, state):
    windows.show(name).setWindowState(state)

    windows.rebuild(Look(DARK))

    [new] = shown("window")
    assert new.windowState() & state


def test_the_window_that_is_in_use_stays_in_use(windows, name, qtbot):
    with qtbot.waitActive(windows.show(name)):
        pass

    windows.rebuild(Look(DARK))
    bury()

    [new] = shown("window")
    qtbot.waitUntil(new.isActiveWindow)


def test_a_window_in_another_language_shows_what_it_showed(windows, bridge):
    week = windows.show("week")
    week.turn(-1)
    windows.show("report", "ValueError: no such hour")
    use_language("nb")

    windows.rebuild(Look())
    bury()

    assert windows.show("week").state().week == Week(2026, 47)
    assert windows.show("week").windowTitle().startswith("Uke 47")
    assert windows.show("report").state() == "ValueError: no such hour"


def test_settings_that_are_being_typed_stay(windows):
    settings = windows.show("settings")
    search = settings.contents.search
    search.setText("break")

    windows.rebuild(Look(DARK))

    assert windows.show("settings").contents.search.text() == "break"


def test_a_window_that_is_on_its_way_out_is_not_brought_back(windows, name):
    windows.show(name).close()

    windows.rebuild(Look(DARK))
    bury()

    assert shown("window") == []
    assert not windows.is_open(name)


def test_windows_opened_later_have_the_new_look(windows, name):
    windows.rebuild(Look(DARK))

    assert DARK.ground in windows.show(name).styleSheet()


# --- What reaches them, and what they tell --------------------------------------------------------


def test_the_week_follows_the_record(windows, bridge, clock):
    week = windows.show("week")
    assert times(week) == []

    tell(bridge, Active())
    clock.until(at("15:50", 7))
    tell(bridge, Lock())

    assert times(week) == ["15:30–15:50"]


def test_the_weeks_over_time_are_opened_from_the_week_and_lead_back_to_a_week(windows):
    press(windows.show("week"), "overTime")
    assert windows.is_open("trend")

    trend = windows.show("trend")
    trend.week_wanted.emit(Week(2026, 46))
    assert windows.show("week").state().day == Week(2026, 46).monday

    trend.week_wanted.emit(Week(2026, 48))
    assert windows.show("week").state().day == MONDAY


def test_the_weeks_over_time_follow_the_record(windows, bridge, clock, qtbot):
    trend = windows.show("trend")
    tell(bridge, Active())
    clock.until(at("15:50", 7))
    tell(bridge, Lock())

    view = trend.findChild(TrendView)
    qtbot.waitUntil(lambda: bool(view.marks) and bool(view.marks[-1].week.work), timeout=SOON_MS)


def test_what_is_set_in_the_settings_is_obeyed_by_what_records(windows, bridge, tracker, sensors):
    settings = windows.show("settings")
    tracker.set("work.away_after_min", "9", MONDAY)

    settings.changed.emit(tracker.settings)

    assert [known.away_after.total_seconds() for known in sensors.obeyed] == [540]


def test_what_is_corrected_in_the_week_shows_in_the_status(windows, bridge, tracker):
    week = windows.show("week")
    tracker.corrections.add(at("09:00", 7), at("10:00", 7))
    assert not bridge.status().work_today

    week.changed.emit()

    assert bridge.status().work_today.total_seconds() == 3600


def test_a_closed_window_hears_nothing_more(windows, bridge):
    close(windows.show("week"))
    close(windows.show("settings"))

    bridge.on_settings_changed()
    tell(bridge, Active())


# --- What the sensors tell ------------------------------------------------------------------------


def test_the_page_of_the_sensors_is_that_of_the_sensors_that_run(windows, bridge, sensors):
    sensors.findings = (finding(Need.CLOCK, "timerfd", []),)
    page = windows.show("settings", SettingsState(group=SENSES)).page.senses
    assert page.findChild(QLabel, "sense_state:clock").text() == "good"

    sensors.findings = (finding(Need.CLOCK, "none", []),)
    bridge.on_deadline()

    assert page.findChild(QLabel, "sense_state:clock").text() == "missing"
    press(page, "look_again")
    assert sensors.tried_again == 1


def test_the_programs_that_run_are_offered_as_work_apps(windows, bridge, qtbot):
    settings = windows.show("settings", SettingsState(group="work"))

    with qtbot.waitSignal(bridge.apps_found, timeout=SOON_MS):
        press(settings, "choose_apps")

    boxes = settings.page.apps.findChildren(QCheckBox)
    assert {"app:pytest", "app:python"} & {box.objectName() for box in boxes}


def test_week_of_a_day_is_shown_whether_or_not_the_window_is_open(windows):
    windows.show_day(MONDAY - timedelta(weeks=1))
    assert windows.show("week").state().week == Week.of(MONDAY).shifted(-1)

    windows.show_day(MONDAY)
    assert windows.show("week").state().week == Week.of(MONDAY)


# --- From one to another --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["about", "week", "talk"])
def test_the_page_about_the_research_is_opened_from_other_windows(windows, name):
    windows.show(name).research_wanted.emit()

    assert windows.is_open("research")


def test_the_note_for_a_talk_is_opened_from_the_week_that_is_shown(windows):
    week = windows.show("week")
    week.turn(-1)
    week.note_wanted.emit(week.state().week)
    assert windows.show("talk").state().week == Week(2026, 47)

    week.turn(-1)
    week.note_wanted.emit(week.state().week)
    assert windows.show("talk").state().week == Week(2026, 46)


def test_the_end_of_the_program_waits_once_for_words_that_stand_in_no_file(windows):
    assert not windows.hold_back()
    written = TalkState(title="Talk with Kari")
    window = windows.show("talk", written)
    assert windows.hold_back()
    assert window.isVisible()
    assert not windows.hold_back()  # who ends it again means it

    windows.close_all()
    assert not window.isVisible()
    bury()
    assert not windows.hold_back()
