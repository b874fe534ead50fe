"""Which prompts come less often, said under the setting that limits them, with a way back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.fading import Faded
from tracker.wording import _
from tracker.wording.prompts import faded_text
from ui.look import Look
from ui.parts import button, label


class Fades(Protocol):
    """What is asked of the program that runs; `ui.bridge.Bridge` answers all of it."""

    def faded(self) -> Sequence[Faded]: ...

    def ask_afresh(self) -> None:
        """Let all prompts come as often as they would by themselves."""
        ...


class FadedLines(QWidget):
    """A line for each kind that went unanswered; nothing where there is none."""

    def __init__(self, fades: Fades, clock: Callable[[], datetime], look: Look) -> None:
        """Be seen when there is something to say; `clock` tells local time."""
        super().__init__()
        self.setObjectName("faded")
        self._fades, self._clock = fades, clock
        self._said = label("faded_lines")
        self._afresh = button("ask_afresh", _("As often as before"))
        self._afresh.clicked.connect(self._on_afresh)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, look.steps(2), 0, 0)
        lines.setSpacing(look.steps(2))
        lines.addWidget(self._said)
        lines.addWidget(self._afresh, 0, Qt.AlignmentFlag.AlignLeft)

    def follow(self, before: QWidget) -> None:
        """Take the keyboard after another widget."""
        QWidget.setTabOrder(before, self._afresh)

    def on_turn(self) -> None:
        """Hear that something may have changed."""
        if self.window().isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Say how things stand now."""
        today = self._clock().date()
        text = "\n".join(faded_text(one, today) for one in self._fades.faded())
        self._said.setText(text)
        self._afresh.setAccessibleDescription(text)
        self.setVisible(bool(text))

    def _on_afresh(self) -> None:
        self._fades.ask_afresh()
        self.refresh()
