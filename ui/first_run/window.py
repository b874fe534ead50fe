"""The window of the first run: five steps, back and forth, written as they are left.

What was chosen in a step is written when it is left, by whichever way: on, back, or by closing the
window. Only “Skip” leaves what held before. Language and colours hold at once: what stands in the
window is then made anew, and the window itself stays, with the keyboard where it was.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker import holidays
from tracker.domain.localtime import local
from tracker.errors import TrackerError
from tracker.first_run import changes_in, holds_from
from tracker.guessed_country import guess_country
from tracker.settings import Value, get_value
from tracker.settings.policy.directives import Directive
from tracker.settings.policy.layers import holds
from tracker.wording import _, pgettext
from ui.fields import field_rules
from ui.first_run.computer import ComputerStep
from ui.first_run.dots import Dots
from ui.first_run.hours import HoursStep
from ui.first_run.language import LanguageStep
from ui.first_run.movement import MovementStep
from ui.first_run.prompts import PromptsStep
from ui.first_run.state import FirstRunState
from ui.first_run.step import OVERHANG, Step
from ui.look import Look
from ui.parts import button, dress_page, label, set_least_size, take_place
from ui.settings.sense_row import sense_rules
from ui.settings.senses import Senses

if TYPE_CHECKING:
    from tracker.hall import Tracker
    from tracker.sensing import RunningApp

SIZE: Final = (720, 700)  # px at 100 %
LEAST: Final = (320, 240)
COUNTRY: Final = "calendar.country"
STEPS: Final[tuple[Callable[["FirstRunWindow"], Step], ...]] = (
    LanguageStep,
    HoursStep,
    ComputerStep,
    MovementStep,
    PromptsStep,
)
_HOURS: Final = STEPS.index(HoursStep)


class FirstRunWindow(QWidget):
    """Asks what cannot be known.

    `changed` tells that settings were written, `tried` that prompts are to be tried out, `done`
    that the person is through, or has closed the window.
    """

    changed = Signal(object)  # the Settings as they are now
    tried = Signal()
    done = Signal()

    def __init__(
        self, tracker: "Tracker", senses: Senses, look: Look, state: FirstRunState | None = None
    ) -> None:
        super().__init__()
        state = state or FirstRunState()
        self.look, self.senses = look, senses
        self._tracker = tracker
        self._is_first, self._is_guessed = state.is_first, state.is_guessed
        self._number, self._chosen = state.step, dict(state.chosen)
        self._is_over = False
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = QWidget()
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self._inside)
        for keys, turn in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            QShortcut(QKeySequence(keys), self).activated.connect(turn)
        self.dress(look, state.focus)
        take_place(self, b"", look, SIZE)

    def dress(self, look: Look, focus: str = "") -> None:
        """Take another look or language where it stands: a new window would lose a key or two."""
        self.look, focus = look, focus or self.state().focus
        self.setWindowTitle(_("Set up Kjernetid"))
        self.setStyleSheet(look.sheet + field_rules(look) + sense_rules(look) + _rules(look))
        self._dots = Dots(len(STEPS), look)
        self._count = label("count", face="soft", wraps=False)
        self._fault = label("fault", face="warm")
        self._back = button("back", pgettext("button", "Back"), "quiet")
        self._skip = button("skip", _("Skip this step"), "quiet")
        self._next = button("next", kind="primary")
        self._page = QScrollArea()
        self._lay_out()
        self._connect()
        self._show_step(focus)
        set_least_size(self, look, LEAST)

    # --- What a step is handed ---

    @property
    def today(self) -> date:
        """Return the local date at home."""
        return local(self._tracker.now, self._tracker.zone).date()

    def value(self, key: str) -> Value:
        """Return what a key stands at, choices that are not written included."""
        return self._chosen.get(key, get_value(self._tracker.settings, key, self._day))

    def directive(self, key: str) -> Directive | None:
        """Return what the organisation has set for a key, where that is what holds."""
        loaded = self._tracker.loaded
        said = loaded.policy.of(key)
        return said if said is not None and holds(loaded.own, loaded.policy, said) else None

    # --- What others tell the window ---

    def state(self) -> FirstRunState:
        """Return where the person is."""
        focus = self._focused()
        name = focus.objectName() if focus is not None else ""
        return FirstRunState(self._number, self._chosen, self._is_first, self._is_guessed, name)

    def on_apps_found(self, apps: "Sequence[RunningApp]") -> None:
        """Show the programs that run, where work apps are chosen from them."""
        if isinstance(self._step, ComputerStep):
            self._step.on_apps_found(apps)

    # --- What the person does ---

    def go_on(self) -> None:
        """Keep what was chosen in this step, and go on to the next; after the last, close."""
        self._keep_and_go_to(self._number + 1)

    def go_back(self) -> None:
        """Keep what was chosen in this step, and go back to the one before."""
        if self._number:
            self._keep_and_go_to(self._number - 1)

    def skip(self) -> None:
        """Leave everything in this step as it was, and go on."""
        self._chosen.clear()
        self._go_to(self._number + 1)

    def _keep_and_go_to(self, number: int) -> None:
        if self._keep():
            self._go_to(number)

    def _go_to(self, number: int) -> None:
        if number >= len(STEPS):
            self.close()
            return
        self._number = number
        self._show_step()

    def _keep(self) -> bool:
        """Write what was chosen; where that fails, say why, lose nothing, and tell that it did."""
        changes = changes_in(self._tracker.settings, self._chosen, self._day)
        try:
            if changes:
                self._tracker.keep(changes, self._day)
        except TrackerError as error:
            self._say(error.sentence)
            return False
        self._chosen.clear()
        self._say("")
        if changes:
            self.changed.emit(self._tracker.settings)
        return True

    def _on_chose(self, values: Mapping[str, Value]) -> None:
        self._chosen |= values

    def _on_wanted(self, values: Mapping[str, Value]) -> None:
        self._chosen |= values
        self._keep()

    def _on_tried(self) -> None:
        if self._keep():
            self.tried.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if isinstance(focus, QPushButton) and not focus.isCheckable():
                    focus.click()
                else:
                    self.go_on()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_over and not self._keep() and self._fault.isVisible():
            self._is_over = True  # it was said; closed again, it stays closed
            event.ignore()
            return
        super().closeEvent(event)
        self.done.emit()

    # --- What it shows ---

    @property
    def _day(self) -> date:
        return holds_from(self.today, is_first=self._is_first)

    def _show_step(self, focus: str = "") -> None:
        self._guess_country()
        self._step = STEPS[self._number](self)
        self._step.chose.connect(self._on_chose)
        self._step.wanted.connect(self._on_wanted)
        self._step.tried.connect(self._on_tried)
        self._show_words()
        self._page.takeWidget()
        dress_page(self._page, "page", self._made_content())
        self._order()
        self._give_keyboard(focus)

    def _made_content(self) -> QWidget:
        """Put title, line and step under each other; all of it scrolls where there is no room."""
        content, look = QWidget(), self.look
        head = QVBoxLayout()
        head.setContentsMargins(look.px(OVERHANG), 0, 0, look.steps(4))
        head.setSpacing(look.steps(2))
        head.addWidget(label("title", self._step.title, "title"))
        if self._step.lead:
            head.addWidget(label("lead", self._step.lead, "body"))
        lines = QVBoxLayout(content)
        side = look.steps(8)
        lines.setContentsMargins(side - look.px(OVERHANG), 0, side, look.steps(4))
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._step)
        lines.addStretch(1)
        return content

    def _show_words(self) -> None:
        step = self._step
        self._dots.show_step(self._number)
        self._count.setText(
            _("Step {number} of {count}").format(number=self._number + 1, count=len(STEPS))
        )
        self._back.setVisible(self._number > 0)
        is_last = self._number == len(STEPS) - 1
        self._next.setText(pgettext("button", "Done") if is_last else pgettext("button", "Next"))
        self._page.setAccessibleName(step.title)

    def _guess_country(self) -> None:
        """Put the country forward that the computer is set to, once, where nobody has set one."""
        if self._number != _HOURS or not self._is_first or self._is_guessed:
            return
        self._is_guessed = True
        if self.directive(COUNTRY) is not None:
            return
        country = guess_country(holidays.calendars())
        if country and COUNTRY not in self._chosen:
            self._chosen[COUNTRY] = country

    def _focused(self) -> QWidget | None:
        return self.focusWidget()  # None before anything had the keyboard, whatever its type says

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _give_keyboard(self, name: str) -> None:
        widget = self._inside.findChild(QWidget, name) if name else None
        widget = widget or self._step.first()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _order(self) -> None:
        """Let the keyboard go from the step to the buttons below it, and round again."""
        for one, following in ((self._next, self._skip), (self._skip, self._back)):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self._next.clicked.connect(self.go_on)
        self._back.clicked.connect(self.go_back)
        self._skip.clicked.connect(self.skip)

    def _lay_out(self) -> None:
        look = self.look
        where = QHBoxLayout()
        where.setContentsMargins(look.steps(8), look.steps(6), look.steps(8), look.steps(2))
        where.setSpacing(look.steps(3))
        where.addWidget(self._dots)
        where.addWidget(self._count)
        where.addStretch(1)
        old, self._inside = self._inside, QWidget()
        self._around.replaceWidget(old, self._inside)
        old.hide()
        old.setParent(None)  # what stands in it goes by the same names as what takes its place
        old.deleteLater()
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(where)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._made_foot())
        if self.isVisible():
            self._inside.show()  # at once: the layout would do it later, and lose what is typed now

    def _made_foot(self) -> QWidget:
        look = self.look
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(look.steps(6), look.steps(4), look.steps(8), look.steps(4))
        self._fault.hide()
        lines.addWidget(self._fault)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._skip)
        buttons.addWidget(self._next)
        lines.addLayout(buttons)
        return foot


def _rules(look: Look) -> str:
    """Return what this window asks of the style sheet beyond the common one."""
    return f"#foot {{ border-top: 1px solid {look.palette.hairline}; }}"
