"""Sentences in English, and the tests of Linux on Linux alone."""

import sys

import pytest

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
