"""The idle sensor of Wayland, with a compositor of our own behind the socket."""

import sys
from datetime import timedelta

import pytest

from tests.sensors.fake_compositor import EXT, IDLED, KDE, RESUMED, FakeCompositor, compositor
from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Active, Idle
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.linux import wayland_idle
from tracker.sensors.linux.wayland_idle import CompositorIdle

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

SEAT, SHORTEST = 4, 8  # the numbers of the first object that is made, and of the last
AT_ONCE, PAUSE, AWAY = 1, 15_000, 300_000
FACILITIES = {
    "ext-input-idle": (wayland_idle.INPUT, EXT, 2),
    "ext-idle": (wayland_idle.EXT, EXT, 1),
    "kde-idle": (wayland_idle.KDE, KDE, 1),
}


def of(other: FakeCompositor, facility=wayland_idle.EXT, **known) -> CompositorIdle:
    return CompositorIdle(facility, Surroundings(**known), other.env)


@pytest.fixture
def other(tmp_path):
    with compositor(tmp_path / "wayland-7", (EXT, 2), (KDE, 1)) as other:
        yield other


@pytest.fixture
def sensor(other):
    """Return one that was opened at noon, with nobody there."""
    sensor = of(other)
    assert sensor.open(NOON) == [Idle(NOON)]
    other.tell(AT_ONCE, IDLED)
    assert sensor.read(NOON) == []
    yield sensor
    sensor.close()


@pytest.fixture
def active(sensor, other):
    """The same, with a key pressed at noon."""
    other.tell(AT_ONCE, RESUMED)
    assert sensor.read(NOON) == [Active()]
    return sensor


def quiet(sensor, other, length_ms, at):
    other.tell(length_ms, IDLED)
    return sensor.read(at)


# --- Which protocol


@pytest.mark.parametrize("name", FACILITIES)
def test_each_protocol_is_asked_in_its_own_words(tmp_path, name):
    facility, interface, version = FACILITIES[name]
    with compositor(tmp_path / "wayland-7", (interface, version)) as other:
        sensor = of(other, facility)
        sensor.open(NOON)

        assert sensor.name == name
        assert other.bound == [("wl_seat", 5), (interface, version)]
        assert other.asked == [
            (interface, facility.request, length) for length in (AWAY, PAUSE, AT_ONCE)
        ]
        sensor.close()


def test_the_request_that_overlooks_what_keeps_the_screen_on_is_the_second_versions():
    """By the protocol: get_idle_notification is request 1, get_input_idle_notification is 2."""
    assert (wayland_idle.EXT.request, wayland_idle.EXT.version) == (1, 1)
    assert (wayland_idle.INPUT.request, wayland_idle.INPUT.version) == (2, 2)


@pytest.mark.parametrize(
    ("facility", "offer", "reason"),
    [
        (wayland_idle.INPUT, (EXT, 1), f"offers {EXT} in version 1, not 2"),
        (wayland_idle.EXT, (KDE, 1), f"does not offer {EXT}"),
        (wayland_idle.KDE, (EXT, 2), f"does not offer {KDE}"),
    ],
)
def test_a_compositor_without_the_protocol_is_refused(tmp_path, facility, offer, reason):
    with compositor(tmp_path / "wayland-7", offer) as other:
        sensor = of(other, facility)

        with pytest.raises(SensorError, match=reason):
            sensor.open(NOON)

        assert sensor.fileno() is None


def test_outside_a_wayland_session_it_refuses():
    with pytest.raises(SensorError, match="There is no Wayland session here"):
        CompositorIdle(wayland_idle.EXT, Surroundings(), {"DISPLAY": ":7"}).open(NOON)


# --- Quiet and return


def test_the_first_input_is_told_at_once_and_then_no_key_press_is(sensor, other):
    """The very short notification has done its work: it would tell of each key press."""
    other.tell(AT_ONCE, RESUMED)

    assert sensor.read(after(seconds=1)) == [Active()]
    sensor._wire.round_trip()
    assert other.destroyed == [SEAT, SHORTEST]


def test_what_comes_while_it_is_opened_is_not_overlooked(other):
    """Nothing more arrives on the descriptor for what was read with the answer."""
    other.says_before_done = [AT_ONCE]
    sensor = of(other)
    sensor.open(NOON)

    assert sensor.next_look() is None
    sensor.close()


def test_quiet_begins_with_the_last_input_not_when_it_is_told(active, other):
    assert quiet(active, other, PAUSE, after(minutes=30, seconds=15)) == []

    assert quiet(active, other, AWAY, after(minutes=35)) == [Idle(after(minutes=30))]


@pytest.mark.parametrize("early_s", [-15, 15])
def test_a_compositor_that_counts_to_a_twentieth_is_corrected_by_the_shorter_quiet(
    active, other, early_s
):
    quiet(active, other, PAUSE, after(minutes=30, seconds=15))

    at = after(minutes=35) - timedelta(seconds=early_s)

    assert quiet(active, other, AWAY, at) == [Idle(after(minutes=30))]


def test_quiet_of_which_all_is_read_late_begins_before_the_time_until_away(active, other):
    other.tell(PAUSE, IDLED)

    assert quiet(active, other, AWAY, after(minutes=30)) == [Idle(after(minutes=25))]


def test_quiet_without_word_of_the_shorter_one_begins_before_the_time_until_away(active, other):
    assert quiet(active, other, AWAY, after(minutes=30)) == [Idle(after(minutes=25))]


