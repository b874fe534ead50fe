"""The real program has a question while somebody types: its card waits for a pause."""

import pytest

from tests.desktop.living import Program, desk, prompted
from tests.desktop.servers import stop, until
from tests.desktop.sitting import SECOND, passes
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PACE = 10  # the pause of three seconds is a third of one, the minute six
FRIDAY_AFTERNOON = "2026-11-27T15:59:45+01:00"


def test_a_card_comes_up_when_the_typing_stops(tmp_path):
    with desk() as at_desk:
        program = Program(at_desk, Home(tmp_path / "home"), at=FRIDAY_AFTERNOON, pace=PACE)
        program.set("prompts.outside_after_min", "5")
        program.start("--background")
        typing = at_desk.types("x" * 1500, every_ms=40)
        until(lambda: bool(prompted(program.home)), what="the question is asked")

        passes(2 * SECOND)
        assert at_desk.windows_of(program.process) == []
        stop(typing)

        program.until_window(within_s=2)
