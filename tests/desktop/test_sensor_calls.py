"""Calls on a real sound server, with a silent microphone; and do-not-disturb from a real dunst."""

import contextlib
import os
import select
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop.servers import PATIENCE_S, ServerError, bus, running, until, xvfb
from tests.desktop.sound import MICROPHONE, program, sound
from tracker.clock import SystemClock
from tracker.domain.signals import Busy, Call
from tracker.errors import SensorError
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.joining import Joined
from tracker.sensors.lasting import CALL_MIN
from tracker.sensors.linux.microphone import Listener, Microphone
from tracker.sensors.linux.pulse import Pulse
from tracker.sensors.linux.quiet import DoNotDisturb

if sys.platform != "linux":
    raise ImportError("the sound server is that of Linux")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

ON, OFF = [Call(on=True)], [Call(on=False)]


def now():
    return SystemClock().read().at


def waited(sensor, length=timedelta(seconds=PATIENCE_S)):
    """Wait for the first signals, as the program does: by the descriptor and the next look."""
    end = now() + length
    while (at := now()) < end:
        until_look = min(end, sensor.next_look() or end) - at
        select.select([sensor.fileno()], [], [], max(0, until_look.total_seconds()))
        if signals := sensor.read(now()):
            return signals
    return []


def switches(thread):
    """Return how often the kernel let a thread of this process run because it was woken."""
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text("utf-8")
    facts = dict(line.split(":", 1) for line in status.splitlines())
    return int(facts["voluntary_ctxt_switches"])


def spent_s(thread):
    """Return how much processor time a thread of this process has used."""
    stat = Path(f"/proc/self/task/{thread.native_id}/stat").read_text("utf-8")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def passes(seconds):
    """Let time pass in which nothing is to happen."""
    threading.Event().wait(seconds)


@pytest.fixture
def server(tmp_path, monkeypatch):
    with sound(tmp_path) as server:
        for name in ("XDG_RUNTIME_DIR", "HOME"):
            monkeypatch.setenv(name, server.env[name])
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        yield server


@pytest.fixture
def sensor(server):
    sensor = Microphone(Surroundings())
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


def test_a_program_that_listens_is_a_call_after_three_seconds(sensor, server):
    with server.recording():
        begun = now()
        assert waited(sensor) == ON
        lasted = now() - begun

    assert lasted > CALL_MIN - timedelta(seconds=0.5)  # it was heard of while it was started
    assert waited(sensor) == OFF


def test_one_that_listens_already_is_a_call_three_seconds_later(server):
    with server.recording():
        sensor = Microphone(Surroundings())
        assert sensor.open(now()) == []

        assert waited(sensor) == ON
    sensor.close()


def test_one_that_listens_for_a_moment_is_none(sensor, server):
    with server.recording():
        pass

    assert waited(sensor, CALL_MIN * 2) == []


def test_two_that_listen_are_one_call(sensor, server):
    with server.recording():
        with server.recording():
            assert waited(sensor) == ON
        assert waited(sensor, CALL_MIN) == []

    assert waited(sensor) == OFF


@pytest.mark.parametrize(
    ("words", "source"),
    [
        pytest.param([], "auto_null.monitor", id="what is played"),
        pytest.param(["--rate=144"], "microphone", id="a level meter"),
    ],
)
def test_what_listens_to_no_speech_is_no_call(sensor, server, words, source):
    with server.recording(*words, source=source):
        assert waited(sensor, CALL_MIN * 2) == []


def move(server, stream, source, target):
    """Move a stream; the session manager does not heed each wish, so it is asked again."""
    before = server.streams()
    for _attempt in range(15):
        server.pactl("move-source-output", stream, target)
        with contextlib.suppress(ServerError):
            until(lambda: server.streams() != before, 2, "it moved")
            return
        server.pactl("move-source-output", stream, source)
    raise ServerError("the stream stays where it is")


def test_a_call_that_moves_to_another_microphone_goes_on(sensor, server):
    server.plug_in("headset")
    with server.recording():
        assert waited(sensor) == ON
        before = server.streams()
        stream, source = before.split()[:2]
        rows = [row.split() for row in server.pactl("list", "short", "sources").splitlines()]
        others = [row[0] for row in rows if row[1] in {MICROPHONE, "headset"} and row[0] != source]
        move(server, stream, source, others[0])

        assert waited(sensor, CALL_MIN) == []
    assert waited(sensor) == OFF


# --- The server goes and comes


def test_a_server_that_dies_ends_the_call_and_one_that_comes_back_is_heard(sensor, server):
    with server.recording():
        assert waited(sensor) == ON
        server.stop()
        assert waited(sensor) == OFF
    server.start()
    with server.recording():
        assert waited(sensor) == ON


