"""Bars of a row: short ones are seen, neighbours join, days that run on are torn."""

from datetime import date, timedelta

from tests.ui import weeks
from tracker.domain.week import DayBalance, WeekBalance
from ui.picture.axis import Axis, RowClock, Scale
from ui.picture.bars import MIN_WIDTH, Bar, bars_of, cuts_of
from ui.picture.marks import Edge, Look

HOURS = Scale(Axis(4 * 60, 28 * 60), 0.0, 720.0)  # two minutes to a pixel


def bars_on(balance: WeekBalance, row: int = 0) -> list[Bar]:
    days: list[DayBalance | None] = [None, *balance.days, None]
    day = balance.days[row]
    return bars_of(day, RowClock(day), HOURS, cuts_of(day, days[row], days[row + 2]))


def test_a_look_of_a_second_is_seen():
    balance = weeks.week_of((0, "09:00", "09:01", weeks.HOME, False))
    (bar,) = bars_on(balance)

    assert bar.right - bar.left == MIN_WIDTH


def test_the_last_minute_of_the_hours_is_seen_inside_them():
    balance = weeks.week_of(
        (0, "26:00", "27:45", weeks.HOME, False), (0, "27:59", "28:00", weeks.HOME, False)
    )
    bar = bars_on(balance)[-1]

    assert (bar.left, bar.right) == (718.0, 720.0)


def test_spans_that_no_eye_can_part_are_one_bar():
    balance = weeks.week_of(
        (0, "09:00", "09:30", weeks.HOME, False), (0, "09:33", "10:00", weeks.HOME, False)
    )
    (bar,) = bars_on(balance)

    assert len(bar.pieces) == 2


def test_a_gap_that_can_be_seen_parts_two_bars():
    balance = weeks.week_of(
        (0, "09:00", "09:30", weeks.HOME, False), (0, "09:34", "10:00", weeks.HOME, False)
    )
    first, second = bars_on(balance)

    assert second.left - first.right == 2.0
    assert (first.right_edge, second.left_edge) == (Edge.ROUND, Edge.ROUND)


def test_work_that_runs_over_core_end_joins_without_a_seam():
    balance = weeks.week_of((0, "15:00", "17:00", weeks.HOME, False))
    inside, outside = bars_on(balance)

    assert (inside.look, outside.look) == (Look.INSIDE, Look.SPILLED)
    assert inside.right == outside.left
    assert (inside.left_edge, inside.right_edge) == (Edge.ROUND, Edge.JOINED)
    assert (outside.left_edge, outside.right_edge) == (Edge.JOINED, Edge.ROUND)


def test_chosen_work_has_a_look_of_its_own():
    balance = weeks.week_of((0, "17:00", "18:00", weeks.HOME, True))

    assert [bar.look for bar in bars_on(balance)] == [Look.CHOSEN]


def test_work_in_the_flex_band_has_a_look_of_its_own():
    looks = [bar.look for bar in bars_on(weeks.under_way())]

    assert looks[:2] == [Look.FLEX, Look.INSIDE]
    assert looks[-2:] == [Look.FLEX, Look.SPILLED]


def test_without_fixed_hours_work_is_work():
    looks = {bar.look for row in range(7) for bar in bars_on(weeks.no_fixed_hours(), row)}

    assert looks == {Look.WORK}


def test_a_quick_check_in_is_no_bar():
    rights = [bar.right for bar in bars_on(weeks.example(), 1)]

    assert max(rights) == HOURS.x(16 * 60 + 45)


def test_work_that_goes_on_in_the_next_day_is_torn_on_both_sides():
    balance = weeks.week_of((0, "26:00", "30:00", weeks.HOME, False))

    assert bars_on(balance, 0)[-1].right_edge is Edge.CUT
    assert bars_on(balance, 1)[0].left_edge is Edge.CUT


def test_work_that_ends_with_its_day_is_not_torn():
    balance = weeks.week_of(
        (0, "26:00", "28:00", weeks.HOME, False), (1, "09:00", "10:00", weeks.HOME, False)
    )

    assert bars_on(balance, 0)[-1].right_edge is Edge.ROUND


def test_work_at_the_edge_of_the_week_is_taken_to_go_on():
    balance = weeks.week_of(
        (0, "04:00", "05:00", weeks.HOME, False), (6, "27:00", "28:00", weeks.HOME, False)
    )

    assert bars_on(balance, 0)[0].left_edge is Edge.CUT
    assert bars_on(balance, 6)[-1].right_edge is Edge.CUT


def test_bars_of_a_crowded_day_stay_in_order_and_in_the_hours():
    bars = bars_on(weeks.crowded())

    assert all(bar.right - bar.left >= MIN_WIDTH for bar in bars)
    assert [bar.left for bar in bars] == sorted(bar.left for bar in bars)
    assert all(bar.left >= 0 and bar.right <= 720 for bar in bars)
    assert sum(len(bar.pieces) for bar in bars) == len(weeks.crowded().days[0].pieces)


def test_bars_lie_where_their_work_lay():
    (bar,) = bars_on(weeks.week_of((0, "09:00", "10:00", weeks.HOME, False)))

    assert (bar.left, bar.right) == (150.0, 180.0)
    assert bar.pieces[0].span.length == timedelta(hours=1)
    assert bar.pieces[0].day == date(2026, 11, 16)
