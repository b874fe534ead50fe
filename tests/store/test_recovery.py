"""After a recorder ended without order: nothing but the last minute is lost, nothing made up."""

import subprocess
import sys

import pytest

from tests.store.days import NOW, OSLO, WEEK, at, ended, span, stands
from tracker.domain.events import Covered, HoldChanged, SessionEnded
from tracker.domain.model import CoverageKind, EndReason, Ends, Hold, Place
from tracker.domain.spans import intersect
from tracker.store.journal import Journal
from tracker.store.values import SavedSession

TRACKED, OFF, UNKNOWN = CoverageKind
PARTS = [span("08:00-11:00"), span("12:30-13:30")]


def gaps(found):
    return [(event.kind, event.span) for event in found if isinstance(event, Covered)]


def test_an_empty_journal_has_nothing_to_settle(journal):
    assert journal.recover(NOW, None) == []


def test_a_session_left_open_ends_at_its_last_input(journal):
    saved = SavedSession(at("09:00"), at("09:41"), OSLO, Place.HOME)
    journal.checkpoint(saved, None, at("09:42"))

    assert journal.recover(at("13:00"), None) == [
        SessionEnded(
            at("13:00"), span("09:00-09:41"), OSLO, Place.HOME, EndReason.CRASH, at("09:00")
        )
    ]
    assert stands(journal) == ["09:00-09:41"]
    assert journal.recover(at("13:01"), None) == []


def test_time_that_nobody_watched_is_unknown(journal):
    journal.checkpoint(None, at("09:00"), at("10:00"))

    found = journal.recover(at("12:00"), None)

    assert gaps(found) == [(UNKNOWN, span("10:00-12:00"))]
    assert [c.kind for c in journal.read(WEEK).coverage] == [TRACKED, UNKNOWN]


@pytest.mark.parametrize(
    ("booted", "expected"),
    [
        ("09:59", [(UNKNOWN, "10:00-12:00")]),
        ("10:00", [(UNKNOWN, "10:00-12:00")]),
        ("10:01", [(OFF, "10:00-10:01"), (UNKNOWN, "10:01-12:00")]),
        ("12:00", [(OFF, "10:00-12:00")]),
        ("12:30", [(OFF, "10:00-12:00")]),
    ],
)
def test_until_the_computer_was_started_it_was_off(journal, booted, expected):
    journal.checkpoint(None, at("09:00"), at("10:00"))

    found = journal.recover(at("12:00"), at(booted))

    assert gaps(found) == [(kind, span(text)) for kind, text in expected]


@pytest.mark.parametrize("now", ["10:00", "09:30"])
def test_no_gap_is_made_up_where_the_clock_stands_at_or_before_the_end(journal, now):
    journal.checkpoint(None, at("09:00"), at("10:00"))

    assert journal.recover(at(now), None) == []


CRASH = """
import os, sys
from pathlib import Path
from tests.store.days import NOW, OSLO, at, ended
from tracker.domain.model import Place
from tracker.paths import Home
from tracker.store.journal import Journal
from tracker.store.values import SavedSession

journal = Journal.open(Home(Path(sys.argv[1])), NOW)
journal.record([ended("09:00-10:00")], at("10:05"))
saved = SavedSession(at("11:00"), at("11:30"), OSLO, Place.HOME)
journal.checkpoint(saved, at("09:00"), at("11:30"))
os._exit(1)
"""


def test_what_was_saved_outlives_the_process(home):
    subprocess.run([sys.executable, "-c", CRASH, str(home.folder)], check=False, timeout=60)

    with Journal.open(home, NOW) as journal:
        journal.recover(at("12:00"), None)

        assert stands(journal) == ["09:00-10:00", "11:00-11:30"]


def test_what_was_recorded_before_stays(journal):
    journal.record([ended("09:00-10:00")], NOW)
    journal.recover(NOW, None)

    assert stands(journal) == ["09:00-10:00"]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (None, [(UNKNOWN, "10:00-14:00")]),
        ("15:00", [(UNKNOWN, "10:00-14:00")]),
        ("11:00", [(UNKNOWN, "10:00-11:00"), (OFF, "11:00-13:00"), (UNKNOWN, "13:00-14:00")]),
        ("13:30", [(UNKNOWN, "10:00-13:30"), (UNKNOWN, "13:30-14:00")]),
        ("09:30", [(OFF, "10:00-13:00"), (UNKNOWN, "13:00-14:00")]),
    ],
)
def test_a_pause_in_which_the_power_went_stays_unknown_to_its_end(journal, ends, expected):
    """The computer was off for part of it, but the pause is the person's own."""
    pause = Hold(EndReason.PAUSE, Ends(at(ends) if ends else None))
    journal.checkpoint(None, at("09:00"), at("10:00"))
    journal.record([HoldChanged(at("10:00"), pause, None)], at("10:00"))

    found = journal.recover(at("14:00"), at("13:00"))

    assert gaps(found) == [(kind, span(text)) for kind, text in expected]


def test_a_pause_that_was_kept_before_the_computer_was_shut_down_does_not_go_on(journal):
    pause = Hold(EndReason.PAUSE, Ends(at("04:00", 1), by_clock=True))
    journal.checkpoint(None, at("09:00"), at("10:00"))
    known = Covered(at("11:00"), span("10:00-11:00"), UNKNOWN)
    journal.record([HoldChanged(at("10:00"), pause, None), known], at("11:00"))

    found = journal.recover(at("14:00"), at("13:00"))

    assert gaps(found) == [(OFF, span("11:00-13:00")), (UNKNOWN, span("13:00-14:00"))]


def test_a_stop_leaves_a_gap_like_any_other(journal):
    hold = Hold(EndReason.STOP, Ends(at("04:00", 1), by_clock=True))
    journal.checkpoint(None, at("09:00"), at("10:00"))
    journal.record([HoldChanged(at("10:00"), hold, None)], at("10:00"))

    found = journal.recover(at("14:00"), at("13:00"))

    assert gaps(found) == [(OFF, span("10:00-13:00")), (UNKNOWN, span("13:00-14:00"))]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("20:00", [(TRACKED, "10:00-14:00")]),
        ("12:00", [(TRACKED, "10:00-12:00"), (OFF, "12:00-13:00"), (UNKNOWN, "13:00-14:00")]),
    ],
)
def test_private_time_counts_as_watched_and_does_not_tell_of_the_restart(journal, ends, expected):
    private = Hold(EndReason.PRIVATE, Ends(at(ends), by_clock=True))
    journal.checkpoint(None, at("09:00"), at("10:00"))
    journal.record([HoldChanged(at("10:00"), private, None)], at("10:00"))

    found = journal.recover(at("14:00"), at("13:00"))

    assert gaps(found) == [(kind, span(text)) for kind, text in expected]


def test_only_the_parts_of_a_gap_are_kept_that_may_be_told(journal):
    journal.checkpoint(None, at("09:00"), at("10:00"))

    found = journal.recover(at("14:00"), at("13:00"), lambda gap: intersect([gap], PARTS))

    assert gaps(found) == [
        (OFF, span("10:00-11:00")),
        (OFF, span("12:30-13:00")),
        (UNKNOWN, span("13:00-13:30")),
    ]
