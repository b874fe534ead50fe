"""Sentences in English, and the tests of Linux on Linux alone."""

import sys

import pytest

from tracker.wording import use_language

if sys.platform != "linux":
    collect_ignore_glob = ["test_linux_*.py"]


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def bus():
    """A bus with a notification service on it, both played."""
    from tests.notices.played import FakeBus

    return FakeBus()


@pytest.fixture
def service(bus):
    """What shows notices by that bus."""
    from tracker.notices.freedesktop import Freedesktop

    return Freedesktop(bus.connect)


@pytest.fixture
def shown(bus, service):
    """Show a notice with a service that can do so much and takes it under a number."""
    from tests.notices.played import ALL, QUESTION, let_show

    def show(notice=QUESTION, able=tuple(ALL), number=5):
        return let_show(bus, service, notice, list(able), number)

    return show
