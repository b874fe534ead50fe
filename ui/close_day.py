"""The window in which a day is closed: what it came to, what only the person knows, a line.

All of it is on one calm page, and nothing has to be answered. The question that is marked is
answered with the keys 1 and 2. A day that is over is looked at in the same window.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.day_review import DayReview, Outside, review_of
from tracker.days import LINE_MAX
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.reports.day_words import day_in_full, day_sentence, pauses_sentence
from tracker.reports.span_words import times_of
from tracker.wording import _, pgettext
from ui.day.corrections import Corrections
from ui.day.rows import UnsureRow, unsure_rows
from ui.fields import LineField
from ui.flow import in_a_row
from ui.look import Look
from ui.parts import button, dress_page, label, set_least_size
from ui.sheet import marked

WIDTH = 540  # px at 100 %
LEAST_WIDTH = 360
LEAST, MOST = 320, 760  # its height; it is as high as what there is to answer wants
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2)


@dataclass(frozen=True, slots=True)
class CloseDayState:
    """Which day is looked at, and what is typed; None: today, and what is on record."""

    day: date | None = None
    line: str | None = None


class CloseDayWindow(QWidget):
    """Looks at a day. `changed` tells that the record was corrected, `said` what was pressed."""

    changed = Signal()
    said = Signal(tuple)

    def __init__(self, tracker: Tracker, look: Look, state: CloseDayState | None = None) -> None:
        super().__init__()
        self._tracker = tracker
        self._corrections = Corrections(tracker)
        self._look = look
        state = state or CloseDayState()
        self._day = state.day or tracker.today()
        self._questions: list[Question] = []
        self._has_undo = False
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setStyleSheet(look.sheet)
        self._title = label("title", "", "title")
        self._fact = label("fact", "", "body")
        self._pauses = label("pauses", "", "soft")
        self._list = QVBoxLayout()
        self._notice = label("notice", "", "soft")
        self._undo = button("undo", pgettext("button", "Undo"), "quiet")
        self._line = LineField(look)
        self._close = button("closeDay", _("Close the day"), "primary")
        self._later = button("later", _("Not yet"))
        self._lay_out()
        set_least_size(self, look, (LEAST_WIDTH, LEAST))
        self._look_at(review_of(tracker, self._day), state.line)
        self._fit()
        self._focus()

    def state(self) -> CloseDayState:
        """Return what it shows, so that it can be built anew just so."""
        return CloseDayState(self._day, self._line.text())

    @property
    def _is_over(self) -> bool:
        return self._day < self._tracker.today()

    # --- What it is made of ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._look
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(look.steps(6), look.steps(6), look.steps(6), look.steps(2))
        column.setSpacing(look.steps(1))
        for part in (self._title, self._fact, self._pauses):
            column.addWidget(part)
        column.addSpacing(look.steps(3))
        self._list.setSpacing(look.steps(2))
        column.addLayout(self._list)
        column.addLayout(self._made_notice())
        column.addStretch(1)
        page = QScrollArea()
        dress_page(page, "page", content)
        foot = QWidget()
        below = self._made_foot(foot)
        self._parts: tuple[QLayout, ...] = (column, below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(page, 1)
        whole.addWidget(foot)

    def _made_notice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._notice, 1)
        row.addWidget(self._undo)
        self._undo.clicked.connect(self.undo)
        return row

    def _made_foot(self, foot: QWidget) -> QVBoxLayout:
        """Make what stays in sight: the line, what closing means, and the buttons."""
        look = self._look
        column = QVBoxLayout(foot)
        column.setContentsMargins(look.steps(6), look.steps(3), look.steps(6), look.steps(5))
        column.setSpacing(look.steps(2))
        self._line_label = label("lineLabel", _("A line for tomorrow"), "name")
        self._line_label.setBuddy(self._line)
        self._line.setObjectName("line")
        self._line.setMaxLength(LINE_MAX)
        self._line.setPlaceholderText(_("Where you left off, or what is next"))
        self._line.setAccessibleName(_("A line for tomorrow"))
        self._line.returnPressed.connect(self.close_day)
        self._meaning = label("meaning", _meaning(), "small")
        self._fault = label("fault", "", "warm")
        self._fault.hide()
        for part in (self._line_label, self._line, self._fault, self._meaning):
            column.addWidget(part)
        column.addSpacing(look.steps(1))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._close)
        self._later.clicked.connect(self.close)
        self._close.clicked.connect(self.close_day)
        column.addLayout(buttons)
        return column

    def _look_at(self, review: DayReview, line: str | None = None) -> None:
        """Show a day; where nothing is typed yet, the line that was written on it."""
        zone = review.day.zone
        self._title.setText(day_in_full(self._day))
        self.setWindowTitle(day_in_full(self._day) if self._is_over else _("Close the day"))
        self._fact.setText(day_sentence(review.day))
        pauses = pauses_sentence(review.day)
        self._pauses.setText(pauses)
        self._pauses.setVisible(bool(pauses))
        self._put_questions(
            [
                *map(self._unsure, unsure_rows(review.day, review.unsure)),
                *(self._outside(one, zone) for one in review.outside),
            ]
        )
        if not self._line.isModified():
            self._line.setText(review.line if line is None else line)
        for part in (self._line_label, self._line, self._meaning):
            part.setVisible(not self._is_over)
        self._close.setText(pgettext("button", "Done") if self._is_over else _("Close the day"))
        self._later.setVisible(not self._is_over)
        self._undo.setVisible(self._has_undo)

    def _put_questions(self, questions: list["Question"]) -> None:
        """Put other questions up; where they are the same, whoever answers is not disturbed."""
        if [one.asked for one in questions] == [one.asked for one in self._questions]:
            return
        was_here = any(one.has(self.focusWidget()) for one in self._questions)
        for old in self._questions:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._questions = questions
        for question in questions:
            self._list.addWidget(question)
            question.entered.connect(lambda one=question: self._mark(one))
        self._mark(questions[0] if questions else None)
        if was_here:
            self._focus()

    def _unsure(self, row: UnsureRow) -> "Question":
        text = _("{times}, {length}: work away from the screen, or a pause?")
        return Question(
            f"unsure_{row.unsure.id}",
            text.format(times=row.times, length=row.length),
            {
                _("That was work"): lambda: self._settle(row, as_work=True),
                _("That was a pause"): lambda: self._settle(row, as_work=False),
            },
            self._look,
        )

    def _outside(self, outside: Outside, zone: str) -> "Question":
        times = times_of(outside.span, zone)
        return Question(
            f"outside_{outside.span.start.timestamp():.0f}",
            _("{times}, outside core hours: was it planned?").format(times=times),
            {pgettext("button", "It was planned"): lambda: self._plan(outside, times)},
            self._look,
        )

    # --- What it does ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what has changed on record; what is typed stays."""
        self._do(lambda: "", tells=False)

    def close_day(self) -> None:
        """Close the day, with the line that is typed; one that is over is only looked at."""
        try:
            if not self._is_over:
                self._tracker.days.write_line(self._line.text(), self._day)
        except TrackerError as error:
            self._refuse(error.sentence)
            return
        if not self._is_over:
            self.said.emit(("close",))
        self.close()

    def undo(self) -> None:
        """Undo what was answered last."""
        self._has_undo = False
        self._do(lambda: self._corrections.undo().sentence)

    def _settle(self, row: UnsureRow, *, as_work: bool) -> None:
        self._has_undo = True
        self._do(lambda: self._corrections.settle(row, as_work=as_work).sentence)

    def _plan(self, outside: Outside, times: str) -> None:
        def plan() -> str:
            for number in outside.numbers:
                self._tracker.corrections.edit(number, planned=True)
            if outside.is_running:
                self.said.emit(("planned",))
            return _("{times} is planned now.").format(times=times)

        self._has_undo = bool(outside.numbers)
        self._do(plan)

    def _do(self, deed: Callable[[], str], *, tells: bool = True) -> None:
        """Do something to the record, show what it is now, and say what was done."""
        self._fault.hide()
        try:
            told = deed()
            if tells:
                self.changed.emit()
            self._look_at(review_of(self._tracker, self._day))
        except TrackerError as error:
            self._refuse(error.sentence)
            return
        if tells:
            self._notice.setText(told)
            self._announce(told)
            self._focus()
        self._fit()

    def _refuse(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
        self._announce(sentence)

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # --- Keyboard and size -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        marked_one = next((one for one in self._questions if one.is_marked), None)
        if key is Qt.Key.Key_Escape:
            self.close()
        elif key in KEYS and marked_one is not None:
            marked_one.answer(KEYS.index(key))
        else:
            super().keyPressEvent(event)

    def _mark(self, which: "Question | None") -> None:
        for question in self._questions:
            question.mark(is_marked=question is which)

    def _focus(self) -> None:
        """Put the keyboard on the first question, else where the person writes."""
        if self._questions:
            self._questions[0].take_keyboard()
        elif self._is_over:
            self._close.setFocus()
        else:
            self._line.setFocus()

    def _fit(self) -> None:
        """Be as high as the page wants, within the screen."""
        width = self._look.px(WIDTH)
        for part in self._parts:
            part.activate()
        wanted = sum(part.totalHeightForWidth(width) for part in self._parts)
        height = min(max(wanted, self._look.px(LEAST)), self._look.px(MOST))
        self.resize(QSize(width, height).boundedTo(self.screen().availableSize()))


class Question(QFrame):
    """Something about the day that only the person knows, with its answers.

    `entered` tells that the keyboard came to it.
    """

    entered = Signal()

    def __init__(
        self, name: str, text: str, answers: dict[str, Callable[[], None]], look: Look
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.asked = (name, text)
        self._answers = list(answers.values())
        self._buttons: list[QPushButton] = []
        self.is_marked = False
        marked(self, ground="panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.steps(4), look.steps(3), look.steps(4), look.steps(3))
        column.setSpacing(look.steps(2))
        column.addWidget(label(f"{name}_text", text))
        for number, (words, answer) in enumerate(answers.items()):
            made = button(f"{name}_{number + 1}", f"{number + 1}  {words}")
            made.setAccessibleName(f"{words}: {text}")
            made.clicked.connect(answer)
            made.installEventFilter(self)
            self._buttons.append(made)
        column.addWidget(in_a_row(self, look.px(8), *self._buttons))

    def answer(self, number: int) -> None:
        """Give the answer with this number, from 0, where there is one."""
        if number < len(self._answers):
            self._answers[number]()

    def has(self, part: QWidget) -> bool:
        """Tell whether a part of the window is one of its answers."""
        return part in self._buttons

    def take_keyboard(self) -> None:
        """Let the keyboard come to its first answer."""
        self._buttons[0].setFocus()

    def mark(self, *, is_marked: bool) -> None:
        """Show whether the keys answer this one."""
        self.is_marked = is_marked
        marked(self, ground="marked" if is_marked else "panel")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the keyboard comes to one of the answers."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


def _meaning() -> str:
    return _("Recording goes on. Nothing more is asked today, unless work starts anew.")
