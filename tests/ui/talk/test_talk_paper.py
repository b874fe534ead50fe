"""A note on paper: the same on the screen and in the PDF, on A4 and on Letter."""

import re

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui.pdf_text import pdf_text
from tracker.reports.talk_note import Fact, TalkNote, Topic
from tracker.wording import use_language
from ui.talk.paper import DOTS, Paper, page_layout

A4, LETTER = (595, 842), (612, 792)  # points
LONG = "Kari and I agreed on this. " * 250
FACTS = (Fact("spilled", "3 h 17", "outside, spilled over"), Fact("home", "26 h 25", "from home"))
NOTE = TalkNote(
    "Talk with Kari",
    ((Topic.EXPECTATIONS, "Answer after 16?\n\n<b>no</b> & never"), (Topic.SUPPORT, "")),
    FACTS,
    "Week 47, 16–22 November 2026",
    ("Wednesday has no data.",),
)

pytestmark = pytest.mark.usefixtures("qapp")


def paper(note=NOTE, *, is_letter=False):
    return Paper(note, page_layout(is_letter=is_letter))


def pages_of(pdf):
    return len(re.findall(rb"/Type /Page\n", pdf))


def plain(texts):
    return " ".join(" ".join(texts).split())


def painted(one, number=0):
    """Return a page as a picture."""
    image = QImage(one.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    one.paint(painter, number)
    painter.end()
    return image


def dark_rows(image):
    """Return the rows of a picture in which something is written."""
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 160 for x in range(0, image.width(), 2))
    ]


def test_all_of_it_can_be_read_back_from_the_pdf_in_order():
    said = plain(pdf_text(paper().pdf()))

    assert said == (
        "Talk with Kari Expectations Answer after 16? <b>no</b> & never Support"
        " Week 47, 16–22 November 2026 3 h 17 outside, spilled over 26 h 25 from home"
        " Wednesday has no data."
    )


@pytest.mark.parametrize(("is_letter", "points"), [(False, A4), (True, LETTER)])
def test_the_page_has_the_size_that_was_chosen(is_letter, points):
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper(is_letter=is_letter).pdf())

    assert box is not None
    assert [round(float(part)) for part in box.groups()] == list(points)


def test_a_short_note_is_one_page_without_a_number():
    pdf = paper().pdf()

    assert pages_of(pdf) == paper().pages == 1
    assert "Page" not in plain(pdf_text(pdf))


def test_a_long_note_goes_on_on_numbered_pages_and_nothing_is_lost():
    long = paper(TalkNote("Long", ((Topic.WORKLOAD, LONG),), FACTS, "Week 47"))
    pdf = long.pdf()
    said = plain(pdf_text(pdf))

    assert pages_of(pdf) == long.pages > 1
    for number in range(1, long.pages + 1):
        assert f"Page {number} of {long.pages}" in said
    words = re.sub(r" ?Page \d of \d ?", " ", said)
    assert "".join(words.split()).count("KariandIagreedonthis.") == 250
    assert said.count("26 h 25 from home") == 1


def test_pages_are_numbered_in_norwegian():
    use_language("nb")
    long = paper(TalkNote("Lang", ((Topic.WORKLOAD, LONG),)))

    assert f"Side 1 av {long.pages}" in plain(pdf_text(long.pdf()))


def test_what_is_painted_on_the_screen_keeps_to_the_margins():
    one = paper(TalkNote("Long", ((Topic.WORKLOAD, LONG),)))
    room = one.page.paintRectPixels(DOTS)
    rows = dark_rows(painted(one))

    assert rows[0] >= room.top()
    number = [y for y in rows if y > room.bottom()]
    assert number
    assert number[-1] < one.size.height() - 20
    assert [y for y in rows if y <= room.bottom()][-1] <= room.bottom()


@pytest.mark.parametrize("lines", range(40, 60))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines):
    text = "\n".join(f"line {number}" for number in range(lines))
    one = paper(TalkNote("Title", ((Topic.TASKS, text), (Topic.PLACE, "at home"))))
    first = one.document.documentLayout()
    block = one.document.lastBlock()
    high = one.document.pageSize().height()

    words, heading = (
        int(first.blockBoundingRect(part).bottom() // high) for part in (block, block.previous())
    )
    assert heading == words


def test_a_heading_without_text_leaves_room_for_a_pen():
    with_room = paper(TalkNote("T", ((Topic.TASKS, ""), (Topic.PLACE, "here"))))
    without = paper(TalkNote("T", ((Topic.TASKS, "x"), (Topic.PLACE, "here"))))

    assert dark_rows(painted(with_room))[-1] > dark_rows(painted(without))[-1] + 80


def test_signs_that_are_none_do_not_get_onto_paper():
    said = paper(TalkNote("T\x07", ((Topic.TASKS, "a\x00b\x1bc"),))).text

    shown = "\N{REPLACEMENT CHARACTER}"
    assert said == f"T{shown}\nTasks\na{shown}b{shown}c"
