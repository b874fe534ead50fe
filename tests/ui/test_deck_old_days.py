"""The deck asks about old days: once a month, quietly, and the answer is given on their page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.app.lived import BORDER, DAY, LATELY, MONDAY, days, first_day, lives
from tests.hands import at
from tests.ui.running import (
    bury,
    hand_over,
    heard,
    let_pass,
    only,
    press,
    shown,
    tell,
    texts,
    work_late,
)
from tracker.domain.signals import Active, Busy
from tracker.domain.spans import Span
from ui.cards import NoteCard
from ui.look import Look
from ui.note import ASKED_S
from ui.settings.names import DATA
from ui.windows import Windows

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

QUESTION = "On 7 days, 16–22 November 2023, something is on record that is older than 36 months."
MEANING = "Nothing is deleted before you have agreed to it."


@pytest.fixture
def aged(tracker):
    lives(tracker, [*days(BORDER - 7 * DAY, 10), *LATELY])
    tracker.set("prompts.week_ready", "false", MONDAY)
    return tracker


@pytest.fixture
def asked(aged, deck, bridge):
    """A person at work in core hours, asked about seven days."""
    tell(bridge, Active())
    return only("note", NoteCard)


def test_it_is_said_which_days_and_that_nothing_is_deleted(asked):
    assert texts(asked) == [QUESTION, MEANING]
    assert asked.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert asked.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert asked._goes.interval() == ASKED_S * 1000


def test_the_answer_is_given_on_the_page_of_the_data(asked, deck):
    with heard(deck.wanted) as wanted:
        press(asked, "action_data")

    assert wanted == ["data"]


def test_unanswered_it_goes_deletes_nothing_and_does_not_come_again(asked, aged, bridge, clock):
    asked.close()
    let_pass(bridge, clock, at("15:50", 7))

    assert shown("note") == []
    assert first_day(aged) == BORDER - 7 * DAY


def test_it_takes_nothing_of_the_budget_for_prompts(asked, bridge, aged):
    assert bridge.status().open_prompt == ""
    assert aged._journal.prompts(Span(at("00:00", 7), at("23:00", 7))) == []


def test_it_makes_room_for_a_question_that_goes_before(asked, bridge, clock):
    work_late(bridge, clock)
    hand_over()

    assert shown("note") == []
    assert len(shown("card")) == 1


def test_it_waits_while_somebody_presents(aged, deck, bridge, clock):
    tell(bridge, Busy(True), Active())
    let_pass(bridge, clock, at("15:40", 7))
    assert shown("note") == []

    tell(bridge, Busy(False))
    assert [texts(note) for note in shown("note")] == [[QUESTION, MEANING]]


def test_on_wayland_the_desktop_says_it_and_where_it_is_decided(
    on_wayland, aged, deck, bridge, desktop
):
    tell(bridge, Active())
    hand_over()

    where = "In the settings, under “Your data”, you say what becomes of them."
    assert desktop.texts == [f"{QUESTION} {where}"]
    assert shown("note") == []


def test_the_settings_open_or_turn_at_the_page_of_the_data(bridge):
    windows = Windows(bridge, Look())
    for is_open in (False, True):
        if is_open:
            search = windows.show("settings").findChild(QLineEdit, "search")
            assert search is not None
            search.setText("language")
        windows.show_data()

        page, other = (
            windows.show("settings").findChild(QWidget, f"group:{group}")
            for group in (DATA, "general")
        )
        assert page is not None
        assert page.isVisible()
        assert other is not None
        assert not other.isVisible()
    windows.close_all()
    bury()
