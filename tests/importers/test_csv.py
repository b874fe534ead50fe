"""Kjernetid CSV as it is read: what is taken, and one sentence for everything that is not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import ImportRefusedError
from tracker.importers import found, source
from tracker.importers.csv import read_csv
from tracker.importers.found import Terms, Why

W47_CSV = Path(__file__).parent.parent / "data" / "w47.csv"
HEADER = "start,end,zone,place,planned,note"
GOOD = {
    "start": "2026-11-16T08:00:00+01:00",
    "end": "2026-11-16T12:00:00+01:00",
    "zone": "Europe/Oslo",
    "place": "home",
    "planned": "no",
    "note": "",
}


def line(**changed: str) -> str:
    return ",".join((GOOD | changed).values())


def read(folder: Path, *lines: str, header: str = HEADER, raw: bytes = b"") -> tuple[WorkSpan, ...]:
    file = folder / "work.csv"
    file.write_bytes(raw or "\r\n".join([header, *lines, ""]).encode())
    return read_csv(file, Terms("Europe/Oslo")).work


def refusal(folder: Path, *lines: str, header: str = HEADER, raw: bytes = b"") -> str:
    with pytest.raises(ImportRefusedError) as refused:
        read(folder, *lines, header=header, raw=raw)
    sentence = refused.value.sentence
    assert "nothing was imported" in sentence.lower()
    assert "\n" not in sentence
    return sentence


def test_the_example_holds_fourteen_spans():
    found = read_csv(W47_CSV, Terms("Europe/Oslo"))

    assert (len(found.work), found.left_out) == (14, {})
    assert found.work[0] == WorkSpan(
        Span(datetime(2026, 11, 16, 7, tzinfo=UTC), datetime(2026, 11, 16, 11, tzinfo=UTC)),
        zone="Europe/Oslo",
        place=Place.HOME,
        planned=False,
        origin=Origin.IMPORTED,
    )


def test_a_byte_order_mark_and_bare_line_ends_are_no_hindrance(tmp_path):
    raw = f"\ufeff{HEADER}\n{line()}\n\n{line()}".encode()

    assert len(read(tmp_path, raw=raw)) == 2


def test_the_instant_counts_where_its_offset_contradicts_the_zone(tmp_path):
    (work,) = read(tmp_path, line(start="2026-11-16T08:00:00+05:00"))

    assert work.span.start == datetime(2026, 11, 16, 3, tzinfo=UTC)
    assert work.zone == "Europe/Oslo"


@pytest.mark.parametrize("start", ["2026-11-16T07:00:00Z", "2026-11-16 08:00+01:00"])
def test_common_ways_to_write_an_instant_are_understood(tmp_path, start):
    (work,) = read(tmp_path, line(start=start))

    assert work.span.start == datetime(2026, 11, 16, 7, tzinfo=UTC)


def test_a_note_may_hold_quotes_commas_and_line_ends(tmp_path):
    (work,) = read(tmp_path, line(note='"a ""b"", c\r\nd"'))

    assert work.note == 'a "b", c\r\nd'


def test_an_apostrophe_before_a_formula_is_taken_off_and_any_other_stays(tmp_path):
    lines = [line(note=note) for note in ("'=1", "''=1", "'tis", "=1")]

    assert [work.note for work in read(tmp_path, *lines)] == ["=1", "'=1", "'tis", "=1"]


def test_rows_without_length_are_left_out_and_counted(tmp_path):
    file = tmp_path / "work.csv"
    file.write_text(f"{HEADER}\n{line()}\n{line(end=GOOD['start'])}\n", encoding="utf-8")

    found = read_csv(file, Terms("Europe/Oslo"))

    assert (len(found.work), found.left_out) == (1, {Why.EMPTY: 1})


def test_a_whole_day_is_the_longest_span(tmp_path):
    assert len(read(tmp_path, line(end="2026-11-17T08:00:00+01:00"))) == 1
    assert "at most 24 hours" in refusal(tmp_path, line(end="2026-11-17T08:00:01+01:00"))


@pytest.mark.parametrize(
    ("column", "found", "expected"),
    [
        ("start", "", "an ISO 8601 time with its offset"),
        ("start", "2026-11-16T08:00:00", "an ISO 8601 time with its offset"),
        ("start", "2026-11-16", "an ISO 8601 time with its offset"),
        ("start", "0000-01-01T08:00:00+01:00", "an ISO 8601 time with its offset"),
        ("start", "2026-13-01T08:00:00+01:00", "an ISO 8601 time with its offset"),
        ("start", "0001-01-01T00:00:00+14:00", "a year from 1970 to 2100"),
        ("end", "9999-12-31T23:59:59-14:00", "a year from 1970 to 2100"),
        ("end", "noon", "an ISO 8601 time with its offset"),
        ("end", "2026-11-16T07:59:59+01:00", "a time after the start, 2026-11-16T08:00:00+01:00"),
        ("zone", "", "an IANA zone such as Europe/Oslo"),
        ("zone", "Oslo", "an IANA zone such as Europe/Oslo"),
        ("zone", "../../../etc/passwd", "an IANA zone such as Europe/Oslo"),
        ("place", "Home", "home, workplace, other or unknown"),
        ("planned", "true", "yes or no"),
        ("note", "x" * 1001, "at most 1000 characters"),
        ("note", "a\0b", "text that can be written in UTF-8"),
    ],
)
def test_a_faulty_cell_is_named_by_line_and_column_with_what_was_expected(
    tmp_path, column, found, expected
):
    sentence = refusal(tmp_path, line(), line(**{column: found}), line())

    assert sentence.startswith(f"work.csv, line 3, column “{column}”: found “")
    assert f"”, expected {expected}" in sentence


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    sentence = refusal(tmp_path, line(note='"two\r\nlines"'), "", line(zone="nowhere"))

    assert sentence.startswith("work.csv, line 5, column “zone”")


def test_what_was_found_is_cut_short_and_commands_no_terminal(tmp_path):
    sentence = refusal(tmp_path, line(place="\x1b[31m" + "x" * 500))

    assert "\x1b" not in sentence
    assert "x…”" in sentence
    assert len(sentence) < 250


@pytest.mark.parametrize(
    "header",
    ["", "start;end;zone;place;planned;note", "Start,End,Zone,Place,Planned,Note", HEADER[:-5]],
)
def test_another_header_is_refused_with_the_right_one(tmp_path, header):
    sentence = refusal(tmp_path, line(), header=header)

    assert sentence.startswith("work.csv, line 1: the header is “")
    assert f"expected “{HEADER}”" in sentence


def test_a_missing_column_is_named(tmp_path):
    assert "line 2: column “note” is missing" in refusal(tmp_path, line().removesuffix(","))


def test_a_column_too_many_is_told(tmp_path):
    assert "line 2: 1 column after “note”" in refusal(tmp_path, f"{line()},more")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"\xff\xfes\x00t\x00", "line 1: this is not UTF-8 text", id="UTF-16"),
        pytest.param(
            f"{HEADER}\n{line()}bl\xe5\n".encode("latin-1"), "line 2: this is not UTF-8", id="Latin"
        ),
        pytest.param(
            f'{HEADER}\n{line()}\n{line()}"open'.encode(), "line 3: this is not CSV", id="quote"
        ),
        pytest.param(
            f"{HEADER}\n{line(note='x' * 200_000)}".encode(), "line 2: this is not CSV", id="huge"
        ),
    ],
)
def test_what_is_no_utf8_or_no_csv_is_told_with_its_line(tmp_path, raw, said):
    assert said in refusal(tmp_path, raw=raw)


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    for file in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(ImportRefusedError, match="cannot be read"):
            read_csv(file, Terms("Europe/Oslo"))


def test_a_file_too_large_is_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "MOST_BYTES", 1_000)

    assert "split it" in refusal(tmp_path, *[line()] * 20)


def test_more_than_one_person_can_work_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(found, "MOST_SPANS", 2)

    assert len(read(tmp_path, *[line()] * 2)) == 2
    assert "more than 2 spans of work" in refusal(tmp_path, *[line()] * 3)


def outcome(file: Path) -> str:
    """Return the sentence with which a file was refused, or nothing."""
    try:
        read_csv(file, Terms("Europe/Oslo"))
    except ImportRefusedError as refused:
        return refused.sentence
    return ""


@given(st.binary(max_size=300), st.booleans())
def test_whatever_is_in_a_file_it_is_read_or_refused_in_one_sentence(
    tmp_path_factory, raw, has_header
):
    file = tmp_path_factory.mktemp("csv") / "work.csv"
    file.write_bytes(f"{HEADER}\n".encode() + raw if has_header else raw)

    assert len(outcome(file).splitlines()) <= 1


cells = st.one_of(st.sampled_from([*GOOD.values(), "yes", "\0", '"', "9999-12-31"]), st.text())


@given(st.lists(st.lists(cells, min_size=5, max_size=7), max_size=4))
def test_whatever_is_in_the_cells_they_are_read_or_refused(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("csv") / "work.csv"
    text = "\r\n".join([HEADER, *(",".join(row) for row in rows)])
    file.write_bytes(text.encode(errors="surrogatepass"))

    assert len(outcome(file).splitlines()) <= 1
