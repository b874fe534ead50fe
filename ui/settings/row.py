"""One setting in the window: its sentence, its editor, where it stands, and what it rests on.

A row parses what is typed with the parser of the command line and says the same sentence when it
does not fit. What fits is handed on in `wanted`; only the window writes.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tracker.errors import SettingsError
from tracker.settings import Row, Value, declaration, text_of
from tracker.settings.policy.words import directive_note, locked_note
from tracker.settings.typing_in import parse_value
from tracker.wording import _
from ui.look import Look
from ui.parts import button, label, let_keyboard_follow
from ui.settings.app_chooser import AppChooser
from ui.settings.editors import TextEditor, editor_for
from ui.settings.faded import FadedLines
from ui.settings.names import (
    choice_name,
    dated,
    day_name,
    group_name,
    group_of,
    hint,
    is_day,
    value_name,
)
from ui.sheet import marked


class SettingRow(QWidget):
    """A setting that can be read, changed, and put back to where it stood."""

    wanted = Signal(str, str)  # a key, and a text that fits it
    told = Signal(QWidget)  # the sentence about a fault, now that it is there

    def __init__(self, row: Row, look: Look) -> None:
        super().__init__()
        self.setObjectName(f"row:{row.key}")
        self.key = row.key
        self._declared = declaration(row.key)
        self._row = row
        self._shown = ""  # what the editor showed before anything was typed
        self._apart = look.steps(4)
        self.editor = editor_for(self._declared, look)
        self.editor.setObjectName(f"editor:{row.key}")
        self.editor.setAccessibleName(row.sentence)
        self._name = label(f"name:{row.key}", _name_of(row), wraps=not is_day(row.key))
        self._name.setToolTip(row.key)
        self._name.setBuddy(self.editor)
        self._default = label(f"default:{row.key}", _("default"), "small", wraps=False)
        self._back = button(f"back:{row.key}", kind="quiet")
        self._fault = label(f"fault:{row.key}", "", "warm")
        self._about = label(f"about:{row.key}", hint(self._declared, row.rests_on), "small")
        self._who = label(f"preset:{row.key}", face="small")
        self._lay_out(look)
        self.put_back()
        self.editor.typed.connect(self._on_typed)
        self.editor.meant.connect(self.finish)
        self._back.clicked.connect(self._on_back)

    # --- What the window tells a row -------------------------------------------------------------

    def show_row(self, row: Row) -> None:
        """Show what the setting stands at now, unless something is being typed."""
        was_typed = self.is_typed
        self._row = row
        if row.is_locked or not was_typed:
            self.put_back()

    def show_failure(self, sentence: str) -> None:
        """Say why a value could not be kept; what was typed stays, what was picked goes back."""
        if not isinstance(self.editor, TextEditor):
            self.put_back()
        self._say(sentence)

    def show_typed(self, text: str) -> None:
        """Put a text into the editor as if it were being typed."""
        self.editor.show_typed(text)
        self._on_typed()

    def choose(self, value: Value) -> None:
        """Take a value that was picked beside the editor as if it had been typed and meant."""
        self.show_typed(text_of(value))
        self.finish()

    def take_below(self, chooser: AppChooser) -> None:
        """Put what helps to choose a value under everything else."""
        self._whole.addWidget(chooser)
        chooser.wanted.connect(self.choose)
        chooser.follow(self._back)

    def show_more(self, ways: QWidget) -> None:
        """Put other ways to choose a value under everything else, and next for the keyboard."""
        self._whole.addWidget(ways)
        let_keyboard_follow(self._back, ways)

    def show_below(self, lines: FadedLines) -> None:
        """Put what has come of a setting under everything else."""
        self._whole.addWidget(lines)
        lines.follow(self._back)
        lines.refresh()

    def put_below(self, widget: QWidget) -> None:
        """Put something that stands beside the setting under everything else."""
        self._whole.addSpacing(self._apart)
        self._whole.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_hint(self, text: str) -> None:
        """Say something else in the line under the editor, such as what has come of the setting."""
        self._about.setText(text)
        if not self._fault.text():
            self._about.setVisible(bool(text))
            self._describe()

    def set_narrow(self, is_narrow: bool) -> None:
        """Put what stands side by side under each other, or back."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words, case folded, occur in what is said of the setting."""
        said = [self.key, group_name(group_of(self.key)), self._name.text(), self._about.text()]
        said += [self.editor.accessibleName()]
        said += [choice_name(self.key, choice) for choice in self._declared.choices]
        text = "\n".join(said).casefold()
        return all(word in text for word in words)

    # --- What is being typed ---------------------------------------------------------------------

    @property
    def is_typed(self) -> bool:
        """Tell whether the editor shows something else than the setting stands at."""
        return self.editor.text() != self._shown

    def put_back(self) -> None:
        """Let the editor show what the setting stands at."""
        self.editor.show_value(self._row.value)
        self._shown = self.editor.text()
        self._say("")

    def finish(self) -> None:
        """Take what was typed as meant: hand it on if it fits and says something new."""
        if not self.is_typed:
            return
        text = self.editor.text()
        value = self._understood(text)
        if value is None:
            return
        if value == self._row.value:
            self.put_back()
        else:
            self.wanted.emit(self.key, text)

    def kept(self) -> None:
        """Hear that what was handed on has been written."""
        self._shown = self.editor.text()

    def _on_typed(self) -> None:
        if self._understood(self.editor.text()) is not None:
            self._say("")

    def _understood(self, text: str) -> Value | None:
        try:
            return parse_value(self.key, text)
        except SettingsError as error:
            self._say(error.sentence)
            return None

    def _on_back(self) -> None:
        self.editor.setFocus()
        if self._fault.text():
            self.put_back()
        else:
            self.wanted.emit(self.key, text_of(self._row.default))

    # --- How it looks ----------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        """Say what is wrong, or nothing; and offer the way back that there is."""
        if sentence != self._fault.text() or not sentence:
            self._fault.setText(sentence)
            self._fault.setVisible(bool(sentence))
            # The one takes the place of the other, so that nothing below moves while typing.
            has_line = bool(self._about.text()) and not is_day(self.key)
            self._about.setVisible(has_line and not sentence)
            marked(self.editor, fault="true" if sentence else "false")
            if sentence:
                self.told.emit(self._fault)
        row = self._row
        name = value_name(self._declared, row.value if sentence else row.default)
        self._back.setText(_("Back to {value}").format(value=name))
        self._back.setVisible(not row.is_locked and (bool(sentence) or not row.is_default))
        self._default.setVisible(not sentence and (row.is_locked or row.is_default))
        self._show_who()

    def _show_who(self) -> None:
        """Say whose value it is where the organisation has a say, and let go of what it locks."""
        directive, is_locked = self._row.directive, self._row.is_locked
        note = directive_note(directive, is_followed=self._row.is_default) if directive else ""
        self._default.setText(note or _("default"))
        self._who.setText(locked_note(directive) if directive and is_locked else "")
        self._who.setVisible(is_locked)
        self.editor.setEnabled(not is_locked)
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader what stands under the editor, who has locked it before all else."""
        said = (self._who.text(), self._fault.text() or self._about.text())
        self.editor.setAccessibleDescription("\n".join(filter(None, said)))

    def _lay_out(self, look: Look) -> None:
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.steps(1))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(look.steps(2))
        if is_day(self.key):
            self._name.setMinimumWidth(look.px(92))
            self._line.addWidget(self._name)
        else:
            whole.addWidget(self._name)
        for widget in (self.editor, self._default, self._back):
            self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        whole.addLayout(self._line)
        whole.addWidget(self._fault)
        whole.addWidget(self._about)
        whole.addWidget(self._who)


def _name_of(row: Row) -> str:
    if is_day(row.key):
        return day_name(row.key)
    return dated(row.sentence) if row.is_dated else row.sentence
