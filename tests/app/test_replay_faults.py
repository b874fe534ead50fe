"""A replay of any trace: what is wrong with one, and the status that stands at its end."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.computer import told_sessions
from tests.app.year import HOME
from tracker.domain.model import (
    Choice,
)
from tracker.errors import TraceError
from tracker.replay import replay
from tracker.settings import Settings

MINUTE = timedelta(minutes=1)


# --- What is wrong with a trace -------------------------------------------------------------------


def line(signal, at, **fields):
    return json.dumps({"at": f"2026-11-16T{at}+01:00", "signal": signal, **fields})


def run(*lines, settings=None):
    return list(replay(lines, settings or Settings(), HOME))


@pytest.mark.parametrize("lines", [[], ["", "\n"]])
def test_a_trace_without_signals_is_told_of(lines):
    with pytest.raises(TraceError) as caught:
        run(*lines)

    assert caught.value.sentence == "The trace is empty; a signal was expected on line 1."


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (
            ["pause", "soon"],
            "“soon” is not understood; say 30m, 1h, until 15:00 or until",
        ),
        (["pause", "48h"], "“48h” is not between one minute and a day; try 30m or 1h30m."),
        (["planned", "until", "25:00"], "“until 25:00” is not understood; say 30m"),
        (["planned", "until", "9999-12-31T23:59:59-12:00"], "is not understood; say 30m"),
        (["private", "last", "x"], "“x” is not understood; say 30m"),
        (["private", "since", "x"], "“x” is not understood; say 30m"),
        (["private", "since", "2026-11-16T08:00"], "is not understood; say 30m"),
    ],
)
def test_words_that_mean_nothing_are_told_of_with_their_line(command, why):
    with pytest.raises(TraceError) as caught:
        run(line("active", "08:00:00"), "", line("say", "09:00:00", command=command))

    assert caught.value.sentence.startswith("Line 3 of the trace makes no sense: ")
    assert why in caught.value.sentence


def test_events_before_a_fault_are_told():
    told = replay([line("active", "08:00:00"), "{"], Settings(), HOME)

    assert next(told)["event"] == "session_started"
    with pytest.raises(TraceError):
        next(told)


# --- The status at the end ------------------------------------------------------------------------


def test_the_status_adds_up_the_day_however_often_it_was_broken_off():
    """Three hundred sessions of a minute in core hours, and one in the evening that goes on."""
    start = datetime(2026, 11, 16, 8, tzinfo=UTC)
    lines = []
    for number in range(300):
        at = start + number * timedelta(seconds=80)
        lines += [(at, "active"), (at + MINUTE, "lock"), (at + MINUTE, "unlock")]
    lines += [(start + timedelta(hours=10), "active"), (start + timedelta(hours=10.5), "busy")]

    told = run(*(json.dumps({"at": at.isoformat(), "signal": s, "on": True}) for at, s in lines))

    assert told[-1] == {
        "at": "2026-11-16T19:30:00+01:00",
        "event": "status",
        "phase": "working",
        "since": "2026-11-16T19:00:00+01:00",
        "work_today_min": 330,
        "outside_today_min": 30,
        "stretch_min": 30,
        "core_ends": None,
        "next_prompt": "2026-11-16T20:15:00+01:00",
        "sensor": "trace",
        "recording": True,
    }


def test_the_status_forgets_what_was_erased_and_what_was_done_on_other_days():
    status = run(
        line("active", "08:00:00"),
        line("say", "09:00:00", command=["private", "last", "20m"]),
        line("lock", "09:01:00"),
    )[-1]
    tomorrow = run(
        line("active", "08:00:00"),
        line("lock", "09:00:00"),
        json.dumps({"at": "2026-11-17T12:00:00+01:00", "signal": "unlock"}),
    )[-1]

    assert (status["phase"], status["work_today_min"]) == ("private", 40)
    assert (tomorrow["phase"], tomorrow["work_today_min"]) == ("away", 0)
    assert tomorrow["core_ends"] == "2026-11-17T16:00:00+01:00"


def test_the_status_tells_when_the_next_prompt_comes():
    status = run(line("active", "08:00:00"), line("front", "08:20:00", app="code"))[-1]

    assert status["next_prompt"] == "2026-11-16T08:50:00+01:00"
    assert status["stretch_min"] == 20


def test_the_status_after_a_stop_is_off():
    status = run(line("active", "08:00:00"), line("stop", "08:30:30"))[-1]

    assert (status["phase"], status["recording"]) == ("off", False)
    assert status["work_today_min"] == 30.5


# --- Whatever comes -------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(
        [
            "pause",
            "private",
            "planned",
            "stop",
            "start",
            "resume",
            "break",
            "until",
            "last",
            "since",
            "30m",
            "24:00",
            "15:00",
            "tomorrow",
            "x",
            "2026-11-16T08:00:00+01:00",
            "2099-01-01",
        ]
    ),
    min_size=1,
    max_size=3,
)
PLAIN = ["start", "active", "lock", "unlock", "sleep", "wake", "stop", "crash"]
KINDS = ["movement", "outside_core", "still_outside"]
ZONES = [HOME, "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
JUMPS = [1, -1, 3600, -3600, 86_400, -86_400, 1_000_000, -1_000_000]
PAUSES = [0, 1, 29, 30, 60, 299, 300, 301, 1800, 3000, 14_400, 90_000]
CHOICES = [choice for choice in Choice if choice is not Choice.UNTIL]


def one(name, **fields):
    return st.fixed_dictionaries({"signal": st.just(name), **fields})


SOMETHING = st.one_of(
    st.sampled_from(PLAIN).flatmap(one),
    st.sampled_from(["call", "busy"]).flatmap(lambda name: one(name, on=st.booleans())),
    one("say", command=WORDS),
    one("answer", prompt=st.sampled_from(KINDS), choice=st.sampled_from(CHOICES)),
    one("zone", zone=st.sampled_from(ZONES)),
    one("place", place=st.sampled_from(["home", "other"])),
    one("clock", jump_s=st.sampled_from(JUMPS)),
    one("idle", quiet=st.integers(0, 4000)),
)


def written_as_trace(steps):
    at, lines = datetime(2026, 3, 28, 6, tzinfo=UTC), []
    for seconds, fields in steps:
        at += timedelta(seconds=seconds)
        told = {"at": at.isoformat(), **fields}
        if "quiet" in fields:
            told["since"] = (at - timedelta(seconds=told.pop("quiet"))).isoformat()
        lines.append(json.dumps(told))
        at += timedelta(seconds=fields.get("jump_s", 0))
    return lines


@given(st.lists(st.tuples(st.sampled_from(PAUSES), SOMETHING), max_size=25))
def test_nothing_but_a_trace_error_comes_of_signals_in_any_order(steps):
    """Nor do the sessions that are told overlap."""
    told: list[dict[str, Any]] = []
    with suppress(TraceError):
        told.extend(replay(written_as_trace(steps), Settings(), HOME))

    found = sorted((session.start, session.end) for session in told_sessions(told))
    assert [(one, other) for one, other in pairwise(found) if other[0] < one[1]] == []
