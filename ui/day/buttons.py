"""The buttons over the list of a day: what can be done with the row that is chosen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.wording import _, pgettext
from ui.buttons import button
from ui.day.rows import DayRow, OnCallRow, Row, UnsureRow
from ui.flow import Flow
from ui.look import Look

Deeds = Mapping[str, Callable[[], object]]


class DayButtons(QWidget):
    """Offers what fits the chosen row: work, unsure time, or time on call."""

    resized = Signal()  # other buttons are shown

    def __init__(self, look: Look, deeds: Deeds, parent: QWidget) -> None:
        """Be told what each button does, under the names of the buttons."""
        super().__init__(parent)
        flow = Flow(look.px(6), look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        self._made = {
            name: button(self, name, words, deeds[name]) for name, words in _words().items()
        }
        for made in self._made.values():
            flow.addWidget(made)
        self._made["planned"].setCheckable(True)
        for name in OF_UNSURE:
            self._made[name].hide()

    def take_focus(self) -> None:
        """Put the keyboard where work can be added."""
        self._made["add"].setFocus()

    def show_for(self, row: Row | None, neighbours: Sequence[DayRow]) -> None:
        """Fit the row that is chosen; `neighbours` are what it could be joined with."""
        self._offer(is_unsure=isinstance(row, UnsureRow))
        work = row if isinstance(row, DayRow) and not row.is_running else None
        self._enable("edit", on=work is not None)
        self._enable("split", on=work is not None)
        self._enable("join", on=work is not None and bool(neighbours))
        self._enable("delete", on=work is not None or isinstance(row, OnCallRow))
        self._enable("planned", on=work is not None and work.planned is not None)
        self._made["planned"].setChecked(isinstance(row, DayRow) and bool(row.planned))

    def _enable(self, name: str, *, on: bool) -> None:
        self._made[name].setEnabled(on)

    def _offer(self, *, is_unsure: bool) -> None:
        """Show the buttons that are about what is chosen: work, or unsure time."""
        if self._made[OF_UNSURE[0]].isHidden() is not is_unsure:
            return
        for name, made in self._made.items():
            made.setHidden((name in OF_UNSURE) is not is_unsure)
        self.resized.emit()


OF_UNSURE = ("thatWasWork", "thatWasPause")


def _words() -> dict[str, str]:
    return {
        "add": pgettext("button", "Add"),
        "edit": pgettext("button", "Edit"),
        "planned": pgettext("button", "Planned"),
        "delete": pgettext("button", "Delete"),
        "split": pgettext("button", "Split"),
        "join": pgettext("button", "Join"),
        "thatWasWork": _("That was work"),
        "thatWasPause": _("That was a pause"),
    }
