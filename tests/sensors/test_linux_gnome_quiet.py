"""Do-not-disturb on GNOME, from a bus that tells of settings that were written."""

import shutil
import subprocess

import pytest

from tests.sensors.fakes import NOON
from tests.sensors.test_linux_quiet import BUSY, FREE, FakeService
from tracker.errors import SensorError
from tracker.message_bus import Message
from tracker.sensors.linux import gnome_quiet
from tracker.sensors.linux.gnome_quiet import GnomeBanners, is_gnome

FOLDER = "/org/gnome/desktop/notifications/"


class Setting:
    """The setting, and how often it was asked for."""

    def __init__(self):
        self.shows = True
        self.asked = 0

    def ask(self):
        self.asked += 1
        return self.shows


@pytest.fixture
def bus():
    return FakeService()


@pytest.fixture
def setting():
    return Setting()


@pytest.fixture
def sensor(bus, setting):
    return GnomeBanners(bus.connect, setting.ask)


def written(bus, common, *changed):
    bus.coming.append(Message("", "", "Notify", (common, list(changed), ":1.1:user:0")))


@pytest.mark.parametrize(
    "paths",
    [
        (FOLDER + "show-banners", ""),
        (FOLDER, "show-banners"),
        (FOLDER, "show-in-lock-screen", "show-banners"),
        ("/org/gnome/", "desktop/"),
        ("/", ""),
    ],
)
def test_banners_that_are_no_longer_shown_are_do_not_disturb(sensor, bus, setting, paths):
    assert sensor.open(NOON) == []
    for shows, told in ((False, BUSY), (True, FREE)):
        setting.shows = shows
        written(bus, *paths)

        assert sensor.read(NOON) == told


@pytest.mark.parametrize(
    "paths", [(FOLDER, "show-in-lock-screen"), ("/org/gnome/desktop/sound/", ""), ("/apps", "")]
)
def test_for_other_settings_nobody_is_asked(sensor, bus, setting, paths):
    sensor.open(NOON)
    written(bus, *paths)

    assert sensor.read(NOON) == []
    assert setting.asked == 1


def test_what_is_set_already_is_told_at_once(sensor, setting):
    setting.shows = False

    assert sensor.open(NOON) == BUSY


def test_a_setting_that_cannot_be_read_is_refused_and_the_connection_closed(bus, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(SensorError, match="The program gsettings is not on") as caught:
        GnomeBanners(bus.connect).open(NOON)

    assert caught.value.cure.endswith("the package is libglib2.0-bin.")
    assert not bus.is_open


@pytest.mark.parametrize(
    "fault",
    [
        OSError("no more processes"),
        subprocess.TimeoutExpired("gsettings", 2),
        subprocess.CalledProcessError(1, "gsettings"),  # as without GNOME's list of settings
    ],
)
def test_one_that_gsettings_does_not_know_is_refused(monkeypatch, fault):
    def fails(*_words, **_options):
        raise fault

    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/gsettings")
    monkeypatch.setattr(subprocess, "run", fails)

    with pytest.raises(SensorError, match="cannot be read"):
        gnome_quiet.shows_banners()


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [("GNOME", True), ("ubuntu:GNOME", True), ("KDE", False), ("X-Cinnamon", False), ("", False)],
)
def test_gnome_is_known_by_what_the_session_says(desktop, expected):
    assert is_gnome({"XDG_CURRENT_DESKTOP": desktop}) is expected
