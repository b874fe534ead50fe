"""What erasing needs beyond the rows: the write-ahead log, and the copies in the backups."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tracker.domain.spans import Span
from tracker.errors import StoreError
from tracker.paths import Home
from tracker.store.backups import (
    backup_name,
    drop_leftovers,
    list_backups,
    made_at,
    pack,
    unpacked,
    unused,
)
from tracker.store.connecting import be_patient
from tracker.store.erasing import erase
from tracker.store.faults import busy, told
from tracker.store.opening import open_engine
from tracker.store.placing import PLACING

_log = logging.getLogger(__name__)


def scrub(engine: Engine, home: Home, holes: Iterable[Span], at: datetime) -> None:
    """Follow what was erased from the rows to where older copies of it live on.

    A backup that was made in a hole counts as made now. The rows are gone for good by now, so what
    cannot be done here is logged, not raised: the caller would take it that nothing was kept, and
    keep everything once more.
    """
    spans = list(holes)

    def tells(made: datetime | None) -> bool:
        return made is not None and any(hole.start <= made <= hole.end for hole in spans)

    def erase_spans(rows: Session) -> bool:
        was_there = [erase(rows, hole, at) for hole in spans]  # from each of them
        return any(was_there)

    _follow(engine, home, at, erase_spans, tells)


def scrub_past(
    engine: Engine, home: Home, at: datetime, erase_past: Callable[[Session], bool]
) -> None:
    """Follow old days in the same way, to be erased from each copy by what is handed in."""
    _follow(engine, home, at, erase_past, lambda _made: False)


def _follow(
    engine: Engine,
    home: Home,
    at: datetime,
    erase_from: Callable[[Session], bool],
    tells: Callable[[datetime | None], bool],
) -> None:
    with _logged(home.journal):
        _empty_log(engine, home)
    with PLACING.erased():  # a backup under way is written anew
        with _logged(home.folder):
            drop_leftovers(home)
        for file in list_backups(home):
            with _logged(file):
                _erase_from_backup(home, file, at, erase_from, is_telling=tells(made_at(file)))


def make_room(engine: Engine, home: Home) -> None:
    """Let the log begin anew where it lies, so that what is written next needs no room of the disk.

    Where somebody else reads on, or nothing can be moved into the journal, it stays as it is.
    """
    with suppress(StoreError), told(home.journal), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(RESTART)")


@contextmanager
def _logged(file: Path) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        _log.warning("What was erased may still be in %s: %s", file, error.sentence)


def _empty_log(engine: Engine, home: Home) -> None:
    """Write the log into the journal, so that no older page lives on in it."""
    with told(home.journal), closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        be_patient(cursor)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(is_busy, *_pages)] = cursor.fetchall()
        if is_busy:  # SQLite does not count it as an error that somebody else reads on
            raise busy(home.journal)


def _erase_from_backup(
    home: Home,
    file: Path,
    at: datetime,
    erase_from: Callable[[Session], bool],
    *,
    is_telling: bool,
) -> None:
    """Erase from what a backup carries; one whose name would tell counts as made now."""
    with unpacked(file, home.backups) as carried:
        engine = open_engine(carried, at, create=False)  # it was looked through just now
        try:
            with sessionmaker(engine).begin() as rows:
                was_there = erase_from(rows)
        finally:
            engine.dispose()
        if was_there or is_telling:
            pack(carried, file)
        if is_telling:
            file.rename(unused(home.backups / backup_name(at)))
