"""Work apps asked to close where no real desktop can run here: through the thinnest of fakes."""

import sys
from types import SimpleNamespace

import pytest

from tests.sensors.fake_dlls import WM_CLOSE, FakeWindows
from tracker.errors import SensorError
from tracker.sensors.closing import can_close_apps, close_apps, closer
from tracker.sensors.macos.dock import end_apps
from tracker.sensors.program_names import ListedApps
from tracker.sensors.windows.shown import close_windows

LISTED = ListedApps(["teams", "mail"])


def test_on_windows_each_window_of_a_listed_app_that_can_be_seen_is_asked_once():
    windows = FakeWindows()
    windows.programs = {
        1: r"C:\Apps\Teams.exe",
        2: r"C:\Apps\Teams.exe",
        3: r"C:\Apps\editor.exe",
        4: r"C:\Apps\mail.exe",
        5: "",
    }
    windows.unseen = {4}
    posted: list[tuple[int, ...]] = []
    calls = windows.calls()
    calls.user32.PostMessageW = lambda *message: posted.append(message)

    close_windows(LISTED, lambda: calls)

    assert posted == [(1, WM_CLOSE, 0, 0), (2, WM_CLOSE, 0, 0)]
    assert windows.open_processes == set()


class App(SimpleNamespace):
    """A running application of macOS, as pyobjc hands it over."""

    def __init__(self, path, policy=0):
        super().__init__(asked=0)
        self.activationPolicy = lambda: policy
        self.executableURL = lambda: None if path is None else SimpleNamespace(path=lambda: path)

    def terminate(self):
        self.asked += 1
        return False  # it asks the person first


def test_on_macos_each_listed_app_in_the_dock_is_asked_once_and_may_refuse():
    mail, helper = App("/Applications/Mail.app/Contents/MacOS/Mail"), App("/x/mail", policy=2)
    editor, gone = App("/Applications/Editor.app/Contents/MacOS/Editor"), App(None)
    workspace = SimpleNamespace(runningApplications=lambda: [mail, helper, editor, gone])
    appkit = SimpleNamespace(NSWorkspace=SimpleNamespace(sharedWorkspace=lambda: workspace))

    end_apps(LISTED, lambda _name: appkit)

    assert [app.asked for app in (mail, helper, editor, gone)] == [1, 0, 0, 0]


def test_without_pyobjc_nobody_is_asked():
    def load(name):
        raise ImportError(name)

    end_apps(LISTED, load)


@pytest.mark.skipif(sys.platform != "linux", reason="the session is one of Linux")
@pytest.mark.parametrize(
    ("session", "can"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_on_linux_only_an_x11_session_has_such_a_request(monkeypatch, session, can):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in session.items():
        monkeypatch.setenv(name, value)

    assert can_close_apps() is can
    assert (closer() is not None) is can


@pytest.mark.skipif(sys.platform != "linux", reason="the session is one of Linux")
def test_a_desktop_that_does_not_answer_is_a_line_in_the_log(monkeypatch, caplog):
    monkeypatch.setenv("DISPLAY", ":98765")
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)

    close_apps(["mail"])

    [line] = caplog.messages
    assert line.startswith("Work apps could not be asked to close: ")
    caplog.clear()


def test_no_window_of_windows_is_asked_elsewhere():
    def calls():
        raise SensorError("This is no Windows.")

    with pytest.raises(SensorError):
        close_windows(LISTED, calls)
