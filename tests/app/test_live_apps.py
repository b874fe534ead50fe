"""Work apps listed, changed and taken off the list while the program runs; read at once."""

from datetime import timedelta

import pytest

from tests.hands import at
from tests.sensing import let_live, tell
from tracker.domain.model import PresenceKind
from tracker.domain.signals import Apps, Lock, Signal
from tracker.domain.spans import Span
from tracker.domain.week import Week

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MONDAY = at("12:00", 7).date()
RUNNING, NONE = Apps(frozenset({"teams"})), Apps(frozenset())
CLOSED, LOCKED, UNLOCKED = PresenceKind


@pytest.fixture
def evening(live, clock):
    """The program at six in the evening, with nothing listed."""
    let_live(live, clock, at("18:00", 7))
    return live


def lists(live, sensors, apps: str, *found: Signal) -> None:
    """Set the list of apps; the sensor tells at once what it finds of them."""
    live.tracker.set("work.apps", apps, MONDAY)
    sensors.says = list(found)
    live.settings_set()


def reachable(live):
    return live.tracker.week(Week.of(MONDAY)).reachable_idle


def presence(live):
    everything = Span(at("00:00"), at("00:00", 30))
    kept = live.tracker._journal.read(everything).presence
    return [(one.kind, one.span) for one in kept]


def test_before_apps_are_listed_nothing_is_known(evening):
    assert reachable(evening) is None


def test_from_then_on_they_count_up_to_the_present(evening, sensors, clock):
    lists(evening, sensors, "teams", RUNNING)
    clock.until(at("18:20", 7))
    evening.due()

    assert reachable(evening) == 20 * MINUTE


def test_that_none_runs_is_known_too(evening, sensors, clock):
    lists(evening, sensors, "teams", NONE)
    clock.until(at("18:20", 7))
    evening.due()

    assert reachable(evening) == timedelta(0)


def test_an_empty_list_ends_it_and_what_was_seen_stays(evening, sensors, clock):
    lists(evening, sensors, "teams", RUNNING)
    clock.until(at("19:00", 7))
    evening.due()
    lists(evening, sensors, "", NONE)
    let_live(evening, clock, at("21:00", 7))

    assert presence(evening) == [(UNLOCKED, Span(at("18:00", 7), at("19:00", 7)))]
    assert reachable(evening) == HOUR


def test_another_list_is_looked_for_anew(evening, sensors, clock):
    lists(evening, sensors, "teams", RUNNING)
    clock.until(at("19:00", 7))
    evening.due()
    lists(evening, sensors, "outlook", NONE)
    let_live(evening, clock, at("20:00", 7))
    evening.stop()

    assert [kind for kind, _span in presence(evening)] == [UNLOCKED, CLOSED]


def test_other_settings_do_not_part_it(evening, sensors, clock):
    lists(evening, sensors, "teams", RUNNING)
    clock.until(at("19:00", 7))
    evening.due()
    evening.tracker.set("work.away_after_min", "9", MONDAY)
    evening.settings_set()
    let_live(evening, clock, at("20:00", 7))
    tell(evening, sensors, Lock())

    assert presence(evening)[0] == (UNLOCKED, Span(at("18:00", 7), at("20:00", 7)))


def test_an_orderly_end_leaves_nothing_open(evening, sensors, clock):
    lists(evening, sensors, "teams", RUNNING)
    clock.until(at("18:05", 7))
    evening.stop()

    assert presence(evening) == [(UNLOCKED, Span(at("18:00", 7), at("18:05", 7)))]
    assert reachable(evening) == 5 * MINUTE
