"""How often all sensors of Windows together wake the program: 0.05 times a second at most."""

from datetime import timedelta

import pytest

from tests.sensors.fake_networks import FakeNetOfWindows
from tests.sensors.fakes import NOON
from tests.sensors.test_apps import FakeTable
from tracker.sensors.apps import Processes
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.joining import calls
from tracker.sensors.nothing import NullSensor
from tracker.sensors.windows.call import CAMERA_RECORD, CORE_AUDIO, Usage
from tracker.sensors.windows.clock import TimeChange
from tracker.sensors.windows.front import Foreground
from tracker.sensors.windows.idle import LastInput
from tracker.sensors.windows.network import RouteChange
from tracker.sensors.windows.quiet import NotificationState
from tracker.sensors.windows.session import WindowsSession

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
AN_IDLE_HOUR = 3600 * 0.05


class Computer:
    """All sensors of a Windows, and a clock that goes from look to look."""

    def __init__(self, windows, host):
        self.windows = windows
        self.host = host
        self.network = FakeNetOfWindows()
        self.now = NOON + timedelta(seconds=7.3)  # nothing begins on the full minute
        known = Surroundings(apps=frozenset({"winword"}), wake=host.wake)
        self.sensors = Sensors(known, self._candidates)
        self.sensors.open(self.now)

    def _candidates(self, need, known):
        load = self.windows.calls
        makes = {
            Need.IDLE: lambda: LastInput(known, load),
            Need.SESSION: lambda: WindowsSession(known, load),
            Need.CLOCK: lambda: TimeChange(known, load),
            Need.APPS: lambda: Processes(known, FakeTable()),
            Need.CALL: lambda: calls(
                known,
                [
                    lambda: Usage(CORE_AUDIO, known, load),
                    lambda: Usage(CAMERA_RECORD, known, load),
                ],
            ),
            Need.BUSY: lambda: NotificationState(known, load),
            Need.FRONT: lambda: Foreground(known, load),
            Need.NETWORK: lambda: RouteChange(known, self.network.calls),
        }
        return [makes[need](), NullSensor(need)]

    def wake_ups(self, length, *, is_typing=False):
        """Let time pass; count how often the host had to look, or was woken."""
        end, times, woken = self.now + length, 0, self.host.times_woken
        while (look := self.sensors.next_look()) is not None and look < end:
            assert look > self.now, "a look that does not lie ahead"
            self._pass(look, is_typing=is_typing)
            self.sensors.read(self.now)
            times += 1
        self._pass(end, is_typing=is_typing)
        return times + self.host.times_woken - woken

    def _pass(self, until, *, is_typing):
        self.windows.tick += (until - self.now) // timedelta(milliseconds=1)
        self.now = until
        if is_typing:
            self.windows.input = self.windows.tick % 2**32


@pytest.fixture
def computer(windows, host):
    computer = Computer(windows, host)
    yield computer
    computer.sensors.close()


def test_nobody_there(computer):
    computer.wake_ups(6 * MINUTE)

    assert computer.wake_ups(HOUR) <= AN_IDLE_HOUR


def test_in_the_first_minutes_of_that_it_looks_for_a_return_more_often(computer):
    assert computer.wake_ups(5 * MINUTE) == pytest.approx(60, abs=1)


def test_nobody_there_and_the_screen_locked(computer, windows):
    windows.session = (1, 0, 0)
    computer.sensors.open(computer.now)

    assert computer.wake_ups(HOUR) == 60


def test_somebody_types_all_the_time(computer):
    computer.wake_ups(MINUTE, is_typing=True)

    assert computer.wake_ups(HOUR, is_typing=True) <= 60 + 12


def test_a_film_fills_the_screen_and_nobody_types(computer, windows):
    windows.notifications = 2
    computer.wake_ups(6 * MINUTE)

    assert computer.wake_ups(HOUR) <= AN_IDLE_HOUR
