"""Faults of the world around the program, made for real: one sentence each, and no loss."""

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

from tests.store.days import first_journal
from tests.torture import harm
from tests.torture.after import broken
from tests.torture.day import EVER, MINUTE
from tests.torture.file_systems import MOMENTS, in_namespace
from tests.torture.harm import Row
from tests.torture.sitting import HOUR, Desk, disturbed, fresh, judged, nothing
from tracker.domain.signals import Active, Idle, Lock, Signal, Unlock
from tracker.domain.spans import total
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.paths import Home

PLACES = 200
LOCKS = 3  # each write that is refused takes the five seconds for which it waits for its turn


# --- What happens to a file while it is recorded into ---------------------------------------------


def taken_away(folder: Path) -> Row:
    """Delete, move or replace the journal or its log while it is recorded into."""
    row = Row("journal or its log deleted, moved, replaced while recording")
    harms: tuple[Callable[[Home], object], ...] = (
        lambda home: home.journal.unlink(),
        lambda home: home.journal.with_name("journal.db-wal").unlink(),
        lambda home: home.journal.rename(home.folder / "moved"),
        lambda home: shutil.copyfile(home.journal, home.folder / "x").replace(home.journal),
        lambda home: shutil.rmtree(home.folder),
    )
    for number in range(MOMENTS):
        home = fresh(folder)
        harmed = harms[number % len(harms)]
        judged(row, disturbed(home, lambda: harmed(home), nothing), 1)  # noqa: B023 - called at once
    return row


def locked(folder: Path) -> Row:
    """Let another program hold the journal for a few minutes, time and again."""
    row, home = Row("journal locked by another program"), fresh(folder)
    desk = Desk(home)
    desk.works(HOUR)
    with closing(sqlite3.connect(home.journal, isolation_level=None)) as other:
        for _time in range(LOCKS):
            other.execute("BEGIN IMMEDIATE")
            desk.works(4 * MINUTE)
            other.execute("COMMIT")
            desk.works(HOUR - 4 * MINUTE)
            row.tries += 1
    row.tries -= 1
    judged(row, desk, LOCKS, (1 + LOCKS) * HOUR)
    return row


