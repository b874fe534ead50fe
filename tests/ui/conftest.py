"""What tests of the screen share: English to begin with, fonts at a scale, a program that runs."""

import os

import plyer
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.hands import OSLO, FakeClock, at
from tests.sensing import FakeSensors
from tests.ui.running import FakeDesktop, bury
from tracker import notices
from tracker.hall import Tracker
from tracker.live import Live
from tracker.paths import Home
from tracker.wording import use_language
from ui.bridge import Bridge
from ui.deck import Deck
from ui.fonts import Typesetter
from ui.look import Look
from ui.windows import Windows

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # these tests open no window


@pytest.fixture(autouse=True)
def english_to_begin_with():
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def typesetter(qapp):
    """Makes what measures text at a scale; fonts need the application."""
    return Typesetter


# --- A program that runs --------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def clock():
    """Half past three on Monday 23 November, half an hour before core hours end."""
    return FakeClock(at("15:30", 7))


@pytest.fixture
def tracker(home, clock):
    with Tracker.open(home, clock) as tracker:
        tracker.set("hours.zone", OSLO, clock.at.date())
        tracker.set("general.language", "en", clock.at.date())
        yield tracker


@pytest.fixture
def sensors():
    return FakeSensors()


@pytest.fixture
def desktop(monkeypatch):
    """A notification service that is really a list; it knows no buttons."""
    desktop = FakeDesktop()
    monkeypatch.setattr(notices, "service_here", lambda: None)
    monkeypatch.setattr(plyer, "notification", desktop)
    return desktop


@pytest.fixture
def idle_bridge(qapp, tracker, clock, sensors, desktop, tmp_path, monkeypatch):
    """A bridge that was not started."""
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    bridge = Bridge(Live(tracker, clock, sensors))
    yield bridge
    bridge.stop()
    bridge.deleteLater()
    bury()


@pytest.fixture
def bridge(idle_bridge):
    """A bridge that runs, with nobody at the keys."""
    idle_bridge.start()
    return idle_bridge


@pytest.fixture
def deck(bridge):
    """What shows cards, notes and breaks of that bridge."""
    deck = Deck(bridge, Look())
    bridge.failed.connect(deck.note)
    yield deck
    deck.close()
    bury()


@pytest.fixture
def on_wayland(monkeypatch):
    """Let Qt say that it draws on Wayland."""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland-egl"))


@pytest.fixture
def windows(bridge):
    """The shelf of windows of a program that runs."""
    windows = Windows(bridge, Look())
    yield windows
    windows.close_all()
    bury()


@pytest.fixture
def put_up(qapp):
    """Shows windows, in a size where one is given; they are freed at the end."""
    shown = []

    def put_up(window, size=None):
        shown.append(window)
        if size is not None:
            window.resize(*size)
        window.show()
        QApplication.processEvents()
        return window

    yield put_up
    for window in filter(isValid, shown):  # some free themselves when they are closed
        window.hide()
        window.deleteLater()
    bury()
