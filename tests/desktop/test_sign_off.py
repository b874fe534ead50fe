"""Work apps left open beside the real program: asked about half an hour after work, and closed."""

import pytest

from tests.desktop.living import Program, desk, prompted
from tests.desktop.servers import until
from tracker.domain.model import Choice, PromptKind
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

FRIDAY_EVENING = "2026-11-20T16:30:00+01:00"
PACE = 120  # a quarter of a minute for the half hour


def test_whoever_stopped_is_asked_and_the_app_closes(tmp_path):
    with desk() as at_desk:
        terminal = at_desk.start("xterm", "-e", "sleep", "600")
        home = Home(tmp_path / "home")
        program = Program(at_desk, home, at=FRIDAY_EVENING, pace=PACE)
        program.set("work.apps", "xterm")
        program.set("prompts.left_open", "true")
        program.start("--background")
        at_desk.presses("a")
        program.until_phase("working")
        assert program.command("stop").returncode == 0
        typing = at_desk.types("x" * 600, every_ms=100)  # somebody is there, for other things

        program.until_window(within_s=60)
        at_desk.press_filled_button()

        until(lambda: terminal.poll() is not None, what="the terminal has closed")
        typing.terminate()
        [asked] = prompted(home)
        assert (asked.kind, asked.choice) == (PromptKind.LEFT_OPEN, Choice.CLOSE)
