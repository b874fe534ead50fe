"""What the recorder saves of work apps that stand open."""

from datetime import timedelta

import pytest

from tests.hands import OSLO, RULES, at, let_run, span
from tracker.domain.events import (
    PresenceEnded,
)
from tracker.domain.model import PresenceKind
from tracker.domain.signals import (
    Apps,
    Say,
)
from tracker.domain.spans import Span
from tracker.recorder import Recorder
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.settings.declared import Work

HOUR = timedelta(hours=1)
CHAT = rules_from(
    Settings(work=Work(apps=("teams",))), schedule_from(Settings(work=Work(apps=("teams",))), OSLO)
)


@pytest.fixture
def watching(keeping, clock):
    """A recorder that has seen the chat open since 20:00."""
    clock.until(at("20:00", 7))
    recorder = Recorder(CHAT, keeping, clock.read())
    recorder.start(clock.read())
    recorder.handle(Apps(frozenset({"teams"})), clock.read())
    return recorder


def test_an_app_left_open_is_saved_with_each_heartbeat(watching, keeping, clock):
    """A crash loses a quarter of an hour at most, on a computer that never sleeps."""
    keeping.present.clear()

    let_run(watching, clock, 12 * HOUR)

    assert len(keeping.present) == 48
    assert keeping.present[0].span == span("20:00-20:15", 7)
    assert keeping.present[-1].span == Span(at("20:00", 7), at("08:00", 8))
    assert {one.kind for one in keeping.present} == {PresenceKind.UNLOCKED}


def test_a_sleep_that_only_the_clock_tells_of_cuts_it(watching, keeping, clock):
    watching.due(clock.until(at("21:00", 7)))
    watching.due(clock.sleep(3 * HOUR))
    watching.stop(clock.advance(minutes=30))

    assert presence(keeping) == [
        (PresenceKind.UNLOCKED, span("20:00-21:00", 7)),
        (PresenceKind.UNLOCKED, Span(at("00:00", 8), at("00:30", 8))),
    ]


def test_a_clock_that_was_set_moves_it_along(watching, keeping, clock):
    watching.due(clock.until(at("21:00", 7)))
    watching.due(clock.set_wall(-3600))

    assert keeping.present[-1].span == span("19:00-20:00", 7)
    watching.stop(clock.advance(minutes=30))
    assert presence(keeping) == [(PresenceKind.UNLOCKED, span("19:00-20:30", 7))]


def test_in_private_time_none_is_saved(watching, keeping, clock):
    watching.handle(Say(("private",)), clock.advance(minutes=30))
    keeping.present.clear()

    let_run(watching, clock, 2 * HOUR)

    assert keeping.present == [], "nothing at all is written meanwhile"
    assert presence(keeping) == [(PresenceKind.UNLOCKED, span("20:00-20:30", 7))]


def test_other_listed_apps_end_it(watching, keeping, clock):
    watching.due(clock.advance(minutes=30))
    watching.obey(RULES)
    watching.due(clock.advance(minutes=1))

    assert presence(keeping) == [(PresenceKind.UNLOCKED, span("20:00-20:30", 7))]
    assert keeping.present[-1] is None


def presence(keeping):
    """Return what the listed apps did, as far as it is over."""
    return [(e.kind, e.span) for e in keeping.events if isinstance(e, PresenceEnded)]
