"""A question waits for a pause in typing, and looks at the input only while it waits."""

from datetime import timedelta

import pytest

from tests.hands import at
from tests.ui.running import heard
from ui.lull import Lull

NOW = at("16:15", 7)


class Fingers:
    """Somebody who types on for so many looks."""

    def __init__(self) -> None:
        self.looks = 0
        self.since: list[object] = []

    def pause_in(self, since):
        self.since.append(since)
        if len(self.since) > self.looks:
            return None
        return timedelta(microseconds=1)


@pytest.fixture
def fingers():
    return Fingers()


@pytest.fixture
def lull(qapp, fingers):
    lull = Lull(fingers.pause_in, lambda: NOW)
    yield lull
    lull.call_off()


def test_where_nobody_types_it_comes_at_once(lull):
    with heard(lull.came) as came:
        lull.wait()

    assert len(came) == 1
    assert not lull.is_awaited


def test_where_somebody_types_it_comes_afterwards(lull, fingers, qtbot):
    fingers.looks = 3

    with heard(lull.came) as came, qtbot.waitSignal(lull.came, timeout=5000):
        lull.wait()
        assert lull.is_awaited
        assert came == []

    assert fingers.since == [NOW] * 4
    assert not lull.is_awaited


def test_what_is_not_wanted_any_more_does_not_come(lull, fingers):
    fingers.looks = 1
    with heard(lull.came) as came:
        lull.wait()
        lull.call_off()
        lull.look()

    assert came == []
    assert not lull._timer.isActive()
