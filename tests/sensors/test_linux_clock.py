"""The wake-up when the clock or the zone is set, from the kernel itself."""

import errno
import os
import select
from pathlib import Path

import pytest

from tests.descriptors import descriptors
from tests.sensors.fakes import NOON
from tracker.domain.signals import Passed
from tracker.errors import SensorError
from tracker.sensors.linux.clock import Timerfd


@pytest.fixture
def sensor(tmp_path):
    sensor = Timerfd(str(tmp_path))
    sensor.open(NOON)
    yield sensor
    sensor.close()


def is_readable(sensor):
    return bool(select.select([sensor.fileno()], [], [], 0)[0])


def replace(folder: Path) -> None:
    """Replace the link as systemd does: aside, then renamed over it."""
    (folder / ".new").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    (folder / ".new").rename(folder / "localtime")


def make(folder: Path) -> None:
    (folder / "localtime").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")


def write(folder: Path) -> None:
    (folder / "timezone").write_text("Asia/Tokyo\n", encoding="utf-8")


@pytest.mark.parametrize("set_zone", [replace, make, write])
def test_a_zone_that_is_set_wakes_and_is_told_once(sensor, tmp_path, set_zone):
    set_zone(tmp_path)

    assert is_readable(sensor)
    assert sensor.read(NOON) == [Passed()]
    assert not is_readable(sensor)
    assert sensor.read(NOON) == []


def test_other_files_beside_it_mean_nothing(sensor, tmp_path):
    (tmp_path / "resolv.conf").write_text("", encoding="utf-8")

    assert is_readable(sensor)
    assert sensor.read(NOON) == []
    assert not is_readable(sensor)


def test_many_changes_are_read_at_once(sensor, tmp_path):
    for number in range(300):
        (tmp_path / f"a rather long name of a file, number {number}").touch()
    make(tmp_path)

    assert sensor.read(NOON) == [Passed()]
    assert not is_readable(sensor)


def test_a_folder_that_goes_away_is_told_of(sensor, tmp_path):
    tmp_path.rmdir()

    with pytest.raises(SensorError, match=r"The folder .* is gone"):
        sensor.read(NOON)


def test_the_kernel_is_to_cancel_the_timer_when_the_clock_is_set(sensor):
    """3 is absolute and cancel on set; what would wake by itself lies beyond the year 2090."""
    facts = Path(f"/proc/self/fdinfo/{sensor._timer}").read_text("utf-8")

    assert "clockid: 0\n" in facts
    assert "settime flags: 03\n" in facts
    assert int(facts.split("it_value: (")[1].split(",")[0]) > 64 * 365 * 86_400


@pytest.fixture
def clock_is_set(sensor, monkeypatch):
    """Let the timer say once what the kernel says when the clock was set."""
    real = os.read
    cancelled = [OSError(errno.ECANCELED, "cancelled")]

    def read(descriptor, count):
        if descriptor == sensor._timer and cancelled:
            raise cancelled.pop()
        return real(descriptor, count)

    monkeypatch.setattr(os, "read", read)


def test_a_clock_that_is_set_is_told_once(sensor, clock_is_set):
    assert sensor.read(NOON) == [Passed()]
    assert sensor.read(NOON) == []


def test_a_folder_that_is_not_there_is_refused_and_nothing_left_open(tmp_path):
    before = descriptors("timerfd", "inotify")

    with pytest.raises(SensorError) as caught:
        Timerfd(str(tmp_path / "nowhere")).open(NOON)

    reason = "No such file or directory"
    assert caught.value.sentence == (f"The kernel does not tell when the clock is set ({reason}).")
    assert descriptors("timerfd", "inotify") <= before
