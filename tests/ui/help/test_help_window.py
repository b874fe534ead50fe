"""The window of the help: pages to read, links to follow, a way back, words to be found."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices, QFontMetricsF, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget
from shiboken6 import isValid

from tests.ui.running import press
from tracker.pages import PAGES, Place, page, title
from tracker.wording import use_language
from ui.help.dress import blocks, fragments, headings
from ui.help.reader import Paper
from ui.help.state import HelpState
from ui.help.window import HelpWindow
from ui.look import Look
from ui.theme import THEMES, Style

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_window(put_up):
    return lambda look=None, state=None, size=None: put_up(HelpWindow(look or Look(), state), size)


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def browser():
    """The browser of the desktop, which is told an address."""

    class Browser(QObject):
        def __init__(self):
            super().__init__()
            self.told = []

        @Slot(QUrl)
        def open(self, address):
            self.told.append(address.toString())

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # no bytes
    yield browser
    QDesktopServices.unsetUrlHandler("https")


def settle():
    for _turn in range(4):
        QApplication.processEvents()


def paper(window):
    return window.findChild(Paper, "help_text")


def place(window):
    return window.state().place


def formats(window):
    """Return how each run of the page is set."""
    found = [run for block in blocks(paper(window).document()) for run in fragments(block)]
    return [run.charFormat() for run in found]


def found(window):
    return window.findChild(QLabel, "help_found").text()


def look_for(window, text):
    window.findChild(QLineEdit, "search").setText(text)


def follow(window, link):
    paper(window).anchorClicked.emit(QUrl(link))


def top(window, anchor):
    """Return how far below the edge a heading stands, in px."""
    shown = page(place(window).page)
    block = headings(paper(window).document())[shown.anchors.index(anchor)]
    layout = paper(window).document().documentLayout()
    return layout.blockBoundingRect(block).top() - paper(window).verticalScrollBar().value()


# --- What is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_shown_whole(open_window, name, language):
    use_language(language)
    window = open_window(state=HelpState(Place(name)))
    text = paper(window).toPlainText()

    assert window.windowTitle().endswith(title(name))
    assert len(headings(paper(window).document())) == len(page(name).anchors)
    assert not {"**", "](", "`", "<a "} & {
        sign for sign in ("**", "](", "`", "<a ") if sign in text
    }


def test_pages_are_chosen_in_the_list(window):
    pages = window.findChild(QListWidget, "help_pages")
    assert [pages.item(n).text() for n in range(pages.count())] == [title(name) for name in PAGES]

    pages.setCurrentRow(2)
    assert place(window) == Place("prompts")
    assert paper(window).hasFocus()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_name_of_a_page_loses_its_end(open_window, scale, language):
    use_language(language)
    pages = open_window(Look(scale=scale)).findChild(QListWidget, "help_pages")
    for n in range(pages.count()):
        room = pages.visualItemRect(pages.item(n))
        inside = room.adjusted(0, 0, -round(16 * scale), -round(12 * scale))
        words = pages.fontMetrics().boundingRect(
            inside, Qt.TextFlag.TextWordWrap, pages.item(n).text()
        )

        assert words.height() <= inside.height() + 1, pages.item(n).text()


def test_where_it_is_narrow_pages_are_chosen_in_a_box(open_window):
    window = open_window(size=(420, 700))
    box = window.findChild(QComboBox, "help_pages_box")
    assert box.isVisible()
    assert not window.findChild(QListWidget, "help_pages").isVisible()

    box.setCurrentIndex(4)
    box.activated.emit(4)
    assert place(window) == Place("privacy")


def test_a_language_that_has_no_pages_says_whose_are_shown(open_window, monkeypatch):
    monkeypatch.setattr("ui.help.reader.stand_in_line", lambda: "Shown in norsk bokmål.")
    document = paper(open_window()).document()
    lines = [block.text() for block in blocks(document)]

    assert lines[1] == "Shown in norsk bokmål."


@pytest.mark.parametrize("theme", THEMES)
def test_faces_and_colours_are_those_of_the_windows(open_window, theme):
    look = Look(THEMES[theme])
    runs = formats(open_window(look))

    assert {run.foreground().color().name().upper() for run in runs} == {
        look.palette.ink,
        look.palette.inside,
    }
    assert {run.font().pixelSize() for run in runs} >= {26, 20, 15}
    assert any(run.isAnchor() and run.fontUnderline() for run in runs)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [400, 900, 2400])
def test_lines_stay_at_a_length_that_can_be_read(open_window, scale, width):
    look = Look(scale=scale)
    text = paper(open_window(look, size=(width, 700)))
    frame = text.document().rootFrame().frameFormat()
    measure = text.viewport().width() - frame.leftMargin() - frame.rightMargin()
    letter = QFontMetricsF(look.font(Style.BODY)).horizontalAdvance("e")

    assert measure <= 80 * letter
    assert measure >= min(250, width / 3)
    assert text.horizontalScrollBar().maximum() == 0


# --- Links, back and forward ----------------------------------------------------------------------


def test_a_place_is_gone_to_and_the_keyboard_with_it(open_window):
    window = open_window(state=HelpState(Place("prompts", "budget")), size=(800, 400))

    assert top(window, "budget") == pytest.approx(Look().steps(6), abs=2)
    assert paper(window).textCursor().block().text() == "The budget"


def test_a_link_leads_to_another_page_and_back_leads_to_where_one_was(open_window):
    window = open_window(size=(800, 400))
    paper(window).verticalScrollBar().setValue(500)
    before = paper(window).top_paragraph()

    follow(window, "week.md#correcting")
    settle()
    assert place(window) == Place("week", "correcting")
    assert top(window, "correcting") == pytest.approx(Look().steps(6), abs=2)

    QTest.keyClick(paper(window), KEY.Key_Left, ALT)
    settle()
    assert place(window) == Place("start")
    assert paper(window).top_paragraph() == before

    press(window, "help_forward")
    settle()
    assert place(window) == Place("week", "correcting")


def test_ways_that_there_are_not_are_not_offered(window):
    def offered():
        return [
            window.findChild(QObject, name).isEnabled() for name in ("help_back", "help_forward")
        ]

    assert offered() == [False, False]
    follow(window, "privacy.md")
    assert offered() == [True, False]
    press(window, "help_back")
    assert offered() == [False, True]
    follow(window, "week.md")
    assert offered() == [True, False]


def test_a_link_within_the_page_and_one_that_leads_nowhere(window):
    follow(window, "#mark")
    assert place(window) == Place("start", "mark")

    follow(window, "../../../docs/cli.md")
    follow(window, "file:///etc/passwd")
    assert place(window) == Place("start", "mark")


def test_an_address_is_opened_by_the_browser_of_the_desktop_when_it_is_chosen(open_window, browser):
    window = open_window(state=HelpState(Place("trouble", "desktops")))
    outside = [run for run in formats(window) if run.anchorHref().startswith("http")]
    address = outside[0].anchorHref()
    assert browser.told == []

    follow(window, address)
    assert browser.told == [address]
    assert place(window) == Place("trouble", "desktops")
    assert {run.toolTip() for run in outside} == {address}


def test_links_are_followed_by_the_keyboard(window):
    QTest.keyClick(paper(window), KEY.Key_Tab)
    assert paper(window).textCursor().selectedText() == "five short questions"

    QTest.keyClick(paper(window), KEY.Key_Return)
    assert place(window) == Place("start", "steps")


# --- Looking for a word ---------------------------------------------------------------------------


def test_what_is_looked_for_is_counted_marked_and_gone_to(open_window):
    window = open_window(state=HelpState(Place("prompts")))
    look_for(window, "budget")

    assert found(window) == "4 on this page"
    assert len(paper(window).extraSelections()) == 4
    assert paper(window).textCursor().selectedText() == "budget"


def test_enter_leads_to_the_next_one_and_on_to_the_other_pages(open_window):
    window = open_window(state=HelpState(Place("prompts")))
    search = window.findChild(QLineEdit, "search")
    look_for(window, "tray menu")
    assert found(window) == "On none of the pages."

    look_for(window, "doctor")
    assert place(window) == Place("prompts")
    search.setFocus()
    QTest.keyClick(search, KEY.Key_Return)
    assert place(window) == Place("trouble")
    assert paper(window).textCursor().selectedText().casefold() == "doctor"

    QTest.keyClick(paper(window), KEY.Key_Left, ALT)
    assert place(window) == Place("prompts")


def test_what_is_on_another_page_alone_is_told_by_its_name(window):
    look_for(window, "strace")

    assert found(window) == "Not on this page, but on “Privacy”."
    press(window, "help_next")
    settle()
    assert place(window) == Place("privacy")
    assert found(window) == "1 on this page"
    assert paper(window).viewport().rect().contains(paper(window).cursorRect())


def test_looking_goes_round_and_backwards(open_window):
    window = open_window(state=HelpState(Place("privacy")))
    look_for(window, "strace")
    first = paper(window).textCursor().position()

    QTest.keyClick(paper(window), KEY.Key_F3)
    assert paper(window).textCursor().position() == first
    QTest.keyClick(paper(window), KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert paper(window).textCursor().position() == first


def test_escape_clears_the_search_then_closes(window):
    QTest.keyClick(paper(window), KEY.Key_F, CTRL)
    search = window.findChild(QLineEdit, "search")
    assert search.hasFocus()

    QTest.keyClicks(search, "week")
    QTest.keyClick(search, KEY.Key_Escape)
    assert search.text() == found(window) == ""
    assert paper(window).extraSelections() == []
    QTest.keyClick(search, KEY.Key_Escape)
    assert not window.isVisible()


# --- Keyboard, screen readers, built anew ---------------------------------------------------------


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_Space, KEY.Key_PageDown])
def test_the_keyboard_scrolls(open_window, key):
    window = open_window(size=(700, 400))
    assert paper(window).hasFocus()
    QTest.keyClick(paper(window), key)

    assert paper(window).verticalScrollBar().value() > 0


def test_a_screen_reader_is_told_what_is_read(window):
    spoken = QAccessible.queryAccessibleInterface(paper(window))

    assert spoken.text(QAccessible.Text.Name) == "Getting started"
    text = spoken.textInterface()
    assert "private record" in text.text(0, text.characterCount())
    follow(window, "week.md")
    assert spoken.text(QAccessible.Text.Name) == "Reading the week"


@pytest.mark.parametrize("width", [500, 1400])
def test_it_is_built_anew_where_it_was_read(open_window, width):
    first = open_window(state=HelpState(Place("trouble"), 12), size=(800, 400))
    assert first.state() == HelpState(Place("trouble"), 12)

    use_language("nb")
    second = open_window(Look(THEMES["dark"], 2.0), first.state(), size=(width, 400))
    assert second.state() == HelpState(Place("trouble"), 12)


def test_what_is_read_stays_in_sight_when_the_window_is_made_narrower(open_window):
    window = open_window(state=HelpState(Place("trouble"), 12), size=(1000, 400))
    window.resize(480, 400)
    settle()

    assert window.state().paragraph == 12


def test_it_is_freed_when_closed(open_window):
    window = open_window()
    alive = weakref.ref(window)
    paper(window).moveCursor(QTextCursor.MoveOperation.End)
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not isValid(window)
    del window
    gc.collect()
    assert alive() is None or not isValid(alive())
