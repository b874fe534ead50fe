"""The trend as a table: the same weeks in words and figures, for those who prefer to read."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.trend import Trend
from tracker.domain.week import Week
from tracker.reports.trend_figures import trend_figures
from tracker.reports.trend_table import trend_columns, trend_rows, weeks_told
from tracker.reports.trend_words import remarks, sentence, title_and_dates
from tracker.wording import _
from ui.grid import FigureList, Grid
from ui.look import Look
from ui.picture.head import Headed
from ui.picture.typeset import glued


class TrendTable(Headed):
    """Shows the weeks as rows, the newest first; says which one the person means."""

    week_opened = Signal(object)  # a Week

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setObjectName("trendTable")
        self._weeks: list[Week] = []
        self._sentence, self._remarks = self.words("lead"), self.words("remark")
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._remarks)
        self.grid = Grid(look, self, trend_columns(), _("The weeks as a table"))
        self.grid.opened.connect(self._open)
        self._figures = FigureList(look, self)
        for part in (self.grid, self._figures):
            self.column.addSpacing(look.steps(2))
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.setFocusProxy(self.grid)

    @property
    def week(self) -> Week | None:
        """Return the week whose row is chosen."""
        row = self.grid.currentRow()
        return self._weeks[row] if 0 <= row < len(self._weeks) else None

    def set_trend(self, trend: Trend) -> None:
        """Show a trend; without work on record there are no rows."""
        chosen = self.week
        self.name(*title_and_dates(trend))
        self._sentence.setText(glued(sentence(trend)))
        self._remarks.setText(glued(" ".join(remarks(trend))))
        self._remarks.setVisible(bool(self._remarks.text()))
        told = [] if trend.is_blank else weeks_told(trend)
        self._weeks = [week.week for week in reversed(told)]
        self.grid.show_rows(trend_rows(trend)[::-1] if told else [])
        self.grid.setVisible(bool(told))
        self._figures.show_figures(trend_figures(trend))
        self.set_week(chosen)

    def set_week(self, week: Week | None) -> None:
        """Choose the row of a week."""
        if week in self._weeks:
            self.grid.setCurrentCell(self._weeks.index(week), 0)

    def fit(self, width: int, height: int) -> QSize:
        """Take a width, and the height that goes with it."""
        margins = self.margins_at(width)
        self.grid.fit(width - margins.left() - margins.right())
        return super().fit(width, height)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._weeks):
            self.week_opened.emit(self._weeks[row])
