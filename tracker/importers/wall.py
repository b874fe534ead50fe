"""Local times in files: the zone that a name means, and the instants that wall clocks mean.

Where the clock is put back, an hour comes twice. A beginning means the first of the two; an end
means the first that makes the known length, else the first that does not lie before the beginning.
Where the clock is put forward, a time that is skipped means the first instant after the skip.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tracker.clock import YEARS, is_zone
from tracker.domain.localtime import local, resolve, zone_info
from tracker.domain.spans import ZERO

_WAYS = (0, 1)


@lru_cache(maxsize=256)
def zone_named(name: str) -> str:
    """Return the IANA zone that a calendar means by a name, or nothing.

    Outlook names zones as Windows does; others put words and slashes in front.
    """
    if is_zone(name):
        return name
    from tzlocal.windows_tz import win_tz

    if name in win_tz:
        return win_tz[name]
    parts = name.strip("/").split("/")
    tails = ("/".join(parts[first:]) for first in range(1, len(parts)))
    return next((tail for tail in tails if "/" in tail and is_zone(tail)), "")


def is_far(wall: datetime) -> bool:
    """Tell whether a local time lies in a year that is not reckoned with."""
    return wall.year not in YEARS


def instants(
    start: tuple[datetime, str], end: tuple[datetime, str], length: timedelta | None = None
) -> tuple[datetime, datetime]:
    """Return the instants of a beginning and an end, each a naive local time and its zone.

    `length` is what the file says of the time between, if it does. No time may be far.
    """
    starts, ends = list(_readings(*start)), list(_readings(*end))
    pairs = [(first, last) for first in starts for last in ends]
    fitting = [pair for pair in pairs if pair[1] - pair[0] == length]
    sound = [pair for pair in pairs if pair[1] - pair[0] >= ZERO]
    return (fitting or sound or pairs)[0]


def instant(wall: datetime, zone: str) -> datetime:
    """Return the first instant that a naive local time means; it may not be far."""
    return next(_readings(wall, zone))


def _readings(wall: datetime, zone: str) -> Iterator[datetime]:
    """Yield each instant at which the clocks of a zone show a time, the first one first."""
    rules = zone_info(zone)
    first, second = (wall.replace(tzinfo=rules, fold=fold).astimezone(UTC) for fold in _WAYS)
    if local(first, zone).replace(tzinfo=None) != wall:
        yield resolve(wall.date(), wall.hour * 60 + wall.minute, zone)
        return
    yield first
    if second > first:
        yield second
