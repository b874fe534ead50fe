"""The tray program in a Wayland session: work begins with the first input, ends with the last."""

import sys
from datetime import timedelta

import pytest

from tests.desktop.living import Program, reasons, worked
from tests.desktop.seats import wayland_seat
from tests.desktop.sitting import BEST, CLOSE, now
from tracker.domain.model import EndReason
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PACE = 60  # the five minutes until away are five seconds
FRIDAY_MORNING = "2026-11-27T09:00:00+01:00"


@pytest.fixture(params=sorted(BEST))
def seat(request):
    with wayland_seat(request.param) as (seat, _compositor):
        yield seat, BEST[request.param]


def test_work_is_on_record_from_the_first_input_to_the_last(seat, tmp_path):
    place, sensor = seat
    home = Home(tmp_path / "home")
    program = Program(place, home, at=FRIDAY_MORNING, pace=PACE)
    program.start("--background")
    assert program.status()["sensor"] == sensor
    first = now()
    place.press()
    program.until_phase("working")
    while now() < first + timedelta(seconds=2):  # two minutes
        place.press()
    last = now()
    program.until_phase("away")
    program.end()

    [work] = worked(home)
    assert abs(work.span.length - (last - first) * PACE) < CLOSE * 2 * PACE
    assert reasons(home) == [EndReason.IDLE]
