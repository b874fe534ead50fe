"""All that is on record as plain files: each thing as it was recorded, and what it comes to.

Rows pass through one by one, and weeks too, so that ten years need no more memory than one.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tracker.carrying.folder import Folder, whole_folder
from tracker.carrying.manifest import NAME, manifest_text
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.schedule import ONE_DAY
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import TrackerError
from tracker.importers.limits import LAST_YEAR
from tracker.reports.csv import csv_lines
from tracker.reports.export_words import readme
from tracker.reports.json import list_lines, week_object
from tracker.store.carrying import CARRIED, carry_out
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.hall import Tracker

README: Final = "README.txt"
SETTINGS: Final = "settings.toml"
WORK: Final = "work.csv"
WEEKS: Final = "weeks.json"
RECORD: Final = "record"


def export(hall: "Tracker", target: Path) -> None:
    """Write all that is on record, and the settings, into a new folder.

    Raises:
        TrackerError: nothing is on record, the place is taken, or cannot be written to.
    """
    home, now = hall.home, hall.now
    if not home.journal.exists():
        raise TrackerError(_("Nothing is on record; there is nothing to export."))
    with whole_folder(target) as folder, closing(carry_out(home, now)) as tables:
        for carried, rows in tables:
            folder.put_table(f"{RECORD}/{carried.name}.csv", carried.columns, rows)
        if home.settings.exists():
            with folder.file(SETTINGS) as written:
                written.write_bytes(home.settings.read_bytes())
        _put_what_it_comes_to(folder, hall)
        folder.put(README, [_readme(hall, now)])
        folder.put(NAME, [manifest_text(folder.sums, now)])


def work_of(hall: "Tracker", first: date, last: date) -> Iterator[WorkSpan]:
    """Yield the work that begins in the tracker days from `first` to `last`, oldest first.

    It is read year by year; what lies ahead is little, and read at once.
    """
    start, this_year = first, hall.now.year
    while start <= last:
        end = min(last, date(start.year, 12, 31)) if start.year <= this_year else last
        window = hall.window(start, end)
        if window is not None:
            found = hall.sessions(start, end)
            yield from (work for work in found if window.start <= work.span.start < window.end)
        start = end + ONE_DAY


def all_work(hall: "Tracker") -> Iterator[WorkSpan]:
    """Yield all work on record, oldest first."""
    record, _plan = hall.record_of(Span(hall.now, hall.now))
    if record.first is not None:
        first = local(record.first, hall.zone).date() - ONE_DAY  # work may be of another zone
        yield from work_of(hall, first, date(LAST_YEAR, 12, 31))


def weeks_with_work(hall: "Tracker") -> list[Week]:
    """Return the weeks that work may lie in; a day goes on after midnight, perhaps into another."""
    days = {
        local(at, work.zone).date()
        for work in all_work(hall)
        for at in (work.span.start, work.span.end)
    }
    return sorted({Week.of(near) for day in days for near in (day - ONE_DAY, day)})


def _readme(hall: "Tracker", now: datetime) -> str:
    tables = {f"{RECORD}/{carried.name}.csv": carried.words for carried in CARRIED}
    return readme(tables, now, hall.zone, has_settings=hall.home.settings.exists())


def _put_what_it_comes_to(folder: Folder, hall: "Tracker") -> None:
    folder.put(WORK, csv_lines(all_work(hall)))
    balances = (hall.week(week) for week in weeks_with_work(hall))
    folder.put(WEEKS, list_lines(week_object(balance) for balance in balances if balance.work))
