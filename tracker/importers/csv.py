"""Kjernetid CSV read back: spans of work, or one sentence about the first fault in the file.

Nothing is half imported: the whole file is understood before anything is handed on.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tracker.cells import plain
from tracker.clock import is_zone
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import ImportRefusedError
from tracker.importers.found import Found, Terms, Why, check_count
from tracker.importers.limits import end_fault, instant_fault, note_fault, shown
from tracker.importers.source import whole_text
from tracker.importers.tables import rows_of
from tracker.wording import _, choice_of, ngettext

COLUMNS: Final = ("start", "end", "zone", "place", "planned", "note")
_DATE_AND_TIME: Final = re.compile(r"\S{8,}[T ]\S+")
_PLANNED: Final = {"yes": True, "no": False}


class _UnfitError(Exception):
    """The cell of a column cannot be used; `expected` says what would."""

    def __init__(self, column: str, expected: str) -> None:
        super().__init__(expected)
        self.column = column
        self.expected = expected


def read_csv(file: Path, terms: Terms) -> Found:
    """Read a file of work spans; instants count, whatever offset they are written with.

    The file says everything itself: of the terms only `heard` is looked at.

    Raises:
        ImportRefusedError: the file cannot be read, or a line of it cannot be used.
    """
    text = whole_text(file, terms.heard)
    found: list[WorkSpan] = []
    empty = 0
    for line, cells in _rows(text, file.name):
        work = _understood(cells, line, file.name)
        if work.span.length:
            check_count(len(found) + 1, file.name)
            found.append(work)
        else:
            empty += 1
    return Found(tuple(found), {Why.EMPTY: empty} if empty else {})


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the header with the line it begins on; empty lines are passed over."""
    rows = rows_of(text, name)
    _check_header(next(rows, (1, []))[1], name)
    for line, cells in rows:
        if cells:
            _check_width(cells, line, name)
            yield line, cells


def _check_header(cells: list[str], name: str) -> None:
    if cells != list(COLUMNS):
        raise ImportRefusedError(
            _(
                "{file}, line 1: the header is “{found}”, expected “{expected}”; nothing was"
                " imported."
            ).format(file=name, found=shown(",".join(cells)), expected=",".join(COLUMNS))
        )


def _check_width(cells: list[str], line: int, name: str) -> None:
    if len(cells) < len(COLUMNS):
        missing = COLUMNS[len(cells)]
        raise ImportRefusedError(
            _(
                "{file}, line {line}: column “{column}” is missing; expected {expected}. Nothing"
                " was imported."
            ).format(file=name, line=line, column=missing, expected=",".join(COLUMNS))
        )
    if len(cells) > len(COLUMNS):
        raise ImportRefusedError(
            ngettext(
                "{file}, line {line}: {count} column after “{column}”, expected none; nothing was"
                " imported.",
                "{file}, line {line}: {count} columns after “{column}”, expected none; nothing was"
                " imported.",
                len(cells) - len(COLUMNS),
            ).format(
                file=name,
                line=line,
                count=len(cells) - len(COLUMNS),
                column=COLUMNS[-1],
            )
        )


def _understood(cells: list[str], line: int, name: str) -> WorkSpan:
    values = dict(zip(COLUMNS, cells, strict=True))
    try:
        return _work(values)
    except _UnfitError as fault:
        raise ImportRefusedError(
            _(
                "{file}, line {line}, column “{column}”: found “{found}”, expected {expected};"
                " nothing was imported."
            ).format(
                file=name,
                line=line,
                column=fault.column,
                found=shown(values[fault.column]),
                expected=fault.expected,
            )
        ) from None


def _work(values: Mapping[str, str]) -> WorkSpan:
    start = _instant("start", values["start"])
    end = _instant("end", values["end"])
    _refuse("end", end_fault(start, end, values["start"]))
    return WorkSpan(
        span=Span(start, end),
        zone=_zone(values["zone"]),
        place=_place(values["place"]),
        planned=_planned(values["planned"]),
        origin=Origin.IMPORTED,
        note=_note(values["note"]),
    )


def _instant(column: str, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text) if _DATE_AND_TIME.fullmatch(text) else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        expected = _("an ISO 8601 time with its offset, such as 2026-11-16T08:00:00+01:00")
        raise _UnfitError(column, expected)
    _refuse(column, instant_fault(at))
    return at.astimezone(UTC)


def _zone(text: str) -> str:
    if not is_zone(text):
        raise _UnfitError("zone", _("an IANA zone such as Europe/Oslo"))
    return text


def _place(text: str) -> Place:
    if text not in set(Place):
        raise _UnfitError("place", choice_of([place.value for place in Place]))
    return Place(text)


def _planned(text: str) -> bool:
    if text not in _PLANNED:
        raise _UnfitError("planned", choice_of(list(_PLANNED)))
    return _PLANNED[text]


def _note(text: str) -> str:
    note = plain(text)
    _refuse("note", note_fault(note))
    return note


def _refuse(column: str, expected: str) -> None:
    if expected:
        raise _UnfitError(column, expected)
