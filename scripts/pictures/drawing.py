"""From widgets to files: drawn without a screen, laid on a desktop, saved with few colours."""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.floating import Floating
from ui.theme import DARK, LIGHT, Palette

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SHARPNESS = 1.5  # pixels to a logical one: fine on a page, and half the size of 2
NARROW = 640
COLOURS = 256  # as many as a palette holds, which is enough for flat colours and grey edges


# What cards and tray marks stand on.
WALLPAPERS = {LIGHT: "#D3DCE0", DARK: "#0A0D10"}
GAP = 24
COLUMNS = 2
SCREEN = {
    "name": "screen", "x": 0, "y": 0, "width": 3840, "height": 2400,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip


def drawn(widget: QWidget) -> QImage:
    """Draw a widget and close it; a card has no keyboard where it is really shown."""
    widget.show()
    QApplication.processEvents()
    focused = widget.focusWidget()
    if isinstance(widget, Floating) and focused is not None:
        focused.clearFocus()
    image = widget.grab().toImage()
    widget.close()
    return image


def on_wallpaper(cards: Sequence[QImage], palette: Palette) -> QImage:
    """Put cards under each other on a desktop."""
    sizes = [card.deviceIndependentSize().toSize() for card in cards]
    width = max(size.width() for size in sizes) + 2 * GAP
    height = sum(size.height() + GAP for size in sizes) + GAP
    sheet = blank(QSize(width, height), WALLPAPERS[palette])
    painter = QPainter(sheet)
    top = GAP
    for image, size in zip(cards, sizes, strict=True):
        painter.drawImage(QPoint(GAP, top), image)
        top += size.height() + GAP
    painter.end()
    return sheet


def blank(size: QSize, colour: str) -> QImage:
    """Return an image of one colour, `size` in logical pixels."""
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(colour))
    return image


def save(image: QImage, name: str) -> None:
    """Write an image with the colours that most of its pixels have, which halves the file."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(flat.constBits()).cast("I"))
    palette = [colour for colour, _count in pixels.most_common(COLOURS)]
    small = flat.convertToFormat(QImage.Format.Format_Indexed8, palette)
    path = PICTURES / f"{name}.png"
    print(path.relative_to(PICTURES.parent.parent))
    small.save(str(path), quality=0)  # the strongest compression


def in_columns(cards: Sequence[QImage], palette: Palette, columns: int = COLUMNS) -> QImage:
    """Put cards side by side on a desktop, each beneath the last of the shortest column."""
    sizes = [card.deviceIndependentSize().toSize() for card in cards]
    width = max(size.width() for size in sizes) + GAP
    bottoms = [GAP] * columns
    places: list[QPoint] = []
    for size in sizes:
        column = bottoms.index(min(bottoms))
        places.append(QPoint(GAP + column * width, bottoms[column]))
        bottoms[column] += size.height() + GAP
    sheet = blank(QSize(GAP + columns * width, max(bottoms)), WALLPAPERS[palette])
    painter = QPainter(sheet)
    for image, place in zip(cards, places, strict=True):
        painter.drawImage(place, image)
    painter.end()
    return sheet


def on_a_large_screen(paint: Callable[[], None], sharpness: float) -> None:
    """Paint where text of twice the size has room; Qt has not been started yet."""
    with TemporaryDirectory() as folder:
        screens = Path(folder, "screens.json")
        screens.write_text(json.dumps({"screens": [SCREEN]}))
        os.environ |= {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": str(sharpness),
        }
        paint()
