"""What SQLite and the system refuse is told in one sentence; other faults stay the program's."""

import errno
import sqlite3
from pathlib import Path

import pytest

from tracker.errors import DamagedJournalError, DiskFullError, FolderError, JournalBusyError
from tracker.store.faults import known_fault, told

PATH = Path("/somewhere/journal.db")


def refused(code):
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFullError),
        (sqlite3.SQLITE_BUSY, JournalBusyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, JournalBusyError),
        (sqlite3.SQLITE_LOCKED, JournalBusyError),
        (sqlite3.SQLITE_CORRUPT, DamagedJournalError),
        (sqlite3.SQLITE_NOTADB, DamagedJournalError),
        (sqlite3.SQLITE_READONLY, FolderError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, FolderError),
        (sqlite3.SQLITE_CANTOPEN, FolderError),
        (sqlite3.SQLITE_IOERR_READ, FolderError),
        (sqlite3.SQLITE_PERM, FolderError),
    ],
)
def test_what_sqlite_refuses_is_told(code, kind):
    known = known_fault(refused(code), PATH)

    assert type(known) is kind
    assert str(PATH) in str(known)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, FolderError),
        (errno.EROFS, FolderError),
    ],
)
def test_what_the_system_refuses_is_told(number, kind):
    with pytest.raises(kind, match=str(PATH)), told(PATH):
        raise OSError(number, "why")


@pytest.mark.parametrize(
    "error",
    [
        refused(sqlite3.SQLITE_CONSTRAINT_CHECK),
        refused(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("the wrapper's own complaint"),
        ValueError("no matter of the disk"),
        None,
    ],
)
def test_other_faults_are_the_programs_own(error):
    assert known_fault(error, PATH) is None


def test_a_fault_of_the_program_goes_on_as_it_is():
    with pytest.raises(sqlite3.ProgrammingError), told(PATH):
        raise sqlite3.ProgrammingError("a bug")
