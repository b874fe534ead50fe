"""A fault of one PySide6 release that ends a program after weeks; `docs/adr/009` tells of it."""

import sys

from PySide6.QtGui import QImage, QPainter

CALLS = 1000


def test_calls_that_return_nothing_keep_the_references_to_none(qapp):
    picture = QImage(1, 1, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setOpacity(0.5)
    after = sys.getrefcount(None)
    painter.end()

    assert abs(after - before) < CALLS // 10
