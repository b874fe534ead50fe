"""Ends of work are moved in the chart with the pointer, with the real journal."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tests.ui.week.halls import Failing
from tests.ui.week.hand import Hand, callout
from tests.ui.week.reading import chart_of, choose, spans_of, text_of, times
from tests.ui.weeks import NEW_YORK, W47, at
from tracker.domain.model import STILL_RUNNING, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import Week
from ui.week.state import WeekState

MONDAY, TUESDAY, WEDNESDAY = W47.days[:3]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
MINUTE = timedelta(minutes=1)


@pytest.fixture
def monday(worked, on_day):
    window = on_day(worked, MONDAY)
    return window, Hand(window)


# --- Taking hold ----------------------------------------------------------------------------------


def test_an_end_under_the_pointer_can_be_taken_hold_of(monday):
    _window, hand = monday
    handle = hand.handle(0, "08:00–12:00", start=True)
    hand.moves(handle.x + 3, handle.bar.middle_y)
    assert hand.view.cursor().shape() is Qt.CursorShape.SizeHorCursor
    assert hand.view.edges.under == handle
    assert callout(_window)[1] == "08:00–12:00"  # the lines beside the bar stay

    hand.moves(handle.bar.middle_x, handle.bar.middle_y)
    assert hand.view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert hand.view.edges.under is None


def test_pressing_an_end_chooses_its_work(monday):
    window, hand = monday
    handle = hand.handle(2, "20:00–22:30", start=False)
    hand.presses(handle.x, handle.bar.middle_y)
    hand.lets_go()

    assert text_of(window, "dayTitle") == "Wednesday 18 November"
    assert spans_of(window).chosen().times == "20:00–22:30"
    assert hand.view.edges.chosen == spans_of(window).chosen().work.id


def test_an_inner_end_is_taken_only_of_the_chosen_work(tracker, on_day):
    """Where two spans touch, their bars are one: whose end is meant is told by what is chosen."""
    tracker.corrections.add(at(MONDAY, "09:00"), at(MONDAY, "10:00"))
    tracker.corrections.add(at(MONDAY, "10:00"), at(MONDAY, "11:00"))
    window = on_day(tracker, MONDAY)
    hand = Hand(window)
    x = hand.x(0, at(MONDAY, "10:00"))
    for words, is_start in (("09:00–10:00", False), ("10:00–11:00", True)):
        choose(window, words)
        handle = hand.view.edges.at(x, hand.y(0))
        assert (handle.work.id, handle.is_start) == (hand.view.edges.chosen, is_start)

    hand.view.edges.chosen = None
    assert hand.view.edges.at(x, hand.y(0)) is None


def test_work_that_runs_has_no_ends_to_move(worked, on_day):
    view = chart_of(on_day(worked, MONDAY))

    assert view.edges.handles
    assert all(handle.work.id != STILL_RUNNING for handle in view.edges.handles)


# --- Dragging -------------------------------------------------------------------------------------


def test_an_end_is_dragged_to_five_minutes_and_is_one_step_to_undo(worked, monday, press, qtbot):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, hand.x(0, at(MONDAY, "15:32")))
    assert callout(window) == ["12:30–15:30", "3 h 00 min", "end was 16:00"]
    assert len(worked.sessions(MONDAY, MONDAY)) == 2

    with qtbot.waitSignal(window.changed):
        hand.lets_go()
    assert times(window) == ["08:00–12:00", "12:30–15:30"]
    assert text_of(window, "notice") == "Now 12:30–15:30."
    assert "recorded 12:30–16:00" in spans_of(window).chosen().sentence

    press(window, "undo")
    assert times(window) == ["08:00–12:00", "12:30–16:00"]


@pytest.mark.parametrize("keys", [CONTROL, ALT])
def test_with_a_key_held_it_goes_minute_by_minute(monday, keys):
    window, hand = monday
    handle = hand.handle(0, "08:00–12:00", start=True)
    ruler = hand.view.edges.ruler(0, "Europe/Oslo")
    there = hand.x(0, at(MONDAY, "08:33"))
    hand.drags(handle, there, keys=keys)
    hand.lets_go()

    exact = ruler.at(there, fine=True)
    assert abs(exact - at(MONDAY, "08:33")) <= MINUTE
    assert spans_of(window).chosen().work.span.start == exact


def test_what_it_would_overlap_is_said_and_the_form_asks_what_gives_way(worked, monday, press):
    window, hand = monday
    handle = hand.handle(0, "08:00–12:00", start=False)
    hand.drags(handle, hand.x(0, at(MONDAY, "13:00")))
    assert callout(window)[-1] == "overlaps 12:30–16:00 by 30 min"

    hand.lets_go()
    assert len(worked.sessions(MONDAY, MONDAY)) == 2
    assert window.findChild(QLineEdit, "end").text() == "13:00"
    assert text_of(window, "overlapWords") == "Overlaps 12:30–16:00 by 30 min"

    window.findChild(QComboBox, "overlapChoice").setCurrentText("Shorten the other")
    press(window, "save")
    assert times(window) == ["08:00–13:00", "13:00–16:00"]


def test_escape_gives_up_and_the_window_stays(worked, monday, qtbot):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, handle.x - 60)
    QTest.keyClick(hand.view, KEY.Key_Escape)
    with qtbot.assertNotEmitted(window.changed):
        hand.moves(handle.x - 80, handle.bar.middle_y, held=True)
        hand.lets_go()

    assert window.isVisible()
    assert hand.view.edges.drag is None
    assert times(window) == ["08:00–12:00", "12:30–16:00"]


def test_back_where_it_began_nothing_is_changed(tracker, on_day, qtbot):
    """Work begins at some second: that is not lost by picking its end up and laying it down."""
    odd = at(MONDAY, "09:00") + timedelta(seconds=23)
    tracker.corrections.add(odd, at(MONDAY, "11:00"))
    window = on_day(tracker, MONDAY)
    hand = Hand(window)
    handle = hand.handle(0, "09:00–11:00", start=True)
    hand.drags(handle, handle.x + 50)
    hand.moves(handle.x, handle.bar.middle_y, held=True)
    with qtbot.assertNotEmitted(window.changed):
        hand.lets_go()

    assert tracker.sessions(MONDAY, MONDAY)[0].span.start == odd


def test_an_end_stays_a_minute_from_the_other(monday):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, hand.x(0, at(MONDAY, "07:00")))

    assert callout(window)[:2] == ["12:30–12:31", "1 min"]


def test_nothing_is_dragged_beyond_what_the_row_shows(monday):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, hand.view.width() + 500)

    assert callout(window)[0] == "12:30–00:00"


def test_work_in_another_zone_is_moved_by_its_own_clock(tracker, on_day):
    away = Span(at(TUESDAY, "08:00", NEW_YORK), at(TUESDAY, "12:00", NEW_YORK))
    tracker.import_spans([WorkSpan(away, NEW_YORK)])
    window = on_day(tracker, TUESDAY)
    hand = Hand(window)
    handle = hand.handle(1, "08:00–12:00", start=False)
    hand.drags(handle, hand.view.edges.ruler(1, NEW_YORK).x(at(TUESDAY, "11:00", NEW_YORK)))
    assert callout(window)[0] == "08:00–11:00"

    hand.lets_go()
    assert tracker.sessions(TUESDAY, TUESDAY)[0].span.end == at(TUESDAY, "11:00", NEW_YORK)


@pytest.mark.parametrize(("number", "hours"), [(13, 3), (43, 5)])
def test_a_night_in_which_the_clocks_change_is_as_long_as_it_was(
    tracker, open_window, number, hours
):
    week = Week(2026, number)
    saturday, sunday = week.days[5:]
    tracker.corrections.add(at(saturday, "23:00"), at(saturday, "24:00"))
    tracker.corrections.add(at(sunday, "03:30"), at(sunday, "04:00"))
    window = open_window(tracker, WeekState(week=week, day=saturday))
    hand = Hand(window)
    handle = hand.handle(5, "23:00–00:00", start=False)
    hand.drags(handle, hand.x(5, at(sunday, "03:00")))
    hand.lets_go()

    (moved, _late) = tracker.sessions(saturday, saturday)
    assert moved.span.end == at(sunday, "03:00")
    assert moved.span.length == timedelta(hours=hours)


def test_chosen_work_stays_chosen_when_its_end_moves(worked, on_day, press):
    window = on_day(worked, WEDNESDAY)
    choose(window, "20:00–22:30")
    press(window, "planned")
    hand = Hand(window)
    hand.drags(hand.handle(2, "20:00–22:30", start=False), hand.x(2, at(WEDNESDAY, "22:00")))
    hand.lets_go()

    assert spans_of(window).chosen().planned


def test_a_full_disk_is_said_and_everything_stays(worked, on_day):
    window = on_day(Failing(worked, corrections=Failing(worked.corrections, "edit")), MONDAY)
    hand = Hand(window)
    hand.drags(hand.handle(0, "12:30–16:00", start=False), hand.x(0, at(MONDAY, "15:00")))
    hand.lets_go()

    assert text_of(window, "notice") == "The disk is full; nothing was changed."
    assert times(window) == ["08:00–12:00", "12:30–16:00"]


def test_a_form_that_is_open_is_not_lost(monday, press):
    window, hand = monday
    press(window, "edit")
    window.findChild(QLineEdit, "note").setText("half a note")
    hand.drags(hand.handle(0, "12:30–16:00", start=False), hand.x(0, at(MONDAY, "15:00")))
    hand.lets_go()

    assert window.findChild(QLineEdit, "note").text() == "half a note"
    assert text_of(window, "notice") == "Save or cancel first what is typed here."


def test_a_minute_that_passes_does_not_let_go(monday):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, hand.x(0, at(MONDAY, "15:00")))
    window.refresh()

    assert hand.view.edges.drag is not None
    hand.lets_go()
    assert times(window) == ["08:00–12:00", "12:30–15:00"]


def test_another_week_lets_go_of_it(monday):
    window, hand = monday
    handle = hand.handle(0, "12:30–16:00", start=False)
    hand.drags(handle, hand.x(0, at(MONDAY, "15:00")))
    window.turn(1)

    assert hand.view.edges.drag is None


# --- Drawing new time -----------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "last"), [("18:00", "19:30"), ("19:30", "18:00")])
def test_time_drawn_where_there_was_none_opens_the_form(worked, monday, press, first, last):
    window, hand = monday
    hand.presses(hand.x(1, at(TUESDAY, first)), hand.y(1))
    hand.moves(hand.x(1, at(TUESDAY, last)), hand.y(1), held=True)
    assert callout(window) == ["18:00–19:30", "1 h 30 min"]

    hand.lets_go()
    typed = {name: window.findChild(QLineEdit, name).text() for name in ("date", "start", "end")}
    assert typed == {"date": "2026-11-17", "start": "18:00", "end": "19:30"}
    press(window, "save")
    assert "18:00–19:30" in times(window)


def test_a_press_that_hardly_moves_draws_nothing(monday):
    window, hand = monday
    hand.presses(hand.x(1, at(TUESDAY, "18:00")), hand.y(1))
    hand.moves(hand.x(1, at(TUESDAY, "18:00")) + 2, hand.y(1), held=True)
    hand.lets_go()

    assert not window.findChild(QWidget, "dayPanel").is_typing
    assert text_of(window, "dayTitle") == "Tuesday 17 November"


def test_figures_and_work_are_no_time_to_draw_in(monday):
    window, hand = monday
    for x in (hand.view.width() - 60, hand.x(0, at(MONDAY, "10:00"))):
        hand.presses(x, hand.y(0))
        hand.moves(x - 40, hand.y(0), held=True)
        hand.lets_go()

    assert not window.findChild(QWidget, "dayPanel").is_typing
