"""The core hours of a week as minutes: read from settings, moved, drawn, taken away, measured.

A week is seven days, Monday first; a day is its intervals, the earliest first, in minutes since
local midnight. An interval belongs to the day it begins on, and ends before that time a day later.
Hours never overlap: what is moved stops at its neighbour, in this day or in the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from tracker.settings.dated import WEEKDAYS
from tracker.settings.intervals import MINUTES_IN_DAY, Minutes, parse_day

Day = tuple[Minutes, ...]
Week = tuple[Day, ...]

SHORTEST: Final = 15  # min, of an interval; times stand at whole quarters of an hour
DAYS: Final = len(WEEKDAYS)
_MINUTES_IN_WEEK: Final = DAYS * MINUTES_IN_DAY
NO_HOURS: Final[Week] = ((),) * DAYS


class Edge(Enum):
    """An end of an interval."""

    START = 0
    END = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """One interval of a week: the weekday, Monday is 0, and which one of that day it is."""

    day: int
    index: int


def week_of(values: Mapping[str, tuple[str, ...]]) -> Week:
    """Return the hours that the settings hold, by the names of their weekdays.

    Raises:
        ValueError: one of them is no interval.
    """
    return tuple(parse_day(values[name]) for name in WEEKDAYS)


def texts_of(day: Day) -> tuple[str, ...]:
    """Write the hours of a day as the settings hold them."""
    return tuple(f"{_clock(start)}-{_end_clock(end)}" for start, end in day)


def moved(week: Week, spot: Spot, edge: Edge, to: int) -> Week:
    """Move one end of an interval to a minute of its day, as far as there is room."""
    start, end = week[spot.day][spot.index]
    earliest, latest = _room(week, spot)
    if edge is Edge.START:
        lowest = max(earliest, end - MINUTES_IN_DAY + SHORTEST)
        new = (_within(to, lowest, min(end - SHORTEST, MINUTES_IN_DAY - SHORTEST)), end)
    else:
        highest = min(latest, start + MINUTES_IN_DAY - SHORTEST)
        new = (start, _within(to, start + SHORTEST, highest))
    return _with(week, spot, (new,))


def shifted(week: Week, spot: Spot, by: int) -> Week:
    """Move a whole interval by some minutes, as far as there is room."""
    start, end = week[spot.day][spot.index]
    earliest, latest = _room(week, spot)
    highest = min(latest - end, MINUTES_IN_DAY - SHORTEST - start)
    by = _within(by, earliest - start, highest)
    return _with(week, spot, ((start + by, end + by),))


def added(week: Week, day: int, start: int, end: int) -> tuple[Week, Spot] | None:
    """Put a new interval in a day, as far as there is room; None where there is not enough.

    Returns:
        The week with it, and where it stands.
    """
    index = sum(other[0] <= start for other in week[day])
    before = week[day][index - 1][1] if index else _tail(week, day)
    after = week[day][index][0] if index < len(week[day]) else _head(week, day)
    start, end = max(start, before, 0), min(end, after, start + MINUTES_IN_DAY - SHORTEST)
    if end - start < SHORTEST or start >= MINUTES_IN_DAY:
        return None
    hours = (*week[day][:index], (start, end), *week[day][index:])
    return _with_day(week, day, hours), Spot(day, index)


def without(week: Week, spot: Spot) -> Week:
    """Take an interval away."""
    return _with(week, spot, ())


def like(week: Week, day: int, others: Iterator[int]) -> Week:
    """Give other days the hours of one."""
    for other in others:
        week = _with_day(week, other, week[day])
    return week


def overlap(week: Week) -> bool:
    """Tell whether hours share a minute, those of a night and of the next day included."""
    return any(
        later[0] < earlier[1]
        for number, hours in enumerate(week)
        for earlier, later in pairwise([*hours, (_head(week, number), 0)])
    )


def weekly_minutes(week: Week) -> int:
    """Return how long all hours of a week are."""
    return sum(end - start for day in week for start, end in day)


def shortest_rest(week: Week) -> int | None:
    """Return the shortest time from the end of one day’s hours to the next day’s, in minutes.

    None where no day has hours. Weeks are taken to follow each other alike.
    """
    days = [(n * MINUTES_IN_DAY, hours) for n, hours in enumerate(week) if hours]
    if not days:
        return None
    first = days[0]
    ring = [*days, (first[0] + _MINUTES_IN_WEEK, first[1])]
    return min(
        at + later[0][0] - (since + max(end for _start, end in hours))
        for (since, hours), (at, later) in pairwise(ring)
    )


def _room(week: Week, spot: Spot) -> tuple[int, int]:
    """Return from where to where an interval may reach, in minutes of its day."""
    hours = week[spot.day]
    before = hours[spot.index - 1][1] if spot.index else _tail(week, spot.day)
    is_last = spot.index == len(hours) - 1
    after = _head(week, spot.day) if is_last else hours[spot.index + 1][0]
    return max(before, 0), after


def _tail(week: Week, day: int) -> int:
    """Return until when the hours of the day before reach into a day; 0 or less: they do not."""
    return max((end - MINUTES_IN_DAY for _start, end in week[day - 1]), default=0)


def _head(week: Week, day: int) -> int:
    """Return when the hours of the day after begin, in minutes of this one."""
    following = week[(day + 1) % DAYS]
    return MINUTES_IN_DAY + (following[0][0] if following else MINUTES_IN_DAY)


def _with(week: Week, spot: Spot, new: tuple[Minutes, ...]) -> Week:
    hours = week[spot.day]
    return _with_day(week, spot.day, (*hours[: spot.index], *new, *hours[spot.index + 1 :]))


def _with_day(week: Week, day: int, hours: Day) -> Week:
    return (*week[:day], hours, *week[day + 1 :])


def _within(value: int, low: int, high: int) -> int:
    return min(max(value, low), max(low, high))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _end_clock(minute: int) -> str:
    return _clock(minute if minute <= MINUTES_IN_DAY else minute - MINUTES_IN_DAY)
