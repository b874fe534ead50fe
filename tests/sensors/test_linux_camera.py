"""Calls by the camera: the kernel's own account, on a folder of files that stand for devices."""

import contextlib
import select
from datetime import timedelta

import pytest

from tests.descriptors import descriptors
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Call
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.camera import Camera

ON, OFF = [Call(on=True)], [Call(on=False)]


@pytest.fixture
def devices(tmp_path):
    folder = tmp_path / "dev"
    folder.mkdir()
    for name in ("video0", "null"):
        (folder / name).touch()
    return folder


@pytest.fixture
def proc(tmp_path):
    """A folder of processes, so that only what a test says holds a camera."""
    folder = tmp_path / "proc"
    for number in (*range(100, 103), "self"):
        (folder / str(number) / "fd").mkdir(parents=True)
    return folder


@pytest.fixture
def sensor(devices, proc):
    sensor = Camera(Surroundings(), devices, proc)
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()


class Program:
    """Opens devices, and shows that among the processes."""

    def __init__(self, proc, number=100):
        self._shown = proc / str(number) / "fd" / "5"
        self._open = contextlib.ExitStack()

    def opens(self, device):
        self._shown.symlink_to(device)
        self._open.enter_context(device.open("rb"))

    def closes(self):
        self._shown.unlink()
        self._open.close()


@pytest.fixture
def program(proc):
    program = Program(proc)
    yield program
    program._open.close()


def is_readable(sensor):
    return bool(select.select([sensor.fileno()], [], [], 0)[0])


def test_a_camera_held_for_three_seconds_is_a_call(sensor, devices, program):
    program.opens(devices / "video0")
    assert is_readable(sensor)
    assert sensor.read(NOON) == []
    assert sensor.next_look() == after(seconds=3)
    assert sensor.read(after(seconds=2.999)) == []

    assert sensor.read(after(seconds=3)) == ON
    assert sensor.next_look() is None


def test_the_call_ends_when_the_last_holder_lets_go(sensor, devices, proc, program):
    other = Program(proc, 101)
    for one in (program, other):
        one.opens(devices / "video0")
    sensor.read(NOON)
    assert sensor.read(after(seconds=3)) == ON
    program.closes()
    assert sensor.read(after(seconds=4)) == []
    other.closes()

    assert is_readable(sensor)
    assert sensor.read(after(seconds=5)) == OFF


def test_a_camera_opened_for_a_moment_is_no_call(sensor, devices, program):
    """The sound server looks at each camera like this when one is plugged in."""
    program.opens(devices / "video0")
    sensor.read(NOON)
    program.closes()
    sensor.read(after(seconds=1))

    assert sensor.read(after(seconds=3)) == []
    assert sensor.next_look() is None


def test_one_that_is_opened_just_before_the_look_is_waited_for(sensor, devices, proc, program):
    program.opens(devices / "video0")
    sensor.read(NOON)
    program.closes()
    other = Program(proc, 101)
    other.opens(devices / "video0")
    sensor.read(after(seconds=2))

    assert sensor.read(after(seconds=3)) == []
    assert sensor.read(after(seconds=6)) == ON
    other.closes()


def test_others_that_open_it_all_the_time_do_not_hide_the_one_that_holds_it(
    sensor, devices, program
):
    program.opens(devices / "video0")
    told = []
    for second in range(7):
        (devices / "video0").open("rb").close()
        told += sensor.read(after(seconds=second))

    assert told == ON


def test_one_that_is_held_already_is_a_call_three_seconds_later(devices, proc, program):
    program.opens(devices / "video0")
    sensor = Camera(Surroundings(), devices, proc)
    assert sensor.open(NOON) == []

    assert sensor.read(after(seconds=3)) == ON
    sensor.close()


def test_a_camera_that_is_plugged_in_later_is_watched(sensor, devices, program):
    (devices / "video1").touch()
    sensor.read(NOON)
    program.opens(devices / "video1")
    sensor.read(NOON)

    assert sensor.read(after(seconds=3)) == ON


def test_a_camera_that_is_unplugged_during_a_call_ends_it(sensor, devices, program):
    program.opens(devices / "video0")
    sensor.read(NOON)
    sensor.read(after(seconds=3))
    (devices / "video0").unlink()
    program.closes()

    assert sensor.read(after(seconds=4)) == OFF


@pytest.mark.parametrize("name", ["null", "video0-by-id"])
def test_other_devices_mean_nothing(sensor, devices, program, name):
    (devices / name).touch()
    sensor.read(NOON)
    program.opens(devices / name)

    assert sensor.read(NOON) == []
    assert sensor.next_look() is None


def test_a_clock_that_is_set_back_does_not_put_the_look_off(sensor, devices, program):
    program.opens(devices / "video0")
    sensor.read(NOON)
    sensor.read(NOON - timedelta(hours=1))

    assert sensor.next_look() == NOON - timedelta(hours=1) + timedelta(seconds=3)


def test_three_seconds_are_those_of_the_computer(devices, proc, program):
    sensor = Camera(Surroundings(pace=60), devices, proc)
    sensor.open(NOON)
    program.opens(devices / "video0")
    sensor.read(NOON)

    assert sensor.next_look() == after(minutes=3)
    sensor.close()


def test_who_holds_it_is_found_among_the_real_processes(devices):
    sensor = Camera(Surroundings(), devices)
    sensor.open(NOON)
    with (devices / "video0").open("rb"):
        sensor.read(NOON)
        assert sensor.read(after(seconds=3)) == ON

    assert sensor.read(after(seconds=4)) == OFF
    sensor.close()


def test_a_folder_that_is_not_there_is_refused_and_nothing_left_open(tmp_path):
    before = descriptors("inotify")

    with pytest.raises(SensorError) as caught:
        Camera(Surroundings(), tmp_path / "nowhere").open(NOON)

    reason = "No such file or directory"
    assert caught.value.sentence == f"The kernel does not tell when a camera is used ({reason})."
    assert descriptors("inotify") <= before
