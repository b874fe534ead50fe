"""Outlines of marks as painter paths: bars with their ends, diamonds, dots."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.picture.geometry import Rect, hatching
from ui.picture.marks import Edge

TEETH = 3  # inner corners of a torn end


def rect_path(rect: Rect) -> QPainterPath:
    """Return a rectangle."""
    path = QPainterPath()
    path.addRect(QRectF(rect.x, rect.y, rect.width, rect.height))
    return path


def rounded(rect: Rect, radius: float) -> QPainterPath:
    """Return a rectangle with round corners."""
    path = QPainterPath()
    radius = min(radius, rect.width / 2)
    path.addRoundedRect(QRectF(rect.x, rect.y, rect.width, rect.height), radius, radius)
    return path


def ellipse(rect: Rect) -> QPainterPath:
    """Return the ellipse that fills a rectangle."""
    path = QPainterPath()
    path.addEllipse(QRectF(rect.x, rect.y, rect.width, rect.height))
    return path


def diamond(rect: Rect) -> QPainterPath:
    """Return the diamond that fills a rectangle."""
    path = QPainterPath(QPointF(rect.middle_x, rect.y))
    path.lineTo(rect.right, rect.middle_y)
    path.lineTo(rect.middle_x, rect.bottom)
    path.lineTo(rect.x, rect.middle_y)
    path.closeSubpath()
    return path


def hatched(rect: Rect, step: float) -> QPainterPath:
    """Return the lines of a hatching as one path."""
    path = QPainterPath()
    for x1, y1, x2, y2 in hatching(rect, step):
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    return path


def bar(rect: Rect, left: Edge, right: Edge, *, radius: float, tooth: float) -> QPainterPath:
    """Return a bar whose ends are round, flat where another touches, or torn."""
    radius, tooth = min(radius, rect.width / 2), min(tooth, rect.width / 2)
    top_left, bottom_left = QPointF(rect.x, rect.y), QPointF(rect.x, rect.bottom)
    top_right, bottom_right = QPointF(rect.right, rect.y), QPointF(rect.right, rect.bottom)
    path = QPainterPath()
    path.moveTo(rect.middle_x, rect.y)
    _end(path, top_right, bottom_right, edge=right, radius=radius, tooth=-tooth)
    _end(path, bottom_left, top_left, edge=left, radius=radius, tooth=tooth)
    path.closeSubpath()
    return path


def _end(
    path: QPainterPath, start: QPointF, end: QPointF, *, edge: Edge, radius: float, tooth: float
) -> None:
    """Go down the right end of a bar, or up the left one; `tooth` points into the bar."""
    inwards = -radius if tooth < 0 else radius
    down = radius if end.y() > start.y() else -radius
    if edge is Edge.ROUND:
        path.lineTo(start.x() + inwards, start.y())
        path.quadTo(start.x(), start.y(), start.x(), start.y() + down)
        path.lineTo(end.x(), end.y() - down)
        path.quadTo(end.x(), end.y(), end.x() + inwards, end.y())
        return
    path.lineTo(start)
    for number in range(1, TEETH + 1) if edge is Edge.CUT else ():
        y = start.y() + (end.y() - start.y()) * number / (TEETH + 1)
        path.lineTo(start.x() + (tooth if number % 2 else 0.0), y)
    path.lineTo(end)
