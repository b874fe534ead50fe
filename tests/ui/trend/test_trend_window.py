"""The window of the trend: how many weeks, screen reader, table, faults, what changes meanwhile."""

import gc
import weakref
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.running import bury, heard, press
from tests.ui.trend.reading import column_of, table_of, view_of
from tracker.domain.week import Week
from tracker.errors import StoreError
from ui.look import Look
from ui.picture.geometry import Rect
from ui.theme import DARK
from ui.trend import window as trend_window
from ui.trend.state import TrendState
from ui.trend.window import TrendWindow

KEY = Qt.Key
W46, W48 = (Week(2026, number) for number in (46, 48))


# --- How many weeks -------------------------------------------------------------------------------


def test_twelve_weeks_to_begin_with_and_a_button_for_each_other_number(worked, open_window):
    window = open_window(worked)
    assert len(view_of(window).marks) == 12

    for weeks in (26, 52, 12):
        press(window, f"weeks{weeks}")
        assert len(view_of(window).marks) == weeks
        on = [b.objectName() for b in window.findChildren(QPushButton) if b.isChecked()]
        assert on == [f"weeks{weeks}"]


@pytest.mark.parametrize(("key", "weeks"), [(KEY.Key_1, 12), (KEY.Key_2, 26), (KEY.Key_3, 52)])
def test_a_key_for_each_number_of_weeks(worked, open_window, key, weeks):
    window = open_window(worked, TrendState(26))

    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

    assert window.state().weeks == weeks


def test_a_button_that_is_on_stays_on_when_it_is_pressed(worked, open_window):
    window = open_window(worked)

    press(window, "weeks12")

    assert window.findChild(QPushButton, "weeks12").isChecked()


# --- A screen reader ------------------------------------------------------------------------------


def test_a_screen_reader_reads_the_picture_as_a_list_of_weeks(worked, open_window):
    view = view_of(open_window(worked))
    interface = QAccessible.queryAccessibleInterface(view)

    assert interface.role() is QAccessible.Role.List
    assert view.accessibleName() == "12 weeks, 7 September – 29 November 2026"
    assert view.accessibleDescription().startswith("Over the last four weeks you worked about 45")
    assert [
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
    ] == [column.label.name for column in view.marks]


def test_other_weeks_are_read_after_another_number_of_them(worked, open_window):
    window = open_window(worked)
    interface = QAccessible.queryAccessibleInterface(view_of(window))
    assert interface.child(0).text(QAccessible.Text.Name).startswith("Week 37")

    press(window, "weeks26")

    assert interface.childCount() == 26
    assert interface.child(0).text(QAccessible.Text.Name).startswith("Week 23")


def test_every_button_can_be_reached_and_has_words(worked, open_window):
    window = open_window(worked)

    for button in window.findChildren(QPushButton):
        assert button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


# --- The table ------------------------------------------------------------------------------------


def test_the_same_weeks_as_a_table_the_newest_first(worked, open_window):
    window = open_window(worked)
    press(window, "asTable")
    grid = table_of(window).grid

    assert grid.isVisible()
    assert not view_of(window).isVisible()
    assert [grid.item(row, 0).text() for row in (0, 1, grid.rowCount() - 1)] == [
        *("Week 48", "Week 47", "Week 40"),
    ]
    assert [grid.item(1, n).text() for n in range(grid.columnCount())] == [
        *("Week 47", "16 Nov", "42:55", "2:55", "0:35", "5 of 5", ""),
    ]
    press(window, "asTable")
    assert view_of(window).isVisible()


def test_enter_on_a_row_opens_its_week(worked, open_window):
    window = open_window(worked, TrendState(shows_table=True))
    grid = table_of(window).grid
    grid.setCurrentCell(2, 0)
    with heard(window.week_wanted) as wanted:
        QTest.keyClick(grid, KEY.Key_Return)

    assert wanted == [W46]


def test_the_week_that_was_chosen_stays_chosen_in_the_other_form(worked, open_window):
    window = open_window(worked, TrendState(week=W46))
    assert view_of(window).focused.week.week == W46

    press(window, "asTable")
    assert table_of(window).week == window.state().week == W46


def test_a_table_of_nothing_has_no_rows(empty, open_window):
    table = table_of(open_window(empty, TrendState(shows_table=True)))

    assert not table.grid.isVisible()
    assert any("no work on record" in label.text() for label in table.findChildren(QLabel))


