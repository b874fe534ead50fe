"""The record as tables of plain text, for files that people can read, and taken in again from them.

All that is on record is carried, what was undone included. One thing is not: the key of the
networks and their tokens, with which a stranger could find out where a network is. Of networks
the tables only tell what the person said, and that is not taken in again. Nor is it told that they
were asked about old days: another computer asks by itself.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, delete, exists, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

from tracker.errors import ImportRefusedError, JournalBusyError
from tracker.paths import Home
from tracker.store import schema
from tracker.store.backups import backup
from tracker.store.cells import cell, words_of
from tracker.store.columns import Base
from tracker.store.connecting import reading
from tracker.store.opening import open_engine
from tracker.wording import _

Row = Mapping[str, object]  # values by the names of their columns in the table of the file

_AT_ONCE: Final = 1000  # rows in memory


@dataclass(frozen=True)
class Carried:
    """A table that is carried, by the name of its file.

    Attributes:
        name: of the file, without its ending.
        rows: the rows of the journal that stand in it.
        without: columns that stay in the journal.
        comes_back: whether the table is read again when it is taken in.
    """

    name: str
    rows: type[Base]
    without: frozenset[str] = frozenset()
    comes_back: bool = True

    @property
    def columns(self) -> dict[str, Column[Any]]:
        """Return what stands in the table, by the names people see."""
        mapper = inspect(self.rows)
        named = {mapper.get_property_by_column(column).key: column for column in self.table.columns}
        return {name: column for name, column in named.items() if name not in self.without}

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Return the columns, each with the words that alone may stand in it, if there are such."""
        return {name: words_of(column) for name, column in self.columns.items()}

    @property
    def table(self) -> Table:
        """Return the table of the journal."""
        return Base.metadata.tables[self.rows.__tablename__]


# In an order in which rows never come before those that they hang on.
CARRIED: Final = (
    Carried("computers", schema.Device),
    Carried("deeds", schema.Operation),
    Carried("work", schema.WorkSession),
    Carried("corrections", schema.Layer),
    Carried("running", schema.Checkpoint),
    Carried("pause", schema.HoldRow, frozenset({"erase_from", "erase_to", "erase_at"})),
    Carried("reminders", schema.RestraintRow, frozenset({"put_off_on"})),
    Carried("planned", schema.PlannedSpan),
    Carried("on_call", schema.OnCallSpan),
    Carried("unsure", schema.UnsureSpan),
    Carried("breaks", schema.BreakRow),
    Carried("coverage", schema.CoverageRow),
    Carried("apps_open", schema.PresenceRow),
    Carried("prompts", schema.PromptRow),
    Carried("leave", schema.LeaveDay),
    Carried("own_hours", schema.DaySwap),
    Carried("confirmed", schema.ConfirmedDay),
    Carried("lines", schema.DayLine),
    Carried("self_report", schema.WeekAnswer),
    Carried("networks", schema.NetworkRow, frozenset({"token"}), comes_back=False),
)
STAYING: Final = (schema.HereRow, schema.NetworkRow)

# Rows of these mean that there is something a person would miss.
_MISSED: Final = (
    schema.WorkSession,
    schema.UnsureSpan,
    schema.BreakRow,
    schema.PromptRow,
    schema.PlannedSpan,
    schema.OnCallSpan,
    schema.LeaveDay,
    schema.DaySwap,
    schema.ConfirmedDay,
    schema.DayLine,
    schema.WeekAnswer,
)


def carry_out(home: Home, at: datetime) -> Generator[tuple[Carried, Iterator[list[str]]]]:
    """Yield each table with its rows as cells, all as they are at one moment.

    Args:
        home: whose record; one that was never begun has no rows.
        at: now.

    Raises:
        JournalBusyError: private time is about to be erased, and would live on in the files.
        StoreError: the journal cannot be read, told apart by class.
    """
    engine = open_engine(home, at, create=False)
    try:
        with reading(engine).begin() as connection:
            _refuse_while_erasing(connection)
            for carried in CARRIED:
                yield carried, _cells(connection, carried)
    finally:
        engine.dispose()


