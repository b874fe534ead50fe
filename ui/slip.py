"""What small windows are set with: words in even lines, buttons in rows that break.

The measures are those of a card: text begins 24 px from the left, and so do the borders of
buttons and the texts of quiet ones.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.floating import Floating, Where
from ui.flow import Flow, balanced, broken
from ui.look import Look
from ui.sheet import marked

SIDE = 24
# What stands around the text of a button: padding and border of `ui.sheet`.
BUTTON_PADDING = 15
QUIET_PADDING = 9


class Slip(Floating):
    """What cards and the break window have in common: words, buttons, and going by themselves."""

    def __init__(self, look: Look, width: int, where: Where, edge: str = "") -> None:
        super().__init__(look, width, where, edge)
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.timeout.connect(self.close)

    def go_after(self, seconds: float) -> None:
        """Close after a while."""
        self._goes.start(round(seconds * 1000))

    def words(
        self, text: str, face: str, right: int, *, left: int | None = None, top: int = 0
    ) -> QLayout:
        """Return a text in lines of about one length.

        Args:
            text: what it says.
            face: how it is set, as `ui.sheet` knows it.
            right: how much of the window's width is left free at its right.
            left: as much at its left; the usual side unless told.
            top: free above it.
        """
        side = self.look.px(SIDE) if left is None else left
        made = label(text, face, self)  # the window's style sheet decides how wide it is
        made.ensurePolished()
        made.setText(balanced(text, made.fontMetrics(), self.room_width - side - right))
        row = QVBoxLayout()
        row.setContentsMargins(self.look.px(SIDE) if left is None else 0, top, 0, 0)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def button(self, text: str, name: str, kind: str, on_click: Callable[[], None]) -> QPushButton:
        """Return a button; a text wider than the card is broken into lines."""
        made = QPushButton(self)
        made.setObjectName(name)
        marked(made, kind=kind)
        made.ensurePolished()
        padding = QUIET_PADDING if kind == "quiet" else BUTTON_PADDING
        room = self.room_width - 2 * self.look.px(SIDE + padding)
        made.setText(broken(text, made.fontMetrics(), room))
        made.clicked.connect(lambda _checked=False: on_click())
        return made

    def row(self, buttons: list[QPushButton], *, quiet: bool = False, dots: bool = False) -> Flow:
        """Return a row of buttons; the texts of quiet ones stand where the facts above begin."""
        gap = 0 if dots else self.look.px(8)
        flow = Flow(gap, self.look.px(4 if quiet else 8))
        left = self.look.px(SIDE) - (self.look.px(QUIET_PADDING) if quiet else 0)
        flow.setContentsMargins(left, 0, self.look.px(SIDE), 0)
        for number, button in enumerate(buttons):
            if dots and number:
                flow.add_sign(label("·", "soft", self))
            flow.addWidget(button)
        return flow

    def closeEvent(self, event: QCloseEvent) -> None:
        self._goes.stop()
        super().closeEvent(event)


def label(text: str, face: str, window: QWidget) -> QLabel:
    """Return a text that breaks where the window ends."""
    made = QLabel(text, window)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    marked(made, face=face)
    return made
