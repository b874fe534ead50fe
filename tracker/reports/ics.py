"""Spans of work as iCalendar, for a calendar to show: RFC 5545, one event a span, times in UTC.

The events are private and leave the time free: they are a record of what was, and keep nobody
from asking for a meeting. An event keeps its UID while its beginning stays, so that a calendar
that takes the file again has it once; of spans that begin together, each has one of its own. What
a calendar has no word for stands in properties of our own, so that `import` reads the same spans
back.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from tracker import __version__
from tracker.domain.model import Place, WorkSpan
from tracker.reports.clean import clean
from tracker.wording import _, language, pgettext, place_name

_LINE_END: Final = "\r\n"
_LONGEST: Final = 75  # octets in a line, its end not counted
_UID_DIGITS: Final = 32


def write_ics(work: Iterable[WorkSpan], now: datetime) -> str:
    """Write spans of work as a calendar; `now` is when that is done."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Kjernetid//Kjernetid {__version__}//{language().upper()}",
        "CALSCALE:GREGORIAN",
    ]
    begun = Counter[str]()
    for span in work:
        start = _utc(span.span.start)
        if start < _utc(span.span.end):  # no event ends where it begins
            lines += _event(span, now, _uid(start, begun[start]))
            begun[start] += 1
    lines.append("END:VCALENDAR")
    return "".join(fold(line) + _LINE_END for line in lines)


def fold(line: str) -> str:
    """Break a line that is too long into pieces that belong together, never within a character."""
    pieces, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _LONGEST:
            pieces.append("")
            size = 1  # the space that tells that the line goes on
        pieces[-1] += sign
        size += length
    return f"{_LINE_END} ".join(pieces)


def escape(text: str) -> str:
    """Write text so that nothing in it can end its line or its value."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _event(work: WorkSpan, now: datetime, uid: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(work.span.start)}"
    yield f"DTEND:{_utc(work.span.end)}"
    yield f"SUMMARY:{escape(_summary(work))}"
    if note := clean(work.note):
        yield f"DESCRIPTION:{escape(note)}"
    if categories := list(_categories(work)):
        yield f"CATEGORIES:{','.join(map(escape, categories))}"
    yield f"X-KJERNETID-ZONE:{work.zone}"
    yield f"X-KJERNETID-PLACE:{work.place.value}"
    yield f"X-KJERNETID-PLANNED:{'yes' if work.planned else 'no'}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(work: WorkSpan) -> str:
    return _("Planned work") if work.planned else _("Work")


def _categories(work: WorkSpan) -> Iterator[str]:
    if work.planned:
        yield pgettext("work", "planned")
    if work.place is not Place.UNKNOWN:
        yield place_name(work.place)


def _uid(start: str, before: int) -> str:
    """Name an event by its beginning: alike on every computer, and alike once it has grown."""
    told = f"{start}#{before}" if before else start
    return f"{hashlib.sha256(told.encode()).hexdigest()[:_UID_DIGITS]}@kjernetid"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
