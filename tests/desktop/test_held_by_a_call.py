"""A movement prompt that a real microphone holds back from the real program."""

import json
from datetime import datetime, timedelta

import pytest

from tests.desktop.living import Program, desk, prompted
from tests.desktop.servers import until
from tests.desktop.sound import sound
from tracker.domain.model import PromptKind
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow(minutes=1)]

FRIDAY_MORNING = "2026-11-20T09:00:00+01:00"
PACE = 40  # half a minute for the twenty minutes after which a break is due
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def server(tmp_path):
    with sound(tmp_path) as made:
        yield made


@pytest.fixture
def at_desk(server):
    with desk() as made:
        socket = f"unix:{server.env['XDG_RUNTIME_DIR']}/pulse/native"
        made.env = {**made.env, "PULSE_SERVER": socket}
        yield made


def calls(trace):
    """Return the instants of the program's time at which a call began or ended, and which."""
    told = [json.loads(line) for line in trace.read_text("utf-8").splitlines()]
    return [(datetime.fromisoformat(one["at"]), one["on"]) for one in told if "on" in one]


def test_it_comes_a_minute_after_the_call_and_once(at_desk, server, tmp_path):
    home, trace = Home(tmp_path / "home"), tmp_path / "trace"
    program = Program(at_desk, home, at=FRIDAY_MORNING, pace=PACE)
    program.set("movement.every_min", "20")
    program.start("--background", "--record", str(trace))
    typing = at_desk.types("x" * 600, every_ms=150)

    with server.recording():
        until(lambda: bool(prompted(home)), 60, "the break is due, and held back")
        [held] = prompted(home)
        assert held.shown_at is None
        assert at_desk.windows_of(program.process) == []
    card = program.until_window()
    until(lambda: program.status()["stretch_min"] >= 30, 60, "time goes on")
    typing.terminate()

    assert at_desk.windows_of(program.process) == [card]
    [asked] = prompted(home)
    [(_began, on), (ended, off)] = calls(trace)
    assert (asked.kind, on, off) == (PromptKind.MOVEMENT, True, False)
    # A second late here is two thirds of a minute late there.
    assert MINUTE <= asked.shown_at - ended <= MINUTE + 2 * SECOND * PACE
