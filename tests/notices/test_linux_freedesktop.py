"""Notices with buttons, with a bus in between that says what a test lets it say.

A real service on a real bus is met in `tests/desktop/test_notices.py`.
"""

from dataclasses import replace

import pytest

from tests.notices.played import ALL, ANOTHER, NOTE, QUESTION
from tracker.notices import OPEN, Chosen, Notice


def body_of(call):
    return call[5]


def actions_of(call):
    return call[6]


# --- What is shown --------------------------------------------------------------------------------


def test_the_way_to_it_is_opened_with_the_first_notice(bus, service):
    assert service.fileno() is None

    service.show(QUESTION)

    assert service.fileno() == 7
    assert bus.watched == ["ActionInvoked", "NotificationClosed", "NameOwnerChanged"]


def test_it_is_asked_once_what_it_can_do_before_anything_is_shown(bus, service):
    service.show(QUESTION)
    service.show(NOTE)
    assert [call[0] for call in bus.calls] == ["GetCapabilities"]

    bus.answers(ALL)
    service.read()
    service.show(ANOTHER)

    assert [call[0] for call in bus.calls[1:]] == ["Notify"] * 3


def test_a_question_has_its_buttons_and_opens_when_it_is_clicked_itself(shown):
    call = shown()

    assert actions_of(call) == [
        *(OPEN, "Show all answers"),
        *("wrap_up", "Wrap up", "not_today", "Not today"),
    ]


def test_a_question_makes_no_sound_and_is_kept_by_the_desktop_until_it_is_over(shown):
    *_rest, hints, expires = shown()

    assert hints == {
        "urgency": ("y", 1),
        "transient": ("b", False),
        "desktop-entry": ("s", "org.kjernetid.Kjernetid"),
        "suppress-sound": ("b", True),
    }
    assert expires == -1


def test_who_wants_to_hear_a_question_hears_it(shown):
    *_rest, hints, _expires = shown(replace(QUESTION, has_sound=True))

    assert "suppress-sound" not in hints
    assert hints["sound-name"] == ("s", "message-new-instant")


def test_a_note_has_no_buttons_and_leaves_nothing_behind(shown):
    *_rest, actions, hints, _expires = shown(NOTE)

    assert actions == []
    assert hints["transient"] == ("b", True)


@pytest.mark.parametrize(
    ("able", "summary", "body"),
    [
        (ALL, "Kjernetid", "It is 16:15 &amp; late. Carry on?"),
        (["actions", "body"], "Kjernetid", "It is 16:15 & late. Carry on?"),
        (["body"], "Kjernetid", "It is 16:15 & late. Carry on? Answer in the tray menu."),
        (["actions"], "It is 16:15 & late. Carry on?", ""),
    ],
    ids=["all", "no markup", "no actions", "no body"],
)
def test_a_text_is_written_as_the_service_can_show_it(shown, able, summary, body):
    call = shown(able=able)

    assert call[4:6] == (summary, body)
    assert bool(actions_of(call)) is ("actions" in able)


def test_a_question_without_buttons_says_where_to_answer(shown):
    assert body_of(shown(Notice("Ten.", "movement-2", (), "Answer there."))) == "Ten. Answer there."


# --- What is chosen -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["wrap_up", "not_today", OPEN])
def test_what_is_pressed_is_told_with_the_question_it_was_about(bus, service, shown, name):
    shown()

    bus.tells("ActionInvoked", 5, name)
    bus.tells("NotificationClosed", 5, 2)

    assert service.read() == [Chosen("outside_core-1", name)]


@pytest.mark.parametrize(("number", "name"), [(6, "wrap_up"), (5, "private")])
def test_other_programs_notices_and_buttons_that_were_not_offered_mean_nothing(
    bus, service, shown, number, name
):
    shown()

    bus.tells("ActionInvoked", number, name)

    assert service.read() == []


def test_what_a_desktop_has_put_away_can_still_be_answered(bus, service, shown):
    shown()

    bus.tells("NotificationClosed", 5, 1)
    bus.tells("ActionInvoked", 5, "wrap_up")

    assert service.read() == [Chosen("outside_core-1", "wrap_up")]


# --- What is taken away ---------------------------------------------------------------------------


def test_a_question_that_is_over_is_taken_away(bus, service, shown):
    shown()

    service.withdraw("outside_core-1")
    service.withdraw("outside_core-1")

    assert [call for call in bus.calls if call[0] == "CloseNotification"] == [
        ("CloseNotification", 5)
    ]


def test_what_the_person_closed_is_not_closed_again(bus, service, shown):
    shown()
    bus.tells("NotificationClosed", 5, 2)
    service.read()

    service.withdraw("outside_core-1")

    assert "CloseNotification" not in [call[0] for call in bus.calls]


def test_a_question_that_is_over_before_the_service_can_show_it_is_never_shown(bus, service):
    service.show(QUESTION)

    service.withdraw("outside_core-1")
    bus.answers(ALL)

    assert service.read() == []
    assert [call[0] for call in bus.calls] == ["GetCapabilities"]


def test_a_question_that_is_over_before_the_service_said_its_number_is_taken_away_then(
    bus, service, shown
):
    shown(NOTE)
    service.show(QUESTION)
    service.withdraw("outside_core-1")
    bus.answers(9)

    assert service.read() == []
    assert bus.calls[-1] == ("CloseNotification", 9)


def test_one_question_takes_the_place_of_another(shown):
    shown(number=5)

    assert shown(ANOTHER)[2] == 5


def test_a_note_takes_the_place_of_nothing(bus, service, shown):
    shown(number=5)

    assert shown(NOTE, number=6)[2] == 0


def test_a_question_takes_no_place_that_was_left(bus, service, shown):
    shown(number=5)
    bus.tells("NotificationClosed", 5, 2)
    service.read()

    assert shown(ANOTHER)[2] == 0


def test_at_the_end_open_questions_are_taken_away(bus, service, shown):
    shown(number=5)
    shown(NOTE, number=6)

    service.close()
    service.close()

    assert bus.calls[-1] == ("CloseNotification", 5)
    assert bus.is_closed
    assert service.fileno() is None
