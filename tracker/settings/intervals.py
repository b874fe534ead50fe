"""Times and intervals of a day as they are written in settings: `04:00`, `22:00-06:00`.

They mean minutes since local midnight. An interval belongs to the day it begins on: its end lies
beyond 1440 when it runs over midnight.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

MINUTES_IN_DAY = 24 * 60

TIME_PATTERN = r"^([01]\d|2[0-3]):[0-5]\d$"
INTERVAL_PATTERN = r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$"

Minutes = tuple[int, int]  # start and end in minutes since local midnight; the end is open


def parse_time(text: str) -> int:
    """Return the minutes since local midnight of `HH:MM`.

    Raises:
        ValueError: the text is no such time; `24:00` is none.
    """
    if not re.fullmatch(TIME_PATTERN, text, re.ASCII):
        raise ValueError(f"not a time of day: {text}")
    return _minutes(text)


def parse_interval(text: str) -> Minutes:
    """Return start and end of `HH:MM-HH:MM`; an end before the start lies on the next day.

    Raises:
        ValueError: the text is no such interval, or start and end are the same.
    """
    if not re.fullmatch(INTERVAL_PATTERN, text, re.ASCII):
        raise ValueError(f"not an interval: {text}")
    start, end = (_minutes(part) for part in text.split("-"))
    if start == end:
        raise ValueError(f"an interval without length: {text}")
    return (start, end) if end > start else (start, end + MINUTES_IN_DAY)


def parse_day(texts: Sequence[str]) -> tuple[Minutes, ...]:
    """Return the intervals of one day, the earliest first.

    Raises:
        ValueError: one of them is no interval.
    """
    return tuple(sorted(parse_interval(text) for text in texts))


def overlap(intervals: Sequence[Minutes]) -> bool:
    """Tell whether two of these ordered intervals share a minute; touching is no sharing."""
    return any(later[0] < earlier[1] for earlier, later in pairwise(intervals))


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
