"""The icon of the program, for its windows.

Painted as `resources/icons/kjernetid.svg` draws it: reading the file would keep Qt's SVG library
in memory for as long as the program runs. A test holds the two against each other.
"""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

SIZES = (16, 24, 32, 48, 64, 128)
WHOLE = 256  # the units of the drawing


@cache
def program_icon() -> QIcon:
    """Return the icon, painted for each size of its own."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(painted(size))
    return icon


def painted(size: int) -> QPixmap:
    """Paint the icon so many pixels wide: a day as a dial, and a spot of work in the evening."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / WHOLE, size / WHOLE)
    painter.setPen(QPen(QColor("#D9DEE3"), 4))
    painter.setBrush(QColor("#FAFAF8"))
    painter.drawRoundedRect(QRectF(14, 14, 228, 228), 54, 54)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dial = QRectF(56, 56, 144, 144)
    painter.setPen(QPen(QColor("#DDE6EA"), 24))
    painter.drawEllipse(dial)
    painter.setPen(QPen(QColor("#2A7B94"), 24, c=Qt.PenCapStyle.RoundCap))
    painter.drawArc(dial, -30 * 16, 240 * 16)  # from sixteen o'clock back to eight
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, middle, radius in (("#2A7B94", 128, 22), ("#CF6C12", 200, 15)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(128, middle), radius, radius)
    painter.end()
    return picture
