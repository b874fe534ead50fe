"""What prompts say, word for word where the words are settled."""

from datetime import datetime, timedelta

import pytest

from tracker.domain.model import Choice, WorkClass
from tracker.wording import (
    LANGUAGES,
    choice_label,
    last_call_text,
    movement_text,
    outside_core_text,
    still_outside_text,
    until_reached_text,
    use_language,
)


def at(hour, minute=0):
    return datetime(2026, 11, 17, hour, minute)  # noqa: DTZ001 - wording is given local times


def both(word):
    """Say the same thing in English and in Norwegian."""
    said = [str(word())]
    use_language("nb")
    return [*said, str(word())]


def test_after_core_hours():
    said = both(lambda: outside_core_text(at(16, 15), WorkClass.EVENING, ended=at(16)))

    assert said[0] == (
        "It is 16:15, and you set 16:00 as the end of the day."
        " Carry on, wrap up, or mark as planned?"
    )
    assert said[1] == (
        "Klokka er 16.15, og du har satt 16.00 som slutt på dagen."
        " Fortsette, runde av eller merke som planlagt?"
    )


def test_before_core_hours():
    said = both(lambda: outside_core_text(at(7, 15), WorkClass.EARLY, starts=at(8)))

    assert said[0].startswith("It is 07:15, and you set 08:00 as the start of the day.")
    assert said[1].startswith("Klokka er 07.15, og du har satt 08.00 som start på dagen.")


def test_between_the_hours_of_a_split_day():
    said = both(lambda: outside_core_text(at(17), WorkClass.BETWEEN, ended=at(15), starts=at(20)))

    assert said[0].startswith("It is 17:00, and your core hours go on at 20:00.")
    assert said[1].startswith("Klokka er 17.00, og kjernetiden din fortsetter kl. 20.00.")


def test_outside_when_the_day_has_no_hours_to_name():
    text = outside_core_text(at(3), WorkClass.NIGHT)

    assert text.fact == "It is 03:00, outside your core hours."


@pytest.mark.parametrize(
    "free", [WorkClass.WEEKEND, WorkClass.DAYOFF, WorkClass.HOLIDAY, WorkClass.LEAVE]
)
def test_a_day_that_is_kept_free(free):
    said = both(lambda: outside_core_text(at(10), free, ended=at(9), starts=at(11)))

    assert said[0] == (
        "Work has started on a day you keep free. Mark it as planned, as a quick task, or leave it?"
    )
    assert said[1] == (
        "Du har begynt å jobbe på en dag du pleier å ha fri."
        " Vil du merke det som planlagt, som en rask oppgave, eller la det være?"
    )


def test_an_hour_later():
    said = both(lambda: still_outside_text(at(17, 15), timedelta(minutes=75)))

    assert said[0].startswith("It is 17:15, with 1 h 15 min of work outside your core hours today.")
    assert said[1].startswith(
        "Klokka er 17.15, med 1 t 15 min arbeid utenfor kjernetiden din i dag."
    )


def test_at_the_end_of_the_time_that_was_chosen():
    assert until_reached_text(at(18)).fact == "It is 18:00, the time you chose to carry on until."


@pytest.mark.parametrize(
    ("rest", "english", "norwegian"),
    [
        (timedelta(hours=11), "11 hours", "11 timer"),
        (timedelta(hours=1), "1 hour", "1 time"),
        (timedelta(hours=10, minutes=30), "10 h 30 min", "10 t 30 min"),
    ],
)
def test_last_call(rest, english, norwegian):
    said = both(lambda: last_call_text(at(21), rest, at(8)))

    assert said == [
        f"Finishing by 21:00 leaves {english} before you start at 08:00.",
        f"Slutter du innen kl. 21.00, får du {norwegian} fri før du begynner kl. 08.00.",
    ]


@pytest.mark.parametrize(
    ("pause", "english", "norwegian"),
    [
        (1, "One minute", "Ett minutt"),
        (5, "Five minutes", "Fem minutter"),
        (15, "Fifteen minutes", "Femten minutter"),
        (16, "16 minutes", "16 minutter"),
    ],
)
def test_movement(pause, english, norwegian):
    said = both(lambda: movement_text(timedelta(minutes=50), timedelta(minutes=pause)))

    assert said == [
        f"50 minutes at the screen. {english} on your feet, if now suits you?",
        f"50 minutter ved skjermen. {norwegian} på beina, hvis det passer nå?",
    ]


@pytest.mark.parametrize(
    ("choice", "english", "norwegian"),
    [
        (Choice.UNTIL, "Carry on", "Fortsett"),
        (Choice.WRAP_UP, "Wrap up", "Rund av"),
        (Choice.PLANNED, "Planned", "Planlagt"),
        (Choice.NOT_TODAY, "Not today", "Ikke mer i dag"),
        (Choice.NOW, "I’m up", "Jeg reiser meg"),
        (Choice.LATER, "In 10 min", "Om 10 min"),
        (Choice.SKIP, "Not this one", "Ikke denne"),
        (Choice.LEAVE, "Leave it", "La det være"),
    ],
)
def test_buttons(choice, english, norwegian):
    assert both(lambda: choice_label(choice)) == [english, norwegian]


def test_prompts_and_buttons_in_nynorsk():
    use_language("nn")
    outside = outside_core_text(at(16, 15), WorkClass.EVENING, ended=at(16))
    move = movement_text(timedelta(minutes=50), timedelta(minutes=5))

    assert str(outside) == (
        "Klokka er 16.15, og du har sett 16.00 som slutt på dagen."
        " Halde fram, runde av eller merke som planlagt?"
    )
    assert str(last_call_text(at(21), timedelta(hours=11), at(8))) == (
        "Sluttar du innan kl. 21.00, får du 11 timar fri før du byrjar kl. 08.00."
    )
    assert str(move) == "50 minutt ved skjermen. Fem minutt på beina, viss det passar no?"
    assert [choice_label(choice) for choice in (Choice.UNTIL, Choice.NOW, Choice.LEAVE)] == [
        "Hald fram",
        "Eg reiser meg",
        "La det vere",
    ]


def test_a_button_names_the_time_to_carry_on_until():
    said = both(lambda: choice_label(Choice.UNTIL, at(18)))

    assert said == ["Carry on until 18:00", "Fortsett til 18.00"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_read_the_same(language):
    use_language(language)

    assert len({choice_label(choice) for choice in Choice}) == len(Choice)
