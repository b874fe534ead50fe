"""Local wall time turned into instants, daylight saving included.

A wall time that a change of the clocks skips means the first instant after the skip; one that
comes twice means the first of the two.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)
DAY_MIN = 24 * 60

# Minutes since local midnight of the day they are anchored on; an end past 1440 is on the next.
WallSpan = tuple[int, int]


@lru_cache(maxsize=64)
def zone_info(zone: str) -> ZoneInfo:
    """Return the rules of an IANA zone."""
    return ZoneInfo(zone)


def resolve(day: date, minutes: int, zone: str) -> datetime:
    """Return the instant of local `minutes` since midnight of `day`; may be negative or > 1440."""
    rules = zone_info(zone)
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    at = wall.replace(tzinfo=rules).astimezone(UTC)
    if at.astimezone(rules).replace(tzinfo=None) == wall:
        return at
    return _end_of_skip(wall.replace(tzinfo=rules, fold=1).astimezone(UTC), at, rules)


def _end_of_skip(before: datetime, after: datetime, rules: ZoneInfo) -> datetime:
    """Find, to the second, the change of offset between two instants around it."""
    new = after.astimezone(rules).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(rules).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)


def local(at: datetime, zone: str) -> datetime:
    """Return the local time of an instant in `zone`."""
    return at.astimezone(zone_info(zone))
