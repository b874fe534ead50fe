"""What erasing needs beyond the rows: the write-ahead log, and the copies in the backups."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from tracker.domain.spans import Span
from tracker.errors import StoreError
from tracker.paths import Home
from tracker.store.backups import drop_leftovers, list_backups, pack, unpacked
from tracker.store.erasing import erase
from tracker.store.faults import told
from tracker.store.opening import open_engine

_log = logging.getLogger(__name__)


def scrub(engine: Engine, home: Home, holes: Iterable[Span], at: datetime) -> None:
    """Follow what was erased from the rows to where older copies of them live on.

    The rows are gone for good by now, so what cannot be done here is logged, not raised: the
    caller would take it that nothing was kept, and keep everything once more.
    """
    with _logged(home.journal):
        _empty_log(engine, home)
    with _logged(home.folder):
        drop_leftovers(home)
    for file in list_backups(home):
        with _logged(file):
            _erase_from_backup(home, file, holes, at)


@contextmanager
def _logged(file: Path) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        _log.warning("What was erased may still be in %s: %s", file, error.sentence)


def _empty_log(engine: Engine, home: Home) -> None:
    """Write the log into the journal, so that no older page lives on in it."""
    with told(home.journal), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _erase_from_backup(home: Home, file: Path, holes: Iterable[Span], at: datetime) -> None:
    with unpacked(file, home.backups) as carried:
        engine = open_engine(carried, at, create=False)  # it was looked through just now
        try:
            with sessionmaker(engine).begin() as rows:
                was_there = [erase(rows, hole, at) for hole in holes]
        finally:
            engine.dispose()
        if any(was_there):
            pack(carried, file)
