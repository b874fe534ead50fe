"""Cells for spreadsheets: none is run as a formula, and each is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cells import neutral, plain

SIGNS = "=+-@\t\r'"


@given(st.text(st.sampled_from(f"{SIGNS}a1 ")) | st.text())
def test_what_is_made_neutral_is_read_back_unharmed(text):
    assert plain(neutral(text)) == text
    assert neutral(text)[:1] not in tuple("=+-@\t\r")


@pytest.mark.parametrize("text", ["", "plain", "it’s", "'quoted'", " =1", "1-2"])
def test_what_nobody_would_run_stays_as_it_is(text):
    assert neutral(text) == text
