"""What is looked at after each try: does the journal open, is it whole, what is missing of it."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta

from tests.torture.day import MINUTE, Day, Known, Step
from tracker.domain.spans import intersect, subtract, total, union
from tracker.errors import TrackerError
from tracker.paths import Home
from tracker.store.backups import list_backups, unpacked
from tracker.store.journal import Journal

LOST_MAX = timedelta(seconds=60)
NO_TIME = timedelta(0)
OVERLAP = """
SELECT count(*) FROM work_session a JOIN work_session b
ON a.device_id = b.device_id AND a.id < b.id AND a.origin = 'measured' AND b.origin = 'measured'
AND a.start_us < b.end_us AND b.start_us < a.end_us
"""


@dataclass(frozen=True, slots=True)
class Lived:
    """The day as it was lived undisturbed: its steps, and what was known after each."""

    steps: Sequence[Step]
    known: Sequence[Known]

    @classmethod
    def undisturbed(cls, home: Home, *, is_brief: bool = False) -> "Lived":
        """Live the day once from its beginning to its end."""
        day, steps, known = Day(home, is_brief=is_brief), list[Step](), list[Known]()
        for step in day.steps():
            steps.append(step)
            known.append(day.known())
        return cls(steps, known)


@dataclass(slots=True)
class Tally:
    """What came of many tries, in which a crash fell into a step of one kind."""

    tries: int = 0
    lost_max: timedelta = NO_TIME
    faults: list[str] = field(default_factory=list)


Tallies = dict[str, Tally]


def judge(lived: Lived, done: int, home: Home) -> tuple[timedelta, list[str]]:
    """Look at a home in which a crash came after so many steps were done.

    Returns:
        how much measured work is missing, and what is wrong otherwise, a few words each.
    """
    after = min(done, len(lived.steps) - 1)  # the step that was under way
    step, knew = lived.steps[after], lived.known[after]
    before = lived.known[done - 1] if done else None
    day = Day(home)
    day.clock.at = step.at + 3 * MINUTE
    try:
        with day.tracker as tracker:
            tracker.record()
            now = day.known()
            notices = list(tracker.notices)
    except TrackerError as error:
        return NO_TIME, [f"it does not open: {error.sentence}"]
    faults = [*notices, *broken(home), *_half_done(before, knew, now)]
    may_be = union([*knew.measured, *(before.measured if before else ())])
    must_be = list(knew.measured)
    if before is not None and subtract(before.measured, knew.measured):
        # Work was erased, or a backup came back, or quiet was noticed late.
        must_be = intersect(must_be, before.measured)
    made_up = total(subtract(now.measured, may_be))
    if before is not None and made_up:
        faults.append(f"{made_up} of work are made up")
    return total(subtract(must_be, now.measured)), faults


def tally(tallies: Tallies, kind: str, told: tuple[timedelta, list[str]], seed: str) -> None:
    """Add what came of one try."""
    lost, faults = told
    row = tallies.setdefault(kind, Tally())
    row.tries += 1
    row.lost_max = max(row.lost_max, lost)
    if lost > LOST_MAX:
        faults = [*faults, f"{lost} are lost"]
    row.faults += [f"{seed}: {fault}" for fault in faults]


def broken(home: Home) -> list[str]:
    with closing(sqlite3.connect(home.journal)) as rows:
        verdicts = [found for (found,) in rows.execute("PRAGMA integrity_check")]
        orphans = rows.execute("PRAGMA foreign_key_check").fetchall()
        (overlaps,) = rows.execute(OVERLAP).fetchone()
    found = [verdict for verdict in verdicts if verdict != "ok"]
    found += [f"a row refers to nothing: {orphan}" for orphan in orphans]
    return [*found, *([f"{overlaps} sessions overlap"] if overlaps else [])]


def _half_done(before: Known | None, knew: Known, now: Known) -> list[str]:
    """Tell what is neither as it was before the step nor as it was after it."""
    parts: dict[str, Callable[[Known], object]] = {
        "what the person did": lambda known: _bare(known.person),
        "the settings": lambda known: known.settings,
    }
    faults = [
        f"{name} is half done"
        for name, part in parts.items()
        if before is not None and part(now) not in (part(before), part(knew))
    ]
    gone = (before.backups if before else frozenset()) - now.backups
    return [*faults, *(f"the backup {name} is gone" for name in gone)]


def _bare(person: Sequence[str]) -> Counter[str]:
    """Leave measured work out, which is judged by its length."""
    return Counter(line for line in person if line)


def damaged_backups(home: Home, known: frozenset[str] = frozenset()) -> list[str]:
    """Name the backups that could not be restored, those left out that are known to be whole."""
    found = []
    for path in list_backups(home):
        if path.name in known:
            continue
        try:
            with unpacked(path, home.folder) as carried:
                Journal.open(carried, Day(home).clock.at, create=False).close()
        except TrackerError as error:
            found.append(f"a backup is broken: {error.sentence}")
    return found
