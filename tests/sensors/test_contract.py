"""What holds for every sensor, whatever it senses."""

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from tempfile import gettempdir

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tests.sensors.fake_mac_devices import FakeObjects
from tests.sensors.fake_macos import FakeMac
from tests.sensors.fake_networks import FakeNetOfMac, FakeNetOfWindows
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.apps import Processes
from tracker.sensors.base import Need, Sensor, Surroundings
from tracker.sensors.macos.call import InUse, camera, microphone
from tracker.sensors.macos.clock import ClockNotes
from tracker.sensors.macos.devices import Devices
from tracker.sensors.macos.front import front_app, presentation
from tracker.sensors.macos.idle import HidIdle
from tracker.sensors.macos.network import NetworkChange
from tracker.sensors.macos.session import Workspace
from tracker.sensors.nothing import NullSensor
from tracker.sensors.windows.call import CAMERA_RECORD, CORE_AUDIO, MICROPHONE_RECORD, Usage
from tracker.sensors.windows.clock import TimeChange
from tracker.sensors.windows.front import Foreground
from tracker.sensors.windows.idle import LastInput
from tracker.sensors.windows.network import RouteChange
from tracker.sensors.windows.quiet import NotificationState
from tracker.sensors.windows.session import WindowsSession

LISTED = Surroundings(apps=frozenset({"mail"}))


def devices():
    """Return what is in use on a Mac without any device."""
    return Devices(FakeObjects().objects())


MAKERS: dict[str, Callable[[list[Callable[[], None]]], Sensor]] = {
    "none": lambda _: NullSensor(Need.IDLE),
    "processes": lambda _: Processes(LISTED),
    "last-input": lambda _: LastInput(LISTED, FakeWindows().calls),
    "windows-session": lambda _: WindowsSession(LISTED, FakeWindows().calls),
    "time-change": lambda _: TimeChange(LISTED, FakeWindows().calls),
    "foreground": lambda _: Foreground(LISTED, FakeWindows().calls),
    "core-audio": lambda _: Usage(CORE_AUDIO, LISTED, FakeWindows().calls),
    "microphone-record": lambda _: Usage(MICROPHONE_RECORD, LISTED, FakeWindows().calls),
    "camera-record": lambda _: Usage(CAMERA_RECORD, LISTED, FakeWindows().calls),
    "notification-state": lambda _: NotificationState(LISTED, FakeWindows().calls),
    "route-change": lambda _: RouteChange(LISTED, FakeNetOfWindows().calls),
    "hid-idle": lambda _: HidIdle(LISTED, FakeMac().calls),
    "workspace": lambda _: Workspace(LISTED, FakeMac().calls, FakeMac().module),
    "clock-notes": lambda _: ClockNotes(LISTED, FakeMac().module),
    "microphone-use": lambda _: InUse("microphone-use", LISTED, devices),
    "camera-use": lambda _: InUse("camera-use", LISTED, devices),
    "front-app": lambda _: front_app(LISTED, FakeMac().calls, FakeMac().module),
    "presentation": lambda _: presentation(LISTED, FakeMac().calls, FakeMac().module),
}
REFUSED: dict[str, Callable[[], Sensor]] = {}
if sys.platform != "win32":  # the descriptor is a pipe there, which Windows does not wait for
    MAKERS["network-change"] = lambda _: NetworkChange(LISTED, FakeNetOfMac().calls)
    REFUSED |= {
        "last-input": lambda: LastInput(LISTED),
        "windows-session": lambda: WindowsSession(LISTED),
        "time-change": lambda: TimeChange(LISTED),
        "foreground": lambda: Foreground(LISTED),
        "core-audio": lambda: Usage(CORE_AUDIO, LISTED),
        "microphone-record": lambda: Usage(MICROPHONE_RECORD, LISTED),
        "camera-record": lambda: Usage(CAMERA_RECORD, LISTED),
        "notification-state": lambda: NotificationState(LISTED),
        "route-change": lambda: RouteChange(LISTED),
    }
