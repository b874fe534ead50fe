"""The buttons over the chart: which week, and as what it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from tracker.wording import _
from ui import parts
from ui.buttons import EARLIER_SIGN, LATER_SIGN, button, turn_button
from ui.flow import Flow
from ui.look import Look

EARLIER, LATER, THIS_WEEK = "Alt+Left", "Alt+Right", "Ctrl+T"
OVER_TIME = "Alt+Up"
SAVE = "Ctrl+S"
FURTHER_SIGN = "\N{MIDLINE HORIZONTAL ELLIPSIS}"


class Toolbar(QWidget):
    """Weeks over time, the chart as a table, saving, previous week, this week, next, and more."""

    turned = Signal(int)  # so many weeks on
    this_week_wanted = Signal()
    table_wanted = Signal(bool)
    trend_wanted = Signal()
    note_wanted = Signal()
    research_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        over_time = button(self, "overTime", _("Over time"), self.trend_wanted.emit, keys=OVER_TIME)
        self._table = button(self, "asTable", _("As a table"), self._toggle)
        self._table.setCheckable(True)
        self.save = button(self, "saveAs", _("Save as…"), lambda: None, keys=SAVE)  # by its menu
        flow = Flow(look.px(6), look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        for made in (
            over_time,
            self._table,
            self.save,
            turn_button(
                self, "previousWeek", EARLIER_SIGN, _("Previous week"), self._back, EARLIER
            ),
            button(self, "thisWeek", _("This week"), self._return, keys=THIS_WEEK),
            turn_button(self, "nextWeek", LATER_SIGN, _("Next week"), self._on, LATER),
            self._further(),
        ):
            flow.addWidget(made)

    def show_table_state(self, *, is_table: bool) -> None:
        """Show whether the table is on."""
        self._table.setChecked(is_table)

    def _further(self) -> QPushButton:
        """Make the button with what is wanted less often."""
        made = parts.button("further", FURTHER_SIGN, "turn")
        made.setAccessibleName(_("More"))
        made.setToolTip(_("More"))
        made.setAutoDefault(True)
        menu = QMenu(made)
        menu.setObjectName("furtherMenu")
        for name, words, wanted in (
            ("note", _("Note for a talk…"), self.note_wanted),
            ("research", _("About the research"), self.research_wanted),
            ("help", _("Help"), self.help_wanted),
        ):
            menu.addAction(words, wanted.emit).setObjectName(name)
        made.setMenu(menu)
        return made

    def _toggle(self) -> None:
        self.table_wanted.emit(self._table.isChecked())

    def _back(self) -> None:
        self.turned.emit(-1)

    def _return(self) -> None:
        self.this_week_wanted.emit()

    def _on(self) -> None:
        self.turned.emit(1)
