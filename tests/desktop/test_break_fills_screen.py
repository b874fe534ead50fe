"""A break that fills the screen, where the person wants that: it takes no key before a click."""

import string

import pytest

from tests.desktop.living import Program, desk
from tests.desktop.screens import Terminal
from tests.desktop.servers import PATIENCE_S
from tracker.paths import Home

pytestmark = pytest.mark.desktop

FRIDAY_MORNING = "2026-11-20T09:00:00+01:00"
LETTERS = (string.ascii_lowercase * 4)[:100]


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


def place(at_desk, window):
    """Return where a window stands, and how large it is."""
    told = at_desk.do("getwindowgeometry", "--shell", window)
    sizes = dict(line.split("=") for line in told.splitlines())
    return tuple(int(sizes[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))


def test_not_one_key_is_lost_to_it_and_esc_ends_it_after_a_click(at_desk, tmp_path):
    running = Program(at_desk, Home(tmp_path / "home"), at=FRIDAY_MORNING)
    running.set("movement.full_screen", "true")
    terminal = Terminal(at_desk, tmp_path / "typed", len(LETTERS) + 1)
    running.start("--background")
    running.command("start")

    typing = at_desk.types(LETTERS, every_ms=50)
    running.command("break")
    window = running.until_window()
    assert place(at_desk, window) == (0, 0, *map(int, at_desk.do("getdisplaygeometry").split()))
    typing.wait(PATIENCE_S)
    assert terminal.has_focus
    at_desk.presses("z")
    assert terminal.all_typed() == f"{LETTERS}z"

    at_desk.do("mousemove", "--sync", "20", "20", "click", "1")
    running.until_window()
    at_desk.do("sleep", "0.5")
    at_desk.presses("Escape")

    running.until_no_window()
