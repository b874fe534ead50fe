"""Small parts of windows: labels and buttons, named for tests and screen readers, with a face."""

from itertools import pairwise

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from ui.look import Look
from ui.sheet import marked


def label(name: str, text: str = "", face: str = "", *, wraps: bool = True) -> QLabel:
    """Return a label of plain text, in one of the faces of the style sheet."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if face:
        marked(made, face=face)
    return made


def button(name: str, text: str = "", kind: str = "") -> QPushButton:
    """Return a button of one of the kinds of the style sheet."""
    made = QPushButton(text)
    made.setObjectName(name)
    if kind:
        marked(made, kind=kind)
    return made


def set_least_size(window: QWidget, look: Look, size: tuple[int, int]) -> None:
    """Let a window that is laid out be no smaller than a size in px at 100 %, or than its parts.

    Both grow with the text. The screen is the limit: no window reaches beyond it.
    """
    least = QSize(look.px(size[0]), look.px(size[1])).expandedTo(window.minimumSizeHint())
    window.setMinimumSize(least.boundedTo(window.screen().availableSize()))


def let_keyboard_follow(before: QWidget, group: QWidget) -> None:
    """Let Tab go from a widget to all in a group that was made later, in the order it was made."""
    here = [one for one in group.findChildren(QWidget) if one.window() is group.window()]
    taking = [one for one in here if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, following in pairwise([before, *taking]):
        QWidget.setTabOrder(one, following)


def dress_page(page: QScrollArea, name: str, content: QWidget) -> None:
    """Make a scroll area a plain page: no frame, and no keyboard of its own.

    There is a way sideways only where large text leaves a word no room, so that it can be read.
    """
    page.setObjectName(name)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setWidgetResizable(True)
    page.setWidget(content)


def take_place(window: QWidget, geometry: bytes, look: Look, size: tuple[int, int]) -> None:
    """Put a window where it was, else give it a size, at 100 %, that the screen has room for."""
    if geometry and window.restoreGeometry(QByteArray(geometry)):
        return
    room = window.screen().availableSize()
    window.resize(
        min(look.px(size[0]), room.width() * 9 // 10),
        min(look.px(size[1]), room.height() * 9 // 10),
    )
