"""What is in front on Wayland, with a compositor of our own that tells of all windows."""

import pickle
import sys

import pytest

from tests.sensors.fake_compositor import (
    EXT,
    FULL_SCREEN,
    IN_FRONT,
    STATE,
    THEIRS,
    WLR,
    FakeCompositor,
    compositor,
)
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Busy, Front
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux.wayland_front import front_app, full_screen

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

LISTED = Surroundings(apps=frozenset({"mail", "editor.exe"}))
BOTH = [front_app, full_screen]


@pytest.fixture
def other(tmp_path):
    with compositor(tmp_path / "wayland-7", (WLR, 3)) as other:
        yield other


@pytest.fixture
def front(other):
    sensor = front_app(LISTED, other.env)
    yield sensor
    sensor.close()


@pytest.fixture
def filled(other):
    sensor = full_screen(Surroundings(), other.env)
    yield sensor
    sensor.close()


def changes_front(other: FakeCompositor, before: int, after: int) -> None:
    """Bring a window to the front, in the order in which compositors tell of it."""
    other.sets(before)
    other.sets(after, IN_FRONT)


# --- The app in front


@pytest.mark.parametrize(
    ("entry", "app"),
    [
        ("mail", "mail"),
        ("Mail", "mail"),
        ("org.example.Mail", "mail"),
        ("org.example.mail.desktop", "mail"),
        ("editor", "editor.exe"),
    ],
)
def test_a_listed_app_in_front_is_told_as_it_is_listed(front, other, entry, app):
    other.shows(entry, 0, IN_FRONT)

    assert front.open(NOON) == [Front(app)]


def test_one_that_comes_to_the_front_is_told(front, other):
    other.shows("game", IN_FRONT)
    mail = other.shows("mail")
    assert front.open(NOON) == []
    changes_front(other, THEIRS, mail)

    assert front.read(NOON) == [Front("mail")]


def test_a_new_window_in_front_is_told(front, other):
    front.open(NOON)
    other.shows("mail", IN_FRONT)

    assert front.read(NOON) == [Front("mail")]


def test_what_is_not_listed_is_told_only_as_the_end_of_what_is(front, other):
    mail = other.shows("mail", IN_FRONT)
    game = other.shows("game")
    front.open(NOON)
    changes_front(other, mail, game)
    assert front.read(NOON) == []

    assert front.read(after(seconds=1)) == [Front("")]


def test_a_window_that_closes_ends_it_and_is_let_go_of(front, other):
    mail = other.shows("mail", IN_FRONT)
    front.open(NOON)
    other.closes(mail)
    assert front.read(NOON) == []
    assert front.read(after(seconds=1)) == [Front("")]
    front._desktop._wire.round_trip()

    assert other.destroyed == [mail]


def test_a_number_that_is_used_again_is_another_window(front, other):
    """The numbers of windows are the compositor's, and it hands out the lowest that is free."""
    mail = other.shows("mail", IN_FRONT)
    front.open(NOON)
    other.closes(mail)
    front.read(NOON)
    front._desktop._wire.round_trip()

    assert other.shows("game", IN_FRONT) == mail
    assert front.read(after(seconds=1)) == [Front("")]


def test_news_count_once_all_that_belongs_together_was_told(front, other):
    other.shows("mail")
    front.open(NOON)
    other._windows.states(THEIRS, (IN_FRONT,))
    assert front.read(NOON) == []
    other.say(THEIRS, 5)

    assert front.read(NOON) == [Front("mail")]


def test_an_app_that_is_named_later_is_told_then(front, other):
    """A window of an X11 program may say what it is only once it is there."""
    game = other.shows("", IN_FRONT)
    front.open(NOON)
    other._windows.known[game] = ("mail", (IN_FRONT,), "A title")
    other.say(game, 1, b"\x05\0\0\0mail\0\0\0\0")
    other.say(game, 5)

    assert front.read(NOON) == [Front("mail")]


def test_with_two_seats_a_listed_app_in_front_of_either_counts(front, other):
    other.shows("game", IN_FRONT)
    other.shows("mail", IN_FRONT)

    assert front.open(NOON) == [Front("mail")]


def test_without_listed_apps_nothing_is_connected_to(other):
    sensor = front_app(Surroundings(), other.env)

    assert sensor.open(NOON) == []
    assert (other.clients, sensor.fileno()) == (0, None)