if sys.platform != "darwin":
    REFUSED |= {
        "hid-idle": lambda: HidIdle(LISTED),
        "workspace": lambda: Workspace(LISTED),
        "clock-notes": lambda: ClockNotes(LISTED),
        "microphone-use": lambda: microphone(LISTED),
        "camera-use": lambda: camera(LISTED),
        "front-app": lambda: front_app(LISTED),
        "presentation": lambda: presentation(LISTED),
        "network-change": lambda: NetworkChange(LISTED),
    }

if sys.platform == "linux":
    from tests.sensors.fake_idle import WAYLAND, FakeHints, FakeMutter, FakeWire
    from tests.sensors.fake_linux import X11, FakeBus, FakeDisplay
    from tracker.sensors.linux.clock import Timerfd
    from tracker.sensors.linux.logind import Logind
    from tracker.sensors.linux.logind_idle import LogindIdle
    from tracker.sensors.linux.mutter_idle import MutterIdle
    from tracker.sensors.linux.wayland_idle import EXT, INPUT, KDE, CompositorIdle
    from tracker.sensors.linux.xidle import XSync

    WIRED = (Surroundings(), WAYLAND, FakeWire().connect)
    MAKERS |= {
        "ext-input-idle": lambda _: CompositorIdle(INPUT, *WIRED),
        "ext-idle": lambda _: CompositorIdle(EXT, *WIRED),
        "kde-idle": lambda _: CompositorIdle(KDE, *WIRED),
        "mutter-idle": lambda _: MutterIdle(Surroundings(), FakeMutter().connect),
        "xsync": lambda _: XSync(Surroundings(), X11, FakeDisplay().connect),
        "logind-idle": lambda _: LogindIdle({}, FakeHints().connect),
        "logind": lambda at_end: Logind(Surroundings(), {}, bus_for(at_end).connect),
        "timerfd": lambda _: Timerfd(),
    }
    REFUSED |= {
        "ext-idle": lambda: CompositorIdle(EXT, Surroundings(), {"WAYLAND_DISPLAY": "/nowhere"}),
        "mutter-idle": lambda: MutterIdle(Surroundings()),
        "xsync": lambda: XSync(Surroundings(), {"DISPLAY": ":64999"}),
        "logind-idle": lambda: LogindIdle({}),
        "logind": lambda: Logind(Surroundings()),
        "timerfd": lambda: Timerfd("/nowhere"),
    }

    from pathlib import Path

    from tests.sensors.fake_kwin import FakeKWin
    from tests.sensors.fake_sound import FakeSound
    from tests.sensors.fake_window_manager import FakeWindowManager
    from tests.sensors.test_linux_quiet import FakeService
    from tests.sensors.test_linux_screen_savers import FakeSavers
    from tracker.sensors.joining import calls
    from tracker.sensors.linux import kwin_front, wayland_front, xfront
    from tracker.sensors.linux.camera import Camera
    from tracker.sensors.linux.microphone import Microphone
    from tracker.sensors.linux.network import RoutingTable
    from tracker.sensors.linux.quiet import DoNotDisturb
    from tracker.sensors.linux.screen_savers import ScreenSavers

    SILENT = {"WAYLAND_DISPLAY": "/nowhere", "XDG_RUNTIME_DIR": "/nowhere"}
    PLASMA = {"WAYLAND_DISPLAY": "/nowhere", "XDG_RUNTIME_DIR": gettempdir()}
    NO_SERVER = {"DISPLAY": ":64999"}
    MAKERS |= {
        "screen-savers": lambda _: ScreenSavers(FakeSavers().connect),
        "active-window": lambda _: xfront.front_app(LISTED, X11, FakeWindowManager().connect),
        "full-screen": lambda _: xfront.full_screen(LISTED, X11, FakeWindowManager().connect),
        "wlr-front": lambda _: wayland_front.front_app(LISTED, WAYLAND, FakeWire().connect),
        "wlr-full-screen": lambda _: wayland_front.full_screen(LISTED, WAYLAND, FakeWire().connect),
        "kwin-front": lambda _: kwin_front.front_app(LISTED, PLASMA, FakeKWin().connect),
        "kwin-full-screen": lambda _: kwin_front.full_screen(LISTED, PLASMA, FakeKWin().connect),
        "do-not-disturb": lambda _: DoNotDisturb(FakeService().connect),
        "microphone": lambda _: Microphone(LISTED, FakeSound().connect),
        "camera": lambda _: Camera(LISTED),
        "routing-table": lambda _: RoutingTable(LISTED),
        "calls": lambda _: calls(LISTED, [[lambda: Microphone(LISTED, FakeSound().connect)]]),
    }
    REFUSED |= {
        "active-window": lambda: xfront.front_app(LISTED, NO_SERVER),
        "full-screen": lambda: xfront.full_screen(LISTED, NO_SERVER),
        "wlr-front": lambda: wayland_front.front_app(LISTED, SILENT),
        "wlr-full-screen": lambda: wayland_front.full_screen(LISTED, SILENT),
        "kwin-front": lambda: kwin_front.front_app(LISTED, SILENT),
        "kwin-full-screen": lambda: kwin_front.full_screen(LISTED, SILENT),
        "camera": lambda: Camera(LISTED, Path("/nowhere")),
        "calls": lambda: calls(LISTED, [[lambda: Camera(LISTED, Path("/nowhere"))]]),
    }

    def bus_for(at_end):
        """Return a bus whose delays are forgotten at the end."""
        bus = FakeBus()
        at_end.append(bus.forget)
        return bus


