"""A work app left open beside the real program: what is on record of it, also after a kill."""

import os
import shutil
from datetime import datetime, timedelta

import pytest

from tests.desktop.living import ALWAYS, Program, desk, journal
from tests.desktop.servers import running, until
from tracker.domain.model import PresenceKind, PresenceSpan
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

FRIDAY_EVENING = "2026-11-20T18:00:00+01:00"
# Of this process alone: what another test runs is seen as well.
CHATTER = f"chat{os.getpid()}"
PACE = 120  # a heartbeat each seven and a half seconds
MINUTE = timedelta(minutes=1)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def chat(at_desk, tmp_path):
    """A program of the name that is listed."""
    program = shutil.copy(str(shutil.which("sleep")), tmp_path / CHATTER)
    at_desk.ending.enter_context(running([str(program), "600"], at_desk.env))


@pytest.fixture
def program(at_desk, tmp_path):
    made = Program(at_desk, Home(tmp_path / "home"), at=FRIDAY_EVENING, pace=PACE)
    made.set("work.apps", f"{CHATTER}, another")
    return made


def presence(program: Program) -> list[PresenceSpan]:
    with journal(program.home) as opened:
        return list(opened.read(ALWAYS).presence)


def kept(program: Program, kind: PresenceKind) -> timedelta:
    return sum((one.span.length for one in presence(program) if one.kind is kind), timedelta(0))


@pytest.mark.usefixtures("chat")
def test_it_is_on_record_as_it_stays_open_and_a_kill_leaves_what_was_saved(program):
    program.start("--background")
    until(lambda: kept(program, PresenceKind.UNLOCKED) >= 30 * MINUTE, 60, "two heartbeats came")
    program.kill()

    [seen] = presence(program)
    assert seen.kind is PresenceKind.UNLOCKED
    assert timedelta(0) <= seen.span.start - datetime.fromisoformat(FRIDAY_EVENING) <= 20 * MINUTE


@pytest.mark.usefixtures("chat")
def test_a_locked_screen_is_told_apart(program, at_desk):
    program.start("--background")
    until(lambda: kept(program, PresenceKind.UNLOCKED) >= 15 * MINUTE, 60, "a heartbeat came")
    at_desk.logind.lock()
    until(lambda: kept(program, PresenceKind.LOCKED) >= 15 * MINUTE, 60, "one came behind the lock")
    program.end()

    assert [one.kind for one in presence(program)] == [PresenceKind.UNLOCKED, PresenceKind.LOCKED]


def test_where_none_runs_that_is_on_record(program):
    program.start("--background")
    until(lambda: kept(program, PresenceKind.CLOSED) >= 15 * MINUTE, 60, "a heartbeat came")
    program.end()

    assert {one.kind for one in presence(program)} == {PresenceKind.CLOSED}


@pytest.mark.usefixtures("chat")
def test_the_week_on_the_command_line_tells_of_it(program):
    program.start("--background")
    until(lambda: kept(program, PresenceKind.UNLOCKED) >= 30 * MINUTE, 60, "two heartbeats came")
    program.end()

    told = program.command("week", "2026-W47").stdout
    assert "work apps left open" in told
