"""What `timew export` writes, read as work."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import TERMS, ZONE, outcome, refusal, span, spans
from tracker.domain.model import Origin, Place
from tracker.importers.found import Terms, Why
from tracker.importers.timewarrior import read_timewarrior

MORNING = {"id": 2, "start": "20261116T070000Z", "end": "20261116T110000Z", "tags": ["a", "b"]}
OPEN = {"id": 1, "start": "20261116T120000Z", "tags": []}


def read(file, intervals, terms=TERMS):
    file.write_text(json.dumps(intervals), encoding="utf-8")
    return read_timewarrior(file, terms)


def test_intervals_are_work_at_home_zone_and_the_open_one_is_left_out(file):
    found = read(file, [OPEN, MORNING])

    [work] = found.work
    assert work.span == span("16 07:00", "16 11:00")
    assert (work.zone, work.place, work.origin) == (ZONE, Place.UNKNOWN, Origin.IMPORTED)
    assert found.left_out == {Why.RUNNING: 1}


def test_annotations_become_notes_only_where_that_is_wished(file):
    interval = MORNING | {"annotation": "the report"}

    assert read(file, [interval]).work[0].note == ""
    assert read(file, [interval], Terms(ZONE, notes=True)).work[0].note == "the report"


def test_work_without_a_place_was_done_where_the_person_says(file):
    assert read(file, [MORNING], Terms(ZONE, place=Place.HOME)).work[0].place is Place.HOME


def test_times_that_are_no_work_are_left_out_with_their_reason(file):
    start = MORNING["start"]
    odd = [
        (start, start),
        (start, "20261116T060000Z"),
        (start, "20261117T070001Z"),
        ("99991231T235959Z", "99991231T235959Z"),
        ("00010101T000000Z", "00010101T010000Z"),
    ]
    found = read(file, [MORNING | {"start": a, "end": b} for a, b in odd])

    assert found.work == ()
    assert found.left_out == {Why.EMPTY: 1, Why.BACKWARDS: 1, Why.TOO_LONG: 1, Why.FAR: 2}


def test_spans_come_in_order_of_time(file):
    later = MORNING | {"start": "20261117T070000Z", "end": "20261117T080000Z"}

    assert spans(read(file, [later, MORNING]).work) == [
        span("16 07:00", "16 11:00"),
        span("17 07:00", "17 08:00"),
    ]


@pytest.mark.parametrize(
    ("intervals", "said"),
    [
        ({"buckets": {}}, "interval 1: this is not what “timew export” writes"),
        ([MORNING, 7], "interval 2: this is not what “timew export” writes"),
        ([{"end": MORNING["end"]}], "interval 1: this is not what"),
        ([MORNING | {"end": "noon"}], "interval 1: found “noon”, expected a time such as"),
        ([MORNING | {"end": "20261340T000000Z"}], "found “20261340T000000Z”"),
        ([MORNING | {"start": "00000101T000000Z"}], "found “00000101T000000Z”"),
        ([MORNING | {"start": 7}], "found “7”"),
    ],
)
def test_what_cannot_be_used_is_named(file, intervals, said):
    assert said in refusal(lambda: read(file, intervals))


intervals = st.fixed_dictionaries(
    {},
    optional={
        "start": st.sampled_from(["20261116T070000Z", "99991231T235959Z", ""])
        | st.text(max_size=9),
        "end": st.sampled_from(["20261116T090000Z", "00010101T000000Z", None]) | st.integers(),
        "annotation": st.text(max_size=9) | st.none() | st.lists(st.integers(), max_size=2),
    },
)


@given(st.lists(intervals, max_size=4), st.binary(max_size=20))
def test_whatever_is_in_a_file_it_is_read_or_refused(tmp_path_factory, entries, tail):
    file = tmp_path_factory.mktemp("timew") / "export"

    outcome(read_timewarrior, file, json.dumps(entries).encode() + tail)
    outcome(read_timewarrior, file, tail)
