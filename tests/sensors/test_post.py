"""One need: the best sensor that works, the next one when it is lost, and the way back."""

from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, FakeDesktop, after
from tracker.domain.signals import Active, Idle
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.findings import PassedOver
from tracker.sensors.post import Post

LOST = "The sensor good was lost: It is gone."


@pytest.fixture
def desktop():
    return FakeDesktop(idle=["good", "fair"])


@pytest.fixture
def post(desktop):
    return Post(Need.IDLE, desktop.candidates)


def test_the_first_that_opens_is_used_and_the_others_are_left_alone(post, desktop):
    desktop.at_open["good"] = [Idle(NOON)]

    assert post.open(NOON, Surroundings()) == [Idle(NOON)]
    assert post.sensor.name == "good"
    assert desktop.opened == ["good"]
    assert post.finding.passed_over == ()


def test_one_that_cannot_be_used_is_passed_over_with_reason_and_cure(post, desktop):
    desktop.broken = {"good"}

    post.open(NOON, Surroundings())

    assert post.sensor.name == "fair"
    assert post.finding.passed_over == (PassedOver("good", "It is gone.", "Bring it back."),)


def test_one_that_fails_in_the_middle_of_being_opened_is_closed(post, desktop):
    desktop.half_broken = {"good"}

    post.open(NOON, Surroundings())

    assert [one.name for one in desktop.in_use.values()] == ["fair"]


def test_what_never_worked_is_tried_twice_in_the_first_minute_and_then_left(post, desktop):
    """At log-in the program may be there before what tells it."""
    desktop.broken = {"good"}
    post.open(NOON, Surroundings())
    for seconds in (10, 60):
        tries = len(desktop.known)
        assert post.next_look() == after(seconds=seconds)
        assert post.read(after(seconds=seconds)) == []
        assert len(desktop.known) == tries + 1

    assert post.next_look() is None
    assert post.sensor.name == "fair"


def test_one_that_comes_late_is_used(post, desktop):
    desktop.broken = {"good", "fair"}
    post.open(NOON, Surroundings())
    desktop.broken = set()
    desktop.at_open["good"] = [Active()]

    assert post.read(after(seconds=10)) == [Active()]
    assert (post.sensor.name, post.next_look()) == ("good", None)
    assert post.finding.passed_over == ()


def test_one_that_came_late_and_is_lost_is_tried_again_after_a_second(post, desktop, caplog):
    desktop.broken = {"good"}
    post.open(NOON, Surroundings())
    desktop.broken = set()
    post.read(after(seconds=10))
    desktop.broken = {"good"}
    post.read(after(seconds=11))

    assert post.next_look() == after(seconds=12)
    caplog.clear()


def test_without_any_that_works_nothing_is_told(post, desktop):
    desktop.broken = {"good", "fair"}

    assert post.open(NOON, Surroundings()) == []
    assert post.is_blind
    assert post.read(NOON) == []


def test_the_next_one_takes_over_at_once_from_a_lost_one(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    desktop.at_open["fair"] = [Idle(NOON)]

    assert post.read(after(hours=1)) == [Idle(NOON)]
    assert [one.name for one in desktop.in_use.values()] == ["fair"]
    assert caplog.messages == [LOST]
    caplog.clear()


def test_a_lost_one_is_told_of_once_however_often_it_is_tried_again(post, desktop, caplog):
    desktop.names[Need.IDLE] = ["good"]
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}

    post.read(after(hours=1))
    for _retry in range(5):
        post.read(post.next_look())

    assert caplog.messages == [LOST]
    caplog.clear()


@pytest.mark.parametrize("pace", [1.0, 60.0])
def test_a_lost_one_is_tried_again_after_waits_that_double_up_to_a_minute(
    post, desktop, caplog, pace
):
    """The waits are those of the computer's time, however fast the program's passes."""
    post.open(NOON, Surroundings(pace=pace))
    desktop.broken = {"good"}
    now = after(hours=100)

    post.read(now)
    waits = []
    for _retry in range(8):
        waits.append((post.next_look() - now) / pace)
        now = post.next_look()
        post.read(now)

    assert [wait.total_seconds() for wait in waits] == [1, 2, 4, 8, 16, 32, 60, 60]
    caplog.clear()


def test_before_its_time_a_lost_one_is_not_tried(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(after(hours=1))
    desktop.broken = set()

    post.read(after(hours=1, milliseconds=999))

    assert post.sensor.name == "fair"
    caplog.clear()


def test_a_lost_one_that_comes_back_is_used_again(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(after(hours=1))
    desktop.broken = set()
    desktop.at_open["good"] = [Active()]

    assert post.read(post.next_look()) == [Active()]
    assert [one.name for one in desktop.in_use.values()] == ["good"]
    assert post.finding.passed_over == ()
    assert post.next_look() is None
    caplog.clear()


def test_a_failed_retry_leaves_what_works_as_it_is(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(after(hours=1))

    post.read(post.next_look())

    assert desktop.opened == ["good", "fair"]
    caplog.clear()


def test_one_that_is_lost_again_and_again_is_waited_for_longer_each_time(post, desktop, caplog):
    post.open(NOON, Surroundings())
    now = NOON
    waits = []
    for _loss in range(3):
        desktop.broken = {"good"}
        post.read(now)
        waits.append(post.next_look() - now)
        desktop.broken = set()
        now = post.next_look()
        post.read(now)

    assert waits == [timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=4)]
    caplog.clear()


def test_one_that_had_worked_for_a_minute_is_waited_for_a_second_again(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(NOON)
    post.read(post.next_look())
    desktop.broken = set()
    back = post.next_look()
    post.read(back)
    desktop.broken = {"good"}

    lost = back + timedelta(minutes=1)
    post.read(lost)

    assert post.next_look() == lost + timedelta(seconds=1)
    caplog.clear()


def test_a_clock_that_was_set_back_does_not_put_the_retry_off(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(after(hours=1))
    desktop.broken = set()

    post.read(NOON)

    assert post.sensor.name == "good"
    caplog.clear()


def test_one_that_cannot_be_opened_anew_was_lost_too(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good", "fair"}

    post.open(after(hours=1), Surroundings())

    assert post.is_blind
    assert post.next_look() == after(hours=1, seconds=1)
    assert caplog.messages == [LOST]
    caplog.clear()


def test_a_sensor_that_is_opened_anew_has_another_descriptor(post, desktop):
    """Whoever waits on the descriptors would not notice that one stands for something else."""
    post.open(NOON, Surroundings())
    before = post.sensor.fileno()

    post.open(NOON, Surroundings())

    assert post.sensor.fileno() != before
    assert len(desktop.in_use) == 1


def test_the_next_look_is_that_of_the_sensor_or_of_the_retry(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    desktop.looks = {"fair": after(hours=2)}
    post.read(after(hours=1))
    assert post.next_look() == after(hours=1, seconds=1)

    desktop.looks = {"fair": after(hours=1)}

    assert post.next_look() == after(hours=1)
    caplog.clear()


def test_closed_it_holds_nothing_and_looks_at_nothing(post, desktop, caplog):
    post.open(NOON, Surroundings())
    desktop.broken = {"good"}
    post.read(NOON)

    post.close()
    post.close()

    assert desktop.in_use == {}
    assert post.next_look() is None
    caplog.clear()
