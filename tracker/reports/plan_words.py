"""What the person said about days, in lines: days off, days with hours of their own, on call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.localtime import local
from tracker.domain.model import Leave, Swap
from tracker.domain.schedule import ONE_DAY
from tracker.domain.spans import Span
from tracker.wording import (
    _,
    begin,
    clock,
    date_range,
    full_date,
    interval,
    listing,
    short_weekday,
)

Part = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days off in a row, all of them whole or with the same part off."""

    first: date
    last: date
    part: Part

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days it stands for."""
        return tuple(self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1))


def in_a_row(leave: Iterable[Leave]) -> list[TimeOff]:
    """Join days off that follow each other and are alike, in order of their first day."""
    joined: list[TimeOff] = []
    for part in sorted({_part(one) for one in leave}, key=lambda part: part or (-1, -1)):
        for day in sorted({one.day for one in leave if _part(one) == part}):
            last = joined[-1] if joined else None
            if last is not None and last.part == part and day - last.last == ONE_DAY:
                joined[-1] = TimeOff(last.first, day, part)
            else:
                joined.append(TimeOff(day, day, part))
    return sorted(joined, key=lambda time: (time.first, time.part or (-1, -1)))


def time_off_line(time: TimeOff) -> str:
    """Tell days off: “Thu 24 December 2026”, “1–7 July 2027”, “Fri 2 July 2027, 12:00–16:00”."""
    days = _day(time.first) if time.first == time.last else date_range(time.first, time.last)
    return f"{days}, {interval(*time.part)}" if time.part else days


def swap_line(swap: Swap) -> str:
    """Tell a day with hours of its own: “Thu 24 December 2026, 08:00–12:00”."""
    hours: Sequence[str] = [interval(*pair) for pair in swap.hours]
    return f"{_day(swap.day)}, {listing(hours) if hours else _('no core hours')}"


def on_call_span_line(span: Span, zone: str) -> str:
    """Tell time on call by local times: “Fri 4 December 2026 16:00 – Mon 7 December 2026 08:00”."""
    start, end = local(span.start, zone), local(span.end, zone)
    if start.date() == end.date():
        return f"{_day(start.date())}, {clock(start)}–{clock(end)}"
    return f"{_day(start.date())} {clock(start)} – {_day(end.date())} {clock(end)}"


def _part(leave: Leave) -> Part:
    if leave.from_min is None or leave.to_min is None:
        return None
    return leave.from_min, leave.to_min


def _day(day: date) -> str:
    return begin(f"{short_weekday(day)} {full_date(day)}")
