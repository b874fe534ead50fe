"""An export taken in: looked through whole first, then put on record, all of it or nothing."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.aside import put
from tracker.carrying.leaving import RECORD, SETTINGS
from tracker.carrying.manifest import Manifest, changed, check_file, read_manifest, unreadable
from tracker.errors import ImportRefusedError
from tracker.importers.limits import shown
from tracker.paths import FILE_MODE, Home
from tracker.settings import read
from tracker.store.backups import scratch_folder
from tracker.store.carrying import CARRIED, Carried, Row, carry_in, keep_present
from tracker.store.cells import UnfitCellError, value_of
from tracker.store.faults import told
from tracker.store.lock import RecorderLock
from tracker.wording import _


@dataclass(frozen=True, slots=True)
class Arrival:
    """An export that was looked through and can be taken in.

    Attributes:
        folder: where it lies.
        manifest: what it says of itself.
        rows: how many rows each table has, by the name of the table.
        has_settings: whether settings come with it.
    """

    folder: Path
    manifest: Manifest
    rows: dict[str, int]
    has_settings: bool


def look_through(folder: Path) -> Arrival:
    """Look an export through: its files are whole, and every cell of them can be used.

    Raises:
        ImportRefusedError: it cannot be taken in.
        NewerJournalError: a newer version wrote it.
        SettingsError: the settings that come with it cannot be used.
    """
    manifest = read_manifest(folder)
    has_settings = SETTINGS in manifest.files
    for carried in CARRIED:
        check_file(folder, _name(carried), manifest)
    if has_settings:
        check_file(folder, SETTINGS, manifest)
        read(folder / SETTINGS)
    counts = {one.name: sum(1 for _row in _rows(folder, one)) for one in CARRIED}
    return Arrival(folder, manifest, counts, has_settings)


def take_in(home: Home, arrival: Arrival, at: datetime, *, in_place_of_all: bool) -> Path | None:
    """Put an export on record, and its settings in the place of those that are there.

    Args:
        home: where to.
        arrival: what was looked through.
        at: now; names the backup of what was there.
        in_place_of_all: whether a record that is there is replaced; else the export is refused.

    Returns:
        The backup of what was there; None where there was nothing that anybody would miss.

    Raises:
        TrackerError: nothing was taken in; it says why.
    """
    home.prepare()
    with RecorderLock(home), _settings_aside(home, arrival) as aside:
        kept = keep_present(home, at, in_place_of_all=in_place_of_all)
        carry_in(home, at, lambda carried: _rows(arrival.folder, carried))
        if aside is not None:
            with told(home.settings):
                put(aside, home.settings)
    return kept


@contextmanager
def _settings_aside(home: Home, arrival: Arrival) -> Iterator[Path | None]:
    """Lay the settings that come in beside their place, so that there is room for them."""
    if not arrival.has_settings:
        yield None
        return
    with scratch_folder(home.folder) as folder:
        aside = folder / SETTINGS
        aside.touch(mode=FILE_MODE)
        aside.write_bytes((arrival.folder / SETTINGS).read_bytes())
        yield aside


def _rows(folder: Path, carried: Carried) -> Iterator[Row]:
    """Yield the rows of a table; empty where it is not read back."""
    if not carried.comes_back:
        return
    file = folder / _name(carried)
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream, strict=True)
            if next(lines, []) != list(carried.columns):
                raise changed(file)
            for cells in lines:
                yield _row(carried, cells, lines.line_num, file)
    except OSError as error:
        raise unreadable(file, error) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise changed(file) from error


def _row(carried: Carried, cells: list[str], line: int, file: Path) -> Row:
    columns = carried.columns
    if len(cells) != len(columns):
        raise changed(file)
    row: dict[str, object] = {}
    for (name, column), cell in zip(columns.items(), cells, strict=True):
        try:
            row[name] = value_of(column, cell)
        except UnfitCellError as fault:
            raise ImportRefusedError(
                _(
                    "{file}, line {line}, column “{column}”: found “{found}”, expected {expected};"
                    " nothing was imported."
                ).format(
                    file=file.name,
                    line=line,
                    column=name,
                    found=shown(cell),
                    expected=fault.expected,
                )
            ) from None
    return row


def _name(carried: Carried) -> str:
    return f"{RECORD}/{carried.name}.csv"
