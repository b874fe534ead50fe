"""The deck: which card is on the screen when, and where its answers go."""

import pytest

from tests.hands import at, span
from tests.ui.running import (
    SOON_MS,
    bury,
    hand_over,
    let_pass,
    only,
    press,
    rest,
    shown,
    tell,
    texts,
    work_late,
)
from tracker.domain.model import Choice, Closing, PromptKind
from tracker.domain.signals import Active, Lock
from tracker.notices import OPEN
from tracker.wording import use_language
from ui.break_window import BreakWindow
from ui.cards import Card
from ui.look import Look
from ui.theme import DARK

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

MONDAY = at("12:00", 7).date()
FACT = "It is 16:15, and you set 16:00 as the end of the day."


def prompts(tracker):
    return tracker._journal.prompts(span("15:00-23:00", 7))


# --- Questions ------------------------------------------------------------------------------------


def test_a_question_comes_up_as_a_card(deck, bridge, clock):
    work_late(bridge, clock, "16:14")
    assert shown("card") == []

    let_pass(bridge, clock, at("16:15", 7))

    assert FACT in texts(only("card", Card))


def test_a_card_takes_no_keyboard(deck, bridge, clock):
    work_late(bridge, clock)

    assert not only("card", Card).has_keyboard


def test_an_answer_reaches_the_machines_and_the_record(deck, bridge, clock, tracker):
    work_late(bridge, clock)
    card = only("card", Card)

    press(card, Choice.NOT_TODAY.value)

    [asked] = prompts(tracker)
    assert (asked.how, asked.choice) == (Closing.ANSWERED, Choice.NOT_TODAY)
    assert bridge.status().open_prompt == ""
    assert card.is_answered


def test_a_card_that_was_answered_says_what_comes_of_it(deck, bridge, clock):
    work_late(bridge, clock)
    card = only("card", Card)

    press(card, Choice.WRAP_UP.value)

    assert card.isVisible(), "it goes by itself"


def test_a_question_that_is_over_is_taken_away(deck, bridge, clock):
    work_late(bridge, clock)
    tell(bridge, Lock())

    assert shown("card") == []
    bury()
    assert bridge.live.open_ask() is None


def test_a_card_that_was_closed_can_be_brought_up_again_with_the_keyboard(deck, bridge, clock):
    work_late(bridge, clock)
    press(only("card", Card), "close")
    assert shown("card") == []

    deck.show_open()

    card = only("card", Card)
    assert FACT in texts(card)
    assert card.has_keyboard


def test_a_card_that_is_up_is_given_the_keyboard_when_it_is_asked_for(deck, bridge, clock):
    work_late(bridge, clock)
    card = only("card", Card)

    deck.show_open()

    assert only("card", Card) is card
    assert card.has_keyboard


def test_where_nothing_is_asked_nothing_is_brought_up(deck):
    deck.show_open()

    assert shown("card") == []


def test_the_next_question_takes_the_place_of_one_that_was_answered(deck, bridge, clock, tracker):
    tracker.set("movement.every_min", "20", MONDAY)
    tracker.set("hours.schedule.mon", "08:00-16:10", MONDAY)
    bridge.on_settings_changed()
    tell(bridge, Active())
    let_pass(bridge, clock, at("15:50", 7))
    press(only("card", Card), Choice.SKIP.value)
    let_pass(bridge, clock, at("16:25", 7))

    assert only("card", Card).ask.kind is PromptKind.OUTSIDE_CORE


# --- Through the desktop's notifications ----------------------------------------------------------


@pytest.fixture
def as_system(bridge, tracker):
    tracker.set("prompts.show_as", "system", MONDAY)
    bridge.on_settings_changed()


def test_the_desktop_asks_where_the_person_wants_that(as_system, deck, bridge, clock, desktop):
    work_late(bridge, clock)

    hand_over()
    assert desktop.texts[0].startswith(FACT)
    assert shown("card") == []


def test_on_wayland_the_desktop_asks(on_wayland, deck, bridge, clock, desktop):
    work_late(bridge, clock)

    hand_over()
    assert desktop.texts[0].startswith(FACT)
    assert shown("card") == []


