"""How the journal's file is connected to: one connection, its promises, its transactions."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import StaticPool

from tracker.store.faults import known_fault

PATIENCE_S = 5.0  # how long a transaction waits for another program that writes
# What is erased is overwritten, not only unlinked (secure_delete); a commit has reached the disk
# when it returns, so that a power cut costs nothing (synchronous).
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


def connect(path: Path | str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine that keeps one connection to a file, or to memory where that is named.

    What SQLite refuses comes out of it as a `StoreError`, wherever the fault is one of the
    person's world.
    """

    def connection() -> sqlite3.Connection:
        # Without an isolation level the driver leaves BEGIN to us, and so takes back table
        # changes too: https://docs.python.org/3/library/sqlite3.html#transaction-control
        raw = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
        try:
            for pragma in (*PRAGMAS, f"foreign_keys={foreign_keys:d}"):
                raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    def tell(context: ExceptionContext) -> Exception | None:
        return known_fault(context.original_exception, Path(path))

    # An error of SQLAlchemy's own never quotes what was to be written.
    engine = create_engine(
        "sqlite://", creator=connection, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", tell)
    return engine


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read, and so need not wait for a writer."""
    return engine.execution_options(only_reads=True)


def waiting(engine: Engine, seconds: float) -> Engine:
    """Return the same engine for transactions that wait so long at most for another writer."""
    return engine.execution_options(patience_s=seconds)


def be_patient(cursor: DBAPICursor) -> None:
    """Let what comes next, outside of a transaction, wait as long as a connection does at first."""
    cursor.execute(_patience(PATIENCE_S))


def _patience(seconds: float) -> str:
    return f"PRAGMA busy_timeout={seconds * 1000:.0f}"


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(_patience(options.get("patience_s", PATIENCE_S)))
    # A transaction that will write takes its turn at once: one that reads first and then finds
    # that somebody else has written cannot go on.
    connection.exec_driver_sql("BEGIN" if options.get("only_reads") else "BEGIN IMMEDIATE")
