"""Several sources of one fact, told as one."""

import os
import select
import sys

import pytest

from tests.sensors.fakes import GONE, NOON, after
from tracker.domain.signals import Busy, Call
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.findings import PassedOver
from tracker.sensors.joining import calls, quiet


class Part:
    """A source with a pipe for a descriptor; it does what the test says."""

    def __init__(self, name, says=()):
        self.name = name
        self.says = list(says)
        self.look = None
        self.is_broken = False
        self.pipe: tuple[int, int] | None = None

    def make(self):
        return self

    def open(self, now):
        if self.is_broken:
            raise GONE
        self.pipe = os.pipe()
        return self.take()

    def fileno(self):
        return self.pipe[0] if self.pipe else None

    def next_look(self):
        return self.look

    def read(self, now):
        if self.is_broken:
            raise GONE
        return self.take()

    def last_input(self, now):
        return None

    def saved(self):
        pass

    def close(self):
        for number in self.pipe or ():
            os.close(number)
        self.pipe = None

    def take(self):
        says, self.says = self.says, []
        return says

    def tell(self, *signals):
        """Say something, and make the descriptor readable."""
        self.says = list(signals)
        assert self.pipe is not None, "it is closed"
        os.write(self.pipe[1], b"!")


@pytest.fixture
def one():
    return Part("one")


@pytest.fixture
def other():
    return Part("other")


@pytest.fixture
def joined(one, other):
    joined = calls(Surroundings(), [[one.make], [other.make]])
    yield joined
    joined.close()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there descriptors are joined")


def is_readable(joined):
    return bool(select.select([joined.fileno()], [], [], 0)[0])


ON, OFF = Call(on=True), Call(on=False)


def test_the_first_begins_it_and_the_last_ends_it(joined, one, other):
    """The other's beginning and the one's end are no edge of the whole."""
    joined.open(NOON)
    told = []
    for part, signal in ((one, ON), (other, ON), (one, OFF), (other, OFF)):
        part.tell(signal)
        told.append(joined.read(NOON))

    assert told == [[ON], [], [], [OFF]]


def test_what_holds_already_is_told_when_opened(joined, one):
    one.says = [ON]

    assert joined.open(NOON) == [ON]


def test_opened_anew_it_tells_again_what_holds(joined, one):
    one.says = [ON]
    joined.open(NOON)
    one.says = [ON]

    assert joined.open(NOON) == [ON]


@on_linux
@pytest.mark.parametrize("number", [0, 1])
def test_each_part_wakes_by_the_one_descriptor(joined, one, other, number):
    joined.open(NOON)
    assert not is_readable(joined)

    (one, other)[number].tell(ON)

    assert is_readable(joined)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_there_are_no_descriptors_a_part_is_read_when_it_wants_to_look(
    joined, one, other, monkeypatch, platform
):
    monkeypatch.setattr(sys, "platform", platform)
    joined.open(NOON)
    one.says, one.look = [ON], NOON

    assert joined.fileno() is None
    assert joined.next_look() == NOON
    assert joined.read(NOON) == [ON]


def test_the_earliest_look_of_the_parts_is_its_own(joined, one, other):
    one.look, other.look = after(seconds=9), after(seconds=3)
    joined.open(NOON)

    assert joined.next_look() == after(seconds=3)


def test_quiet_tells_in_its_own_words(one):
    one.says = [Busy(on=True)]
    joined = quiet(Surroundings(), [[one.make]])

    assert joined.open(NOON) == [Busy(on=True)]
    joined.close()


# --- Missing and lost parts


def test_a_missing_part_is_named_and_the_other_works(joined, one, other):
    one.is_broken = True
    joined.open(NOON)
    other.tell(ON)

    assert joined.read(NOON) == [ON]
    assert joined.passed_over == (PassedOver("one", GONE.sentence, GONE.cure),)


def test_of_a_part_that_can_be_sensed_in_two_ways_the_best_that_works_is_used(one, other):
    one.is_broken = True
    joined = calls(Surroundings(), [[one.make, other.make]])
    joined.open(NOON)
    other.tell(ON)

    assert joined.read(NOON) == [ON]
    assert [missing.name for missing in joined.passed_over] == ["one"]
    joined.close()


def test_a_part_without_any_source_names_all_of_them(one, other):
    one.is_broken = other.is_broken = True
    third = Part("third")
    joined = calls(Surroundings(), [[one.make, other.make], third.make])
    joined.open(NOON)

    assert [missing.name for missing in joined.passed_over] == ["one", "other"]
    joined.close()


def test_without_any_part_it_cannot_be_used_and_says_why(joined, one, other):
    one.is_broken = other.is_broken = True

    with pytest.raises(SensorError, match=r"It is gone\. It is gone\.") as caught:
        joined.open(NOON)

    assert caught.value.cure == "Bring it back."  # said once, though it would cure both
    assert joined.fileno() is None


def test_a_part_that_is_lost_takes_its_share_along(joined, one, caplog):
    one.says = [ON]
    joined.open(NOON)
    one.is_broken = True

    assert joined.read(NOON) == [OFF]
    assert [missing.name for missing in joined.passed_over] == ["one"]
    assert caplog.messages == ["The sensor one was lost: It is gone."]
    caplog.clear()


def test_a_lost_part_leaves_a_call_that_the_other_tells_of(joined, one, other, caplog):
    one.says, other.says = [ON], [ON]
    joined.open(NOON)
    one.is_broken = True

    assert joined.read(NOON) == []
    caplog.clear()


@on_linux
def test_a_lost_part_is_tried_again_and_heard_again(joined, one, caplog):
    joined.open(NOON)
    one.is_broken = True
    joined.read(NOON)
    assert joined.next_look() == after(seconds=1)
    one.is_broken = False

    assert joined.read(after(seconds=1)) == []
    one.tell(ON)

    assert is_readable(joined)
    assert joined.read(after(seconds=2)) == [ON]
    caplog.clear()


@on_linux
def test_two_parts_lost_at_once_are_both_heard_again(joined, one, other, caplog):
    """Each may get the number that was the other's."""
    joined.open(NOON)
    one.is_broken = other.is_broken = True
    joined.read(NOON)
    one.is_broken = other.is_broken = False
    joined.read(after(seconds=1))
    for part in (one, other):
        part.tell()
        assert is_readable(joined)
        os.read(part.pipe[0], 1)
        assert not is_readable(joined)
    caplog.clear()
