"""No minute is invented: what is saved and shown reaches to the last input, not to now."""

import subprocess
import sys
from datetime import timedelta

import pytest

from tests.hands import ROOT, FakeClock, at, ended, span
from tracker.domain.model import EndReason, Place
from tracker.domain.signals import Active, Call, Idle, Lock, PlaceChanged
from tracker.domain.week import Week
from tracker.hall import Tracker

MINUTE = timedelta(minutes=1)

TYPIST = """
import sys
from datetime import datetime
from pathlib import Path
from tests.hands import OSLO, FakeClock
from tracker.hall import Tracker
from tracker.domain.signals import Active
from tracker.paths import Home

folder, typed_until, until = sys.argv[1:]
clock, last, end = FakeClock(), *map(datetime.fromisoformat, (typed_until, until))
with Tracker.open(Home(Path(folder)), clock) as tracker:
    tracker.set("hours.zone", OSLO, clock.at.date())
    recorder = tracker.record()
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    while (deadline := recorder.next_deadline()) <= end:
        clock.until(deadline)
        recorder.note_input(min(clock.at, last))
        recorder.due(clock.read())
    print("typed", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def killed(home):
    """Let another process record somebody who types from eight on, and kill it."""

    def killed(typed_until: str, until: str) -> None:
        instants = [at(clock, 7).isoformat() for clock in (typed_until, until)]
        with subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(home.folder), *instants],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        ) as typist:
            assert typist.stdout is not None
            assert typist.stdout.readline() == "typed\n"
            typist.kill()

    return killed


@pytest.mark.parametrize(
    ("typed_until", "until", "saved"),
    [
        ("10:00", "10:03", "10:00"),
        ("10:00", "10:00:30", "10:00"),
        ("10:04:30", "10:04:59", "10:04"),
        ("08:00", "08:03", None),
    ],
)
def test_a_program_that_is_killed_leaves_work_up_to_the_last_input(
    home, killed, typed_until, until, saved
):
    killed(typed_until, until)

    with Tracker.open(home, FakeClock(at("10:30", 7))) as again:
        again.record()
        left = [work.span for work in again.sessions(at("12:00", 7).date(), at("12:00", 7).date())]

    assert left == ([span(f"08:00-{saved}", 7)] if saved else [])
    end = left[0].end if left else at("08:00", 7)
    assert timedelta(0) <= at(typed_until, 7) - end < MINUTE


# --- What is saved --------------------------------------------------------------------------------


def test_a_checkpoint_saves_the_last_input_that_was_asked_for(working, keeping, clock):
    working.note_input(at("08:07", 7))
    working.due(clock.until(at("08:09", 7)))

    assert keeping.saved[-1].last_input == at("08:07", 7)
    assert working.running().span == span("08:00-08:07", 7)


def test_where_it_is_not_known_the_session_reaches_to_now(working, keeping, clock):
    working.note_input(at("08:07", 7))
    working.due(clock.until(at("08:08", 7)))
    working.note_input(None)
    working.due(clock.until(at("08:09", 7)))

    assert keeping.saved[-1].last_input == at("08:09", 7)


def test_a_checkpoint_in_a_call_saves_the_call(working, keeping, clock):
    working.handle(Call(on=True), clock.until(at("08:05", 7)))
    working.note_input(at("08:04", 7))
    working.due(clock.until(at("08:30", 7)))

    assert keeping.saved[-1].last_input == at("08:30", 7)


def test_the_part_that_is_open_in_another_place_begins_where_the_other_ended(
    working, keeping, clock
):
    working.note_input(at("08:05", 7))
    working.handle(PlaceChanged(Place.OTHER), clock.until(at("08:06", 7)))

    assert keeping.saved[-1].start == keeping.saved[-1].last_input == at("08:06", 7)


def test_a_session_ends_as_its_signals_say(working, keeping, clock):
    """A lock ends it at once: to lock the screen is input."""
    working.note_input(at("08:05", 7))
    working.handle(Lock(), clock.until(at("08:06", 7)))

    assert ended(keeping) == [(span("08:00-08:06", 7), EndReason.LOCK)]


def test_quiet_that_the_desktop_tells_of_later_ends_where_it_began(working, keeping, clock):
    for minute in range(8, 13):
        working.note_input(at("08:07", 7))
        working.due(clock.until(at(f"08:{minute:02}", 7)))
    working.handle(Idle(at("08:07", 7)), clock.read())

    assert ended(keeping) == [(span("08:00-08:07", 7), EndReason.IDLE)]


# --- The clock is set -----------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [-2, 2])
def test_what_is_read_off_a_clock_that_was_set_is_right_already(working, keeping, clock, hours):
    working.due(clock.until(at("08:10", 7)))
    clock.set_wall(hours * 3600)
    working.note_input(clock.at - 3 * MINUTE)
    working.due(clock.read())

    assert keeping.saved[-1].last_input == clock.at - 3 * MINUTE


def test_what_was_noted_before_the_clock_was_set_moves_along_with_it(working, keeping, clock):
    working.note_input(at("08:07", 7))
    working.due(clock.until(at("08:10", 7)))
    clock.set_wall(3600)
    working.due(clock.read())

    assert keeping.saved[-1].last_input == at("09:07", 7)


# --- What is shown --------------------------------------------------------------------------------


def test_the_status_and_the_week_count_to_the_last_input(tracker, clock):
    recorder = tracker.record()
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    recorder.due(clock.until(at("08:44", 7)))
    recorder.note_input(at("08:40", 7))

    assert tracker.status().work_today == 40 * MINUTE
    [day] = [day for day in tracker.week(Week(2026, 48)).days if day.work]
    assert day.work == 40 * MINUTE
