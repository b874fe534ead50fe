"""The Wayland connection, with a compositor of our own behind the socket."""

import os
import pickle
import struct
import sys

import pytest

from tests.descriptors import descriptors
from tests.sensors.fake_compositor import DISPLAY, EXT, compositor, text
from tracker.errors import SensorError
from tracker.sensors.linux import wire as module
from tracker.sensors.linux.wire import NEW, THEIRS, Event, Wire, socket_path

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wayland-7"


@pytest.fixture
def other(path):
    with compositor(path, (EXT, 1)) as other:
        yield other


@pytest.fixture
def wire(other):
    wire = Wire.connect(str(other.path))
    yield wire
    wire.close()


# --- Where it is


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": "/run/me"}, "/run/me/wayland-1"),
        ({"WAYLAND_DISPLAY": "/its/own", "XDG_RUNTIME_DIR": "/run/me"}, "/its/own"),
        ({"WAYLAND_DISPLAY": "/its/own"}, "/its/own"),
        ({"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/run/me"}, "/run/me/wayland-0"),
    ],
)
def test_the_socket_is_where_the_environment_says(environ, path):
    assert socket_path(environ) == path


@pytest.mark.parametrize(
    ("environ", "reason"),
    [
        ({}, "There is no Wayland session here: WAYLAND_DISPLAY is not set."),
        ({"WAYLAND_SOCKET": "7"}, "There is no Wayland session here: WAYLAND_DISPLAY is not set."),
        (
            {"WAYLAND_DISPLAY": "wayland-1"},
            "It is not known where the Wayland socket is: XDG_RUNTIME_DIR is not set.",
        ),
    ],
)
def test_an_environment_that_does_not_say_is_refused_with_reason_and_cure(environ, reason):
    with pytest.raises(SensorError) as caught:
        socket_path(environ)

    assert caught.value.sentence == reason
    assert caught.value.cure


def test_where_nobody_listens_it_refuses_and_leaves_nothing_open(path):
    before = descriptors("socket")

    with pytest.raises(SensorError, match=r"No Wayland compositor answers on .*wayland-7"):
        Wire.connect(str(path))

    assert descriptors("socket") == before


def test_a_path_that_is_too_long_for_a_socket_is_refused(tmp_path):
    with pytest.raises(SensorError, match="No Wayland compositor answers"):
        Wire.connect(str(tmp_path / ("w" * 200)))


def test_a_compositor_that_does_not_answer_is_not_waited_for_long(other, monkeypatch):
    monkeypatch.setattr(module, "ANSWER_MAX_S", 0.05)
    other.answers = False
    before = descriptors("socket")

    with pytest.raises(SensorError, match="does not answer"):
        Wire.connect(str(other.path))

    assert len(descriptors("socket") - before) <= 1, "only the compositor’s own end is left"


# --- What is offered


def test_what_is_offered_is_bound_in_the_version_that_is_asked_for(wire, other):
    wire.bind("wl_seat", 1)
    wire.bind(EXT, 1)
    wire.round_trip()

    assert other.bound == [("wl_seat", 1), (EXT, 1)]


def test_what_is_not_offered_is_refused(wire):
    with pytest.raises(SensorError, match=r"does not offer wl_shm\."):
        wire.bind("wl_shm", 1)


def test_what_is_offered_in_an_older_version_only_is_refused(wire):
    with pytest.raises(SensorError, match=rf"offers {EXT} in version 1, not 2\."):
        wire.bind(EXT, 2)


def test_what_is_bound_and_then_taken_back_is_a_loss(wire, other):
    wire.bind("wl_seat", 1)
    other.take_back("wl_seat")

    with pytest.raises(SensorError, match="took back what it had offered"):
        wire.events()


def test_what_is_taken_back_but_was_not_bound_is_none(wire, other):
    other.take_back(EXT)

    assert wire.events() == []
    with pytest.raises(SensorError, match="does not offer"):
        wire.bind(EXT, 1)


# --- Requests and events


def test_the_numbers_of_objects_come_in_the_order_of_the_requests(wire, other):
    """The compositor of these tests refuses any other, as real ones do."""
    made = [wire.bind("wl_seat", 1), wire.bind(EXT, 1)]
    made.append(wire.request(made[1], 1, NEW, 1000, made[0]))
    wire.round_trip()

    assert made == [4, 5, 6]
    assert other.asked == [(EXT, 1, 1000)]


def test_a_request_that_makes_nothing_has_no_number(wire, other):
    quiet = wire.request(wire.bind(EXT, 1), 1, NEW, 1000, wire.bind("wl_seat", 1))

    assert wire.request(quiet, 0) == 0


def test_without_anything_to_read_it_does_not_wait(wire):
    assert wire.events() == []


def test_an_event_is_read_once(wire, other):
    other.say(9, 1)

    assert wire.events() == [Event(9, 1)]
    assert wire.events() == []


def test_events_keep_their_order_and_survive_a_wait_for_an_answer(wire, other):
    other.say(9, 0)
    other.say(9, 1)
    wire.round_trip()

    assert wire.events() == [Event(9, 0), Event(9, 1)]


