"""`replay` and `demo`: signals run through the engine."""

import json

import pytest

from tracker.cli.event_words import event_line

DAY = "2026-11-16T"
TRACE = """\
{"at": "2026-11-16T08:00:00+01:00", "signal": "start", "zone": "Europe/Oslo"}
{"at": "2026-11-16T08:00:05+01:00", "signal": "active"}
{"at": "2026-11-16T08:45:00+01:00", "signal": "lock"}
{"at": "2026-11-16T08:55:00+01:00", "signal": "unlock"}
{"at": "2026-11-16T08:55:00+01:00", "signal": "active"}
{"at": "2026-11-16T10:30:00+01:00", "signal": "idle", "since": "2026-11-16T10:20:00+01:00"}
{"at": "2026-11-16T16:10:00+01:00", "signal": "active"}
{"at": "2026-11-16T17:00:00+01:00", "signal": "stop"}
"""


@pytest.fixture
def trace(tmp_path):
    file = tmp_path / "trace.jsonl"
    file.write_text(TRACE, encoding="utf-8")
    return file


def test_events_are_told_as_json_lines(shell, trace):
    events = [json.loads(line) for line in shell.ok("replay --json", trace).splitlines()]

    assert events[0]["event"] == "session_started"
    assert events[-1]["event"] == "status"
    ended = [event for event in events if event["event"] == "session_ended"]
    assert [(event["end"], event["reason"]) for event in ended] == [
        ("2026-11-16T08:45:00+01:00", "lock"),
        ("2026-11-16T10:20:00+01:00", "idle"),
        ("2026-11-16T17:00:00+01:00", "stop"),
    ]


def test_the_same_trace_gives_the_same_lines(shell, trace):
    assert shell.ok("replay --json", trace) == shell.ok("replay --json", trace)


def test_events_are_told_in_words_below_their_day(shell, trace):
    lines = shell.ok("replay", trace).splitlines()

    assert lines[0] == "Monday 16 November 2026"
    assert "  08:00:05  work began" in lines
    assert "  08:45:00  work 08:00:05–08:45:00 ended: the screen was locked" in lines
    assert any("outside core hours" in line for line in lines)
    assert any("movement break" in line for line in lines)


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (
            {"event": "unsure", "start": f"{DAY}12:00:00+01:00", "end": f"{DAY}12:20:00+01:00"},
            "unsure 12:00:00–12:20:00: work or pause",
        ),
        (
            {"event": "held", "prompt": "movement", "why": "call"},
            "held back: movement (a call is on)",
        ),
        ({"event": "day_closed"}, "the day was closed"),
        (
            {"event": "prompt", "prompt": "movement", "id": "p1", "choices": []},
            "prompt p1: movement",
        ),
        ({"event": "prompt_closed", "id": "p1", "how": "expired"}, "prompt p1 not answered"),
        (
            {
                "event": "break",
                "outcome": "taken",
                "start": f"{DAY}12:00:00+01:00",
                "end": f"{DAY}12:05:00+01:00",
            },
            "movement break 12:00:00–12:05:00 taken",
        ),
        (
            {
                "event": "break",
                "outcome": "skipped",
                "start": f"{DAY}12:00:00+01:00",
                "end": f"{DAY}12:00:00+01:00",
            },
            "movement break skipped",
        ),
        ({"event": "status", "phase": "away"}, "at the end: away"),
    ],
)
def test_each_event_has_its_words(event, line):
    assert event_line({"at": f"{DAY}12:30:00+01:00", **event}) == f"12:30:00  {line}"


def test_unknown_keys_of_other_settings_are_told(shell, trace, tmp_path):
    file = tmp_path / "other.toml"
    file.write_text("[prompts]\nloud = true\n", encoding="utf-8")

    result = shell("replay", trace, "--settings", file)

    assert result.exit_code == 0
    assert "prompts.loud" in result.stderr


def test_settings_of_another_file_can_be_tried(shell, trace, tmp_path):
    file = tmp_path / "other.toml"
    file.write_text("[prompts]\nbudget_per_day = 0\n", encoding="utf-8")

    assert '"event": "prompt"' in shell.ok("replay --json", trace)
    assert '"event": "prompt"' not in shell.ok("replay --json", trace, "--settings", file)


def test_nothing_is_put_on_record(shell, trace):
    shell.ok("replay", trace)

    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"at": "2026-11-16T08:00:00+01:00", "signal": "dance"}\n', "Line 1 of the trace"),
        (b"\xff\xfe", "is not UTF-8 text"),
    ],
)
def test_a_trace_that_cannot_be_used_is_told_in_one_sentence(shell, trace, raw, said):
    trace.write_bytes(raw)

    assert said in shell.fails("replay", trace)


@pytest.mark.parametrize("line", ["replay missing.jsonl", "replay --settings missing.toml"])
def test_a_missing_file_is_told(shell, trace, line):
    more = [trace] if "--settings" in line else []

    assert "missing." in shell.fails(line, *more)


def test_broken_settings_are_told_rather_than_replaced(shell, trace, tmp_path):
    file = tmp_path / "broken.toml"
    file.write_text("[movement]\nevery_min = 999\n", encoding="utf-8")

    assert "broken.toml, line 2" in shell.fails("replay --settings", file, trace)


def test_the_demo_tells_its_story_and_shows_two_weeks(shell):
    told = shell.ok("demo")

    assert "movement: I’m up" in told
    assert "Week 46, 9–15 November 2026" in told
    assert "Week 47, 16–22 November 2026" in told


def test_the_demo_leaves_the_home_alone_and_can_be_painted(shell, tmp_path):
    painted = []
    shell.paint = lambda weeks, path, kind: painted.append(
        ([str(week.week) for week in weeks], path, kind)
    )

    shell.ok("demo --png", tmp_path / "week.png")

    assert painted == [(["2026-W46", "2026-W47"], tmp_path / "week.png", "png")]
    assert not shell.home.exists()
