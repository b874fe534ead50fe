"""Texts measured, broken and shortened, with a face whose every letter is ten wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.picture.geometry import Rect, bounds, hatching
from ui.picture.typeset import Compositor, Voice, glued
from ui.theme import Style

BODY = Voice(Style.BODY)


class TenWide:
    """Every letter takes ten; a style changes nothing."""

    def width(self, text: str, style: Style) -> float:
        return 10.0 * len(text)

    def ascent(self, style: Style) -> float:
        return 12.0

    def descent(self, style: Style) -> float:
        return 3.0


@pytest.fixture
def compositor() -> Compositor:
    return Compositor(TenWide(), 1.0)


def test_a_text_knows_its_rectangle(compositor: Compositor):
    text = compositor.right("abc", BODY, 100.0, 50.0)

    assert text.rect == Rect(70.0, 38.0, 30.0, 15.0)


def test_lines_are_no_wider_than_their_room(compositor: Compositor):
    lines = compositor.lines("one two three four", BODY, 90.0)

    assert lines == ["one two", "three", "four"]


def test_a_word_wider_than_the_room_is_cut(compositor: Compositor):
    assert compositor.lines("incomprehensibility", BODY, 60.0) == ["incom…"]


def test_nothing_is_left_of_a_word_without_room(compositor: Compositor):
    assert compositor.shortened("word", BODY, 5.0) == ""


def test_a_number_stays_with_its_unit(compositor: Compositor):
    lines = compositor.lines("split into 9 h 50 min", BODY, 110.0)

    assert lines == ["split into", glued("9 h 50 min")]


def test_a_norwegian_unit_holds_as_well():
    assert glued("36 t 00 min av det") == "36\u00a0t\u00a000\u00a0min av det"


def test_a_paragraph_has_lines_of_about_one_length(compositor: Compositor):
    """Greedy lines would leave one word alone on the second."""
    texts = compositor.paragraph("aaaa bbbb cccc dddd eeee f", BODY, 0.0, 0.0, 250.0)

    assert [text.words for text in texts] == ["aaaa bbbb cccc", "dddd eeee f"]


def test_sentences_begin_their_own_lines_where_that_costs_none(compositor: Compositor):
    texts = compositor.sentences(["One sentence.", "And another one."], BODY, 0, 0, 200.0)

    assert [text.words for text in texts] == ["One sentence.", "And another one."]


def test_sentences_run_on_where_their_own_lines_would_cost_more(compositor: Compositor):
    said = ["aa bb cc dd.", "ee ff gg hh.", "ii jj kk ll."]

    texts = compositor.sentences(said, BODY, 0, 0, 200.0)

    assert [text.words for text in texts] == ["aa bb cc dd. ee ff", "gg hh. ii jj kk ll."]


@given(st.text("ab ", min_size=1).filter(str.strip), st.floats(min_value=10, max_value=500))
def test_no_line_ever_leaves_its_room(words: str, room: float):
    compositor = Compositor(TenWide(), 1.0)

    assert all(text.rect.width <= room for text in compositor.paragraph(words, BODY, 0, 0, room))


def test_hatching_stays_inside_and_meets_its_neighbour():
    """Two rectangles side by side carry one pattern."""
    whole = hatching(Rect(3, 5, 40, 20), 6)
    left, right = hatching(Rect(3, 5, 17, 20), 6), hatching(Rect(20, 5, 23, 20), 6)

    for x1, y1, x2, y2 in whole:
        assert 3 <= x1 <= x2 <= 43
        assert 5 <= y2 <= y1 <= 25
    assert {x + y for x, y, _, _ in left} | {x + y for x, y, _, _ in right} == {
        x + y for x, y, _, _ in whole
    }


def test_bounds_hold_everything():
    assert bounds([Rect(0, 0, 2, 2), Rect(5, -1, 1, 1)]) == Rect(0, -1, 6, 3)
