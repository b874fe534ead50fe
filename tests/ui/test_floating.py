"""Small windows: which screen they stand on, where on it, and what they do when it goes."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.ui.running import SOON_MS
from ui import floating
from ui.floating import MARGIN, Floating, Where, spot
from ui.look import Look

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

ROOM = QRect(0, 24, 1920, 1000)
SMALL = QRect(0, 0, 800, 600)


@pytest.fixture
def screen(monkeypatch):
    """Let the pointer be on a screen of a size of our choosing."""

    def be(room: QRect) -> None:
        monkeypatch.setattr(floating, "_room_at", lambda _pointer: room)

    be(ROOM)
    return be


@pytest.fixture
def put_up(qtbot, screen):
    def make(height: int = 100) -> Floating:
        window = Floating(Look(), 420, Where.CORNER)
        label = QLabel("What it says.")
        label.setWordWrap(True)
        label.setFixedHeight(height)
        window.rows.addWidget(label)
        qtbot.addWidget(window)
        window.appear("What it says.")
        return window

    return make


@pytest.mark.parametrize(
    ("where", "at_top", "corner"),
    [
        (Where.CORNER, False, (1920 - 420 - MARGIN, 1024 - 180 - MARGIN)),
        (Where.CORNER, True, (1920 - 420 - MARGIN, 24 + MARGIN)),
        (Where.MIDDLE, False, (750, 434)),
    ],
)
def test_it_stands_where_the_desktop_shows_its_own(where, at_top, corner):
    assert spot(ROOM, QSize(420, 180), where, at_top=at_top).toTuple() == corner


def test_what_does_not_fit_begins_on_the_screen():
    assert spot(QRect(100, 50, 300, 100), QSize(420, 180), Where.CORNER).toTuple() == (100, 50)


def test_it_leaves_a_screen_that_goes_for_the_one_with_the_pointer(put_up, screen, qtbot, qapp):
    window = put_up()
    screen(SMALL)

    qapp.screenRemoved.emit(QGuiApplication.primaryScreen())

    qtbot.waitUntil(lambda: SMALL.contains(window.geometry()), timeout=SOON_MS)


def test_it_keeps_to_what_is_left_of_its_screen(put_up, screen, qtbot):
    window = put_up()
    screen(SMALL)

    QGuiApplication.primaryScreen().availableGeometryChanged.emit(SMALL)

    qtbot.waitUntil(lambda: SMALL.contains(window.geometry()), timeout=SOON_MS)


def test_it_stays_when_another_screen_goes(put_up, screen):
    screen(QGuiApplication.primaryScreen().availableGeometry())
    window = put_up()
    before = window.geometry()
    screen(QRect(0, 0, 200, 200))

    window.settle()

    assert window.geometry() == before


def test_what_is_higher_than_the_screen_is_scrolled(put_up, screen):
    screen(SMALL)
    window = put_up(1000)

    assert window.height() == 600 - 2 * MARGIN
    assert window._view.verticalScrollBar().maximum() > 0


def test_where_there_is_room_nothing_is_scrolled(put_up):
    window = put_up()

    assert window.height() == 100
    assert window._view.verticalScrollBar().maximum() == 0
