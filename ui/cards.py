"""The cards: a question with its answers, or a note with what can be done about it.

A card says a fact in bold, one line of meaning, and offers verbs; the calmest is the filled one.
It decides nothing: it tells what was chosen, says in a line what comes of it, and goes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from tracker.asking import Ask
from tracker.clock import clock_from_environment
from tracker.domain.localtime import local
from tracker.domain.model import Choice
from tracker.wording import _, pgettext
from tracker.wording.prompts import answer_words, card_label, until_label
from ui.floating import CloseButton, Where
from ui.flow import Flow
from ui.look import Look
from ui.slip import SIDE, Slip

WIDTH = 420  # px at 100 %
ANSWER_SHOWN_S = 4
END = 12  # from the way to close to the edge
TOP = 20

Clock = Callable[[], datetime]


class _Slip(Slip):
    """What both kinds of cards begin with."""

    def __init__(self, look: Look, edge: str) -> None:
        super().__init__(look, WIDTH, Where.CORNER, edge)

    def head(self, fact: str, meaning: str) -> QLayout:
        """Return the fact with the way to close beside it, and its meaning beneath."""
        look = self.look
        close = CloseButton(look)
        close.setObjectName("close")
        close.clicked.connect(self.close)
        beside = look.px(8) + close.width() + look.px(END)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(TOP - 4), look.px(END), 0)
        row.setSpacing(look.px(8))
        row.addLayout(self.words(fact, "fact", beside, top=look.px(4)), 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addLayout(row)
        if meaning:
            column.addLayout(self.words(meaning, "soft", look.px(SIDE)))
        return column


class Card(_Slip):
    """A question. `answered` tells its id, the choice, and a local time to carry on until.

    `ending` tells that the person wants to close the day instead.
    """

    answered = Signal(str, str, object)
    ending = Signal()

    def __init__(self, ask: Ask, look: Look, clock: Clock | None = None) -> None:
        """Put up a question; `clock` tells the time in which its answers are worded."""
        palette = look.palette
        super().__init__(look, palette.spilled if ask.is_about_outside else palette.inside)
        self.ask = ask
        self._clock = clock or _present
        self._is_answered = False
        self._question = QWidget()
        self._choices = self._page([self._verbs(), self._asides()], ask.idea)
        self._times = self._page([self._time_buttons(), self._back()], "")
        self._answer = QWidget()
        self._fill()

    @property
    def is_answered(self) -> bool:
        """Tell whether it only shows what comes of an answer, and goes by itself."""
        return self._is_answered

    def put_up(self) -> None:
        """Show it, without taking the keyboard."""
        self.appear(f"{self.ask.fact} {self.ask.meaning}".rstrip())

    def dismiss(self) -> None:
        """Take it away because the question is gone; an answered one goes by itself."""
        if not self._is_answered:
            self.close()

    # --- What it is made of ---

    def _fill(self) -> None:
        look = self.look
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, look.px(TOP))
        question.setSpacing(look.px(16))
        question.addLayout(self.head(self.ask.fact, self.ask.meaning))
        question.addWidget(self._choices)
        question.addWidget(self._times)
        self._times.hide()
        self._answer.hide()
        self.rows.addWidget(self._question)
        self.rows.addWidget(self._answer)

    def _page(self, rows: list[Flow], idea: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(12))
        for row in rows:
            if row.count():
                column.addLayout(row)
        if idea:
            column.addLayout(self.words(idea, "soft", self.look.px(SIDE)))
        return page

    def _verbs(self) -> Flow:
        first = self.ask.verbs[:1]
        return self.row(
            [self._choice(verb, "primary" if verb in first else "plain") for verb in self.ask.verbs]
        )

    def _asides(self) -> Flow:
        buttons = [self._choice(choice, "quiet") for choice in self.ask.asides]
        if self.ask.may_end_day:
            text = _("Close the day …")
            buttons.append(self.button(text, "close_day", "quiet", self.ending.emit))
        return self.row(buttons, quiet=True, dots=True)

    def _choice(self, choice: Choice, kind: str) -> QPushButton:
        if choice is Choice.UNTIL and self.ask.untils:
            return self.button(until_label(), choice.value, kind, self._offer_times)
        return self.button(card_label(choice), choice.value, kind, lambda: self._choose(choice))

    def _time_buttons(self) -> Flow:
        return self.row([self._time(number) for number in range(len(self.ask.untils))])

    def _time(self, number: int) -> QPushButton:
        until = self.ask.untils[number]
        text = card_label(Choice.UNTIL, until)
        return self.button(
            text, f"until_{number}", "plain", lambda: self._choose(Choice.UNTIL, until)
        )

    def _back(self) -> Flow:
        text = pgettext("button", "Back")
        return self.row([self.button(text, "back", "quiet", self._offer_choices)], quiet=True)

    # --- What it does ---

    def _offer_times(self) -> None:
        self._turn_to(self._times)

    def _offer_choices(self) -> None:
        self._turn_to(self._choices)

    def _turn_to(self, page: QWidget) -> None:
        """Show one page of buttons; whoever uses the keyboard goes on with its first."""
        for one in (self._choices, self._times):
            one.setVisible(one is page)
        self.fit()
        first = page.findChild(QPushButton)
        if self.has_keyboard and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, choice: Choice, until: datetime | None = None) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        self.answered.emit(self.ask.id, choice.value, until)
        told = answer_words(choice, until, local(self._clock(), self.ask.zone))
        if told:
            self._tell(told)
        else:
            self.close()

    def _tell(self, told: str) -> None:
        margin = self.look.px(TOP)
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, margin, 0, margin)
        column.addLayout(self.words(told, "body", self.look.px(SIDE)))
        self._question.hide()
        self._answer.show()
        self.fit()
        self.announce(told)
        self.go_after(ANSWER_SHOWN_S)


class NoteCard(_Slip):
    """A note, with what can be done about it. `acted` tells which of these was."""

    acted = Signal(str)

    def __init__(
        self, fact: str, meaning: str, actions: Mapping[str, str], seconds: float, look: Look
    ) -> None:
        """Say something for so many seconds; `actions` are names, with what is on their buttons."""
        super().__init__(look, look.palette.inside)
        self._told = f"{fact} {meaning}".rstrip()
        self._seconds = seconds
        self.rows.addLayout(self.head(fact, meaning))
        if actions:
            self.rows.addSpacing(look.px(16))
            buttons = [self._action(name, label) for name, label in actions.items()]
            self.rows.addLayout(self.row(buttons))
        self.rows.addSpacing(look.px(TOP))

    def put_up(self) -> None:
        """Show it, without taking the keyboard, and begin to count."""
        self.appear(self._told)
        self.go_after(self._seconds)

    def _action(self, name: str, label: str) -> QPushButton:
        def act() -> None:
            self.close()
            self.acted.emit(name)

        return self.button(label, name, "plain", act)


def _present() -> datetime:
    return clock_from_environment().read().at
