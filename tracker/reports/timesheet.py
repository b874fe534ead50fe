"""Totals of days for somebody's timesheet: plain figures, to be pasted into cells of a sheet.

A line a day, its columns apart by tabs: date, start of the first work, end of the last, work as
hours and minutes, and the same as a decimal number of hours. Times are local, in the zone that the
day is shown in; an end past midnight is the time on the next day's clock. Pauses are not in the
work, so that it is less than from start to end. No heading: lines go beneath what is there.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tracker.domain.localtime import local
from tracker.domain.week import DayBalance
from tracker.wording import clock, table_duration, whole_minutes

HOUR_MIN: Final = 60
TAB: Final = "\t"


def timesheet(days: Sequence[DayBalance], decimal_sign: str) -> str:
    """Write days as lines for a sheet; a day without work has its date alone.

    `decimal_sign` stands before the hundredths of hours, as the person's sheet reads numbers.
    """
    return "".join(TAB.join(_cells(day, decimal_sign)) + "\n" for day in days)


def _cells(day: DayBalance, decimal_sign: str) -> list[str]:
    if day.first is None or day.last is None:
        return [day.day.isoformat(), "", "", "", ""]
    first, last = local(day.first, day.zone), local(day.last, day.zone)
    work = table_duration(day.work)
    return [day.day.isoformat(), clock(first), clock(last), work, _hours(day.work, decimal_sign)]


def _hours(work: timedelta, decimal_sign: str) -> str:
    """Write whole minutes as hundredths of hours, so that both columns tell the same."""
    hundredths = (whole_minutes(work) * 100 + HOUR_MIN // 2) // HOUR_MIN
    return f"{hundredths // 100}{decimal_sign}{hundredths % 100:02}"
