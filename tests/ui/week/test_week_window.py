"""The week window: going from week to week, chart and table, sizes, being built anew, the end."""

import gc
import weakref
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QWidget

from tests.ui import weeks
from tests.ui.week.conftest import bury
from tests.ui.week.halls import FULL, Counting, Failing
from tests.ui.week.reading import by_tab, chart_of, point, text_of
from tests.ui.weeks import W47
from tracker.domain.week import Week
from tracker.wording import use_language
from ui.day.draft import Draft, Typed
from ui.day.list import DayList
from ui.look import Look
from ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ui.week.state import WeekState
from ui.week.window import WeekWindow

KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
W46, W48 = Week(2026, 46), Week(2026, 48)


# --- From week to week ----------------------------------------------------------------------------


def test_it_opens_at_today(worked, open_window):
    window = open_window(worked)

    assert window.state().week == W48
    assert window.state().day == date(2026, 11, 23)
    assert window.windowTitle() == "Week 48, 23–29 November 2026 – Kjernetid"


def test_arrow_keys_work_at_once_and_no_frame_is_shown_before(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[1]))
    assert chart_of(window).hasFocus()
    assert not chart_of(window).callout.isVisible()

    QTest.keyClick(window.focusWidget(), KEY.Key_Right)
    assert chart_of(window).focused.label.name.startswith("Tuesday 17 November")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("previousWeek", Week(2026, 46)), ("nextWeek", W48), ("thisWeek", W48)],
)
def test_buttons_lead_to_other_weeks(worked, open_window, press, name, expected):
    window = open_window(worked, WeekState(week=W47))
    press(window, name)

    assert window.state().week == expected
    assert f"Week {expected.number}" in window.windowTitle()


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (KEY.Key_Left, ALT, W46),
        (KEY.Key_Right, ALT, W48),
        (KEY.Key_T, CONTROL, W48),
        (KEY.Key_PageUp, Qt.KeyboardModifier.NoModifier, W46),
        (KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier, W48),
    ],
)
def test_keys_lead_to_other_weeks(worked, open_window, key, modifier, expected):
    window = open_window(worked, WeekState(week=W47))
    by_tab(chart_of(window))
    QTest.keyClick(chart_of(window), key, modifier)

    assert window.state().week == expected


def test_another_week_keeps_the_weekday(worked, open_window, press):
    window = open_window(worked, WeekState(week=W47, day=W47.days[2]))
    press(window, "previousWeek")

    assert window.state().day == W46.days[2]


def test_days_go_on_into_the_next_week(worked, open_window, press):
    window = open_window(worked, WeekState(week=W47, day=W47.days[6]))
    press(window, "nextDay")
    assert (window.state().week, window.state().day) == (W48, W48.days[0])

    press(window, "previousDay")
    assert (window.state().week, window.state().day) == (W47, W47.days[6])


def test_f5_looks_again_and_keeps_what_is_chosen(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[2]))
    window.findChild(DayList, "spans").setCurrentRow(1)
    chosen = window.state().number
    worked.corrections.add(weeks.at(W47.days[2], "05:00"), weeks.at(W47.days[2], "05:30"))
    QTest.keyClick(window, KEY.Key_F5)

    assert window.findChild(DayList, "spans").count() == 4
    assert window.state().number == chosen
    assert text_of(window, "daySummary") == "12 h 00 min of work, 4 h 30 min outside"


def test_a_click_in_the_chart_shows_the_day_and_the_work(worked, open_window, qtbot):
    window = open_window(worked, WeekState(week=W47))
    evening = next(m for m in chart_of(window).marks if "20:00–22:30" in m.label.name)
    at = point(evening.rect.middle_x, evening.rect.middle_y)
    qtbot.mouseClick(chart_of(window), Qt.MouseButton.LeftButton, pos=at)

    assert text_of(window, "dayTitle") == "Wednesday 18 November"
    assert window.findChild(DayList, "spans").currentItem().text() == "20:00–22:30"


def test_a_click_on_a_check_in_chooses_it(worked, open_window, qtbot):
    window = open_window(worked, WeekState(week=W47))
    look = next(m for m in chart_of(window).marks if "check-in" in m.label.name)
    at = point(look.rect.middle_x, look.rect.middle_y)
    qtbot.mouseClick(chart_of(window), Qt.MouseButton.LeftButton, pos=at)

    assert window.findChild(DayList, "spans").currentItem().text() == "22:00–22:10"


def test_enter_on_a_mark_leads_to_the_list_of_its_day(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=W47.days[0]))
    by_tab(chart_of(window))
    QTest.keyClick(chart_of(window), KEY.Key_Down)
    QTest.keyClick(chart_of(window), KEY.Key_Return)

    assert text_of(window, "dayTitle") == "Tuesday 17 November"
    assert window.findChild(DayList, "spans").hasFocus()


# --- Nothing on record ----------------------------------------------------------------------------


def test_the_first_week_is_welcomed(tracker, open_window):
    window = open_window(tracker)

    assert text_of(window, "welcomeLead") == "Nothing is on record for this week yet."
    assert not chart_of(window).isVisible()


def test_a_week_without_data_is_not_called_calm(tracker, open_window):
    window = open_window(tracker, WeekState(week=W46))

    assert text_of(window, "welcomeLead") == "There is no data for this week."


def test_an_empty_week_after_others_is_a_chart_as_always(worked, open_window):
    window = open_window(worked, WeekState(week=W48))
    worked.corrections.delete(worked.sessions(date(2026, 11, 23), date(2026, 11, 23))[0].id)
    window.refresh()

    assert chart_of(window).isVisible()


