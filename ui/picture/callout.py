"""A few lines beside a mark, for a pointer over it or a keyboard on it.

A child of the chart and not a window of its own: it never leaves the picture, and no desktop has
to be asked for a place.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.look import Look
from ui.picture.geometry import Rect
from ui.sheet import marked

GAP = 2  # steps between a mark and its lines


class Callout(QFrame):
    """Shows the tooltip of a mark."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = parent
        self._gap = look.steps(GAP)
        self.setObjectName("callout")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._lines = QLabel(self), QLabel(self)
        marked(self._title, face="name")
        marked(self._lines, face="soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.steps(3), look.steps(2), look.steps(3), look.steps(2))
        layout.setSpacing(look.px(2))
        for label in (self._title, self._lines):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        self.hide()

    @property
    def text(self) -> str:
        return f"{self._title.text()}\n{self._lines.text()}".rstrip()

    def show_for(self, rect: Rect, tooltip: str) -> None:
        """Show lines under a rectangle of the parent, or over it where it is low."""
        self._write(tooltip)
        self._show_at(self._place(rect))

    def show_beside(self, rect: Rect, tooltip: str, down: float) -> None:
        """Show lines at the right of a high rectangle, or at its left, so far down its height."""
        self._write(tooltip)
        room = self._picture.size()
        x = round(rect.right) + self._gap
        if x + self.width() > room.width():
            x = round(rect.x) - self._gap - self.width()
        y = min(round(rect.y + rect.height * down), room.height() - self.height())
        self._show_at(QRect(max(0, x), max(0, y), self.width(), self.height()))

    def _write(self, tooltip: str) -> None:
        title, _separator, lines = tooltip.partition("\n")
        self._title.setText(title)
        self._lines.setText(lines)
        self._lines.setVisible(bool(lines))
        self.adjustSize()

    def _show_at(self, place: QRect) -> None:
        self.move(place.topLeft())
        self.raise_()
        self.show()

    def _place(self, rect: Rect) -> QRect:
        room = self._picture.size()
        x = min(max(0, round(rect.middle_x - self.width() / 2)), room.width() - self.width())
        y = round(rect.bottom) + self._gap
        if y + self.height() > room.height():
            y = round(rect.y) - self._gap - self.height()
        return QRect(max(0, x), max(0, y), self.width(), self.height())
