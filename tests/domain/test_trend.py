"""The trend: what four weeks say against the four before, and when nothing is said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import OSLO, version
from tracker.domain.model import (
    WorkClass,
)
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.spans import ZERO
from tracker.domain.trend import (
    Comparison,
    Direction,
    Mark,
    Trend,
    TrendWeek,
    compare,
)
from tracker.domain.week import Week

MINUTE = timedelta(minutes=1)
FIVE_DAYS = version()
FIRST = Week(2026, 20)
AFTER = datetime(2027, 1, 11, tzinfo=UTC)


def minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / MINUTE


def counted(
    a_day: float | None, number: int = 0, schedule: ScheduleVersion = FIVE_DAYS
) -> TrendWeek:
    """Return a week with so many minutes outside on each of five known days; None: of leave."""
    outside = (a_day or 0) * 5 * MINUTE
    classes = {
        **dict.fromkeys(WorkClass, ZERO),
        WorkClass.CORE: 37 * 60 * MINUTE,
        WorkClass.EVENING: outside,
    }
    mark = Mark.OFF if a_day is None else None
    return TrendWeek(FIRST.shifted(number), schedule, classes, ZERO, 5, 5, outside, mark)


def row(*figures: float | None) -> list[TrendWeek]:
    return [counted(figure, number) for number, figure in enumerate(figures)]


def compared(before: Sequence[float | None], recent: Sequence[float | None]) -> Comparison:
    return compare(row(*before, *recent))


def test_worked_example():
    found = compared([62, 55, None, 70], [48, 41, 52, 35])

    assert minutes(found.before_median) == 62
    assert minutes(found.recent_median) == 44.5
    assert found.direction is Direction.LESS


def test_weeks_further_back_do_not_count():
    assert compare(row(600, 600, 62, 55, None, 70, 48, 41, 52, 35)) == compare(
        row(0, 0, 62, 55, None, 70, 48, 41, 52, 35)
    )


@pytest.mark.parametrize(
    ("before", "recent", "direction"),
    [
        (62, 62 - 12.4, Direction.LESS),
        (62, 62 - 12.39, Direction.SAME),
        (62, 62 + 12.4, Direction.MORE),
        (62, 62 + 12.39, Direction.SAME),
        (30, 20, Direction.LESS),  # a third, and just the ten minutes
        (30, 20.1, Direction.SAME),
        (0, 10, Direction.MORE),
        (0, 9.9, Direction.SAME),
        (0, 0, Direction.SAME),
        (50, 60, Direction.MORE),  # where ten minutes are a fifth
        (50, 40, Direction.LESS),
        (200, 161, Direction.SAME),
        (200, 160, Direction.LESS),
    ],
)
def test_difference_counts_from_ten_minutes_and_a_fifth_on(before, recent, direction):
    assert compared([before] * 4, [recent] * 4).direction is direction


@pytest.mark.parametrize(
    ("before", "recent", "medians"),
    [
        ([62, 55, 70, None], [48, 41, 52, None], (62, 48)),
        ([62, 55, None, None], [48, 41, 52, 35], (None, 44.5)),
        ([62, 55, 70, 60], [None, 41, None, 35], (61, None)),
        ([], [48, 41, 52, 35], (None, 44.5)),
        ([], [48, 41], (None, None)),
        ([], [], (None, None)),
    ],
)
def test_side_with_less_than_three_weeks_is_not_known(before, recent, medians):
    found = compared(before, recent)

    assert (minutes(found.before_median), minutes(found.recent_median)) == medians
    assert (found.direction is None) == (None in medians)


def test_running_week_is_not_judged():
    over = row(62, 55, None, 70, 48, 41, 52, 35)
    running = replace(counted(900, 8), mark=Mark.RUNNING)

    assert compare([*over, running]) == compare(over)


def test_another_schedule_begins_another_series():
    fewer_hours = version(("09:00-14:00",), valid_from=(FIRST.shifted(2)).monday)
    weeks = [
        *row(62, 55),
        *(counted(figure, n + 2, fewer_hours) for n, figure in enumerate([70, 60, 48, 41, 52, 35])),
    ]

    found = compare(weeks)

    assert minutes(found.recent_median) == 44.5
    assert found.before_median is None
    assert found.direction is None
    assert Trend(OSLO, tuple(weeks), found).begins == (FIRST.shifted(2),)


def test_mean_of_all_work_leaves_out_the_week_of_leave():
    hours = [41, 39, None, 44, 46, 40, 38, 45]
    weeks = [
        replace(
            counted(None if work is None else 0, number),
            classes={WorkClass.CORE: timedelta(hours=work or 0)},
        )
        for number, work in enumerate(hours)
    ]

    mean = compare(weeks).mean_work

    assert mean is not None
    assert round(mean / timedelta(hours=1), 1) == 41.9
    assert compare(weeks[:2]).mean_work is None


figures = st.none() | st.integers(0, 600)
whole_sides = st.lists(st.integers(0, 600), min_size=4, max_size=4)


@given(st.lists(figures, max_size=16))
def test_medians_are_of_what_enters_and_nothing_else(drawn):
    found = compare(row(*drawn))

    for side, part in ((found.recent_median, drawn[-4:]), (found.before_median, drawn[-8:-4])):
        kept = [figure for figure in part if figure is not None]
        assert minutes(side) == (median(kept) if len(kept) >= 3 else None)


@given(whole_sides, whole_sides, st.randoms(use_true_random=False))
def test_order_within_a_side_does_not_matter(before, recent, random):
    shuffled = [*before], [*recent]
    for side in shuffled:
        random.shuffle(side)
    found, other = compared(before, recent), compared(*shuffled)

    assert found.direction is other.direction
    assert found.recent_median == other.recent_median


@given(st.integers(0, 6_000), st.integers(-600, 600))
def test_limit_is_the_larger_of_ten_minutes_and_a_fifth(tenths, change):
    before, recent = tenths, tenths + change
    if recent < 0:
        return
    found = compared([before / 10] * 4, [recent / 10] * 4).direction

    is_large = abs(change) >= 100 and 5 * abs(change) >= before
    assert (found is not Direction.SAME) == is_large
    if is_large:
        assert found is (Direction.MORE if change > 0 else Direction.LESS)


@given(st.integers(0, 50_000_000_000), st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 1]))
def test_a_microsecond_decides_at_the_limit(before_us, beyond, sign):
    before_us -= before_us % 5  # so that a fifth of it is whole
    limit = max(600_000_000, before_us // 5) + beyond
    recent_us = before_us + sign * limit
    if recent_us < 0:
        return
    found = compare(
        [
            replace(counted(0, number), counted=5 * timedelta(microseconds=us))
            for number, us in enumerate([before_us] * 4 + [recent_us] * 4)
        ]
    )

    assert (found.direction is Direction.SAME) == (beyond < 0)
