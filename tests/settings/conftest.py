"""A home of its own for each test, and a short way to put a settings file there."""

import pytest

from tracker.paths import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def write(home):
    def write(text):
        home.settings.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write
