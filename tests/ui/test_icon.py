"""The icon of the program."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.icon import SIZES, painted, program_icon
from ui.theme import LIGHT

ICON = files("resources").joinpath("icons", "kjernetid.svg")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [16, 22, 48, 256])
@pytest.mark.parametrize("panel", ["#FFFFFF", "#101418"])
def test_the_icon_shows_its_arc_on_every_panel_at_every_size(size: int, panel: str):
    renderer = QSvgRenderer(QByteArray(ICON.read_bytes()))
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(panel))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()

    assert renderer.isValid()
    top = [image.pixelColor(size // 2, y) for y in range(size // 2)]
    calm = QColor(LIGHT.inside)
    assert any(abs(c.red() - calm.red()) < 60 and c.lightness() < 140 for c in top)
    assert image.pixelColor(0, 0) == QColor(panel)


def channels(image: QImage, x: int, y: int) -> tuple[int, int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue(), colour.alpha()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", SIZES)
def test_the_painted_icon_is_the_drawn_one(size: int):
    drawn = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(0)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(ICON.read_bytes())).render(painter)
    painter.end()
    ours = painted(size).toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    apart = [
        abs(a - b)
        for x in range(size)
        for y in range(size)
        for a, b in zip(channels(drawn, x, y), channels(ours, x, y), strict=True)
    ]

    assert sum(apart) / len(apart) < 4, "of 255"


@pytest.mark.usefixtures("qapp")
def test_the_icon_of_the_windows_has_every_size():
    assert {size.width() for size in program_icon().availableSizes()} == set(SIZES)
