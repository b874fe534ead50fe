"""The painter: draws a layout with QPainter, in a window or in a file, and decides nothing else.

Shapes are paths and lines without clipping or patterns, which come out alike on every device,
SVG included.
"""

from collections.abc import Callable, Set
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from ui.picture.brush import Brush
from ui.picture.geometry import Rect
from ui.picture.marks import Edge, Layout, Look
from ui.picture.shapes import bar, diamond, ellipse, hatched, rect_path, rounded
from ui.picture.typeset import Text
from ui.theme import CORNER, Palette, Style

# All in px at 100 %.
BAND_CORNER = 6
OUTLINE = 1.5
HATCH = 8  # measured along the edge
HATCH_MISSING = 10
TOOTH = 3  # depth of a torn end
CLEAR = (8, 4)  # laid free around a text, across and down

_BELOW = {Look.NO_DATA, Look.LEAVE}  # grounds, which texts may lie on
_ABOVE = {Look.BREAK, Look.BREAK_MISSED, Look.CHECK_IN, Look.CHECK_IN_CHOSEN}  # small ones


class Fonts(Protocol):
    """Gives the font of a style."""

    def font(self, style: Style) -> QFont: ...


class ChartPainter(Brush):
    """Draws layouts with one painter, one palette and one set of fonts.

    With `text_as_paths`, letters are drawn as shapes: the picture looks the same where the font
    is missing.
    """

    def __init__(
        self, painter: QPainter, palette: Palette, fonts: Fonts, *, text_as_paths: bool = False
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._fonts = fonts
        self._text_as_paths = text_as_paths
        self._scale = 1.0

    def draw(self, layout: Layout) -> None:
        """Draw a layout at the painter's origin."""
        self._scale = layout.scale
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        palette = self._palette
        self._fill(rect_path(Rect(0, 0, layout.width, layout.height)), palette.ground)
        for rule in layout.rules:
            self._fill(rect_path(rule.rect), palette.hairline)
        for band in layout.bands:
            colour = palette.flex_band if band.is_flex else palette.band
            self._fill(rounded(band.rect, self._px(BAND_CORNER)), colour)
        self._marks(layout, _BELOW)
        for text in layout.texts:
            if text.is_cleared:
                self._clear_for(text.rect)
        self._marks(layout, set(Look) - _BELOW - _ABOVE)
        for notch in layout.notches:
            self._fill(rect_path(notch), palette.ground)
        self._marks(layout, _ABOVE)
        if layout.now is not None:
            self._fill(rect_path(layout.now.rect), palette.ink)
        for swatch in layout.swatches:
            self._mark(swatch.look, swatch.rect, Edge.ROUND, Edge.ROUND)
        for text in layout.texts:
            self._text(text)

    def draw_swatch(
        self,
        look: Look,
        rect: Rect,
        scale: float,
        left: Edge = Edge.ROUND,
        right: Edge = Edge.ROUND,
    ) -> None:
        """Draw one mark alone, as a legend does."""
        self._scale = scale
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(look, rect, left, right)

    # --- Marks ---

    def _marks(self, layout: Layout, looks: Set[Look]) -> None:
        for mark in layout.marks:
            if mark.look in looks:
                self._mark(mark.look, mark.rect, mark.left, mark.right)

    def _mark(self, look: Look, rect: Rect, left: Edge, right: Edge) -> None:
        bars: dict[Look, Callable[[Rect, Edge, Edge], None]] = {
            Look.WORK: self._inside,
            Look.INSIDE: self._inside,
            Look.FLEX: self._flex,
            Look.CHOSEN: self._chosen,
            Look.SPILLED: self._spilled,
        }
        others: dict[Look, Callable[[Rect], None]] = {
            Look.CHECK_IN: self._check_in,
            Look.CHECK_IN_CHOSEN: self._check_in_chosen,
            Look.BREAK: self._break,
            Look.BREAK_MISSED: self._break_missed,
            Look.LEFT_OPEN: self._left_open,
            Look.UNSURE: self._unsure,
            Look.LEAVE: self._leave,
            Look.NO_DATA: self._no_data,
        }
        if look in bars:
            bars[look](rect, left, right)
        elif look in others:  # what is left is shown by texts alone
            others[look](rect)

    def _inside(self, rect: Rect, left: Edge, right: Edge) -> None:
        self._fill(self._bar(rect, left, right), self._palette.inside)

    def _flex(self, rect: Rect, left: Edge, right: Edge) -> None:
        self._outlined(rect, left, right, fill=self._palette.flex, line=self._palette.inside)

    def _chosen(self, rect: Rect, left: Edge, right: Edge) -> None:
        palette = self._palette
        self._outlined(rect, left, right, fill=palette.chosen_fill, line=palette.chosen)
        inner = rect.grown(-self._px(1))
        self._stroke(hatched(inner, self._px(HATCH)), palette.chosen, OUTLINE)

    def _spilled(self, rect: Rect, left: Edge, right: Edge) -> None:
        self._fill(self._bar(rect, left, right), self._palette.spilled)
        start = rect.x + (self._px(TOOTH) if left is Edge.CUT else 0)
        end = rect.right - (self._px(TOOTH) if right is Edge.CUT else 0)
        for part in (1, 2):
            y = round(rect.y + rect.height * part / 3 - self._scale / 2)
            line = Rect(start, y, max(end - start, 0.0), max(1.0, round(self._scale)))
            self._fill(rect_path(line), self._palette.spilled_line)

    def _outlined(self, rect: Rect, left: Edge, right: Edge, *, fill: str, line: str) -> None:
        wide = self._px(OUTLINE)
        if rect.width < 3 * wide:  # no room for anything between the two sides
            self._fill(self._bar(rect, left, right), line)
            return
        path = self._bar(rect.grown(-wide / 2), left, right)
        self._fill(path, fill)
        self._stroke(path, line, OUTLINE)

    def _check_in(self, rect: Rect) -> None:
        self._fill(diamond(rect), self._palette.spilled)

    def _check_in_chosen(self, rect: Rect) -> None:
        path = diamond(rect.grown(-self._px(1)))
        self._fill(path, self._palette.chosen_fill)
        self._stroke(path, self._palette.chosen, 2)

    def _break(self, rect: Rect) -> None:
        self._fill(ellipse(rect), self._palette.inside)

    def _break_missed(self, rect: Rect) -> None:
        self._stroke(ellipse(rect.grown(-self._px(0.5))), self._palette.soft, 1)

    def _left_open(self, rect: Rect) -> None:
        self._fill(rounded(rect, rect.height / 2), self._palette.soft)

    def _unsure(self, rect: Rect) -> None:
        self._stroke(self._bar(rect), self._palette.soft, 1, Qt.PenStyle.DashLine)

    def _leave(self, rect: Rect) -> None:
        self._stroke(self._bar(rect), self._palette.soft, 1, Qt.PenStyle.DotLine)

    def _no_data(self, rect: Rect) -> None:
        self._stroke(hatched(rect, self._px(HATCH_MISSING)), self._palette.missing, 1)

    def _bar(self, rect: Rect, left: Edge = Edge.ROUND, right: Edge = Edge.ROUND) -> QPainterPath:
        return bar(rect, left, right, radius=self._px(CORNER), tooth=self._px(TOOTH))

    # --- Texts ---

    def _text(self, text: Text) -> None:
        font, colour = self._fonts.font(text.style), QColor(self._palette.text(text.tone))
        at = QPointF(text.rect.x, text.baseline)
        if self._text_as_paths:
            path = QPainterPath()
            path.addText(at, font, text.words)
            self._painter.fillPath(path, QBrush(colour))
            return
        self._painter.setFont(font)
        self._painter.setPen(QPen(colour))
        self._painter.drawText(at, text.words)

    def _clear_for(self, rect: Rect) -> None:
        across, down = self._px(CLEAR[0]), self._px(CLEAR[1])
        free = Rect(rect.x - across, rect.y - down, rect.width + 2 * across, rect.height + 2 * down)
        self._fill(rounded(free, self._px(CORNER)), self._palette.ground)
