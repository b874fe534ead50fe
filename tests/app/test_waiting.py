"""Waiting without windows: descriptors, wakes and time."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest

from tracker.clock import SystemClock
from tracker.waiting import (
    SLICE_S,
    DescriptorWait,
    RunLoopWait,
    WakeWait,
    wait_of_this_system,
)

LONG = timedelta(minutes=5)
SHORT = timedelta(milliseconds=30)
posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes cannot be waited for elsewhere")


class FakeFoundation:
    """What is used of pyobjc's Foundation: a run loop to whose waits a test has an answer."""

    NSDefaultRunLoopMode = "default"

    def __init__(self, hands_out=()):
        self._hands_out = hands_out
        self.waits = []
        self.NSRunLoop = self.NSDate = self

    def currentRunLoop(self):  # noqa: N802 - as macOS calls it
        return self

    def dateWithTimeIntervalSinceNow_(self, seconds):  # noqa: N802 - as macOS calls it
        return seconds

    def runMode_beforeDate_(self, mode, seconds):  # noqa: N802 - as macOS calls it
        self.waits.append((mode, seconds))
        act = (
            self._hands_out[len(self.waits) - 1]
            if len(self.waits) <= len(self._hands_out)
            else None
        )
        if act is not None:
            act()
        return act is not None


@pytest.fixture(
    params=[
        pytest.param(DescriptorWait, marks=posix_only),
        WakeWait,
        lambda: RunLoopWait(FakeFoundation()),
    ],
    ids=["descriptors", "wakes", "run loop"],
)
def wait(request):
    with closing(request.param()) as wait:
        yield wait


def elapsed(act):
    before = SystemClock().read().elapsed
    act()
    return SystemClock().read().elapsed - before


def test_a_wait_is_over_after_its_time(wait):
    assert wait.wait((), SHORT) == []
    assert elapsed(lambda: wait.wait((), SHORT)) >= SHORT * 0.9


def test_a_time_that_is_over_is_not_waited_for(wait):
    assert wait.wait((), -LONG) == []


def test_a_wake_before_it_ends_the_next_wait_and_no_other(wait):
    wait.wake()

    assert elapsed(lambda: wait.wait((), LONG)) < LONG / 2
    assert elapsed(lambda: wait.wait((), SHORT)) >= SHORT * 0.9


def test_a_wake_from_another_thread_ends_a_wait(wait):
    thread = threading.Timer(0.05, wait.wake)
    thread.start()

    assert elapsed(lambda: wait.wait((), LONG)) < LONG / 2
    thread.join()


@posix_only
def test_a_readable_descriptor_ends_a_wait_and_is_named():
    reading, writing = os.pipe()
    with closing(DescriptorWait()) as wait:
        os.write(writing, b"x")
        assert wait.wait((reading,), LONG) == [reading]
    os.close(reading)
    os.close(writing)


@posix_only
def test_waking_more_often_than_the_pipe_holds_is_no_fault():
    with closing(DescriptorWait()) as wait:
        for _ in range(100_000):
            wait.wake()
        assert wait.wait((), LONG) == []
    wait.wake()  # a thread says its last word late


def test_a_note_out_of_the_run_loop_ends_the_wait():
    """On macOS the sensor wakes its host while the loop hands the note out."""
    notes: list[Callable[[], None]] = [lambda: None]
    foundation = FakeFoundation(notes)
    wait = RunLoopWait(foundation)
    notes.append(wait.wake)

    wait.wait((), LONG)

    assert foundation.waits == [("default", SLICE_S)] * 2


def test_each_system_waits_in_its_way(monkeypatch):
    for platform, kind in (("linux", DescriptorWait), ("win32", WakeWait), ("darwin", WakeWait)):
        monkeypatch.setattr(sys, "platform", platform)
        with closing(wait_of_this_system()) as wait:
            assert type(wait) is kind  # on macOS only without pyobjc, as here

    monkeypatch.setattr("tracker.waiting.import_module", lambda _name: FakeFoundation())
    assert type(wait_of_this_system()) is RunLoopWait
