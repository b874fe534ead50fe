"""Small parts of windows: labels and buttons, named for tests and screen readers, with a face."""

from PySide6.QtCore import QByteArray, Qt
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


def dress_page(page: QScrollArea, name: str, content: QWidget) -> None:
    """Make a scroll area a plain page: no frame, no keyboard of its own, no way sideways."""
    page.setObjectName(name)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
