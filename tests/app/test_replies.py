"""What a command came to, and the present, in a line each: in English, and in bokmål."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.hands import OSLO, at, span
from tracker.domain.events import WorkRecalled
from tracker.domain.model import Phase, Place
from tracker.domain.whereabouts import Here
from tracker.replies import core_line, counts_too, just_worked, reply, status_line
from tracker.status import Status
from tracker.wording import use_language

NOW = at("15:00", 7)  # a Monday
AWAY = Status(
    phase=Phase.AWAY,
    since=at("14:50", 7),
    zone=OSLO,
    work_today=timedelta(0),
    outside_today=timedelta(0),
    stretch=None,
    core_ends=None,
    next_prompt=None,
    sensor="hands",
    recording=True,
)
UNDOABLE = replace(AWAY, phase=Phase.PRIVATE, private_undo_until=NOW + timedelta(seconds=9.6))


def held(phase: Phase, until: str = "", day: int = 7) -> Status:
    """Return a status that somebody asked for; without a time, until they say otherwise."""
    return replace(AWAY, phase=phase, held_until=at(until, day) if until else None)


def resting(until: str) -> Status:
    return replace(AWAY, phase=Phase.WORKING, resting_until=at(until, 7))


# --- What a command came to -----------------------------------------------------------------------

IF_BACK = "blir spurt hvis jobben begynner igjen."
GOING_ON = "går du videre før det, angres det."
REPLIES = [
    ("start", AWAY, "Work is being recorded.", "Arbeidet registreres."),
    (
        "stop",
        held(Phase.PAUSED, "04:00", 8),
        "Stopped until 04:00, or until you press Start.",
        "Stoppet til 04.00, eller til du trykker Start.",
    ),
    ("pause", held(Phase.PAUSED), "Paused until you go on.", "På pause til du går videre."),
    ("pause 30m", held(Phase.PAUSED, "15:30"), "Paused until 15:30.", "På pause til 15.30."),
    (
        "pause until tomorrow",
        held(Phase.PAUSED, "15:00", 8),
        "Paused until Tue 15:00.",
        "På pause til tir 15.00.",
    ),
    ("resume", AWAY, "Recording goes on.", "Registreringen går videre."),
    (
        "close",
        AWAY,
        "The day is closed. Recording goes on, and being back is asked about.",
        f"Dagen er avsluttet. Registreringen går videre, og du {IF_BACK}",
    ),
    (
        "planned until 21:00",
        AWAY,
        "This counts as chosen work, and you are not asked about it.",
        "Dette regnes som valgt arbeid, og du blir ikke spurt om det.",
    ),
    (
        "private",
        held(Phase.PRIVATE, "04:00", 8),
        "Private: nothing is recorded until 04:00, or until you go on.",
        "Privat: Ingenting registreres før 04.00, eller til du går videre.",
    ),
    (
        "private last 20m",
        UNDOABLE,
        "Private. What was recorded of it is erased in 10 s; going on before that takes it back.",
        "Privat. Det som ble registrert av det, slettes om 10 s; " + GOING_ON,
    ),
    (
        "quiet",
        replace(AWAY, quiet_until=at("04:00", 8)),
        "Reminders rest until 04:00; only a last call would come.",
        "Påminnelsene hviler til 04.00; bare siste frist for full hvile blir sagt fra om.",
    ),
    ("quiet off", AWAY, "Reminders come as usual.", "Påminnelsene kommer som vanlig."),
    (
        "quiet reset",
        AWAY,
        "Reminders come as often as before they went unanswered.",
        "Påminnelsene kommer like ofte som før de ble stående ubesvart.",
    ),
    ("break", resting("15:05"), "Break until 15:05.", "Pause til 15.05."),
    (
        "break",
        held(Phase.PAUSED),
        "No break begins while your time at the screen is not counted.",
        "Ingen pause begynner så lenge tiden din ved skjermen ikke regnes med.",
    ),
    ("break done", AWAY, "The break is over.", "Pausen er over."),
    ("break stop", AWAY, "This break is not counted.", "Denne pausen regnes ikke med."),
]
NAMES = [f"{said}, {status.phase}" for said, status, *_told in REPLIES]


@pytest.mark.parametrize(("said", "status", "told", "_nb"), REPLIES, ids=NAMES)
def test_each_command_has_a_reply(said, status, told, _nb):
    assert reply(tuple(said.split()), status, NOW) == told


@pytest.mark.parametrize(("said", "status", "_en", "told"), REPLIES, ids=NAMES)
def test_each_command_has_a_reply_in_norwegian(said, status, _en, told):
    use_language("nb")

    assert reply(tuple(said.split()), status, NOW) == told


def test_the_last_moment_to_take_private_time_back_is_a_second():
    status = replace(UNDOABLE, private_undo_until=NOW)

    assert "is erased in 1 s;" in reply(("private", "last", "1h"), status, NOW)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(1, "1 minute of work put on record."), (15, "15 minutes of work put on record.")],
)
def test_work_done_elsewhere_is_confirmed(minutes, told):
    assert just_worked(minutes) == told


# --- The present ----------------------------------------------------------------------------------

WORKED = timedelta(hours=5, minutes=20)


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (AWAY, "Away"),
        (replace(AWAY, phase=Phase.OFF, recording=False), "Not recording"),
        (replace(AWAY, phase=Phase.WORKING, since=at("14:50", 7)), "Working since 14:50"),
        (resting("15:05"), "Break until 15:05"),
        (held(Phase.PAUSED, "15:30"), "Paused until 15:30"),
        (held(Phase.PAUSED), "Paused until you go on"),
        (held(Phase.PRIVATE, "04:00", 8), "Private: nothing is recorded"),
        (replace(AWAY, work_today=WORKED), "Away; 5 h 20 min today"),
        (
            replace(AWAY, phase=Phase.WORKING, since=at("14:50", 7), work_today=WORKED),
            "Working since 14:50; 5 h 20 min today",
        ),
    ],
)
def test_the_present_is_one_short_line(status, line):
    assert status_line(status, NOW) == line


def test_the_present_in_norwegian():
    use_language("nb")
    status = replace(AWAY, phase=Phase.WORKING, since=at("14:50", 7), work_today=WORKED)

    assert status_line(status, NOW) == "Jobber siden 14.50; 5 t 20 min i dag"


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (replace(AWAY, core_ends=at("16:00", 7)), "Core hours end at 16:00"),
        (replace(AWAY, is_outside=True), "Outside core hours"),
        (
            replace(AWAY, is_outside=True, outside_today=timedelta(minutes=45)),
            "45 min outside core hours today",
        ),
        (AWAY, ""),
        (replace(AWAY, outside_today=timedelta(minutes=45)), ""),
    ],
    ids=["inside", "outside", "outside and worked", "flex", "flex and worked outside before"],
)
def test_where_the_present_lies_is_told_where_there_is_something_to_tell(status, line):
    assert core_line(status, NOW) == line


# --- Where the person is --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "line"),
    [
        (Here("a", Place.HOME), "You are at home, as always in this network."),
        (Here("a", Place.WORKPLACE), "You are at the workplace, as always in this network."),
        (Here("a", Place.HOME, Place.OTHER), "You are somewhere else for today, as you said."),
        (Here("", None, Place.HOME), "You are at home for today, as you said."),
        (
            Here("a"),
            "It is not known where you are, since you have not said it in this network.",
        ),
        (Here(), "It is not known where you are, since no network tells it."),
    ],
)
@pytest.mark.parametrize("said", ["place", "place home", "place home always"])
def test_whatever_was_said_about_the_place_the_reply_is_what_holds(said, here, line):
    assert reply(tuple(said.split()), replace(AWAY, here=here), NOW) == line


def test_forgotten_networks_are_confirmed():
    assert reply(("place", "forget"), AWAY, NOW) == "What you said about networks is forgotten."


def test_the_place_is_no_part_of_the_fixed_status():
    assert replace(AWAY, here=Here("a", Place.HOME)).as_json() == AWAY.as_json()


# --- That the time before was work too ------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "started", "english"),
    [
        (
            ["14:05-14:10", "14:40-15:00"],
            "08:00",
            "Work is being recorded, and 25 min of the time before counts too.",
        ),
        (
            [],
            "14:00",
            (
                "Work is being recorded. Of the time before, no activity is remembered"
                " that does not count already."
            ),
        ),
        (
            ["14:40-15:00"],
            "14:30",
            (
                "Work is being recorded, and 20 min of the time since 14:30 counts too; that is"
                " when Kjernetid started."
            ),
        ),
        (
            [],
            "14:30",
            (
                "Work is being recorded. Kjernetid started at 14:30, and remembers"
                " nothing from before."
            ),
        ),
    ],
)
def test_how_much_of_the_time_before_counts_is_told_and_no_more_is_claimed(found, started, english):
    spans = tuple(span(text, 7) for text in found)
    recalled = WorkRecalled(NOW, span("14:00-15:00", 7), spans, at(started, 7))

    assert counts_too(recalled, AWAY, NOW) == english


def test_off_duty_is_told_in_the_status():
    assert status_line(replace(AWAY, is_off_duty=True), NOW) == "Off duty: nothing is recorded"
