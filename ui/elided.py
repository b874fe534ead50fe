"""A line of text, such as a path, that loses its middle where there is no room for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.sheet import marked


class Elided(QLabel):
    """Shows as much as there is room for, and all of it in its tool tip."""

    def __init__(self, name: str, text: str, face: str = "") -> None:
        """Be called `name` in tests, and have a face as other labels do."""
        super().__init__(text)
        self.setObjectName(name)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if face:
            marked(self, face=face)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
