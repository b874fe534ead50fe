"""What can still be read of a damaged journal is brought into a new one, row by row.

SQLite reads a table by ranges of its rows. A range that it cannot read is halved until only rows
are left out that lie on spoilt pages. What is read must make sense besides: bytes that were
overwritten may still look like a row.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from tracker.clock import YEARS
from tracker.paths import FILE_MODE
from tracker.store.columns import EPOCH, MICROSECOND, Base
from tracker.store.connecting import connect
from tracker.store.opening import begin
from tracker.store.revisions import LINEAGE
from tracker.store.schema import AlembicVersion, Device, WorkSession

FAILURES_MAX = 4000  # of one table, each a fraction of a millisecond; then the rest is given up
ROWS_MAX = 1 << 24  # where not even the last row is known
_LATEST = (datetime(YEARS[-1] + 1, 1, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // MICROSECOND
_Row = tuple[object, ...]


def salvage(damaged: Path, folder: Path, at: datetime) -> tuple[Path, int]:
    """Read what can be read of a damaged journal, which must be closed, into a new one.

    Args:
        damaged: the journal; it is left as it is.
        folder: an empty folder to work in.
        at: now; when the new journal is begun, if nothing tells when the old one was.

    Returns:
        the new journal, and how many rows it took over.

    Raises:
        StoreError: the new journal cannot be written.
    """
    fresh, copy = folder / "fresh.db", folder / "copy.db"
    fresh.touch(mode=FILE_MODE)
    for suffix in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{damaged}{suffix}", f"{copy}{suffix}")
    engine = connect(fresh, foreign_keys=False)
    try:
        begin(engine, at, LINEAGE)
        count = _take_over(copy, engine)
    finally:
        engine.dispose()
    return fresh, count


def _take_over(copy: Path, engine: Engine) -> int:
    tables = [table for table in Base.metadata.sorted_tables if table.name != _VERSION]
    count = 0
    with closing(sqlite3.connect(copy)) as source, engine.begin() as target:
        with suppress(sqlite3.Error):
            source.execute("PRAGMA writable_schema = ON")  # what it cannot parse is passed over
        for table in tables:
            for columns, row in _rows(source, table):
                count += _is_put(target, table, columns, row)
        _one_device(target)
        count -= _drop_orphans(target)
    return count


def _rows(source: sqlite3.Connection, table: Table) -> Iterator[tuple[Sequence[str], _Row]]:
    """Yield the rows of a table, with the names of those columns that it has."""
    try:
        known = {name for _n, name, *_ in source.execute(f'PRAGMA table_info("{table.name}")')}
    except sqlite3.Error:
        return
    columns = [column.name for column in table.columns if column.name in known]
    if not columns:
        return
    names = ", ".join(f'"{name}"' for name in columns)
    ask = f'SELECT {names} FROM "{table.name}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - our names
    waiting, failures = [(0, _last(source, table))], 0
    while waiting and failures < FAILURES_MAX:
        low, high = waiting.pop()
        try:
            found = source.execute(ask, (low, high)).fetchall()
        except sqlite3.Error:
            failures += 1
            if low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]
            continue
        yield from ((columns, row) for row in found)


def _last(source: sqlite3.Connection, table: Table) -> int:
    try:
        (last,) = source.execute(f'SELECT max(rowid) FROM "{table.name}"').fetchone()  # noqa: S608 - our name
    except sqlite3.Error:
        return ROWS_MAX
    return last if isinstance(last, int) else 0


def _is_put(target: Connection, table: Table, columns: Sequence[str], row: _Row) -> bool:
    """Put a row into the new journal, if it makes sense there."""
    values = dict(zip(columns, row, strict=True))
    if not all(_is_instant(value) for name, value in values.items() if name.endswith("_us")):
        return False
    names = ", ".join(f'"{name}"' for name in columns)
    holes = ", ".join("?" for _name in columns)
    put = f'INSERT OR REPLACE INTO "{table.name}" ({names}) VALUES ({holes})'  # noqa: S608 - our names
    try:
        target.exec_driver_sql("SAVEPOINT row")
        target.exec_driver_sql(put, row)
        key = [
            column == values[column.name] for column in table.primary_key if column.name in values
        ]
        target.execute(select(table).where(*key)).all()  # as it will be read
    except (IntegrityError, LookupError, TypeError, ValueError, OverflowError):
        target.exec_driver_sql("ROLLBACK TO row")
        return False
    finally:
        target.exec_driver_sql("RELEASE row")
    return True


def _is_instant(value: object) -> bool:
    return value is None or (isinstance(value, int) and 0 <= value <= _LATEST)


def _one_device(target: Connection) -> None:
    """Keep the one device that the rows were written by, also where its own row is lost."""
    newest = select(Device.id).order_by(Device.made_at.desc()).limit(1).scalar_subquery()
    if target.scalar(select(func.count()).select_from(Device)) != 1:
        target.execute(delete(Device).where(Device.id.in_(newest)))
        return
    writer = target.scalar(select(WorkSession.device_id).limit(1))
    if writer is not None:
        target.execute(update(Device).values(id=writer))


def _drop_orphans(target: Connection) -> int:
    """Take out rows that refer to rows which are lost; return how many."""
    dropped = 0
    while orphans := target.exec_driver_sql("PRAGMA foreign_key_check").all():
        for table, row, *_ in orphans:
            dropped += target.exec_driver_sql(
                f'DELETE FROM "{table}" WHERE rowid = ?',  # noqa: S608 - a name that SQLite tells
                (row,),
            ).rowcount
    return dropped


_VERSION = AlembicVersion.__tablename__
