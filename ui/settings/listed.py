"""A block of a page: a form in one row, what was wrong with it, a list with a way back each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.errors import TrackerError
from ui.flow import Flow
from ui.look import Look
from ui.parts import button, label


@dataclass(frozen=True, slots=True)
class Line:
    """A line of such a list: what it says, and what takes it back."""

    text: str
    take_back: Callable[[], None]


class ListedBlock(QWidget):
    """A heading, a form and a list; `changed` tells that something was kept or taken back."""

    changed = Signal()

    def __init__(self, name: str, title: str, about: str, look: Look) -> None:
        """Be called `name` in tests; `about` is said in small letters below the title."""
        super().__init__()
        self.setObjectName(f"block:{name}")
        self._name, self._look = name, look
        self.fault = label(f"fault:{name}", face="warm")
        self.fault.hide()
        form = QWidget(self)
        self._form = Flow(look.steps(2), look.steps(2))
        self._form.setContentsMargins(0, 0, 0, 0)
        form.setLayout(self._form)
        self._rows: list[QWidget] = []
        self._last_in_form: QWidget | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(look.steps(1))
        self._empty = label(f"empty:{name}", face="soft")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.steps(2))
        whole.addWidget(label(f"title:{name}", title, "fact"))
        whole.addWidget(label(f"about:{name}", about, "small"))
        whole.addWidget(form)
        whole.addWidget(self.fault)
        whole.addLayout(self._list)
        whole.addWidget(self._empty)

    def put_in_form(self, *widgets: QWidget) -> None:
        """Add fields and words to the form, in the order of the keyboard."""
        for widget in widgets:
            self._form.addWidget(widget)
        self._last_in_form = widgets[-1]

    def attempt(self, deed: Callable[[], None]) -> bool:
        """Do what the form, or a line, asks for; a refusal is said, and nothing typed is lost."""
        try:
            deed()
        except TrackerError as error:
            self.fault.setText(error.sentence)
            self.fault.show()
            return False
        self.fault.hide()
        self.changed.emit()
        return True

    def show_lines(self, lines: Sequence[Line], *, nothing: str, back: str) -> None:
        """List what there is, each with a button that says `back`, or say that there is nothing."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number, line, back) for number, line in enumerate(lines)]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self._lead_the_keyboard()
        self._empty.setText(nothing)
        self._empty.setVisible(not lines)

    def _lead_the_keyboard(self) -> None:
        """Let Tab come from the form to the list: what is made later would come last of all."""
        ways_back = [row.findChild(QPushButton) for row in self._rows]
        for before, after in pairwise([self._last_in_form, *ways_back]):
            if before is not None and after is not None:
                QWidget.setTabOrder(before, after)

    def _row(self, number: int, line: Line, back: str) -> QWidget:
        row = QWidget(self)
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self._look.steps(2))
        beside.addWidget(label(f"line:{self._name}:{number}", line.text), 1)
        way_back = button(f"back:{self._name}:{number}", back, "quiet")
        way_back.setAccessibleName(f"{back}: {line.text}")
        way_back.clicked.connect(partial(self.attempt, line.take_back))
        beside.addWidget(way_back)
        return row
