"""Questions that the desktop asks: the real program, a real bus, and dunst as its service."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.desktop.living import Desk, Program, desk, prompted
from tests.desktop.servers import ServerError, frozen, running, stop, until
from tracker.domain.model import Choice, Closing
from tracker.paths import Home

pytestmark = pytest.mark.desktop

PACE = 60  # an unanswered question is over after fifteen seconds
FRIDAY_AFTERNOON = "2026-11-27T15:58:00+01:00"
FACT = "you set 16:00 as the end of the day"
NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DUNST = "org.dunstproject.cmd0"
# dunst offers the buttons of a notice in a menu, which any program can be.
MENU = """#!/bin/sh
grep -m 1 "$1"
"""


class Dunst:
    """A notification service, with a person who clicks on what it shows."""

    def __init__(self, at_desk: Desk, folder: Path, label: str) -> None:
        """Be ready to start it; the button with `label` is the one that the person would press."""
        self._desk = at_desk
        menu = folder / "menu"
        menu.write_text(MENU)
        menu.chmod(0o755)
        self._settings = folder / "dunstrc"
        self._settings.write_text(f"[global]\ndmenu = {menu} {label}\n")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["dunst", "-conf", str(self._settings)]
        self._process = self._desk.ending.enter_context(running(command, self._desk.env))
        until(self.answers, what="dunst is on the bus")

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None
        return self._process

    def answers(self) -> bool:
        try:
            return "dunst" in self._call(f"{NAME}.GetServerInformation")
        except ServerError:
            return False

    def until_shows(self, count: int) -> None:
        """Wait until so many notices are up."""
        until(lambda: self._shown() == count, what=f"dunst shows {count}")

    def _shown(self) -> int:
        told = self._call("org.freedesktop.DBus.Properties.Get", DUNST, "displayedLength")
        return int(re.findall(r"<uint32 (\d+)>", told)[0])

    def has_shown(self) -> str:
        """Return what it has shown; only what it no longer shows is in its history."""
        self._call(f"{DUNST}.NotificationCloseAll")
        return self._call(f"{DUNST}.NotificationListHistory")

    def click(self) -> None:
        """Click on the newest notice itself."""
        self._call(f"{DUNST}.NotificationAction", "0")

    def press(self) -> None:
        """Open its menu, in which the person presses a button."""
        self._call(f"{DUNST}.ContextMenuCall")

    def _call(self, method: str, *arguments: str) -> str:
        return self._desk.bus.call(NAME, PATH, method, *arguments)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def dunst(at_desk, tmp_path):
    return Dunst(at_desk, tmp_path, "Planned")


@pytest.fixture
def program(at_desk, tmp_path):
    made = Program(at_desk, Home(tmp_path / "home"), at=FRIDAY_AFTERNOON, pace=PACE)
    made.set("prompts.show_as", "system")
    made.set("prompts.outside_after_min", "5")
    return made


def work_late(at_desk: Desk, program: Program) -> None:
    """Work until the question comes."""
    program.start("--background")
    at_desk.types("x" * 200, every_ms=150)
    until(lambda: bool(prompted(program.home)), what="the question is asked")


def over(program: Program):
    """Return the question once it is over."""
    until(lambda: prompted(program.home)[0].how is not None, what="the question is over")
    return prompted(program.home)[0]


def test_a_button_of_the_notice_is_an_answer(at_desk, dunst, program):
    dunst.start()
    work_late(at_desk, program)
    dunst.until_shows(1)
    assert at_desk.windows_of(program.process) == [], "no card beside it"

    dunst.press()

    asked = over(program)
    assert (asked.how, asked.choice) == (Closing.ANSWERED, Choice.PLANNED)
    dunst.until_shows(0)


def test_a_click_brings_up_the_card_and_its_answer_takes_the_notice_away(at_desk, dunst, program):
    dunst.start()
    work_late(at_desk, program)
    dunst.until_shows(1)

    dunst.click()
    program.until_window()
    at_desk.press_filled_button()

    asked = over(program)
    assert (asked.how, asked.choice) == (Closing.ANSWERED, Choice.WRAP_UP)
    dunst.until_shows(0)


def test_a_question_that_is_over_leaves_no_notice_behind(at_desk, dunst, program):
    dunst.start()
    work_late(at_desk, program)
    dunst.until_shows(1)

    at_desk.logind.set_locked_hint(True)

    assert over(program).how is Closing.WITHDRAWN
    dunst.until_shows(0)
    assert FACT in dunst.has_shown()


def test_where_no_service_runs_a_card_asks(at_desk, program):
    work_late(at_desk, program)

    program.until_window()


@pytest.mark.slow
def test_a_service_that_dies_leaves_its_question_to_a_card_and_one_that_starts_takes_the_next(
    at_desk, dunst, program
):
    dunst.start()
    work_late(at_desk, program)
    dunst.until_shows(1)

    stop(dunst.process)
    program.until_window()
    at_desk.press_filled_button()
    assert over(program).choice is Choice.WRAP_UP
    dunst.start()

    dunst.until_shows(1)  # a quarter of an hour later


def test_a_service_that_does_not_answer_is_told_by_plyer(at_desk, dunst, program):
    dunst.start()
    with frozen(dunst.process):
        work_late(at_desk, program)
        until(lambda: "does not answer" in log_of(program), what="it is waited for no more")

    until(lambda: "Answer in the tray menu." in dunst.has_shown(), what="notify-send has told it")


def log_of(program: Program) -> str:
    log = program.home.log
    return log.read_text(encoding="utf-8") if log.exists() else ""
