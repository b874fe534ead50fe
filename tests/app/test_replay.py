"""A year through all machines: the same lines each time, and the sessions that really were."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest

from tests.app.computer import Computer, told_instant, told_sessions
from tests.app.year import ABROAD, HOME, Year
from tests.hands import ROOT
from tracker.domain.engine import Engine
from tracker.domain.events import BreakRecorded, Prompted
from tracker.domain.model import (
    BreakOutcome,
    Choice,
    Closing,
    EndReason,
    HeldWhy,
    Phase,
    PromptKind,
)
from tracker.replay import replay
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.settings.declared import Work
from tracker.settings.prompts import Prompts
from tracker.trace_reading import read_trace

MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def year():
    return Year().computer


@pytest.fixture(scope="module")
def told(year):
    return list(replay(year.text(), Settings(), HOME))


# --- The year itself ------------------------------------------------------------------------------


def test_the_year_holds_every_signal_command_and_choice(year):
    signals = Counter(line["signal"] for line in year.lines)
    said = {line["command"][0] for line in year.lines if line["signal"] == "say"}
    answered = {line["choice"] for line in year.lines if line["signal"] == "answer"}

    assert set(signals) == {
        *("start", "active", "idle", "lock", "unlock", "sleep", "wake", "call", "busy", "front"),
        *("apps", "zone", "place", "clock", "say", "answer", "stop", "crash"),
    }
    assert said == {"start", "stop", "pause", "resume", "planned", "private", "break", "quiet"}
    assert answered == {
        *("until", "wrap_up", "planned", "private", "on_call", "not_today", "now", "later", "skip"),
    }


def test_the_year_ends_sessions_in_every_way_that_a_trace_can_tell(year):
    assert {worked.reason for worked in year.truth} == set(EndReason) - {EndReason.LOGOUT}


def test_the_same_seed_makes_the_same_year(year):
    assert Year().computer.lines == year.lines
    assert Year(seed=1).computer.lines != year.lines


# --- What a replay makes of it --------------------------------------------------------------------


def test_sessions_are_those_that_really_were_to_the_second(told, year):
    """Only after a crash may there be less, and then by less than a minute."""
    found = {session.start: session for session in told_sessions(told)}
    really = {worked.start: worked for worked in year.truth}

    assert found.keys() == really.keys()
    for start, worked in really.items():
        if worked.reason == EndReason.CRASH:
            assert found[start].reason == EndReason.CRASH
            assert timedelta(0) <= worked.end - found[start].end < MINUTE
        else:
            assert found[start] == worked


def test_another_year_is_told_as_truly():
    year = Year(seed=1).computer

    found = told_sessions(replay(year.text(), Settings(), HOME))

    assert [s for s in found if s.reason != "crash"] == [
        worked for worked in year.truth if worked.reason != "crash"
    ]


def test_sessions_never_overlap_though_clocks_were_set_back(told):
    found = sorted((session.start, session.end) for session in told_sessions(told))

    assert [(one, other) for one, other in pairwise(found) if other[0] < one[1]] == []


def test_a_clock_set_back_over_a_restless_morning_counts_no_minute_twice():
    morning = Computer(datetime(2026, 11, 16, 8, tzinfo=UTC), HOME)
    for _number in range(40):
        morning.types()
        morning.wait(3)
        morning.locks()
        morning.wait(1)
        morning.tell("unlock")
    morning.is_set(-3 * 3600)
    morning.types()
    morning.wait(4 * 60)
    morning.locks()

    assert told_sessions(replay(morning.text(), Settings(), HOME)) == morning.truth


def test_a_session_that_was_begun_is_ended_or_was_noise(told, year):
    bumps = sum(
        here["signal"] == "active" and then["signal"] == "lock" and is_short(here, then)
        for here, then in pairwise(year.lines)
    )
    count = Counter(event["event"] for event in told)

    assert bumps > 10
    assert 0 < count["session_started"] - count["session_ended"] <= bumps


def is_short(here, then):
    return told_instant(then, "at") - told_instant(here, "at") < timedelta(seconds=30)


def test_each_prompt_is_closed_exactly_once_and_after_it_was_shown(told):
    shown = [event["id"] for event in told if event["event"] == "prompt"]
    open_ones = set()
    for event in told:
        if event["event"] == "prompt":
            open_ones.add(event["id"])
        elif event["event"] == "prompt_closed":
            open_ones.remove(event["id"])

    assert len(shown) == len(set(shown)) > 500
    assert open_ones == set()


def test_each_due_break_has_exactly_one_outcome(all_events):
    """What was asked about is settled before more is asked, and no break is settled twice.

    A pause becomes known late: one that began before the prompt was shown makes it a natural one.
    """
    is_open = False
    due: Counter[datetime] = Counter()
    for event in all_events:
        if isinstance(event, Prompted) and event.kind is PromptKind.MOVEMENT:
            is_open = True
        elif isinstance(event, BreakRecorded):
            if event.record.due_at is not None:
                assert is_open == (event.record.shown_at is not None)
                due[event.record.due_at] += 1
            is_open = False

    assert not is_open
    assert len(due) > 1000
    assert set(due.values()) == {1}


def test_a_break_that_was_never_due_is_natural_or_was_begun_by_the_person(all_events):
    records = [event.record for event in all_events if isinstance(event, BreakRecorded)]

    assert {record.outcome for record in records if record.due_at is None} == {
        BreakOutcome.NATURAL,
        BreakOutcome.TAKEN,
    }
    assert {record.outcome for record in records} == set(BreakOutcome)


@pytest.fixture(scope="module")
def all_events(year):
    """Return what the machines found out, the part that is never told included."""
    schedule = schedule_from(Settings(), HOME)
    samples = [sample for _number, sample in read_trace(year.text(), HOME)]
    engine = Engine(rules_from(Settings(), schedule), samples[0].at, HOME)
    return [event for sample in samples for event in engine.handle(sample)]


@pytest.fixture(scope="module")
def told_on_a_budget(year):
    return list(replay(year.text(), Settings(prompts=Prompts(budget_per_day=3)), HOME))


def prompts_of_days(told):
    schedule = schedule_from(Settings(), HOME)
    return Counter(
        schedule.plan_at(told_instant(event, "at"), zone_of(event)).day
        for event in told
        if event["event"] == "prompt"
    )


def test_no_day_brings_more_prompts_than_its_budget(told, told_on_a_budget):
    last_calls = [event for event in told_on_a_budget if event.get("prompt") == "last_call"]
    others = [event for event in told_on_a_budget if event.get("prompt") != "last_call"]

    assert 9 <= max(prompts_of_days(told).values()) <= 12
    assert last_calls
    assert max(prompts_of_days(told_on_a_budget).values()) == 3
    assert max(prompts_of_days(others).values()) == 2  # one is kept for the last call


def test_without_a_budget_nothing_is_asked(year):
    settings = Settings(prompts=Prompts(budget_per_day=0))

    told = list(replay(islice(year.text(), 1500), settings, HOME))

    assert sum(event["event"] == "session_ended" for event in told) > 100
    assert [event for event in told if event["event"] == "prompt"] == []


def zone_of(event):
    return ABROAD if offset(event) < timedelta(0) else HOME


def offset(event):
    return datetime.fromisoformat(event["at"]).utcoffset() or timedelta(0)


def test_a_prompt_is_held_back_for_each_reason_there_is(told_on_a_budget):
    held = {event["why"] for event in told_on_a_budget if event["event"] == "held"}

    assert held == set(HeldWhy)


# --- The format -----------------------------------------------------------------------------------

SPAN = {"start": datetime, "end": datetime}
FIELDS: dict[str, Mapping[str, type]] = {
    "session_started": {},
    "session_ended": {**SPAN, "reason": EndReason},
    "unsure": SPAN,
    "prompt": {"prompt": PromptKind, "id": str, "choices": list},
    "prompt_closed": {"id": str, "how": Closing},
    "break": {"outcome": BreakOutcome, **SPAN},
    "held": {"prompt": PromptKind, "why": HeldWhy},
    "status": {
        "phase": Phase,
        "since": datetime,
        "work_today_min": float,
        "outside_today_min": float,
        "stretch_min": float,
        "core_ends": datetime,
        "next_prompt": datetime,
        "sensor": str,
        "recording": bool,
    },
}


def test_each_event_has_the_fields_of_the_format_and_no_others(told):
    assert {event["event"] for event in told} == FIELDS.keys()
    for event in told:
        fields = FIELDS[event["event"]]
        assert list(event) == ["at", "event", *fields]
        assert datetime.fromisoformat(event["at"]).utcoffset() is not None
        for name, kind in fields.items():
            assert_fits(event[name], kind, is_status=event["event"] == "status")


def test_work_apps_that_stand_open_are_no_events_of_the_format(year, told):
    """They are kept in the journal alone; the year starts and ends some now and then."""
    listing = Settings(work=Work(apps=("teams", "outlook")))

    assert list(replay(year.text(), listing, HOME)) == told


def assert_fits(value, kind, *, is_status):
    if kind is datetime:
        assert (value is None and is_status) or datetime.fromisoformat(value).tzinfo is not None
    elif kind is float:
        assert isinstance(value, int | float)
    elif kind is list:
        assert value
        assert all(isinstance(choice, str) and Choice(choice) for choice in value)
    elif isinstance(kind, type) and kind in (str, bool):
        assert type(value) is kind
    else:
        assert type(value) is str
        assert kind(value)


def test_times_are_told_in_the_zone_of_the_computer(told):
    assert {offset(event) // MINUTE for event in told} == {60, 120, -240}


# --- The same again -------------------------------------------------------------------------------

AGAIN = """
import json, sys
from tests.app.test_replay import written
sys.stdout.buffer.write(written(open(sys.argv[1], encoding="utf-8")))
"""


def written(lines):
    """Return a replay as the bytes of a file."""
    events = replay(lines, Settings(), HOME)
    return "".join(f"{json.dumps(event)}\n" for event in events).encode()


def test_the_same_trace_gives_the_same_lines_byte_for_byte_wherever_it_is_replayed(
    year, told, tmp_path
):
    trace = tmp_path / "year.jsonl"
    trace.write_text("".join(year.text()), encoding="utf-8")
    here = "".join(f"{json.dumps(event)}\n" for event in told).encode()

    elsewhere = subprocess.run(
        [sys.executable, "-c", AGAIN, str(trace)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LANG": "nb_NO"},
        timeout=120,
    )

    assert elsewhere.stdout == here
    assert written(year.text()) == here
