"""Values of the journal's columns as cells of a table that people read, and back again.

Instants are UTC in ISO 8601, to the microsecond where there is one. An empty cell is what is not
known, save in a column of the person's own words, where it is no words.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer

from tracker.cells import neutral, plain
from tracker.clock import is_zone
from tracker.store.columns import UtcMicros
from tracker.wording import _, choice_of

_YES_NO: Final[Mapping[str, bool]] = {"yes": True, "no": False}
_LARGEST: Final = 2**63 - 1  # that SQLite keeps as a whole number
_DIGITS: Final = 20


class UnfitCellError(Exception):
    """A cell that no value of its column is written as; `expected` says what would be."""

    def __init__(self, expected: str) -> None:
        """Keep what stands after “expected:” in a sentence."""
        super().__init__(expected)
        self.expected = expected


def cell(value: object) -> str:
    """Write a value, of whatever column."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case list():
            return json.dumps(value)
        case _:
            return neutral(str(value))


def words_of(column: "Column[Any]") -> tuple[str, ...]:
    """Return the words that alone may stand in a column; none where anything may."""
    match column.type:
        case Enum():
            return tuple(column.type.enums)
        case Boolean():
            return tuple(_YES_NO)
        case _:
            return ()


def value_of(column: "Column[Any]", text: str) -> object:
    """Understand the cell of a column.

    Raises:
        UnfitCellError: it is none.
    """
    if not text and column.nullable:
        return None
    match column.type:
        case UtcMicros():
            return _instant(text)
        case Enum():
            return _member(column.type, text)
        case Boolean():
            return _yes_or_no(text)
        case Integer():
            return _number(text)
        case Date():
            return _date(text)
        case JSON():
            return _pairs(text)
        case _:
            return _words(column, plain(text))


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text).astimezone(UTC) if text.endswith("Z") else None
    except (ValueError, OverflowError):
        at = None
    if at is None:
        raise UnfitCellError(_("a time in UTC such as 2026-11-16T07:00:00Z"))
    return at


def _member(kind: Enum, text: str) -> object:
    if kind.enum_class is None or text not in kind.enums:
        raise UnfitCellError(choice_of(list(kind.enums)))
    return kind.enum_class(text)


def _yes_or_no(text: str) -> bool:
    if text not in _YES_NO:
        raise UnfitCellError(choice_of(list(_YES_NO)))
    return _YES_NO[text]


def _number(text: str) -> int:
    digits = text.removeprefix("'").removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < _DIGITS):
        raise UnfitCellError(_("a whole number"))
    number = int(plain(text))
    if abs(number) > _LARGEST:
        raise UnfitCellError(_("a whole number"))
    return number


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise UnfitCellError(_("a date such as 2026-11-16"))
    return found


def _pairs(text: str) -> object:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not (isinstance(found, list) and all(map(_is_pair, found))):
        raise UnfitCellError(_("pairs of minutes such as [[600, 840]]"))
    return found


def _is_pair(found: object) -> bool:
    if not (isinstance(found, list) and [type(minute) for minute in found] == [int, int]):
        return False
    start, end = found
    return bool(0 <= start < end)


def _words(column: "Column[Any]", text: str) -> str:
    if column.name == "zone" and not is_zone(text):
        raise UnfitCellError(_("an IANA zone such as Europe/Oslo"))
    if column.primary_key and not text:
        raise UnfitCellError(_("a name"))
    if "\0" in text:
        raise UnfitCellError(_("text that can be written in UTF-8"))
    return text
