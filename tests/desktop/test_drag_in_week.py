"""An end of work dragged in the week window of the real program, on an X server."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from tests.desktop.living import Program, desk, worked
from tests.desktop.servers import until
from tracker import control
from tracker.domain.spans import Span
from tracker.paths import Home
from ui.theme import LIGHT

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

FRIDAY_EVENING = "2026-11-20T18:00:00+01:00"
MORNING = Span(
    datetime.fromisoformat("2026-11-20T08:00:00+01:00"),
    datetime.fromisoformat("2026-11-20T12:00:00+01:00"),
)
STEP = timedelta(minutes=5)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def program(at_desk, tmp_path):
    """The program with a morning's work on record, its week window open."""
    made = Program(at_desk, Home(tmp_path / "home"), at=FRIDAY_EVENING)
    made.set("hours.zone", "Europe/Oslo")
    assert made.command("log", "add", "2026-11-20 08:00", "12:00").returncode == 0
    made.start("--background")
    assert control.send(made.home, ("show", "week")).sentence == ""
    made.until_window()
    return made


def test_an_end_is_dragged_saved_undone_and_given_up(at_desk, program):
    left, right, y = bar_on(at_desk)
    at_desk.do("mousemove", "--sync", str(right), str(y), "mousedown", "1")
    for x in range(right - 10, right - 50, -10):
        at_desk.do("mousemove", "--sync", str(x), str(y))
    assert morning(program) == MORNING, "nothing is saved while it is held"
    at_desk.do("mouseup", "1")

    until(lambda: morning(program) != MORNING, what="the end was moved")
    moved = morning(program)
    assert moved.start == MORNING.start
    assert timedelta(hours=2) < moved.length < timedelta(hours=4)
    assert moved.length % STEP == timedelta(0)

    until(lambda: length_on(at_desk) < right - left - 20, what="the bar is shorter")
    shorter = length_on(at_desk)

    at_desk.presses("ctrl+z")
    until(lambda: morning(program) == MORNING, what="the work is as it was")
    until(lambda: length_on(at_desk) > shorter + 20, what="the bar is as it was")
    left, _right, y = bar_on(at_desk)  # columns beside the hours may have come
    at_desk.do("mousemove", "--sync", str(left), str(y), "mousedown", "1")
    at_desk.do("mousemove", "--sync", str(left + 40), str(y))
    at_desk.presses("Escape")
    at_desk.do("mouseup", "1")
    assert program.until_window()
    assert morning(program) == MORNING


def test_keys_move_the_end_and_enter_saves(at_desk, program):
    left, right, y = bar_on(at_desk)
    at_desk.do("windowfocus", "--sync", program.until_window())
    at_desk.do("mousemove", "--sync", str((left + right) // 2), str(y), "click", "1")
    for _press in range(3):
        at_desk.presses("ctrl+Right")
    at_desk.presses("Return")

    until(lambda: morning(program).end == MORNING.end + 3 * STEP, what="the end was moved")


def morning(program):
    """Return when the first work on record was."""
    return worked(program.home)[0].span


def bar_on(at_desk):
    """Return from where to where the bar of the morning reaches, and a height on it."""
    found: list[tuple[int, int, int]] = []

    def looked() -> bool:
        found[:] = [widest(at_desk.picture())]
        left, right, _y = found[0]
        return right - left > 50

    until(looked, what="the bar is on the screen")
    return found[0]


def length_on(at_desk):
    """Return how long that bar is; columns beside the hours come and go, and change it a little."""
    left, right, _y = bar_on(at_desk)
    return right - left


def widest(picture: QImage) -> tuple[int, int, int]:
    """Return the longest level run of the colour of calm work: both its ends, and its height."""
    wanted = int(LIGHT.inside[1:], 16)
    runs = [(0, 0, 0)]
    for y in range(0, picture.height(), 4):
        start = None
        for x in range(picture.width()):
            is_bar = picture.pixel(x, y) & 0xFFFFFF == wanted
            if is_bar and start is None:
                start = x
            elif not is_bar and start is not None:
                runs.append((start, x, y))
                start = None
    return max(runs, key=lambda run: run[1] - run[0])
