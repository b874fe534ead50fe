"""Cells of carried tables: what cannot stand in a column is refused with what could."""

import pytest

from tracker.store.carrying import CARRIED
from tracker.store.cells import UnfitCellError, value_of

COLUMNS = {one.name: one.columns for one in CARRIED}


@pytest.mark.parametrize(
    ("table", "column", "text", "expected"),
    [
        ("work", "start", "", "a time in UTC"),
        ("work", "start", "2026-11-16T08:00:00+01:00", "a time in UTC"),
        ("work", "start", "2026-13-16T08:00:00Z", "a time in UTC"),
        ("work", "zone", "", "an IANA zone"),
        ("work", "zone", "../etc/passwd", "an IANA zone"),
        ("work", "place", "Home", "home, workplace, other or unknown"),
        ("work", "place", "", "home, workplace, other or unknown"),
        ("work", "planned", "true", "yes or no"),
        ("work", "note", "a\0b", "text that can be written in UTF-8"),
        ("work", "id", "1.5", "a whole number"),
        ("work", "id", "٣", "a whole number"),
        ("work", "id", "9" * 19, "a whole number"),
        ("work", "id", "9" * 5000, "a whole number"),
        ("leave", "day", "20261116", "a date"),
        ("leave", "day", "2026-02-30", "a date"),
        ("own_hours", "hours", "", "pairs of minutes"),
        ("own_hours", "hours", "[[1]]", "pairs of minutes"),
        ("own_hours", "hours", "[[2, 1]]", "pairs of minutes"),
        ("own_hours", "hours", '[["1", 2]]', "pairs of minutes"),
        ("own_hours", "hours", "[[true, 2]]", "pairs of minutes"),
        ("own_hours", "hours", "[" * 9999, "pairs of minutes"),
        ("computers", "id", "", "a name"),
    ],
)
def test_a_cell_that_is_none_is_refused_with_what_would_be(table, column, text, expected):
    with pytest.raises(UnfitCellError) as refused:
        value_of(COLUMNS[table][column], text)

    assert expected in refused.value.expected


@pytest.mark.parametrize(
    ("table", "column"), [("work", "reason"), ("deeds", "undone_at"), ("leave", "from_min")]
)
def test_an_empty_cell_is_what_is_not_known(table, column):
    assert value_of(COLUMNS[table][column], "") is None
    assert value_of(COLUMNS["work"]["note"], "") == ""
