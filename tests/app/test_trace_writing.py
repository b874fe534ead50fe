"""What is written as a trace reads back as the same signals."""

import json
import os
import stat
from datetime import timedelta

import pytest

from tests.hands import OSLO, at
from tracker.domain import signals
from tracker.domain.model import Choice, Place
from tracker.domain.signals import Sample
from tracker.errors import TraceError
from tracker.trace_reading import read_trace
from tracker.trace_writing import TraceFile, trace_line

EVERY = [
    signals.Start(),
    signals.Active(),
    signals.Idle(at("08:58")),
    signals.Lock(),
    signals.Unlock(),
    signals.Sleep(),
    signals.Wake(),
    signals.Call(on=True),
    signals.Busy(on=False),
    signals.Front("teams"),
    signals.Apps(frozenset({"teams", "outlook"})),
    signals.ZoneChanged("Asia/Tokyo"),
    signals.PlaceChanged(Place.HOME),
    signals.ClockJumped(timedelta(hours=-2)),
    signals.Say(("pause", "until", "15:00")),
    signals.Answer("outside_core-1", Choice.WRAP_UP),
    signals.Answer("outside_core-1", Choice.UNTIL, at("21:00")),
    signals.Stop(),
]


@pytest.mark.parametrize(
    "signal", EVERY, ids=[f"{n}-{type(one).__name__}" for n, one in enumerate(EVERY)]
)
def test_every_signal_reads_back_as_it_was(signal):
    sample = Sample(at("09:00"), OSLO, signal)
    line = json.dumps(trace_line(sample))
    [(_number, read)] = read_trace([line], OSLO)

    assert read.signal == signal
    assert read.at == sample.at


def test_what_only_time_did_leaves_no_line():
    assert trace_line(Sample(at("09:00"), OSLO, signals.Passed())) is None


def test_a_trace_is_for_the_eyes_of_its_owner_and_complete_at_any_moment(tmp_path):
    path = tmp_path / "day.jsonl"
    trace = TraceFile(path)
    trace.write([Sample(at("09:00"), OSLO, signals.Start())])
    trace.write([Sample(at("09:01"), OSLO, signals.Active())])

    lines = path.read_text().splitlines()
    trace.close()
    assert [json.loads(line)["signal"] for line in lines] == ["start", "active"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_trace_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    with pytest.raises(TraceError, match=r"cannot be written to .*name another file"):
        TraceFile(tmp_path / "no" / "such" / "folder.jsonl")


def test_a_disk_that_fills_up_ends_the_trace_and_nothing_else(tmp_path):
    trace = TraceFile(tmp_path / "day.jsonl")
    trace.close()

    trace.write([Sample(at("09:00"), OSLO, signals.Start())])
