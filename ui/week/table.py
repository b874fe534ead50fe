"""The week as a table: the same balance in words and figures, for those who prefer to read."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
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

from tracker.domain.week import WEEK_DAYS, WeekBalance
from tracker.reports.week_figures import Figure, figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import _
from ui.look import Look
from ui.sheet import marked
from ui.week.head import Headed
from ui.week.typeset import glued

FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# All in px at 100 %.
CELL_SIDE = 10
CELL_TOP = 8
LAST_LEAST = 160  # of the last column, whose words break into lines


class WeekTable(Headed):
    """Shows a week as rows; says which day the person means."""

    day_chosen = Signal(object)  # a date
    day_opened = Signal(object)  # a date

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setObjectName("weekTable")
        self._balance: WeekBalance | None = None
        self._headline, self._remarks = self.words("lead"), self.words("remark")
        self.column.addWidget(self._headline)
        self.column.addWidget(self._remarks)
        self.grid = _Grid(look, self)
        self.grid.currentCellChanged.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.column.addSpacing(look.steps(2))
        self.column.addWidget(self.grid)
        self._figures = _Figures(look, self)
        self.column.addSpacing(look.steps(3))
        self.column.addWidget(self._figures)
        self.column.addStretch(1)
        self.setFocusProxy(self.grid)

    def set_week(self, balance: WeekBalance) -> None:
        """Show a week."""
        self._balance = balance
        self.name_week(balance.week)
        for label, said in ((self._headline, headline), (self._remarks, remarks)):
            label.setText(glued(" ".join(said(balance))))
            label.setVisible(bool(label.text()))
        self.grid.show_rows(week_rows(balance))
        self._figures.show_figures(figures(balance))

    def set_day(self, row: int) -> None:
        """Choose the row of the day whose list is shown."""
        if self.grid.currentRow() != row:
            self.grid.setCurrentCell(row, 0)

    def fit(self, width: int, height: int) -> QSize:
        margins = self.margins_at(width)
        self.grid.fit(width - margins.left() - margins.right())
        return super().fit(width, height)

    def _choose(self, row: int, *_before: int) -> None:
        if self._balance is not None and 0 <= row < WEEK_DAYS:
            self.day_chosen.emit(self._balance.days[row].day)

    def _open(self, row: int) -> None:
        if self._balance is not None and 0 <= row < WEEK_DAYS:
            self.day_opened.emit(self._balance.days[row].day)


class _Figures(QWidget):
    """The key figures, one a line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableFigures")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.steps(3))
        self._grid.setVerticalSpacing(look.px(2))
        self._grid.setColumnStretch(1, 1)

    def show_figures(self, found: list[Figure]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, figure in enumerate(found):
            value, caption = QLabel(figure.value, self), QLabel(figure.caption, self)
            marked(value, face="name")
            marked(caption, face="soft")
            self._grid.addWidget(value, row, 0, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(caption, row, 1)


class _Grid(QTableWidget):
    """The rows; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        columns = week_columns()
        super().__init__(0, len(columns), parent)
        self._look = look
        self.setObjectName("table")
        self.setAccessibleName(_("The week as a table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        for place, column in enumerate(columns):
            title = QTableWidgetItem(column.title)
            title.setTextAlignment(FIGURE if column.is_figure else WORDS)
            self.setHorizontalHeaderItem(place, title)
        self._columns = columns
        self.cellDoubleClicked.connect(lambda row, _column: self.opened.emit(row))

    def show_rows(self, rows: list[list[str]]) -> None:
        self.setRowCount(len(rows))
        total = self.font()
        total.setWeight(QFont.Weight.DemiBold)
        for place, cells in enumerate(rows):
            for number, (words, column) in enumerate(zip(cells, self._columns, strict=True)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(FIGURE if column.is_figure else WORDS)
                item.setToolTip(words)
                if place >= WEEK_DAYS:
                    item.setFont(total)
                self.setItem(place, number, item)

    def fit(self, width: int) -> None:
        """Take a width; be as high as all rows, so that only the page scrolls."""
        self.ensurePolished()
        last = len(self._columns) - 1
        titles = self.horizontalHeader()
        widths = [max(self.sizeHintForColumn(n), titles.sectionSizeHint(n)) for n in range(last)]
        room = max(width - sum(widths), self._look.px(LAST_LEAST))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
