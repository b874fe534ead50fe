"""Weeks drawn to bytes, away from any screen: PNG and SVG.

Imports Qt, and makes the one application object that its fonts need where there is none.
"""

import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from tracker.domain.week import WeekBalance
from ui.fonts import Typesetter
from ui.theme import Palette
from ui.week.chart import ChartPainter
from ui.week.layout import lay_out


class Sheet:
    """Weeks under each other, laid out and ready to be drawn."""

    def __init__(
        self,
        balances: Sequence[WeekBalance],
        width: float,
        palette: Palette,
        *,
        text_scale: float = 1.0,
        now: datetime | None = None,
    ) -> None:
        self._application = _application()
        self._palette = palette
        self._typesetter = Typesetter(text_scale)
        self.layouts = lay_out(balances, width, self._typesetter, scale=text_scale, now=now)
        self.width = width
        self.height = sum(layout.height for layout in self.layouts)

    def png(self, pixel_ratio: float) -> bytes:
        """Return the picture with so many pixels to each logical one."""
        size = QSize(round(self.width * pixel_ratio), round(self.height * pixel_ratio))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(pixel_ratio)
        image.setText("Title", self.title)
        image.setText("Description", self.summary)
        painter = QPainter(image)
        self._draw(ChartPainter(painter, self._palette, self._typesetter), painter)
        buffer = _buffer()
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows file names only
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return the picture as shapes, letters included: no viewer needs the font."""
        generator = QSvgGenerator()
        buffer = _buffer()
        generator.setOutputDevice(buffer)
        generator.setTitle(self.title)
        generator.setDescription(self.summary)
        generator.setSize(QSize(round(self.width), round(self.height)))
        generator.setViewBox(QRectF(0, 0, self.width, self.height))
        painter = QPainter(generator)
        chart = ChartPainter(painter, self._palette, self._typesetter, text_as_paths=True)
        self._draw(chart, painter)
        return self._in_pixels(bytes(buffer.data().data()))

    @property
    def title(self) -> str:
        return "; ".join(layout.title for layout in self.layouts)

    @property
    def summary(self) -> str:
        return " ".join(layout.summary for layout in self.layouts)

    def _in_pixels(self, svg: bytes) -> bytes:
        """Give the size in pixels; in millimetres it rounds up to one pixel too many."""
        size = f'width="{self.width:g}" height="{self.height:g}"'
        return re.sub(rb'width="[\d.]+mm" height="[\d.]+mm"', size.encode(), svg, count=1)

    def _draw(self, chart: ChartPainter, painter: QPainter) -> None:
        # One ground below all weeks: where two meet within a pixel, nothing else shines through.
        beyond = QRectF(0, 0, self.width + 1, self.height + 1)
        painter.fillRect(beyond, QColor(self._palette.ground))
        for layout in self.layouts:
            chart.draw(layout)
            painter.translate(0, layout.height)
        painter.end()


@cache
def _application() -> QGuiApplication:
    """Return the running application, or a new one that needs no screen; it lives on."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform != "win32":  # there the offscreen plugin finds no fonts; a desktop is at hand
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["kjernetid"])


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
