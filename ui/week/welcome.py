"""A week of which nothing is on record: a few friendly sentences instead of an empty grid."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.domain.week import WeekBalance
from tracker.reports.day_words import is_unseen
from tracker.wording import _
from ui.fonts import Typesetter
from ui.look import Look as Appearance
from ui.picture.geometry import Rect
from ui.picture.head import Headed
from ui.picture.marks import Look
from ui.picture.painter import ChartPainter
from ui.picture.words import look_name

SHOWN: Final = (Look.INSIDE, Look.CHOSEN, Look.SPILLED, Look.CHECK_IN, Look.BREAK)
SIZES: Final = {Look.CHECK_IN: (14, 14), Look.BREAK: (5, 5)}  # px at 100 %
SIZE: Final = (22, 12)
LINE_MAX: Final = 560  # px at 100 %


def is_blank(balance: WeekBalance, has_past: Callable[[], bool]) -> bool:
    """Tell whether a chart of the week would be an empty grid.

    A week that runs, after others with work in them, is told as always: it fills by itself.
    """
    days = balance.days
    if balance.work or any(day.plan.leave or day.plan.holiday for day in days):
        return False
    if all(is_unseen(day) for day in days):
        return True
    is_running = any(day.is_today for day in days)
    return is_running and not any(day.known for day in days) and not has_past()


class Welcome(Headed):
    """Says what will appear here, or that nothing is known of a week that is over."""

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setObjectName("welcome")
        self._lead, self._rest = self.words("lead"), self.words("remark")
        self._lead.setObjectName("welcomeLead")
        self._rest.setMaximumWidth(look.px(LINE_MAX))
        self.column.addSpacing(look.steps(8))
        self.column.addWidget(self._lead)
        self.column.addWidget(self._rest)
        self.column.addSpacing(look.steps(3))
        self._legend = self._made_legend()
        self.column.addWidget(self._legend)
        self.column.addStretch(1)

    def set_week(self, balance: WeekBalance) -> None:
        """Say what there is to say of a week without anything on record."""
        self.name_week(balance.week)
        is_over = all(is_unseen(day) for day in balance.days)
        self._legend.setVisible(not is_over)
        if is_over:
            self._lead.setText(_("There is no data for this week."))
            self._rest.setText(
                _(
                    "Nothing was recorded then, so nothing is said about it; it does not count as"
                    " a calm week. Work that you remember can be added."
                )
            )
        else:
            self._lead.setText(_("Nothing is on record for this week yet."))
            self._rest.setText(
                _(
                    "As you work, each day becomes a row here: when work was, whether it lay"
                    " inside your core hours, and how long you had off after it. There is nothing"
                    " you need to do."
                )
            )

    def set_fault(self, sentence: str) -> None:
        """Say why nothing can be shown at all."""
        self._lead.setText(sentence)
        self._rest.setText("")
        self._legend.hide()

    def _made_legend(self) -> QWidget:
        legend = QWidget(self)
        line = QHBoxLayout(legend)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(6))
        for look in SHOWN:
            line.addWidget(_Swatch(look, self._look, legend))
            line.addWidget(self.words("soft", look_name(look)))
            line.addSpacing(self._look.steps(3))
        line.addStretch(1)
        return legend


class _Swatch(QWidget):
    """One mark of the chart, alone."""

    def __init__(self, look: Look, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = look
        self._look = appearance
        wide, high = SIZES.get(look, SIZE)
        self.setFixedSize(appearance.px(wide), appearance.px(max(high, SIZE[1])))
        self._rect = Rect(
            0, (self.height() - appearance.px(high)) / 2, self.width(), appearance.px(high)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chart = ChartPainter(painter, self._look.palette, Typesetter(self._look.scale))
        chart.draw_swatch(self._mark, self._rect, self._look.scale)
        painter.end()
