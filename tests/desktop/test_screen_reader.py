"""What a screen reader hears of the real program, over a real accessibility bus."""

import pytest

from tests.desktop.living import Program, desk
from tests.desktop.reader import FOCUSABLE, SHOWING, Heard, reader
from tests.desktop.screens import read_until
from tests.desktop.servers import until
from tracker.paths import Home

pytestmark = pytest.mark.desktop

BUTTONS = ("button", "push button", "check box")


@pytest.fixture
def sitting(tmp_path):
    """A desk with a screen reader on it, which runs before the program does."""
    with desk() as made, reader(made.bus, tmp_path) as listening:
        yield made, listening


def seen(heard: list[Heard]) -> list[Heard]:
    return [one for one in heard if one.has(SHOWING)]


def nameless(heard: list[Heard]) -> list[Heard]:
    """Return what takes the keyboard and is called nothing; an empty cell is just that."""
    return [
        one
        for one in seen(heard)
        if one.has(FOCUSABLE) and not one.name and one.role in (*BUTTONS, "text", "combo box")
    ]


def test_the_week_is_found_with_all_its_buttons(sitting, tmp_path):
    at_desk, listening = sitting
    running = Program(at_desk, Home(tmp_path / "home"))
    running.set("general.language", "en")
    running.start("--background")
    running.command()  # a second start shows the week
    running.until_window()

    until(lambda: any("Week" in one.name for one in listening.read()), what="the week is told")
    heard = listening.read()
    buttons = {one.name for one in seen(heard) if one.role in BUTTONS}
    assert {"Previous week", "Next week", "Previous day", "Next day"} <= buttons
    assert nameless(heard) == []


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("settings: general", {"Search the settings", "Groups of settings"}),
        ("card: outside_core", {"Close", "Wrap up, 15 min", "Not today"}),
        ("close_day", {"A line for tomorrow", "Close the day"}),
        ("first_run: step 2", {"Mixed", "Monday", "Country", "Skip this step", "Next"}),
    ],
)
def test_other_windows_are_found_too(sitting, state, names):
    at_desk, listening = sitting
    started = at_desk.talk_to("tests.desktop.show_state")
    assert read_until(started, "ready") == ["ready"]
    assert started.stdin is not None
    print(state, file=started.stdin, flush=True)
    read_until(started, f"{state} done")

    until(
        lambda: names <= {one.name for one in seen(listening.read())}, 20, "everything is told of"
    )
    assert nameless(listening.read()) == []


def test_a_card_that_comes_up_is_announced(sitting):
    at_desk, listening = sitting
    started = at_desk.talk_to("tests.desktop.show_state")
    assert read_until(started, "ready") == ["ready"]
    assert started.stdin is not None
    until(lambda: bool(listening.read()), what="the program is on the accessibility bus")
    print("card: movement", file=started.stdin, flush=True)

    assert "50 minutes at the screen" in listening.announcement()
