"""How the painters of weeks fill and stroke: in measures at 100 %, on a painter of Qt."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen


class Brush:
    """Paints in measures given at 100 %; whoever is made from it sets painter and scale."""

    _painter: QPainter
    _scale: float

    def _px(self, at_full_size: float) -> float:
        return at_full_size * self._scale

    def _fill(self, path: QPainterPath, colour: str) -> None:
        self._painter.fillPath(path, QBrush(QColor(colour)))

    def _stroke(
        self,
        path: QPainterPath,
        colour: str,
        wide: float,
        dashes: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        self._painter.strokePath(path, QPen(QColor(colour), self._px(wide), dashes))
