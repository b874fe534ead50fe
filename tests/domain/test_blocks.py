"""Overlap, blocks, quick check-ins and episodes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import (
    HOME,
    WORKPLACE,
    as_minutes,
    at,
    balance,
    plan,
    record,
    span,
    version,
    work,
)
from tests.domain.oracle_plan import EPOCH
from tests.domain.weeks import Case, cases, schedule_of
from tracker.domain.balance import week_balance
from tracker.domain.blocks import work_once
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span, total
from tracker.domain.week import Week, WeekBalance

MEASURED, TYPED, CORRECTED = Origin.MEASURED, Origin.TYPED, Origin.CORRECTED
IMPORTED = Origin.IMPORTED


def evening(*spans: tuple[str, str], **other: object) -> WeekBalance:
    """Return W47 with these spans on Tuesday evening."""
    rows = [work(f"11-17 {start}", end) for start, end in spans]
    return balance(record(*rows, **other))


# ---------------------------------------------------------------- time counts once


def test_overlapping_spans_count_once():
    week = balance([work("11-17 09:00", "11:00"), work("11-17 10:00", "12:00")])

    assert as_minutes(week.work) == 180


def test_span_of_no_length_is_dropped():
    assert balance([work("11-17 09:00", "09:00")]).pieces == []


def test_span_over_the_edge_of_the_week_is_cut():
    rows = [work("11-22 23:00", "11-23 05:00")]

    assert as_minutes(balance(rows).work) == 300
    assert as_minutes(balance(rows, 48).work) == 60


def test_order_of_the_rows_does_not_matter():
    rows = (
        work("11-17 09:00", "11:00", HOME, id=1),
        work("11-17 10:00", "12:00", WORKPLACE, id=2),
        work("11-17 08:00", "09:30", Place.OTHER, id=3),
    )

    assert work_once(rows) == work_once(tuple(reversed(rows)))


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        (MEASURED, MEASURED, WORKPLACE),  # the later row
        (IMPORTED, MEASURED, WORKPLACE),
        (MEASURED, IMPORTED, WORKPLACE),
        (TYPED, MEASURED, HOME),
        (TYPED, IMPORTED, HOME),
        (TYPED, TYPED, WORKPLACE),
        (CORRECTED, TYPED, HOME),
        (TYPED, CORRECTED, WORKPLACE),
    ],
)
def test_what_overlaps_is_told_by_the_correction_then_the_typed_then_the_later(
    first, second, place
):
    rows = (
        work("11-17 09:00", "11:00", HOME, origin=first, id=1),
        work("11-17 09:30", "10:30", WORKPLACE, origin=second, id=2),
    )
    once = work_once(rows)

    assert next(row.place for row in once if row.span.contains(at("11-17 10:00"))) is place
    assert total(row.span for row in once) == timedelta(hours=2)


def test_planned_time_marks_measured_work_alone():
    rows = (
        work("11-17 17:00", "18:00", origin=MEASURED),
        work("11-17 19:00", "20:00", origin=TYPED),
    )
    week = balance(record(*rows, planned=(span("11-17 17:30", "19:30"),)))

    assert as_minutes(week.planned) == 30
    assert as_minutes(week.spillover) == 90


def test_planned_row_keeps_its_word():
    rows = [work("11-17 17:00", "18:00", origin=MEASURED, planned=True)]

    assert as_minutes(balance(record(*rows, planned=(span("11-18 08:00", "09:00"),))).planned) == 60


def test_planned_time_elsewhere_marks_nothing():
    rows = [work("11-17 17:00", "18:00", origin=MEASURED)]

    assert as_minutes(balance(record(*rows, planned=(span("11-18 08:00", "09:00"),))).planned) == 0


def test_work_inside_core_is_never_planned_outside_work():
    assert as_minutes(balance([work("11-17 09:00", "10:00", planned=True)]).planned) == 0


# ---------------------------------------------------------------- quick check-ins


@pytest.mark.parametrize(("end", "count"), [("22:14", 1), ("22:15", 1), ("22:16", 0)])
def test_check_in_is_at_most_a_quarter_of_an_hour(end, count):
    assert len(evening(("22:00", end)).check_ins) == count


def test_check_in_is_compared_to_the_microsecond():
    exact = span("11-17 22:00", "22:15")
    longer = Span(exact.start, exact.end + timedelta(microseconds=1))
    lengths = [
        len(balance([WorkSpan(s, "Europe/Oslo", origin=TYPED)]).check_ins) for s in (exact, longer)
    ]

    assert lengths == [1, 0]


def test_how_long_a_check_in_may_be_is_the_persons_choice():
    rows = record(work("11-17 22:00", "22:10"))
    week = week_balance(
        Week(2026, 47), plan(), rows, now=at("11-30 08:00"), check_in_max=timedelta(minutes=5)
    )

    assert week.check_ins == ()


def test_three_looks_ten_minutes_apart_are_one_block_and_no_check_in():
    week = evening(("22:00", "22:05"), ("22:10", "22:15"), ("22:20", "22:25"))

    assert week.check_ins == ()
    assert [as_minutes(block.span.length) for block in week.days[1].blocks] == [25]


@pytest.mark.parametrize(("starts", "blocks"), [("22:34", 1), ("22:35", 2), ("22:36", 2)])
def test_blocks_are_merged_over_gaps_under_half_an_hour(starts, blocks):
    week = evening(("22:00", "22:05"), (starts, "22:40"))

    assert len(week.days[1].blocks) == blocks


def test_length_of_a_block_is_from_first_start_to_last_end():
    assert evening(("22:00", "22:02"), ("22:13", "22:15")).check_ins
    assert not evening(("22:00", "22:02"), ("22:13", "22:16")).check_ins


@pytest.mark.parametrize(("start", "end"), [("15:55", "16:05"), ("09:00", "09:10")])
def test_check_in_lies_wholly_outside_core(start, end):
    assert evening((start, end)).check_ins == ()


def test_check_in_lies_wholly_outside_flex():
    flexible = plan(version(flex_after=timedelta(hours=1)))
    rows = [work("11-17 16:30", "16:40"), work("11-17 20:00", "20:10")]

    assert [b.span.start for b in balance(rows, schedule=flexible).check_ins] == [at("11-17 20:00")]


def test_planned_look_is_a_check_in_too():
    assert len(balance([work("11-17 22:00", "22:10", planned=True)]).check_ins) == 1


def test_call_out_while_on_call_is_no_check_in():
    duty = (span("11-17 18:00", "23:00"),)

    assert evening(("22:00", "22:10"), on_call=duty).check_ins == ()
    assert len(evening(("23:30", "23:40"), on_call=duty).check_ins) == 1


def test_check_in_belongs_to_the_day_in_which_it_begins():
    week = balance([work("11-18 03:55", "04:05")])

    assert [len(day.check_ins) for day in week.days][:3] == [0, 1, 0]
    assert [as_minutes(day.work) for day in week.days][:3] == [0, 5, 5]


# ---------------------------------------------------------------- episodes


@pytest.mark.parametrize(("end", "count"), [("22:04", 0), ("22:05", 1)])
def test_episode_is_five_minutes_or_more(end, count):
    assert evening(("22:00", end)).episodes == count


@pytest.mark.parametrize(("starts", "count"), [("17:29", 1), ("17:30", 2)])
def test_episodes_are_merged_over_gaps_under_half_an_hour(starts, count):
    assert evening(("16:30", "17:00"), (starts, "18:00")).episodes == count


def test_episode_chosen_throughout_is_counted_apart():
    rows = [
        work("11-17 17:00", "18:00", planned=True),
        work("11-18 17:00", "18:00", planned=True),
        work("11-18 18:10", "19:00"),
    ]
    week = balance(rows)

    assert (week.episodes, week.planned_episodes) == (1, 1)


def test_work_in_core_is_no_episode():
    assert balance([work("11-17 09:00", "15:00")]).episodes == 0


def test_episode_over_the_day_boundary_belongs_to_the_day_in_which_it_begins():
    week = balance([work("11-18 03:00", "05:00")])

    assert [len(day.episodes) for day in week.days][:3] == [0, 1, 0]


# ---------------------------------------------------------------- properties


def of(case: Case, *rows: WorkSpan) -> WeekBalance:
    facts = replace(case.record, work=rows or case.record.work)
    now = EPOCH + timedelta(minutes=case.now)
    return week_balance(Week.of(case.monday), schedule_of(case.plan), facts, now=now)


@given(cases())
def test_classes_add_up_to_work(case: Case):
    week = of(case)

    assert week.core + week.flex + sum(week.classes.values(), timedelta(0)) == week.work
    assert week.core + week.flex + week.outside == week.work
    assert week.planned + week.spillover == week.outside
    assert total(p.span for p in week.pieces) == week.work


@given(cases(), st.floats(0, 1), st.integers(0, 20))
def test_splitting_a_row_anywhere_changes_no_figure(case: Case, share: float, which: int):
    rows = list(case.record.work)
    if not rows:
        return
    row = rows.pop(which % len(rows))
    cut = row.span.start + share * row.span.length
    halves = (
        replace(row, span=Span(row.span.start, cut)),
        replace(row, span=Span(cut, row.span.end)),
    )
    whole, split = of(case), of(case, *sorted([*rows, *halves], key=lambda r: r.span))

    for before, after in zip(whole.days, split.days, strict=True):
        assert (before.work, before.planned) == (after.work, after.planned)
        assert before.blocks == after.blocks
        assert before.episodes == after.episodes
        assert before.rest_after == after.rest_after
    assert whole.classes == split.classes
    assert (whole.home, whole.home_outside) == (split.home, split.home_outside)
    assert whole.weekly_rest == split.weekly_rest
