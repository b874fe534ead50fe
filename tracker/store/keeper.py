"""What is done to the journal's file as a whole: restored, set aside, deleted.

The journal must be closed meanwhile: in this process by the caller, in the process that records
by its lock, which is taken here.
"""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from tracker.aside import put
from tracker.errors import DamagedJournalError
from tracker.paths import Home
from tracker.store.backups import (
    STAMP,
    SUFFIX,
    backup,
    drop_leftovers,
    unpacked,
    unused,
)
from tracker.store.faults import busy, told
from tracker.store.lock import RecorderLock

# What SQLite keeps beside a file in use, in the order in which it may be moved: a log that is left
# behind alone would be played into the next file by the same name.
_BESIDE = ("-wal", "-shm")
PATIENCE_S = 1  # for commands that only read, and are done in a moment
_OURS = (
    "journal.*",
    "settings.*",
    "kjernetid.log",
    "control.*",
    "autostart.done",
    f"backups/*{SUFFIX}",
)


def restore(home: Home, file: Path, at: datetime) -> Path | None:
    """Put what a backup carries in the place of the present journal and settings.

    Args:
        home: where to put it.
        file: a backup; one of an older version is brought up to date when it is next opened.
        at: now; names the backup that is made of what was there.

    Returns:
        That backup, or the damaged journal that was set aside; None where nothing was there.

    Raises:
        BackupError: the file is missing, no backup, or damaged; nothing is changed.
        NewerJournalError: a newer version wrote it; nothing is changed.
        JournalBusyError: the journal is in use.
        StoreError: the home cannot be written to, told apart by class.
    """
    home.prepare()
    with RecorderLock(home), unpacked(file, home.folder) as carried:
        kept = _keep_present(home, at)
        with told(home.folder):
            if carried.settings.exists():
                put(carried.settings, home.settings)
            put(carried.journal, home.journal)
    return kept


def set_aside(home: Home, why: str, at: datetime) -> Path:
    """Rename the journal, with what SQLite keeps beside it, and return what it is called now.

    It must not be open; `why` becomes a part of its name.
    """
    aside = unused(home.folder / f"journal.{why}-{at:{STAMP}}.db")
    with told(home.folder):
        for suffix in _BESIDE:
            with suppress(FileNotFoundError):
                _beside(home.journal, suffix).rename(_beside(aside, suffix))
        home.journal.rename(aside)
    return aside


def delete_all(home: Home) -> None:
    """Delete journal, settings, backups and whatever else is ours in a home, and the home.

    Files that are not ours stay, and so does the folder then. Who records lets go of the lock
    before: its file goes too.

    Raises:
        JournalBusyError: another process records into the home.
        StoreError: something cannot be deleted, told apart by class.
    """
    if not home.folder.exists():
        return
    with RecorderLock(home), told(home.folder):
        drop_leftovers(home)
        for pattern in _OURS:
            for path in home.folder.glob(pattern):
                path.unlink()
        _remove_if_empty(home.backups)
    with told(home.folder):
        home.recorder_lock.unlink(missing_ok=True)
        _remove_if_empty(home.folder)


def _keep_present(home: Home, at: datetime) -> Path | None:
    if not home.journal.exists():
        return None
    try:
        kept = backup(home, None, at)
    except DamagedJournalError:
        return set_aside(home, "damaged", at)
    _empty_log(home)
    return kept


def _empty_log(home: Home) -> None:
    with told(home.journal):
        with closing(sqlite3.connect(home.journal, timeout=PATIENCE_S)) as connection:
            (is_busy, *_sizes) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise busy(home.journal)
        for suffix in _BESIDE:
            _beside(home.journal, suffix).unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _remove_if_empty(folder: Path) -> None:
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
