"""The chart in a window: pointer, keyboard, screen reader, and what it never does."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui import weeks
from tests.ui.week.halls import OneWeek
from tests.ui.week.reading import by_tab
from ui.look import Look
from ui.picture.marks import Look as Drawn
from ui.week.state import WeekState
from ui.week.view import WeekView

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def view_of(qtbot):
    """Shows a made-up week at a width, without a window around it."""

    def shown(name, width=900, scale=1.0):
        view = WeekView(Look(scale=scale))
        qtbot.addWidget(view)
        view.set_week(weeks.EVERY_WEEK[name](), weeks.AFTER_W47)
        view.fit(width, 0)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return shown


def middle(mark):
    return QPoint(round(mark.rect.middle_x), round(mark.rect.middle_y))


def mark_saying(view, words):
    return next(mark for mark in view.marks if words in mark.label.name)


def point_at(view, at):
    """Move the pointer, without asking the screen where it is."""
    there = QPointF(at)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        there,
        view.mapToGlobal(there),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, moved)


def emitted(*signals):
    """Gather what signals say from now on, in order."""
    said: list[object] = []
    for signal in signals:
        signal.connect(said.append)
    return said


# --- The pointer ----------------------------------------------------------------------------------


def test_a_pointer_over_a_mark_shows_its_lines(view_of):
    view = view_of("example")
    evening = mark_saying(view, "20:00–22:30")
    point_at(view, middle(evening))

    assert view.callout.isVisible()
    assert view.callout.text == evening.label.tooltip
    assert view.rect().contains(view.callout.geometry())


def test_the_lines_go_with_the_pointer(view_of):
    view = view_of("example")
    point_at(view, middle(mark_saying(view, "20:00–22:30")))
    point_at(view, QPoint(2, 2))
    assert view.callout.isHidden()

    point_at(view, middle(mark_saying(view, "20:00–22:30")))
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view.callout.isHidden()


def test_only_over_what_can_be_clicked_the_pointer_is_a_hand(view_of):
    view = view_of("example")
    shapes = []
    for point in (middle(mark_saying(view, "20:00–22:30")), middle(view.marks[-1]), QPoint(2, 2)):
        point_at(view, point)
        shapes.append(view.cursor().shape())

    assert view.marks[-1].look is Drawn.FIGURE
    assert shapes == [
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.ArrowCursor,
        Qt.CursorShape.ArrowCursor,
    ]


def test_a_click_on_a_bar_means_its_day_and_the_bar(view_of, qtbot):
    view = view_of("example")
    evening = mark_saying(view, "20:00–22:30")
    told = emitted(view.day_chosen, view.mark_chosen)
    qtbot.mouseClick(view, LEFT, pos=middle(evening))

    assert told == [weeks.W47.days[2], evening]


def test_a_click_anywhere_in_a_row_means_its_day(view_of, qtbot):
    view = view_of("example")
    row = view.layout_shown.rows[6]
    with qtbot.waitSignal(view.day_chosen) as told, qtbot.assertNotEmitted(view.mark_chosen):
        qtbot.mouseClick(view, LEFT, pos=QPoint(600, round(row.middle_y)))

    assert told.args == [weeks.W47.days[6]]


def test_a_click_below_the_days_means_nothing(view_of, qtbot):
    view = view_of("example")
    with qtbot.assertNotEmitted(view.day_chosen):
        qtbot.mouseClick(view, LEFT, pos=middle(view.marks[-1]))


# --- The keyboard ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
@pytest.mark.parametrize("width", [600, 900])
def test_arrow_keys_reach_every_mark_and_say_what_it_is(view_of, name, width):
    view = view_of(name, width)
    by_tab(view)
    QTest.keyClick(view, KEY.Key_Home)
    reached = {}
    for _row in range(8):
        QTest.keyClick(view, KEY.Key_Home)
        while True:
            reached[id(view.focused)] = view.callout.text == view.focused.label.tooltip
            before = view.focused
            QTest.keyClick(view, KEY.Key_Right)
            if view.focused is before:
                break
        QTest.keyClick(view, KEY.Key_Down)

    assert set(reached) == {id(mark) for mark in view.marks}
    assert all(reached.values())


def test_home_and_end_lead_to_the_ends_of_a_row(view_of):
    view = view_of("example")
    by_tab(view)
    looks = []
    for key in (KEY.Key_End, KEY.Key_Home):
        QTest.keyClick(view, key)
        looks.append(view.focused.look)

    assert looks == [Drawn.CELL, Drawn.DAY]


def test_the_keyboard_begins_at_the_day_whose_list_is_shown(view_of):
    view = view_of("example")
    view.set_day(weeks.W47.days[3])
    by_tab(view)

    assert view.focused.label.name.startswith("Thursday 19 November")
    assert view.callout.isVisible()


def test_enter_opens_the_day(view_of):
    view = view_of("example")
    by_tab(view)
    QTest.keyClick(view, KEY.Key_Down)
    told = emitted(view.day_chosen, view.day_opened)
    QTest.keyClick(view, KEY.Key_Return)

    assert told == [weeks.W47.days[1]] * 2


def test_a_frame_shows_where_the_keyboard_is_and_goes_with_it(view_of):
    view = view_of("example")
    plain = view.grab().toImage()
    by_tab(view)
    view.callout.hide()
    framed = view.grab().toImage()
    view.clearFocus()

    assert framed != plain
    assert view.grab().toImage() == plain


def test_a_click_leaves_no_frame(view_of, qtbot):
    view = view_of("example")
    view.set_day(weeks.W47.days[2])
    plain = view.grab().toImage()
    qtbot.mouseClick(view, LEFT, pos=middle(mark_saying(view, "20:00–22:30")))
    view.callout.hide()

    assert view.grab().toImage() == plain


@pytest.mark.parametrize(("key", "weeks_on"), [(KEY.Key_PageUp, -1), (KEY.Key_PageDown, 1)])
def test_page_keys_turn_weeks(view_of, qtbot, key, weeks_on):
    view = view_of("example")
    with qtbot.waitSignal(view.week_turned) as told:
        QTest.keyClick(view, key)

    assert told.args == [weeks_on]


def test_the_keyboard_stays_on_the_same_thing_in_another_layout(view_of):
    view = view_of("example", 900)
    by_tab(view)
    for _step in range(3):
        QTest.keyClick(view, KEY.Key_Right)
    before = view.focused
    view.fit(600, 0)

    assert view.focused is not before
    assert view.focused.label == before.label
    assert view.focused in view.marks
    assert view.callout.isVisible()


def test_a_pointer_that_rests_keeps_its_lines_while_the_week_is_drawn_anew(view_of):
    view = view_of("example")
    evening = mark_saying(view, "20:00–22:30")
    point_at(view, middle(evening))
    view.set_week(weeks.example(), weeks.AFTER_W47.replace(minute=1))
    view.fit(900, 0)

    assert view.callout.isVisible()
    assert view.callout.text == evening.label.tooltip


# --- Layout ---------------------------------------------------------------------------------------


def test_it_is_laid_out_once_for_a_size_and_never_while_it_is_painted(view_of):
    view = view_of("example")
    shown = view.layout_shown
    view.fit(900, 0)
    view.grab()
    assert view.layout_shown is shown

    view.fit(901, 0)
    assert view.layout_shown is not shown


def test_rows_grow_with_a_high_window_but_not_without_end(view_of):
    view = view_of("example", 1800)
    usual = view.layout_shown
    view.fit(1800, 1000)
    assert view.height() == pytest.approx(1000, abs=7)
    assert view.layout_shown.rows[0].height > usual.rows[0].height

    view.fit(1800, 5000)
    assert view.height() < 2000


# --- The screen reader ----------------------------------------------------------------------------


@pytest.fixture
def interface_of():
    return QAccessible.queryAccessibleInterface


def test_the_chart_is_a_list_that_says_what_the_week_was(view_of, interface_of):
    view = view_of("example")
    told = interface_of(view)

    assert told.role() is QAccessible.Role.List
    assert told.text(QAccessible.Text.Name) == "Week 47, 16–22 November 2026"
    assert told.text(QAccessible.Text.Description).startswith("42 h 25 min of work")


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
def test_every_mark_is_an_item_with_its_name_and_place(view_of, interface_of, name):
    view = view_of(name)
    told = interface_of(view)
    items = [told.child(place) for place in range(told.childCount())]

    assert [item.text(QAccessible.Text.Name) for item in items] == [
        mark.label.name for mark in view.marks
    ]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    assert all(told.indexOfChild(item) == place for place, item in enumerate(items))
    assert all(
        item.rect().topLeft() == view.mapToGlobal(QPoint(round(mark.rect.x), round(mark.rect.y)))
        for item, mark in zip(items, view.marks, strict=True)
    )


def test_the_mark_with_the_keyboard_is_the_focused_item(view_of, interface_of):
    view = view_of("example")
    told = interface_of(view)
    by_tab(view)
    QTest.keyClick(view, KEY.Key_Right)
    focused = told.focusChild()

    assert focused.text(QAccessible.Text.Name) == view.focused.label.name
    assert focused.state().focused
    assert not told.child(0).state().focused


def test_an_item_is_found_at_a_point_of_the_screen(view_of, interface_of):
    view = view_of("example")
    evening = mark_saying(view, "20:00–22:30")
    at = view.mapToGlobal(middle(evening))

    found = interface_of(view).childAt(at.x(), at.y())
    assert found.text(QAccessible.Text.Name) == evening.label.name
    assert interface_of(view).childAt(-9, -9) is None


def test_items_follow_when_another_week_is_shown(view_of, interface_of):
    view = view_of("example")
    told = interface_of(view)
    old = [told.child(place) for place in range(told.childCount())]
    view.set_week(weeks.nothing_on_record(), weeks.AFTER_W47)
    view.fit(900, 0)

    assert told.childCount() == len(view.marks) < len(old)
    assert told.child(0).text(QAccessible.Text.Name) == view.marks[0].label.name
    assert told.child(len(view.marks)) is None


def test_items_do_not_keep_their_chart_alive(qapp, interface_of):
    view = WeekView(Look())
    view.set_week(weeks.example(), weeks.AFTER_W47)
    view.fit(900, 0)
    item = interface_of(view).child(0)
    assert item.isValid()

    gone = weakref.ref(view)
    view.deleteLater()
    del view, item
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_a_week_from_a_hall_is_said_by_the_chart_of_the_window(open_window, interface_of):
    window = open_window(OneWeek(weeks.example()), WeekState(week=weeks.W47))
    chart = window.findChild(WeekView, "chart")

    assert interface_of(chart).childCount() == len(chart.marks) > 20
