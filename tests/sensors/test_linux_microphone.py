"""Calls by the microphone: the thread at the server, and what counts as a call."""

import select
import sys
import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.sensors.fake_sound import PATIENCE_S, FakeSound
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Call
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux import microphone
from tracker.sensors.linux.microphone import MOVES_S, Listener, Microphone
from tracker.sensors.linux.pulse import Pulse

if sys.platform != "linux":
    pytest.skip("the sound server is that of Linux", allow_module_level=True)

ON, OFF = [Call(on=True)], [Call(on=False)]


@pytest.fixture
def sound():
    return FakeSound()


@pytest.fixture
def sensor(sound):
    sensor = Microphone(Surroundings(), sound.connect)
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()


def told(sensor, at=NOON):
    """Read once the descriptor is readable."""
    assert select.select([sensor.fileno()], [], [], PATIENCE_S)[0], "nothing woke us"
    return sensor.read(at)


def is_readable(sensor):
    return bool(select.select([sensor.fileno()], [], [], 0)[0])


# --- What is a call


def test_who_listens_for_three_seconds_has_a_call(sensor, sound):
    sound.hears(True)
    assert told(sensor) == []
    assert sensor.next_look() == after(seconds=3)
    assert sensor.read(after(seconds=2.999)) == []

    assert sensor.read(after(seconds=3)) == ON
    assert sensor.next_look() is None
    assert sensor.read(after(seconds=4)) == []


def test_when_nobody_listens_any_more_the_call_is_over(sensor, sound):
    sound.hears(True)
    told(sensor)
    sensor.read(after(seconds=3))
    sound.hears(False)

    assert told(sensor, after(seconds=4)) == OFF


def test_a_call_that_moves_to_another_microphone_goes_on(sensor, sound):
    """For a moment its stream has none."""
    sound.hears(True)
    told(sensor)
    sensor.read(after(seconds=3))
    sound.hears(False)
    threading.Timer(MOVES_S / 5, sound.hears, [True]).start()

    assert select.select([sensor.fileno()], [], [], MOVES_S * 3)[0] == []
    assert sensor.read(after(seconds=4)) == []


def test_who_listens_for_less_has_none(sensor, sound):
    sound.hears(True)
    told(sensor)
    sound.hears(False)

    assert told(sensor, after(seconds=2)) == []
    assert sensor.next_look() is None
    assert sensor.read(after(seconds=3)) == []


def test_another_who_begins_later_has_three_seconds_anew(sensor, sound):
    sound.hears(True)
    told(sensor)
    sound.hears(False)
    told(sensor, after(seconds=1))
    sound.hears(True)
    told(sensor, after(seconds=2))

    assert sensor.read(after(seconds=3)) == []
    assert sensor.read(after(seconds=5)) == ON


def test_who_listens_already_has_a_call_three_seconds_later(sound):
    sound.is_heard = True
    sensor = Microphone(Surroundings(), sound.connect)
    assert sensor.open(NOON) == []

    assert sensor.read(after(seconds=3)) == ON
    sensor.close()


def test_three_seconds_are_those_of_the_computer(sound):
    sound.is_heard = True
    sensor = Microphone(Surroundings(pace=60), sound.connect)
    sensor.open(NOON)

    assert sensor.next_look() == after(minutes=3)
    sensor.close()


def test_a_clock_that_is_set_back_does_not_put_the_call_off(sensor, sound):
    sound.hears(True)
    told(sensor)

    assert sensor.read(NOON - timedelta(hours=1)) == ON


# --- The thread


def test_news_that_change_nothing_wake_nobody(sensor, sound):
    for _turn in range(3):
        sound.hears(False)
    sound.hears(True)

    assert told(sensor) == []
    assert not is_readable(sensor)


@pytest.fixture
def impatient(monkeypatch):
    """Let it try again without a long wait."""
    monkeypatch.setattr(microphone, "FIRST_WAIT_S", 0.01)


