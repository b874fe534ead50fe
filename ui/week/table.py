"""The week as a table: the same balance in words and figures, for those who prefer to read."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.week import WEEK_DAYS, WeekBalance
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import _
from ui.grid import FigureList, Grid
from ui.look import Look
from ui.picture.head import Headed
from ui.picture.typeset import glued


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
        self.grid = Grid(look, self, week_columns(), _("The week as a table"))
        self.grid.currentCellChanged.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.column.addSpacing(look.steps(2))
        self.column.addWidget(self.grid)
        self._figures = FigureList(look, self)
        self.column.addSpacing(look.steps(3))
        self.column.addWidget(self._figures)
        self.column.addStretch(1)

    def set_week(self, balance: WeekBalance) -> None:
        """Show a week."""
        self._balance = balance
        self.name_week(balance.week)
        for label, said in ((self._headline, headline), (self._remarks, remarks)):
            label.setText(glued(" ".join(said(balance))))
            label.setVisible(bool(label.text()))
        self.grid.show_rows(week_rows(balance), totals_from=WEEK_DAYS)
        self._figures.show_figures(figures(balance))

    # The rows have the keyboard in its place. Not as its proxy: Qt leads Tab back to one from the
    # end of the window, where this was made, and so past everything that comes before.

    def setFocus(self, *reason: Qt.FocusReason) -> None:
        self.grid.setFocus(*reason)

    def hasFocus(self) -> bool:
        return self.grid.hasFocus()

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
