"""Buttons of windows with a picture, made in one way: keys that do the same stand in tooltips."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.wording import pgettext
from ui.sheet import marked

EARLIER_SIGN = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
LATER_SIGN = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def button(
    parent: QWidget, name: str, words: str, pressed: Callable[[], object], *, keys: str = ""
) -> QPushButton:
    """Make a button with words on it; `keys` that do the same stand in its tooltip."""
    made = QPushButton(words, parent)
    made.setObjectName(name)
    made.setAutoDefault(True)  # Enter presses it, as Space does
    made.clicked.connect(lambda: pressed())  # noqa: PLW0108 - without it Qt would pass `checked` on
    if keys:
        made.setToolTip(_with_keys(words, keys))
    return made


def turn_button(
    parent: QWidget, name: str, sign: str, spoken: str, pressed: Callable[[], object], keys: str
) -> QPushButton:
    """Make a button with a sign on it, which is spoken in words."""
    made = button(parent, name, sign, pressed)
    marked(made, kind="turn")
    made.setAccessibleName(spoken)
    made.setToolTip(_with_keys(spoken, keys) if keys else spoken)
    return made


def _with_keys(words: str, keys: str) -> str:
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return pgettext("tooltip", "{words} ({keys})").format(words=words, keys=shown)
