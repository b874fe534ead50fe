"""A lock told by screen savers, alone and beside logind."""

import os

import pytest

from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Lock, Sleep, Unlock, Wake
from tracker.errors import SensorError
from tracker.message_bus import Message, RefusedError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.screen_savers import ScreenSavers
from tracker.sensors.linux.session import Session

GNOME, FREEDESKTOP = "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"
GONE = SensorError("The message bus closed the connection.")


class FakeSavers:
    """A session bus, and the screen savers on it: each name with whether it is on, or None."""

    def __init__(self, **on):
        self.on = {f"org.{desktop}.ScreenSaver": is_on for desktop, is_on in on.items()}
        self.coming: list[Message] = []
        self.watched: set[tuple[str, str]] = set()
        self.fault: SensorError | None = None
        self.sent = 0

    def connect(self, which):
        assert which == "SESSION"
        if self.fault is not None:
            raise self.fault
        return self

    def fileno(self):
        return 7

    def close(self):
        self.coming = []

    def watch(self, sender, path, interface, member, about=""):
        self.watched.add((member, about or interface))

    def call(self, address, method, signature="", *arguments):
        if method == "NameHasOwner":
            return (arguments[0] in self.on,)
        assert method == "GetActive"
        assert address.path == "/" + address.service.replace(".", "/")
        is_on = self.on[address.service]
        if is_on is None:
            raise RefusedError("org.freedesktop.DBus.Error.UnknownMethod")
        return (is_on,)

    def send(self, address, method, signature="", *arguments):
        self.sent += 1
        is_on = self.on.get(address.service)
        error = "" if is_on is not None else "org.freedesktop.DBus.Error.UnknownMethod"
        self.coming.append(Message("", "", "", (is_on,), self.sent, error))
        return self.sent

    def read(self):
        if self.fault is not None:
            raise self.fault
        coming, self.coming = self.coming, []
        return coming

    def says(self, saver, *, is_on):
        self.coming.append(Message("/", saver, "ActiveChanged", (is_on,)))

    def is_owned_by(self, saver, owner):
        self.coming.append(Message("", "", "NameOwnerChanged", (saver, ":1.1", owner)))


@pytest.fixture
def savers():
    return FakeSavers(gnome=False)


@pytest.fixture
def sensor(savers):
    sensor = ScreenSavers(savers.connect)
    assert sensor.open(NOON) == []
    yield sensor
    sensor.close()


def test_a_saver_that_begins_and_ends_is_lock_and_unlock(savers, sensor):
    assert ("ActiveChanged", GNOME) in savers.watched
    savers.says(GNOME, is_on=True)
    assert sensor.read(NOON) == [Lock()]
    savers.says(GNOME, is_on=False)

    assert sensor.read(NOON) == [Unlock()]


def test_a_short_lock_between_two_looks_is_told_all_the_same(savers, sensor):
    savers.says(GNOME, is_on=True)
    savers.says(GNOME, is_on=False)

    assert sensor.read(NOON) == [Lock(), Unlock()]


def test_the_screen_is_locked_while_any_saver_is_on(savers, sensor):
    savers.says(GNOME, is_on=True)
    savers.says(FREEDESKTOP, is_on=True)
    assert sensor.read(NOON) == [Lock()]
    savers.says(GNOME, is_on=False)
    assert sensor.read(NOON) == []
    savers.says(FREEDESKTOP, is_on=False)

    assert sensor.read(NOON) == [Unlock()]


def test_one_that_is_on_already_is_told_at_once():
    assert ScreenSavers(FakeSavers(xfce=True).connect).open(NOON) == [Lock()]


def test_one_that_cannot_be_asked_is_taken_to_be_off():
    """GNOME's stand-in for the common name knows no such question."""
    assert ScreenSavers(FakeSavers(freedesktop=None).connect).open(NOON) == []


def test_one_that_ends_locks_nothing_any_more(savers, sensor):
    savers.says(GNOME, is_on=True)
    sensor.read(NOON)
    savers.is_owned_by(GNOME, "")

    assert sensor.read(NOON) == [Unlock()]
    assert savers.sent == 0


