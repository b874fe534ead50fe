"""Closing the day at a real desktop: from the card at its end, by keyboard, with a line."""

from datetime import date

import pytest

from tests.desktop.living import ALWAYS, Program, desk, journal, prompted, worked
from tests.desktop.servers import until
from tracker import control
from tracker.domain.model import Closing, PromptKind
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

WEDNESDAY = date(2026, 11, 18)
LATE = "2026-11-18T15:58:00+01:00"
PACE = 60  # a quarter of an hour in as many seconds


def test_a_day_is_closed_with_a_line_and_recording_goes_on(tmp_path):
    with desk() as at_desk:
        home = Home(tmp_path / "home")
        program = Program(at_desk, home, at=LATE, pace=PACE)
        program.set("hours.zone", "Europe/Oslo")
        program.start("--background")
        typing = at_desk.types("x" * 3000, every_ms=100)
        program.until_phase("working")
        program.until_window(within_s=60)  # the card at a quarter past four
        typing.terminate()
        typing.wait()

        assert control.send(home, ("show", "close_day")).sentence == ""
        program.until_window(2)
        at_desk.do("search", "--sync", "--onlyvisible", "--name", "Close the day", "windowfocus")
        at_desk.presses("1")  # what runs past four was planned
        until(lambda: is_planned(home), what="it stands on record as planned")
        at_desk.types("printer", every_ms=30).wait()
        at_desk.presses("Return")

        until(lambda: line_of(home) == "printer", what="the line is on record")
        until(lambda: PromptKind.CLOSE_DAY in kinds(home), what="the day is closed")
        program.until_no_window(within_s=20)  # the card has gone, and the sentence has been said
        assert program.status()["recording"]
        program.end()

        [asked] = [one for one in prompted(home) if one.kind is PromptKind.OUTSIDE_CORE]
        assert asked.how is Closing.WITHDRAWN
        assert worked(home)


def kinds(home):
    return [one.kind for one in prompted(home)]


def line_of(home):
    with journal(home) as opened:
        return opened.read_line(WEDNESDAY)


def is_planned(home):
    with journal(home) as opened:
        return bool(opened.read(ALWAYS).planned)
