"""Another program holds the journal: windows go on, and nothing is lost.

The lock is a real one, held by a process of its own.
"""

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from tests.hands import at, span
from tests.ui.running import heard, let_pass, tell
from tracker.clock import SystemClock
from tracker.domain.signals import Active, Lock
from tracker.errors import JournalBusyError
from tracker.store import journal
from tracker.store.connecting import PATIENCE_S
from tracker.store.journal import SOON_S
from ui.bridge import BUSY_FOR

MONDAY = at("12:00", 7).date()
HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""
TRIES = 12


@contextmanager
def held_by_another_process(home):
    """Let another process hold the right to write, as long as this lasts."""
    command = [sys.executable, "-c", HOLD, str(home.journal)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield
        process.communicate(b"\n")
    assert process.returncode == 0


def seconds():
    return SystemClock().read().awake.total_seconds()


@pytest.fixture
def turns():
    """Count how often Qt's loop gets to what waits in it."""
    counted: list[None] = []
    ticking = QTimer()
    ticking.setInterval(0)
    ticking.timeout.connect(lambda: counted.append(None))
    ticking.start()
    yield counted
    ticking.stop()


def test_the_loop_goes_on_while_the_journal_is_locked(bridge, home, clock, turns):
    """Each write that waited for its turn would stop all windows for five seconds."""
    with held_by_another_process(home):
        tell(bridge, Active())
        began = seconds()
        for _try in range(TRIES):
            clock.until(bridge.live.next_deadline())
            bridge.on_deadline()
            assert isinstance(bridge.live.due().fault, JournalBusyError)
            QCoreApplication.processEvents()
        assert seconds() - began < TRIES * PATIENCE_S / 3

    assert len(turns) >= TRIES


def test_what_was_found_out_meanwhile_is_on_record_soon_after(bridge, tracker, home, clock):
    with heard(bridge.failed) as told:
        tell(bridge, Active())
        with held_by_another_process(home):
            let_pass(bridge, clock, at("15:32", 7))
            tell(bridge, Lock())
        clock.until(bridge.live.next_deadline())
        bridge.on_deadline()

    assert clock.at < at("15:33", 7)
    assert [work.span for work in tracker.sessions(MONDAY, MONDAY)] == [span("15:30-15:32", 7)]
    assert len(told) == 1


@pytest.mark.parametrize(("short", "sentences"), [(timedelta(seconds=5), 0), (timedelta(0), 1)])
def test_that_it_is_locked_is_told_only_where_it_lasts(bridge, home, clock, short, sentences):
    with heard(bridge.failed) as told:
        with held_by_another_process(home):
            tell(bridge, Active())
            let_pass(bridge, clock, clock.at + BUSY_FOR - short)
        let_pass(bridge, clock, clock.at + BUSY_FOR)

    assert len(told) == sentences


def test_what_the_person_does_waits_for_its_turn_but_not_for_long(bridge, tracker, home):
    with held_by_another_process(home):
        began = seconds()
        with pytest.raises(JournalBusyError):
            tracker.corrections.add(at("09:00", 7), at("10:00", 7))
        waited = seconds() - began

    assert SOON_S <= waited < PATIENCE_S
    assert tracker.sessions(MONDAY, MONDAY) == []


def test_before_the_end_it_is_waited_for_once(bridge, home, clock, monkeypatch):
    """There may be no later, so that what is saved then waits as commands do."""
    monkeypatch.setattr(journal, "PATIENCE_S", 2 * SOON_S)
    tell(bridge, Active())
    clock.until(at("15:40", 7))
    with held_by_another_process(home):
        began = seconds()
        bridge.checkpoint()

        assert 2 * SOON_S <= seconds() - began < 4 * SOON_S
