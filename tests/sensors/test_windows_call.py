"""Calls on Windows: a microphone or a camera in use."""

import threading
from datetime import timedelta
from functools import partial

import pytest

from tests.sensors.fake_core_audio import NO_SERVICE, Microphone, Session
from tests.sensors.fake_dlls import LONGEST_S, STORE, Process
from tests.sensors.fake_registry import INFINITE
from tests.sensors.fakes import NOON, after
from tests.sensors.windows_host import threads
from tracker.domain.signals import Call
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.joining import calls
from tracker.sensors.windows.call import (
    CAMERA_RECORD,
    CORE_AUDIO,
    MICROPHONE_RECORD,
    Source,
    Usage,
)
from tracker.sensors.windows.consent import Capability

ON, OFF = Call(on=True), Call(on=False)
ZOOM = r"NonPackaged\C:#Zoom.exe"
IN_USE = [Microphone([Session(7)])]


@pytest.fixture(autouse=True)
def nothing_is_left(windows):
    windows.processes[7] = Process(r"C:\Zoom.exe", began=100)
    yield
    assert threads() == []
    assert windows.events.set == {}
    assert windows.registry.open == {}
    assert windows.audio.apartments == 0
    assert windows.audio.held == {}


@pytest.fixture
def sensor(windows, host):
    sensor = Usage(CORE_AUDIO, Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)
    yield sensor
    sensor.close()


def writes_down(windows, capability=Capability.MICROPHONE, *, is_on=True):
    """Let Windows write down that Zoom begins or ceases to use it."""
    windows.registry.write(
        rf"{STORE}\{capability}\{ZOOM}",
        LastUsedTimeStart=200,
        LastUsedTimeStop=0 if is_on else 300,
    )


def begins(windows):
    windows.audio.microphones = IN_USE
    writes_down(windows)


def ends(windows):
    windows.audio.microphones = []
    writes_down(windows, is_on=False)


@pytest.fixture
def in_call(sensor, windows, host):
    """Have a call told, three seconds past noon."""
    begins(windows)
    host.hear(sensor)
    assert sensor.read(after(seconds=3)) == [ON]
    windows.events.settle()
    return sensor


def test_a_use_that_is_written_down_is_a_call_three_seconds_later(sensor, windows, host):
    begins(windows)

    assert host.hear(sensor) == []
    assert sensor.next_look() == after(seconds=3)
    assert sensor.read(after(seconds=2.9)) == []
    assert sensor.read(after(seconds=3)) == [ON]


def test_the_call_ends_with_the_use(in_call, windows, host):
    ends(windows)

    assert host.hear(in_call, after(seconds=9)) == [OFF]


def test_a_short_use_is_no_call(sensor, windows, host):
    begins(windows)
    host.hear(sensor)
    ends(windows)

    assert host.hear(sensor, after(seconds=2)) == []
    assert sensor.next_look() == after(minutes=1)


def test_what_goes_on_already_is_a_call_three_seconds_later(windows, host):
    windows.audio.microphones = IN_USE
    sensor = Usage(CORE_AUDIO, Surroundings(wake=host.wake), windows.calls)

    assert sensor.open(NOON) == []
    assert host.times_woken == 0
    assert sensor.next_look() == after(seconds=3)
    sensor.close()


def test_after_a_change_of_the_record_it_is_asked_three_times(windows):
    """Windows may write down a use before it begins, and an end before it is one."""
    asked: list[str] = []

    def is_used(_calls):
        asked.append("is it?")
        return False

    sensor = Usage(Source("noted", Capability.MICROPHONE, is_used), Surroundings(), windows.calls)
    sensor.open(NOON)
    windows.events.settle()
    asked.clear()
    windows.events.waits.clear()

    writes_down(windows)
    windows.events.settle()

    assert len(asked) == 3
    assert windows.events.waits == [1000, 2000, INFINITE]
    sensor.close()


def test_a_change_of_the_record_of_something_else_asks_nothing(sensor, windows, host):
    before = windows.audio.times_asked
    writes_down(windows, Capability.CAMERA)
    windows.events.settle()

    assert windows.audio.times_asked == before


def test_what_is_not_written_down_is_found_within_a_minute(sensor, windows, host):
    windows.audio.microphones = IN_USE
    assert sensor.next_look() == after(minutes=1)

    assert sensor.read(after(minutes=1)) == []
    assert host.hear(sensor, after(minutes=1)) == []
    assert sensor.read(after(minutes=1, seconds=3)) == [ON]


