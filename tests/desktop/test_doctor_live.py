"""`kjernetid doctor --live`, as people type it, on a real X server and a real message bus."""

import json
import os
import re
import select
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.desktop.living import Program, desk, real_now
from tests.desktop.screens import ROOT
from tests.desktop.servers import PATIENCE_S, ServerError, bus, key, logind, stop, until, xvfb
from tracker.paths import Home
from tracker.replay import replay
from tracker.settings import Settings

pytestmark = pytest.mark.desktop

SOON = timedelta(seconds=1)
HOW_MANY = r"\d signals?\."  # one more where this computer is in a network


class Looker:
    """The command, whose lines are read as they come."""

    def __init__(self, process):
        self.process = process
        self._text = b""

    def line(self, pattern, within_s=PATIENCE_S):
        """Wait for a line that matches; those before it are passed over."""
        while True:
            while b"\n" in self._text:
                line, _, self._text = self._text.partition(b"\n")
                if re.search(pattern, line.decode()):
                    return line.decode()
            descriptor = self.process.stdout.fileno()
            readable, _, _ = select.select([descriptor], [], [], within_s)
            part = os.read(descriptor, 4096) if readable else b""
            if not part:
                raise ServerError(f"no line like {pattern}")
            self._text += part

    def interrupt(self):
        """Press Ctrl-C; return what is still printed, what is complained of, and how it ended."""
        self.process.send_signal(signal.SIGINT)
        rest, complaints = self.process.communicate(timeout=PATIENCE_S)
        return (self._text + rest).decode(), complaints.decode(), self.process.returncode


@contextmanager
def looking(env, home, *options):
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", "--home", str(home), "doctor", "--live", *options],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield Looker(process)
    finally:
        stop(process)
        assert process.stderr is not None
        process.stderr.close()


@pytest.fixture(scope="module")
def server():
    with xvfb() as server:
        yield server


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_a_key_press_is_shown_within_a_second_and_quiet_after_three(server, home):
    with looking(server.env, home, "5m") as looker:
        looker.line("no input since")
        pressed = real_now()
        key(server.display, "a")
        told = looker.line("input returned")
        assert real_now() - pressed < SOON

        assert re.fullmatch(r"\d\d:\d\d:\d\d  input returned", told)
        looker.line("no input since", within_s=10)

        rest, complaints, code = looker.interrupt()
        [summary] = rest.splitlines()
        assert re.match(f"{HOW_MANY} Nothing was told of: ", summary)
        assert (complaints, code) == ("", 0)
    assert not home.exists()


def test_it_ends_by_itself_after_its_time(server, home):
    before = real_now()
    with looking(server.env, home, "2s") as looker:
        looker.line(f"^{HOW_MANY} ")
        assert looker.process.wait(PATIENCE_S) == 0
    assert real_now() - before >= timedelta(seconds=2)


def test_lock_and_unlock_are_shown(server, home):
    with (
        bus() as its_bus,
        logind(its_bus) as played,
        looking({**played.env, "DISPLAY": server.display}, home, "5m") as looker,
    ):
        looker.line("no input since")
        played.set_locked_hint(True)
        looker.line("the screen was locked")
        assert played.inhibitors() == 1
        played.prepare_for_sleep(True)
        looker.line("the computer goes to sleep")
        until(lambda: played.inhibitors() == 0, what="sleep is not held up: nothing is recorded")
        played.prepare_for_sleep(False)
        looker.line("the computer woke")


def test_as_json_it_is_a_trace_that_can_be_replayed(server, home):
    with looking(server.env, home, "5m", "--json") as looker:
        start = looker.line("start")
        idle = looker.line("idle")
        key(server.display, "a")
        active = looker.line("active")
        rest, said, _ = looker.interrupt()

    assert "Quiet is told after 3 s" in said
    assert re.search(HOW_MANY, said)
    lines = [start, idle, active, *rest.splitlines()]
    assert [json.loads(line)["signal"] for line in lines] == ["start", "idle", "active", "stop"]
    events = [event["event"] for event in replay(lines, Settings(), "Europe/Oslo")]
    assert "session_started" in events


def test_a_program_that_runs_is_not_disturbed(home):
    with desk() as at_desk:
        program = Program(at_desk, Home(home))
        program.start("--background")
        at_desk.presses("a")
        program.until_phase("working")
        before = (home / "journal.db").read_bytes()

        with looking(at_desk.env, home, "5m") as looker:
            looker.line("no input since")
            at_desk.presses("b")
            looker.line("input returned")
            looker.interrupt()

        assert program.status()["phase"] == "working"
        assert (home / "journal.db").read_bytes() == before
        program.end()
