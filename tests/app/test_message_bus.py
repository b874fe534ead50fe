"""The connection to a message bus, with the other end of the socket in the test's hand."""

import array
import os
import socket
import sys

import jeepney  # type: ignore[import-untyped]  # ships no types
import pytest
from jeepney.wrappers import new_header  # type: ignore[import-untyped]  # ships no types

from tracker import message_bus
from tracker.errors import SensorError
from tracker.message_bus import (
    Address,
    Bus,
    BusName,
    Message,
    RefusedError,
    close_descriptors,
    take_descriptor,
)

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

FIELD = jeepney.HeaderFields
DOOR = Address("no.example.Door", "/door", "no.example.Door")
SOUND = jeepney.new_signal(
    jeepney.DBusAddress("/door", "no.example.Door", "no.example.Door"), "Knocked", "u", (3,)
)


def made(kind, fields, body):
    """Make a message that jeepney has no function for."""
    message = jeepney.Message(new_header(kind), body)
    message.header.fields.update({field: value for field, value in fields.items() if value})
    return message


class OtherEnd:
    """What the bus would do, done by hand."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link
        self._parser = jeepney.Parser()

    def says(self, message):
        """Send a message, with the descriptors in it."""
        descriptors = array.array("i")
        data = message.serialise(serial=1, fds=descriptors)
        socket.send_fds(self.link, [data], list(descriptors))

    def answers(self, serial, signature="", *body):
        """Answer the call of that number."""
        fields = {FIELD.reply_serial: serial, FIELD.signature: signature}
        self.says(made(jeepney.MessageType.method_return, fields, body))

    def refuses(self, serial, error):
        """Answer it with an error."""
        fields = {FIELD.reply_serial: serial, FIELD.error_name: error}
        self.says(made(jeepney.MessageType.error, fields, ()))

    def hands(self, serial):
        """Answer it with the writing end of a pipe; return the reading end."""
        mine, its = os.pipe()
        self.answers(serial, "h", its)
        os.close(its)
        os.set_blocking(mine, False)
        return mine

    def heard(self):
        """Return what was called, and with what."""
        self._parser.add_data(self.link.recv(4096))
        messages = iter(self._parser.get_next_message, None)
        return [(one.header.fields[FIELD.member], one.body) for one in messages]

    def answered(self):
        """Return the heads of the answers to calls."""
        self._parser.add_data(self.link.recv(4096))
        messages = iter(self._parser.get_next_message, None)
        kind = jeepney.MessageType.method_return
        return [one.header for one in messages if one.header.message_type is kind]


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    bus = Bus(ours)
    yield bus, OtherEnd(theirs)
    bus.close()
    theirs.close()


@pytest.fixture
def bus(ends):
    return ends[0]


@pytest.fixture
def other(ends):
    return ends[1]


def test_without_anything_to_read_it_does_not_wait(bus):
    assert bus.read() == []


def test_a_signal_is_read_as_what_it_says(bus, other):
    other.says(SOUND)

    assert bus.read() == [Message("/door", "no.example.Door", "Knocked", (3,))]
    assert bus.read() == []


def test_a_message_that_has_come_in_part_waits_for_its_rest(bus, other):
    data = SOUND.serialise(serial=1)
    other.link.send(data[:20])
    assert bus.read() == []
    other.link.send(data[20:])

    assert len(bus.read()) == 1


def call_from(sender, interface="no.example.Ours"):
    target = jeepney.DBusAddress("/ours", ":1.7", interface)
    message = jeepney.new_method_call(target, "Tell", "s", ("what",))
    message.header.fields[FIELD.sender] = sender
    return message


def test_a_call_that_may_come_is_read_as_what_it_says_and_answered(bus, other):
    bus.take_calls(":1.3", "no.example.Ours")
    other.says(call_from(":1.3"))

    assert bus.read() == [Message("/ours", "no.example.Ours", "Tell", ("what",))]
    (answer,) = other.answered()
    assert (answer.fields[FIELD.reply_serial], answer.fields[FIELD.destination]) == (1, ":1.3")


@pytest.mark.parametrize(
    ("sender", "interface"), [(":1.4", "no.example.Ours"), (":1.3", "no.example.Other")]
)
def test_any_other_call_is_let_go_of(bus, other, sender, interface):
    bus.take_calls(":1.3", "no.example.Ours")
    other.says(call_from(sender, interface))

    assert bus.read() == []


def test_a_call_from_a_bus_that_takes_no_answer_is_its_end(bus, other):
    bus.take_calls(":1.3", "no.example.Ours")
    other.says(call_from(":1.3"))
    other.link.close()

    with pytest.raises(SensorError, match="closed the connection"):
        bus.read()


def test_what_comes_is_waited_for_though_not_for_long(bus, other, monkeypatch):
    monkeypatch.setattr(message_bus, "ANSWER_MAX_S", 0.05)
    with pytest.raises(SensorError, match="does not answer"):
        bus.wait()
    other.says(SOUND)

    bus.wait()
    assert len(bus.read()) == 1


def test_a_call_returns_its_answer_and_keeps_what_came_before_it(bus, other):
    other.says(SOUND)
    other.answers(1, "s", "open")

    assert bus.call(DOOR, "Look") == ("open",)
    assert [message.member for message in bus.read()] == ["Knocked"]


def test_a_call_carries_its_arguments(bus, other):
    bus.send(DOOR, "Knock", "su", "hard", 3)

    assert other.heard() == [("Knock", ("hard", 3))]


def test_a_refusal_is_an_error_with_its_name(bus, other):
    other.refuses(1, "no.example.Closed")

    with pytest.raises(RefusedError) as caught:
        bus.call(DOOR, "Open")

    assert caught.value.error == "no.example.Closed"
    assert caught.value.sentence == "A service on the message bus refused: no.example.Closed."


def test_an_answer_that_does_not_come_is_not_waited_for_long(bus, monkeypatch):
    monkeypatch.setattr(message_bus, "ANSWER_MAX_S", 0.01)

    with pytest.raises(SensorError, match="does not answer"):
        bus.call(DOOR, "Open")


def test_the_answer_to_a_call_that_does_not_wait_is_read_later(bus, other):
    number = bus.send(DOOR, "Open")
    other.answers(number, "s", "creaking")

    assert bus.read() == [Message("", "", "", ("creaking",), answers=number)]


def test_a_refusal_of_such_a_call_is_read_as_well(bus, other):
    number = bus.send(DOOR, "Open")
    other.refuses(number, "no.example.Closed")

    (message,) = bus.read()

    assert message.error == "no.example.Closed"


def test_an_answer_that_nobody_asked_for_is_dropped(bus, other):
    other.answers(41, "s", "what?")

    assert bus.read() == []


def is_closed_elsewhere(mine):
    """Tell whether nobody holds the writing end of a pipe any more."""
    try:
        return os.read(mine, 1) == b""
    except BlockingIOError:
        return False


def test_a_descriptor_in_an_answer_is_ours_to_close(bus, other):
    number = bus.send(DOOR, "Key")
    mine = other.hands(number)

    key = take_descriptor(bus.read()[0].body)

    assert not os.get_inheritable(key)
    assert not is_closed_elsewhere(mine)
    os.close(key)
    assert is_closed_elsewhere(mine)
    os.close(mine)


def test_a_descriptor_that_nobody_asked_for_is_closed(bus, other):
    mine = other.hands(41)

    assert bus.read() == []
    assert is_closed_elsewhere(mine)
    os.close(mine)


def test_descriptors_that_are_not_wanted_can_be_closed(bus, other):
    number = bus.send(DOOR, "Key")
    mine = other.hands(number)

    close_descriptors(bus.read()[0].body)

    assert is_closed_elsewhere(mine)
    os.close(mine)


def test_a_bus_that_is_gone_is_told_of(bus, other):
    other.link.close()

    with pytest.raises(SensorError, match="closed the connection"):
        bus.read()
    with pytest.raises(SensorError, match="closed the connection"):
        bus.send(DOOR, "Open")


def test_what_came_before_the_bus_was_gone_is_read_first(bus, other):
    other.says(SOUND)
    other.link.close()

    assert len(bus.read()) == 1
    with pytest.raises(SensorError, match="closed the connection"):
        bus.read()


def test_closed_it_lets_go_of_a_descriptor_that_nobody_has_read(bus, other):
    mine = other.hands(bus.send(DOOR, "Key"))
    other.answers(2)
    bus.call(DOOR, "Open")

    bus.close()

    assert is_closed_elsewhere(mine)
    os.close(mine)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("unix:path={folder}/nobody", None),  # the system’s own words
        ("tcp:host=localhost,port=1", "DBUS_SYSTEM_BUS_ADDRESS=tcp:host=localhost,port=1"),
        ("gibberish", "DBUS_SYSTEM_BUS_ADDRESS=gibberish"),
    ],
)
def test_a_bus_that_cannot_be_reached_is_refused_with_reason_and_cure(
    monkeypatch, tmp_path, address, reason
):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address.format(folder=tmp_path))

    with pytest.raises(SensorError) as caught:
        Bus.connect(BusName.SYSTEM)

    assert (reason or "No such file or directory") in caught.value.sentence
    assert caught.value.cure


def test_without_a_session_bus_there_is_none_to_reach(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    with pytest.raises(SensorError, match="cannot be reached: DBUS_SESSION_BUS_ADDRESS="):
        Bus.connect(BusName.SESSION)