def keep_present(home: Home, at: datetime, *, in_place_of_all: bool) -> Path | None:
    """Back up what is in a home before an export takes its place, and return the backup.

    Args:
        home: whose record and settings.
        at: now.
        in_place_of_all: whether a record that is there may be replaced.

    Returns:
        The backup; None where there is neither a record nor settings.

    Raises:
        ImportRefusedError: there is a record, and it may not be replaced.
        StoreError: the journal cannot be opened, or the backup not be written.
    """
    engine = open_engine(home, at, create=True)
    try:
        with reading(engine).begin() as connection:
            is_missed = _has_record(connection)
    finally:
        engine.dispose()
    if is_missed and not in_place_of_all:
        raise ImportRefusedError(
            _(
                "{folder} holds a record already, and nothing was imported; “--replace” puts the"
                " export in its place and keeps a backup for “kjernetid restore”, while importing"
                " work.csv out of the export adds its work alone."
            ).format(folder=home.folder)
        )
    return backup(home, None, at) if is_missed or home.settings.exists() else None


def carry_in(home: Home, at: datetime, rows_of: Callable[[Carried], Iterable[Row]]) -> None:
    """Put carried tables in the place of the record: all of them, or nothing is changed.

    Args:
        home: where to; nobody else records into it.
        at: now.
        rows_of: gives the rows of a table; what it raises takes everything back.

    Raises:
        ImportRefusedError: the rows do not go together.
        StoreError: the journal cannot be opened or written, told apart by class.
    """
    engine = open_engine(home, at, create=True)
    try:
        with engine.begin() as connection:
            # Old rows go and new ones come; only in the end has each to find what it hangs on.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            _empty(connection)
            for carried in CARRIED:
                if carried.comes_back:
                    _put(connection, carried, rows_of(carried))
            _hand_over(connection)
    except IntegrityError as error:
        raise _do_not_fit() from error
    finally:
        engine.dispose()


def _cells(connection: Connection, carried: Carried) -> Iterator[list[str]]:
    columns = list(carried.columns.values())
    keys = [column for column in columns if column.primary_key] or columns
    wanted = select(*columns).order_by(*keys)
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}):
        yield [cell(value) for value in row]


def _refuse_while_erasing(connection: Connection) -> None:
    waits = select(schema.HoldRow.device_id).where(schema.HoldRow.erase_from.is_not(None))
    if connection.execute(waits).first() is not None:
        raise JournalBusyError(
            _(
                "Private time is about to be erased, so nothing is exported now; let Kjernetid run"
                " for a moment, then try again."
            )
        )


def _has_record(connection: Connection) -> bool:
    return any(connection.scalar(select(exists(select(rows.__table__)))) for rows in _MISSED)


def _empty(connection: Connection) -> None:
    """Take out all that is on record, save what is known of networks."""
    kept = {rows.__table__ for rows in STAYING}
    for carried in CARRIED:
        if carried.table not in kept:
            connection.execute(delete(carried.table))


def _put(connection: Connection, carried: Carried, rows: Iterable[Row]) -> None:
    columns = carried.columns
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        values = [{columns[name].key: value for name, value in row.items()} for row in some]
        connection.execute(insert(carried.table), values)


def _hand_over(connection: Connection) -> None:
    """Let the computer that the record came from be this one, and know the networks here."""
    devices = connection.scalars(select(schema.Device.id)).all()
    if len(devices) != 1:
        raise _do_not_fit()
    for rows in STAYING:
        connection.execute(update(rows).values(device_id=devices[0]))


def _do_not_fit() -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "The tables of the export do not go together, so it was changed or is damaged; export"
            " anew where it came from. Nothing was imported."
        )
    )
