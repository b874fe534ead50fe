"""The tray program by the real clock and at its pace: what a person would live through."""

from datetime import timedelta

import pytest

from tests.desktop.living import Program, desk, real_now, reasons, worked
from tests.desktop.servers import PATIENCE_S, until
from tracker.domain.model import EndReason
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow(minutes=2)]

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AWAY_AFTER_S = 120
LONGER_THAN_BETWEEN_CHECKPOINTS = timedelta(seconds=110)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def program(at_desk, home):
    """The program as it runs for people, at whatever hour this is: none is outside core hours."""
    made = Program(at_desk, home)
    for day in DAYS:
        made.set(f"hours.schedule.{day}", "00:00-24:00")
    made.set("work.away_after_min", str(AWAY_AFTER_S // 60))
    made.start("--background")
    return made


def test_after_two_quiet_minutes_the_session_ends_at_the_last_key_press(at_desk, program, home):
    first = at_desk.presses("a")
    at_desk.types("b" * 100, every_ms=200).wait(PATIENCE_S)
    last = at_desk.presses("c")
    program.until_phase("away", within_s=AWAY_AFTER_S + PATIENCE_S)
    noticed = real_now()

    [work] = worked(home)
    assert first.start - SECOND <= work.span.start <= first.end + SECOND
    assert last.start - SECOND <= work.span.end <= last.end + SECOND
    assert reasons(home) == [EndReason.IDLE]
    assert noticed - last.end >= timedelta(seconds=AWAY_AFTER_S) - SECOND


def test_killed_while_there_is_typing_a_minute_at_most_is_missing(at_desk, program, home):
    first = at_desk.presses("a")
    typing = at_desk.types("b" * 1000, every_ms=200)
    enough = first.end + LONGER_THAN_BETWEEN_CHECKPOINTS
    until(lambda: real_now() > enough, 2 * 60, "there was typing for so long")
    killed = real_now()
    program.kill()
    assert typing.poll() is None, "it was killed in the middle"
    typing.kill()
    typing.wait(PATIENCE_S)

    program.start("--background")
    program.end()

    [work] = worked(home)
    assert first.start - SECOND <= work.span.start <= first.end + SECOND
    assert killed - MINUTE - SECOND <= work.span.end <= killed, "and none is made up"
    assert reasons(home) == [EndReason.CRASH]
