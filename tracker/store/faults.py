"""What SQLite or the system refuses, told in one sentence: the one place that knows their codes."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import (
    DamagedJournalError,
    DiskFullError,
    FolderError,
    JournalBusyError,
    StoreError,
)
from tracker.wording import _, reason_of

_FULL_ERRNOS = (errno.ENOSPC, errno.EDQUOT)
# The low byte of SQLite's extended result codes; https://sqlite.org/rescode.html
_PRIMARY_CODE = 0xFF
_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_REFUSED_CODES = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system refuses about a file or folder into an error that tells the person.

    Raises:
        StoreError: the fault is one of the person's world; others go on as they are.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        known = known_fault(error, path)
        if known is None:
            raise
        raise known from error


def known_fault(error: BaseException | None, path: Path) -> StoreError | None:
    """Return what to tell the person, or None where the fault is the program's own."""
    if isinstance(error, OSError):
        if error.errno in _FULL_ERRNOS:
            return disk_full(path)
        return refused(path, reason_of(error))
    if not isinstance(error, sqlite3.Error):
        return None
    # An error that Python's own wrapper raises carries no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code in _BUSY_CODES:
        return busy(path)
    if code in _DAMAGED_CODES:
        return damaged(path)
    if code in _REFUSED_CODES:
        return refused(path, str(error))
    return None


def disk_full(path: Path) -> DiskFullError:
    """Say that there is no room left where a file lies."""
    return DiskFullError(
        _("The disk that holds {path} is full; make room on it, then try again.").format(path=path)
    )


def busy(path: Path) -> JournalBusyError:
    """Say that another program is writing to a file."""
    return JournalBusyError(
        _("Another program is writing to {path}; try again in a moment.").format(path=path)
    )


def damaged(path: Path) -> DamagedJournalError:
    """Say that a file is damaged, where it cannot be set aside."""
    return DamagedJournalError(
        _(
            "The journal {path} is damaged; bring a backup back with “kjernetid restore FILE”, or"
            " start Kjernetid anew to have it set aside."
        ).format(path=path)
    )


def refused(path: Path, reason: str) -> FolderError:
    """Say that the system does not let us at a file or folder."""
    return FolderError(
        _(
            "{path} cannot be read or written ({reason}); give yourself the right to, or name"
            " another place."
        ).format(path=path, reason=reason)
    )