def test_an_end_that_is_not_written_down_is_found_within_twenty_seconds(in_call, windows, host):
    assert in_call.next_look() == after(seconds=20)
    windows.audio.microphones = []

    assert in_call.read(after(seconds=20)) == []
    assert host.hear(in_call, after(seconds=20)) == [OFF]
    assert in_call.next_look() == after(minutes=1)


def test_a_program_that_crashes_in_a_call_ends_it(in_call, windows, host):
    del windows.processes[7]

    in_call.read(after(seconds=20))

    assert host.hear(in_call, after(seconds=20)) == [OFF]


def test_a_clock_set_back_holds_no_look_back(in_call, windows, host):
    windows.audio.microphones = []

    in_call.read(NOON - timedelta(hours=2))

    assert host.hear(in_call, NOON) == [OFF]


def test_without_a_use_nobody_is_woken(sensor, windows, host):
    sensor.read(after(minutes=1))
    windows.events.settle()

    assert host.times_woken == 0


def test_where_time_runs_faster_its_lengths_are_those_of_the_computer(windows):
    sensor = Usage(CORE_AUDIO, Surroundings(pace=60.0), windows.calls)
    sensor.open(NOON)

    assert sensor.next_look() == after(hours=1)
    sensor.close()


# --- The record


@pytest.mark.parametrize("source", [MICROPHONE_RECORD, CAMERA_RECORD])
def test_by_the_record_alone_a_call_begins_and_ends(windows, host, source):
    sensor = Usage(source, Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)

    writes_down(windows, source.capability)
    assert host.hear(sensor) == []
    assert sensor.read(after(seconds=3)) == [ON]

    windows.events.settle()
    writes_down(windows, source.capability, is_on=False)
    assert host.hear(sensor, after(seconds=4)) == [OFF]
    sensor.close()


def test_where_no_record_is_kept_the_microphone_is_looked_at_all_the_same(windows, host):
    windows.registry.keys.clear()
    sensor = Usage(CORE_AUDIO, Surroundings(wake=host.wake), windows.calls)
    sensor.open(NOON)
    windows.audio.microphones = IN_USE

    sensor.read(after(minutes=1))

    assert host.hear(sensor, after(minutes=1)) == []
    sensor.close()


# --- Faults


def test_where_nothing_answers_it_says_so(windows):
    windows.audio.creates = NO_SERVICE

    with pytest.raises(SensorError, match="0x88890010"):
        Usage(CORE_AUDIO, Surroundings(), windows.calls).open(NOON)


def test_where_windows_makes_no_event_it_says_so(windows):
    windows.events.makes_any = False

    with pytest.raises(SensorError, match="makes no event"):
        Usage(CORE_AUDIO, Surroundings(), windows.calls).open(NOON)


def test_an_answer_that_does_not_come_is_not_waited_for(windows, monkeypatch):
    monkeypatch.setattr("tracker.sensors.windows.call._ANSWER_MAX_S", 0.01)
    comes = threading.Event()
    source = Source("slow", Capability.MICROPHONE, lambda _calls: comes.wait(LONGEST_S))

    with pytest.raises(SensorError, match="does not say in time"):
        Usage(source, Surroundings(), windows.calls).open(NOON)

    (thread,) = (one for one in threading.enumerate() if one.name == "Kjernetid slow")
    comes.set()
    thread.join(LONGEST_S)


def test_a_source_that_answers_no_more_is_a_lost_sensor(sensor, windows, host):
    windows.audio.creates = NO_SERVICE
    sensor.read(after(minutes=1))
    host.wait()
    sensor._asker._thread.join(LONGEST_S)

    assert sensor.next_look() <= NOON
    with pytest.raises(SensorError, match="0x88890010"):
        sensor.read(after(minutes=1))


def test_without_core_audio_the_record_is_read_and_that_is_said(windows, host):
    windows.audio.creates = NO_SERVICE
    surroundings = Surroundings(wake=host.wake)
    core_audio, record, camera = (
        partial(Usage, source, surroundings, windows.calls)
        for source in (CORE_AUDIO, MICROPHONE_RECORD, CAMERA_RECORD)
    )
    joined = calls(surroundings, [(core_audio, record), camera])
    joined.open(NOON)

    (missing,) = joined.passed_over
    assert missing.name == "core-audio"
    assert "out of date at times" in missing.reason

    writes_down(windows)
    assert host.hear(joined) == []
    assert joined.read(after(seconds=3)) == [ON]
    joined.close()
