"""The axis under the bars of a week of hours: where a minute lies, and which minute lies there."""

from dataclasses import dataclass
from typing import Final

from tracker.settings.intervals import MINUTES_IN_DAY
from tracker.settings.week_hours import SHORTEST, Week

NOON: Final = MINUTES_IN_DAY // 2
HOUR: Final = 60
_STEPS: Final = (1, 2, 3, 4, 6, 12)  # hours between two figures


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where it reaches, in minutes of the day that a bar begins on."""

    first: int = 0
    last: int = MINUTES_IN_DAY

    @property
    def length(self) -> int:
        """Return how many minutes it holds."""
        return self.last - self.first

    def place(self, minute: float, width: float) -> float:
        """Return where a minute lies on an axis of some width."""
        return (minute - self.first) / self.length * width

    def minute(self, place: float, width: float) -> int:
        """Return the quarter of an hour that lies nearest to a place."""
        exact = self.first + place / max(width, 1) * self.length
        return min(max(round(exact / SHORTEST) * SHORTEST, self.first), self.last)

    def figures(self, width: float, least: float) -> list[int]:
        """Return the minutes that get a figure, none nearer to another than `least`."""
        room = width / (self.length / HOUR)
        step = next((step for step in _STEPS if step * room >= least), _STEPS[-1]) * HOUR
        return list(range(self.first, self.last + 1, step))


def axis_for(week: Week) -> Axis:
    """Return the axis on which all hours of a week can be seen, and moved on.

    Nights are seen whole: it goes on till noon where hours reach midnight, and begins at noon
    where none begin before.
    """
    hours = [interval for day in week for interval in day]
    is_late = any(end >= MINUTES_IN_DAY for _start, end in hours)
    is_early = not hours or any(start < NOON for start, _end in hours)
    return Axis(
        0 if is_early or not is_late else NOON, MINUTES_IN_DAY + NOON if is_late else MINUTES_IN_DAY
    )
