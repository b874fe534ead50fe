"""What a step of the first run is: a title, a line, and fields that tell what was chosen."""

from datetime import date
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.settings import Value
from tracker.settings.policy.directives import Directive
from tracker.settings.policy.words import set_note
from ui.look import Look
from ui.parts import label
from ui.settings.senses import Senses

OVERHANG: Final = 6  # px at 100 %: how far the ring around a chosen way stands out on the left


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

    def directive(self, key: str) -> Directive | None:
        """Return what the organisation has set for a key, where that is what holds."""
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.steps(2))

    def first(self) -> QWidget | None:
        """Return what has the keyboard first."""
        return None

    def add(self, widget: QWidget) -> None:
        """Add something under the rest."""
        self._add(widget, OVERHANG)

    def add_ways(self, ways: QWidget) -> None:
        """Add ways to choose from, so that their discs are in line with all that is written."""
        self._add(ways, 0)

    def _add(self, widget: QWidget, left: int) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(self.look.px(left) if left else 0, 0, 0, 0)
        line.addWidget(widget)
        self._column.addLayout(line)

    def tell_who(self, chosen: Chosen, field: QWidget, *keys: str) -> None:
        """Say under a field that the organisation has a say in it, and let go of what it locks."""
        told = [one for one in map(chosen.directive, keys) if one is not None]
        if not told:
            return
        note = set_note(told[0])
        field.setEnabled(not told[0].is_locked)
        field.setAccessibleDescription(note)
        self.add(label(f"preset:{keys[0]}", note, "soft"))

    def head(self, name: str, text: str) -> None:
        """Begin a part with a heading of its own."""
        if self._column.count():
            self._column.addSpacing(self.look.steps(3))
        self.add(label(f"head:{name}", text, "fact"))
