"""One editor for each kind of value: what the person types or picks, as the text of a value.

An editor knows no settings: it shows a value, hands out a text, and tells when that text is being
typed and when it is meant. Whether it fits is decided where it is parsed.
"""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSpinBox

from tracker.settings import Declaration, Value, unit_after
from tracker.wording import _, begin
from ui.fields import CheckField, ChoiceField, LineField, NumberField
from ui.look import Look
from ui.settings.names import choice_name, is_day, nothing_name, typed_form

_WIDEST_NUMBER = 9999  # whatever can be typed is answered with a sentence, not swallowed


class TextEditor(LineField):
    """Texts, intervals and lists."""

    typed = Signal()
    meant = Signal()

    def __init__(self, declared: Declaration, look: Look) -> None:
        super().__init__(look)
        self._declared = declared
        self._width = look.px(_width_of(declared))
        self.setPlaceholderText(nothing_name(declared.key))
        self.setMinimumWidth(look.px(120))
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.meant)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if _is_left(event):
            self.meant.emit()

    def sizeHint(self) -> QSize:
        wide = max(self._width, self.minimumSizeHint().width())  # “the whole country” as well
        return QSize(wide, super().sizeHint().height())

    def show_value(self, value: Value) -> None:
        self.setText(typed_form(self._declared, value))
        self.setCursorPosition(0)

    def show_typed(self, text: str) -> None:
        self.setText(text)


class NumberEditor(NumberField):
    """Whole numbers with a unit; the arrows stop at the limits, typing is answered beyond them."""

    typed = Signal()
    meant = Signal()

    def __init__(self, declared: Declaration, look: Look) -> None:
        super().__init__(look)
        self._low, self._high = declared.limits or (0, _WIDEST_NUMBER)
        self.setRange(0, _WIDEST_NUMBER)
        self._declared = declared
        self._say_unit(0)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(look.px(120))
        self.lineEdit().textEdited.connect(self.typed)
        self.editingFinished.connect(self.typed)  # an emptied field takes its number back
        self.editingFinished.connect(self.meant)
        self.valueChanged.connect(self._say_unit)
        self.valueChanged.connect(self.meant)

    def _say_unit(self, number: int) -> None:
        self.setSuffix(f" {unit_after(self._declared, number)}")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if _is_left(event):
            super().focusOutEvent(event)
        else:
            with QSignalBlocker(self):
                super().focusOutEvent(event)

    def text(self) -> str:
        return self.cleanText()

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self):
            self._say_unit(int(str(value)))
            self.setValue(int(str(value)))

    def show_typed(self, text: str) -> None:
        self.lineEdit().setText(f"{text}{self.suffix()}")
        self.lineEdit().setCursorPosition(len(text))

    def stepBy(self, steps: int) -> None:
        self.setValue(min(max(self.value() + steps, self._low), self._high))
        self.selectAll()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        can = QSpinBox.StepEnabledFlag.StepNone
        if self.value() > self._low:
            can |= QSpinBox.StepEnabledFlag.StepDownEnabled
        if self.value() < self._high:
            can |= QSpinBox.StepEnabledFlag.StepUpEnabled
        return can


class ChoiceEditor(ChoiceField):
    """One of a few values, called by their names."""

    typed = Signal()
    meant = Signal()

    def __init__(self, declared: Declaration, look: Look) -> None:
        super().__init__(look)
        for choice in declared.choices:
            self.addItem(begin(choice_name(declared.key, choice)), choice)
        self.setMinimumWidth(look.px(160))
        self.activated.connect(self.meant)

    def text(self) -> str:
        return str(self.currentData())

    def show_value(self, value: Value) -> None:
        self.setCurrentIndex(self.findData(value))

    def show_typed(self, text: str) -> None:
        self.show_value(text)


class SwitchEditor(CheckField):
    """Yes or no."""

    typed = Signal()
    meant = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(begin(_("yes")), look)
        self.clicked.connect(self.meant)

    def text(self) -> str:
        return "true" if self.isChecked() else "false"

    def show_value(self, value: Value) -> None:
        self.setChecked(bool(value))

    def show_typed(self, text: str) -> None:
        self.setChecked(text == "true")


AnyEditor = TextEditor | NumberEditor | ChoiceEditor | SwitchEditor


def _is_left(event: QFocusEvent) -> bool:
    """Tell a field that is left from one whose window is: that one is still being typed in."""
    still_theirs = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
    return event.reason() not in still_theirs


def editor_for(declared: Declaration, look: Look) -> AnyEditor:
    """Return a new editor for what is declared of a key."""
    if declared.choices:
        return ChoiceEditor(declared, look)
    if isinstance(declared.default, bool):
        return SwitchEditor(look)
    if isinstance(declared.default, int):
        return NumberEditor(declared, look)
    return TextEditor(declared, look)


def _width_of(declared: Declaration) -> int:
    """Return how wide a field is, in px at 100 %, so that what is usual fits."""
    if is_day(declared.key):
        return 210  # a split day
    return 420 if isinstance(declared.default, tuple) else 170
