"""What is in front, told by a script in a KWin that is played here."""

import pickle
import sys

import pytest

from tests.sensors.fake_kwin import NOTHING, OWNER, FakeKWin
from tests.sensors.fakes import GONE, NOON, after
from tracker.domain.signals import Busy, Front
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.kwin_front import front_app, full_screen

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

LISTED = Surroundings(apps=frozenset({"mail", "editor.exe"}))
NAMES = {10: {"mail"}, 20: {"python3", "editor"}, 30: {"hidden"}}
BOTH = ["front", "filled"]


@pytest.fixture
def env(tmp_path):
    return {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.fixture
def kwin():
    return FakeKWin()


@pytest.fixture
def front(env, kwin):
    return front_app(LISTED, env, kwin.connect, lambda number: NAMES.get(number, ()))


@pytest.fixture
def filled(env, kwin):
    return full_screen(Surroundings(), env, kwin.connect)


# --- The script


def test_the_script_is_there_for_its_owner_alone_and_only_until_it_runs(front, kwin, tmp_path):
    front.open(NOON)

    assert kwin.modes == [0o600]
    assert [file.parent for file in kwin.files] == [tmp_path]
    assert list(tmp_path.iterdir()) == []


def test_the_script_calls_us_and_asks_for_no_title(front, kwin):
    front.open(NOON)
    (script,) = kwin.scripts.values()

    assert f'callDBus("{kwin.name}"' in script
    assert "caption" not in script
    assert kwin.callers == [(OWNER, "org.kjernetid.InFront")]


def test_when_closed_the_script_is_forgotten(front, kwin):
    front.open(NOON)
    front.close()

    assert (kwin.scripts, kwin.is_open) == ({}, False)


def test_two_sensors_have_a_script_each(front, filled, kwin):
    front.open(NOON)
    filled.open(NOON)
    assert len(kwin.scripts) == 2
    front.close()

    assert len(kwin.scripts) == 1


def test_a_kwin_that_runs_no_script_is_refused_and_nothing_is_left(front, kwin, tmp_path):
    kwin.runs_scripts = False

    with pytest.raises(SensorError, match="Nobody answers"):
        front.open(NOON)
    assert (kwin.scripts, kwin.is_open, list(tmp_path.iterdir())) == ({}, False, [])


def test_a_folder_that_cannot_be_written_to_is_told_of(kwin, env, tmp_path):
    sensor = front_app(LISTED, {**env, "XDG_RUNTIME_DIR": f"{tmp_path}/none"}, kwin.connect)

    with pytest.raises(SensorError, match=r"cannot be written to .*none \(No such file"):
        sensor.open(NOON)
    assert not kwin.is_open


# --- The app in front


@pytest.mark.parametrize(
    ("facts", "app"),
    [
        ((10, "", "", False), "mail"),
        ((20, "python3", "", False), "editor.exe"),
        ((30, "Mail", "", False), "mail"),
        ((0, "", "org.example.mail", False), "mail"),
        ((0, "", "editor.desktop", False), "editor.exe"),
    ],
)
def test_a_listed_app_is_told_as_it_is_listed(front, kwin, facts, app):
    assert front.open(NOON) == []
    kwin.tells(*facts)

    assert front.read(NOON) == [Front(app)]


def test_one_that_is_in_front_already_is_told_at_the_opening(front, kwin):
    kwin.front = (10, "", "", False)

    assert front.open(NOON) == [Front("mail")]


def test_what_is_not_listed_is_told_only_as_the_end_of_what_is(front, kwin):
    kwin.front = (10, "", "", False)
    front.open(NOON)
    kwin.tells(30, "hidden", "hidden", False)
    assert front.read(NOON) == []

    assert front.read(after(seconds=1)) == [Front("")]


def test_of_an_app_that_is_not_listed_nothing_is_kept(front, kwin):
    front.open(NOON)
    kwin.tells(30, "hidden", "org.example.hidden", True)
    front.read(NOON)

    kept = vars(front._desktop) | {"_bus": None, "_names": None}
    assert b"hidden" not in pickle.dumps(kept)


def test_without_listed_apps_nothing_is_connected_to(kwin, env):
    sensor = front_app(Surroundings(), env, kwin.connect)

    assert sensor.open(NOON) == []
    assert (kwin.is_open, sensor.fileno()) == (False, None)


# --- Full screen


def test_full_screen_is_told_when_it_begins_and_ends(filled, kwin):
    assert filled.open(NOON) == []
    kwin.tells(30, "film", "film", True)
    assert filled.read(NOON) == [Busy(on=True)]
    kwin.tells(*NOTHING)
    assert filled.read(NOON) == []

    assert filled.read(after(seconds=1)) == [Busy(on=False)]


# --- What is missing, and what is lost


@pytest.mark.parametrize("name", BOTH)
def test_without_kwin_it_refuses(request, kwin, name):
    kwin.is_there = False

    with pytest.raises(SensorError, match="KWin, the compositor of Plasma, does not run here"):
        request.getfixturevalue(name).open(NOON)
    assert not kwin.is_open


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"WAYLAND_DISPLAY": ""}, "There is no Wayland session here"),
        ({"WAYLAND_DISPLAY": "/run/wayland-0", "XDG_RUNTIME_DIR": ""}, "no private place"),
    ],
)
def test_an_environment_that_does_not_say_enough_is_refused(kwin, env, change, reason):
    with pytest.raises(SensorError, match=reason) as caught:
        front_app(Surroundings(), env | change, kwin.connect).open(NOON)

    assert caught.value.cure


@pytest.mark.parametrize("name", BOTH)
def test_a_kwin_that_ends_is_told_of(request, kwin, name):
    sensor = request.getfixturevalue(name)
    sensor.open(NOON)
    assert ("NameOwnerChanged", "org.kde.KWin") in kwin.watched
    kwin.ends()

    with pytest.raises(SensorError, match=r"KWin has ended\."):
        sensor.read(NOON)


@pytest.mark.parametrize("name", BOTH)
def test_a_bus_that_is_gone_is_told_of_and_can_be_closed(request, kwin, name):
    sensor = request.getfixturevalue(name)
    sensor.open(NOON)
    kwin.fault = GONE

    with pytest.raises(SensorError, match="It is gone"):
        sensor.read(NOON)
    sensor.close()
    assert not kwin.is_open


def test_a_call_that_says_something_else_means_nothing(front, kwin):
    front.open(NOON)
    kwin.tells("mail")
    kwin.tells(10, "mail", "mail", 1)

    assert front.read(NOON) == []
