"""How many signals a second go through all machines: a year of ordinary days, replayed."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.measuring import Figure, median_seconds
from tracker.replay import replay
from tracker.settings import Settings

ZONE = "Europe/Oslo"
BUDGET = 20_000


def figures() -> list[Figure]:
    """Measure replay from text to told events."""
    lines = [json.dumps(line) for line in _year()]
    seconds = median_seconds(lambda: sum(1 for _ in replay(lines, Settings(), ZONE)), 5)
    parsing = median_seconds(lambda: [json.loads(line) for line in lines], 5)
    rate = len(lines) / seconds
    return [
        Figure(
            f"replay of a year, {len(lines):,} signals",
            f"{rate:,.0f} signals/s ({seconds:.2f} s)",
            f"json.loads of the same lines: {parsing:.2f} s",
            f">= {BUDGET:,} signals/s",
            rate >= BUDGET,
        )
    ]


def _year() -> Iterator[dict[str, Any]]:
    """Tell a year in which somebody pauses for a few minutes now and then, five days a week."""
    chance = random.Random(1)  # noqa: S311 - the same year each time, no secret
    yield _line(datetime(2026, 1, 1, 6, tzinfo=UTC), "start", zone=ZONE)
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        if day.weekday() < 5:
            yield from _workday(datetime(day.year, day.month, day.day, 7, tzinfo=UTC), chance)
    yield _line(datetime(2027, 1, 1, 6, tzinfo=UTC), "stop")


def _workday(at: datetime, chance: random.Random) -> Iterator[dict[str, Any]]:
    evening = at + timedelta(hours=9)
    yield _line(at, "unlock")
    while at < evening:
        at += timedelta(seconds=1)
        yield _line(at, "active")
        at += timedelta(minutes=chance.randint(4, 40), seconds=chance.randint(0, 59))
        if chance.random() < 0.2:
            yield _line(at, "call", on=True)
            at += timedelta(minutes=chance.randint(2, 30))
            yield _line(at, "call", on=False)
        yield _line(at, "front", app=chance.choice(["teams", "code", "firefox"]))
        at += timedelta(minutes=6)
        yield _line(at, "idle", since=(at - timedelta(minutes=5)).isoformat())
        at += timedelta(minutes=chance.randint(0, 6))
    yield _line(at, "lock")


def _line(at: datetime, signal: str, **fields: object) -> dict[str, Any]:
    return {"at": at.isoformat(), "signal": signal, **fields}
