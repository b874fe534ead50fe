"""How far somebody has come, as a row of dots; what it tells stands beside it in words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import Look

_DOT, _GAP, _LONG = 8, 6, 20  # px at 100 %


class Dots(QWidget):
    """The steps behind are filled, the present one is long, those ahead are pale."""

    def __init__(self, count: int, look: Look) -> None:
        super().__init__()
        self._count, self._look, self._step = count, look, 0
        width = (count - 1) * (_DOT + _GAP) + _LONG
        self.setFixedSize(QSize(look.px(width), look.px(_DOT)))

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette, scale, left = self._look.palette, self._look.scale, 0.0
        for number in range(self._count):
            width = (_LONG if number == self._step else _DOT) * scale
            painter.setBrush(QColor(palette.inside if number <= self._step else palette.edge))
            dot = QRectF(QPointF(left, 0), QPointF(left + width, _DOT * scale))
            painter.drawRoundedRect(dot, _DOT * scale / 2, _DOT * scale / 2)
            left += width + _GAP * scale
        painter.end()
