"""Where the person is: told by the network, said by them, kept for the day or for good."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from tests.hands import at, span
from tests.sensing import another_writer, let_live, tell
from tracker.domain.model import EndReason, Phase, Place
from tracker.domain.signals import Active, Call, Lock, Start, Stop
from tracker.domain.week import Week
from tracker.domain.whereabouts import Here
from tracker.errors import JournalBusyError, StoreError, UsageError
from tracker.live import Live
from tracker.sensors.base import Network
from tracker.trace_writing import TraceFile

MONDAY = at("12:00", 7).date()
FLAT, DESK, NONE = Network("flat"), Network("desk"), Network("")


@pytest.fixture
def taught(live, sensors):
    """The program, which was told about two networks, in none of them now."""
    for network, place in ((FLAT, "home"), (DESK, "workplace")):
        tell(live, sensors, network)
        live.say("place", place)
    tell(live, sensors, NONE)
    return live


def place(live):
    return live.status().here.place


def work(live):
    """Return the work on record: where, and when."""
    return [(one.place, one.span) for one in live.tracker.sessions(MONDAY, MONDAY)]


def rows(home, table):
    """Return the rows of a table of the journal, as they would be written down anew."""
    return [row for row in dump(home) if row.startswith(f'INSERT INTO "{table}"')]


def dump(home):
    """Return all that the journal holds, without opening it as the program does."""
    with closing(sqlite3.connect(home.journal)) as connection:
        return list(connection.iterdump())


def restarted(live, tracker, clock, sensors):
    """End the program, and return it as it starts again."""
    live.stop()
    tracker.recorder = None
    tracker._lock.release()
    live = Live(tracker, clock, sensors)
    live.start()
    return live


# --- Networks -------------------------------------------------------------------------------------


def test_at_first_nothing_is_known_and_nothing_guessed(live, sensors):
    assert live.status().here == Here()

    tell(live, sensors, FLAT)

    assert live.status().here == Here("flat")
    assert place(live) is Place.UNKNOWN


def test_what_was_said_once_in_a_network_holds_whenever_it_is_joined(taught, sensors):
    tell(taught, sensors, FLAT)
    assert taught.status().here == Here("flat", Place.HOME)

    tell(taught, sensors, DESK)
    assert place(taught) is Place.WORKPLACE

    tell(taught, sensors, NONE)
    assert place(taught) is Place.UNKNOWN


def test_the_place_is_known_before_the_first_work_begins(taught, tracker, clock, sensors):
    sensors.at_open = [Active(), FLAT]

    live = restarted(taught, tracker, clock, sensors)
    clock.until(at("09:00", 7))
    live.stop()

    assert work(live) == [(Place.HOME, span("08:00-09:00", 7))]


def test_another_place_parts_the_session_and_the_week_counts_each(taught, clock, sensors):
    tell(taught, sensors, FLAT, Active())
    clock.until(at("10:00", 7))
    tell(taught, sensors, NONE)
    clock.until(at("10:30", 7))
    tell(taught, sensors, DESK, Active())
    clock.until(at("12:00", 7))
    tell(taught, sensors, Lock())

    assert work(taught) == [
        (Place.HOME, span("08:00-10:00", 7)),
        (Place.UNKNOWN, span("10:00-10:30", 7)),
        (Place.WORKPLACE, span("10:30-12:00", 7)),
    ]
    week = taught.tracker.week(Week.of(MONDAY))
    assert (week.home, week.home_share) == (timedelta(hours=2), pytest.approx(2 / 3.5))


def test_the_sensors_are_handed_the_key_of_this_journal(live, tracker, sensors):
    assert sensors.key == tracker._journal.network_key()


def test_being_in_a_network_writes_nothing(taught, home, clock, sensors):
    before = rows(home, "network"), rows(home, "here")

    for network in (FLAT, DESK, Network("café"), NONE):
        clock.advance(minutes=30)
        tell(taught, sensors, network)

    assert (rows(home, "network"), rows(home, "here")) == before


def test_nothing_on_record_names_a_network_but_where_it_was_said(taught, home, sensors, clock):
    tell(taught, sensors, FLAT, Active())
    clock.advance(minutes=30)
    taught.stop()

    named = [row.split('"')[1] for row in dump(home) if "'flat'" in row]
    assert named == ["network"]


def test_a_trace_holds_places_and_no_networks(taught, tracker, clock, sensors, tmp_path):
    file = tmp_path / "day.jsonl"
    sensors.at_open = [FLAT, Active()]
    taught.stop()
    tracker._lock.release()
    live = Live(tracker, clock, sensors, TraceFile(file))
    live.start()
    tell(live, sensors, DESK)
    live.say("place", "other")
    live.stop()

    told = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["place"] for line in told if line["signal"] == "place"] == [
        "home",
        "workplace",
        "other",
    ]
    assert "flat" not in file.read_text("utf-8")
    assert "desk" not in file.read_text("utf-8")


def test_once_the_computer_shuts_down_no_place_begins_anything(taught, sensors):
    tell(taught, sensors, FLAT, Active(), Stop(EndReason.LOGOUT))
    assert tell(taught, sensors, DESK) == ()
    assert taught.status().phase is Phase.OFF

    tell(taught, sensors, Start())

    assert taught.tracker.recorder.engine.state.place is Place.WORKPLACE


# --- Another place for the day --------------------------------------------------------------------


def test_another_place_holds_for_the_day(taught, clock, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "workplace")
    assert taught.status().here == Here("flat", Place.HOME, Place.WORKPLACE)

    let_live(taught, clock, at("03:59", 8))
    assert place(taught) is Place.WORKPLACE

    let_live(taught, clock, at("04:00", 8))
    assert taught.status().here == Here("flat", Place.HOME)


def test_it_ends_on_time_while_nothing_else_happens(taught, clock, sensors):
    tell(taught, sensors, FLAT, Active())
    taught.say("place", "workplace")
    sensors.input = at("04:30", 8)
    clock.until(at("03:59:30", 8))
    taught.due()

    assert taught.next_deadline() <= at("04:00", 8)
    let_live(taught, clock, at("04:00", 8))
    assert taught.tracker.recorder.engine.state.place is Place.HOME
    assert taught.next_deadline() > at("04:00", 8)


def test_it_ends_when_another_network_is_joined_and_does_not_come_back(taught, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")

    tell(taught, sensors, DESK)
    assert place(taught) is Place.WORKPLACE
    tell(taught, sensors, FLAT)

    assert place(taught) is Place.HOME
    assert taught.tracker._journal.chosen() is None


def test_it_outlasts_a_while_without_a_network(taught, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")

    tell(taught, sensors, NONE)
    assert place(taught) is Place.OTHER
    tell(taught, sensors, FLAT)

    assert place(taught) is Place.OTHER


def test_it_outlasts_the_program_within_the_day(taught, tracker, clock, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")
    sensors.at_open = [FLAT]

    live = restarted(taught, tracker, clock, sensors)
    assert place(live) is Place.OTHER

    live.stop()
    tracker._lock.release()
    clock.until(at("04:00", 8))
    live = Live(tracker, clock, sensors)
    live.start()
    assert place(live) is Place.HOME
    live.stop()


def test_the_usual_place_takes_it_back(taught, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")

    taught.say("place", "home")

    assert taught.status().here == Here("flat", Place.HOME)


def test_without_a_network_a_place_holds_for_the_day(taught):
    taught.say("place", "workplace")

    assert taught.status().here == Here("", None, Place.WORKPLACE)


def test_without_a_network_there_is_nothing_to_remember_it_for(taught):
    with pytest.raises(UsageError, match="There is no network here"):
        taught.say("place", "workplace", "always")

    assert place(taught) is Place.UNKNOWN


def test_for_good_it_holds_whenever_the_network_is_joined(taught, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")
    taught.say("place", "other", "always")
    assert taught.status().here == Here("flat", Place.OTHER)

    tell(taught, sensors, DESK)
    tell(taught, sensors, FLAT)

    assert place(taught) is Place.OTHER


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [("abroad",), ("unknown",), ("home", "forever"), ("forget", "always"), ("always",)]
)
def test_words_that_mean_nothing_are_refused_and_change_nothing(taught, sensors, words):
    tell(taught, sensors, FLAT)

    with pytest.raises(UsageError, match=f"“place {' '.join(words)}” is nothing"):
        taught.say("place", *words)

    assert taught.status().here == Here("flat", Place.HOME)


def test_asking_changes_nothing(taught, sensors):
    tell(taught, sensors, FLAT)

    assert taught.say("place").events == ()
    assert taught.status().here == Here("flat", Place.HOME)


def test_forgetting_makes_every_network_a_new_one(taught, sensors, home):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")

    taught.say("place", "forget")

    assert taught.status().here == Here("flat")
    assert rows(home, "network") == []
    tell(taught, sensors, DESK)
    assert place(taught) is Place.UNKNOWN


def test_what_cannot_be_kept_is_told_and_changes_nothing(taught, tracker, sensors):
    tell(taught, sensors, FLAT)
    with another_writer(tracker):
        for words in (("other",), ("other", "always"), ("forget",)):
            with pytest.raises(JournalBusyError):
                taught.say("place", *words)

    assert taught.status().here == Here("flat", Place.HOME)


def test_a_choice_ends_with_its_network_though_that_cannot_be_kept(taught, tracker, sensors):
    tell(taught, sensors, FLAT)
    taught.say("place", "other")

    with another_writer(tracker):
        tell(taught, sensors, DESK)

    assert place(taught) is Place.WORKPLACE


def test_a_journal_that_cannot_be_read_is_told_at_the_start(tracker, clock, sensors, monkeypatch):
    def fail(_journal):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(type(tracker._journal), "networks", fail)

    with pytest.raises(StoreError):
        Live(tracker, clock, sensors).start()


# --- Asked once -----------------------------------------------------------------------------------


@pytest.fixture
def joined(live, sensors, clock):
    """A person at work, for a minute in a network that is new."""
    tell(live, sensors, FLAT, Active())
    clock.advance(minutes=1)
    live.due()
    return live


def test_a_new_network_is_asked_about_once(joined, tracker):
    assert joined.is_place_asked()
    assert not joined.is_place_asked()

    assert tracker._journal.networks() == {"flat": None}


def test_it_is_not_asked_again_after_a_restart(joined, tracker, clock, sensors):
    assert joined.is_place_asked()
    sensors.at_open = [FLAT, Active()]

    live = restarted(joined, tracker, clock, sensors)
    clock.advance(minutes=5)
    live.due()

    assert not live.is_place_asked()


def test_a_network_that_was_asked_about_is_taught_by_the_first_word(joined):
    joined.is_place_asked()

    joined.say("place", "home")

    assert joined.status().here == Here("flat", Place.HOME)


@pytest.mark.parametrize("signals", [(Call(on=True),), (Lock(),), (NONE,), (DESK,)])
def test_it_is_not_asked_while_that_would_disturb_or_mean_nothing(joined, sensors, signals):
    tell(joined, sensors, *signals)

    assert not joined.is_place_asked()


@pytest.mark.parametrize("words", [("pause",), ("private",), ("stop",), ("place", "home")])
def test_it_is_not_asked_of_who_is_not_counted_or_has_said_it(joined, words):
    joined.say(*words)

    assert not joined.is_place_asked()


def test_on_a_shared_computer_off_duty_nothing_is_asked_and_nothing_written(
    home, clock, sensors, tracker
):
    tracker.set("work.computer", "shared", MONDAY)
    clock.until(at("19:00", 7))
    live = Live(tracker, clock, sensors)
    live.start()
    tell(live, sensors, FLAT, Active())
    let_live(live, clock, at("19:30", 7))

    assert not live.is_place_asked()
    assert rows(home, "network") == []
    live.stop()
