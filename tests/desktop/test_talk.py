"""A note for a talk at a real desktop: what is written is not lost by the frame of its window."""

import pytest

from tests.desktop.living import Program, desk, know_network
from tests.desktop.servers import until
from tracker.paths import Home

pytestmark = pytest.mark.desktop

MORNING = "2026-11-18T09:00:00+01:00"
NOTE = ("search", "--onlyvisible", "--name", "Note for a talk")

FOCUS = ("windowfocus", "--sync")


@pytest.fixture
def at_desk():
    """A desk without a tray: the week window stands in for it."""
    with desk(tray=False) as at_desk:
        yield at_desk


@pytest.fixture
def program(at_desk, tmp_path):
    program = Program(at_desk, Home(tmp_path / "home"), at=MORNING)
    program.set("general.language", "en")
    know_network(program.home)
    assert program.command("log", "add", "07:00", "08:00").returncode == 0  # a chart to begin at
    program.start()
    program.until_window(within_s=60)
    return program


def write(at_desk, program):
    """Open the note from the week window by the keyboard, and write something under a heading."""
    at_desk.do("search", "--sync", "--onlyvisible", "--name", "Kjernetid", *FOCUS)
    at_desk.presses("shift+Tab")
    at_desk.presses("space")
    program.until_window(2)  # the menu
    at_desk.presses("Down")
    at_desk.presses("Return")
    until(lambda: at_desk.can(*NOTE), what="the note is open")  # and its menu has gone
    at_desk.do(*NOTE, *FOCUS)
    at_desk.presses("space")
    at_desk.types("expected", every_ms=30).wait()


def test_the_frame_asks_first_and_closes_when_told_again(at_desk, program):
    """Had it closed at once, the second time would have closed the week window."""
    write(at_desk, program)
    for key in ("alt+F4", "space", "alt+F4", "alt+F4"):
        at_desk.presses(key)

    until(lambda: len(at_desk.windows_of(program.process)) == 1, what="the note has gone")
    at_desk.do("search", "--onlyvisible", "--name", "Kjernetid")
    assert program.end() == 0


def test_unsaved_words_do_not_keep_the_computer_from_shutting_down(at_desk, program):
    write(at_desk, program)

    assert program.end() == 0
