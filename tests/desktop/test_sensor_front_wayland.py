"""The app in front, and full screen, on real compositors with real windows of Wayland's."""

import pickle
import select
import sys
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop import compositors
from tests.desktop.opening import Windows
from tests.desktop.servers import PATIENCE_S, until
from tests.desktop.sitting import is_told, now, passes, sit_at
from tracker.domain.signals import Busy, Front, Signal
from tracker.errors import SensorError
from tracker.message_bus import Address, Bus, BusName
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.candidates import candidates
from tracker.sensors.choosing import Sensors
from tracker.sensors.joining import Joined
from tracker.sensors.linux import kwin_front, wayland_front

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

SCRIPTING = Address("org.kde.KWin", "/Scripting", "org.kde.kwin.Scripting")
SOURCES = {"sway": wayland_front, "kwin": kwin_front}
BEST = {"sway": "wlr-front", "kwin": "kwin-front"}
LOST = r"closed the connection|KWin has ended"
LISTED = Surroundings(apps=frozenset({"mail", "editor"}))
SETTLED = timedelta(seconds=1.5)  # what is believed a second later is told by then
NOT_DATA = {"_wire", "_bus", "_names", "_link", "_parser", "_serials"}  # cannot be written out
BUSY, FREE = [Busy(on=True)], [Busy(on=False)]


def waited(sensor, length=timedelta(seconds=PATIENCE_S)):
    """Wait for the first signals, as the program does: by the descriptor and the next look."""
    end = now() + length
    while now() < end:
        readable, _, _ = select.select([sensor.fileno()], [], [], 0.05)
        look = sensor.next_look()
        is_due = readable or (look is not None and look <= now())
        if is_due and (signals := list(sensor.read(now()))):
            return signals
    return []


@pytest.fixture(scope="module")
def running():
    """Return what starts a compositor, once for all tests that do it no harm."""
    with ExitStack() as ending:
        started = {}

        def start(name):
            if name not in started:
                folder = ending.enter_context(compositors.runtime_folder())
                started[name] = ending.enter_context(getattr(compositors, name)(folder))
            return started[name]

        yield start


@pytest.fixture(params=sorted(SOURCES))
def name(request):
    """Return the name of a compositor."""
    return request.param


@pytest.fixture
def source(name):
    """Return the module that makes the sensors for it."""
    return SOURCES[name]


@pytest.fixture
def seat(name, running, monkeypatch):
    compositor = running(name)
    sit_at(compositor, monkeypatch)
    with ExitStack() as ending:
        yield Windows(compositor, ending)
    passes(timedelta(seconds=0.3))  # until the compositor has seen that the windows are gone


@pytest.fixture
def front(seat, source):
    sensor = source.front_app(LISTED)
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


@pytest.fixture
def filled(seat, source):
    sensor = source.full_screen(Surroundings())
    assert sensor.open(now()) == []
    yield sensor
    sensor.close()


# --- The app in front


def test_a_listed_app_that_comes_to_the_front_is_told_and_when_it_closes(front, seat):
    window = seat.opens("org.example.mail")
    assert waited(front) == [Front("mail")]
    window.closes()

    assert waited(front) == [Front("")]


def test_from_one_listed_app_to_the_other_and_back(front, seat):
    seat.opens("mail")
    assert waited(front) == [Front("mail")]
    editor = seat.opens("editor")
    assert waited(front) == [Front("editor")]
    editor.closes()

    assert waited(front) == [Front("mail")]


def test_of_an_app_that_is_not_listed_only_the_end_of_another_is_told(front, seat):
    seat.opens("game")
    assert waited(front, SETTLED) == []
    seat.opens("mail")
    assert waited(front) == [Front("mail")]
    seat.opens("game")

    assert waited(front) == [Front("")]


def test_between_two_windows_of_one_app_nothing_is_told(front, seat):
    seat.opens("mail")
    assert waited(front) == [Front("mail")]
    seat.opens("mail")

    assert waited(front, SETTLED) == []


