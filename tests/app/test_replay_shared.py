"""A trace of an evening on a shared computer comes to the same as the evening did."""

import json
from typing import Any

import pytest

from tests.app.computer import Worked, told_sessions
from tests.hands import OSLO, at
from tracker.errors import TraceError
from tracker.replay import replay
from tracker.settings import Settings
from tracker.settings.declared import Work

LISTED = Work(computer="shared", apps=("teams",))
RUNNING = Work(computer="shared", apps=("teams",), running_counts=True)
ACTIVE = {"signal": "active"}
RUNS = {"signal": "apps", "open": ["teams"]}
NOTHING_IN_FRONT = {"signal": "front", "app": ""}
LOCK = {"signal": "lock"}


def sessions(work: Work, *lines: tuple[str, dict[str, Any]]) -> list[Worked]:
    """Replay what is signalled at these times of a Monday evening."""
    start = ("18:00", {"signal": "start", "zone": OSLO})
    text = [json.dumps({"at": at(when).isoformat(), **said}) for when, said in (start, *lines)]
    return told_sessions(replay(text, Settings(work=work), OSLO))


def last(length: str) -> dict[str, Any]:
    return {"signal": "say", "command": ["start", "last", length]}


def test_the_last_minutes_are_work_in_a_replay_too():
    lines = (("18:05", ACTIVE), ("18:40", last("20m")), ("18:50", LOCK))

    assert sessions(LISTED, *lines) == [Worked(at("18:20"), at("18:50"), "lock")]


def test_more_than_an_hour_is_refused_with_its_line():
    with pytest.raises(TraceError, match=r"Line 3 .* not between one minute and an hour"):
        sessions(LISTED, ("18:05", ACTIVE), ("18:40", last("61m")))


def test_an_app_that_runs_counts_where_no_line_tells_of_the_front():
    lines = (("18:05", ACTIVE), ("18:10", RUNS), ("18:30", LOCK))

    assert sessions(RUNNING, *lines) == [Worked(at("18:10"), at("18:30"), "lock")]
    assert sessions(LISTED, *lines) == []


def test_an_app_that_runs_counts_for_nothing_where_one_does():
    lines = (("18:00", NOTHING_IN_FRONT), ("18:05", ACTIVE), ("18:10", RUNS), ("18:30", LOCK))

    assert sessions(RUNNING, *lines) == []
