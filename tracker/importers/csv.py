"""Kjernetid CSV read back: spans of work, or one sentence about the first fault in the file.

Nothing is half imported: the whole file is understood before anything is handed on.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tracker.clock import is_zone
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import ImportRefusedError
from tracker.importers.limits import end_fault, instant_fault, note_fault
from tracker.wording import _, choice_of, ngettext, reason_of

COLUMNS: Final = ("start", "end", "zone", "place", "planned", "note")
# Ten years of thirty spans a day are ten megabytes.
MOST_BYTES: Final = 100_000_000
_LONGEST_SHOWN: Final = 60
# One apostrophe in front of what a spreadsheet would run was put there on export.
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r]")
_DATE_AND_TIME: Final = re.compile(r"\S{8,}[T ]\S+")
_PLANNED: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Spans:
    """What a file holds: its spans of work, and how many rows had no length and are left out."""

    work: tuple[WorkSpan, ...]
    without_length: int


class _UnfitError(Exception):
    """The cell of a column cannot be used; `expected` says what would."""

    def __init__(self, column: str, expected: str) -> None:
        super().__init__(expected)
        self.column = column
        self.expected = expected


def read_csv(file: Path) -> Spans:
    """Read a file of work spans; instants count, whatever offset they are written with.

    Raises:
        ImportRefusedError: the file cannot be read, or a line of it cannot be used.
    """
    text = _text(file)
    found: list[WorkSpan] = []
    empty = 0
    for line, cells in _rows(text, file.name):
        work = _understood(cells, line, file.name)
        if work.span.length:
            found.append(work)
        else:
            empty += 1
    return Spans(tuple(found), empty)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ImportRefusedError(
            _("{file} cannot be read ({reason}); nothing was imported.").format(
                file=file, reason=reason_of(error)
            )
        ) from None
    if len(raw) > MOST_BYTES:
        raise ImportRefusedError(
            _(
                "{file} is larger than {count} megabytes; split it, and import the parts. Nothing"
                " was imported."
            ).format(file=file, count=MOST_BYTES // 1_000_000)
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportRefusedError(
            _(
                "{file}, line {line}: this is not UTF-8 text; save the file as UTF-8. Nothing was"
                " imported."
            ).format(file=file.name, line=line)
        ) from None


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the header with the line it begins on; empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        _check_header(next(reader, []), name)
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                _check_width(cells, line, name)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ImportRefusedError(
            _("{file}, line {line}: this is not CSV ({reason}); nothing was imported.").format(
                file=name, line=line, reason=error
            )
        ) from None


def _check_header(cells: list[str], name: str) -> None:
    if cells != list(COLUMNS):
        raise ImportRefusedError(
            _(
                "{file}, line 1: the header is “{found}”, expected “{expected}”; nothing was"
                " imported."
            ).format(file=name, found=_shown(",".join(cells)), expected=",".join(COLUMNS))
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
                found=_shown(values[fault.column]),
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
    note = text[1:] if _NEUTRALISED.match(text) else text
    _refuse("note", note_fault(note))
    return note


def _refuse(column: str, expected: str) -> None:
    if expected:
        raise _UnfitError(column, expected)


def _shown(text: str) -> str:
    """Show what stood in a cell on one line, cut short, with no sign that a terminal obeys."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"
