"""The buttons over a trend: how many weeks, and as what they are shown."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.trends import SPANS
from tracker.wording import _, ngettext
from ui.buttons import button
from ui.flow import Flow
from ui.look import Look

KEYS = ("Ctrl+1", "Ctrl+2", "Ctrl+3")  # in the order of the spans


class Toolbar(QWidget):
    """The picture as a table, and a button for each number of weeks."""

    table_wanted = Signal(bool)
    weeks_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trendToolbar")
        self._table = button(self, "asTable", _("As a table"), self._toggle)
        self._table.setCheckable(True)
        flow = Flow(look.px(6), look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        flow.addWidget(self._table)
        self._spans: dict[int, QPushButton] = {}
        for weeks, keys in zip(SPANS, KEYS, strict=True):
            words = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
            made = button(
                self, f"weeks{weeks}", words, partial(self.weeks_wanted.emit, weeks), keys=keys
            )
            made.setCheckable(True)
            self._spans[weeks] = made
            flow.addWidget(made)

    def show_state(self, weeks: int, *, is_table: bool) -> None:
        """Show how many weeks there are, and whether the table is on."""
        self._table.setChecked(is_table)
        for span, made in self._spans.items():
            made.setChecked(span == weeks)

    def _toggle(self) -> None:
        self.table_wanted.emit(self._table.isChecked())
