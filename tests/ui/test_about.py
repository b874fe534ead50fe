"""The window about the program: version, promises, and licences that can be read inside it."""

import gc
import weakref
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTextEdit, QWidget

from tracker import __version__
from tracker.wording import LANGUAGES, use_language
from ui.about import AboutWindow
from ui.licences import licence_texts
from ui.look import Look
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

ROOT = Path(__file__).resolve().parents[2]
OURS = [
    ROOT / "LICENSE",
    ROOT / "THIRD-PARTY-NOTICES.md",
    ROOT / "LICENSES" / "LGPL-3.0.txt",
    ROOT / "LICENSES" / "GPL-3.0.txt",
]


@pytest.fixture
def open_window(put_up):
    return lambda look=None, state=None, texts=None: put_up(
        AboutWindow(look or Look(), state, texts)
    )


@pytest.fixture
def window(open_window):
    return open_window()


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def texts(window):
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_it_tells_name_version_and_what_it_runs_on(window):
    assert find(window, QLabel, "name").text() == "Kjernetid"
    assert find(window, QLabel, "version").text() == f"Version {__version__}"
    assert f"Qt {qVersion()} · PySide6 {PySide6.__version__}" in texts(window)


def test_it_promises_that_everything_stays_and_says_how_updates_come(window):
    assert "Everything stays on this computer." in texts(window)
    assert "Updates come with your package." in texts(window)


def test_the_icon_is_painted(window):
    picture = find(window, QLabel, "icon").pixmap()

    assert picture.toImage().pixelColor(picture.rect().center()).alpha() == 255


def test_on_a_sharp_screen_the_icon_is_as_large_and_whole(monkeypatch, open_window):
    monkeypatch.setattr(AboutWindow, "devicePixelRatioF", lambda _window: 2.0)

    picture = find(open_window(), QLabel, "icon").pixmap()

    assert picture.deviceIndependentSize().toSize() == QSize(64, 64)
    image, middle = picture.toImage(), picture.height() // 2
    beside = [image.pixelColor(x, middle).alpha() for x in (2, picture.width() - 3)]
    assert beside == [0, 0], "it has a margin at either side"


def test_licences_open_in_place_and_close_again(window):
    button = find(window, QPushButton, "licences_button")
    assert find(window, QWidget, "licences").isHidden()

    button.click()
    assert find(window, QTextEdit, "licence_text").isVisible()

    button.click()
    assert find(window, QWidget, "licences").isHidden()


@pytest.mark.parametrize("number", range(len(OURS)))
def test_every_licence_text_can_be_read_in_full(window, number):
    find(window, QPushButton, "licences_button").click()
    find(window, QComboBox, "licence_choice").setCurrentIndex(number)

    shown = find(window, QTextEdit, "licence_text").toPlainText()
    lines = OURS[number].read_text(encoding="utf-8").splitlines()
    assert len(shown) > 0.8 * sum(map(len, lines))
    if OURS[number].suffix != ".md":
        assert shown.splitlines() == lines


def test_a_window_built_anew_goes_on_with_the_text_that_is_read(window, open_window):
    assert open_window(state=window.state()).findChild(QWidget, "licences").isHidden()
    find(window, QPushButton, "licences_button").click()
    find(window, QComboBox, "licence_choice").setCurrentIndex(2)

    other = open_window(Look(THEMES["dark"]), window.state())

    assert find(other, QTextEdit, "licence_text").isVisible()
    assert find(other, QComboBox, "licence_choice").currentIndex() == 2


def test_no_address_in_the_notices_can_be_opened(window):
    find(window, QPushButton, "licences_button").click()
    find(window, QComboBox, "licence_choice").setCurrentIndex(1)
    view = find(window, QTextEdit, "licence_text")

    assert "https://code.qt.io" in view.toPlainText()
    block, anchors = view.document().begin(), 0
    while block.isValid():
        anchors += sum(span.format.isAnchor() for span in block.textFormats())
        block = block.next()
    assert anchors == 0
    links = Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not view.textInteractionFlags() & links


def test_texts_can_be_selected(window):
    selectable = Qt.TextInteractionFlag.TextSelectableByKeyboard

    for name in ("version", "what", "made_with"):
        assert find(window, QLabel, name).textInteractionFlags() & selectable


def test_texts_beside_the_other_resources_come_before_those_of_the_metadata(tmp_path):
    folder = tmp_path / "licences" / "texts"
    folder.mkdir(parents=True)
    (folder / "GPL-3.0.txt").write_text("the second")
    (folder / "LICENSE").write_text("the first")

    assert [text.text for text in licence_texts(tmp_path)] == ["the first", "the second"]


def test_where_no_text_was_installed_the_window_says_so(tmp_path, open_window):
    window = open_window(texts=licence_texts(tmp_path, "not-installed-anywhere"))

    find(window, QPushButton, "licences_button").click()

    assert find(window, QLabel, "no_licences").isVisible()
    assert find(window, QComboBox, "licence_choice").isHidden()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_a_small_window_at_twice_the_size_of_text(open_window, theme, language):
    use_language(language)
    window = open_window(Look(THEMES[theme], 2.0))
    find(window, QPushButton, "licences_button").click()
    window.resize(640, 480)
    QApplication.processEvents()

    assert window.size().toTuple() == (640, 480)
    page = find(window, QWidget, "page")
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_licences_come_into_view_in_a_small_window(qtbot, open_window):
    window = open_window(Look(scale=2.0))
    window.resize(640, 480)
    QApplication.processEvents()

    with qtbot.waitSignal(find(window, QWidget, "page").verticalScrollBar().valueChanged):
        window.setMaximumSize(640, 480)
        find(window, QPushButton, "licences_button").click()

    choice = find(window, QComboBox, "licence_choice")
    assert 0 <= choice.mapTo(window, choice.rect().topLeft()).y() < window.height() - 200


@pytest.mark.parametrize("way", ["button", "escape"])
def test_a_closed_window_is_freed(qtbot, way):
    window = AboutWindow(Look())
    window.show()
    gone = weakref.ref(window)
    with qtbot.waitSignal(window.destroyed, timeout=1000):
        if way == "button":
            find(window, QPushButton, "close").click()
        else:
            QTest.keyClick(window, Qt.Key.Key_Escape)
    del window
    gc.collect()

    assert gone() is None


def test_the_way_to_the_research(qtbot, window):
    with qtbot.waitSignal(window.research_wanted):
        find(window, QPushButton, "research").click()