def test_after_the_quiet_input_is_told_once_whoever_says_so(active, other):
    quiet(active, other, PAUSE, after(seconds=15))
    quiet(active, other, AWAY, after(minutes=5))
    other.tell(PAUSE, RESUMED)
    other.tell(AWAY, RESUMED)

    assert active.read(after(minutes=9)) == [Active()]


def test_a_pause_that_is_shorter_than_the_time_until_away_is_not_told(active, other):
    quiet(active, other, PAUSE, after(seconds=15))
    other.tell(PAUSE, RESUMED)

    assert active.read(after(minutes=1)) == []


def test_quiet_that_goes_on_since_it_was_opened_is_not_told_again(sensor, other):
    assert quiet(sensor, other, PAUSE, after(seconds=15)) == []
    assert quiet(sensor, other, AWAY, after(minutes=5)) == []
    other.tell(AWAY, RESUMED)

    assert sensor.read(after(hours=1)) == [Active()]


def test_quiet_and_return_read_at_once_are_told_in_order(active, other):
    other.tell(AWAY, IDLED)
    other.tell(AWAY, RESUMED)

    assert active.read(after(minutes=9)) == [Idle(after(minutes=4)), Active()]


def test_the_seat_is_let_go_of_which_would_tell_of_each_keyboard(sensor, other):
    assert other.destroyed == [SEAT]


def test_what_the_seat_said_before_means_nothing(sensor, other):
    other.say(SEAT, 1)

    assert sensor.read(NOON) == []


def test_at_another_pace_the_waits_are_short_and_the_quiet_is_long(other):
    """Sixty times as fast: five minutes are five seconds of the computer's."""
    sensor = of(other, pace=60)
    sensor.open(NOON)
    assert [length for _interface, _opcode, length in other.asked] == [5000, 250, 1]
    other.tell(AT_ONCE, IDLED)
    other.tell(AT_ONCE, RESUMED)
    sensor.read(NOON)

    assert quiet(sensor, other, 5000, after(hours=1)) == [Idle(after(minutes=55))]
    sensor.close()


def test_a_short_time_until_away_still_has_a_shorter_one_before_it(other):
    sensor = of(other, away_after=timedelta(seconds=2))
    sensor.open(NOON)

    assert [length for _interface, _opcode, length in other.asked] == [2000, 1000, 1]
    sensor.close()


# --- What keeps the screen on


@pytest.mark.parametrize("pace", [1, 60])
def test_a_compositor_that_never_sees_quiet_is_believed_after_a_while(other, pace):
    """A video plays: no quiet is told, so no return would be either, and no work would begin."""
    sensor = of(other, pace=pace)
    sensor.open(NOON)
    wait = timedelta(seconds=5) * pace

    assert sensor.next_look() == NOON + wait
    assert sensor.read(NOON + wait - timedelta(milliseconds=1)) == []
    assert sensor.read(NOON + wait) == [Active()]
    assert sensor.next_look() is None
    sensor.close()


def test_a_compositor_that_sees_quiet_is_not_looked_at_again(sensor):
    assert sensor.next_look() is None
    assert sensor.read(after(hours=1)) == []


def test_a_clock_that_was_set_back_does_not_prolong_the_doubt(other):
    sensor = of(other)
    sensor.open(after(hours=1))

    assert sensor.read(NOON) == [Active()]
    sensor.close()


# --- The last input


def test_before_any_input_the_last_was_when_it_was_opened_or_before(sensor):
    assert sensor.last_input(after(minutes=3)) == NOON


def test_a_pause_of_which_is_read_late_does_not_move_it(sensor, other):
    quiet(sensor, other, PAUSE, after(seconds=40))

    assert sensor.last_input(after(minutes=3)) == NOON


def test_while_somebody_works_the_last_input_is_known_to_a_quarter_of_a_minute(active):
    assert active.last_input(after(seconds=10)) == NOON
    assert active.last_input(after(minutes=9)) == after(minutes=8, seconds=45)


def test_from_the_pause_on_it_is_known_when_it_was(active, other):
    quiet(active, other, PAUSE, after(minutes=3, seconds=15))

    assert active.last_input(after(minutes=7)) == after(minutes=3)


def test_after_the_pause_it_is_not_later_than_the_return(active, other):
    quiet(active, other, PAUSE, after(minutes=3))
    other.tell(PAUSE, RESUMED)
    active.read(after(minutes=6))

    assert active.last_input(after(minutes=6, seconds=3)) == after(minutes=6)


@pytest.mark.parametrize("is_quiet", [True, False])
def test_on_a_clock_that_was_set_back_it_does_not_lie_ahead(active, other, is_quiet):
    if is_quiet:
        quiet(active, other, PAUSE, after(minutes=3))

    assert active.last_input(after(minutes=-9)) <= after(minutes=-9)


# --- A compositor that is gone


def test_a_compositor_that_is_gone_is_told_of_and_the_descriptor_given_up(active, other):
    other.die()

    with pytest.raises(SensorError, match="closed the connection"):
        active.read(NOON)
    active.close()
    assert active.fileno() is None
    assert active.last_input(NOON) is None
    assert active.next_look() is None


def test_a_compositor_that_refuses_a_request_is_refused(other, monkeypatch):
    monkeypatch.setattr(wayland_idle, "NEW", 77)  # a number of our own choice
    sensor = of(other)

    with pytest.raises(SensorError, match="refused a request"):
        sensor.open(NOON)
    assert sensor.fileno() is None


def test_opened_anew_it_asks_on_a_new_connection(active, other):
    assert active.open(after(hours=1)) == [Idle(after(hours=1))]

    assert other.clients == 2
    assert len(other.asked) == 6
