"""The bar over a page of the help: back and forward, and what came of looking for something."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tracker.wording import _, pgettext
from ui.buttons import EARLIER_SIGN, LATER_SIGN
from ui.look import Look
from ui.parts import button, label

BACK, FORWARD, NEXT, PREVIOUS = "Alt+Left", "Alt+Right", "F3", "Shift+F3"


class Bar(QWidget):
    """Where one has been, and where else a word stands."""

    back = Signal()
    forward = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._back = _turn("help_back", EARLIER_SIGN, pgettext("button", "Back"), BACK)
        self._forward = _turn("help_forward", LATER_SIGN, _("Forward"), FORWARD)
        self._found = label("help_found", face="small")
        self._next = button("help_next", pgettext("button", "Next"), "quiet")
        self._next.setToolTip(_with_keys(self._next.text(), NEXT))
        self._look = look
        self._line = line = QHBoxLayout(self)
        self.set_narrow(is_narrow=False)
        line.setSpacing(look.steps(2))
        line.addWidget(self._back)
        line.addWidget(self._forward)
        line.addWidget(self._found, 1)
        line.addWidget(self._next)
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self._next.clicked.connect(self.next_wanted)
        self.show_found("", has_more=False)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Lie close below the list of pages, or beside it."""
        side, above = self._look.steps(6), self._look.steps(2 if is_narrow else 6)
        self._line.setContentsMargins(side, above, side, self._look.steps(2))

    def show_way(self, *, has_back: bool, has_forward: bool) -> None:
        """Offer the ways that there are."""
        self._back.setEnabled(has_back)
        self._forward.setEnabled(has_forward)

    def show_found(self, text: str, *, has_more: bool) -> None:
        """Say what was found, and offer to go on with it."""
        self._found.setText(text)
        self._next.setVisible(has_more)


def _turn(name: str, sign: str, spoken: str, keys: str) -> QPushButton:
    made = button(name, sign)
    made.setAccessibleName(spoken)
    made.setToolTip(_with_keys(spoken, keys))
    return made


def _with_keys(words: str, keys: str) -> str:
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return pgettext("tooltip", "{words} ({keys})").format(words=words, keys=shown)
