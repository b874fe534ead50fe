"""Trends to draw: the worked example of the metrics, and the hard cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.reports.trends import EXAMPLE, trend
from tracker.domain.model import WorkClass
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.trend import Mark, Trend, compare

FREE = ScheduleVersion(trend().weeks[0].version.valid_from, ((),) * 7)


def year() -> Trend:
    """A full year with weeks left out for every reason."""
    told: list[float | Mark] = [20 + 7 * number % 70 for number in range(51)]
    reasons = [mark for mark in Mark if mark is not Mark.RUNNING]
    for place, mark in enumerate(reasons):
        told[6 * place] = mark
    return trend([*told, Mark.RUNNING])


def two_series() -> Trend:
    return trend([*range(40, 64), Mark.RUNNING], [0] * 9 + [1] * 10 + [2] * 6)


def without_hours() -> Trend:
    """Nobody fixed any hours: all work is flex, and none is outside."""
    made = trend([Mark.NO_HOURS] * 8 + [Mark.RUNNING])
    weeks = tuple(
        replace(
            week,
            version=FREE,
            classes={**week.classes, WorkClass.CORE: timedelta(0), WorkClass.FLEX: week.work},
        )
        for week in made.weeks
    )
    return Trend(made.zone, weeks, compare(weeks))


def with_flex() -> Trend:
    made = trend()
    weeks = tuple(
        replace(week, classes={**week.classes, WorkClass.FLEX: timedelta(hours=3)})
        for week in made.weeks
    )
    return Trend(made.zone, weeks, compare(weeks))


EVERY_TREND: dict[str, Callable[[], Trend]] = {
    "example": trend,
    "twelve weeks": lambda: trend([Mark.BEFORE, Mark.BEFORE, Mark.NO_DATA, *EXAMPLE]),
    "a year": year,
    "two series": two_series,
    "no fixed hours": without_hours,
    "flex": with_flex,
    "two weeks": lambda: trend([48, Mark.RUNNING]),
    "nothing outside": lambda: trend([0] * 8 + [Mark.RUNNING]),
    "much outside": lambda: trend([600] * 8 + [Mark.RUNNING]),
    "a microsecond": lambda: trend([1e-8] * 8 + [Mark.RUNNING]),
    "nothing on record": lambda: trend([Mark.BEFORE] * 11 + [Mark.NO_DATA]),
}