def test_a_week_that_is_not_among_them_is_not_chosen(worked, open_window):
    window = open_window(worked, TrendState(week=Week(2020, 1)))
    assert view_of(window).focused is None
    press(window, "asTable")
    assert table_of(window).week in {None, W48}


# --- What changes meanwhile -----------------------------------------------------------------------


def test_what_is_put_on_record_meanwhile_is_looked_at_soon(worked, open_window, monkeypatch, qtbot):
    monkeypatch.setattr(trend_window, "SOON_MS", 1)
    window = open_window(worked, TrendState(week=W46))
    day = W48.days[0]
    start = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    worked.corrections.add(start, start.replace(hour=9))

    window.on_record()

    view = view_of(window)
    qtbot.waitUntil(lambda: column_of(view, W48).week.work.total_seconds() == 3600)
    assert view.focused.week.week == W46


def test_nothing_is_looked_at_while_nobody_can_see_it(worked, open_window, monkeypatch):
    monkeypatch.setattr(trend_window, "SOON_MS", 1)
    window = open_window(worked)
    window.hide()
    monkeypatch.setattr(trend_window, "trend_of", pytest.fail)

    window.on_record()
    QTest.qWait(20)


class OfTheSystem(QShowEvent):
    """The window comes into sight again, without anybody in the program having asked for it."""

    def spontaneous(self) -> bool:
        return True


def test_a_window_that_comes_into_sight_again_looks_again(worked, open_window, monkeypatch):
    window = open_window(worked)
    looked = []
    monkeypatch.setattr(window, "refresh", lambda: looked.append(1))

    window.showEvent(QShowEvent())
    assert looked == []
    window.showEvent(OfTheSystem())
    assert looked == [1]


def test_buttons_tell_what_is_wanted_also_while_it_cannot_be_shown(
    worked, open_window, monkeypatch
):
    def broken(*_):
        raise StoreError("The journal cannot be read.")

    window = open_window(worked)
    monkeypatch.setattr(trend_window, "trend_of", broken)
    press(window, "weeks26")

    on = [b.objectName() for b in window.findChildren(QPushButton) if b.isChecked()]
    assert on == ["weeks26"]


def test_a_fault_is_said_in_place_and_goes_when_it_is_over(worked, open_window, monkeypatch):
    window = open_window(worked)
    fault = window.findChild(QLabel, "fault")

    def broken(*_):
        raise StoreError("The journal cannot be read.")

    with monkeypatch.context() as patched:
        patched.setattr(trend_window, "trend_of", broken)
        window.refresh()
        assert fault.isVisible()
        assert fault.text() == "The journal cannot be read."
        assert len(view_of(window).marks) == 12  # what was known stays

    window.refresh()
    assert not fault.isVisible()


def test_a_fault_from_the_beginning_is_said_alone(worked, open_window, monkeypatch):
    def broken(*_):
        raise StoreError("The journal cannot be read.")

    monkeypatch.setattr(trend_window, "trend_of", broken)
    window = open_window(worked)

    assert window.findChild(QLabel, "fault").isVisible()
    assert view_of(window).marks == ()


def test_a_window_can_be_built_anew_from_its_state(worked, open_window):
    first = open_window(worked, TrendState(26, shows_table=True))
    table_of(first).set_week(W46)
    state = first.state()
    first.close()

    again = open_window(worked, state, look=Look(DARK))

    assert again.state().weeks == 26
    assert again.state().shows_table
    assert again.state().week == W46


def test_a_closed_window_leaves_nothing_behind(worked, qapp):
    window = TrendWindow(worked, Look())
    window.show()
    QAccessible.queryAccessibleInterface(view_of(window)).child(0)
    alive = weakref.ref(view_of(window))
    window.close()
    del window
    bury()
    gc.collect()

    assert alive() is None


@pytest.mark.parametrize("size", [(480, 360), (640, 800), (1160, 760), (2400, 1300)])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_the_toolbar_lies_on_no_text(worked, open_window, size, scale):
    window = open_window(worked, look=Look(scale=scale), size=size)
    view, bar = view_of(window), window.findChild(QWidget, "trendToolbar")
    over = bar.geometry().translated(-view.pos())
    texts = view.layout_shown.texts

    bar_rect = Rect(over.x(), over.y(), over.width(), over.height())
    assert [text.words for text in texts if text.rect.overlaps(bar_rect)] == []
