"""Trends to report: the worked example of the metrics, and rows of weeks made from figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.model import WorkClass
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.spans import ZERO
from tracker.domain.trend import Mark, Trend, TrendWeek, compare
from tracker.domain.week import Week

OSLO = "Europe/Oslo"
RUNNING = Week(2026, 48)
OFFICE = ScheduleVersion(date(2026, 1, 1), (((480, 960),),) * 5 + ((), ()))
MINUTE = timedelta(minutes=1)
EXAMPLE = (62, 55, Mark.OFF, 70, 48, 41, 52, 35, Mark.RUNNING)


def week_of(
    told: float | Mark, week: Week = RUNNING, version: ScheduleVersion = OFFICE
) -> TrendWeek:
    """Return a week with so many minutes outside on each of five days, or one left out."""
    is_empty = told in (Mark.OFF, Mark.NO_DATA, Mark.BEFORE)
    outside = 5 * MINUTE * told if not isinstance(told, Mark) else ZERO
    classes = dict.fromkeys(WorkClass, ZERO)
    if not is_empty:
        classes |= {
            WorkClass.CORE: timedelta(hours=36),
            WorkClass.EVENING: outside * 0.8,
            WorkClass.WEEKEND: outside * 0.2,
        }
    known = 0 if is_empty else 2 if isinstance(told, Mark) else 5
    scheduled = 0 if told is Mark.OFF else 5
    mark = told if isinstance(told, Mark) else None
    chosen = classes[WorkClass.WEEKEND]
    return TrendWeek(week, version, classes, chosen, scheduled, known, outside, mark, chosen)


def trend(told: Sequence[float | Mark] = EXAMPLE, versions: Sequence[int] = ()) -> Trend:
    """Return weeks that end with the running one; `versions` count whose schedule each has."""
    first = RUNNING.shifted(1 - len(told))
    own = versions or [0] * len(told)
    weeks = tuple(
        week_of(
            one,
            first.shifted(n),
            replace(OFFICE, valid_from=OFFICE.valid_from + timedelta(days=number)),
        )
        for n, (one, number) in enumerate(zip(told, own, strict=True))
    )
    return Trend(OSLO, weeks, compare(weeks))
