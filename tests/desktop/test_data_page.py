"""Everything deleted at a real desktop: typed in the settings, by keyboard alone; all is gone."""

from contextlib import suppress

import pytest

from tests.desktop.living import Program, desk
from tests.desktop.servers import until
from tracker import control
from tracker.errors import TrackerError
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

DAY = "2025-11-20"  # today's work would not be among this week's shortly after midnight
WORK = (f"{DAY} 08:00", f"{DAY} 08:30")
FIELDS_BEFORE = 10  # from the search field to the one in which the words are typed


def test_delete_everything_ends_the_program_and_leaves_no_file(tmp_path):
    with desk() as at_desk:
        home = Home(tmp_path / "home")
        program = Program(at_desk, home)
        program.set("general.language", "en")
        program.start("--background")
        typing = at_desk.types("x" * 300, every_ms=50)
        program.until_phase("working")
        typing.terminate()
        typing.wait()

        control.send(home, ("show", "settings"))
        program.until_window()
        give_keyboard(at_desk, "Settings")
        at_desk.do("type", "deleted for good")
        for _field in range(FIELDS_BEFORE):
            at_desk.presses("Tab")
        at_desk.do("type", "delete everything")
        at_desk.presses("Return")

        until(lambda: not home.journal.exists(), what="the journal is deleted")
        until(lambda: not home.folder.exists(), what="nothing is left")
        give_keyboard(at_desk, "^Kjernetid$")
        at_desk.presses("Return")  # the sentence about it has been read
        assert program.process.wait(timeout=20) == 0


def test_a_backup_is_brought_back_and_the_program_starts_anew(tmp_path):
    with desk() as at_desk:
        home = Home(tmp_path / "home")
        program = Program(at_desk, home)
        program.set("general.language", "en")
        assert program.command("log", "add", *WORK, "--note", "kept").returncode == 0
        kept = tmp_path / "kept.backup"
        assert program.command("backup", str(kept)).returncode == 0
        assert program.command("log", "delete", "1").returncode == 0
        program.start("--background")

        control.send(home, ("show", "settings"))
        program.until_window()
        give_keyboard(at_desk, "Settings")
        at_desk.do("type", "deleted for good")
        for _field in range(FIELDS_BEFORE - 2):
            at_desk.presses("Tab")
        at_desk.presses("space")
        give_keyboard(at_desk, "Bring back")
        at_desk.do("type", str(kept))
        at_desk.presses("Return")
        until(lambda: len(at_desk.windows_of(program.process)) == 1, what="the dialog has closed")
        give_keyboard(at_desk, "Settings")
        at_desk.presses("shift+Tab")
        at_desk.presses("space")

        assert program.process.wait(timeout=30) == 0
        until(lambda: is_running(home), what="it has started anew")
        shown = program.command("log", "--from", DAY, "--to", DAY)
        with suppress(TrackerError):  # it may be gone before it has answered
            control.send(home, ("quit",))
        until(lambda: not is_running(home), what="it has ended")
        assert "kept" in shown.stdout


def give_keyboard(at_desk, name):
    """Wait for a window, and until it has the keyboard."""
    found = ("search", "--sync", "--onlyvisible", "--name", name)
    at_desk.do(*found, "windowfocus", "--sync")


def is_running(home):
    try:
        return control.send(home, ("status",)).status is not None
    except TrackerError:
        return False
