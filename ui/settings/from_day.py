"""From which day on a change to dated settings holds: today, unless another one is chosen."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.wording import _, full_date
from ui.look import Look
from ui.parts import button, label
from ui.settings.day_field import DayField


class FromDay(QWidget):
    """The day from which on changes hold; `chosen` tells of another one."""

    chosen = Signal(object)  # a date

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("from_day")
        self._today = date.min
        spoken = _("First day of a change to what is marked †")
        self._edit = DayField("from_date", spoken, look)
        self._is_today = label("from_is_today", _("today"), "small", wraps=False)
        self._back = button("from_today", _("Back to today"), "quiet")
        self._until = label("from_until", face="small")
        self._lay_out(look)
        self._edit.dateChanged.connect(self._on_chosen)
        self._back.clicked.connect(self._on_back)

    def day(self) -> date:
        return self._edit.day()

    def show_day(self, day: date, *, today: date, until: date | None) -> None:
        """Show a day, and when a version that is written already takes over."""
        self._today = today
        self._edit.show_day(day)
        self._is_today.setVisible(day == today)
        self._back.setVisible(day != today)
        if until is None:
            said = _("Days before it keep what they had.")
        else:
            said = _("Until {day}, when a later version begins. Days before keep what they had.")
        self._until.setText(said.format(day=full_date(until) if until else ""))

    def _on_chosen(self) -> None:
        self.chosen.emit(self.day())

    def _on_back(self) -> None:
        self._edit.setFocus()
        self.chosen.emit(self._today)

    def _lay_out(self, look: Look) -> None:
        name = label("from_name", _("Changes to what is marked † hold from"))
        name.setBuddy(self._edit)
        line = QHBoxLayout()
        line.setSpacing(look.steps(2))
        for widget in (self._edit, self._is_today, self._back):
            line.addWidget(widget)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.steps(1))
        whole.addWidget(name)
        whole.addLayout(line)
        whole.addWidget(self._until)
