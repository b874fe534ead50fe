"""Calls on macOS, by the microphone and the camera."""

import os
from datetime import timedelta

import pytest

from tests.sensors.fake_mac_devices import FakeObjects
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Call, Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.joining import calls
from tracker.sensors.macos.call import InUse
from tracker.sensors.macos.devices import Devices, of_audio
from tracker.sensors.macos.objects import DEVICES, PROCESSES, RECORDS, RUNS, SYSTEM, Ears, Objects

ON, OFF = [Call(on=True)], [Call(on=False)]
MICROPHONE, HEADSET, SPEAKER, BLACK_HOLE = 51, 52, 53, 54
TEAMS, SIRI, OURSELVES, SAFARI, EQUALISER = 61, 62, 63, 64, 65
CAMERA, OTHER_CAMERA = 71, 72
LOOKS_MAX = 100
BUNDLE_OF_TEAMS = "com.microsoft.teams2"


def read_until(sensor, end, now=NOON):
    """Read whenever a look is due; return what was told when, in seconds after noon."""
    told: dict[float, list[Signal]] = {}
    for _look in range(LOOKS_MAX):
        look = sensor.next_look()
        if look is None or look > end:
            return told
        now = max(now, look)
        if signals := sensor.read(now):
            told[(now - NOON).total_seconds()] = signals
    raise AssertionError("it is read in circles")


@pytest.fixture
def sound():
    sound = FakeObjects()
    sound.plug(MICROPHONE)
    sound.plug(SPEAKER, streams=0)
    sound.start(TEAMS, 1001, BUNDLE_OF_TEAMS)
    return sound


@pytest.fixture
def microphone(sound, host):
    surroundings = Surroundings(wake=host.wake)
    sensor = InUse(
        "microphone-use", surroundings, lambda: of_audio(sound.objects(), sound.mac.calls())
    )
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()
    assert sound.listeners == []
    assert sound.mac.held == []


@pytest.fixture
def video():
    video = FakeObjects(is_media=True)
    video.plug(CAMERA)
    return video


@pytest.fixture
def camera(video, host):
    surroundings = Surroundings(wake=host.wake)
    sensor = InUse("camera-use", surroundings, lambda: Devices(video.objects()))
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()
    assert video.listeners == []


# --- The microphone, as macOS tells of programs


def test_a_program_that_listens_for_three_seconds_is_in_a_call(sound, microphone, host):
    sound.record(TEAMS, MICROPHONE)

    assert host.times_woken == 1  # that it records is not announced, that it uses a device is
    assert microphone.next_look() == AT_ONCE
    assert microphone.read(NOON) == []
    assert microphone.next_look() == after(seconds=1)  # once that has settled
    assert read_until(microphone, after(seconds=10), NOON) == {4: ON}


def test_one_that_has_stopped_is_in_none_any_more(sound, microphone):
    sound.record(TEAMS, MICROPHONE)
    read_until(microphone, after(seconds=10))

    sound.record(TEAMS)

    assert read_until(microphone, after(minutes=1), after(seconds=10)) == {11: OFF}
    assert microphone.next_look() is None


def test_a_shorter_one_is_none(sound, microphone):
    sound.record(TEAMS, MICROPHONE)
    read_until(microphone, after(seconds=2))
    sound.record(TEAMS)

    assert read_until(microphone, after(minutes=1), after(seconds=2)) == {}
    assert microphone.next_look() is None


def test_one_that_listens_already_when_it_is_opened_may_be_in_a_call(sound, microphone):
    sound.record(TEAMS, MICROPHONE)

    assert microphone.open(NOON) == []
    assert read_until(microphone, after(seconds=10)) == {3: ON}


def test_an_end_that_nobody_announces_is_found_within_fifteen_seconds(sound, microphone):
    sound.record(TEAMS, MICROPHONE)
    read_until(microphone, after(seconds=4))
    sound.values[TEAMS, RECORDS] = 0

    assert read_until(microphone, after(minutes=1), after(seconds=4)) == {19: OFF}


def test_a_program_that_ends_has_ended_its_call(sound, microphone):
    sound.record(TEAMS, MICROPHONE)
    read_until(microphone, after(seconds=4))

    sound.take_away(PROCESSES, TEAMS)

    assert read_until(microphone, after(minutes=1), after(seconds=5)) == {6: OFF}


def test_a_program_that_started_later_is_listened_to(sound, microphone):
    sound.start(SAFARI, 1002, "com.apple.WebKit.GPU")
    read_until(microphone, after(seconds=30))

    sound.record(SAFARI, MICROPHONE)

    assert read_until(microphone, after(minutes=1), after(seconds=30)) == {34: ON}


