"""A home and a clock of its own for each test, in English, whatever the system speaks."""

import pytest

from tests.hands import RULES, FakeClock, FakeKeeping, at
from tests.sensing import FakeSensors
from tracker.clock import NOW_VARIABLE
from tracker.domain.signals import Active
from tracker.hall import Tracker
from tracker.live import Live
from tracker.paths import HOME_VARIABLE, Home
from tracker.recorder import Recorder
from tracker.wording import use_language


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NOW_VARIABLE, HOME_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def tracker(home, clock):
    with Tracker.open(home, clock) as tracker:
        tracker.set("hours.zone", "Europe/Oslo", clock.at.date())
        yield tracker


@pytest.fixture
def sensors():
    return FakeSensors()


@pytest.fixture
def keeping():
    return FakeKeeping()


@pytest.fixture
def recorder(clock, keeping):
    """A recorder that has been started at eight on Monday 23 November."""
    recorder = Recorder(RULES, keeping, clock.read())
    recorder.start(clock.read())
    return recorder


@pytest.fixture
def working(recorder, clock):
    """The same, with somebody at work since eight."""
    recorder.handle(Active(), clock.read())
    return recorder


# --- The running program --------------------------------------------------------------------------


@pytest.fixture
def live(tracker, clock, sensors):
    """The program, started at eight on Monday 23 November."""
    live = Live(tracker, clock, sensors)
    live.start()
    yield live
    live.stop()


@pytest.fixture
def late(tracker, clock, sensors):
    """The program, started at half past three."""
    clock.until(at("15:30", 7))
    live = Live(tracker, clock, sensors)
    live.start()
    yield live
    live.stop()
