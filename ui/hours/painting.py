"""How the hours of a day are drawn: a grid, bars with their times, a flex band, the chosen end."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from tracker.settings.intervals import Minutes
from tracker.settings.week_hours import Day, Edge
from tracker.wording import clock_minute
from ui.hours.axis import HOUR, Axis
from ui.look import Look
from ui.theme import CORNER, Style

_INSET: Final = 4  # px at 100 %, above and below a bar
FIGURE_ROOM: Final = 26  # px at 100 %, that a figure of the axis takes


@dataclass(frozen=True, slots=True)
class Drawn:
    """What there is to draw of a day; `chosen` is the end that the keyboard moves."""

    day: Day
    axis: Axis
    flex: tuple[int, int]
    chosen: tuple[int, Edge] | None
    has_focus: bool


def draw_day(painter: QPainter, room: QRectF, drawn: Drawn, look: Look) -> None:
    """Draw a day into a strip."""
    _draw_grid(painter, room, drawn.axis, look)
    if drawn.day:
        _draw_flex(painter, room, drawn, look)
    for number, bar in enumerate(drawn.day):
        _draw_bar(painter, _rect(bar, room, drawn.axis, look), bar, look)
        if drawn.chosen is not None and drawn.chosen[0] == number:
            _draw_chosen(painter, _rect(bar, room, drawn.axis, look), drawn.chosen[1], look)
    if drawn.has_focus:
        _draw_focus(painter, room, look)


def draw_figures(painter: QPainter, room: QRectF, axis: Axis, look: Look) -> None:
    """Draw the hours over all days."""
    painter.setFont(look.font(Style.SMALL))
    painter.setPen(QColor(look.palette.soft))
    metrics = QFontMetricsF(painter.font())
    for minute in axis.figures(room.width(), look.px(FIGURE_ROOM)):
        text = clock_minute(minute)[:2]
        width = metrics.horizontalAdvance(text)
        middle = room.left() + axis.place(minute, room.width())
        at = min(max(middle - width / 2, room.left()), room.right() - width)
        painter.drawText(QPointF(at, room.bottom() - look.px(4)), text)


def _rect(bar: Minutes, room: QRectF, axis: Axis, look: Look) -> QRectF:
    left, right = (room.left() + axis.place(minute, room.width()) for minute in bar)
    inset = look.px(_INSET)
    return QRectF(left, room.top() + inset, right - left, room.height() - 2 * inset)


def _draw_grid(painter: QPainter, room: QRectF, axis: Axis, look: Look) -> None:
    painter.setPen(QPen(QColor(look.palette.hairline), 1))
    for minute in axis.figures(room.width(), look.px(FIGURE_ROOM)):
        x = min(round(room.left() + axis.place(minute, room.width())) + 0.5, room.right() - 0.5)
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))


def _draw_flex(painter: QPainter, room: QRectF, drawn: Drawn, look: Look) -> None:
    """Draw the band before the first and after the last of the day’s hours."""
    before, after = drawn.flex
    first, last = drawn.day[0][0], max(end for _start, end in drawn.day)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.flex))
    for band in ((first - before, first), (last, last + after)):
        if band[0] < band[1]:
            painter.drawRect(_rect(band, room, drawn.axis, look).intersected(room))


def _draw_bar(painter: QPainter, rect: QRectF, bar: Minutes, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.inside))
    corner = look.px(CORNER)
    painter.drawRoundedRect(rect, corner, corner)
    painter.setFont(look.font(Style.SMALL))
    metrics = QFontMetricsF(painter.font())
    whole = f"{clock_minute(bar[0])}–{clock_minute(bar[1])}"
    for text in (whole, _length(bar)):
        if metrics.horizontalAdvance(text) + look.px(12) <= rect.width():
            painter.setPen(QColor(look.palette.on_inside))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            return


def _draw_chosen(painter: QPainter, rect: QRectF, edge: Edge, look: Look) -> None:
    """Draw a knob on the end that the keyboard moves."""
    x = rect.left() if edge is Edge.START else rect.right()
    radius = look.px(6)
    painter.setPen(QPen(QColor(look.palette.inside), look.px(2)))
    painter.setBrush(QColor(look.palette.panel))
    painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius)


def _draw_focus(painter: QPainter, room: QRectF, look: Look) -> None:
    pen = QPen(QColor(look.palette.inside), look.px(2))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = pen.widthF() / 2
    corner = look.px(CORNER)
    painter.drawRoundedRect(room.adjusted(half, half, -half, -half), corner, corner)


def _length(bar: Minutes) -> str:
    hours, minutes = divmod(bar[1] - bar[0], HOUR)
    return f"{hours}:{minutes:02}"
