"""The clock is set back and forward, the zone changes, the computer sleeps: no minute is wrong."""

from datetime import timedelta

import pytest

from tests.desktop.living import Desk, Program, desk, real_now, reasons, worked
from tests.desktop.servers import until
from tests.desktop.set_clock import Clocks
from tests.desktop.sitting import passes
from tracker.domain.model import EndReason
from tracker.domain.spans import total, union
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PACE = 60  # a minute is a second
FRIDAY_MORNING = "2026-11-27T09:00:00+01:00"
OSLO, TOKYO = "Europe/Oslo", "Asia/Tokyo"
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


def type_for(at_desk: Desk, seconds: float) -> timedelta:
    """Type steadily; return how long it took, in the program's time."""
    begun = real_now()
    while real_now() < begun + timedelta(seconds=seconds):
        at_desk.presses("a")
        passes(timedelta(seconds=0.3))
    return (real_now() - begun) * PACE


def test_whatever_is_done_to_the_clocks_the_work_is_as_long_as_it_was(at_desk, tmp_path):
    clocks = Clocks(tmp_path / "clocks.json")
    clocks.write()
    home = Home(tmp_path / "home")
    program = Program(at_desk, home, at=FRIDAY_MORNING, pace=PACE, instead=clocks.program)
    program.start("--background")
    at_desk.presses("a")
    program.until_phase("working")

    before_sleep = type_for(at_desk, 5)
    clocks.set_by -= 2 * HOUR / PACE
    clocks.write()
    before_sleep += type_for(at_desk, 5)
    clocks.set_by += 3 * HOUR / PACE
    clocks.write()
    before_sleep += type_for(at_desk, 5)
    for zone in (TOKYO, OSLO):
        clocks.zone = zone
        clocks.write()
        before_sleep += type_for(at_desk, 5)
    clocks.slept += 8 * HOUR / PACE
    clocks.write()
    until(lambda: EndReason.SLEEP in reasons(home), what="the sleep is found")
    after_sleep = type_for(at_desk, 5)
    program.end()

    found = worked(home)
    lengths = [work.span.length for work in found]
    assert total(union(work.span for work in found)) == sum(lengths, timedelta()), "none overlap"
    assert [work.zone for work in found] == [OSLO, TOKYO, OSLO, OSLO]
    assert abs(sum(lengths[:3], timedelta()) - before_sleep) < 2 * MINUTE
    assert abs(lengths[3] - after_sleep) < 2 * MINUTE
    assert found[3].span.start - found[2].span.end >= 8 * HOUR - MINUTE
    assert reasons(home)[-2:] == [EndReason.SLEEP, EndReason.STOP]
