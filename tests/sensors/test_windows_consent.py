"""Windows' own record of who uses a microphone or a camera."""

import pytest

from tests.sensors.fake_dlls import STORE, Process
from tracker.errors import SensorError
from tracker.sensors.windows.consent import Capability, is_used

CAMERA = rf"{STORE}\webcam"
ZOOM = rf"{CAMERA}\NonPackaged\C:#Program Files#Zoom#bin#Zoom.exe"
TEAMS = rf"{CAMERA}\MSTeams_8wekyb3d8bbwe"
ON = {"LastUsedTimeStart": 500, "LastUsedTimeStop": 0}


@pytest.fixture(autouse=True)
def running(windows):
    """Have some programs run since 400, and let nothing stay open."""
    windows.processes = {
        7: Process(r"C:\Program Files\Zoom\bin\zoom.exe", began=400),
        8: Process(r"C:\Apps\ms-teams.exe", "MSTeams_8wekyb3d8bbwe", began=400),
        9: Process(r"C:\Program Files\Zoom\bin\Zoom.exe", began=600),
    }
    yield
    assert windows.registry.open == {}
    assert windows.open_processes == set()


def is_told(windows, capability=Capability.CAMERA):
    return is_used(windows.calls(), capability)


@pytest.mark.parametrize("key", [ZOOM, TEAMS])
def test_a_use_that_has_not_ended_is_found(windows, key):
    windows.registry.write(key, **ON)

    assert is_told(windows)
    assert not is_told(windows, Capability.MICROPHONE)


@pytest.mark.parametrize(
    "values",
    [
        {"LastUsedTimeStart": 500, "LastUsedTimeStop": 550},
        {"LastUsedTimeStart": 0, "LastUsedTimeStop": 0},
        {"LastUsedTimeStop": 0},
        {"LastUsedTimeStart": 500},
        {},
    ],
)
def test_what_does_not_say_that_it_goes_on_is_no_use(windows, values):
    windows.registry.write(ZOOM, **values)

    assert not is_told(windows)


def test_a_use_by_a_program_that_does_not_run_is_none(windows):
    """It crashed, or the power failed, and nobody wrote down that it ended."""
    windows.registry.write(ZOOM, **ON)
    windows.processes = {8: windows.processes[8]}

    assert not is_told(windows)


def test_a_use_that_is_older_than_the_program_is_none(windows):
    windows.registry.write(ZOOM, LastUsedTimeStart=399, LastUsedTimeStop=0)

    assert not is_told(windows)


def test_a_use_as_old_as_the_program_is_one(windows):
    windows.registry.write(ZOOM, LastUsedTimeStart=400, LastUsedTimeStop=0)

    assert is_told(windows)


def test_a_program_that_may_not_be_looked_at_is_not_known_to_run(windows):
    windows.registry.write(TEAMS, **ON)
    windows.processes[8].is_ours = False

    assert not is_told(windows)


def test_while_nothing_is_used_no_process_is_looked_at(windows):
    windows.processes.clear()

    assert not is_told(windows)


def test_without_a_record_it_says_so(windows):
    windows.registry.keys.clear()

    with pytest.raises(SensorError, match="keeps no record"):
        is_told(windows)
