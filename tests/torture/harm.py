"""Files that come to harm at rest: cut off or overwritten with noise at each of many places."""

import random
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.store.days import NOW
from tests.torture.after import broken
from tests.torture.day import EVER, MINUTE, ZONE, begin_old
from tracker.clock import SimulatedClock
from tracker.domain.spans import total
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.paths import Home

NOISE_BYTES = 4096
DAYS = 150
Harm = Callable[[bytes, int, random.Random], bytes]


@dataclass(slots=True)
class Row:
    """A line of the table: the fault, how often it was tried, what was lost and shown."""

    what: str
    tries: int = 0
    lost: str = "nothing"
    shown: str = "nothing"
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def cut_off(data: bytes, at: int, _chance: random.Random) -> bytes:
    """End a file at a place."""
    return data[:at]


def noise(data: bytes, at: int, chance: random.Random) -> bytes:
    """Overwrite a page of a file, or what there is of it, with noise."""
    length = min(NOISE_BYTES, len(data) // 4)
    return data[:at] + chance.randbytes(length) + data[at + length :]


def journals(folder: Path, harm: Harm, places: int, seed: int) -> Row:
    """Harm a journal of some months at so many places, and start on it."""
    home, row = _months(folder), Row("")
    whole, kept = home.journal.read_bytes(), _length(home)
    left: list[float] = []
    for number in range(places):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chosen to be repeated
        _only(home, harm(whole, len(whole) * number // places, chance))
        row.tries += 1
        try:
            shown, length = _started(home)
        except TrackerError as error:
            row.faults.append(f"place {number}: it does not open: {error.sentence}")
            continue
        left.append(length / kept)
        if len(shown) > 1 or (length != kept and not shown):
            row.faults.append(f"place {number}: {len(shown)} sentences, {length} of {kept}")
        row.faults += [f"place {number}: {fault}" for fault in broken(home)]
        row.shown = _plain(shown[0], home) if shown else row.shown
    row.lost = lost_of(left)
    return row


def settings(folder: Path, harm: Harm, places: int, seed: int) -> Row:
    """Harm the settings at so many places, and start on them."""
    home, row = _months(folder), Row("")
    with Tracker.open(home, SimulatedClock(NOW, ZONE)) as tracker:
        for key, value in (("work.apps", '["teams", "slack"]'), ("movement.every_min", "40")):
            tracker.set(key, value, NOW.date())
    whole = home.settings.read_bytes()
    as_new = 0
    for number in range(places):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chosen to be repeated
        harmed = harm(whole, len(whole) * number // places, chance)
        for path in home.folder.glob("settings.*"):
            path.unlink()
        home.settings.write_bytes(harmed)
        row.tries += 1
        with Tracker.open(home, SimulatedClock(NOW, ZONE)) as tracker:
            shown = tracker.notices
        aside = [path.read_bytes() for path in home.folder.glob("settings.broken-*")]
        if len(shown) > 1 or (shown and aside != [harmed]):
            row.faults.append(f"place {number}: {shown}, {len(aside)} set aside")
        as_new += bool(shown)
        row.shown = _plain(shown[0], home) if shown else row.shown
    row.lost = f"{as_new} times the file could not be used: it is set aside, and defaults hold"
    return row


def _months(folder: Path) -> Home:
    """Lay out months of work in the newest form: most of the file is rows, not empty tables."""
    shutil.rmtree(folder, ignore_errors=True)
    home = Home(folder)
    begin_old(home, DAYS)
    with Tracker.open(home, SimulatedClock(NOW, ZONE)) as tracker:
        tracker.corrections.add(NOW - 60 * MINUTE, NOW)
        tracker.backup()
    return home


def _length(home: Home) -> timedelta:
    with Tracker.open(home, SimulatedClock(NOW, ZONE), create=False) as tracker:
        return total(work.span for work in tracker.record_of(EVER)[0].work)


def _started(home: Home) -> tuple[list[str], timedelta]:
    """Start to record, and return what is shown and how much work is on record."""
    with Tracker.open(home, SimulatedClock(NOW, ZONE)) as tracker:
        tracker.record()
        return list(tracker.mended), total(work.span for work in tracker.record_of(EVER)[0].work)


def _only(home: Home, data: bytes) -> None:
    for path in home.folder.glob("journal.*"):
        path.unlink()
    home.journal.write_bytes(data)


def _plain(sentence: str, home: Home) -> str:
    """Leave out of a sentence where it was tried."""
    return sentence.replace(str(home.folder), "…")


def lost_of(left: list[float]) -> str:
    """Tell what is lost, from the shares of the work that are left."""
    whole = sum(share >= 1 for share in left)
    share = 1 - sum(left) / len(left)
    none = sum(share == 0 for share in left)
    return (
        f"{whole} of {len(left)} times nothing; {share:.0%} of the work on average;"
        f" {none} times all but the backup"
    )
