"""A card on a desk with two monitors: it stands on the one with the pointer, and survives it."""

from contextlib import closing

import pytest

from tests.desktop.monitors import WIDTH, Monitors
from tests.desktop.screens import read_until, screen
from tests.desktop.servers import until

pytestmark = pytest.mark.desktop

MARGIN = 16
CARD = 420  # px wide


@pytest.fixture
def display():
    with screen() as made:
        yield made


@pytest.fixture
def monitors(display):
    with closing(Monitors(display.display)) as two:
        yield two


@pytest.fixture
def card(display, monitors):
    """A card that came up while the pointer was on the right monitor."""
    display.do("mousemove", "--sync", "900", "300")
    started = display.talk_to("tests.desktop.show_card")
    assert read_until(started, "ready") == ["ready"]
    print("show", file=started.stdin, flush=True)
    read_until(started, "show done")
    return started


def left_of(display, card) -> int:
    """Return where the card begins."""
    [window] = display.do("search", "--onlyvisible", "--pid", str(card.pid)).split()
    told = display.do("getwindowgeometry", "--shell", window)
    return int(dict(line.split("=") for line in told.splitlines())["X"])


def test_it_comes_up_on_the_monitor_with_the_pointer(display, card):
    assert left_of(display, card) == 2 * WIDTH - MARGIN - CARD


def test_it_moves_to_the_monitor_that_is_left_when_its_own_is_unplugged(display, card, monitors):
    monitors.unplug_right()

    wanted = WIDTH - MARGIN - CARD
    until(lambda: left_of(display, card) == wanted, what="the card is on the left monitor")
