"""The text of a settings file: its tables, the line a key stands on, and a value as people read it.

What the tables mean is understood in `reading.py`.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.wording import _, quoted

KeyPath = tuple[str | int, ...]  # ("hours", "schedule", 0, "mon")

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-.\"' ]+?)\s*=")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONGEST_VALUE = 60
LONGEST_LINE = 4000  # characters; over longer ones tomllib takes minutes, and gigabytes
DEEPEST = 8  # parts of a key that are looked for; ours have four


class NotTomlError(ValueError):
    """The text is not TOML; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Document:
    """A settings file as it was found."""

    text: str
    tables: dict[str, Any]

    def line_of(self, path: KeyPath) -> int | None:
        """Return the line that a key stands on, or that of the table around it."""
        lines, path = _lines_by_path(self.text), path[:DEEPEST]
        while path:
            if path in lines:
                return lines[path]
            path = path[:-1]
        return None


def parse(text: str) -> Document:
    """Understand the text of a settings file as TOML.

    Raises:
        NotTomlError: it is not TOML.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise NotTomlError(_("line {line} is too long for settings").format(line=number))
    try:
        return Document(text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotTomlError(_why_not_toml(str(error))) from error
    except RecursionError as error:
        raise NotTomlError(_("it is nested too deeply")) from error
    except ValueError as error:  # tomllib leaves it to Python to read a number
        raise NotTomlError(_("a number is too long")) from error


def shown(value: object) -> str:
    """Write any value of a settings file for a sentence, cut short if it is long."""
    text = _written(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int) and value.bit_length() > _LONGEST_VALUE * 4:
        return hex(value)  # Python writes no number out in tens that is very long
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_listed, value)) + "]"
    if isinstance(value, dict):
        return _("a table")
    return value.isoformat() if isinstance(value, date) else str(value)


def _listed(value: object) -> str:
    """Write a part of a list as it stands in the file, so that it can be compared."""
    return f'"{value}"' if isinstance(value, str) else _written(value)


def _why_not_toml(message: str) -> str:
    place = _TOML_PLACE.search(message)
    reason = _TOML_PLACE.sub("", message)
    if place is None or place[1] is None:
        return _("the file is not valid TOML ({reason}, at its end)").format(reason=reason)
    return _("line {line}, column {column} is not valid TOML ({reason})").format(
        line=place[1], column=place[2], reason=reason
    )


def _lines_by_path(text: str) -> dict[KeyPath, int]:
    """Note where headers and keys stand; good enough to lead a person's eye, not a TOML parser."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                found.setdefault(table, number)
                table = (*table, counts[table])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def _parts(dotted: str) -> KeyPath:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