def test_a_device_that_runs_has_it_looked_at_who_listens(sound, microphone):
    """Should a program's devices not be announced, the device itself is."""
    sound.values[TEAMS, RECORDS] = 1
    sound.change(MICROPHONE, RUNS, 1)

    assert read_until(microphone, after(seconds=10)) == {4: ON}


def test_one_that_is_plugged_in_later_is_listened_to(sound, microphone):
    sound.plug(HEADSET)
    read_until(microphone, after(seconds=30))
    sound.values[TEAMS, RECORDS] = 1
    sound.change(HEADSET, RUNS, 1)

    assert read_until(microphone, after(minutes=1), after(seconds=30)) == {34: ON}


def test_a_headset_that_plays_is_no_call(sound, microphone):
    sound.plug(HEADSET)
    sound.change(HEADSET, RUNS, 1)

    assert read_until(microphone, after(minutes=1)) == {}


def test_a_loudspeaker_is_not_listened_to(sound, microphone, host):
    sound.change(SPEAKER, RUNS, 1)

    assert host.times_woken == 0


@pytest.mark.parametrize(
    ("program", "number", "bundle"),
    [(SIRI, 1003, "com.apple.CoreSpeech"), (OURSELVES, os.getpid(), "")],
    ids=["Siri", "ourselves"],
)
def test_what_listens_all_day_and_ourselves_are_no_call(sound, microphone, program, number, bundle):
    sound.start(program, number, bundle)
    sound.record(program, MICROPHONE)

    assert read_until(microphone, after(minutes=1)) == {}


def test_what_listens_to_a_virtual_device_hears_what_is_played(sound, microphone):
    sound.plug(BLACK_HOLE, transport="virt")
    sound.start(EQUALISER, 1004, "com.bitgapp.eqmac")
    sound.change(BLACK_HOLE, RUNS, 1)
    sound.record(EQUALISER, BLACK_HOLE)
    assert read_until(microphone, after(minutes=1)) == {}

    sound.record(EQUALISER, BLACK_HOLE, MICROPHONE)
    assert read_until(microphone, after(minutes=2), after(minutes=1)) == {64: ON}


def test_where_it_is_not_told_what_a_program_listens_to_it_counts(sound, microphone):
    sound.values[TEAMS, RECORDS] = 1
    sound.announce(SYSTEM, PROCESSES)

    assert read_until(microphone, after(seconds=10)) == {4: ON}


@pytest.mark.parametrize("bundle", ["", "x" * 2000])
def test_a_program_that_macos_has_no_name_for_counts(sound, microphone, bundle):
    sound.start(SAFARI, 1002, bundle)
    sound.record(SAFARI, MICROPHONE)

    assert read_until(microphone, after(seconds=10)) == {4: ON}


def test_many_programs_are_all_looked_at(sound, microphone):
    for number in range(100, 200):
        sound.start(number, 5000 + number, BUNDLE_OF_TEAMS)
    read_until(microphone, after(seconds=30))
    sound.record(199, MICROPHONE)

    assert read_until(microphone, after(minutes=1), after(seconds=30)) == {34: ON}


def test_a_burst_of_news_is_one_look(sound, microphone):
    looks = []
    for half_seconds in range(3):
        sound.announce(SYSTEM, PROCESSES)
        now = NOON + half_seconds * timedelta(milliseconds=500)
        microphone.read(now)
        looks.append(microphone.next_look())

    assert looks == [after(seconds=1), after(seconds=1), None]


def test_a_clock_set_back_ends_the_wait(sound, microphone):
    sound.record(TEAMS, MICROPHONE)
    read_until(microphone, after(seconds=2))

    assert microphone.read(NOON - timedelta(hours=1)) == ON


def test_it_is_tried_out_at_another_pace(sound, host):
    sensor = InUse("microphone-use", Surroundings(pace=60), lambda: Devices(sound.objects()))
    sound.change(MICROPHONE, RUNS, 1)
    sensor.open(NOON)

    assert read_until(sensor, after(minutes=4)) == {180: ON}
    sensor.close()


# --- The microphone before macOS 14, which tells of devices alone


@pytest.fixture
def older(sound, host):
    sound.values.pop((SYSTEM, PROCESSES))
    sensor = InUse(
        "microphone-use",
        Surroundings(wake=host.wake),
        lambda: of_audio(sound.objects(), sound.mac.calls()),
    )
    sensor.open(NOON)
    yield sensor
    sensor.close()
    assert sound.listeners == []


