"""Rows that break: widgets, or words, side by side as far as the width allows."""

import re

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import delete, isValid

# A number keeps what it counts, hours their minutes, and «kl.» the time of day.
_BREAKS = re.compile(r"(?<!\d)(?<!\d [ht])(?<!\bkl\.) ")


def _free(items: list[QLayoutItem]) -> None:
    """Free the places of a row that is gone: Qt leaves that to the row, and to nobody this one."""
    for item in filter(isValid, items):
        delete(item)
    items.clear()


class Flow(QLayout):
    """A layout that sets its items as words are set in a paragraph, each row centred in height.

    It belongs to a widget, not into another layout: there PySide parts with its items unfreed.
    """

    def __init__(self, gap: int, row_gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = row_gap
        self._signs: list[QWidget] = []
        items = self._items
        self.destroyed.connect(lambda: _free(items))

    def add_sign(self, sign: QWidget) -> None:
        """Add what stands between two items of a row, and so not at the end of one."""
        self._signs.append(sign)
        self.addWidget(sign)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, *, move: bool) -> int:
        """Set all rows, moving the items only if asked to; return the height they take."""
        margins: QMargins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        top = inside.top()
        for sign in self._signs if move else ():
            sign.setGeometry(QRect())
        for row in self._rows(inside.width()):
            height = max(size.height() for _, size in row)
            left = inside.left()
            for item, size in row:
                if move:
                    corner = QPoint(left, top + (height - size.height()) // 2)
                    item.setGeometry(QRect(corner, size))
                left += size.width() + self._gap
            top += height + self._row_gap
        used = top - self._row_gap - inside.top() if self._shown() else 0
        return used + margins.top() + margins.bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if not rows or left + size.width() > width:
                if rows and rows[-1][-1][0].widget() in self._signs:
                    rows[-1].pop()
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + self._gap
        return rows


def broken(text: str, metrics: QFontMetrics, width: int) -> str:
    """Break a text into lines no wider than `width`.

    What belongs together, such as “11 hours”, is not torn apart; a word that is wider than a
    whole line is.
    """
    lines: list[str] = []
    for whole in _BREAKS.split(text):
        first, *others = _cut(whole, metrics, width)
        longer = f"{lines[-1]} {first}" if lines else first
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(first)
        lines += others
    return "\n".join(lines)


def balanced(text: str, metrics: QFontMetrics, width: int) -> str:
    """Break a text into as few lines as `width` allows, all of about one length.

    No single word is left over on the last line; what is short enough stays as it is.
    """
    best = broken(text, metrics, width)
    count = best.count("\n")
    widest = max(metrics.horizontalAdvance(word) for word in _BREAKS.split(text))
    narrow, wide = min(widest, width) - 1, width if count else 0
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        lines = broken(text, metrics, middle)
        if lines.count("\n") > count:
            narrow = middle
        else:
            best, wide = lines, middle
    return best


def _cut(word: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Cut a word into parts that fit, with hyphens between; nearly all words fit as they are."""
    parts: list[str] = []
    while metrics.horizontalAdvance(word) > width and len(word) > 1:
        fits = (n for n in range(len(word) - 1, 1, -1) if _width_cut(word, n, metrics) <= width)
        length = next(fits, 1)
        parts.append(word[:length] + "-")
        word = word[length:]
    return [*parts, word]


def _width_cut(word: str, length: int, metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(word[:length] + "-")


def in_a_row(parent: QWidget, gap: int, *widgets: QWidget, row_gap: int | None = None) -> QWidget:
    """Put widgets side by side, as far as the width allows.

    They are `gap` px apart, and so are the rows unless their own gap is given.
    """
    row = QWidget(parent)
    flow = Flow(gap, gap if row_gap is None else row_gap)
    flow.setContentsMargins(0, 0, 0, 0)
    row.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return row
