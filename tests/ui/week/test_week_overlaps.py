"""Overlaps are told in the form before anything is saved, and the person says what gives way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.week.halls import Failing
from tests.ui.week.reading import choose, fill, text_of, times
from tests.ui.weeks import OSLO, W47, at, span
from tracker.domain.correcting import Overlap
from tracker.domain.model import STILL_RUNNING, Origin, WorkSpan
from ui.day.overlap_box import ways

MONDAY = W47.days[0]
KEEP, OTHERS, THIS = Overlap


def offered(window):
    choice = window.findChild(QComboBox, "overlapChoice")
    return [choice.itemText(n) for n in range(choice.count())] if choice.isVisible() else []


def pick(window, words):
    choice = window.findChild(QComboBox, "overlapChoice")
    choice.setCurrentText(words)
    assert choice.currentText() == words


@pytest.fixture
def correcting(worked, on_day, press):
    """The form of Monday morning's work, with an end in the afternoon's."""
    window = on_day(worked, MONDAY)
    choose(window, "08:00–12:00")
    press(window, "edit")
    fill(window, end="13:00")
    return window


def test_what_is_overlapped_is_said_while_it_is_typed(correcting):
    assert text_of(correcting, "overlapWords") == "Overlaps 12:30–16:00 by 30 min"
    assert offered(correcting) == [
        "Keep both: the time counts once",
        "Shorten the other",
        "Shorten this one",
    ]

    fill(correcting, end="12:30")
    assert text_of(correcting, "overlapWords") == ""
    assert offered(correcting) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Keep both: the time counts once", ["08:00–13:00", "12:30–16:00"]),
        ("Shorten the other", ["08:00–13:00", "13:00–16:00"]),
        ("Shorten this one", ["08:00–12:30", "12:30–16:00"]),
    ],
)
def test_what_the_person_chooses_gives_way_and_is_one_step_to_undo(correcting, press, words, left):
    pick(correcting, words)
    press(correcting, "save")
    assert times(correcting) == left

    press(correcting, "undo")
    assert times(correcting) == ["08:00–12:00", "12:30–16:00"]


def test_two_corrections_may_not_overlap_so_that_the_person_has_to_choose(
    worked, on_day, press, qtbot
):
    afternoon = worked.sessions(MONDAY, MONDAY)[1].id
    worked.corrections.edit(afternoon, end=at(MONDAY, "16:30"))
    window = on_day(worked, MONDAY)
    press(window, "edit")
    fill(window, end="13:00")
    assert offered(window) == ["Choose what gives way", "Shorten the other", "Shorten this one"]

    with qtbot.assertNotEmitted(window.changed):
        press(window, "save")
    assert text_of(window, "refusal") == "Say first what is to give way."
    assert window.focusWidget().objectName() == "overlapChoice"

    pick(window, "Shorten the other")
    press(window, "save")
    assert times(window) == ["08:00–13:00", "13:00–16:30"]


def test_new_work_is_put_around_what_is_there(worked, on_day, press):
    window = on_day(worked, MONDAY)
    press(window, "add")
    fill(window, start="11:00", end="17:00")
    assert text_of(window, "overlapWords") == (
        "Overlaps 08:00–12:00 by 1 h 00 min\nOverlaps 12:30–16:00 by 3 h 30 min"
    )

    pick(window, "Shorten this one")
    press(window, "save")
    assert times(window) == ["08:00–12:00", "12:00–12:30", "12:30–16:00", "16:00–17:00"]


def test_a_choice_stays_while_other_times_are_typed(correcting):
    pick(correcting, "Shorten the other")
    fill(correcting, end="13:30")

    choice = correcting.findChild(QComboBox, "overlapChoice")
    assert choice.currentText() == "Shorten the other"
    assert choice.accessibleDescription() == "Overlaps 12:30–16:00 by 1 h 00 min"


def test_many_overlaps_are_counted(tracker, on_day, press):
    for start, end in (
        ("08:00", "09:00"),
        ("10:00", "11:00"),
        ("12:00", "13:00"),
        ("14:00", "15:00"),
    ):
        tracker.corrections.add(at(MONDAY, start), at(MONDAY, end))
    window = on_day(tracker, MONDAY)
    press(window, "add")
    fill(window, start="07:00", end="16:00")

    assert text_of(window, "overlapWords").splitlines()[-1] == "and 1 more"
    assert "Shorten the others" in offered(window)


def test_a_record_that_cannot_be_read_is_met_by_saving(worked, on_day, press):
    hall = Failing(worked, corrections=Failing(worked.corrections, "overlapped", "put"))
    window = on_day(hall, MONDAY)
    press(window, "add")
    fill(window, start="09:00", end="10:00")
    assert offered(window) == []

    press(window, "save")
    assert text_of(window, "refusal") == "The disk is full; nothing was changed."


def test_enter_on_the_choice_saves(correcting):
    QTest.keyClick(correcting.findChild(QComboBox, "overlapChoice"), Qt.Key.Key_Return)

    assert times(correcting) == ["08:00–13:00", "12:30–16:00"]


# --- What can be chosen ---------------------------------------------------------------------------


def other(start, end, **more):
    return WorkSpan(span(MONDAY, start, end), OSLO, **{"id": 7, **more})


WANTED = span(MONDAY, "09:00", "12:00")


@pytest.mark.parametrize(
    ("beside", "is_correction", "found"),
    [
        (other("11:00", "13:00"), True, [KEEP, OTHERS, THIS]),
        (other("11:00", "13:00", origin=Origin.CORRECTED), True, [OTHERS, THIS]),
        (other("11:00", "13:00", origin=Origin.CORRECTED), False, [KEEP, OTHERS, THIS]),
        (other("08:00", "13:00"), False, [KEEP, OTHERS]),  # of this one nothing would be left
        (other("11:00", "13:00", id=STILL_RUNNING), False, [KEEP, THIS]),
    ],
)
def test_only_what_can_be_done_is_offered(beside, is_correction, found):
    assert ways(WANTED, [beside], is_correction=is_correction) == found