def open_descriptors():
    """Count what this process has open, where that can be told."""
    if sys.platform != "linux":
        return 0
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - without opening one more to look


@pytest.fixture
def at_end():
    """What lets go of everything that the fakes hold."""
    ends: list[Callable[[], None]] = []
    yield ends
    for end in ends:
        end()


@pytest.fixture(params=sorted(MAKERS))
def sensor(request, at_end):
    sensor = MAKERS[request.param](at_end)
    assert sensor.name == request.param
    yield sensor
    sensor.close()


def test_opened_it_tells_signals_alone(sensor):
    assert all(isinstance(signal, Signal) for signal in sensor.open(NOON))


def test_read_before_anything_has_happened_it_tells_nothing(sensor):
    sensor.open(NOON)

    assert list(sensor.read(NOON)) == []


def test_its_descriptor_is_one_or_none(sensor):
    sensor.open(NOON)

    assert sensor.fileno() is None or sensor.fileno() > 2


def test_its_next_look_lies_ahead_or_is_none(sensor):
    sensor.open(NOON)
    look = sensor.next_look()

    assert look is None or NOON < look <= NOON + timedelta(hours=1)


def test_it_is_not_read_in_circles(sensor):
    """Read at its next look, it wants to be read later, or never."""
    sensor.open(NOON)
    look = sensor.next_look()
    if look is not None:
        sensor.read(look)
        again = sensor.next_look()
        assert again is None or again > look


def test_the_last_input_does_not_lie_ahead(sensor):
    sensor.open(NOON)
    at = sensor.last_input(after(seconds=1))

    assert at is None or at <= after(seconds=1)


def test_before_it_is_opened_and_after_it_was_closed_it_can_be_asked(sensor):
    for _turn in ("before", "after"):
        assert sensor.fileno() is None
        assert sensor.next_look() is None
        assert sensor.last_input(NOON) is None
        assert list(sensor.read(NOON)) == []
        sensor.saved()
        sensor.open(NOON)
        sensor.close()
        sensor.close()


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are counted in /proc")
def test_opened_and_closed_twice_it_leaves_nothing_open(sensor, at_end):
    def count():
        sensor.close()
        for end in at_end:
            end()
        return open_descriptors()

    sensor.open(NOON)
    before = count()

    sensor.open(NOON)
    sensor.open(NOON)
    sensor.read(NOON)

    assert count() == before


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_one_that_cannot_be_used_says_why_and_leaves_nothing_open(name, monkeypatch, tmp_path):
    for bus in ("SYSTEM", "SESSION"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    sensor = REFUSED[name]()
    before = open_descriptors()

    with pytest.raises(SensorError) as caught:
        sensor.open(NOON)

    assert caught.value.sentence.endswith(".")
    assert sensor.fileno() is None
    assert open_descriptors() == before