def test_without_a_server_nothing_spins(sensor, server):
    thread = sensor._listener._thread
    server.stop()
    passes(1)
    before, spent = switches(thread), spent_s(thread)
    passes(10)

    assert spent_s(thread) - spent < 0.5  # it tries three times or four, and each is cheap
    assert switches(thread) - before < 200


def test_while_nothing_happens_nobody_is_woken(sensor):
    thread = sensor._listener._thread
    passes(1)
    before = switches(thread)

    assert select.select([sensor.fileno()], [], [], 10)[0] == []
    assert switches(thread) == before


@pytest.mark.parametrize("has_died", [False, True])
def test_closed_the_thread_ends_within_a_second(server, has_died):
    listener = Listener(Pulse.connect)
    if has_died:
        server.stop()
        passes(2)
    begun = now()
    listener.close()

    assert now() - begun < timedelta(seconds=1)
    assert not listener._thread.is_alive()


def test_without_a_server_it_refuses_with_reason_and_cure(server):
    server.stop()

    with pytest.raises(SensorError, match="No sound server answers") as caught:
        Microphone(Surroundings()).open(now())

    assert "pipewire-pulse" in caught.value.cure


def test_the_sensor_of_this_system_hears_a_call(server):
    calls, _none = candidates(Need.CALL, Surroundings())
    assert calls.open(now()) == []
    assert isinstance(calls, Joined)
    assert calls.passed_over == ()
    with server.recording():
        assert waited(calls) == ON

    assert waited(calls) == OFF
    calls.close()


# --- Do-not-disturb


@pytest.fixture
def session(monkeypatch):
    with bus() as session:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
        yield session


@pytest.fixture
def dunst(session):
    """A way to start dunst."""

    def start():
        return running([program("dunst")], {**session.env, "DISPLAY": display.display})

    with xvfb() as display:
        yield start


def pause(session, paused):
    arguments = ("org.dunstproject.cmd0", "paused", f"<{'true' if paused else 'false'}>")
    session.call(
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.DBus.Properties.Set",
        *arguments,
    )


def answers(session):
    """Tell whether dunst is on the bus."""
    names = session.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
    return "org.freedesktop.Notifications" in names


BUSY, FREE = [Busy(on=True)], [Busy(on=False)]


def test_a_paused_dunst_is_do_not_disturb(session, dunst):
    with dunst():
        until(lambda: answers(session), what="dunst answers")
        sensor = DoNotDisturb()
        assert sensor.open(now()) == []
        pause(session, True)
        assert waited(sensor) == BUSY
        pause(session, False)

        assert waited(sensor) == FREE
        sensor.close()


def test_one_that_is_paused_already_is_told_at_once(session, dunst):
    with dunst():
        until(lambda: answers(session), what="dunst answers")
        pause(session, True)
        sensor = DoNotDisturb()

        assert sensor.open(now()) == BUSY
        sensor.close()


def test_one_that_starts_later_is_heard_and_one_that_ends_disturbs_no_more(session, dunst):
    sensor = DoNotDisturb()
    assert sensor.open(now()) == []
    with dunst():
        until(lambda: answers(session), what="dunst answers")
        pause(session, True)
        assert waited(sensor) == BUSY

    assert waited(sensor) == FREE
    sensor.close()


def test_the_question_does_not_start_a_service(session):
    sensor = DoNotDisturb()
    sensor.open(now())

    assert not answers(session)
    sensor.close()


def test_a_bus_that_ends_is_told_of(session):
    sensor = DoNotDisturb()
    sensor.open(now())
    session.stop()

    with pytest.raises(SensorError, match="closed the connection"):
        waited(sensor)
    sensor.close()


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """A way to set what GNOME sets, in a home of its own; the bus starts what keeps it there."""
    (tmp_path / "run").mkdir(mode=0o700)
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    for name, value in {**home, "XDG_CONFIG_HOME": f"{tmp_path}/config"}.items():
        monkeypatch.setenv(name, value)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "GSETTINGS_BACKEND"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")

    def put(setting, value):
        command = [program("gsettings"), "set", "org.gnome.desktop.notifications", setting, value]
        subprocess.run(command, check=True, timeout=PATIENCE_S)

    with bus() as session:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
        yield put


def test_on_gnome_banners_that_are_not_shown_are_do_not_disturb(settings):
    quiet, _none = candidates(Need.BUSY, Surroundings())
    assert quiet.open(now()) == []
    settings("show-banners", "false")
    assert waited(quiet) == BUSY
    settings("show-in-lock-screen", "false")
    settings("show-banners", "true")

    assert waited(quiet) == FREE
    quiet.close()
