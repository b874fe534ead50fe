"""What other processes say to the running program, and what it answers from within Qt's loop."""

import os
import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.hands import at
from tests.ui.running import SOON_MS, Caller, heard
from tracker.control import is_open
from tracker.domain.model import Phase
from tracker.hall import Tracker
from tracker.live import Live
from ui.bridge import Bridge

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the program under test opens a socket")

MONDAY = at("12:00", 7).date()


@pytest.fixture
def call(bridge, home, qtbot):
    """Says something to the program from elsewhere, and waits for what it answers."""

    def called(*words):
        caller = Caller(home, *words)
        qtbot.waitUntil(lambda: not caller.is_alive(), timeout=SOON_MS)
        return caller

    return called


def test_a_command_from_elsewhere_is_obeyed_and_answered_in_a_sentence(call, bridge):
    caller = call("pause", "30m")

    assert not caller.is_refused
    assert caller.told == "Paused until 16:00."
    assert bridge.status().phase is Phase.PAUSED


@pytest.mark.parametrize("said", ["dance", "pause soon", "show me", "status now"])
def test_words_that_nobody_understands_are_refused_in_a_sentence(call, bridge, said):
    caller = call(*said.split())

    assert caller.is_refused
    assert said in caller.told or "soon" in caller.told
    assert bridge.status().phase is Phase.AWAY


def test_who_asks_for_the_status_gets_it_in_the_fixed_format(call, bridge):
    assert call("status").status == bridge.status().as_json()


@pytest.mark.parametrize(("said", "name"), [("show", "week"), ("show settings", "settings")])
def test_a_second_start_asks_for_a_window(call, bridge, said, name):
    with heard(bridge.asked_to_show) as asked:
        call(*said.split())

    assert asked == [name]


def test_who_says_quit_is_answered_all_the_same(call, bridge):
    with heard(bridge.asked_to_quit) as asked:
        caller = call("quit")

    assert asked == [None]
    assert (caller.told, caller.is_refused) == ("", False)


def test_what_another_process_changed_is_looked_at_and_told_on(call, bridge, home, clock):
    with Tracker.open(home, clock) as other:
        other.corrections.add(at("09:00", 7), at("10:00", 7))
        other.set("hours.schedule.mon", "08:00-18:00", MONDAY)

    with heard(bridge.settings_changed) as settings, heard(bridge.record_changed) as record:
        caller = call("changed")

    assert not caller.is_refused
    assert (len(settings), len(record)) == (1, 1)
    assert bridge.status().core_ends == at("18:00", 7)
    assert bridge.status().work_today == timedelta(hours=1)


def test_settings_that_another_process_broke_are_told_of_once(call, bridge, home):
    home.settings.write_text("[movement]\nevery_min = 999\n", encoding="utf-8")

    with heard(bridge.failed) as told:
        call("changed")
        call("changed")

    assert len(told) == 1
    assert told[0].endswith("until that is put right, what was set before is used.")


def test_it_can_be_called_as_long_as_it_runs(bridge, home):
    assert is_open(home)

    bridge.stop()

    assert not is_open(home)


def test_what_is_asked_in_the_moment_of_the_end_is_answered_and_not_done(bridge, home):
    has_knocked = threading.Event()
    bridge._knocked.connect(has_knocked.set, Qt.ConnectionType.DirectConnection)
    caller = Caller(home, "start")
    assert has_knocked.wait(SOON_MS / 1000)

    bridge.stop()
    QCoreApplication.processEvents()
    caller.join(SOON_MS / 1000)

    assert caller.told == "Kjernetid is closing, and answers no more."
    assert bridge.status().phase is Phase.OFF


def test_without_a_way_in_for_commands_it_records_all_the_same(
    qapp, tracker, clock, sensors, home, monkeypatch
):
    monkeypatch.setattr("socket.socket.bind", _refuse)
    bridge = Bridge(Live(tracker, clock, sensors))

    with heard(bridge.failed) as told:
        bridge.start()

    assert len(told) == 1
    assert bridge.status().recording
    bridge.stop()


def _refuse(*_arguments):
    raise PermissionError(13, "Permission denied")