# --- Full screen


def test_full_screen_is_told_when_it_begins_and_ends(filled, other):
    film = other.shows("film", IN_FRONT)
    assert filled.open(NOON) == []
    other.sets(film, IN_FRONT, FULL_SCREEN)
    assert filled.read(NOON) == [Busy(on=True)]
    other.sets(film, IN_FRONT)
    assert filled.read(NOON) == []

    assert filled.read(after(seconds=1)) == [Busy(on=False)]


def test_one_that_fills_the_screen_already_is_told_at_once(filled, other):
    other.shows("film", IN_FRONT, FULL_SCREEN)

    assert filled.open(NOON) == [Busy(on=True)]


def test_one_that_fills_a_screen_without_being_in_front_does_not_count(filled, other):
    other.shows("film", FULL_SCREEN)
    other.shows("mail", IN_FRONT)

    assert filled.open(NOON) == []


# --- Both


@pytest.mark.parametrize("make", BOTH)
def test_of_titles_and_of_apps_that_are_not_listed_nothing_is_kept(make, other):
    other.shows("hidden", IN_FRONT, title="a secret word")
    other.shows("mail", title="another secret")
    sensor = make(LISTED, other.env)
    sensor.open(NOON)
    other.entitles(THEIRS, "a third secret")
    sensor.read(NOON)

    desktop = sensor._desktop
    kept = [vars(desktop) | {"_wire": None}, vars(desktop._wire) | {"_link": None}]
    assert b"secret" not in pickle.dumps(kept)
    assert b"hidden" not in pickle.dumps(kept)
    sensor.close()


@pytest.mark.parametrize("make", BOTH)
def test_a_new_title_is_nothing_to_tell(make, other):
    other.shows("mail", IN_FRONT, FULL_SCREEN)
    sensor = make(LISTED, other.env)
    sensor.open(NOON)
    other.entitles(THEIRS, "another")

    assert sensor.read(NOON) == []
    assert sensor.next_look() is None
    sensor.close()


@pytest.mark.parametrize("make", BOTH)
def test_a_compositor_that_is_gone_or_tells_no_more_is_told_of(make, other):
    for loss, reason in ((other.finishes, "tells of windows no more"), (other.die, "closed the")):
        sensor = make(LISTED, other.env)
        sensor.open(NOON)
        loss()

        with pytest.raises(SensorError, match=reason):
            sensor.read(NOON)
        sensor.close()


@pytest.mark.parametrize("make", BOTH)
def test_states_that_are_cut_off_are_no_compositors(make, other):
    other.shows("mail")
    sensor = make(LISTED, other.env)
    sensor.open(NOON)
    other.say(THEIRS, STATE, b"\x08\0\0\0")

    with pytest.raises(SensorError, match="is no compositor"):
        sensor.read(NOON)
    sensor.close()


@pytest.mark.parametrize("make", BOTH)
@pytest.mark.parametrize(
    ("offer", "reason"),
    [((EXT, 1), f"does not offer {WLR}"), ((WLR, 1), f"offers {WLR} in version 1, not 2")],
)
def test_a_compositor_that_does_not_tell_of_windows_is_refused(tmp_path, make, offer, reason):
    with compositor(tmp_path / "wayland-7", offer) as other:
        sensor = make(LISTED, other.env)

        with pytest.raises(SensorError, match=reason):
            sensor.open(NOON)
        assert sensor.fileno() is None


@pytest.mark.parametrize(
    ("make", "cure"),
    [(front_app, "Say that a work app that runs counts"), (full_screen, "Turn on do-not-disturb")],
)
def test_on_gnome_it_is_said_plainly_that_nobody_may_know(make, cure, other):
    sensor = make(Surroundings(), {**other.env, "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"})

    with pytest.raises(SensorError, match="GNOME on Wayland lets no other program know") as caught:
        sensor.open(NOON)
    assert caught.value.cure.startswith(cure)
    assert other.clients == 0


@pytest.mark.parametrize("make", BOTH)
def test_outside_a_wayland_session_it_refuses(make):
    with pytest.raises(SensorError, match="There is no Wayland session here"):
        make(LISTED, {"DISPLAY": ":7"}).open(NOON)
