"""How the journal's file is connected to: one connection, its promises, its transactions."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from tracker.store.faults import known_fault

BUSY_TIMEOUT_S = 5
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
        raw = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            for pragma in (*PRAGMAS, f"foreign_keys={foreign_keys:d}"):
                raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    def tell(context: ExceptionContext) -> Exception | None:
        return known_fault(context.original_exception, Path(path))

    engine = create_engine("sqlite://", creator=connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", tell)
    return engine


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read, and so need not wait for a writer."""
    return engine.execution_options(only_reads=True)


def _begin(connection: Connection) -> None:
    # A transaction that will write takes its turn at once: one that reads first and then finds
    # that somebody else has written cannot go on.
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
