"""One story, lived on four desktops at once: each program keeps the same sessions of it.

Keys are pressed on each, the screen is locked and the computer sleeps by one played logind, and a
call goes on at the microphone of one sound server. All times are those of the computer.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest

from tests.desktop.living import Program, reasons, worked
from tests.desktop.seats import Seat, wayland_seat, x11_seat
from tests.desktop.servers import Logind, logind
from tests.desktop.servers import bus as message_bus
from tests.desktop.sitting import BEST, now
from tests.desktop.sound import Sound, sound
from tracker import control
from tracker.domain.model import EndReason
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow, pytest.mark.alone]

FRIDAY_MORNING = "2026-11-27T09:00:00+01:00"
PACE = 2  # the two minutes until away, which is the least there may be, are one
SECOND = timedelta(seconds=1)
SENSORS = {"x11": "xsync", **BEST}
EXACT = {"x11": SECOND}
ON_WAYLAND = 2 * SECOND

# When each session began and ended, in seconds from the first key press, and why it ended.
TOLD = [
    (0, 8, EndReason.PAUSE),
    (12, 92, EndReason.LOCK),
    (98, 104, EndReason.SLEEP),
    (114, 118, EndReason.IDLE),
    (184, 188, EndReason.STOP),
]


class Story:
    """What happens, at the same moment on all desktops."""

    def __init__(self, programs: dict[str, Program], seats: dict[str, Seat]) -> None:
        self._programs = programs
        self._seats = seats
        self._pool = ThreadPoolExecutor(len(seats))
        self._began = now()

    def begin(self) -> None:
        self._began = now()
        self.press()

    def at(self, second: int, *deeds: Callable[[], object]) -> None:
        """Wait until a moment of the story, and let something happen."""
        left = self._began + second * SECOND - now()
        assert left > -SECOND, f"the machine is too slow: {second} s of the story are over"
        threading.Event().wait(max(left.total_seconds(), 0))
        for deed in deeds:
            deed()

    def press(self) -> None:
        """Touch all keyboards."""
        list(self._pool.map(lambda seat: seat.press(), self._seats.values()))

    def say(self, *words: str) -> None:
        """Say something to all programs."""
        list(self._pool.map(lambda one: control.send(one.home, words), self._programs.values()))

    def end(self) -> None:
        """End all programs, as a log-out does."""
        assert set(self._pool.map(Program.end, self._programs.values())) == {0}
        self._pool.shutdown()


@pytest.fixture
def ending():
    with ExitStack() as ending:
        yield ending


@pytest.fixture
def logind_and_sound(ending, tmp_path):
    bus = ending.enter_context(message_bus())
    return ending.enter_context(logind(bus)), ending.enter_context(sound(tmp_path))


@pytest.fixture
def seats(ending, logind_and_sound):
    played, server = logind_and_sound
    more = {
        "DBUS_SYSTEM_BUS_ADDRESS": played.env["DBUS_SYSTEM_BUS_ADDRESS"],
        "XDG_SESSION_ID": played.session,
        "PULSE_SERVER": f"unix:{server.env['XDG_RUNTIME_DIR']}/pulse/native",
    }
    found = {name: ending.enter_context(wayland_seat(name, more))[0] for name in sorted(BEST)}
    return {"x11": ending.enter_context(x11_seat(more))[0], **found}


@pytest.fixture
def programs(seats, tmp_path):
    found = {}
    for name, seat in seats.items():
        program = Program(seat, Home(tmp_path / name), at=FRIDAY_MORNING, pace=PACE)
        program.set("work.away_after_min", "2")
        program.start("--background")
        found[name] = program
    assert {name: one.status()["sensor"] for name, one in found.items()} == SENSORS
    return found


def live(story: Story, logind: Logind, sound: Sound) -> None:
    """Work, pause, talk, lock, sleep, wake, fall idle, and come back for the end."""
    story.begin()
    for second in (2, 4, 6):
        story.at(second, story.press)
    story.at(8, lambda: story.say("pause"))
    story.at(12, lambda: story.say("resume"))
    story.at(14, story.press)
    story.at(16)
    with sound.recording():
        story.at(88, story.press)
    story.at(92, lambda: logind.set_locked_hint(True))
    story.at(94, story.press)  # into the lock screen
    story.at(96, lambda: logind.set_locked_hint(False))
    story.at(98, story.press)
    story.at(100, story.press)
    story.at(104, lambda: logind.prepare_for_sleep(True))
    story.at(110, lambda: logind.prepare_for_sleep(False))
    for second in (114, 116, 118):
        story.at(second, story.press)
    story.at(184, story.press)
    story.at(188)


def sessions(program: Program) -> list[tuple[datetime, datetime]]:
    return [(work.span.start, work.span.end) for work in worked(program.home)]


def seconds(found: list[tuple[datetime, datetime]]) -> list[tuple[float, ...]]:
    """Count from the beginning of the first session, in the time of the computer."""
    first = found[0][0]
    return [tuple((at - first) / PACE / SECOND for at in pair) for pair in found]


def test_the_same_story_gives_the_same_sessions_on_every_desktop(
    programs, seats, logind_and_sound, tmp_path
):
    story = Story(programs, seats)
    live(story, *logind_and_sound)
    story.end()

    for name, program in programs.items():
        found = seconds(sessions(program))
        assert reasons(program.home) == [why for _start, _end, why in TOLD], name
        assert farthest(found) <= EXACT.get(name, ON_WAYLAND) / SECOND, (name, found)


def farthest(found: list[tuple[float, ...]]) -> float:
    """Return by how many seconds the sessions differ the most from those of the story."""
    pairs = zip(found, TOLD, strict=True)
    return max(max(abs(a - start), abs(b - end)) for (a, b), (start, end, _why) in pairs)
