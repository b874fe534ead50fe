"""Do-not-disturb from a bus that says what it is told to say."""

import pytest

from tests.sensors.fakes import NOON
from tracker.domain.signals import Busy
from tracker.errors import SensorError
from tracker.message_bus import Message, RefusedError
from tracker.sensors.linux.quiet import DoNotDisturb

PLASMA, DUNST = "org.freedesktop.Notifications", "org.dunstproject.cmd0"
MEMBER = {PLASMA: "Inhibited", DUNST: "paused"}
BUSY, FREE = [Busy(on=True)], [Busy(on=False)]


class FakeService:
    """A session bus, and the notification service on it."""

    def __init__(self, interface=PLASMA, on=False):
        self.is_there = True
        self.says = {interface: {MEMBER[interface]: ("b", on)}}
        self.coming: list[Message] = []
        self.watched: set[tuple[str, str]] = set()
        self.calls: list[str] = []
        self.sent = 0
        self.is_open = False

    def connect(self, which):
        assert which == "SESSION"
        self.is_open = True
        return self

    def fileno(self):
        return 7

    def close(self):
        self.is_open = False

    def watch(self, sender, path, interface, member, about=""):
        self.watched.add((member, about))

    def call(self, address, method, signature="", *arguments):
        self.calls.append(method)
        match method:
            case "NameHasOwner":
                return (self.is_there,)
            case "GetServerInformation":
                return ("somebody", "", "", "")
        if arguments[0] not in self.says:
            raise RefusedError("org.freedesktop.DBus.Error.UnknownInterface")
        return (self.says[arguments[0]],)

    def send(self, address, method, signature="", *arguments):
        """Answer with what is the case when the answer is sent."""
        self.sent += 1
        found = self.says.get(arguments[0])
        error = "" if found is not None else "org.freedesktop.DBus.Error.UnknownInterface"
        self.coming.append(Message("", "", "", (found,), self.sent, error))
        return self.sent

    def read(self):
        coming, self.coming = self.coming, []
        return coming

    def changes(self, interface, properties, invalid=()):
        body = (interface, properties, list(invalid))
        self.coming.append(Message("", "", "PropertiesChanged", body))

    def is_owned_by(self, owner):
        self.coming.append(Message("", "", "NameOwnerChanged", (PLASMA, ":1.1", owner)))


@pytest.mark.parametrize("interface", [PLASMA, DUNST])
def test_do_not_disturb_is_told_when_it_begins_and_ends(interface):
    service = FakeService(interface)
    sensor = DoNotDisturb(service.connect)
    assert sensor.open(NOON) == []
    assert ("PropertiesChanged", interface) in service.watched
    service.changes(interface, {MEMBER[interface]: ("b", True)})
    assert sensor.read(NOON) == BUSY
    service.changes(interface, {MEMBER[interface]: ("b", False)})

    assert sensor.read(NOON) == FREE


@pytest.mark.parametrize("interface", [PLASMA, DUNST])
def test_what_is_on_already_is_told_at_once(interface):
    assert DoNotDisturb(FakeService(interface, on=True).connect).open(NOON) == BUSY


def test_other_properties_mean_nothing():
    service = FakeService(DUNST)
    sensor = DoNotDisturb(service.connect)
    sensor.open(NOON)
    service.changes(DUNST, {"displayedLength": ("u", 1)})

    assert sensor.read(NOON) == []
    assert service.sent == 0


def test_a_property_that_is_only_said_to_have_changed_is_asked_for():
    service = FakeService()
    sensor = DoNotDisturb(service.connect)
    sensor.open(NOON)
    service.says[PLASMA] = {"Inhibited": ("b", True)}
    service.changes(PLASMA, {}, ["Inhibited"])
    told = sensor.read(NOON) + sensor.read(NOON)

    assert told == BUSY


def test_a_service_that_ends_disturbs_nobody_any_more_and_the_next_one_is_asked():
    service = FakeService(on=True)
    sensor = DoNotDisturb(service.connect)
    sensor.open(NOON)
    service.is_owned_by("")
    assert sensor.read(NOON) == FREE
    assert service.sent == 0
    service.is_owned_by(":1.2")
    told = sensor.read(NOON) + sensor.read(NOON)

    assert told == BUSY


def test_a_service_that_does_not_run_is_not_asked_lest_it_be_started():
    service = FakeService()
    service.is_there = False
    sensor = DoNotDisturb(service.connect)

    assert sensor.open(NOON) == []
    assert service.calls == ["NameHasOwner"]


def test_a_service_that_does_not_tell_is_named_and_the_connection_closed():
    service = FakeService()
    service.says = {PLASMA: {}}

    with pytest.raises(SensorError, match="service somebody does not tell") as caught:
        DoNotDisturb(service.connect).open(NOON)

    assert caught.value.cure
    assert not service.is_open
