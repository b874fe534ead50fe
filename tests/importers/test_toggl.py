"""The detailed report of Toggl Track: local times, dates in the order of each account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import TERMS, ZONE, outcome, refusal, span, spans
from tracker.importers.found import Terms, Why
from tracker.importers.toggl import read_toggl

OLD = (
    "User,Email,Client,Project,Task,Description,Billable,"
    "Start date,Start time,End date,End time,Duration,Tags,Amount ()"
)
NEW = '"Description",Duration,Project,Start date,Start time,Stop date,Stop time'
SHORT = "Description,Start date,Start time,End date,End time,Duration"


def read(file, *lines, header=SHORT, terms=TERMS):
    file.write_bytes("\r\n".join([header, *lines, ""]).encode())
    return read_toggl(file, terms)


def times(file, *lines, header=SHORT):
    return spans(read(file, *lines, header=header).work)


def test_both_reports_that_toggl_has_written_are_understood(file):
    old = "Kari,k@x.no,,Web,,Fix,No,2026-11-16,08:00:00,2026-11-16,12:00:00,04:00:00,,"
    new = '"Fix, and more",4:00:00,Web,2026-11-16,08:00:00,2026-11-16,12:00:00'

    assert times(file, old, header=OLD) == [span("16 07:00", "16 11:00")]
    assert times(file, new, header=f"\ufeff{NEW}") == [span("16 07:00", "16 11:00")]


def test_local_times_are_those_of_home_and_that_is_said(file):
    found = read(file, "x,2026-07-16,08:00:00,2026-07-16,12:00:00,")

    assert spans(found.work) == [span("2026-07-16 06:00", "2026-07-16 10:00")]
    assert found.told == ("Times are taken as those of Europe/Oslo.",)


@pytest.mark.parametrize(
    "date", ["2026-11-16", "2026/11/16", "16.11.2026", "16/11/2026", "11/16/2026", "11-16-2026"]
)
@pytest.mark.parametrize(
    "clocks", [("8:00", "12:30"), ("8:00 AM", "12:30 PM"), ("8:00am", "12:30 p.m.")]
)
def test_dates_and_times_are_understood_as_accounts_write_them(file, date, clocks):
    first, last = clocks

    assert times(file, f"x,{date},{first},{date},{last},") == [span("16 07:00", "16 11:30")]


def test_midnight_and_noon_by_the_twelve_hour_clock(file):
    line = "x,2026-11-16,12:00 AM,2026-11-16,12:00 PM,"

    assert times(file, line) == [span("15 23:00", "16 11:00")]


def test_one_date_tells_the_order_of_all(file):
    lines = ["x,03/11/2026,08:00,03/11/2026,09:00,", "x,16/11/2026,08:00,16/11/2026,09:00,"]

    assert times(file, *lines) == [span("03 07:00", "03 08:00"), span("16 07:00", "16 08:00")]


def test_an_order_that_nothing_tells_is_asked_for(file):
    assert "in “03/11/2026”, day or month may stand first" in refusal(
        lambda: read(file, "x,11/11/2026,08:00,03/11/2026,09:00,")
    )
    assert times(file, "x,11/11/2026,08:00,11/11/2026,09:00,") == [span("11 07:00", "11 08:00")]


def test_an_hour_that_comes_twice_is_the_first_unless_the_length_says_otherwise(file):
    night = "x,2026-10-25,02:15:00,2026-10-25,02:45:00"

    assert times(file, f"{night},") == [span("2026-10-25 00:15", "2026-10-25 00:45")]
    assert times(file, f"{night},01:30:00") == [span("2026-10-25 00:15", "2026-10-25 01:45")]


def test_an_end_that_seems_to_lie_before_its_start_is_the_second_hour(file):
    line = "x,2026-10-25,02:45:00,2026-10-25,02:15:00,"

    assert times(file, line) == [span("2026-10-25 00:45", "2026-10-25 01:15")]


def test_a_time_that_is_skipped_is_the_first_after_the_skip(file):
    line = "x,2026-03-29,02:30:00,2026-03-29,04:00:00,"

    assert times(file, line) == [span("2026-03-29 01:00", "2026-03-29 02:00")]


def test_entries_that_are_no_work_are_left_out_with_their_reason(file):
    found = read(
        file,
        "runs,2026-11-16,08:00,,,",
        "far,9999-12-31,08:00,9999-12-31,09:00,",
        "first,0001-01-01,08:00,0001-01-01,09:00,",
        "backwards,2026-11-16,08:00,2026-11-16,07:00,",
        "empty,2026-11-16,08:00,2026-11-16,08:00,",
        "long,2026-11-16,08:00,2026-11-18,08:00,",
        "",
    )

    assert found.work == ()
    assert found.left_out == {
        Why.RUNNING: 1, Why.FAR: 2, Why.BACKWARDS: 1, Why.EMPTY: 1, Why.TOO_LONG: 1
    }  # fmt: skip


def test_descriptions_become_notes_only_where_that_is_wished(file):
    line = f'"a\n\tb {"x" * 1200}",2026-11-16,08:00,2026-11-16,09:00,'

    assert read(file, line).work[0].note == ""
    note = read(file, line, terms=Terms(ZONE, notes=True)).work[0].note
    assert note.startswith("a b xxx")
    assert len(note) == 1000


def test_semicolons_part_cells_where_a_spreadsheet_saved_the_file_so(file):
    header = SHORT.replace(",", ";")

    assert times(file, "x;2026-11-16;08:00;2026-11-16;09:00;", header=header) == [
        span("16 07:00", "16 08:00")
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x,2026-13-40,08:00,2026-11-16,09:00,", "line 2, column “start date”: found “2026-13-40”"),
        ("x,0000-01-01,08:00,2026-11-16,09:00,", "expected a date such as 2026-11-16"),
        ("x,2026-11-16,25:00,2026-11-16,09:00,", "column “start time”: found “25:00”, expected a"),
        ("x,2026-11-16,13:00 PM,2026-11-16,09:00,", "found “13:00 PM”"),
        ("x,2026-11-16,08:00,2026-11-16,=1+1,", "column “end time”: found “=1+1”"),
        ("x,2026-11-16", "line 2: this has fewer columns than the header"),
        ('"x,2026-11-16', "line 2: this is not CSV"),
    ],
)
def test_what_cannot_be_used_is_named(file, line, said):
    assert said in refusal(lambda: read(file, line))


def test_a_column_that_is_missing_is_named(file):
    header = SHORT.replace("End time", "Ending")

    assert "the column “end time” is missing" in refusal(lambda: read(file, header=header))


cells = st.sampled_from(["2026-11-16", "3/4/2026", "9999-12-31", "8:00", "08:00:00 PM", "", "'=x"])


@given(st.lists(st.lists(cells | st.text(max_size=6), min_size=5, max_size=7), max_size=4))
def test_whatever_is_in_the_cells_they_are_read_or_refused(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("toggl") / "report"
    text = "\r\n".join([SHORT, *(",".join(row) for row in rows)])

    outcome(read_toggl, file, text.encode(errors="surrogatepass"))


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(tmp_path_factory, raw):
    file = tmp_path_factory.mktemp("toggl") / "report"

    outcome(read_toggl, file, raw)
    outcome(read_toggl, file, f"{SHORT}\n".encode() + raw)
