"""The axis of the hours: where on the local wall clock of a row an instant lies.

All rows share one axis of wall time, so that 16:00 sits under 16 on every day. A day on which the
clocks change has an hour too many or too few; the doubled hour is pressed into one, the skipped
one is passed over, and no bar ever runs backwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.domain.localtime import SECOND, local
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance, WeekBalance

MINUTE = timedelta(minutes=1)
HOUR_MIN = 60
DAY_MIN = 24 * HOUR_MIN
USUAL = (6 * HOUR_MIN, 24 * HOUR_MIN)  # what is shown of a day on which nothing lies outside
STEPS = (2, 3, 4, 6, 12)  # hours between labels, where one is too few


class WallClock:
    """Reads instants of one tracker day as minutes since local midnight of its date."""

    def __init__(self, day: date, zone: str, around: Span) -> None:
        """Look for a change of the clocks in `around`; there is at most one in a day."""
        self._midnight = datetime.combine(day, time())
        self._zone = zone
        self._change = self._change_in(around)

    def minute(self, at: datetime) -> float:
        """Return the place of an instant on the wall clock; a later instant is never before."""
        if self._change is not None:
            turn, back = self._change
            first = turn - back
            if first <= at < turn + back:  # an hour that comes twice takes the room of one
                return self._read(first) + (at - first) / MINUTE / 2
        return self._read(at)

    def _read(self, at: datetime) -> float:
        wall = local(at, self._zone).replace(tzinfo=None)
        return (wall - self._midnight) / MINUTE

    def _offset(self, at: datetime) -> timedelta:
        return local(at, self._zone).utcoffset() or timedelta(0)

    def _change_in(self, around: Span) -> tuple[datetime, timedelta] | None:
        """Return when the clocks are set back within `around`, and by how much, if they are."""
        before, after = around.start, around.end
        old, new = self._offset(before), self._offset(after)
        if old <= new:
            return None
        while after - before > SECOND:
            middle = before + (after - before) // 2
            before, after = (before, middle) if self._offset(middle) == new else (middle, after)
        return after.replace(microsecond=0), old - new


class RowClock:
    """Reads the instants of one row, each in the zone its work was done in.

    Somebody who travels west may live through an hour twice. Then one zone serves the whole row,
    that of the last work, and bars lie one after the other as the work did.
    """

    def __init__(self, day: DayBalance) -> None:
        zones = {day.zone, *(piece.zone for piece in day.pieces)}
        self._clocks = {zone: WallClock(day.day, zone, day.plan.span) for zone in zones}
        self._main = self._clocks[day.zone]
        if not self._runs_forward(day):
            self._clocks = {}

    def minute(self, at: datetime, zone: str = "") -> float:
        """Return the place of an instant; without a zone, in that of the row."""
        return self._clocks.get(zone, self._main).minute(at)

    def _runs_forward(self, day: DayBalance) -> bool:
        ends = [self.minute(piece.span.end, piece.zone) for piece in day.pieces]
        starts = [self.minute(piece.span.start, piece.zone) for piece in day.pieces]
        return all(end <= start for end, start in zip(ends[:-1], starts[1:], strict=True))


@dataclass(frozen=True, slots=True)
class Axis:
    """The hours that are shown, in minutes since midnight; both are whole hours."""

    first: int
    last: int

    def ticks(self, step: int) -> list[int]:
        """Return the minutes at every `step` hours of the clock."""
        every = step * HOUR_MIN
        return list(range(-(-self.first // every) * every, self.last + 1, every))

    def label(self, minute: int) -> str:
        """Write an hour: 24 where the axis ends with the date, 00 where it runs on."""
        hour = minute // HOUR_MIN
        return "24" if hour == 24 and minute == self.last else f"{hour % 24:02}"


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis laid over a stretch of the picture."""

    axis: Axis
    left: float
    width: float

    def x(self, minute: float) -> float:
        """Return where a minute lies, kept within the stretch and set on a whole pixel.

        Edges on whole pixels are sharp, and pieces that touch in time touch in the picture.
        """
        share = (minute - self.axis.first) / (self.axis.last - self.axis.first)
        return round(self.left + min(max(share, 0.0), 1.0) * self.width)

    @property
    def right(self) -> float:
        return self.left + self.width

    def step(self, label_width: float) -> int:
        """Return the hours from one label to the next, so that labels keep apart.

        Every hour has its label only where there is plenty of room.
        """
        hour = self.width * HOUR_MIN / (self.axis.last - self.axis.first)
        if hour >= 1.5 * label_width:
            return 1
        return next((step for step in STEPS if step * hour >= label_width), STEPS[-1])


def axis_of(balances: Sequence[WeekBalance]) -> Axis:
    """Return the hours to show: 06 to 24, and more where a week has something outside them.

    Days that do not begin in the small hours, as those of a night worker, are shown whole.
    """
    days = [day for balance in balances for day in balance.days]
    begin = min(_usual(day)[0] for day in days)
    end = max(_usual(day)[1] for day in days)
    minutes = [minute for day in days for minute in _marked(day)]
    first, last = min([begin, *minutes]), max([end, *minutes])
    even = 2 * HOUR_MIN
    return Axis(int(first // even) * even, -int(-last // even) * even)


def _usual(day: DayBalance) -> tuple[int, int]:
    clock = RowClock(day)
    begin = int(clock.minute(day.plan.span.start))
    if begin <= USUAL[0] and begin + DAY_MIN >= USUAL[1]:
        return USUAL
    return begin, begin + DAY_MIN


def _marked(day: DayBalance) -> Iterable[float]:
    """Return the ends of all that has to be seen in a row."""
    clock = RowClock(day)
    for piece in day.pieces:
        yield clock.minute(piece.span.start, piece.zone)
        yield clock.minute(piece.span.end, piece.zone)
    for span in (*day.plan.core, *day.unsure):
        yield clock.minute(span.start)
        yield clock.minute(span.end)