def test_a_server_that_dies_ends_the_call_and_one_that_comes_back_is_heard(
    impatient, sensor, sound
):
    sound.hears(True)
    told(sensor)
    sensor.read(after(seconds=3))
    sound.dies()
    assert told(sensor, after(seconds=4)) == OFF
    sound.is_there = True

    assert told(sensor, after(seconds=5)) == []
    assert sensor.read(after(seconds=8)) == ON
    assert sound.links[0].closed == 1


def test_the_waits_between_attempts_grow(monkeypatch, sound):
    waits: list[float] = []
    monkeypatch.setattr(microphone, "LONGEST_WAIT_S", 8.0)
    listener = Listener(sound.connect)
    monkeypatch.setattr(listener, "_is_over", over := Over(waits, 6))
    sound.dies()
    listener._thread.join(PATIENCE_S)

    assert over.is_set()
    assert waits == [1, 2, 4, 8, 8, 8]
    listener.close()


class Over:
    """An end that comes after so many waits, each of which takes no time."""

    def __init__(self, waits, count):
        self._waits = waits
        self._count = count

    def is_set(self):
        return len(self._waits) >= self._count

    def set(self):
        pass

    def wait(self, seconds):
        self._waits.append(seconds)
        return self.is_set()


def test_closed_the_thread_is_over_and_the_connection_closed_once(sound):
    listener = Listener(sound.connect)
    listener.close()

    assert not listener._thread.is_alive()
    assert [link.closed for link in sound.links] == [1]
    assert listener.fileno() is None


def test_a_server_that_is_not_there_is_refused(sound):
    sound.is_there = False

    with pytest.raises(SensorError):
        Microphone(Surroundings(), sound.connect).open(NOON)


# --- What pulsectl tells


class FakePulsectl:
    """As much of pulsectl as is used, with streams and sources that a test sets."""

    PulseError = LookupError
    PulseDisconnected = ConnectionError
    PulseLoopStop = StopAsyncIteration

    def __init__(self):
        self.streams = []
        self.sources = {1: "alsa_input.usb", 2: "alsa_output.usb.monitor"}

    def event_callback_set(self, callback):
        self.callback = callback

    def source_output_list(self):
        return self.streams

    def source_list(self):
        return [SimpleNamespace(index=index, name=name) for index, name in self.sources.items()]

    def event_listen(self):
        raise self.PulseDisconnected


def stream(source=1, rate=44100, corked=False):
    return SimpleNamespace(source=source, corked=corked, sample_spec=SimpleNamespace(rate=rate))


@pytest.mark.parametrize(
    ("streams", "is_speech"),
    [
        ([], False),
        ([stream()], True),
        ([stream(rate=8000)], True),
        ([stream(rate=7999)], False),
        ([stream(source=2)], False),
        ([stream(source=0xFFFFFFFF)], False),
        ([stream(source=3)], False),
        ([stream(corked=True)], False),
        ([stream(source=2), stream(corked=True), stream()], True),
    ],
)
def test_who_takes_in_speech_listens(streams, is_speech):
    library = FakePulsectl()
    library.streams = streams

    assert Pulse(library, library).is_listened_to() is is_speech


def test_what_changes_while_it_is_asked_is_not_missed():
    library = FakePulsectl()
    pulse = Pulse(library, library)
    pulse.is_listened_to()
    with pytest.raises(library.PulseLoopStop):
        library.callback(None)
    pulse.wait()  # at once: else it would hear that the server is gone
    pulse.is_listened_to()

    with pytest.raises(SensorError, match="closed the connection"):
        pulse.wait()


def test_without_pulsectl_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pulsectl", None)

    with pytest.raises(SensorError, match="The Python package pulsectl is not installed") as caught:
        Pulse.connect()

    assert caught.value.cure == "Install it into the Python that runs Kjernetid."


def test_without_libpulse_it_names_the_package(monkeypatch):
    class Finder:
        def find_spec(self, name, path=None, target=None):
            if name == "pulsectl":
                raise OSError("libpulse.so.0: cannot open shared object file")

    monkeypatch.delitem(sys.modules, "pulsectl", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])

    with pytest.raises(SensorError, match=r"The library libpulse\.so\.0 is not on") as caught:
        Pulse.connect()

    assert caught.value.cure.endswith("the package is libpulse0.")
