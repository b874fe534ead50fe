"""A month of somebody who works every evening and never answers: it gets quieter day by day."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.hands import OSLO, RULES, FakeClock, at, let_run
from tracker.domain.events import Event, Prompted
from tracker.domain.localtime import local
from tracker.domain.model import PromptKind
from tracker.domain.signals import Active, Lock, Signal, Unlock
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.replay import replay
from tracker.settings import Settings
from tracker.store.journal import Journal

WEEKDAYS = [day for day in range(30) if day % 7 < 5]
SCREEN = (("08:00", "12:00"), ("12:30", "16:30"), ("19:00", "23:30"))
COLUMNS = {
    PromptKind.MOVEMENT: "movement",
    PromptKind.OUTSIDE_CORE: "outside",
    PromptKind.STILL_OUTSIDE: "outside",
}

# Movement may come twelve times a day, questions about outside work three times. The first day
# brings six and three in vain, and the caps fall to 6, 3 and 1, and to 1. A last call comes before
# each workday, the week that is ready once a week: neither is often enough to fall.
EXPECTED = """\
            movement  outside  others
2026-11-16         6        3       1
2026-11-17         6        1       1
2026-11-18         3        1       1
2026-11-19         1        1       1
2026-11-20         1        1       0
2026-11-23         1        1       2
2026-11-24         1        1       1
2026-11-25         1        1       1
2026-11-26         1        1       1
2026-11-27         1        1       0
2026-11-30         1        1       2
2026-12-01         1        1       1
2026-12-02         1        1       1
2026-12-03         1        1       1
2026-12-04         1        1       0
2026-12-07         1        1       2
2026-12-08         1        1       1
2026-12-09         1        1       1
2026-12-10         1        1       1
2026-12-11         1        1       0
2026-12-14         1        1       2
2026-12-15         1        1       1"""


def signals() -> Iterator[tuple[datetime, list[Signal]]]:
    for day in WEEKDAYS:
        for begins, ends in SCREEN:
            yield at(begins, day), [Unlock(), Active()]
            yield at(ends, day), [Lock()]


def trace() -> Iterator[str]:
    yield json.dumps({"at": at("07:50").isoformat(), "signal": "start", "zone": OSLO})
    for when, told in signals():
        for signal in told:
            name = type(signal).__name__.lower()
            yield json.dumps({"at": when.isoformat(), "signal": name})


def table(asked: list[tuple[str, PromptKind]]) -> str:
    """Count prompts by day: those to move, those about outside work, and all others."""
    counted = Counter((day, COLUMNS.get(kind, "others")) for day, kind in asked)
    lines = [f"{'':10}{'movement':>10}{'outside':>9}{'others':>8}"]
    for day in sorted({day for day, _kind in asked}):
        movement, outside, others = (counted[day, of] for of in ("movement", "outside", "others"))
        lines.append(f"{day}{movement:>10}{outside:>9}{others:>8}")
    return "\n".join(lines)


def replayed() -> str:
    told = replay(trace(), Settings(), OSLO)
    prompts = [line for line in told if line["event"] == "prompt"]
    return table([(line["at"][:10], PromptKind(line["prompt"])) for line in prompts])


def lived(home: Home, restarts: tuple[str, ...]) -> str:
    """Live the month with a program that is started anew at these times of each workday."""
    clock, events = FakeClock(at("07:50")), list[Event]()

    class Heard:
        """The journal, heard as well."""

        def keep(self, told, *more):
            events.extend(told)
            journal.keep(events[len(events) - len(told) :], *more)

    with Journal.open(home, at("00:00"), create=False) as journal:

        def started() -> Recorder:
            reading = clock.read()
            journal.recover(reading.at, None)
            new = Recorder(RULES, Heard(), reading, journal.past(reading.at))
            new.start(reading)
            return new

        recorder = started()
        again = [at(time, day) for day in WEEKDAYS for time in restarts]
        for when, told in signals():
            while again and again[0] <= when:
                let_run(recorder, clock, again.pop(0), saves=False)
                recorder.stop(clock.read())
                recorder = started()
            let_run(recorder, clock, when, saves=False)
            for signal in told:
                recorder.handle(signal, clock.read())
    shown = [event for event in events if isinstance(event, Prompted)]
    return table([(f"{local(e.at, OSLO):%Y-%m-%d}", e.kind) for e in shown])


def test_a_replayed_month_gets_quieter_and_keeps_to_the_budget():
    assert replayed() == EXPECTED

    days = [list(map(int, line.split()[1:])) for line in EXPECTED.splitlines()[1:]]
    assert max(sum(day) for day in days) <= Settings().prompts.budget_per_day
    for movement_or_outside in list(zip(*days, strict=True))[:2]:
        assert list(movement_or_outside) == sorted(movement_or_outside, reverse=True)


@pytest.mark.parametrize("restarts", [(), ("07:59",), ("12:10", "17:00")])
def test_the_program_may_be_started_anew_meanwhile(tmp_path, restarts):
    assert lived(Home(tmp_path / "home"), restarts) == EXPECTED
