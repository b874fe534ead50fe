"""Who takes in sound, as Core Audio tells."""

import os

import pytest

from tests.sensors.fake_core_audio import (
    FALSE,
    NO_SERVICE,
    NO_SINGLE_PROCESS,
    UNPLUGGED,
    Microphone,
    Session,
)
from tests.sensors.fake_dlls import Process
from tracker.errors import SensorError
from tracker.sensors.windows.core_audio import is_recorded, listening

MEETING, GONE = 7, 8
NOT_REGISTERED = -0x7FFBFEAC  # 0x80040154


@pytest.fixture(autouse=True)
def with_one_program(windows):
    windows.processes = {MEETING: Process(r"C:\meeting.exe"), os.getpid(): Process(r"C:\us.exe")}
    yield
    assert windows.audio.held == {}, "references that were not let go of"
    assert windows.audio.apartments == 0


def is_told(windows, *microphones):
    windows.audio.microphones = list(microphones)
    calls = windows.calls()
    with listening(calls):
        return is_recorded(calls)


def test_a_program_that_takes_in_sound_is_found(windows):
    assert is_told(windows, Microphone([Session(MEETING)]))


def test_it_is_found_among_others_and_at_any_microphone(windows):
    paused = Session(MEETING, state=0)

    assert is_told(windows, Microphone([paused]), Microphone([paused, Session(MEETING)]))


@pytest.mark.parametrize(
    "session",
    [
        Session(MEETING, state=0),
        Session(MEETING, state=2),
        Session(MEETING, is_system=True),
        Session(GONE),
        Session(0),
        Session(os.getpid()),
    ],
    ids=["paused", "over", "the system's sounds", "gone", "nobody's", "our own"],
)
def test_what_is_no_use_by_another_program_does_not_count(windows, session):
    assert not is_told(windows, Microphone([session]))


def test_a_session_of_several_processes_counts(windows):
    session = Session(MEETING, process_result=NO_SINGLE_PROCESS)

    assert is_told(windows, Microphone([session]))


def test_without_a_microphone_nobody_uses_one(windows):
    assert not is_told(windows)


def test_a_microphone_that_is_unplugged_meanwhile_leaves_the_others(windows):
    used = Microphone([Session(MEETING)])

    assert is_told(windows, Microphone(result=UNPLUGGED), used)
    assert not is_told(windows, Microphone(result=UNPLUGGED), Microphone())


def test_where_no_microphone_can_be_asked_it_says_so(windows):
    with pytest.raises(SensorError, match=r"does not tell who uses a microphone \(0x88890010\)"):
        is_told(windows, Microphone(result=NO_SERVICE), Microphone(result=NO_SERVICE))


def test_where_there_is_no_core_audio_it_says_so(windows):
    windows.audio.creates = NOT_REGISTERED

    with pytest.raises(SensorError, match="0x80040154"):
        is_told(windows)


def test_a_thread_that_may_not_use_it_says_so(windows):
    windows.audio.initializes = NOT_REGISTERED

    with pytest.raises(SensorError, match="0x80040154"):
        is_told(windows)


def test_a_thread_that_uses_it_already_goes_on_to_do_so(windows):
    windows.audio.initializes = FALSE

    assert is_told(windows, Microphone([Session(MEETING)]))


def test_where_windows_does_not_tell_who_is_there_it_says_so(windows):
    windows.processes.clear()

    with pytest.raises(SensorError, match="which programs run"):
        is_told(windows, Microphone([Session(MEETING)]))


def test_more_processes_than_expected_are_all_known(windows):
    windows.processes |= {number: Process("") for number in range(5000, 8000)}

    assert is_told(windows, Microphone([Session(7999)]))
