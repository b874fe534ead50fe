"""Sentences in English, the tests of Linux on Linux alone, and a Windows to hear."""

import sys

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tests.sensors.windows_host import Host
from tracker.wording import use_language

if sys.platform != "linux":
    collect_ignore_glob = ["test_linux_*.py"]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def windows():
    return FakeWindows()


@pytest.fixture
def host():
    return Host()
