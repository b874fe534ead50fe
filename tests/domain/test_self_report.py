"""The scale of the weekly self-report, and its statements."""

import pytest

from tracker.domain.self_report import LEAST, MORE, MOST, USUAL, Statement, checked


@pytest.mark.parametrize("value", [LEAST, 3, MOST])
def test_an_answer_on_the_scale_is_taken(value):
    assert checked(value) == value


@pytest.mark.parametrize("value", [LEAST - 1, MOST + 1])
def test_an_answer_beside_the_scale_is_a_fault(value):
    with pytest.raises(ValueError, match="not on the scale"):
        checked(value)


def test_every_statement_is_asked_for_once():
    assert (*USUAL, *MORE) == tuple(Statement)
