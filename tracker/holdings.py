"""What there is of a person's data, and where: told on the page of the data."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker.domain.localtime import local
from tracker.domain.spans import Span
from tracker.hall import Tracker
from tracker.store.backups import list_backups, made_at

_BESIDE = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What lies in the home.

    Attributes:
        folder: where all of it lies.
        journal: bytes of the journal, with what SQLite keeps beside it.
        since: day of the first work on record; None: there is none.
        backups: how many there are in the folder.
        newest: local day on which the newest of them was made.
    """

    folder: Path
    journal: int
    since: date | None
    backups: int
    newest: date | None


def holdings_of(tracker: Tracker) -> Holdings:
    """Look at the home of a tracker.

    Raises:
        StoreError: the record cannot be read.
    """
    home = tracker.home
    record, _schedule = tracker.record_of(Span(tracker.now, tracker.now + datetime.resolution))
    backups = list_backups(home)
    newest = made_at(backups[0]) if backups else None
    return Holdings(
        folder=home.folder,
        journal=sum(_size(home.journal.with_name(home.journal.name + end)) for end in _BESIDE),
        since=_day(record.first, tracker.zone),
        backups=len(backups),
        newest=_day(newest, tracker.zone),
    )


def _day(at: datetime | None, zone: str) -> date | None:
    return None if at is None else local(at, zone).date()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
