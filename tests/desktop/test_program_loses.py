"""What the program is told by dies under it: no work is lost, none is invented, nothing spins."""

import os
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop.living import Program, real_now, reasons, worked
from tests.desktop.seats import wayland_seat, x11_seat
from tests.desktop.servers import bus as message_bus
from tests.desktop.servers import logind as played_logind
from tests.desktop.sitting import BEST, passes, pressed
from tests.desktop.sound import sound
from tracker.domain.model import EndReason
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = pytest.mark.desktop

FRIDAY_MORNING = "2026-11-27T09:00:00+01:00"
FRIDAY_NOON = "2026-11-27T12:00:00+01:00"
PACE = 60  # the five minutes until away are five seconds
SECOND = timedelta(seconds=1)
CPU_MAX_S = 0.3  # in three seconds; a busy loop takes all three


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def working(seat, home, pace=1):
    """Start the program and work for three seconds; return it and how long that was.

    The two lengths are the least and the most: a machine that is busy lets a key press wait.
    """
    program = Program(seat, home, at=FRIDAY_MORNING, pace=pace)
    program.start("--background")
    first = pressed(seat)
    program.until_phase("working")
    last = first
    while last.end < first.end + 3 * SECOND:
        passes(SECOND / 2)
        last = pressed(seat)
    return program, (last.start - first.end, last.end - first.start)


def spent_s(program):
    """Return how much processor time the program has used, all its threads together."""
    stat = Path(f"/proc/{program.process.pid}/stat").read_text("utf-8")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def seats(name):
    """Sit at a desktop, of which the server is handed out too."""
    with x11_seat() if name == "x11" else wayland_seat(name) as (seat, server):
        yield seat, server


@pytest.mark.parametrize(
    "name", ["x11", *(pytest.param(one, marks=pytest.mark.slow) for one in sorted(BEST))]
)
def test_the_display_dies_and_work_is_on_record_up_to_the_last_input(name, home):
    """Qt ends every program with its display; it is as if the person had logged out."""
    with seats(name) as (seat, server):
        program, (least, most) = working(seat, home)
        server.process.kill()
        program.process.wait(60)

    [work] = worked(home)
    assert least - SECOND < work.span.length < most + SECOND
    assert reasons(home) == [EndReason.LOGOUT]


@pytest.mark.slow
def test_with_a_display_that_may_come_back_the_last_input_is_saved_all_the_same(home):
    """A compositor lets it be known to a quarter of a minute."""
    with wayland_seat("sway", {"QT_WAYLAND_RECONNECT": "1"}) as (seat, server):
        program, (least, most) = working(seat, home, PACE)
        server.process.kill()
        program.process.wait(60)
        assert reasons(home) == [], "nothing has ended yet"

    with x11_seat() as (seat, _server):
        program = Program(seat, home, at=FRIDAY_NOON)
        program.start("--background")
        program.end()

    [work] = worked(home)
    assert (least - SECOND) * PACE < work.span.length < (most + SECOND) * PACE
    assert reasons(home) == [EndReason.CRASH]


def test_the_message_bus_dies_and_work_goes_on(home):
    with message_bus() as bus, played_logind(bus) as logind, x11_seat(logind.env) as (seat, _x):
        program, (least, _most) = working(seat, home)
        bus.stop()
        passes(SECOND)
        used = spent_s(program)
        passes(3 * SECOND)
        assert spent_s(program) - used < CPU_MAX_S
        seat.press()
        assert program.status()["phase"] == "working"
        program.end()

    [work] = worked(home)
    assert work.span.length >= least + 4 * SECOND
    assert reasons(home) == [EndReason.STOP]


@pytest.mark.slow
def test_the_sound_server_dies_in_a_call_and_the_call_is_over(home, tmp_path):
    with sound(tmp_path) as server, x11_seat(talking(server)) as (seat, _x):
        program = Program(seat, home, at=FRIDAY_MORNING, pace=PACE)
        program.start("--background")
        with server.recording():
            program.until_phase("working")
            began = real_now()
            passes(2 * SECOND)
            server.stop()
            ended = real_now()
            program.until_phase("away")
        used = spent_s(program)
        passes(3 * SECOND)
        assert spent_s(program) - used < CPU_MAX_S
        program.end()

    [work] = worked(home)
    assert abs(work.span.length - (ended - began) * PACE) < SECOND * PACE
    assert reasons(home) == [EndReason.CALL_ENDED]


def talking(server):
    """Return where the sound server is spoken to."""
    return {"PULSE_SERVER": f"unix:{server.env['XDG_RUNTIME_DIR']}/pulse/native"}
