"""The icon of the program in the forms that desktops want: PNG, .ico for Windows, .icns for macOS.

All are painted from the one drawing in `resources/icons`.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "kjernetid.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# The types under which macOS looks for a PNG of a size.
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def write_all(folder: Path) -> None:
    """Write all forms into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        (folder / f"{size}.png").write_bytes(png(size))
    (folder / "kjernetid.ico").write_bytes(ico())
    (folder / "kjernetid.icns").write_bytes(icns())


def png(size: int) -> bytes:
    """Paint the drawing as a square PNG, `size` pixels wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt takes a name of a format as text
    return bytes(data.data())


def ico() -> bytes:
    """Put pictures of several sizes into one .ico, each as a PNG."""
    pictures = {size: png(size) for size in ICO_SIZES}
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return directory + b"".join(pictures.values())


def icns() -> bytes:
    """Put pictures of several sizes into one .icns, each as a PNG."""
    body = b""
    for kind, size in ICNS_TYPES.items():
        picture = png(size)
        body += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(body) + 8) + body
