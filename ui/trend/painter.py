"""The painter of a trend: draws a layout with QPainter, and decides nothing else.

Shapes are paths and lines without clipping or patterns, as those of the week, in its colours.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from ui.picture.brush import Brush
from ui.picture.geometry import Rect
from ui.picture.shapes import hatched, rect_path, rounded
from ui.picture.typeset import Text
from ui.theme import CORNER, Palette, Style
from ui.trend.marks import Layout, Look, Part

# All in px at 100 %.
OUTLINE = 1.5
HATCH = 8
HATCH_MISSING = 10
LEVEL = 8  # between the level lines of what spilled over
HALO = 1  # of ground around the line of a median
CLEAR = (3, 2)  # laid free around a text, across and down


class Fonts(Protocol):
    """Gives the font of a style."""

    def font(self, style: Style) -> QFont: ...


class TrendPainter(Brush):
    """Draws layouts with one painter, one palette and one set of fonts."""

    def __init__(self, painter: QPainter, palette: Palette, fonts: Fonts) -> None:
        self._painter = painter
        self._palette = palette
        self._fonts = fonts
        self._scale = 1.0
        self._stands = True  # a bar stands on a line; a swatch of the legend does not

    def draw(self, layout: Layout) -> None:
        """Draw a layout at the painter's origin."""
        self._scale = layout.scale
        self._stands = True
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        palette = self._palette
        self._fill(rect_path(Rect(0, 0, layout.width, layout.height)), palette.ground)
        self._parts(part for part in layout.grounds if part.look is Look.RUNNING)
        for rule in layout.rules:
            self._fill(rect_path(rule), palette.hairline)
        self._parts(part for part in layout.grounds if part.look is not Look.RUNNING)
        self._parts(layout.bars)
        self._parts(layout.lines)
        self._stands = False
        self._parts(layout.swatches)
        for text in layout.texts:
            self._text(text)

    def _parts(self, parts: Iterable[Part]) -> None:
        drawn: dict[Look, Callable[[Part], None]] = {
            Look.INSIDE: self._inside,
            Look.FLEX: self._flex,
            Look.CHOSEN: self._chosen,
            Look.SPILLED: self._spilled,
            Look.MEDIAN: self._median,
            Look.BORDER: self._border,
            Look.NO_DATA: self._no_data,
            Look.LEFT_OUT: self._left_out,
            Look.RUNNING: self._running,
        }
        for part in parts:
            drawn[part.look](part)

    # --- Parts ---

    def _inside(self, part: Part) -> None:
        self._fill(self._bar(part.rect, is_end=part.is_end), self._palette.inside)

    def _flex(self, part: Part) -> None:
        self._outlined(part, fill=self._palette.flex, line=self._palette.inside)

    def _chosen(self, part: Part) -> None:
        palette = self._palette
        self._outlined(part, fill=palette.chosen_fill, line=palette.chosen)
        inner = part.rect.grown(-self._px(1))
        if inner.width > 0 and inner.height > 0:
            self._stroke(hatched(inner, self._px(HATCH)), palette.chosen, OUTLINE)

    def _spilled(self, part: Part) -> None:
        rect = part.rect
        self._fill(self._bar(rect, is_end=part.is_end), self._palette.spilled)
        thick = max(1.0, round(self._scale))
        y = rect.bottom - min(self._px(LEVEL), rect.height / 2)
        while y > rect.y + thick:
            line = Rect(rect.x, float(round(y)), rect.width, thick)
            self._fill(rect_path(line), self._palette.spilled_line)
            y -= self._px(LEVEL)

    def _median(self, part: Part) -> None:
        self._fill(rect_path(part.rect.grown(self._px(HALO))), self._palette.ground)
        self._fill(rect_path(part.rect), self._palette.ink)

    def _border(self, part: Part) -> None:
        self._fill(rect_path(part.rect), self._palette.soft)

    def _no_data(self, part: Part) -> None:
        lines = hatched(part.rect, self._px(HATCH_MISSING))
        self._stroke(lines, self._palette.missing, 1)

    def _left_out(self, part: Part) -> None:
        path = rounded(part.rect.grown(-self._px(0.5)), self._px(CORNER))
        self._stroke(path, self._palette.soft, 1, Qt.PenStyle.DotLine)

    def _running(self, part: Part) -> None:
        self._fill(rounded(part.rect, self._px(CORNER)), self._palette.band)

    def _outlined(self, part: Part, *, fill: str, line: str) -> None:
        wide = self._px(OUTLINE)
        if min(part.rect.width, part.rect.height) < 3 * wide:
            self._fill(self._bar(part.rect, is_end=part.is_end), line)
            return
        path = self._bar(part.rect.grown(-wide / 2), is_end=part.is_end)
        self._fill(path, fill)
        self._stroke(path, line, OUTLINE)

    def _bar(self, rect: Rect, *, is_end: bool) -> QPainterPath:
        """Return a bar that stands: round at its top, flat where another stands on it."""
        if not self._stands:
            return rounded(rect, self._px(CORNER))
        radius = min(self._px(CORNER), rect.width / 2, rect.height) if is_end else 0.0
        if radius < 1:
            return rect_path(rect)
        path = QPainterPath(QPointF(rect.x, rect.bottom))
        path.lineTo(rect.x, rect.y + radius)
        path.quadTo(rect.x, rect.y, rect.x + radius, rect.y)
        path.lineTo(rect.right - radius, rect.y)
        path.quadTo(rect.right, rect.y, rect.right, rect.y + radius)
        path.lineTo(rect.right, rect.bottom)
        path.closeSubpath()
        return path

    # --- Texts ---

    def _text(self, text: Text) -> None:
        if text.is_cleared:
            across, down = self._px(CLEAR[0]), self._px(CLEAR[1])
            rect = text.rect
            free = Rect(
                rect.x - across, rect.y - down, rect.width + 2 * across, rect.height + 2 * down
            )
            self._fill(rounded(free, self._px(CORNER)), self._palette.ground)
        self._painter.setFont(self._fonts.font(text.style))
        self._painter.setPen(QPen(QColor(self._palette.text(text.tone))))
        self._painter.drawText(QPointF(text.rect.x, text.baseline), text.words)
