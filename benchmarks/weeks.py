"""How long a week takes on a journal of ten years: every day worked, thirty spans a day."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.measuring import Figure, median_seconds
from tracker.clock import SimulatedClock
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.trends import SPANS, USUAL, trend_of

ZONE = "Europe/Oslo"
YEARS, SPANS_A_DAY = 10, 30
WEEK = Week(2026, 20)
BUDGET_MS = 60
TREND_BUDGET_MS = 250


def figures() -> list[Figure]:
    """Measure the week on a full journal and on an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        empty = _tracker(Path(folder) / "empty")
        full = _tracker(Path(folder) / "full")
        began = datetime.now(UTC)
        full.import_spans(_decade())
        filling = (datetime.now(UTC) - began).total_seconds()
        full = _as_measured(full)
        on_empty = median_seconds(lambda: empty.week(WEEK), 9) * 1000
        on_full = median_seconds(lambda: full.week(WEEK), 9) * 1000
        reopened = median_seconds(lambda: _reopened(Path(folder) / "full"), 5) * 1000
        checked = median_seconds(lambda: _checked(full.home.journal), 5) * 1000
        trends = [median_seconds(partial(trend_of, full, n), 5) * 1000 for n in SPANS]
        size = full.home.journal.stat().st_size / 1e6
        empty.close()
        full.close()
    more = on_full - on_empty
    return [
        Figure(
            f"week on {YEARS} years, {YEARS * 365 * SPANS_A_DAY:,} spans ({size:.0f} MB)",
            f"{on_full:.1f} ms, {more:.1f} ms more",
            f"the same on an empty journal: {on_empty:.1f} ms",
            f"<= {BUDGET_MS} ms more",
            more <= BUDGET_MS,
        ),
        *(
            Figure(
                f"trend over {weeks} weeks of that journal",
                f"{took:.0f} ms",
                "-",
                f"<= {TREND_BUDGET_MS} ms" if weeks == USUAL else "-",
                took <= TREND_BUDGET_MS if weeks == USUAL else None,
            )
            for weeks, took in zip(SPANS, trends, strict=True)
        ),
        Figure(
            "opening that journal and its week",
            f"{reopened:.0f} ms",
            f"its integrity check alone: {checked:.0f} ms",
            "-",
            None,
        ),
        Figure("importing those spans", f"{filling:.1f} s", "-", "-", None),
    ]


def _tracker(folder: Path) -> Tracker:
    clock = SimulatedClock(datetime(2026, 11, 23, 9, tzinfo=UTC), ZONE)
    tracker = Tracker.open(Home(folder), clock)
    tracker.week(WEEK)
    return tracker


def _as_measured(tracker: Tracker) -> Tracker:
    """Let all work be measured, as in the record of a person who kept the program for so long."""
    home = tracker.home
    tracker.close()
    with closing(sqlite3.connect(home.journal)) as rows, rows:
        rows.execute("UPDATE work_session SET origin = ?, operation_id = NULL", [Origin.MEASURED])
    return _tracker(home.folder)


def _reopened(folder: Path) -> None:
    with _tracker(folder):
        pass


def _checked(journal: Path) -> None:
    """Look for damage as each opening does, and do nothing else."""
    with closing(sqlite3.connect(journal)) as rows:
        rows.execute("PRAGMA integrity_check(1)").fetchall()


def _decade() -> list[WorkSpan]:
    spans = []
    for number in range(YEARS * 365):
        day = datetime(2016, 12, 1, 6, tzinfo=UTC) + timedelta(days=number)
        for part in range(SPANS_A_DAY):
            start = day + timedelta(minutes=part * 20)
            span = Span(start, start + timedelta(minutes=14))
            spans.append(WorkSpan(span, ZONE, Place.HOME, False, Origin.IMPORTED))
    return spans
