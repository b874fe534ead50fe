"""The window about the research: all of it can be read, selected, and scrolled by the keyboard."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from shiboken6 import isValid

from tracker.research import PARTS, sources
from tracker.wording import LANGUAGES, _, use_language
from ui.look import Look
from ui.research import ResearchState, ResearchWindow
from ui.theme import THEMES, Style

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

FINDINGS = [finding for part in PARTS for finding in part.findings]
KEY = Qt.Key


@pytest.fixture
def open_window(put_up):
    return lambda look=None, state=None, size=None: put_up(
        ResearchWindow(look or Look(), state), size
    )


@pytest.fixture
def window(open_window):
    return open_window()


def page(window):
    return window.findChild(QTextEdit, "research_text")


def position(window):
    return page(window).verticalScrollBar().value()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_with_its_weakness_and_what_came_of_it(open_window, language):
    use_language(language)
    text = page(open_window()).toPlainText()

    for finding in FINDINGS:
        for said in (finding.title, finding.found, finding.weakness, finding.led_to):
            assert _(said) in text
    for source in sources():
        assert source.address in text


def test_headings_are_headings(window):
    blocks = page(window).document()
    levels = [
        blocks.findBlockByNumber(n).blockFormat().headingLevel() for n in range(blocks.blockCount())
    ]

    assert levels.count(1) == 1
    assert levels.count(2) == len(PARTS) + 1  # and the sources
    assert levels.count(3) == len(FINDINGS)


def test_all_of_it_can_be_selected_and_copied_and_no_address_is_a_link(window):
    page(window).selectAll()
    assert "https://doi.org/10.5271/sjweh.3996" in page(window).textCursor().selectedText()
    assert "<a " not in page(window).toHtml()

    QTest.keyClick(page(window), KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "doi.org" in QApplication.clipboard().text()


@pytest.mark.parametrize(
    ("key", "is_far"),
    [(KEY.Key_Down, False), (KEY.Key_Space, True), (KEY.Key_PageDown, True)],
)
def test_the_keyboard_scrolls(window, key, is_far):
    assert page(window).hasFocus()
    QTest.keyClick(page(window), key)

    assert (position(window) > page(window).height() // 2) is is_far
    assert position(window) > 0
    QTest.keyClick(page(window), KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page(window), KEY.Key_Up)
    assert position(window) == 0


def test_escape_and_the_button_close_it(open_window):
    first = open_window()
    QTest.keyClick(page(first), KEY.Key_Escape)
    assert not first.isVisible()

    second = open_window()
    second.findChild(QPushButton, "close").click()
    assert not second.isVisible()


def test_a_screen_reader_is_told_what_the_text_is(window):
    spoken = QAccessible.queryAccessibleInterface(page(window))

    assert spoken.text(QAccessible.Text.Name) == "About the research"
    assert spoken.state().readOnly


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [400, 900, 2400])
def test_lines_stay_at_a_length_that_can_be_read(open_window, scale, width):
    look = Look(scale=scale)
    text = page(open_window(look, size=(width, 700)))
    frame = text.document().rootFrame().frameFormat()
    measure = text.viewport().width() - frame.leftMargin() - frame.rightMargin()
    letter = QFontMetricsF(look.font(Style.BODY)).horizontalAdvance("e")

    assert measure <= 80 * letter
    assert measure >= min(300, width / 2)
    assert text.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [500, 1400])
def test_it_is_built_anew_where_it_was_read(open_window, width):
    first = open_window(state=ResearchState(40), size=(700, 600))
    assert first.state() == ResearchState(40)

    use_language("nb")
    second = open_window(Look(THEMES["dark"], 2.0), first.state(), size=(width, 900))
    assert second.state() == ResearchState(40)


def test_what_is_read_stays_in_sight_when_the_window_is_made_narrower(open_window):
    window = open_window(state=ResearchState(60), size=(1000, 600))
    window.resize(420, 600)
    QApplication.processEvents()

    assert window.state() == ResearchState(60)


def test_it_is_freed_when_closed(open_window):
    window = open_window()
    alive = weakref.ref(window)
    page(window).moveCursor(QTextCursor.MoveOperation.End)
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not isValid(window)
    del window
    gc.collect()
    assert alive() is None or not isValid(alive())
