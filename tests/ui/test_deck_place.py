"""The deck asks where a new network is: once, quietly, and not while something else is asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.hands import at
from tests.sensing import another_writer
from tests.ui.running import hand_over, heard, let_pass, only, press, shown, tell, texts, work_late
from tracker.domain.model import Place
from tracker.domain.signals import Active, Busy, Call
from tracker.domain.spans import Span
from tracker.sensors.base import Network
from ui.cards import Card, NoteCard
from ui.note import ASKED_S

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

QUESTION = "This network is new here. Where are you?"
FLAT, DESK = Network("flat"), Network("desk")


def asks():
    """Return what is asked about the place on the screen."""
    return [window for window in shown("note") if texts(window) == [QUESTION]]


@pytest.fixture
def asked(deck, bridge, clock):
    """A person at work, asked about the network that they joined."""
    tell(bridge, FLAT, Active())
    let_pass(bridge, clock, at("15:32", 7))
    return only("note", NoteCard)


def test_a_network_that_is_new_is_asked_about_with_the_keyboard_left_where_it_is(asked):
    assert texts(asked) == [QUESTION]
    assert [button.text() for button in asked.findChildren(QAbstractButton) if button.text()] == [
        "Home",
        "Workplace",
        "Somewhere else",
    ]
    assert asked.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert asked.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert asked._goes.interval() == ASKED_S * 1000


def test_it_is_not_asked_in_the_first_minute(deck, bridge, clock):
    tell(bridge, FLAT, Active())
    clock.advance(seconds=59)
    bridge.on_deadline()

    assert shown("note") == []


def test_the_answer_is_kept_and_told(asked, bridge, tracker):
    press(asked, "action_home")

    assert texts(only("note", NoteCard)) == ["You are at home, as always in this network."]
    assert bridge.status().here.place is Place.HOME
    assert tracker._journal.networks() == {"flat": Place.HOME}


def test_unanswered_it_goes_and_does_not_come_again(asked, bridge, clock):
    asked.close()
    tell(bridge, DESK)
    tell(bridge, FLAT)
    let_pass(bridge, clock, at("15:45", 7))

    assert asks() == []


def test_it_takes_nothing_of_the_budget_for_prompts(asked, bridge, tracker):
    assert bridge.status().open_prompt == ""
    assert tracker._journal.prompts(Span(at("00:00", 7), at("23:00", 7))) == []


def test_it_goes_when_another_network_is_joined(asked, bridge):
    tell(bridge, DESK)

    assert shown("note") == []


def test_it_goes_when_the_answer_was_given_elsewhere(asked, bridge):
    bridge.say("place", "workplace")

    assert shown("note") == []


@pytest.mark.parametrize("signal", [Call(on=True), Busy(on=True)])
def test_it_waits_for_the_end_of_what_holds_questions_back(deck, bridge, clock, signal):
    tell(bridge, FLAT, Active(), signal)
    let_pass(bridge, clock, at("15:40", 7))
    assert shown("note") == []

    tell(bridge, type(signal)(on=False))

    assert len(asks()) == 1


def test_it_is_not_asked_of_who_does_not_work_or_works_outside_core_hours(deck, bridge, clock):
    tell(bridge, FLAT)
    let_pass(bridge, clock, at("15:50", 7))
    assert shown("note") == []

    clock.until(at("16:01", 7))
    tell(bridge, Active())
    let_pass(bridge, clock, at("16:05", 7))
    assert shown("note") == []


def test_another_note_goes_before_it_and_it_comes_back(asked, deck, bridge):
    deck.tell(("pause", "30m"), bridge.say("pause", "30m"))
    assert texts(only("note", NoteCard)) == ["Paused until 16:02."]

    only("note", NoteCard).close()

    assert len(asks()) == 1


def test_a_prompt_goes_before_it_and_it_comes_back(asked, bridge, clock):
    work_late(bridge, clock)
    card = only("card", Card)
    assert shown("note") == []

    card.close()

    assert len(asks()) == 1


def test_it_is_not_asked_while_a_prompt_is_on_show(deck, bridge, clock):
    work_late(bridge, clock)
    with heard(bridge.place_asked) as told:
        tell(bridge, FLAT)
        let_pass(bridge, clock, at("16:20", 7))

    assert told == []


def test_an_answer_that_cannot_be_kept_is_told_and_changes_nothing(asked, bridge, tracker):
    with another_writer(tracker):
        press(asked, "action_home")

    assert "Another program is writing to" in texts(only("note", NoteCard))[0]
    assert bridge.status().here.place is Place.UNKNOWN


def test_it_is_not_asked_as_long_as_it_could_be_asked_again(deck, bridge, clock, tracker):
    tell(bridge, FLAT, Active())
    with another_writer(tracker):
        let_pass(bridge, clock, at("15:32", 7))
        only("note", NoteCard).close()  # in which the fault is told
        assert asks() == []
    let_pass(bridge, clock, at("15:35", 7))

    assert len(asks()) == 1


def test_on_wayland_the_desktop_tells_and_the_menu_takes_the_answer(
    on_wayland, deck, bridge, clock, desktop
):
    tell(bridge, FLAT, Active())
    let_pass(bridge, clock, at("15:32", 7))
    hand_over()

    assert desktop.texts == ["This network is new here. Say in the tray menu where you are."]
    assert shown("note") == []
