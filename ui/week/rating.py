"""A scale from 1 to 5: one stop of the Tab key, digits answer, Delete takes the answer back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.domain.self_report import LEAST, MOST
from tracker.wording.statements import answer_words
from ui.flow import Flow
from ui.look import Look

_KEY: Final = Qt.Key
_STEPS: Final = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}
_TAKE_BACK: Final = (_KEY.Key_Delete, _KEY.Key_Backspace)


class Scale(QWidget):
    """The numbers that a statement can be rated with. `chosen` tells a number, or None for none."""

    chosen = Signal(object)

    def __init__(self, name: str, about: str, look: Look) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(about)
        self.value: int | None = None
        flow = Flow(look.px(4), look.px(4))
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        self._buttons = [_Number(self, number, about) for number in range(LEAST, MOST + 1)]
        for made in self._buttons:
            flow.addWidget(made)
        self.show_value(None)

    def show_value(self, value: int | None) -> None:
        """Show an answer; None: there is none."""
        self.value = value
        for made in self._buttons:
            made.setChecked(made.number == value)
        entered = LEAST if value is None else value
        has_focus = any(made.hasFocus() for made in self._buttons)
        for made in self._buttons:
            is_stop = made.hasFocus() if has_focus else made.number == entered
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the answer, or to where it would begin."""
        self._buttons[(self.value or LEAST) - LEAST].setFocus()

    def choose(self, number: int) -> None:
        """Answer with a number; the one that is the answer already is taken back."""
        self.chosen.emit(None if number == self.value else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text.isdigit() and LEAST <= int(text) <= MOST:
            self.chosen.emit(int(text))
            self._go_to(int(text) - LEAST)
        elif key in _TAKE_BACK:
            self.chosen.emit(None)
        elif key in _STEPS:
            self._go(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _go(self, steps: int) -> None:
        """Let the keyboard go to another number; nothing is answered by that."""
        here = next((n for n, made in enumerate(self._buttons) if made.hasFocus()), 0)
        self._go_to(min(max(here + steps, 0), len(self._buttons) - 1))

    def _go_to(self, there: int) -> None:
        self._buttons[there].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        self.show_value(self.value)


class _Number(QPushButton):
    """One number of a scale; what the keyboard means there is for the scale to say."""

    def __init__(self, scale: Scale, number: int, about: str) -> None:
        super().__init__(str(number), scale)
        self.number = number
        self.setObjectName(f"{scale.objectName()}_{number}")
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.setAccessibleName(f"{answer_words(number)}: {about}")
        self._scale = scale
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self._scale.choose(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:  # a button of Qt would go to whatever comes next
            event.ignore()
        else:
            super().keyPressEvent(event)
