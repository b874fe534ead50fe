"""The core hours of a week drawn under the fields they are typed in: unfolded when wanted.

What is drawn is handed on once hand and keyboard have rested for a moment, and at the latest when
the drawing goes out of sight: a drag is one change, and nothing that was drawn is lost.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.settings import Value
from tracker.settings.keys import SCHEDULE
from tracker.settings.presets import Plan, values_of
from tracker.wording import _
from ui.hours.field import WeekField
from ui.look import Look
from ui.parts import button, label

REST_MS: Final = 400  # between two presses of a key that is held down there is less


class DrawnWeek(QWidget):
    """A button, and under it the week as bars."""

    wanted = Signal(object)  # the core hours of all days, by their keys

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("drawn_week")
        self._unfold = button("draw_week", _("Draw the week"))
        self._unfold.setCheckable(True)
        self.field = WeekField(look)
        self._fault = label("fault:drawn_week", face="warm")
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(REST_MS)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, look.steps(2), 0, 0)
        lines.setSpacing(look.steps(3))
        lines.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.field)
        lines.addWidget(self._fault)
        self.field.hide()
        self._fault.hide()
        self._unfold.toggled.connect(self._on_unfolded)
        self.field.changed.connect(self._rested.start)
        self._rested.timeout.connect(self._hand_on)

    def show_plan(self, plan: Plan) -> None:
        """Show the week that holds, unless another one is being drawn."""
        if not self._rested.isActive():
            self._fault.hide()
            self.field.show_week(plan.week, (plan.flex_before_min, plan.flex_after_min))

    def show_failure(self, sentence: str) -> None:
        """Say why what was drawn could not be kept."""
        self._fault.setText(sentence)
        self._fault.show()

    def finish(self) -> None:
        """Hand on at once what was drawn and has not been handed on."""
        if self._rested.isActive():
            self._rested.stop()
            self._hand_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish()

    def _on_unfolded(self, is_open: bool) -> None:
        self.finish()
        self.field.setVisible(is_open)

    def _hand_on(self) -> None:
        self.wanted.emit(_core_hours(Plan(self.field.week)))


def _core_hours(plan: Plan) -> Mapping[str, Value]:
    return {key: value for key, value in values_of(plan).items() if key.startswith(SCHEDULE)}
