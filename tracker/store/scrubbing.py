"""What erasing needs beyond the rows: the write-ahead log, and the copies in the backups."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

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
    """Follow what was erased from the rows to where older copies of them live on.

    The rows are gone for good by now, so what cannot be done here is logged, not raised: the
    caller would take it that nothing was kept, and keep everything once more.
    """
    with _logged(home.journal):
        _empty_log(engine, home)
    spans = list(holes)
    with PLACING.erased():  # a backup under way is written anew
        with _logged(home.folder):
            drop_leftovers(home)
        for file in list_backups(home):
            with _logged(file):
                _erase_from_backup(home, file, spans, at)


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


def _erase_from_backup(home: Home, file: Path, holes: Sequence[Span], at: datetime) -> None:
    """Erase what a backup knows of holes; one that was made in a hole counts as made now."""
    with unpacked(file, home.backups) as carried:
        engine = open_engine(carried, at, create=False)  # it was looked through just now
        try:
            with sessionmaker(engine).begin() as rows:
                was_there = [erase(rows, hole, at) for hole in holes]
        finally:
            engine.dispose()
        made = made_at(file)
        tells = made is not None and any(hole.start <= made <= hole.end for hole in holes)
        if any(was_there) or tells:
            pack(carried, file)
        if tells:
            file.rename(unused(home.backups / backup_name(at)))
