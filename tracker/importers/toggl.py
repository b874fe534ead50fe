"""The detailed report of Toggl Track as CSV: local times without a zone, taken as the home zone's.

Columns are found by their names, so that reports of other programs with the same ones are
understood too. Dates are written as each account likes; the whole file tells which way it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tracker.errors import ImportRefusedError
from tracker.importers.found import Found, Gathering, Terms, Why, check_count
from tracker.importers.limits import shown
from tracker.importers.source import whole_text
from tracker.importers.tables import rows_of
from tracker.importers.wall import instants, is_far
from tracker.wording import _

# What each of our columns may be called, in small letters.
_NAMES: Final = {
    "start date": ("start date",),
    "start time": ("start time",),
    "end date": ("end date", "stop date"),
    "end time": ("end time", "stop time"),
}
_MORE: Final = {"duration": ("duration", "duration (h)"), "description": ("description",)}
_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
    r"|(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})[-/.](?P<last>[0-9]{4})"
)
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\s?([AaPp])?(?(4)\.?[Mm]\.?)")
_LENGTH: Final = re.compile(r"([0-9]{1,4}):([0-9]{2}):([0-9]{2})")
_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class _Row:
    """What is of use in a row, by our names, and the line it begins on."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Report:
    """All rows of a file, and whether its dates begin with the day where that can be doubted."""

    name: str
    rows: Sequence[_Row]
    day_first: bool


def is_report(header: str) -> bool:
    """Tell whether the first line of a file is that of such a report."""
    line = header.splitlines()[0].casefold() if header else ""
    return all(any(name in line for name in names) for names in _NAMES.values())


def read_toggl(file: Path, terms: Terms) -> Found:
    """Read the entries of a report; one that still runs is left out.

    Raises:
        ImportRefusedError: the file cannot be read, or a line of it cannot be used.
    """
    text = whole_text(file, terms.heard)
    rows = _rows(text, file.name)
    report = _Report(file.name, rows, _is_day_first(rows, file.name))
    gathering = Gathering(file.name, terms)
    for row in rows:
        _gather(row, report, terms.zone, gathering)
    return gathering.found(_("Times are taken as those of {zone}.").format(zone=terms.zone))


def _rows(text: str, name: str) -> list[_Row]:
    first = text.partition("\n")[0]
    rows = rows_of(text, name, max(_DELIMITERS, key=first.count))
    places = _places(next(rows, (1, []))[1], name)
    most = max(places.values())
    found: list[_Row] = []
    for line, cells in rows:
        if not any(cells):
            continue
        if len(cells) <= most:
            raise ImportRefusedError(
                _(
                    "{file}, line {line}: this has fewer columns than the header; nothing was"
                    " imported."
                ).format(file=name, line=line)
            )
        check_count(len(found) + 1, name)
        found.append(_Row(line, {column: cells[at].strip() for column, at in places.items()}))
    return found


def _places(header: Sequence[str], name: str) -> dict[str, int]:
    """Return where each of our columns stands in the file."""
    titles = [title.strip().casefold() for title in header]
    places = {}
    for column, names in (_NAMES | _MORE).items():
        at = next((titles.index(title) for title in names if title in titles), None)
        if at is not None:
            places[column] = at
        elif column in _NAMES:
            raise ImportRefusedError(
                _(
                    "{file}, line 1: the column “{column}” is missing; export the detailed report"
                    " as CSV. Nothing was imported."
                ).format(file=name, column=column)
            )
    return places


def _is_day_first(rows: Sequence[_Row], name: str) -> bool:
    """Find out in which order day and month stand, where no date says so by its signs."""
    could_be = {True, False}
    doubt = ""
    for row in rows:
        for column in ("start date", "end date"):
            found = _DATE.fullmatch(row.cells[column])
            if found is None or not found["first"] or found["sign"] == ".":
                continue
            first, second = int(found["first"]), int(found["second"])
            could_be -= ({True} if second > 12 else set()) | ({False} if first > 12 else set())
            doubt = doubt or (found[0] if first != second else "")
    if len(could_be) == 2 and doubt:
        raise ImportRefusedError(
            _(
                "{file}: in “{found}”, day or month may stand first, and no date in the file tells"
                " which; export dates such as 2026-11-16. Nothing was imported."
            ).format(file=name, found=doubt)
        )
    return True in could_be


def _gather(row: _Row, report: _Report, zone: str, gathering: Gathering) -> None:
    if not row.cells["end date"] or not row.cells["end time"]:
        gathering.leave_out(Why.RUNNING)
        return
    start, end = (_wall(row, side, report) for side in ("start", "end"))
    if is_far(start) or is_far(end):
        gathering.leave_out(Why.FAR)
        return
    times = instants((start, zone), (end, zone), _length(row.cells.get("duration", "")))
    gathering.take(*times, note=row.cells.get("description", ""))


def _wall(row: _Row, side: str, report: _Report) -> datetime:
    """Return the local time at one side of an entry."""
    date, time = f"{side} date", f"{side} time"
    found = _DATE.fullmatch(row.cells[date])
    at = found and _at_midnight(found, day_first=report.day_first or found["sign"] == ".")
    if at is None:
        raise _unfit(row, date, _("a date such as 2026-11-16"), report.name)
    since = _since_midnight(row.cells[time])
    if since is None:
        raise _unfit(row, time, _("a time such as 08:30:00"), report.name)
    return at + since


def _at_midnight(found: re.Match[str], *, day_first: bool) -> datetime | None:
    if found["year"]:
        parts = found["year"], found["month"], found["day"]
    elif day_first:
        parts = found["last"], found["second"], found["first"]
    else:
        parts = found["last"], found["first"], found["second"]
    year, month, day = map(int, parts)
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - local time; the zone comes later
    except ValueError:
        return None


def _since_midnight(text: str) -> timedelta | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _length(text: str) -> timedelta | None:
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3]))


def _unfit(row: _Row, column: str, expected: str, name: str) -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "{file}, line {line}, column “{column}”: found “{found}”, expected {expected};"
            " nothing was imported."
        ).format(
            file=name,
            line=row.line,
            column=column,
            found=shown(row.cells[column]),
            expected=expected,
        )
    )