def test_what_the_desktop_asks_is_answered_with_a_card_from_the_menu(
    as_system, deck, bridge, clock, desktop
):
    work_late(bridge, clock)
    hand_over()

    deck.show_open()

    assert only("card", Card).has_keyboard


def broken(desktop, deck, qtbot):
    """Let the notification service fail at what is said next, and wait for that."""
    desktop.is_broken = True
    return qtbot.waitSignal(deck._notices.failed, timeout=SOON_MS)


def test_a_card_asks_what_the_desktop_did_not_show(
    as_system, deck, bridge, clock, desktop, qtbot, caplog
):
    with broken(desktop, deck, qtbot):
        work_late(bridge, clock)

    assert FACT in texts(only("card", Card))
    caplog.clear()


def test_a_card_that_still_says_what_came_of_an_answer_hinders_no_question(
    as_system, deck, bridge, clock, desktop, qtbot, caplog
):
    work_late(bridge, clock)
    deck.show_open()
    press(only("card", Card), Choice.WRAP_UP.value)

    with broken(desktop, deck, qtbot):
        let_pass(bridge, clock, at("16:30", 7))

    assert only("card", Card).ask.kind is PromptKind.STILL_OUTSIDE
    caplog.clear()


def test_a_click_on_the_notice_brings_up_all_answers(as_system, deck, bridge, clock, desktop):
    work_late(bridge, clock)

    deck.on_chosen(bridge.status().open_prompt, OPEN)

    assert only("card", Card).has_keyboard


def test_a_button_of_the_notice_answers_as_one_of_the_card_does(
    as_system, deck, bridge, clock, desktop, tracker
):
    work_late(bridge, clock)

    deck.on_chosen(bridge.live.open_ask().id, Choice.PLANNED.value)

    [asked] = prompts(tracker)
    assert (asked.how, asked.choice) == (Closing.ANSWERED, Choice.PLANNED)


def test_a_button_that_is_pressed_after_the_question_was_over_means_nothing(
    as_system, deck, bridge, clock, desktop, tracker
):
    work_late(bridge, clock)
    name = bridge.live.open_ask().id
    tell(bridge, Lock())

    deck.on_chosen(name, Choice.PLANNED.value)
    deck.on_chosen(name, OPEN)

    [asked] = prompts(tracker)
    assert asked.how is Closing.WITHDRAWN
    assert shown("card") == []


# --- Built anew -----------------------------------------------------------------------------------


def test_a_card_is_built_anew_in_another_language_and_look(deck, bridge, clock):
    work_late(bridge, clock)
    old = only("card", Card)
    use_language("nb")

    deck.rebuild(Look(DARK, 2.0))

    card = only("card", Card)
    assert card is not old
    assert card.ask.id == old.ask.id
    assert any("16.15" in text for text in texts(card))
    assert card.look == Look(DARK, 2.0)
    assert not card.has_keyboard


def test_a_card_that_has_the_keyboard_keeps_it_when_it_is_built_anew(deck, bridge, clock):
    work_late(bridge, clock)
    deck.show_open()

    deck.rebuild(Look(DARK))

    assert only("card", Card).has_keyboard


def test_a_break_goes_on_with_the_same_idea_when_its_window_is_built_anew(deck, bridge):
    old = rest(deck, bridge)
    press(old, "another")

    deck.rebuild(Look(DARK))

    window = only("break", BreakWindow)
    assert window is not old
    assert window.going == old.going
    assert window.look == Look(DARK)


def test_where_nothing_is_shown_nothing_is_built(deck):
    deck.rebuild(Look(DARK))

    assert shown("card") + shown("break") + shown("note") == []


def test_closing_the_deck_takes_everything_off_the_screen(deck, bridge, clock):
    work_late(bridge, clock)
    rest(deck, bridge)
    deck.note("One.")
    deck.note("Two.")

    deck.close()

    assert shown("card") + shown("break") + shown("note") == []