def test_one_that_is_in_front_already_is_told_at_the_opening(seat, source):
    seat.opens("mail")
    sensor = source.front_app(LISTED)
    until(lambda: list(sensor.open(now())) == [Front("mail")], what="the window is in front")

    sensor.close()


# --- Full screen


def test_a_window_that_begins_and_ceases_to_fill_the_screen_is_told(filled, seat):
    window = seat.opens("film")
    window.told("full")
    assert waited(filled) == BUSY
    window.told("normal")

    assert waited(filled) == FREE


def test_one_that_fills_the_screen_from_the_beginning_is_told_and_its_end(filled, seat):
    window = seat.opens("film", "full")
    assert waited(filled) == BUSY
    window.closes()

    assert waited(filled) == FREE


def test_one_that_fills_it_already_is_told_at_the_opening(seat, source):
    seat.opens("film", "full")
    sensor = source.full_screen(Surroundings())

    until(lambda: list(sensor.open(now())) == BUSY, what="the screen is filled")
    sensor.close()


# --- Titles


def test_a_title_is_nowhere_to_be_found(front, filled, seat):
    window = seat.opens("org.hidden.game")
    window.told("title a secret word")
    window.told("full")
    assert waited(filled) == BUSY
    waited(front, SETTLED)
    for sensor in (front, filled):
        desktop = sensor._desktop
        link = getattr(desktop, "_wire", None) or getattr(desktop, "_bus", None)
        facts = [*vars(desktop).items(), *vars(link).items()]
        kept = pickle.dumps([fact for name, fact in facts if name not in NOT_DATA])

        assert b"secret" not in kept
        assert b"hidden" not in kept


def test_on_kwin_a_new_title_wakes_nobody(running, monkeypatch):
    sit_at(running("kwin"), monkeypatch)
    with ExitStack() as ending:
        window = Windows(running("kwin"), ending).opens("mail")
        sensor = kwin_front.front_app(LISTED)
        until(lambda: list(sensor.open(now())) == [Front("mail")], what="it is in front")
        window.told("title another title")

        assert not is_told(sensor, 1)
        sensor.close()


# --- What is left behind


def test_the_script_is_removed_from_the_disk_and_from_kwin(running, monkeypatch):
    compositor = running("kwin")
    sit_at(compositor, monkeypatch)
    sensor = kwin_front.front_app(LISTED)
    sensor.open(now())
    script = vars(sensor._desktop)["_script"]

    def is_loaded():
        link = Bus.connect(BusName.SESSION)
        (is_loaded,) = link.call(SCRIPTING, "isScriptLoaded", "s", script)
        link.close()
        return is_loaded

    assert is_loaded()
    assert list(Path(compositor.env["XDG_RUNTIME_DIR"]).glob("*.js")) == []
    sensor.close()

    until(lambda: not is_loaded(), what="KWin has forgotten the script")


def test_many_that_come_and_go_are_each_heard(seat, source):
    """KWin numbers scripts by how many there are, so that two may have one number."""
    seat.opens("mail")
    first, second = source.front_app(LISTED), source.full_screen(Surroundings())
    until(lambda: list(first.open(now())) == [Front("mail")], what="it is in front")
    second.open(now())
    for _turn in range(5):
        third = source.front_app(LISTED)
        assert third.open(now()) == [Front("mail")]
        first.close()
        first = third
    first.close()
    second.close()


# --- A compositor that dies


@pytest.mark.parametrize("how", ["stop", "kill"])
@pytest.mark.parametrize("make", ["front_app", "full_screen"])
def test_a_compositor_that_dies_is_told_of_and_can_be_closed(name, source, make, how, monkeypatch):
    with (
        compositors.runtime_folder() as folder,
        getattr(compositors, name)(folder) as compositor,
    ):
        sit_at(compositor, monkeypatch)
        sensor = getattr(source, make)(LISTED)
        sensor.open(now())
        getattr(compositor, how)()

        with pytest.raises(SensorError, match=LOST):
            waited(sensor)
        sensor.close()
        with pytest.raises(SensorError):
            sensor.open(now())
        assert sensor.fileno() is None