def test_a_week_ahead_is_a_chart(tracker, open_window):
    assert chart_of(open_window(tracker, WeekState(week=Week(2026, 53)))).isVisible()


def test_the_first_work_takes_the_place_of_the_welcome(tracker, open_window):
    window = open_window(tracker)
    tracker.corrections.add(weeks.at(W48.days[0], "08:00"), weeks.at(W48.days[0], "09:00"))
    window.refresh()

    assert chart_of(window).isVisible()
    assert not window.findChild(QWidget, "welcome").isVisible()


def test_a_journal_that_cannot_be_read_is_said_in_place(worked, open_window):
    window = open_window(Failing(worked, "week"))

    assert text_of(window, "welcomeLead") == FULL.sentence
    assert not window.findChild(QWidget, "dayPanel").isVisible()


def test_after_a_fault_the_week_comes_back(worked, open_window):
    hall = Failing(worked, "week")
    window = open_window(hall, WeekState(week=W47))
    hall.failing.clear()
    QTest.keyClick(window, KEY.Key_F5)

    assert chart_of(window).isVisible()
    assert window.findChild(QWidget, "dayPanel").isVisible()


def test_a_fault_on_the_way_leaves_what_is_shown(worked, open_window, press):
    hall = Failing(worked)
    window = open_window(hall, WeekState(week=W47))
    hall.failing.add("week")
    press(window, "previousWeek")
    press(window, "nextDay")
    assert text_of(window, "notice") == FULL.sentence

    hall.failing.clear()
    window.refresh()
    assert text_of(window, "dayTitle") == "Tuesday 10 November"


# --- The minute -----------------------------------------------------------------------------------


def minute_of(window):
    return window.findChild(QTimer, "minute")


def test_the_running_week_is_looked_at_once_a_minute_while_it_is_seen(worked, clock, open_window):
    clock.at += timedelta(seconds=20)
    hall = Counting(worked)
    window = open_window(hall)
    assert minute_of(window).isSingleShot()
    assert 0 < minute_of(window).interval() <= 40_000

    before, asked = chart_of(window).layout_shown.now, hall.weeks
    clock.at += timedelta(minutes=30)
    minute_of(window).timeout.emit()
    assert hall.weeks == asked + 1
    assert chart_of(window).layout_shown.now.rect.x > before.rect.x
    assert minute_of(window).isActive()


def test_another_week_is_left_alone(worked, open_window):
    assert not minute_of(open_window(worked, WeekState(week=W47))).isActive()


def test_a_hidden_window_is_left_alone(worked, open_window):
    window = open_window(worked)
    window.hide()

    assert not minute_of(window).isActive()


def test_painting_asks_for_nothing(worked, open_window):
    hall = Counting(worked)
    window = open_window(hall)
    asked = hall.weeks
    window.grab()
    window.resize(900, 700)
    window.grab()

    assert hall.weeks == asked == 1


# --- Built anew -----------------------------------------------------------------------------------


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
def test_another_language_and_look_show_exactly_the_same(worked, open_window, press, palette):
    first = open_window(worked, WeekState(week=W47, day=W47.days[2]), size=(700, 600))
    first.findChild(DayList, "spans").setCurrentRow(2)
    scroll = first.findChild(QWidget, "stage").verticalScrollBar()
    scroll.setValue(120)
    state = first.state()
    assert state.scroll == 120

    use_language("nb")
    second = open_window(worked, state, look=Look(palette))
    assert replace(second.state(), geometry=b"") == replace(state, geometry=b"")
    assert second.windowTitle().startswith("Uke 47")
    assert second.size() == first.size()
    press(first, "asTable")
    assert first.state().shows_table
    assert open_window(worked, first.state()).findChild(QTableWidget, "table").isVisible()


@pytest.mark.parametrize("number", [None, "first"])
def test_what_was_being_typed_is_kept(worked, open_window, number):
    if number:
        number = worked.sessions(W47.days[0], W47.days[0])[0].id
    typed = Typed("2026-11-16", "7:", "12:1", weeks.HOME, True, "half a note")
    state = WeekState(week=W47, day=W47.days[0], draft=Draft(number, typed))
    window = open_window(worked, state)

    assert window.state().draft == state.draft


def test_a_state_whose_day_is_of_another_week_shows_the_week(worked, open_window):
    window = open_window(worked, WeekState(week=W47, day=date(2026, 1, 1)))

    assert window.state().week == W47
    assert window.state().day == W47.days[0]


def test_work_that_is_gone_is_not_corrected_any_more(worked, open_window):
    window = open_window(worked, WeekState(week=W47, draft=Draft(999, Typed())))

    assert window.state().draft is None
    assert "number 999" in text_of(window, "notice")


# --- The end --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_W])
def test_keys_close_it(worked, open_window, key, qtbot):
    window = open_window(worked)
    modifier = CONTROL if key == KEY.Key_W else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, key, modifier)

    assert not window.isVisible()


@pytest.mark.parametrize("shows_table", [False, True])
def test_a_closed_window_is_gone(worked, shows_table, qapp, press):
    window = WeekWindow(worked, Look(), WeekState(week=W47, shows_table=shows_table))
    window.show()
    press(window, "add")
    press(window, "cancel")
    gone = weakref.ref(window)
    window.close()
    del window
    bury()
    gc.collect()

    assert gone() is None
