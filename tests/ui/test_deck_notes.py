"""The deck: what it says in notes, and the break that runs."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.hands import at, span
from tests.sensing import another_writer
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
from tracker.asking import TRY_OUT
from tracker.domain.model import BreakOutcome, Choice, Phase
from tracker.domain.signals import Active
from ui.break_window import BreakWindow
from ui.bridge import BUSY_FOR
from ui.cards import Card, NoteCard

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

MONDAY = at("12:00", 7).date()


# --- Notes ----------------------------------------------------------------------------------------


def test_a_note_says_something_and_offers_nothing(deck):
    deck.note("Kjernetid is in the tray.")

    note = only("note", NoteCard)
    assert texts(note) == ["Kjernetid is in the tray."]
    assert [b.objectName() for b in note.findChildren(QAbstractButton)] == ["close"]


def test_a_second_note_waits_until_the_first_was_read(deck):
    deck.note("The disk is full.")
    deck.note("Kjernetid is in the tray.")
    assert texts(only("note", NoteCard)) == ["The disk is full."]

    only("note", NoteCard).close()
    assert texts(only("note", NoteCard)) == ["Kjernetid is in the tray."]

    only("note", NoteCard).close()
    assert shown("note") == []


def test_what_came_of_a_command_is_said_at_once_and_before_what_waits(deck, bridge):
    deck.note("The disk is full.")
    deck.note("Kjernetid is in the tray.")

    deck.tell(("pause", "30m"), bridge.say("pause", "30m"))
    assert texts(only("note", NoteCard)) == ["Paused until 16:00."]

    only("note", NoteCard).close()
    assert texts(only("note", NoteCard)) == ["Kjernetid is in the tray."]


def test_private_time_that_is_about_to_be_erased_can_be_taken_back_from_the_note(deck, bridge):
    deck.tell(("private", "last", "20m"), bridge.say("private", "last", "20m"))
    assert bridge.status().phase is Phase.PRIVATE

    press(only("note", NoteCard), "action_resume")

    assert bridge.status().phase is Phase.AWAY
    assert bridge.status().private_undo_until is None
    assert shown("note") == []


def test_private_time_from_now_on_erases_nothing_and_offers_nothing(deck, bridge):
    deck.tell(("private",), bridge.say("private"))

    assert only("note", NoteCard).findChild(QAbstractButton, "action") is None


def test_on_wayland_notes_go_to_the_desktop(on_wayland, deck, bridge, desktop, qtbot):
    deck.note("Kjernetid is in the tray.")
    hand_over()
    deck.tell(("pause",), bridge.say("pause"))
    hand_over()

    assert desktop.texts == ["Kjernetid is in the tray.", "Paused until you go on."]
    assert shown("note") == []


def test_a_note_that_the_desktop_does_not_show_is_shown_by_ourselves(
    on_wayland, deck, desktop, qtbot, caplog
):
    desktop.is_broken = True

    with qtbot.waitSignal(deck._notices.failed, timeout=SOON_MS):
        deck.note("The disk is full.")

    assert texts(only("note", NoteCard)) == ["The disk is full."]
    caplog.clear()


def test_a_fault_of_the_record_is_noted(deck, bridge, tracker, clock):
    with another_writer(tracker):
        tell(bridge, Active())
        let_pass(bridge, clock, clock.at + BUSY_FOR)

    assert "Another program is writing to" in texts(only("note", NoteCard))[0]


# --- The break ------------------------------------------------------------------------------------


def test_a_break_opens_its_window_and_no_note(deck, bridge, clock):
    idea = bridge.live.suggesting.pick.idea

    window = rest(deck, bridge)

    assert window.going.ends_at == clock.at + timedelta(minutes=5)
    assert idea.text in texts(window)
    assert shown("note") == []


def test_up_now_on_a_card_opens_the_break(deck, bridge, clock, tracker):
    tracker.set("movement.every_min", "20", MONDAY)
    tracker.set("hours.schedule.mon", "08:00-16:10", MONDAY)
    bridge.on_settings_changed()
    tell(bridge, Active())
    let_pass(bridge, clock, at("15:50", 7))

    press(only("card", Card), Choice.NOW.value)

    assert only("break", BreakWindow).going.ends_at == at("15:55", 7)


@pytest.mark.parametrize(
    ("name", "outcomes"), [("done", [BreakOutcome.TAKEN]), ("stop", [])], ids=["done", "stop"]
)
def test_what_is_pressed_in_the_window_ends_the_break(deck, bridge, tracker, clock, name, outcomes):
    window = rest(deck, bridge)
    clock.advance(minutes=1)

    press(window, name)

    assert bridge.status().resting_until is None
    assert shown("break") == []
    record = tracker._journal.read(span("15:00-17:00", 7))
    assert [taken.outcome for taken in record.breaks] == outcomes


def test_a_break_that_is_ended_elsewhere_closes_its_window(deck, bridge, clock):
    rest(deck, bridge)
    clock.advance(minutes=1)

    bridge.say("break", "done")

    assert shown("break") == []


def test_a_break_that_is_over_leaves_its_window_to_say_so(deck, bridge, clock):
    window = rest(deck, bridge)
    let_pass(bridge, clock, window.going.ends_at)
    assert bridge.status().resting_until is None

    assert only("break", BreakWindow) is window


def test_closing_the_window_does_not_end_the_break(deck, bridge):
    window = rest(deck, bridge)
    press(window, "close")

    assert bridge.status().resting_until is not None
    bridge.on_deadline()
    assert shown("break") == []


def test_a_break_that_cannot_begin_is_told_of(deck, bridge):
    bridge.say("pause")

    deck.tell(("break",), bridge.say("break"))

    assert shown("break") == []
    assert texts(only("note", NoteCard)) == [
        "No break begins while your time at the screen is not counted."
    ]


def test_the_next_break_has_another_idea(deck, bridge):
    first = rest(deck, bridge).going.pick
    bridge.say("break", "done")

    assert rest(deck, bridge).going.pick.idea != first.idea


# --- What a note leads to, and a question that asks nothing ---------------------------------------


def test_a_note_can_lead_to_a_window(deck, qtbot):
    deck.note("It is there.", (("Set it up", ("show", "first_run")),))

    with qtbot.waitSignal(deck.wanted) as told:
        press(only("note", NoteCard), "action_first_run")

    assert told.args == ["first_run"]


def test_prompts_are_tried_out_by_a_question_that_leaves_no_trace(deck, bridge, tracker):
    deck.try_out()
    card = only("card", Card)
    assert "This is how Kjernetid asks." in texts(card)
    assert card._goes.isActive(), "it goes by itself"

    press(card, "fine")

    assert tracker._journal.prompts(span("00:00-23:00", 7)) == []


def test_where_a_question_is_open_that_one_is_shown(deck, bridge, clock):
    work_late(bridge, clock)
    only("card", Card).close()
    bury()

    deck.try_out()

    assert only("card", Card).ask.id != TRY_OUT


def test_on_wayland_a_notification_is_tried_out(deck, on_wayland, desktop, qtbot):
    deck.try_out()

    qtbot.waitUntil(lambda: bool(desktop.texts), timeout=SOON_MS)
    assert desktop.texts[0].startswith("This is how Kjernetid asks.")
