"""Several ways, one of which is chosen: buttons in a column with a line to each, or in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.fields import RadioField
from ui.flow import Flow
from ui.look import Look
from ui.parts import label

_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_INDENT: Final = 32  # px at 100 %: where the text of a button begins


@dataclass(frozen=True, slots=True)
class Option:
    """One way.

    Attributes:
        value: what it stands for.
        text: what it is called.
        meaning: a line about it, or empty.
    """

    value: str
    text: str
    meaning: str = ""


class _Walked(QWidget):
    """Arrows go round the buttons and choose on the way.

    Qt does so by itself, but by where buttons lie on the screen, which nobody knows in the moment
    after a window was made anew: a key pressed then would be lost.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.buttons: list[QAbstractButton] = []

    def take(self, made: QAbstractButton) -> None:
        """Take a button in."""
        self.buttons.append(made)
        made.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _ARROWS.get(Qt.Key(event.key()), 0)
            if by:
                at = next(n for n, one in enumerate(self.buttons) if one is watched)
                other = self.buttons[(at + by) % len(self.buttons)]
                other.setFocus(Qt.FocusReason.TabFocusReason)
                other.click()
                return True
        return super().eventFilter(watched, event)


class Options(_Walked):
    """All of them under each other, or in rows. `picked` tells the value of the one chosen."""

    picked = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        chosen: str,
        look: Look,
        *,
        in_rows: bool = False,
    ) -> None:
        super().__init__(name)
        self._look = look
        self._group = QButtonGroup(self)
        self._values = {self._made(option): option.value for option in options}
        for widget, value in self._values.items():
            self._group.addButton(widget)
            self.take(widget)
            widget.setChecked(value == chosen)
        if in_rows:
            self._lay_out_in_rows()
        else:
            self._lay_out(options)
        self._group.buttonClicked.connect(lambda widget: self.picked.emit(self._values[widget]))

    @property
    def value(self) -> str:
        """Return the value that is chosen."""
        return next(value for widget, value in self._values.items() if widget.isChecked())

    def first(self) -> QWidget | None:
        """Return the one that has the keyboard first: the chosen one, unless none can be chosen."""
        return self._group.checkedButton() if self.isEnabled() else None

    def _made(self, option: Option) -> QAbstractButton:
        made = RadioField(option.text, self._look)
        made.setObjectName(f"{self.objectName()}:{option.value}")
        made.setAccessibleDescription(option.meaning)
        return made

    def _lay_out(self, options: Sequence[Option]) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.steps(1))
        for widget, option in zip(self._values, options, strict=True):
            lines.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            if option.meaning:
                meaning = label(f"meaning:{option.value}", option.meaning, "soft")
                meaning.setContentsMargins(self._look.px(_INDENT), 0, 0, self._look.steps(1))
                lines.addWidget(meaning)

    def _lay_out_in_rows(self) -> None:
        rows = Flow(self._look.steps(4), self._look.steps(1))
        for widget in self._values:
            rows.addWidget(widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(rows)


class Chips(_Walked):
    """Names to begin with, in rows; none is marked where what is chosen goes by no name."""

    picked = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], look: Look) -> None:
        super().__init__(name)
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        rows = Flow(look.steps(2), look.steps(2))
        rows.setContentsMargins(0, 0, 0, 0)
        for option in options:
            chip = QPushButton(option.text)
            chip.setObjectName(f"{name}:{option.value}")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.take(chip)
            self._chips[option.value] = chip
            rows.addWidget(chip)
        self.setLayout(rows)
        values = {chip: value for value, chip in self._chips.items()}
        self._group.buttonClicked.connect(lambda chip: self.picked.emit(values[chip]))

    def mark(self, value: str | None) -> None:
        """Mark one, or none."""
        self._group.setExclusive(False)
        for name, chip in self._chips.items():
            chip.setChecked(name == value)
        self._group.setExclusive(True)

    def first(self) -> QWidget:
        """Return the one that has the keyboard first."""
        return self._group.checkedButton() or next(iter(self._chips.values()))
