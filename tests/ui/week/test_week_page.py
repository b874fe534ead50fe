"""The page of the week window: chart or table, the Tab key, and every size of window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTableWidget, QWidget

from tests.ui import weeks
from tests.ui.week.halls import OneWeek
from tests.ui.week.reading import by_tab, cells, chart_of, point, text_of
from tests.ui.weeks import W47
from tracker.domain.week import Week
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline
from ui.day.list import DayList
from ui.look import Look
from ui.week.state import WeekState

KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
W46, W48 = Week(2026, 46), Week(2026, 48)


# --- Chart and table ------------------------------------------------------------------------------


def test_the_table_says_what_the_balance_says(worked, open_window, press):
    window = open_window(worked, WeekState(week=W47))
    press(window, "asTable")
    balance = worked.week(W47)

    assert cells(window) == week_rows(balance)
    grid = window.findChild(QTableWidget, "table")
    titles = [grid.horizontalHeaderItem(n).text() for n in range(grid.columnCount())]
    assert titles == [column.title for column in week_columns()]
    said = [label.text().replace("\u00a0", " ") for label in window.findChildren(QLabel)]
    assert " ".join(headline(balance)) in said
    assert {figure.value for figure in figures(balance)} <= set(said)


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
def test_every_week_can_be_read_as_a_table(open_window, name):
    balance = weeks.EVERY_WEEK[name]()
    window = open_window(OneWeek(balance), WeekState(week=balance.week, shows_table=True))

    assert cells(window) == week_rows(balance)
    assert not chart_of(window).isVisible()


def test_a_row_of_the_table_is_a_day(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[0], shows_table=True))
    grid = window.findChild(QTableWidget, "table")
    grid.setFocus()
    QTest.keyClick(grid, KEY.Key_Down)
    assert text_of(window, "dayTitle") == "Tuesday 17 November"

    QTest.keyClick(grid, KEY.Key_Return)
    assert window.findChild(DayList, "spans").hasFocus()


def test_the_last_row_of_the_table_is_no_day(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[6], shows_table=True))
    grid = window.findChild(QTableWidget, "table")
    grid.setFocus()
    QTest.keyClick(grid, KEY.Key_Down)

    assert grid.currentRow() == 7
    assert text_of(window, "dayTitle") == "Sunday 22 November"


def test_the_chart_comes_back(worked, open_window, press):
    window = open_window(worked, WeekState(week=W47, shows_table=True))
    press(window, "asTable")

    assert chart_of(window).isVisible()
    assert not window.findChild(QTableWidget, "table").isVisible()


def test_all_is_reached_with_the_tab_key(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[2]))
    start = window.findChild(QWidget, "overTime")
    start.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    while (focused := window.focusWidget()) not in reached:
        reached.append(focused)
        QTest.keyClick(focused, KEY.Key_Tab)
    names = [widget.objectName() for widget in reached]

    assert names == [
        *("overTime", "asTable", "saveAs", "previousWeek", "thisWeek", "nextWeek", "further"),
        "chart",
        *("previousDay", "nextDay", "add", "edit", "delete", "split", "join", "spans"),
        *("undo", "redo", "copyDay", "copyWeek"),
    ]


# --- Sizes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
@pytest.mark.parametrize(
    ("size", "scale"),
    [((640, 480), 1.0), ((1280, 800), 1.0), ((3840, 2160), 1.0), ((640, 480), 2.0)],
)
def test_nothing_is_cut_off_sideways_at_any_size(open_window, name, size, scale):
    balance = weeks.EVERY_WEEK[name]()
    window = open_window(
        OneWeek(balance), WeekState(week=balance.week), look=Look(scale=scale), size=size
    )
    page = window.findChild(QWidget, "page")
    parts = [page.findChild(QWidget, part) for part in ("toolbar", "chart", "dayPanel")]

    for part in [part for part in parts if part.isVisible()]:
        assert part.x() >= 0
        assert part.geometry().right() < page.width()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            corner = button.mapTo(page, button.rect().bottomRight())
            assert page.rect().contains(corner), button.objectName()


@pytest.mark.parametrize("shows_table", [False, True])
@pytest.mark.parametrize("size", [(640, 480), (1280, 800)])
def test_every_button_can_be_clicked(worked, open_window, shows_table, size):
    window = open_window(worked, WeekState(week=W47, shows_table=shows_table), size=size)
    page = window.findChild(QWidget, "page")
    for button in filter(QWidget.isVisible, window.findChildren(QAbstractButton)):
        at = button.mapTo(page, button.rect().center())
        assert page.childAt(at) is button, button.objectName()


def test_the_toolbar_lies_on_no_text_of_the_chart(worked, open_window):
    for width in (640, 700, 760, 1000, 1280):
        window = open_window(worked, WeekState(week=W47), size=(width, 800))
        bar, chart = window.findChild(QWidget, "toolbar"), chart_of(window)
        for text in chart.layout_shown.texts:
            rect = text.rect
            at = point(rect.x, rect.y) + chart.pos()
            end = point(rect.right, rect.bottom) + chart.pos()
            is_beside = end.x() <= bar.x() or at.x() >= bar.geometry().right()
            is_apart = end.y() <= bar.y() or at.y() >= bar.geometry().bottom()
            assert is_beside or is_apart, (width, text.words)


def test_the_day_stands_beside_a_wide_chart_and_below_a_narrow_one(worked, open_window):
    window = open_window(worked, WeekState(week=W47), size=(1280, 800))
    panel = window.findChild(QWidget, "dayPanel")
    assert panel.x() >= chart_of(window).geometry().right()

    window.resize(640, 480)
    assert panel.y() >= chart_of(window).geometry().bottom() - 20


def test_the_keyboard_scrolls_marks_into_sight(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[0]), size=(640, 480))
    chart = chart_of(window)
    by_tab(chart)
    for _row in range(6):
        QTest.keyClick(chart, KEY.Key_Down)
    shown = chart.visibleRegion().boundingRect()

    assert shown.contains(point(chart.focused.rect.x + 1, chart.focused.rect.middle_y))
    assert shown.contains(chart.callout.geometry())


def test_what_is_wanted_less_often_is_in_a_menu(worked, open_window, qtbot):
    window = open_window(worked, WeekState(week=W47))
    menu = window.findChild(QPushButton, "further").menu()
    with qtbot.waitSignal(window.research_wanted):
        menu.findChild(QAction, "research").trigger()
    with qtbot.waitSignal(window.note_wanted) as wanted:
        menu.findChild(QAction, "note").trigger()

    assert wanted.args == [W47]
