"""An hour said to be private: when the ten seconds are over, nothing of it is left anywhere."""

import json
import logging
from datetime import timedelta

import pytest

from tests.hands import at, span
from tests.stories.hall import Hall, left_of
from tracker.control import ControlServer
from tracker.domain.model import Choice, Phase
from tracker.domain.signals import Active, Apps, Call, Front, Idle, Lock, Unlock
from tracker.domain.spans import Span
from tracker.logs import write_log
from tracker.replay import replay
from tracker.settings import Settings

MOMENT = timedelta(microseconds=1)
TEN_SECONDS = timedelta(seconds=10)


@pytest.fixture
def hall(home):
    home.prepare()
    lived = Hall(home, computer="work", trace=home.folder / "day.jsonl")
    yield lived
    lived.live.stop()
    lived.tracker.close()


def lives_through(hall: Hall) -> None:
    """Work past core hours: asked, answered, away, in a call, with a pause and a correction."""
    hall.at("15:00", Unlock(), Active())
    hall.at("15:58", Lock())
    hall.at("16:31:07", Unlock(), Active())
    hall.at("16:47:11")
    shown = hall.live.open_ask()
    assert shown is not None
    hall.live.answer(shown.id, Choice.ON_CALL)
    hall.at("16:48:13", Call(on=True), Front("teams"), Apps(frozenset({"teams"})))
    hall.at("16:50:17", Call(on=False), Idle(at("16:49:19")))
    hall.at("16:56:23", Active())
    hall.at("16:57:29", Lock())
    hall.at("16:58:31", Unlock(), Active())
    hall.says("pause", "3m")
    hall.at("17:01:37", Active())
    number = hall.tracker.corrections.add(at("16:32:37"), at("16:34:41"), note="a private word")
    hall.tracker.corrections.edit(number, end=at("16:34:43"))
    hall.says("break")
    hall.at("17:03:47", Active())
    hall.tracker.backup()


def test_an_hour_that_was_private_is_nowhere(hall, home, caplog):
    # GIVEN a program with its log, its door, its trace and its backups, and a busy hour
    write_log(home)
    door = ControlServer(home, lambda: None)
    door.start()
    lives_through(hall)
    logging.getLogger("tracker").warning("A sensor was lost.")
    hall.at("17:30")
    assert len(left_of(home, span("16:30-17:30"))) > 100

    # WHEN it is said to have been private, and ten seconds pass
    hall.says("private", "last", "1h")
    hall.at("17:30:09")
    assert left_of(home, span("16:31-17:29")), "it can still be taken back"
    hall.at("17:30:10")

    # THEN no file in the home tells of it, nor of what came after
    assert left_of(home, Span(at("16:30"), at("17:30") + TEN_SECONDS)) == []
    files = [path.read_bytes() for path in home.folder.rglob("*") if path.is_file()]
    assert not any(b"a private word" in data for data in files)
    hall.at("18:40:41", Idle(at("18:33:37")), Front("teams"))
    hall.at("19:01:43", Lock())
    assert left_of(home, Span(at("17:30") + TEN_SECONDS + MOMENT, at("19:30"))) == []
    assert hall.sessions() == ["15:00-15:58"]
    door.close()
    caplog.clear()


def test_taken_back_in_time_all_of_it_stays(hall, home):
    lives_through(hall)
    hall.at("17:30")
    before = hall.sessions()
    hall.says("private", "last", "1h")
    hall.at("17:30:09")
    hall.says("resume")
    hall.at("17:31")

    assert hall.sessions()[: len(before) - 1] == before[:-1]
    assert left_of(home, span("16:31-17:29"))


def test_a_trace_ends_where_private_time_begins_and_can_be_replayed(hall):
    lives_through(hall)
    hall.at("17:30")
    hall.says("private", "last", "1h")
    hall.at("17:40", Idle(at("17:35")))
    hall.says("resume")
    hall.at("17:50", Active())

    lines = hall.trace.read_text().splitlines()
    assert lines, "what was before stays"
    assert all(json.loads(line)["at"] < "2026-11-16T16:30" for line in lines)
    *_, status = replay(lines, Settings(), "Europe/Oslo")
    assert status["event"] == "status"


def test_a_trace_does_not_begin_in_private_time(hall):
    hall.at("09:00")
    hall.says("private")
    hall.quits()
    hall.clock.until(at("10:00"))
    hall.starts()
    hall.at("10:05", Active())

    assert hall.live.status().phase is Phase.PRIVATE
    assert hall.trace.read_text() == ""
