"""A day that is closed, and being back, in a trace: what is said and answered is taken."""

import json

from tracker.replay import replay
from tracker.settings import Settings
from tracker.settings.prompts import Prompts

OSLO = "Europe/Oslo"


def line(clock: str, signal: str, **fields) -> str:
    return json.dumps({"at": f"2026-11-17T{clock}:00+01:00", "signal": signal, **fields})


def test_closing_and_being_back_are_told():
    trace = [
        line("15:00", "start", zone=OSLO),
        line("15:00", "active"),
        line("16:01", "say", command=["close"]),
        line("16:02", "lock"),
        line("19:00", "unlock"),
        line("19:00", "active"),
        line("19:02", "answer", prompt="back_again", choice="check_in"),
        line("19:10", "lock"),
        line("19:11", "stop"),
    ]
    told = [e for e in replay(trace, Settings(), OSLO) if e["event"] not in ("break", "status")]

    assert [(event["at"][11:16], event["event"]) for event in told] == [
        ("15:00", "session_started"),
        ("16:01", "day_closed"),
        ("16:02", "session_ended"),
        ("19:00", "session_started"),
        ("19:01", "prompt"),
        ("19:02", "prompt_closed"),
        ("19:10", "session_ended"),
    ]
    assert told[4]["choices"] == ["check_in", "planned", "private"]


def test_wind_down_is_put_off_by_an_answer():
    trace = [
        line("15:30", "start", zone=OSLO),
        line("15:30", "active"),
        line("15:46", "answer", prompt="wind_down", choice="snooze"),
        line("15:57", "answer", prompt="wind_down", choice="fine"),
        line("15:58", "lock"),
    ]
    told = replay(trace, Settings(prompts=Prompts(wind_down=True)), OSLO)

    prompts = [event["at"][11:16] for event in told if event["event"] == "prompt"]
    assert prompts == ["15:45", "15:56"]
