"""The text of a calendar, RFC 5545, taken apart: its events, and of each what is looked at.

Guests, attachments, alarms and all else are passed over as they are read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from tracker.errors import ImportRefusedError
from tracker.importers.source import lines_of
from tracker.wording import _

BEGINNING: Final = "BEGIN:VCALENDAR"
_CALENDAR: Final = "VCALENDAR"
_EVENT: Final = "VEVENT"
_MOST_SIGNS: Final = 100_000  # of one line, put together; nothing that is looked at is as long
_DEEPEST: Final = 20  # calendar, event, alarm: three
_FOLD: Final = (" ", "\t")
_KEPT: Final = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "STATUS", "RRULE", "RDATE", "SUMMARY", "DESCRIPTION"}
    | {"X-KJERNETID-ZONE", "X-KJERNETID-PLACE", "X-KJERNETID-PLANNED"}
)
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^":;]*)')


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an event, and the line it begins on."""

    line: int
    parameters: Mapping[str, str]
    value: str


@dataclass(slots=True)
class Event:
    """An event while it is read; of a property that comes twice the first one counts."""

    line: int
    properties: dict[str, Property] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return the value of a property, or nothing."""
        found = self.properties.get(name)
        return found.value if found else ""


class _Calendar:
    """A calendar while it is read, line by line."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._inside: list[str] = []
        self._event: Event | None = None
        self._is_calendar = False

    def hear(self, line: int, text: str) -> Event | None:
        """Take the next line; return the event that it ends, if it ends one."""
        mark, _colon, name = text.partition(":")
        component = name.strip().upper()
        match mark.upper():
            case "BEGIN":
                self._begin(component, line)
            case "END":
                return self._end(component, line)
            case _ if self._event is not None and self._inside[-1:] == [_EVENT]:
                _note(text, line, self._event)
        return None

    def close(self) -> None:
        """Make sure that all of it was there."""
        if not self._is_calendar:
            raise self._no_calendar()
        if self._inside:
            raise ImportRefusedError(
                _("{file} breaks off before its end; export it anew. Nothing was imported.").format(
                    file=self._name
                )
            )

    def _begin(self, component: str, line: int) -> None:
        self._is_calendar |= component == _CALENDAR
        if not self._is_calendar or len(self._inside) >= _DEEPEST:
            raise self._no_calendar()
        self._inside.append(component)
        if component == _EVENT:
            self._event = Event(line)

    def _end(self, component: str, line: int) -> Event | None:
        if not self._inside or self._inside.pop() != component:
            raise ImportRefusedError(
                _(
                    "{file}, line {line}: this ends something that did not begin; export the"
                    " calendar anew. Nothing was imported."
                ).format(file=self._name, line=line)
            )
        if component != _EVENT:
            return None
        event, self._event = self._event, None
        return event

    def _no_calendar(self) -> ImportRefusedError:
        return ImportRefusedError(
            _("{file} is no calendar in the iCalendar format; nothing was imported.").format(
                file=self._name
            )
        )


def events_of(text: str, name: str) -> Iterator[Event]:
    """Yield the events of a calendar; `name` is the file's, for the sentence about a fault.

    Raises:
        ImportRefusedError: the text is no calendar, or not all of one.
    """
    calendar = _Calendar(name)
    for line, content in _lines(text):
        event = calendar.hear(line, content)
        if event is not None:
            yield event
    calendar.close()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the number of the first of those it was folded into."""
    parts: list[str] = []
    size = begun = 0
    for number, ended in enumerate(lines_of(text), 1):
        line = ended.rstrip("\r\n")
        if line.startswith(_FOLD) and parts:
            if size < _MOST_SIGNS:
                parts.append(line[1:])
                size += len(line)
            continue
        if parts:
            yield begun, "".join(parts)
        parts, size, begun = [line] if line.strip() else [], len(line), number
    if parts:
        yield begun, "".join(parts)


def _note(text: str, line: int, event: Event) -> None:
    """Take down a property of an event, if it is one that is looked at."""
    named = _NAME.match(text)
    if named is None or named[0].upper() not in _KEPT:
        return
    at = named.end()
    parameters = {}
    while found := _PARAMETER.match(text, at):
        parameters[found[1].upper()] = found[2].strip('"')
        at = found.end()
    if text[at : at + 1] == ":":
        found_here = Property(line, parameters, text[at + 1 :].strip())
        event.properties.setdefault(named[0].upper(), found_here)
