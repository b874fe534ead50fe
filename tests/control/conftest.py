"""A home of its own for each test, and sentences in English."""

import pytest

from tracker.paths import Home
from tracker.wording import use_language


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")
