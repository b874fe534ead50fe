"""Each story is lived in a home of its own, in English, and begins on a Monday morning."""

import pytest

from tests.hands import at
from tests.stories.living import Life
from tracker.domain.signals import Apps
from tracker.paths import Home
from tracker.wording import use_language


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    use_language("en")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def chatty(life):
    """The same with a work chat listed, which is not open yet."""
    life.tracker.set("work.apps", '["teams"]', at("07:50").date())
    life.starts()
    life.signal(Apps(frozenset()))
    return life


@pytest.fixture
def life(home):
    life = Life(home, at("07:50"))
    yield life
    life.tracker.close()
