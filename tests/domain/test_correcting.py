"""Several spans of work in one correction: split, joined, and overlaps resolved."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.days import OSLO, at, span
from tracker.domain.correcting import (
    Change,
    gap_in,
    merge,
    shared,
    shorten_others,
    shorten_this,
    split,
)
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span, total

MINUTE = timedelta(minutes=1)


def work(text, number=0, **others):
    return WorkSpan(span(text), OSLO, id=number, **others)


def read(changes):
    return [(c.number, c.reads and c.reads.span) for c in changes]


def works(changes):
    return [change.reads for change in changes if change.reads is not None]


def test_split_work_has_a_first_part_and_a_new_one_that_says_the_same():
    whole = work("09:00-12:00", 4, place=Place.HOME, planned=True, note="release")

    parts = split(whole, at("10:00"))
    later = works(parts)[1]

    assert read(parts) == [(4, span("09:00-10:00")), (None, span("10:00-12:00"))]
    assert (later.place, later.planned, later.note) == (Place.HOME, True, "release")
    assert later.origin is Origin.CORRECTED


@pytest.mark.parametrize("clock", ["08:59", "09:00", "12:00", "12:01"])
def test_work_is_split_inside_alone(clock):
    with pytest.raises(ValueError, match="does not lie inside"):
        split(work("09:00-12:00"), at(clock))


def test_joined_work_reaches_from_the_first_start_to_the_last_end():
    joined = merge(
        [work("13:00-14:00", 1), work("09:00-10:00", 2), work("09:30-11:00", 3)],
        planned=True,
        note="all",
    )

    assert read(joined) == [(2, span("09:00-14:00")), (3, None), (1, None)]
    assert (works(joined)[0].planned, works(joined)[0].note) == (True, "all")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (Place.HOME, Place.HOME, Place.HOME),
        (Place.UNKNOWN, Place.HOME, Place.HOME),
        (Place.UNKNOWN, Place.UNKNOWN, Place.UNKNOWN),
        (Place.HOME, Place.WORKPLACE, Place.WORKPLACE),  # that of the longer part
    ],
)
def test_joined_work_is_where_it_is_known_to_have_been(first, second, joined):
    parts = [work("09:00-10:00", 1, place=first), work("11:00-13:00", 2, place=second)]

    assert works(merge(parts, planned=False, note=""))[0].place is joined


def test_only_time_between_becomes_work():
    parts = [work("09:00-10:00"), work("09:30-11:00"), work("11:30-12:00")]

    assert gap_in(parts) == 30 * MINUTE
    assert gap_in(parts[:2]) == timedelta(0)


def test_other_work_gives_way_shortened_parted_or_gone():
    others = [work("08:00-10:00", 1), work("10:30-11:00", 2), work("11:30-14:00", 3)]

    assert read(shorten_others(span("09:00-12:00"), others)) == [
        (1, span("08:00-09:00")),
        (2, None),
        (3, span("12:00-14:00")),
    ]
    assert read(shorten_others(span("09:00-09:30"), others[:1])) == [
        (1, span("08:00-09:00")),
        (None, span("09:30-10:00")),
    ]


def test_new_work_gives_way_to_other_work_and_stays_typed():
    typed = work("09:00-12:00", origin=Origin.TYPED)
    changes = shorten_this(None, typed, [work("10:00-11:00", 1)])

    assert read(changes) == [(None, span("09:00-10:00")), (None, span("11:00-12:00"))]
    assert {one.origin for one in works(changes)} == {Origin.TYPED}


def test_corrected_work_that_gives_way_keeps_its_number_for_the_first_part():
    wanted = work("09:00-12:00", 7, origin=Origin.TYPED)
    parts = shorten_this(7, wanted, [work("10:00-11:00", 1)])

    assert read(parts) == [(7, span("09:00-10:00")), (None, span("11:00-12:00"))]
    assert works(parts)[1].origin is Origin.CORRECTED


def test_of_covered_work_nothing_is_left():
    assert shorten_this(1, work("09:00-10:00", 1), [work("08:00-11:00", 2)]) == []


def test_spans_share_what_lies_in_both():
    assert shared(span("09:00-11:00"), span("10:30-12:00")) == 30 * MINUTE
    assert shared(span("09:00-10:00"), span("10:00-12:00")) == timedelta(0)


SPANS = st.builds(
    lambda start, length: Span(
        at("00:00") + start * MINUTE, at("00:00") + (start + length) * MINUTE
    ),
    st.integers(0, 600),
    st.integers(1, 300),
)


def spans_after(changes):
    return [one.span for one in works(changes)]


@given(SPANS, st.lists(SPANS, max_size=5))
def test_whoever_gives_way_no_time_is_lost_and_none_shared(wanted, others):
    beside = [WorkSpan(one, OSLO, id=number) for number, one in enumerate(others, start=1)]
    this = WorkSpan(wanted, OSLO)
    kept = [Change(None, this), *shorten_others(wanted, beside)]
    given = shorten_this(None, this, beside)

    assert total(spans_after(kept)) == total([wanted, *others])
    assert total([*spans_after(given), *others]) == total([wanted, *others])
    assert not any(wanted.overlaps(one) for one in spans_after(kept[1:]))
    assert not any(part.overlaps(one) for part in spans_after(given) for one in others)


@given(SPANS, st.integers(1, 299))
def test_splitting_keeps_the_sum(whole, minutes):
    at_last = whole.end - whole.length.resolution
    cut = min(whole.start + minutes * MINUTE, at_last)

    assert total(spans_after(split(WorkSpan(whole, OSLO), cut))) == whole.length
