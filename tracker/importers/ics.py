"""Events of a calendar, RFC 5545, as work: each that has a beginning and an end on the clock.

Events of whole days, called-off ones and those that repeat by a rule are left out: the last say
what was planned, not what was done. A calendar that Kjernetid wrote reads back to the same spans.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tracker.clock import is_zone
from tracker.domain.model import Place
from tracker.errors import ImportRefusedError
from tracker.importers.calendar_text import Event, Property, events_of
from tracker.importers.found import Found, Gathering, Terms, Why
from tracker.importers.limits import shown
from tracker.importers.source import whole_text
from tracker.importers.wall import instant, instants, is_far, zone_named
from tracker.wording import _

_OURS: Final = "@kjernetid"
_WALL: Final = re.compile(r"([0-9]{8})T([0-9]{6})(Z?)")
_DAY: Final = re.compile(r"[0-9]{8}")
_LENGTH: Final = re.compile(
    r"([+-]?)P(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?"
    r"(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,7})S)?)?"
)
_ESCAPED: Final = re.compile(r"\\(.)")


class _UnfitError(Exception):
    """A property cannot be used; `expected` says what would."""

    def __init__(self, found: Property, expected: str) -> None:
        super().__init__(expected)
        self.found = found
        self.expected = expected


def read_ics(file: Path, terms: Terms) -> Found:
    """Read the events of a calendar; times without a zone are taken as those of home.

    Raises:
        ImportRefusedError: the file cannot be read, or an event of it cannot be used.
    """
    gathering = Gathering(file.name, terms)
    for event in events_of(whole_text(file, terms.heard), file.name):
        try:
            _gather(event, terms, gathering)
        except _UnfitError as fault:
            raise ImportRefusedError(
                _(
                    "{file}, line {line}: found “{found}”, expected {expected}; nothing was"
                    " imported."
                ).format(
                    file=file.name,
                    line=fault.found.line,
                    found=shown(fault.found.value),
                    expected=fault.expected,
                )
            ) from None
    return gathering.found(
        _("Each event with a time of day counts as work."),
        _("Times without a zone are taken as those of {zone}.").format(zone=terms.zone),
    )


def _gather(event: Event, terms: Terms, gathering: Gathering) -> None:
    """Take an event as work, or leave it out with its reason."""
    why = _why_not(event)
    if why is not None:
        gathering.leave_out(why)
        return
    times = _times(event, terms.zone)
    if isinstance(times, Why):
        gathering.leave_out(times)
        return
    place = event.value("X-KJERNETID-PLACE")
    gathering.take(
        *times,
        zone=_worked_in(event, terms.zone),
        place=Place(place) if place in set(Place) else Place.UNKNOWN,
        planned=event.value("X-KJERNETID-PLANNED") == "yes",
        note=_words(event),
    )


def _worked_in(event: Event, home: str) -> str:
    """Return the zone in which an event took place; an instant alone tells none, so at home."""
    own = event.value("X-KJERNETID-ZONE")
    if own and is_zone(own):
        return own
    start = event.properties["DTSTART"]
    return home if start.value.endswith("Z") else _zone_of(start, home)


def _why_not(event: Event) -> Why | None:
    """Tell what speaks against an event before its times are looked at."""
    if event.value("STATUS").upper() == "CANCELLED":
        return Why.CANCELLED
    if "DTSTART" not in event.properties:
        return Why.EMPTY
    start = event.properties["DTSTART"]
    if start.parameters.get("VALUE", "").upper() == "DATE" or _DAY.fullmatch(start.value):
        return Why.ALL_DAY
    if "RRULE" in event.properties or "RDATE" in event.properties:
        return Why.REPEATING
    return None


def _times(event: Event, home: str) -> tuple[datetime, datetime] | Why:
    """Return the instants at both ends of an event, or why there are none."""
    start = event.properties["DTSTART"]
    end = event.properties.get("DTEND")
    zones = [_zone_of(one, home) for one in (start, end or start)]
    if not all(zones):
        return Why.UNKNOWN_ZONE
    walls = [_wall(one) for one in (start, end or start)]
    if any(map(is_far, walls)):
        return Why.FAR
    if end is not None:
        return instants((walls[0], zones[0]), (walls[1], zones[1]))
    begins = instant(walls[0], zones[0])
    return begins, begins + _length(event.properties.get("DURATION"))


def _zone_of(found: Property, home: str) -> str:
    """Return the zone of a time; nothing where it names one that is not known."""
    if found.value.endswith("Z"):
        return "UTC"
    named = found.parameters.get("TZID", "")
    return zone_named(named) if named else home


def _wall(found: Property) -> datetime:
    """Return the time as it is written."""
    try:
        if written := _WALL.fullmatch(found.value):
            return datetime.strptime(written[1] + written[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - local
    except ValueError:
        pass
    raise _UnfitError(found, _("a time such as 20261116T080000"))


def _length(found: Property | None) -> timedelta:
    if found is None:
        return timedelta(0)
    read = _LENGTH.fullmatch(found.value)
    if read is None or not any(read.groups()[1:]):
        raise _UnfitError(found, _("a length such as PT1H30M"))
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in read.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if read[1] == "-" else length


def _words(event: Event) -> str:
    """Return what an event is called; of our own, what was noted."""
    name = "DESCRIPTION" if event.value("UID").endswith(_OURS) else "SUMMARY"
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], event.value(name))