def test_what_stood_is_over_when_the_compositor_dies_and_nobody_waits_in_a_circle(
    name, monkeypatch, caplog
):
    sensors = Sensors(LISTED)
    with (
        compositors.runtime_folder() as folder,
        getattr(compositors, name)(folder) as compositor,
        ExitStack() as ending,
    ):
        sit_at(compositor, monkeypatch)
        sensors.open(now())
        found = {one.need: one for one in sensors.findings}
        assert found[Need.FRONT].sensor == BEST[name]
        Windows(compositor, ending).opens("mail", "full")
        told = told_until(sensors, lambda told: {Front("mail"), Busy(on=True)} <= set(told))
        assert {Front("mail"), Busy(on=True)} <= set(told)
        compositor.kill()

        told = told_until(sensors, lambda told: {Front(""), Busy(on=False)} <= set(told))
        assert {Front(""), Busy(on=False)} <= set(told)
        used, end = time.process_time(), now() + timedelta(seconds=3)
        told_until(sensors, lambda _told: now() >= end)
        assert time.process_time() - used < 0.3
    sensors.close()
    caplog.clear()


def test_a_compositor_that_returns_is_heard_again(name, monkeypatch, caplog):
    sensors = Sensors(LISTED)

    def source():
        return next(one.sensor for one in sensors.findings if one.need is Need.FRONT)

    with compositors.runtime_folder() as folder:
        with getattr(compositors, name)(folder) as compositor:
            sit_at(compositor, monkeypatch)
            sensors.open(now())
            compositor.kill()
            told_until(sensors, lambda _told: source() != BEST[name])
        with getattr(compositors, name)(folder) as compositor, ExitStack() as ending:
            sit_at(compositor, monkeypatch)
            told_until(sensors, lambda _told: source() == BEST[name])
            Windows(compositor, ending).opens("mail", "full")

            both = {Front("mail"), Busy(on=True)}
            assert both <= set(told_until(sensors, lambda told: both <= set(told)))
            sensors.close()
    caplog.clear()


def told_until(sensors, is_enough):
    """Collect what is told until it is enough, as the program does."""
    told: list[Signal] = []
    end = now() + timedelta(seconds=PATIENCE_S)
    while now() < end and not is_enough(told):
        readable, _, _ = select.select(sensors.descriptors(), [], [], 0.05)
        told += [signal for one in readable for signal in sensors.read(now(), one)]
        if (look := sensors.next_look()) is not None and look <= now():
            told += sensors.read(now())
    return told


# --- What is chosen, and where nothing is


def test_the_sensor_of_this_system_tells_of_full_screen(seat, name):
    quiet, _none = candidates(Need.BUSY, Surroundings())
    assert isinstance(quiet, Joined)
    quiet.open(now())
    best = BEST[name].replace("front", "full-screen")
    assert best not in {missing.name for missing in quiet.passed_over}
    seat.opens("film", "full")

    assert waited(quiet) == BUSY
    quiet.close()


def test_mutter_tells_nobody_and_it_is_said_what_follows(running, monkeypatch):
    sit_at(running("mutter"), monkeypatch)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    sensors = Sensors(LISTED)
    sensors.open(now())
    found = {one.need: one for one in sensors.findings}

    (missing,) = found[Need.FRONT].passed_over
    assert missing.reason.startswith("GNOME on Wayland lets no other program know")
    assert missing.cure
    assert found[Need.FRONT].lost.startswith("On a shared computer outside core hours")
    assert missing.reason in [one.reason for one in found[Need.BUSY].passed_over]
    sensors.close()


def test_mutter_offers_neither_even_where_nobody_says_that_it_is_gnome(
    running, monkeypatch, source
):
    sit_at(running("mutter"), monkeypatch)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)

    with pytest.raises(SensorError, match=r"does not offer|KWin, the compositor of Plasma"):
        source.front_app(LISTED).open(now())
