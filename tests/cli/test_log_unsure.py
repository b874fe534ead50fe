"""Unsure time on the command line: marked in the list, and settled by its number."""

import json
from datetime import UTC, datetime

import pytest

from tracker.domain.events import SessionEnded, UnsureFound
from tracker.domain.model import EndReason, Place
from tracker.domain.spans import Span
from tracker.paths import Home
from tracker.store.journal import Journal

OSLO = "Europe/Oslo"


def at(hour: int, minute: int) -> datetime:
    """Return a time of Monday 23 November in Oslo."""
    return datetime(2026, 11, 23, hour - 1, minute, tzinfo=UTC)


@pytest.fixture
def doubtful(shell):
    """Stand in a home with a gap of a quarter of an hour in a morning's work."""
    before, after = Span(at(9, 0), at(11, 10)), Span(at(11, 25), at(11, 50))
    with Journal.open(Home(shell.home), at(12, 0)) as journal:
        for span in (before, after):
            done = SessionEnded(span.end, span, OSLO, Place.HOME, EndReason.IDLE, span.start)
            journal.record([done], span.end)
        journal.record([UnsureFound(after.start, Span(before.end, after.start))], after.start)
    return shell


def rows(shell) -> list[list[str]]:
    return [line.split() for line in shell.ok("log").splitlines()[1:]]


def test_the_list_shows_it_among_the_work_with_a_number_of_its_own(doubtful):
    assert [row[0] for row in rows(doubtful)] == ["1", "u1", "2"]
    assert rows(doubtful)[1] == [
        *("u1", "Mon", "23", "Nov", "11:10–11:25", "0:15"),
        *("unsure:", "counted", "as", "a", "pause"),
    ]


def test_the_list_as_json_holds_work_alone(doubtful):
    assert [span["id"] for span in json.loads(doubtful.ok("log --json"))] == [1, 2]


@pytest.mark.parametrize("number", ["u1", "U1", "1"])
def test_it_was_work(doubtful, number):
    told = doubtful.ok(f"log settle {number} work")

    assert told == "Now work: Mon 23 November 2026, 11:10–11:25 (0:15).\n"
    assert [row[:6] for row in rows(doubtful)][1] == [
        *("3", "Mon", "23", "Nov", "11:10–11:25", "0:15"),
    ]
    assert rows(doubtful)[1][6:] == ["home", "corrected"]


def test_it_was_a_pause(doubtful):
    told = doubtful.ok("log settle u1 pause")

    assert told == "Now a pause: Mon 23 November 2026, 11:10–11:25 (0:15).\n"
    assert [row[0] for row in rows(doubtful)] == ["1", "2"]


@pytest.mark.parametrize("what", ["work", "pause"])
def test_it_is_undone_and_done_again(doubtful, what):
    doubtful.ok(f"log settle u1 {what}")
    settled = rows(doubtful)

    told = doubtful.ok("log undo")
    assert told == "Undone: the time is unsure again, and counts as a pause.\n"
    assert [row[0] for row in rows(doubtful)] == ["1", "u1", "2"]
    assert doubtful.ok("log redo") == "Done again: the time is what you said it was.\n"
    assert rows(doubtful) == settled


def test_work_that_was_added_over_it_answers_the_question(doubtful):
    doubtful.ok("log add 11:10 11:21")

    assert [row[0] for row in rows(doubtful)] == ["1", "3", "2"]


def test_what_is_left_of_it_is_still_asked_about(doubtful):
    doubtful.ok("log add 11:10 11:20")

    assert rows(doubtful)[2][:6] == ["u1", "Mon", "23", "Nov", "11:20–11:25", "0:05"]


def test_the_week_counts_it_once_it_was_work(doubtful):
    before = json.loads(doubtful.ok("week --json"))["work_min"]
    doubtful.ok("log settle u1 work")

    assert json.loads(doubtful.ok("week --json"))["work_min"] == before + 15


def test_settling_does_not_vouch_for_the_day(doubtful):
    """One answer about a quarter of an hour says nothing of the rest of the day."""
    doubtful.ok("log settle u1 work")
    doubtful.now = "2026-11-30T12:00:00+01:00"

    assert json.loads(doubtful.ok("week 2026-W48 --json"))["days"][0]["known"] is False


def test_a_number_that_is_none_is_told(doubtful):
    assert "There is no unsure time u7" in doubtful.fails("log settle u7 work")
    assert "“x1” is no unsure time" in doubtful.fails("log settle x1 work")


def test_it_is_either_work_or_a_pause(doubtful):
    assert "work" in doubtful.fails("log settle u1 tea", code=2)
