"""The deck offers to let prompts rest when so many went unanswered, and does as it is told."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.hands import at
from tests.ui.running import hand_over, let_pass, only, press, rest, shown, tell, texts, work_late
from tracker.domain.model import HeldWhy, PromptKind
from tracker.domain.signals import Active
from tracker.domain.spans import Span
from ui.cards import Card, NoteCard
from ui.note import ASKED_S

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

QUESTION = "The reminders do not seem to fit today. Rest them until tomorrow?"


@pytest.fixture
def offered(deck, bridge, clock):
    """A person who left three prompts unanswered on a morning: the last one expired just now."""
    clock.until(at("08:00", 8))
    tell(bridge, Active())
    let_pass(bridge, clock, at("11:16", 8))
    return only("note", NoteCard)


def test_it_is_offered_with_two_answers(offered):
    assert texts(offered) == [QUESTION]
    assert [button.text() for button in offered.findChildren(QAbstractButton) if button.text()] == [
        "Let them rest",
        "Keep them",
    ]
    assert offered._goes.interval() == ASKED_S * 1000


def test_the_offer_stands_in_no_record_of_prompts(offered, tracker):
    prompts = tracker._journal.prompts(Span(at("00:00", 8), at("23:00", 8)))

    assert [prompt.kind for prompt in prompts] == ["movement"] * 3


def test_prompts_rest_when_that_is_wanted_and_the_program_says_so(offered, bridge, clock, tracker):
    press(offered, "action_quiet")

    [said] = texts(only("note", NoteCard))
    assert said == "Reminders rest until 04:00; only a last call would come."
    assert bridge.status().quiet_until == at("04:00", 9)
    let_pass(bridge, clock, at("15:00", 8))
    assert shown("card") == []
    held = tracker._journal.prompts(Span(at("11:16", 8), at("15:00", 8)))
    assert {prompt.kind: prompt.held_why for prompt in held} == {
        PromptKind.MOVEMENT: HeldWhy.QUIET,
        PromptKind.MEAL: HeldWhy.QUIET,
    }


def test_prompts_go_on_when_that_is_not_wanted_and_it_is_not_offered_again(offered, bridge, clock):
    press(offered, "action_off")

    assert texts(only("note", NoteCard)) == ["Reminders come as usual."]
    only("note", NoteCard).close()
    let_pass(bridge, clock, at("12:06", 8))
    assert len(shown("card")) == 1
    let_pass(bridge, clock, at("15:30", 8))
    assert shown("note") == []


def test_the_offer_goes_when_it_was_taken_elsewhere(offered, bridge):
    bridge.say("quiet")

    assert shown("note") == []


def test_a_prompt_goes_before_the_offer_and_it_comes_back(offered, bridge, clock):
    let_pass(bridge, clock, at("12:06", 8))
    card = only("card", Card)
    assert shown("note") == []

    card.close()

    assert texts(only("note", NoteCard)) == [QUESTION]


def test_an_offer_that_waits_is_dropped_once_prompts_rest(offered, bridge, clock):
    let_pass(bridge, clock, at("12:06", 8))
    bridge.say("quiet")

    assert shown("card") == shown("note") == []


def test_on_wayland_the_desktop_tells_and_the_menu_takes_the_answer(
    on_wayland, deck, bridge, clock, desktop
):
    clock.until(at("08:00", 8))
    tell(bridge, Active())
    let_pass(bridge, clock, at("11:16", 8))
    hand_over()

    assert (
        "The reminders do not seem to fit today. In the tray menu they can be left to rest until"
        " tomorrow."
    ) in desktop.texts
    assert shown("note") == []


# --- Nothing is shown any more --------------------------------------------------------------------


def test_it_is_told_once_nothing_is_shown_any_more(deck, bridge, clock):
    cleared = []
    deck.cleared.connect(lambda: cleared.append(True))
    deck.note("First.")
    deck.note("Second.")
    work_late(bridge, clock)
    card = only("card", Card)

    only("note", NoteCard).close()
    only("note", NoteCard).close()
    assert cleared == []  # the question is still there

    card.close()
    assert cleared == [True]


def test_it_is_told_when_a_break_has_gone(deck, bridge, clock):
    cleared = []
    deck.cleared.connect(lambda: cleared.append(True))
    window = rest(deck, bridge)
    assert cleared == []

    window.close()
    assert cleared == [True]
