"""What a step of the first run is: a title, a line, and fields that tell what was chosen."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.settings import Value
from ui.look import Look
from ui.parts import label
from ui.settings.senses import Senses


class Chosen(Protocol):
    """What a step is handed."""

    @property
    def look(self) -> Look: ...

    @property
    def senses(self) -> Senses: ...

    @property
    def today(self) -> date: ...

    def value(self, key: str) -> Value:
        """Return what a key stands at, choices that are not written included."""
        ...


class Step(QWidget):
    """One step; its parts stand under each other.

    Signals: `chose(dict)` values by their keys, to be written when the step is left;
    `wanted(dict)` such that are to hold at once; `tried()` when prompts are to be tried out.
    """

    chose = Signal(object)
    wanted = Signal(object)
    tried = Signal()
    title = ""
    lead = ""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.steps(2))

    def first(self) -> QWidget | None:
        """Return what has the keyboard first."""
        return None

    def head(self, name: str, text: str) -> None:
        """Begin a part with a heading of its own."""
        if self.column.count():
            self.column.addSpacing(self.look.steps(3))
        self.column.addWidget(label(f"head:{name}", text, "fact"))
