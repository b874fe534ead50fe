"""The morning as it is seen: a card that goes by itself, and the offer in the week window."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from tests.hands import at
from tests.ui.running import hand_over, let_pass, only, press, shown, tell, texts
from tracker.domain.signals import Active, Idle, Lock, Unlock
from ui.cards import NoteCard
from ui.close_day import CloseDayWindow
from ui.note import MORNING_S
from ui.week.window import WeekWindow

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

MONDAY = at("12:00", 7).date()
SHORT = (
    "There were 10 h 00 min between last night’s work and this morning. A calmer evening today is"
    " one option."
)
OFFER = (
    "2 h 00 min of work spilled over earlier this week. Today could end at 14:00, or Wednesday"
    " begin at 10:00."
)


@pytest.fixture
def evening(tracker):
    """A Monday with two hours too much."""
    tracker.corrections.add(at("08:00", 7), at("16:00", 7))
    tracker.corrections.add(at("20:00", 7), at("22:00", 7))
    tracker.set("prompts.give_back", "true", MONDAY)
    return tracker


def begin_tuesday(bridge, clock):
    clock.until(at("08:00", 8))
    tell(bridge, Unlock(), Active())
    let_pass(bridge, clock, at("08:03", 8))


def test_it_comes_as_a_card_with_what_can_be_done(evening, deck, bridge, clock):
    begin_tuesday(bridge, clock)

    card = only("note", NoteCard)
    fact, more = SHORT.split(". ")
    assert texts(card) == [f"{fact}.", f"{more} {OFFER}"]
    assert [button.text() for button in card.findChildren(QAbstractButton) if button.text()] == [
        "End earlier today",
        "Start later then",
    ]
    assert card._goes.interval() == MORNING_S * 1000


def test_what_is_taken_is_done_and_said(evening, deck, bridge, clock):
    begin_tuesday(bridge, clock)
    press(only("note", NoteCard), "action_end_earlier")

    [said] = texts(only("note", NoteCard))
    assert said == "Core hours end at 14:00 today. “kjernetid day swap” takes that back."
    assert bridge.status().core_ends == at("14:00", 8)


def test_the_day_before_can_be_looked_at_from_it(deck, bridge, clock):
    clock.until(at("08:00", 8))
    tell(bridge, Active())
    let_pass(bridge, clock, at("12:05", 8))
    tell(bridge, Idle(at("12:00", 8)))
    let_pass(bridge, clock, at("12:20", 8))
    tell(bridge, Active())
    let_pass(bridge, clock, at("16:00", 8))
    tell(bridge, Lock())
    let_pass(bridge, clock, at("08:00", 9))
    wanted: list[date] = []
    deck.reviewing.connect(wanted.append)
    tell(bridge, Unlock(), Active())
    let_pass(bridge, clock, at("08:03", 9))

    only("note", NoteCard).close()  # on Tuesday nobody answered, and so a rest was offered
    press(only("note", NoteCard), "action_2026-11-24")
    assert wanted == [at("12:00", 8).date()]


def test_on_wayland_the_desktop_says_it(evening, on_wayland, deck, bridge, clock, desktop):
    begin_tuesday(bridge, clock)
    hand_over()

    assert shown("note") == []
    assert desktop.texts[-1] == f"{SHORT} {OFFER}"


# ---------------------------------------------------------------- in the windows


def offered(window):
    label = window.findChild(QLabel, "offer")
    return label.text() if label.isVisibleTo(window) else ""


def test_the_week_window_offers_it_beside_today_alone(evening, windows, bridge, clock):
    begin_tuesday(bridge, clock)
    window = windows.show("week")
    assert isinstance(window, WeekWindow)
    assert offered(window) == OFFER

    window.show_day(MONDAY)
    assert offered(window) == ""


def test_taken_in_the_week_window_it_is_gone(evening, windows, bridge, clock):
    begin_tuesday(bridge, clock)
    windows.said.connect(lambda words: bridge.obey(*words))
    window = windows.show("week")
    window.findChild(QPushButton, "end_earlier").click()

    assert offered(window) == ""
    assert evening.schedule.is_swapped(MONDAY + timedelta(days=1))


def test_who_did_not_ask_for_it_is_offered_nothing(evening, windows, bridge, clock):
    evening.set("prompts.give_back", "false", MONDAY)
    begin_tuesday(bridge, clock)

    assert offered(windows.show("week")) == ""


def test_a_day_that_is_over_is_reviewed_in_a_window_of_its_own(evening, windows, bridge, clock):
    begin_tuesday(bridge, clock)
    windows.show("close_day")
    windows.review(MONDAY)

    window = windows.show("close_day")
    assert isinstance(window, CloseDayWindow)
    assert window.state().day == MONDAY
