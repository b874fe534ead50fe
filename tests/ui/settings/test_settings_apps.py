"""Work apps chosen from the programs that run: found when asked for, ticked, and kept at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from tests.ui.settings.hands import QUIET, TODAY, editor, enter, fault, find, type_into, written
from tests.ui.settings.senses import APPS
from tracker.sensing import RunningApp
from ui.look import Look
from ui.settings.window import SettingsState

pytestmark = pytest.mark.qt_log_ignore(QUIET)
AT_WORK = SettingsState(group="work")
LONG = RunningApp("long", "A program with a name so long that no line has room for it " * 3, True)


@pytest.fixture
def window(open_window):
    return open_window(AT_WORK)


@pytest.fixture
def choosing(window):
    return unfolded(window)


def unfolded(window):
    find(window, QPushButton, "choose_apps").click()
    window.on_apps_found(APPS)
    return window


def boxes(window):
    """Return what is offered in its order: what is written, and whether it is ticked."""
    found = find(window, QWidget, "apps_panel").findChildren(QCheckBox)
    seen = sorted(
        (box for box in found if box.isVisible()),
        key=lambda box: box.mapTo(window, box.rect().topLeft()).y(),
    )
    return [(box.accessibleName(), box.isChecked()) for box in seen]


def tick(window, name):
    find(window, QCheckBox, f"app:{name}").click()


def test_nothing_is_looked_for_before_somebody_wants_to_choose(window, senses):
    assert senses.looked_for_apps == 0
    assert not find(window, QWidget, "apps_panel").isVisible()

    find(window, QPushButton, "choose_apps").click()

    assert senses.looked_for_apps == 1
    assert find(window, QLabel, "apps_wait").isVisible()
    assert boxes(window) == []


def test_what_people_start_is_offered_and_the_background_on_demand(choosing):
    QApplication.processEvents()
    assert boxes(choosing) == [("Visual Studio Code (code)", False), ("Firefox", False)]
    more = find(choosing, QPushButton, "more_apps")
    assert more.text() == "What works in the background (2)"
    assert not find(choosing, QLabel, "apps_wait").isVisible()

    more.click()
    QApplication.processEvents()

    assert [name for name, _ in boxes(choosing)[2:]] == ["gvfsd", "pipewire"]


def test_where_nothing_tells_them_apart_all_are_offered(window):
    find(window, QPushButton, "choose_apps").click()
    window.on_apps_found(APPS[2:])
    QApplication.processEvents()

    assert [name for name, _ in boxes(window)] == ["gvfsd", "pipewire"]
    assert not find(window, QPushButton, "more_apps").isVisible()


def test_a_tick_is_kept_at_once_as_if_it_had_been_typed(qtbot, choosing, tracker, home):
    with qtbot.waitSignal(choosing.changed, timeout=1000):
        tick(choosing, "firefox")

    assert tracker.settings.work.apps == ("firefox",)
    assert written(home)["work"]["apps"] == ["firefox"]
    assert editor(choosing, "work.apps").text() == "firefox"

    tick(choosing, "code")
    assert tracker.settings.work.apps == ("firefox", "code")

    tick(choosing, "firefox")
    assert tracker.settings.work.apps == ("code",)


def test_listed_apps_stand_first_whether_they_run_or_not(open_window, tracker):
    tracker.set("work.apps", "teams, firefox", TODAY)

    window = unfolded(open_window(AT_WORK))
    QApplication.processEvents()

    assert boxes(window) == [
        ("teams, does not run now", True),
        ("Firefox", True),
        ("Visual Studio Code (code)", False),
    ]


def test_what_was_unticked_stays_to_be_ticked_again(open_window, tracker):
    tracker.set("work.apps", "teams", TODAY)
    window = unfolded(open_window(AT_WORK))

    tick(window, "teams")
    assert tracker.settings.work.apps == ()
    tick(window, "teams")

    assert tracker.settings.work.apps == ("teams",)


def test_a_name_that_is_typed_is_ticked_and_one_that_is_deleted_is_not(choosing, tracker):
    enter(type_into(choosing, "work.apps", "slack, firefox"))
    QApplication.processEvents()
    assert ("slack, does not run now", True) in boxes(choosing)
    assert ("Firefox", True) in boxes(choosing)

    enter(type_into(choosing, "work.apps", ""))
    QApplication.processEvents()

    assert [name for name, is_on in boxes(choosing) if is_on] == []


def test_what_another_process_has_listed_is_ticked(choosing, tracker):
    tracker.set("work.apps", "code", TODAY)

    choosing.refresh()

    assert find(choosing, QCheckBox, "app:code").isChecked()


def test_the_keyboard_stays_where_it_was_when_there_is_news(choosing):
    box = find(choosing, QCheckBox, "app:firefox")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    choosing.on_apps_found(APPS[1:])

    assert choosing.focusWidget().objectName() == "app:firefox"
    assert choosing.focusWidget().isChecked()


def test_a_list_that_cannot_be_kept_is_told_of_and_nothing_is_ticked(full_disk, window, tracker):
    unfolded(window)

    tick(window, "firefox")

    assert fault(window, "work.apps").isVisible()
    assert tracker.settings.work.apps == ()
    assert not find(window, QCheckBox, "app:firefox").isChecked()


def test_a_title_without_room_is_shortened_and_told_in_full_to_those_who_ask(open_window):
    window = open_window(AT_WORK, Look(scale=2.0), (640, 480))
    find(window, QPushButton, "choose_apps").click()
    window.on_apps_found((LONG,))
    QApplication.processEvents()

    box = find(window, QCheckBox, "app:long")
    assert box.text().endswith("…")
    assert LONG.title in box.toolTip()
    assert LONG.title in box.accessibleName()
    assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width()


def test_the_keyboard_goes_through_the_programs_from_above_to_below(choosing):
    find(choosing, QPushButton, "more_apps").click()
    QApplication.processEvents()
    find(choosing, QPushButton, "choose_apps").setFocus()
    visited = []
    for _ in range(6):
        QTest.keyClick(choosing.focusWidget(), Qt.Key.Key_Tab)
        visited.append(choosing.focusWidget().objectName())

    assert visited == [
        "app:code",
        "app:firefox",
        "more_apps",
        "app:gvfsd",
        "app:pipewire",
        "editor:work.running_counts",
    ]
