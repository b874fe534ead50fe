"""A computer for work and for life: what an evening at it leaves behind, down to the bytes."""

from contextlib import closing
from datetime import timedelta

import pytest

from tests.hands import FakeClock, at, span
from tests.sensing import tell
from tests.stories.hall import Hall, left_of
from tracker.domain.model import Phase
from tracker.domain.rest import EveningState
from tracker.domain.signals import (
    Active,
    Apps,
    Busy,
    Call,
    Front,
    Idle,
    Lock,
    Sleep,
    Unlock,
    Wake,
    ZoneChanged,
)
from tracker.domain.spans import Span
from tracker.hall import Tracker

OSLO = "Europe/Oslo"
A_MOMENT = timedelta(microseconds=1)
MONDAY = at("12:00").date()


@pytest.fixture
def evening(home):
    lived = Hall(home)
    yield lived
    lived.tracker.close()


def spends(evening):
    """Watch films, play, call, sleep, restart and lose power, with a work app in the back."""
    evening.at("16:23:17", Apps(frozenset({"teams"})))
    evening.at("17:01:41", Idle(at("16:58:11")))
    evening.at("17:31:07", Active(), Front("game"))
    evening.at("17:55:13", Call(on=True), Busy(on=True))
    evening.at("18:25:19", Call(on=False), Busy(on=False))
    evening.at("18:40:03", Lock())
    evening.at("18:52:47", Unlock(), Active())
    evening.at("19:12:53", Sleep())
    evening.clock.sleep(at("20:03:29") - evening.clock.at)
    tell(evening.live, evening.sensors, Wake(), Active())
    evening.at("20:30:31", ZoneChanged("Europe/London"))
    evening.clock.zone = "Europe/London"
    evening.at("20:41:37", Active())
    evening.clock.zone = OSLO
    evening.at("20:50:39", Active())
    evening.live.settings_set()
    evening.live.checkpoint()
    evening.at("21:01:59")
    evening.quits()  # and the computer is started anew
    evening.clock.until(at("21:10:21"))
    evening.starts()
    evening.at("21:12:27", Active())
    evening.at("22:17:43")
    evening.dies()  # power is gone
    evening.clock.until(at("23:11:09"))
    evening.starts()
    evening.at("23:14:11", Active())


def test_an_evening_at_a_shared_computer_leaves_nothing_behind(evening, home, monkeypatch):
    # GIVEN a day of work on a shared computer, which goes on to the end of core hours
    monkeypatch.setattr("tracker.live.booted_at", lambda _reading: at("21:08:33"))
    evening.works("08:00", "11:30")
    evening.at("12:00", Unlock(), Active())

    # WHEN the evening is spent at it: films, a game, a call, with a work app open in the back
    spends(evening)
    evening.at("07:40", Unlock(), Active(), day=1)
    evening.at("08:30", day=1)
    evening.tracker.backup()

    # THEN the day's work is on record, and of the evening no instant, in any file, as any number
    assert evening.sessions() == ["08:00-11:30", "12:00-16:00"]
    assert evening.sessions(1) == ["08:00-08:30"]
    assert left_of(home, Span(at("16:00") + A_MOMENT, at("08:00", 1))) == []
    assert left_of(home, span("07:59-16:01")), "instants are found where there are some"

    # AND it counts as known, and as free
    day = evening.day()
    assert (day.known, day.evening) == (True, EveningState.DISCONNECTED)


def test_an_evening_of_signs_and_words(evening):
    # GIVEN an evening with a film
    evening.works("08:00", "15:00")
    evening.at("18:00", Unlock(), Active(), Front("player"))

    # WHEN the work app comes to the front for ten minutes, and goes again
    evening.at("19:00", Front("teams"))
    evening.at("19:10", Front("browser"))

    # THEN that is on record, and nothing else
    assert evening.sessions() == ["08:00-15:00", "19:00-19:10"]
    assert evening.live.status().is_off_duty

    # WHEN start is pressed, and the person leaves after half an hour
    evening.at("19:30")
    evening.says("start")
    evening.at("20:00")
    evening.at("20:05", Idle(at("20:00")))
    assert evening.sessions()[-1] == "19:30-20:00"

    # WHEN they are back in the browser, and say that the last twenty minutes were work
    evening.at("20:30", Active())
    evening.at("20:45")
    evening.says("start", "last", "20m")

    # THEN it counts from when they were there, and goes on
    assert evening.live.status().since == at("20:30")
    evening.at("21:00")
    assert evening.live.status().phase is Phase.WORKING

    # WHEN they take the last ten minutes back, as private, and time passes to the morning
    evening.says("private", "last", "10m")
    evening.at("21:00:10")
    evening.at("22:00")
    evening.says("resume")
    evening.at("07:00", Active(), day=1)

    # THEN exactly the rest of it is on record
    assert evening.sessions() == ["08:00-15:00", "19:00-19:10", "19:30-20:00", "20:30-20:50"]
    assert left_of(evening.home, Span(at("20:50") + A_MOMENT, at("21:00:10"))) == []
    assert evening.day().outside == timedelta(minutes=60)


def test_what_was_only_remembered_is_gone_with_the_program(evening):
    evening.at("18:00", Unlock(), Active())
    evening.at("18:30")
    evening.quits()
    evening.starts()
    evening.at("18:31", Active())

    [*_, recalled] = [e for e in evening.says("start", "last", "1h") if hasattr(e, "known_from")]

    assert recalled.known_from == at("18:30")
    evening.at("18:40", Lock())
    assert evening.sessions() == ["18:31-18:40"]


def test_no_write_and_no_row_comes_of_hours_off_duty(evening, home):
    evening.at("16:30", Unlock(), Active())
    before = {path: path.stat().st_mtime_ns for path in home.folder.rglob("*")}
    evening.at("23:00")

    assert evening.live.next_deadline() is not None, "core hours begin again tomorrow"
    assert {path: path.stat().st_mtime_ns for path in home.folder.rglob("*")} == before


def test_what_was_kept_as_a_work_computer_stays_when_it_is_shared(home):
    with closing(Tracker.open(home, FakeClock(at("07:00")))):
        pass
    clock = FakeClock(at("07:30"))
    evening = Hall(home, clock)
    evening.tracker.set("work.computer", "work", MONDAY)
    evening.works("08:00", "18:00")
    evening.at("19:00")
    kept = evening.sessions()

    evening.tracker.set("work.computer", "shared", MONDAY)
    evening.at("20:00", Unlock(), Active())
    evening.at("21:00")

    assert evening.sessions() == kept == ["08:00-18:00"]
    assert evening.day().outside == timedelta(hours=2)
    evening.tracker.close()