# --- What events say


def test_what_an_event_says_is_kept_only_where_it_was_asked_for(wire, other):
    wire.mind(9, 1)
    other.say(9, 0, text("secret"))
    other.say(9, 1, text("foot"))
    other.say(8, 1, text("secret"))

    assert [(one.source, one.opcode, one.body) for one in wire.events()] == [
        (9, 0, b""),
        (9, 1, text("foot")),
        (8, 1, b""),
    ]


def test_what_a_compositor_makes_itself_is_asked_for_all_at_once(wire, other):
    wire.mind(THEIRS, 1)
    for number in (THEIRS, THEIRS + 7, THEIRS - 1):
        other.say(number, 1, text("foot"))

    assert [one.body for one in wire.events()] == [text("foot"), text("foot"), b""]


def test_of_a_title_that_nobody_asked_for_nothing_is_left(wire, other):
    """Neither in what was read, nor in what the connection keeps for itself."""
    wire.mind(THEIRS, 1)
    other.say(THEIRS, 0, text("a secret word"))
    wire.round_trip()

    assert b"secret" not in pickle.dumps((wire.events(), vars(wire) | {"_link": None}))


def test_what_an_event_says_is_not_shown_by_its_name(wire):
    assert repr(Event(9, 1, b"foot")) == "Event(source=9, opcode=1)"


def test_a_number_a_text_and_an_array_are_understood():
    array = struct.pack("=III", 8, 2, 3)

    assert Event(9, 0, struct.pack("=II", 7, 8)).number() == 7
    assert Event(9, 0, text("kjærnetid")).text() == "kjærnetid"
    assert Event(9, 0, array).numbers() == (2, 3)
    assert Event(9, 0, struct.pack("=I", 0)).numbers() == ()


@pytest.mark.parametrize(
    ("body", "ask"), [(b"", "number"), (b"", "text"), (struct.pack("=II", 8, 2), "numbers")]
)
def test_what_is_shorter_than_it_should_be_is_no_compositors(body, ask):
    with pytest.raises(SensorError, match="is no compositor"):
        getattr(Event(9, 0, body), ask)()


# --- What comes in parts, and with descriptors


@pytest.mark.parametrize("part", [5, 8, 9])
def test_an_event_that_has_come_in_part_waits_for_its_rest(wire, other, part):
    data = struct.pack("=III", 9, 12 << 16 | 3, 0)
    other.say_bytes(data[:part])
    assert wire.events() == []
    other.say_bytes(data[part:])

    assert wire.events() == [Event(9, 3)]


def test_descriptors_that_nobody_asked_for_are_closed(wire, other):
    before = descriptors("pipe")
    mine, its = os.pipe()
    other.say(9, 0, descriptors=[its, its])
    os.close(its)

    assert wire.events() == [Event(9, 0)]
    os.set_blocking(mine, False)
    assert os.read(mine, 1) == b"", "nobody holds the writing end"
    os.close(mine)
    assert descriptors("pipe") == before


# --- A compositor that is gone, or no compositor


def test_a_compositor_that_is_gone_is_told_of_each_time(wire, other):
    other.die()

    for _turn in range(2):
        with pytest.raises(SensorError, match="closed the connection"):
            wire.events()


def test_its_last_words_are_heard_before(wire, other):
    other.say(9, 1)
    other.die()

    assert wire.events() == [Event(9, 1)]
    with pytest.raises(SensorError, match="closed the connection"):
        wire.events()


def test_after_its_last_words_the_reason_is_still_told_each_time(wire, other):
    other.say(9, 1)
    other.refuse("invalid arguments")

    assert wire.events() == [Event(9, 1)]
    for _turn in range(2):
        with pytest.raises(SensorError, match="invalid arguments"):
            wire.events()


def test_a_request_to_a_compositor_that_is_gone_is_refused(wire, other):
    other.die()

    with pytest.raises(SensorError, match="closed the connection"):
        wire.request(DISPLAY, 0, NEW)


def test_what_the_compositor_refuses_is_told_in_its_words(wire, other):
    other.refuse("invalid arguments")

    with pytest.raises(SensorError, match=r"refused a request \(invalid arguments\)"):
        wire.events()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(struct.pack("=II", 9, 0), id="a message without a size"),
        pytest.param(struct.pack("=II", 2, 8 << 16), id="less than it should hold"),
        pytest.param(struct.pack("=IIII", 2, 16 << 16, 1, 99), id="a text that is cut off"),
    ],
)
def test_what_is_no_compositor_is_told_of(wire, other, data):
    other.say_bytes(data)

    with pytest.raises(SensorError, match="is no compositor"):
        wire.events()


def test_an_error_without_its_text_is_no_compositors(wire, other):
    other.say(DISPLAY, 0, struct.pack("=I", 1))

    with pytest.raises(SensorError, match="is no compositor"):
        wire.events()


def test_closed_twice_it_leaves_nothing_open(path):
    with compositor(path) as other:
        before = descriptors("socket")
        wire = Wire.connect(str(other.path))
        wire.round_trip()
        wire.close()
        wire.close()
        other.die()

    assert not descriptors("socket") - before
