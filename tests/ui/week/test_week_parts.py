"""Work is split, and joined with its neighbour, in small forms that say before what comes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from tests.ui.week.halls import Failing
from tests.ui.week.reading import chart_of, choose, is_on, listed, point, text_of, times
from tests.ui.weeks import NEW_YORK, W47, at
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span

MONDAY, TUESDAY, WEDNESDAY = W47.days[:3]
KEY = Qt.Key


def field(window):
    return window.findChild(QLineEdit, "splitTime")


# --- Splitting ------------------------------------------------------------------------------------


def test_work_is_split_in_its_middle_unless_another_time_is_typed(worked, on_day, press):
    window = on_day(worked, MONDAY)
    press(window, "split")
    assert text_of(window, "splitFormTitle") == "Split 08:00–12:00"
    assert field(window).text() == "10:00"
    assert text_of(window, "splitFormWords") == "08:00–10:00, 2 h 00 min\n10:00–12:00, 2 h 00 min"

    field(window).setText("9.15")
    press(window, "splitFormAgree")
    assert times(window) == ["08:00–09:15", "09:15–12:00", "12:30–16:00"]
    assert text_of(window, "notice") == "Split at 09:15."
    assert listed(window)[1][2].endswith("corrected · recorded 08:00–12:00")

    press(window, "undo")
    assert times(window) == ["08:00–12:00", "12:30–16:00"]
    assert text_of(window, "notice") == "Undone: the work is one again."


def test_work_is_split_where_its_bar_was_pressed(worked, on_day, press):
    window = on_day(worked, MONDAY)
    view = chart_of(window)
    bar = next(mark for mark in view.marks if "08:00–12:00" in mark.label.name)
    x = bar.rect.x + bar.rect.width / 4
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point(x, bar.rect.middle_y))
    press(window, "split")

    assert field(window).text() == "09:00"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("12:00", "It does not lie inside 08:00–12:00."),
        ("07:00", "It does not lie inside 08:00–12:00."),
        ("noon", "“noon” is no time; write one such as 08:00."),
        ("", "Write a time such as 08:00."),
    ],
)
def test_a_time_that_is_not_inside_is_told_and_nothing_is_split(
    worked, on_day, press, typed, fault
):
    window = on_day(worked, MONDAY)
    press(window, "split")
    field(window).setText(typed)
    assert text_of(window, "splitFormFault") == fault

    press(window, "splitFormAgree")
    assert text_of(window, "splitFormFault") == fault
    assert len(worked.sessions(MONDAY, MONDAY)) == 2


def test_work_past_midnight_is_split_after_it(tracker, on_day, press):
    tracker.corrections.add(at(MONDAY, "22:00"), at(TUESDAY, "02:00"))
    window = on_day(tracker, MONDAY)
    press(window, "split")
    field(window).setText("01:00")
    press(window, "splitFormAgree")

    assert times(window) == ["22:00–01:00 +1", "01:00–02:00"]


def test_work_of_a_minute_is_split_at_its_half(tracker, on_day, press):
    tracker.corrections.add(at(MONDAY, "09:00"), at(MONDAY, "09:01"))
    window = on_day(tracker, MONDAY)
    press(window, "split")

    assert text_of(window, "splitFormFault") == "It does not lie inside 09:00–09:01."


def test_work_in_another_zone_is_split_by_its_own_clock(tracker, on_day, press):
    away = Span(at(TUESDAY, "08:00", NEW_YORK), at(TUESDAY, "12:00", NEW_YORK))
    tracker.import_spans([WorkSpan(away, NEW_YORK)])
    window = on_day(tracker, TUESDAY)
    press(window, "split")
    field(window).setText("09:00")
    press(window, "splitFormAgree")

    assert tracker.sessions(TUESDAY, TUESDAY)[1].span.start == at(TUESDAY, "09:00", NEW_YORK)


# --- Joining --------------------------------------------------------------------------------------


def test_work_is_joined_with_the_next_and_the_time_between_is_said_before(
    worked, on_day, press, qtbot
):
    window = on_day(worked, MONDAY)
    with qtbot.assertNotEmitted(window.changed):
        press(window, "join")
    assert text_of(window, "joinFormTitle") == "Join 08:00–12:00 and 12:30–16:00"
    assert text_of(window, "joinFormWords") == (
        "They become 08:00–16:00. 30 min between them becomes work."
    )

    press(window, "joinFormAgree")
    assert times(window) == ["08:00–16:00"]
    assert text_of(window, "notice") == "Joined: 08:00–16:00."
    assert listed(window)[0][2].endswith("recorded 08:00–12:00 and 12:30–16:00")

    press(window, "undo")
    assert times(window) == ["08:00–12:00", "12:30–16:00"]


def test_the_last_work_of_a_day_is_joined_with_the_one_before(worked, on_day, press):
    window = on_day(worked, WEDNESDAY)
    choose(window, "20:00–22:30")
    press(window, "join")

    assert text_of(window, "joinFormTitle") == "Join 12:30–17:30 and 20:00–22:30"


def test_parts_that_touch_are_joined_without_a_word_about_time_between(worked, on_day, press):
    first = worked.sessions(MONDAY, MONDAY)[0].id
    worked.corrections.split(first, at(MONDAY, "10:00"))
    window = on_day(worked, MONDAY)
    press(window, "join")

    assert text_of(window, "joinFormWords") == "They become 08:00–12:00."


def test_work_without_a_neighbour_cannot_be_joined(worked, on_day):
    window = on_day(worked, W47.days[5])

    assert is_on(window, "split")
    assert not is_on(window, "join")


def test_nothing_is_split_or_joined_on_an_empty_day(worked, on_day):
    window = on_day(worked, W47.days[6])
    panel = window.findChild(QWidget, "dayPanel")
    panel.split()
    panel.join()

    assert not panel.is_typing
    assert not is_on(window, "split")
    assert not is_on(window, "join")


# --- The keyboard, and faults ---------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["split", "join"])
def test_escape_gives_up_and_enter_agrees(worked, on_day, press, deed):
    window = on_day(worked, MONDAY)
    press(window, deed)
    QTest.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert not window.findChild(QWidget, f"{deed}Form").isVisible()
    assert window.isVisible()
    assert window.focusWidget().objectName() == "spans"
    assert len(times(window)) == 2

    press(window, deed)
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    assert len(times(window)) == (3 if deed == "split" else 1)


@pytest.mark.parametrize(("deed", "asked"), [("split", "split"), ("join", "merge")])
def test_a_full_disk_is_said_in_place(worked, on_day, press, deed, asked):
    window = on_day(Failing(worked, corrections=Failing(worked.corrections, asked)), MONDAY)
    press(window, deed)
    press(window, f"{deed}FormAgree")
    assert text_of(window, f"{deed}FormFault") == "The disk is full; nothing was changed."

    press(window, f"{deed}FormCancel")
    assert len(times(window)) == 2


def test_the_forms_have_room_for_all_they_say(worked, on_day, press):
    window = on_day(worked, MONDAY)
    for deed in ("split", "join"):
        press(window, deed)
        button = window.findChild(QPushButton, f"{deed}FormAgree")
        assert button.height() >= button.sizeHint().height()
        press(window, f"{deed}FormCancel")
