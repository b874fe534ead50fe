"""The weeks over time in a window: the pointer over them, and the keyboard on them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.ui.running import bury, heard
from tests.ui.trend.reading import by_tab, column_of, mouse, view_of
from tracker.domain.week import Week
from ui.look import Look
from ui.trend.state import TrendState
from ui.trend.table import TrendTable

KEY = Qt.Key
W46, W47, W48 = (Week(2026, number) for number in (46, 47, 48))


# --- The pointer ----------------------------------------------------------------------------------


def test_a_pointer_over_a_week_shows_its_lines_inside_the_picture(worked, open_window):
    view = view_of(open_window(worked))

    for column in view.marks:
        mouse(view, QEvent.Type.MouseMove, column)
        assert view.callout.isVisible()
        assert view.callout.text == column.label.tooltip
        assert view.rect().contains(view.callout.geometry())
        assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor

    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view.callout.isVisible()


def test_lines_say_all_that_is_known_of_a_week(worked, open_window):
    view = view_of(open_window(worked))

    assert column_of(view, W47).label.tooltip.splitlines() == [
        "Week 47, 16–22 November 2026",
        "35 min a day outside core hours",
        "42 h 55 min of work",
        "2 h 55 min outside, spilled over",
        "Evening 2 h 55 min",
        "5 of 5 working days known",
    ]
    assert column_of(view, Week(2026, 42)).label.tooltip.splitlines() == [
        "Week 42, 12–18 October 2026",
        "Leave or public holidays",
    ]


def test_a_double_click_opens_a_week(worked, open_window):
    window = open_window(worked)
    view = view_of(window)
    with heard(window.week_wanted) as wanted:
        mouse(view, QEvent.Type.MouseButtonPress, column_of(view, W46))
        assert view.focused is column_of(view, W46)
        mouse(view, QEvent.Type.MouseButtonDblClick, column_of(view, W46))

    assert wanted == [W46]


# --- The keyboard ---------------------------------------------------------------------------------


def test_the_keyboard_begins_at_the_running_week_and_goes_from_week_to_week(worked, open_window):
    view = by_tab(open_window(worked))
    assert view.focused is column_of(view, W48)
    assert view.callout.isVisible()

    for key, week in (
        (KEY.Key_Left, 47),
        (KEY.Key_Left, 46),
        (KEY.Key_Right, 47),
        (KEY.Key_PageUp, 43),
        (KEY.Key_Home, 37),
        (KEY.Key_Left, 37),
        (KEY.Key_PageDown, 41),
        (KEY.Key_End, 48),
    ):
        QTest.keyClick(view, key)
        assert view.focused.week.week == Week(2026, week)
        assert view.callout.text == view.focused.label.tooltip


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_a_key_opens_the_week_it_is_on(worked, open_window, key):
    window = open_window(worked)
    view = by_tab(window)
    QTest.keyClick(view, KEY.Key_Left)
    with heard(window.week_wanted) as wanted:
        QTest.keyClick(view, key)

    assert wanted == [W47]


def test_keys_mean_nothing_where_nothing_is_on_record(empty, open_window):
    view = by_tab(open_window(empty))

    for key in (KEY.Key_Left, KEY.Key_Home, KEY.Key_Return):
        QTest.keyClick(view, key)

    assert view.focused is None


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_W])
def test_the_window_is_closed_by_a_key(worked, open_window, key):
    window = open_window(worked)
    control = Qt.KeyboardModifier.ControlModifier
    plain = Qt.KeyboardModifier.NoModifier

    QTest.keyClick(window, key, plain if key == KEY.Key_Escape else control)
    bury()

    assert not isValid(window)


@pytest.mark.parametrize("weeks", [12, 52])
def test_a_week_that_a_key_leads_to_comes_into_view(worked, open_window, weeks):
    window = open_window(worked, TrendState(weeks), look=Look(scale=3.0), size=(640, 480))
    view = by_tab(window)
    QTest.keyClick(view, KEY.Key_Home)

    stage = window.findChild(QWidget, "stage")
    top = view.mapTo(stage.viewport(), view.callout.pos()).y()
    assert 0 <= top < stage.viewport().height()


def test_other_keys_and_buttons_of_the_mouse_mean_nothing(worked, open_window):
    window = open_window(worked)
    view = by_tab(window)
    with heard(window.week_wanted) as wanted:
        QTest.keyClick(view, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, KEY.Key_A)
        QTest.mouseClick(view, Qt.MouseButton.RightButton)
        QTest.mouseDClick(view, Qt.MouseButton.RightButton)
        table = TrendTable(Look(), window)
        table.grid.opened.emit(0)

    assert wanted == []
    assert view.focused is column_of(view, W48)
