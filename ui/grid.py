"""Rows of words and figures, and figures one a line: what a table of the windows is made of."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tracker.reports.table import Column
from ui.look import Look
from ui.sheet import marked

FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# All in px at 100 %.
CELL_SIDE = 10
CELL_TOP = 8
LAST_LEAST = 160  # of the last column, whose words break into lines


class Figure(Protocol):
    """A figure, and what it counts in words."""

    @property
    def value(self) -> str: ...

    @property
    def caption(self) -> str: ...


class FigureList(QWidget):
    """The key figures, one a line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableFigures")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.steps(3))
        self._grid.setVerticalSpacing(look.px(2))
        self._grid.setColumnStretch(1, 1)

    def show_figures(self, found: Sequence[Figure]) -> None:
        """Show these figures instead of those before."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, figure in enumerate(found):
            value, caption = QLabel(figure.value, self), QLabel(figure.caption, self)
            marked(value, face="name")
            caption.setWordWrap(True)
            marked(caption, face="soft")
            self._grid.addWidget(value, row, 0, TOP_RIGHT)
            self._grid.addWidget(caption, row, 1)


class Grid(QTableWidget):
    """The rows; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, look: Look, parent: QWidget, columns: list[Column], name: str) -> None:
        super().__init__(0, len(columns), parent)
        self._look = look
        self.setObjectName("table")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        titles = self.horizontalHeader()
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles.setHighlightSections(False)
        titles.style().unpolish(titles)  # it was dressed before its table had a name
        titles.style().polish(titles)
        for place, column in enumerate(columns):
            title = QTableWidgetItem(column.title)
            title.setTextAlignment(FIGURE if column.is_figure else WORDS)
            self.setHorizontalHeaderItem(place, title)
        self._columns = columns
        self.cellDoubleClicked.connect(lambda row, _column: self.opened.emit(row))

    def show_rows(self, rows: list[list[str]], totals_from: int | None = None) -> None:
        """Show rows; from `totals_from` on they add up those above, and are set apart."""
        self.setRowCount(len(rows))
        total = self.font()
        total.setWeight(QFont.Weight.DemiBold)
        for place, cells in enumerate(rows):
            for number, (words, column) in enumerate(zip(cells, self._columns, strict=True)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(FIGURE if column.is_figure else WORDS)
                item.setToolTip(words)
                if totals_from is not None and place >= totals_from:
                    item.setFont(total)
                self.setItem(place, number, item)

    def fit(self, width: int) -> None:
        """Take a width; be as high as all rows, so that only the page scrolls."""
        self.ensurePolished()
        last = len(self._columns) - 1
        titles = self.horizontalHeader()
        widths = [max(self.sizeHintForColumn(n), titles.sectionSizeHint(n)) for n in range(last)]
        room = max(
            width - sum(widths),
            self._look.px(LAST_LEAST),
            self._longest_word(last),
            titles.sectionSizeHint(last),
        )
        for number, wide in enumerate([*widths, room]):
            self.setColumnWidth(number, wide)
        words = QRect(0, 0, room - 2 * self._look.px(CELL_SIDE), 0)
        for row in range(self.rowCount()):
            text = str(self.model().index(row, last).data())
            broken = self.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, text)
            line = max(broken.height(), self.fontMetrics().height())
            self.setRowHeight(row, line + 2 * self._look.px(CELL_TOP))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        is_wider = sum(widths) + room > width
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        self.setFixedSize(width, titles.sizeHint().height() + rows + bar)

    def _longest_word(self, column: int) -> int:
        """Return how wide a column is to be, so that its longest word fits."""
        rows = range(self.rowCount())
        texts = [str(self.model().index(row, column).data()) for row in rows]
        words = [word for text in texts for word in text.split(" ")]
        wide = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return wide + 2 * self._look.px(CELL_SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