@pytest.mark.parametrize(("is_on", "told"), [(True, [Lock()]), (False, []), (None, [])])
def test_one_that_starts_to_run_is_asked(savers, sensor, is_on, told):
    savers.on["org.mate.ScreenSaver"] = is_on
    savers.is_owned_by("org.mate.ScreenSaver", ":1.2")

    assert sensor.read(NOON) + sensor.read(NOON) == told


def test_what_others_say_means_nothing(savers, sensor):
    savers.coming.append(Message("/", "org.example.ScreenSaver", "ActiveChanged", (True,)))
    savers.coming.append(Message("", "", "NameOwnerChanged", ("org.example", "", ":1.2")))

    assert sensor.read(NOON) == []


# --- Beside logind


class FakeLogind:
    """Says what it is told to say."""

    name = "logind"

    def __init__(self):
        self.at_open: list[object] = []
        self.says: list[object] = []
        self.fault: SensorError | None = None
        self.look = None
        self.has_saved = False
        self.pipe = os.pipe()

    def open(self, now):
        if self.fault is not None:
            raise self.fault
        return self.at_open

    def fileno(self):
        return self.pipe[0]

    def next_look(self):
        return self.look

    def read(self, now):
        if self.fault is not None:
            raise self.fault
        says, self.says = self.says, []
        return says

    def last_input(self, now):
        return None

    def saved(self):
        self.has_saved = True

    def close(self):
        pass


@pytest.fixture
def logind():
    logind = FakeLogind()
    yield logind
    for descriptor in logind.pipe:
        os.close(descriptor)


class HeardSavers(ScreenSavers):
    """Savers with a descriptor that can be listened to."""

    pipe = -1

    def fileno(self):
        return None if super().fileno() is None else self.pipe


@pytest.fixture
def session(logind, savers):
    mine, its = os.pipe()
    HeardSavers.pipe = mine
    session = Session(Surroundings(), logind, lambda: HeardSavers(savers.connect))
    yield session
    session.close()
    os.close(mine)
    os.close(its)


def test_what_logind_tells_is_told(session, logind):
    session.open(NOON)
    logind.says = [Sleep(), Wake()]
    logind.look = after(seconds=3)

    assert session.read(NOON) == [Sleep(), Wake()]
    assert session.next_look() == after(seconds=3)
    session.saved()
    assert logind.has_saved
    assert (session.name, session.passed_over) == ("logind", ())


def test_it_is_locked_while_either_says_so(session, logind, savers):
    session.open(NOON)
    savers.says(GNOME, is_on=True)
    assert session.read(NOON) == [Lock()]
    logind.says = [Lock()]
    assert session.read(NOON) == []
    savers.says(GNOME, is_on=False)
    assert session.read(NOON) == []
    logind.says = [Unlock()]

    assert session.read(NOON) == [Unlock()]


def test_a_lock_that_both_know_of_already_is_told_once(session, logind, savers):
    logind.at_open = [Lock()]
    savers.on[GNOME] = True

    assert session.open(NOON) == [Lock()]


def test_opened_anew_it_tells_the_lock_again(session, savers):
    savers.on[GNOME] = True
    session.open(NOON)

    assert session.open(NOON) == [Lock()]


def test_lost_savers_lock_nothing_and_are_named_while_logind_works_on(
    session, logind, savers, caplog
):
    session.open(NOON)
    savers.says(GNOME, is_on=True)
    session.read(NOON)
    savers.fault = GONE
    logind.says = [Sleep()]

    assert session.read(NOON) == [Sleep(), Unlock()]
    [missing] = session.passed_over
    assert (missing.name, missing.reason) == ("screen-savers", GONE.sentence)
    savers.fault = None
    savers.on[GNOME] = True
    assert session.read(after(seconds=2)) == [Lock()], "they are back"
    assert session.passed_over == ()
    caplog.clear()


def test_savers_that_are_lost_leave_the_lock_that_logind_told(session, logind, savers, caplog):
    session.open(NOON)
    savers.says(GNOME, is_on=True)
    logind.says = [Lock()]
    session.read(NOON)
    savers.fault = GONE

    assert session.read(NOON) == []
    caplog.clear()


def test_without_logind_it_cannot_be_used(session, logind):
    logind.fault = GONE

    with pytest.raises(SensorError):
        session.open(NOON)


def test_a_lost_logind_is_told_of(session, logind):
    session.open(NOON)
    logind.fault = GONE

    with pytest.raises(SensorError):
        session.read(NOON)
