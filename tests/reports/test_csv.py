"""Kjernetid CSV as it is written, and that reading it gives back what was there."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.examples import OSLO, W47_CSV, balance, work, worked_example
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.importers.csv import read_csv
from tracker.importers.found import Terms
from tracker.reports.csv import spans_of, write_csv

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = (OSLO, "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC")

# Notes that a spreadsheet would run, and notes that look as if they had been made harmless.
_STARTS = st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "'", "''", "'=", "''@", "'\t"])
notes = st.builds(
    "".join, st.tuples(_STARTS, st.text(st.characters(codec="utf-8", exclude_characters="\0")))
).filter(lambda note: len(note) <= 1000)


@st.composite
def spans(draw: st.DrawFn) -> WorkSpan:
    start = EPOCH + timedelta(microseconds=draw(st.integers(0, 365 * 24 * 3600 * 1_000_000)))
    length = timedelta(microseconds=draw(st.integers(1, 24 * 3600 * 1_000_000)))
    return WorkSpan(
        Span(start, start + length),
        zone=draw(st.sampled_from(ZONES)),
        place=draw(st.sampled_from(list(Place))),
        planned=draw(st.booleans()),
        origin=Origin.IMPORTED,
        note=draw(notes),
    )


@given(st.lists(spans(), max_size=5))
def test_what_is_written_is_read_back_unharmed(tmp_path_factory, work):
    file = tmp_path_factory.mktemp("csv") / "work.csv"
    file.write_bytes(write_csv(work).encode())

    assert list(read_csv(file, Terms("Europe/Oslo")).work) == work


@pytest.mark.parametrize("note", ["=1+1", "+47 22", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(note):
    text = write_csv([work("2026-11-16 08:00", "2026-11-16 09:00", note=note)])

    assert f"'{note}" in text


@pytest.mark.parametrize("note", ["", "a=b", "'tis the season", "''quoted''", "1-2"])
def test_a_harmless_cell_stays_as_it_is(note):
    text = write_csv([work("2026-11-16 08:00", "2026-11-16 09:00", note=note)])

    assert text.endswith(f",home,no,{note}\r\n")


def test_the_worked_week_is_written_as_it_was_imported():
    lines = W47_CSV.read_text(encoding="utf-8").splitlines()
    rows_of_next_week = 1

    written = write_csv(spans_of(worked_example(), {}))

    assert written.splitlines() == lines[:-rows_of_next_week]


def test_lines_end_as_the_standard_for_csv_says():
    assert write_csv([]) == "start,end,zone,place,planned,note\r\n"


def test_pieces_of_one_span_are_joined_and_get_their_note_back():
    whole = work("2026-11-17 15:00", "2026-11-17 22:00", number=3, note="release")
    week = balance([whole])

    assert len(week.pieces) == 3
    assert spans_of(week, {3: "release"}) == [whole]


def test_spans_that_touch_stay_apart():
    first = work("2026-11-17 08:00", "2026-11-17 12:00", number=1)
    second = work("2026-11-17 12:00", "2026-11-17 16:00", number=2)

    assert spans_of(balance([first, second]), {}) == [first, second]


def test_chosen_and_spilled_parts_of_a_span_stay_apart():
    typed = work("2026-11-17 18:00", "2026-11-17 19:00", number=2, origin=Origin.TYPED)
    chosen = work("2026-11-17 17:00", "2026-11-17 18:00", number=2, planned=True)

    assert [span.planned for span in spans_of(balance([chosen, typed]), {})] == [True, False]
