"""The arithmetic of span lists."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.days import span
from tests.domain.oracle_plan import EPOCH
from tracker.domain.spans import Span, clip_all, intersect, subtract, total, union

HOUR = timedelta(hours=1)


def spans() -> st.SearchStrategy[list[Span]]:
    """Draw spans of whole seconds within a few minutes, some without length."""
    second = st.integers(0, 200)
    pairs = st.tuples(second, second).map(sorted)
    return st.lists(
        pairs.map(lambda ends: Span(*(EPOCH + timedelta(seconds=end) for end in ends))), max_size=8
    )


def seconds(list_: list[Span]) -> set[int]:
    """Return the seconds that lie in any of the spans."""
    return {
        n
        for s in list_
        for n in range(
            round((s.start - EPOCH).total_seconds()), round((s.end - EPOCH).total_seconds())
        )
    }


def test_span_does_not_end_before_it_starts():
    whole = span("11-17 09:00", "10:00")

    with pytest.raises(ValueError, match="before it starts"):
        Span(whole.end, whole.start)


def test_span_holds_its_start_and_not_its_end():
    whole = span("11-17 09:00", "10:00")

    assert whole.contains(whole.start)
    assert not whole.contains(whole.end)


def test_spans_that_touch_do_not_overlap():
    assert not span("11-17 09:00", "10:00").overlaps(span("11-17 10:00", "11:00"))
    assert span("11-17 09:00", "10:01").overlaps(span("11-17 10:00", "11:00"))


def test_length_is_time_that_passed():
    """The night in March lost an hour, the one in October gained one."""
    assert span("03-28 23:30", "03-29 10:30").length == 10 * HOUR
    assert span("10-24 23:30", "10-25 10:00").length == 11.5 * HOUR


def test_clip_keeps_what_lies_inside():
    assert span("11-17 09:00", "11:00").clip(span("11-17 10:00", "12:00")) == span(
        "11-17 10:00", "11:00"
    )
    assert span("11-17 09:00", "10:00").clip(span("11-17 10:00", "12:00")) is None
    assert clip_all([span("11-17 09:00", "10:00")], span("11-17 10:00", "12:00")) == []


def test_union_joins_what_touches():
    assert union([span("11-17 10:00", "11:00"), span("11-17 09:00", "10:00")]) == [
        span("11-17 09:00", "11:00")
    ]


def test_nothing_has_no_length():
    assert total([]) == timedelta(0)
    assert union([]) == []


@given(spans())
def test_union_is_idempotent(some: list[Span]):
    assert union(union(some)) == union(some)


@given(spans())
def test_union_keeps_what_is_covered_sorted_and_apart(some: list[Span]):
    joined = union(some)

    assert seconds(joined) == seconds(some)
    assert all(a.end < b.start for a, b in pairwise(joined))
    assert total(some).total_seconds() == len(seconds(some))


@given(spans(), spans())
def test_intersection_is_what_both_cover(left: list[Span], right: list[Span]):
    shared = intersect(union(left), union(right))

    assert seconds(shared) == seconds(left) & seconds(right)
    assert shared == sorted(shared)


@given(spans(), spans())
def test_difference_is_what_only_the_first_covers(left: list[Span], right: list[Span]):
    kept = subtract(left, right)

    assert seconds(kept) == seconds(left) - seconds(right)
    assert kept == union(kept)
