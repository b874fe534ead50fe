"""The marks of the tray: what the program takes the person to be doing, told by shape.

Each size is painted for itself, with strokes on whole pixels. The colours stand out from light
and dark panels alike; a thin pale rim carries them over what lies between.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
)

from tracker.domain.model import Phase

if TYPE_CHECKING:
    from tracker.status import Status

SIZES = (16, 22, 24, 32, 44, 48, 64)
SHARE_STEPS = 24  # of eight core hours, one in twenty minutes
NO_SENSOR = "none"

# Each keeps 3:1 on white and on #202428, so no panel has to be asked what it looks like.
CALM = QColor("#23879F")
WARM = QColor("#CC6A10")
GREY = QColor("#747F8A")
TRACK = QColor(116, 127, 138, 110)
RIM = QColor(255, 255, 255, 70)
TEMPLATE = QColor("#000000")
TEMPLATE_TRACK = QColor(0, 0, 0, 90)


class MarkKind(StrEnum):
    """What a mark says."""

    WORKING = "working"  # an arc of the core hours gone, around a dot
    OUTSIDE = "outside"  # a full ring around a moon
    AWAY = "away"  # a small dot in a thin ring
    PAUSED = "paused"  # two bars
    UNSEEN = "unseen"  # a closed eye: private, or nothing is recorded
    NO_SENSOR = "no_sensor"  # a question mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the tray.

    Attributes:
        kind: its shape.
        share: of the core hours gone, in whole steps, so that equal marks look equal; None where
            the day has none.
        has_dot: a break is due.
    """

    kind: MarkKind
    share: float | None = None
    has_dot: bool = False


def mark_of(status: "Status") -> Mark:
    """Return the mark of the present."""
    kind = _kind_of(status)
    share = status.core_share if kind is MarkKind.WORKING else None
    steps = None if share is None else int(min(max(share, 0), 1) * SHARE_STEPS) / SHARE_STEPS
    return Mark(kind, steps, has_dot=status.break_due and status.phase is Phase.WORKING)


def icon_of(mark: Mark, *, is_template: bool = False) -> QIcon:
    """Return the icon of a mark; a template has one colour, which the desktop replaces (macOS)."""
    return _icon(mark, is_template)


