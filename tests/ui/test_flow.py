"""Rows that break: widgets, and words into lines of about one length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.ui.running import bury
from ui.flow import Flow, balanced, broken

TEXT = "Finishing by 21:00 leaves 11 hours before you start at 08:00."
words = st.lists(st.text("abcdeø", min_size=1, max_size=24), min_size=1, max_size=12)


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(QFont("Inter", 11))


def width_of(lines: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(line) for line in lines.split("\n"))


# ---------------------------------------------------------------- words


def test_what_fits_stays_as_it_is(metrics):
    width = metrics.horizontalAdvance(TEXT)

    assert broken(TEXT, metrics, width) == balanced(TEXT, metrics, width) == TEXT


def test_no_single_word_is_left_over(metrics):
    width = metrics.horizontalAdvance(TEXT) - 1

    first, second = balanced(TEXT, metrics, width).split("\n")

    assert broken(TEXT, metrics, width).split("\n")[1] == "08:00."
    assert abs(len(first) - len(second)) < 12


def test_numbers_keep_what_they_count(metrics):
    for width in range(40, metrics.horizontalAdvance(TEXT)):
        assert "11\n" not in broken(TEXT, metrics, width)
        assert "kl.\n" not in broken("Slutter du innen kl. 21.00", metrics, width)
        assert "h\n" not in broken("9 h 30 min of work, 8 h 00 min of it", metrics, width)


def test_a_word_wider_than_a_line_is_cut_with_a_hyphen(metrics):
    word = "Hviletidsbestemmelsene"

    lines = broken(f"Om {word} nå", metrics, metrics.horizontalAdvance(word) - 20)

    assert lines.replace("-\n", "").replace("\n", " ") == f"Om {word} nå"
    assert "-\n" in lines


@given(words, st.integers(60, 400))
def test_every_line_fits_and_no_letter_is_lost(qapp, parts, width):
    metrics = QFontMetrics(QFont("Inter", 11))
    text = " ".join(parts)

    for lines in (broken(text, metrics, width), balanced(text, metrics, width)):
        assert width_of(lines, metrics) <= width
        assert lines.replace("-\n", "").replace("\n", " ") == text


@given(words, st.integers(60, 400))
def test_even_lines_are_no_more_than_full_ones(qapp, parts, width):
    metrics = QFontMetrics(QFont("Inter", 11))
    text = " ".join(parts)

    assert balanced(text, metrics, width).count("\n") == broken(text, metrics, width).count("\n")


# ---------------------------------------------------------------- widgets


def flow_of(*sizes: tuple[int, int]) -> tuple[Flow, list[QWidget], QWidget]:
    window = QWidget()
    flow = Flow(8, 4)
    flow.setContentsMargins(10, 2, 10, 2)
    parts = []
    for width, height in sizes:
        part = QWidget()
        part.setFixedSize(width, height)
        flow.addWidget(part)
        parts.append(part)
    window.setLayout(flow)
    return flow, parts, window


def places(parts: list[QWidget]) -> list[tuple[int, int]]:
    return [(part.x(), part.y()) for part in parts]


@pytest.mark.parametrize(
    ("width", "height", "where"),
    [
        (136, 24, [(10, 2), (68, 2)]),  # exactly both beside each other
        (135, 48, [(10, 2), (10, 26)]),
        (400, 24, [(10, 2), (68, 2)]),
    ],
)
def test_a_row_breaks_where_the_width_ends(qtbot, width, height, where):
    flow, parts, window = flow_of((50, 20), (58, 20))
    qtbot.addWidget(window)

    flow.setGeometry(QRect(0, 0, width, height))

    assert flow.heightForWidth(width) == height
    assert places(parts) == where


def test_lower_parts_stand_in_the_middle_of_their_row(qtbot):
    flow, parts, window = flow_of((50, 20), (50, 10))
    qtbot.addWidget(window)

    flow.setGeometry(QRect(0, 0, 200, 24))

    assert places(parts) == [(10, 2), (68, 7)]


def test_the_places_in_a_row_go_with_it(qapp):
    flow, parts, window = flow_of((50, 20), (50, 20), (50, 20))
    parts[1].deleteLater()
    bury()
    places = [flow.itemAt(number) for number in range(flow.count())]
    assert [isValid(place) for place in places] == [True, True]

    window.deleteLater()
    bury()
    assert [isValid(place) for place in places] == [False, False]


def test_what_is_hidden_takes_no_room(qtbot):
    flow, parts, window = flow_of((50, 20), (50, 20))
    qtbot.addWidget(window)
    parts[0].hide()

    flow.setGeometry(QRect(0, 0, 200, 24))

    assert (parts[1].x(), parts[1].y()) == (10, 2)
    assert flow.sizeHint().toTuple() == (70, 24)


def test_a_flow_without_parts_is_as_high_as_its_margins(qtbot):
    flow, _, window = flow_of()
    qtbot.addWidget(window)

    assert flow.heightForWidth(100) == 4


def test_parts_can_be_taken_out_again(qtbot):
    flow, parts, window = flow_of((50, 20), (50, 20))
    qtbot.addWidget(window)

    taken = flow.takeAt(0)

    assert taken is not None
    assert taken.widget() is parts[0]
    assert flow.count() == 1
    assert flow.takeAt(5) is None


@pytest.mark.parametrize(
    ("width", "where"), [(200, [(10, 2), (60, 2), (70, 2)]), (100, [(10, 2), (0, 0), (10, 26)])]
)
def test_a_sign_stands_between_two_parts_and_never_at_the_end_of_a_row(qtbot, width, where):
    flow, parts, window = flow_of((50, 20), (50, 20))
    qtbot.addWidget(window)
    sign = QWidget(window)
    sign.setFixedSize(10, 20)
    [last] = [item for item in [flow.takeAt(1)] if item is not None]
    flow._gap = 0
    flow.add_sign(sign)
    flow.addItem(last)

    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))

    assert places([parts[0], sign, parts[1]]) == where
