"""Weeks drawn to bytes, away from any screen: PNG, SVG, and pages of PDF.

Imports Qt, and makes the one application object that its fonts need where there is none.
"""

import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from tracker.domain.week import WeekBalance
from tracker.reports.week_details import full_title
from tracker.wording import date_range
from ui.fonts import Typesetter
from ui.picture.layout import lay_out
from ui.picture.painter import ChartPainter
from ui.theme import Palette

_PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
PAGE_MARGIN = 6.0  # mm; the picture has a margin of its own
PAGE_DOTS = 1200  # to the inch; nothing is made of dots, but places are rounded to them
# WORKAROUND: where a font has one glyph for the tab and the space, as Inter has, Qt 6.11 tells
# readers of a PDF that it is a tab. The table that says so is plain text, of which no byte moves.
_TAB = re.compile(rb"<0009>(?= [<\]])")


class Sheet:
    """Weeks under each other, laid out and ready to be drawn.

    Args of its making, beside those of `ui.picture.layout.lay_out`:
        page: rows grow to fill a page of that shape, within reason.
    """

    def __init__(
        self,
        balances: Sequence[WeekBalance],
        width: float,
        palette: Palette,
        *,
        text_scale: float = 1.0,
        now: datetime | None = None,
        with_words: bool = True,
        page: QPageLayout | None = None,
    ) -> None:
        self._application = _application()
        self._palette = palette
        self._typesetter = Typesetter(text_scale, is_plain=page is not None)
        self.layouts = lay_out(
            balances,
            width,
            self._typesetter,
            scale=text_scale,
            now=now,
            height=0.0 if page is None else width / _shape(page),
            with_words=with_words,
        )
        self.width = width
        self.height = sum(layout.height for layout in self.layouts)

    def png(self, pixel_ratio: float) -> bytes:
        """Return the picture with so many pixels to each logical one."""
        image, buffer = self.image(pixel_ratio), _buffer()
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows file names only
        return bytes(buffer.data().data())

    def image(self, pixel_ratio: float) -> QImage:
        """Return the picture, as yet in no file."""
        size = QSize(round(self.width * pixel_ratio), round(self.height * pixel_ratio))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(pixel_ratio)
        image.setText("Title", self.title)
        image.setText("Description", self.summary)
        painter = QPainter(image)
        self._draw(ChartPainter(painter, self._palette, self._typesetter), painter)
        painter.end()
        return image

    def svg(self, cut: float = 0.0) -> bytes:
        """Return the picture as shapes, letters included: no viewer needs the font.

        `cut` is how much is left out at either side.
        """
        width = self.width - 2 * cut
        generator = QSvgGenerator()
        buffer = _buffer()
        generator.setOutputDevice(buffer)
        generator.setTitle(self.title)
        generator.setDescription(self.summary)
        generator.setSize(QSize(round(width), round(self.height)))
        generator.setViewBox(QRectF(cut, 0, width, self.height))
        painter = QPainter(generator)
        chart = ChartPainter(painter, self._palette, self._typesetter, text_as_paths=True)
        self._draw(chart, painter)
        painter.end()
        return _in_pixels(bytes(buffer.data().data()), width, self.height)

    def svg_without_margins(self) -> bytes:
        """Return the picture as shapes, cut at both sides to where it begins."""
        margin = min(text.rect.x for layout in self.layouts for text in layout.texts)
        return self.svg(margin)

    def draw_on(self, painter: QPainter, room: QRect) -> None:
        """Draw the picture on a page, as large as fits; text is text."""
        scale = min(room.width() / self.width, room.height() / self.height)
        painter.save()
        painter.translate((room.width() - self.width * scale) / 2, 0)
        painter.scale(scale, scale)
        self._draw(ChartPainter(painter, self._palette, self._typesetter), painter)
        painter.restore()

    @property
    def title(self) -> str:
        return "; ".join(layout.title for layout in self.layouts)

    @property
    def summary(self) -> str:
        return " ".join(layout.summary for layout in self.layouts)

    def _draw(self, chart: ChartPainter, painter: QPainter) -> None:
        # One ground below all weeks: where two meet within a pixel, nothing else shines through.
        beyond = QRectF(0, 0, self.width + 1, self.height + 1)
        painter.fillRect(beyond, QColor(self._palette.ground))
        for layout in self.layouts:
            chart.draw(layout)
            painter.translate(0, layout.height)


def pdf(
    balances: Sequence[WeekBalance],
    width: float,
    palette: Palette,
    page: QPageLayout,
    *,
    now: datetime | None = None,
) -> bytes:
    """Return weeks as pages, one each; the only words about it are which weeks they are.

    Args:
        balances: the weeks, at least one.
        width: of each picture, in logical pixels.
        palette: the colours.
        page: the paper.
        now: the present moment, for a line across today's row.
    """
    _application()
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(PAGE_DOTS)
    writer.setPageLayout(page)
    writer.setTitle(_title(balances))
    writer.setCreator("Kjernetid")
    painter = QPainter(writer)
    for number, balance in enumerate(balances):
        if number:
            writer.newPage()
        sheet = Sheet([balance], width, palette, now=now, page=page)
        sheet.draw_on(painter, page.paintRectPixels(PAGE_DOTS))
    painter.end()
    return readable(bytes(buffer.data().data()))


def readable(pdf: bytes) -> bytes:
    """Return a PDF in which spaces are told from tabs, however the fonts in it draw them."""
    return _TAB.sub(b"<0020>", pdf)


def paper(name: str = "") -> QPageLayout:
    """Return an empty page, wider than high: “a4”, “letter”, or the one that printers here hold."""
    margins = QMarginsF(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
    return QPageLayout(
        QPageSize(_PAPERS[name] if name else paper_of_this_country()),
        QPageLayout.Orientation.Landscape,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def paper_of_this_country() -> QPageSize.PageSizeId:
    """Return the size of paper that printers here hold: A4 or Letter."""
    is_letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def _title(balances: Sequence[WeekBalance]) -> str:
    """Name the weeks by their first and last day, and one by its number as well."""
    if len(balances) == 1:
        return full_title(balances[0])
    return date_range(balances[0].week.days[0], balances[-1].week.days[-1])


def _shape(page: QPageLayout) -> float:
    """Return how much wider than high the room on a page is."""
    room = page.paintRect()
    return float(room.width() / room.height())


def _in_pixels(svg: bytes, width: float, height: float) -> bytes:
    """Give the size in pixels; in millimetres it rounds up to one pixel too many."""
    size = f'width="{width:g}" height="{height:g}"'
    return re.sub(rb'width="[\d.]+mm" height="[\d.]+mm"', size.encode(), svg, count=1)


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