def test_before_macos_14_a_microphone_that_runs_is_a_call(sound, older):
    sound.change(MICROPHONE, RUNS, 1)
    assert read_until(older, after(seconds=10)) == {4: ON}

    sound.change(MICROPHONE, RUNS, 0)
    assert read_until(older, after(minutes=1), after(seconds=10)) == {11: OFF}


def test_before_macos_14_a_loudspeaker_and_a_virtual_device_are_none(sound, older):
    sound.plug(BLACK_HOLE, transport="virt")
    sound.change(BLACK_HOLE, RUNS, 1)
    sound.change(SPEAKER, RUNS, 1)

    assert read_until(older, after(seconds=10)) == {}


# --- The camera


def test_a_camera_that_runs_for_three_seconds_is_a_call(video, camera):
    video.change(CAMERA, RUNS, 1)
    assert read_until(camera, after(seconds=10)) == {4: ON}

    video.change(CAMERA, RUNS, 0)
    assert read_until(camera, after(minutes=1), after(seconds=10)) == {11: OFF}


def test_a_camera_that_is_plugged_in_later_is_watched(video, camera):
    video.plug(OTHER_CAMERA)
    read_until(camera, after(seconds=30))
    video.change(OTHER_CAMERA, RUNS, 1)

    assert read_until(camera, after(minutes=1), after(seconds=30)) == {34: ON}


def test_a_camera_that_is_unplugged_ends_its_call(video, camera):
    video.change(CAMERA, RUNS, 1)
    read_until(camera, after(seconds=4))
    video.take_away(DEVICES, CAMERA)

    assert read_until(camera, after(minutes=1), after(seconds=5)) == {6: OFF}


def test_a_camera_that_is_plugged_in_again_is_watched_again(video, camera):
    video.take_away(DEVICES, CAMERA)
    read_until(camera, after(seconds=10))
    video.plug(CAMERA)
    read_until(camera, after(seconds=30), after(seconds=20))
    video.change(CAMERA, RUNS, 1)

    assert read_until(camera, after(minutes=1), after(seconds=30)) == {34: ON}


def test_news_of_nothing_is_no_call(video, camera):
    video.announce(CAMERA, RUNS)

    assert read_until(camera, after(minutes=1)) == {}


def test_without_a_camera_it_waits_for_one(host):
    sensor = InUse(
        "camera-use", Surroundings(), lambda: Devices(FakeObjects(is_media=True).objects())
    )

    assert sensor.open(NOON) == []
    assert sensor.next_look() is None
    sensor.close()


# --- Both as one


def test_the_camera_keeps_up_a_call_that_the_microphone_ended(sound, video, microphone, camera):
    joined = calls(Surroundings(), [lambda: microphone, lambda: camera])
    joined.open(NOON)
    sound.record(TEAMS, MICROPHONE)
    video.change(CAMERA, RUNS, 1)
    assert read_until(joined, after(seconds=10)) == {4: ON}
    sound.record(TEAMS)
    assert read_until(joined, after(seconds=40), after(seconds=10)) == {}
    video.change(CAMERA, RUNS, 0)

    assert read_until(joined, after(minutes=1), after(seconds=40)) == {41: OFF}
    joined.close()


# --- Where macOS does not tell


def test_a_library_that_does_not_answer_is_a_sensor_that_cannot_be_used(sound, microphone):
    sound.values.pop((SYSTEM, DEVICES))

    with pytest.raises(SensorError, match=r"does not tell of microphones and cameras"):
        microphone.open(NOON)

    assert sound.listeners == []


def test_one_that_ceases_to_answer_is_lost(sound, microphone):
    sound.announce(SYSTEM, PROCESSES)
    sound.values.pop((SYSTEM, PROCESSES))
    microphone.read(NOON)

    with pytest.raises(SensorError, match=r"does not tell of microphones and cameras"):
        microphone.read(after(seconds=1))


def test_elsewhere_there_is_no_such_library():
    def load(path):
        raise OSError(f"{path} is not there")

    with pytest.raises(SensorError, match="CoreAudio is not there"):
        Objects("CoreAudio", "AudioObject", load, is_media=False)


def test_who_is_called_once_more_after_it_was_closed_hears_nothing(sound):
    """A listener may be called while it is being removed."""
    heard = []
    ears = Ears(sound.objects(), lambda: heard.append("news"))
    ears.listen_to([(SYSTEM, DEVICES)])
    ((_owner, what, call, data),) = sound.listeners
    ears.close()

    assert call(SYSTEM, 1, what.address(), data) == 0
    assert heard == []
