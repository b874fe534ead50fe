"""A row of the chart read backwards: which instant lies at a place, to whole steps of the clock.

Knows nothing of Qt.
"""

from datetime import datetime, timedelta

from tracker.domain.localtime import SECOND
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance
from ui.picture.axis import RowClock, Scale

STEP = timedelta(minutes=5)
FINE_STEP = timedelta(minutes=1)
_EVEN = datetime.fromisoformat("2000-01-01T00:00:00+00:00")  # zones differ from UTC by 15 min, 30


class Ruler:
    """Reads the hours of one day, in the zone of the work that is moved."""

    def __init__(self, day: DayBalance, hours: Scale, zone: str) -> None:
        self._clock = RowClock(day)
        self._span = day.plan.span
        self._hours = hours
        self._zone = zone

    @property
    def reach(self) -> Span:
        """Return the part of the day that the picture shows."""
        axis = self._hours.axis
        start, end = (rounded(self._find(end), fine=True) for end in (axis.first, axis.last))
        return Span(start, end)

    def x(self, at: datetime) -> float:
        """Return where an instant lies."""
        return self._hours.x(self._clock.minute(at, self._zone))

    def at(self, x: float, *, fine: bool = False) -> datetime:
        """Return the instant at a place, to five minutes, or to one where it is to be `fine`."""
        axis = self._hours.axis
        share = min(max((x - self._hours.left) / self._hours.width, 0.0), 1.0)
        return rounded(self._find(axis.first + share * (axis.last - axis.first)), fine=fine)

    def _find(self, minute: float) -> datetime:
        """Return the first instant of the day at which its clock has come to a minute.

        What the clock skips is the moment at which it does.
        """
        before, after = self._span.start, self._span.end
        while after - before > SECOND / 2:
            middle = before + (after - before) / 2
            if self._clock.minute(middle, self._zone) < minute:
                before = middle
            else:
                after = middle
        return after


def rounded(at: datetime, *, fine: bool = False) -> datetime:
    """Return the nearest full step of the clock."""
    step = FINE_STEP if fine else STEP
    return _EVEN + (at - _EVEN + step / 2) // step * step