def noise_while_recording(folder: Path, places: int = 50) -> Row:
    """Overwrite a page of the journal while it is recorded into, and start anew afterwards."""
    row = Row("a page of the journal filled with noise while recording")
    left: list[float] = []
    for number in range(places):
        home = fresh(folder)
        earlier = Desk(home)
        earlier.works(HOUR / 2)
        earlier.ends()
        desk = Desk(home, earlier.clock)
        desk.works(HOUR / 2)
        chance = random.Random(number)  # noqa: S311 - chosen to be repeated
        page = chance.randrange(home.journal.stat().st_size // harm.NOISE_BYTES)
        with home.journal.open("r+b") as raw:
            raw.seek(page * harm.NOISE_BYTES)
            raw.write(chance.randbytes(harm.NOISE_BYTES))
        row.tries += 1
        with suppress(TrackerError):  # who only looks tells that it is damaged
            desk.works(HOUR)
            desk.ends()
        with Tracker.open(home, desk.clock) as tracker:
            tracker.record()
            left.append(total(work.span for work in tracker.record_of(EVER)[0].work) / (2 * HOUR))
            shown = [*desk.shown, *tracker.mended]
        row.faults += [f"page {page}: {fault}" for fault in broken(home)]
        if left[-1] < 1 and not shown:
            row.faults.append(f"page {page}: {left[-1]:.0%} are left, and nobody was told")
        if shown:
            row.shown = shown[-1].replace(str(home.folder), "…")
    row.lost = harm.lost_of(left)
    return row


# --- Clocks, others, and versions -----------------------------------------------------------------


def clock_jumps(folder: Path, days: int = 100) -> Row:
    """Set the wall clock in all directions, time and again, while somebody works."""
    row = Row("wall clock set in all directions, ten times a day")
    jumps = [
        sign * timedelta(seconds=s) for s in (5, 90, 3600, 86400, 40 * 86400) for sign in (1, -1)
    ]
    signals: tuple[Callable[[Desk], Signal], ...] = (
        lambda _desk: Active(),
        lambda _desk: Lock(),
        lambda _desk: Unlock(),
        lambda desk: Idle(desk.clock.at - 6 * MINUTE),
    )
    for number in range(days):
        desk, chance = Desk(fresh(folder)), random.Random(number)  # noqa: S311 - chosen to be repeated
        for _jump in range(10):
            desk.clock.at += chance.choice(jumps)
            for _signal in range(4):
                desk.does(chance.choice(signals)(desk), chance.randrange(1, 12) * MINUTE)
        row.tries += 1
        worked = desk.ends()
        if worked > desk.clock.passed:
            row.faults.append(f"day {number}: {worked} of work in {desk.clock.passed}")
        row.faults += [f"day {number}: {fault}" for fault in broken(desk.home)]
        row.faults += [f"day {number}: {sentence}" for sentence in desk.shown]
    return row


TWO = """
import sys
from pathlib import Path
from tests.torture.sitting import Desk
from tracker.errors import TrackerError
from tracker.paths import Home
sys.stdin.readline()
try:
    desk = Desk(Home(Path(sys.argv[1])))
except TrackerError as error:
    print(error.sentence)
else:
    print("records", flush=True)
    sys.stdin.read()
"""


def two_at_once(folder: Path) -> Row:
    """Start two recorders at the same moment."""
    row = Row("two recorders started at the same moment")
    for _pair in range(MOMENTS):
        home = fresh(folder)
        both = [
            subprocess.Popen(
                [sys.executable, "-c", TWO, str(home.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _one in range(2)
        ]
        for one in both:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        said = sorted(
            (one.stdout.readline().strip() if one.stdout else "" for one in both), key=len
        )
        for one in both:
            one.communicate()
        row.tries += 1
        if said[0] != "records" or "recording into" not in said[1]:
            row.faults.append(f"they said {said}")
        row.shown = said[1].replace(str(home.folder), "…")
        row.faults += broken(home)
    return row


def newer_version(folder: Path) -> Row:
    """Start on a journal that a newer version wrote."""
    row, home = Row("journal of a newer version"), fresh(folder)
    Desk(home).tracker.close()
    with closing(sqlite3.connect(home.journal)) as rows:
        rows.execute("UPDATE alembic_version SET version_num = '9999'")
        rows.commit()
    before = home.journal.read_bytes()
    row.tries = 1
    try:
        Desk(home)
        row.faults.append("it was opened")
    except TrackerError as error:
        row.shown = error.sentence.replace(str(home.folder), "…")
    if home.journal.read_bytes() != before:
        row.faults.append("it was changed")
    return row


def half_upgraded(folder: Path) -> Row:
    """Start on journals of the first version in which a table of a later one stands in the way."""
    row = Row("upgrade that cannot be finished (a table is in the way)")
    for table in ("hold", "presence", "network", "restraint", "day_line"):
        home = fresh(folder)
        first_journal(home)
        with closing(sqlite3.connect(home.journal)) as rows:
            rows.execute(f"CREATE TABLE {table} (id)")
            rows.commit()
        before = _content(home.journal)
        row.tries += 1
        try:
            Desk(home)
            row.faults.append(f"{table}: it was opened")
        except TrackerError as error:
            row.shown = error.sentence.replace(str(home.folder), "…")
        if _content(home.journal) != before:
            row.faults.append(f"{table}: it was changed")
    return row


def _content(journal: Path) -> list[str]:
    with closing(sqlite3.connect(journal)) as rows:
        return list(rows.iterdump())


def journal_gone(folder: Path) -> Row:
    """Start where there is no journal any more, but backups."""
    row, home = Row("journal deleted at rest"), fresh(folder)
    desk = Desk(home)
    desk.works(HOUR)
    desk.ends()
    with Tracker.open(home, desk.clock) as tracker:
        tracker.backup()
    home.journal.unlink()
    row.tries = 1
    again = Desk(home)
    row.lost = "the record, until a backup is brought back"
    if len(again.tracker.mended) != 1:
        row.faults.append(f"{len(again.tracker.mended)} sentences were shown")
    row.shown = "".join(again.tracker.mended).replace(str(home.folder), "…")
    again.ends()
    return row


def all_faults(folder: Path, seed: int) -> list[Row]:
    """Try everything."""
    home = folder / "home"
    rows = [
        in_namespace("full", home),
        in_namespace("readonly", home),
        in_namespace("rights", home),
        taken_away(home),
        locked(home),
        noise_while_recording(home),
        clock_jumps(home),
        two_at_once(home),
        newer_version(home),
        half_upgraded(home),
        journal_gone(home),
    ]
    for what, tried, harmed in (
        ("journal cut off at each of 200 places", harm.journals, harm.cut_off),
        ("journal filled with noise at each of 200 places", harm.journals, harm.noise),
        ("settings cut off at each of 200 places", harm.settings, harm.cut_off),
        ("settings filled with noise at each of 200 places", harm.settings, harm.noise),
    ):
        row = tried(home, harmed, PLACES, seed)
        row.what = what
        rows.append(row)
    return rows
