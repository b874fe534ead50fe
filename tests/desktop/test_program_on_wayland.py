"""The tray program in a Wayland session: work begins with the first input, ends with the last."""

import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from tests.desktop import compositors
from tests.desktop.compositors import Compositor
from tests.desktop.living import Program, reasons, worked
from tests.desktop.sitting import BEST, CLOSE, now
from tracker.domain.model import EndReason
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PACE = 60  # the five minutes until away are five seconds
FRIDAY_MORNING = "2026-11-27T09:00:00+01:00"


@dataclass
class Seat:
    """A compositor at which the program is started, with no bus of the system's."""

    compositor: Compositor
    ending: ExitStack
    env: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        nobody = {f"DBUS_{bus}_BUS_ADDRESS": "unix:path=/nowhere" for bus in ("SYSTEM", "SESSION")}
        qt = {"QT_QPA_PLATFORM": "wayland", "TZ": "Europe/Oslo", "LC_ALL": "C.UTF-8"}
        self.env = {**nobody, **self.compositor.env, **qt}


@pytest.fixture(params=sorted(BEST))
def seat(request):
    with ExitStack() as ending:
        folder = ending.enter_context(compositors.runtime_folder())
        compositor = ending.enter_context(getattr(compositors, request.param)(folder))
        yield Seat(compositor, ending), BEST[request.param]


def test_work_is_on_record_from_the_first_input_to_the_last(seat, tmp_path):
    place, sensor = seat
    home = Home(tmp_path / "home")
    program = Program(place, home, at=FRIDAY_MORNING, pace=PACE)
    program.start("--background")
    assert program.status()["sensor"] == sensor
    first = now()
    place.compositor.press()
    program.until_phase("working")
    while now() < first + timedelta(seconds=2):  # two minutes
        place.compositor.press()
    last = now()
    program.until_phase("away")
    program.end()

    [work] = worked(home)
    assert abs(work.span.length - (last - first) * PACE) < CLOSE * 2 * PACE
    assert reasons(home) == [EndReason.IDLE]