def image_of(mark: Mark, size: int, *, is_template: bool = False) -> QImage:
    """Paint a mark at one size in px."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, path in _Drawing(mark, size, is_template=is_template).parts():
        painter.fillPath(path, colour)
    painter.end()
    return image.copy()  # without the engine of the painter, which is larger than the picture


@lru_cache(maxsize=4)  # of a day there would be fifty, with two megabytes of pictures
def _icon(mark: Mark, is_template: bool) -> QIcon:
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(QPixmap.fromImage(image_of(mark, size, is_template=is_template)))
    icon.setIsMask(is_template)
    return icon


def _kind_of(status: "Status") -> MarkKind:
    match status.phase:
        case Phase.PRIVATE | Phase.OFF:
            return MarkKind.UNSEEN
        case Phase.PAUSED:
            return MarkKind.PAUSED
        case Phase.WORKING:
            return MarkKind.OUTSIDE if status.is_outside else MarkKind.WORKING
        case _ if not status.recording:
            return MarkKind.UNSEEN
        case _:
            return MarkKind.NO_SENSOR if status.sensor == NO_SENSOR else MarkKind.AWAY


class _Drawing:
    """A mark laid out on the pixels of one size; even sizes have their middle between two."""

    def __init__(self, mark: Mark, size: int, *, is_template: bool) -> None:
        self._mark = mark
        self._size = size
        self._is_template = is_template
        self._middle = size / 2
        self._rim = max(1, round(size / 32))
        self._pen = max(2, round(size * 0.115))
        self._outer = self._middle - self._rim  # radius of the ring's outer edge

    def parts(self) -> list[tuple[QColor, QPainterPath]]:
        """Return what to fill, the lowest first."""
        shapes = [(RIM, self._halo()), *self._shapes()]
        if self._mark.has_dot:
            hole, dot = self._due()
            shapes = [(colour, path.subtracted(hole)) for colour, path in shapes]
            shapes.append((WARM, dot))
        if not self._is_template:
            return shapes
        return [(TEMPLATE_TRACK if c is TRACK else TEMPLATE, p) for c, p in shapes if c is not RIM]

    def _shapes(self) -> list[tuple[QColor, QPainterPath]]:
        match self._mark.kind:
            case MarkKind.WORKING:
                return [*self._dial(), (CALM, self._disc(self._even(0.36)))]
            case MarkKind.OUTSIDE:
                return [(WARM, self._ring(self._pen)), (WARM, self._moon())]
            case MarkKind.AWAY:
                thin = max(1, self._pen // 2)
                return [(GREY, self._ring(thin)), (GREY, self._disc(self._even(0.25)))]
            case MarkKind.PAUSED:
                return [(TRACK, self._ring(self._pen)), (GREY, self._bars())]
            case MarkKind.UNSEEN:
                return [(GREY, self._eye())]
            case MarkKind.NO_SENSOR:
                return [(TRACK, self._ring(self._pen)), (GREY, self._question())]

    def _dial(self) -> list[tuple[QColor, QPainterPath]]:
        share = self._mark.share
        if share is None:  # no hours to count down: the ring is whole
            return [(CALM, self._ring(self._pen))]
        # The first hour shows as much as its end, so that the arc is never lost.
        arc = self._arc(max(share, 2 / SHARE_STEPS))
        return [(TRACK, self._ring(self._pen)), (CALM, arc)]

    def _ring(self, pen: int) -> QPainterPath:
        ring = self._circle(self._outer)
        ring.addPath(self._circle(self._outer - pen))
        return ring  # filled odd-even: what lies between the two circles

    def _arc(self, share: float) -> QPainterPath:
        radius = self._outer - self._pen / 2
        box = QRectF(self._middle - radius, self._middle - radius, 2 * radius, 2 * radius)
        line = QPainterPath()
        line.arcMoveTo(box, 90)
        line.arcTo(box, 90, -360 * share)
        return self._stroked(line, self._pen, Qt.PenCapStyle.FlatCap)

    def _moon(self) -> QPainterPath:
        """Return a crescent, a little to the left of the middle, where a whole moon would stand."""
        radius = (self._outer - self._pen) * 0.74
        centre = QPointF(self._middle - radius * 0.1, self._middle + radius * 0.08)
        moon, bite = QPainterPath(), QPainterPath()
        moon.addEllipse(centre, radius, radius)
        bite.addEllipse(centre + QPointF(radius * 0.62, -radius * 0.5), radius * 0.9, radius * 0.9)
        return moon.subtracted(bite)

    def _bars(self) -> QPainterPath:
        width, height = self._pen, self._even(0.38)
        gap = self._even(0.125)
        bars = QPainterPath()
        for left in (self._middle - gap / 2 - width, self._middle + gap / 2):
            bars.addRect(QRectF(left, self._middle - height / 2, width, height))
        return bars

    def _eye(self) -> QPainterPath:
        unit = self._size / 16
        lid = QPainterPath(QPointF(1.5 * unit, 6 * unit))
        lid.quadTo(QPointF(8 * unit, 13 * unit), QPointF(14.5 * unit, 6 * unit))
        lines = QPainterPath(lid)
        for start, end in (
            ((8, 9.5), (8, 13.5)),
            ((4.4, 8.4), (2.6, 11.6)),
            ((11.6, 8.4), (13.4, 11.6)),
        ):
            lines.moveTo(start[0] * unit, start[1] * unit)
            lines.lineTo(end[0] * unit, end[1] * unit)
        return self._stroked(lines, self._pen, Qt.PenCapStyle.RoundCap)

    def _question(self) -> QPainterPath:
        unit = self._size / 16
        hook = QPainterPath()
        box = QRectF(5.1 * unit, 3.8 * unit, 5.8 * unit, 4.9 * unit)
        hook.arcMoveTo(box, 170)
        hook.arcTo(box, 170, -215)
        hook.lineTo(8 * unit, 9.5 * unit)
        mark = self._stroked(hook, self._pen * 0.9, Qt.PenCapStyle.FlatCap)
        side = self._pen
        mark.addRect(QRectF(self._middle - side / 2, 11 * unit, side, side))
        return mark

    def _due(self) -> tuple[QPainterPath, QPainterPath]:
        """Return the dot at the upper right, and the hole that sets it off from the mark."""
        across = self._even(0.38)
        at = QPointF(self._size - across / 2, across / 2)
        hole, dot = QPainterPath(), QPainterPath()
        dot.addEllipse(at, across / 2, across / 2)
        hole.addEllipse(at, across / 2 + self._rim, across / 2 + self._rim)
        return hole, dot

    def _disc(self, across: int) -> QPainterPath:
        return self._circle(across / 2)

    def _circle(self, radius: float) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(QPointF(self._middle, self._middle), radius, radius)
        return path

    def _even(self, share: float) -> int:
        """Return a share of the size as an even number of px, which the middle halves cleanly."""
        return 2 * max(1, round(self._size * share / 2))

    def _halo(self) -> QPainterPath:
        """Return the rim around the outline; what the ring encloses stays clear of it."""
        if self._mark.kind is MarkKind.UNSEEN:
            eye = self._eye()
            return self._stroked(eye, 2 * self._rim, Qt.PenCapStyle.FlatCap).subtracted(eye)
        return self._circle(self._middle).subtracted(self._circle(self._outer))

    def _stroked(self, line: QPainterPath, width: float, cap: Qt.PenCapStyle) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(width)
        stroker.setCapStyle(cap)
        return stroker.createStroke(line)
