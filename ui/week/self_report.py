"""What the person says of a week themselves, quietly under its figures.

Nothing here asks: statements stand there to be rated or to be left out. An answer is changed by
another one, taken back by itself, and what was last done can be undone.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.domain.self_report import Answers, Statement
from tracker.domain.week import Week
from tracker.errors import TrackerError
from tracker.wording import _, pgettext
from tracker.wording.statements import (
    answer_words,
    scale_meaning,
    self_report_title,
    statement_sentence,
)
from ui.day.hall import Days
from ui.look import Look
from ui.parts import button, label
from ui.picture.frame import MARGIN, MARGIN_NARROW, NARROW
from ui.week.rating import Scale

BESIDE = 460  # px at 100 %: from this width on a statement stands beside its scale


class SelfReport(QWidget):
    """Shows statements about a week with what was answered. `failed` tells what could not be kept.

    `resized` tells that it wants another height.
    """

    failed = Signal(str)
    resized = Signal()

    def __init__(self, days: Days, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selfReport")
        self._days, self._look = days, look
        self._week: Week | None = None
        self._asked: tuple[Statement, ...] = ()
        self._rows: dict[Statement, _Row] = {}
        self._before: list[tuple[Statement, int | None]] = []  # what can be undone, the last last
        self._undo = button("undoAnswer", pgettext("button", "Undo"), "quiet")
        self._undo.clicked.connect(self.undo)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(look.steps(2))
        self._column.addLayout(self._head())

    def _head(self) -> QVBoxLayout:
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when there is something to undo
        self._undo.setSizePolicy(policy)
        self._undo.hide()
        line = QHBoxLayout()
        line.addWidget(label("selfReportTitle", self_report_title(), "name"), 1)
        line.addWidget(self._undo)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(line)
        head.addWidget(label("selfReportMeaning", _meaning(), "soft"))
        return head

    # --- What is shown ---------------------------------------------------------------------------

    def show_week(self, week: Week, asked: Sequence[Statement], answers: Answers) -> None:
        """Show statements about a week with their answers; what is typed elsewhere stays."""
        if week != self._week:
            self._week = week
            self._before.clear()
        if tuple(asked) != self._asked:
            self._put_rows(tuple(asked))
        for statement, row in self._rows.items():
            row.scale.show_value(answers.get(statement))
        self._undo.setVisible(bool(self._before))

    def _put_rows(self, asked: tuple[Statement, ...]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._asked = asked
        self._rows = {statement: _Row(statement, self._look) for statement in asked}
        for statement, row in self._rows.items():
            row.scale.chosen.connect(lambda value, one=statement: self.answer(one, value))
            self._column.addWidget(row)
        self.resized.emit()

    def follow(self, before: QWidget) -> None:
        """Come after another widget in the order of the Tab key."""
        for after in self.findChildren(QAbstractButton):
            QWidget.setTabOrder(before, after)
            before = after

    def fit(self, width: int) -> int:
        """Take a width, and return the height that goes with it."""
        wide = width >= self._look.px(NARROW)
        side = self._look.px(MARGIN if wide else MARGIN_NARROW)
        self._column.setContentsMargins(side, 0, side, self._look.px(MARGIN_NARROW))
        for row in self._rows.values():
            row.turn(is_beside=width - 2 * side >= self._look.px(BESIDE))
        self._column.invalidate()
        return int(self._column.totalHeightForWidth(width))

    # --- What the person does --------------------------------------------------------------------

    def answer(self, statement: Statement, value: int | None) -> None:
        """Keep an answer, or that there is none; what was there before can be had back."""
        before = self._rows[statement].scale.value
        if value != before and self._keep(statement, value):
            self._before.append((statement, before))
        self._rows[statement].scale.show_value(self._rows[statement].scale.value)
        self._undo.setVisible(bool(self._before))

    def undo(self) -> None:
        """Undo what was answered last."""
        if not self._before or not self._keep(*self._before[-1]):
            return
        statement, _value = self._before.pop()
        if self._undo.hasFocus() and not self._before:
            self._rows[statement].scale.take_keyboard()
        self._undo.setVisible(bool(self._before))

    def _keep(self, statement: Statement, value: int | None) -> bool:
        if self._week is None:
            return False
        try:
            self._days.answer(self._week, statement, value)
        except TrackerError as error:
            self.failed.emit(error.sentence)
            return False
        self._rows[statement].scale.show_value(value)
        self._announce(_("Taken back.") if value is None else answer_words(value))
        return True

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def event(self, event: QEvent) -> bool:
        """Take the key that undoes for itself while the keyboard is here."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _undoes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _undoes(event):
            self.undo()
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    """A statement and its scale, side by side where there is room."""

    def __init__(self, statement: Statement, look: Look) -> None:
        super().__init__()
        sentence = statement_sentence(statement)
        self.scale = Scale(f"answer_{statement}", sentence, look)
        self._box = QBoxLayout(QBoxLayout.Direction.RightToLeft, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.steps(3))
        self._box.addWidget(label(f"statement_{statement}", sentence), 1)
        self._box.addWidget(self.scale)

    def turn(self, *, is_beside: bool) -> None:
        """Stand side by side, or the statement over its scale."""
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.RightToLeft if is_beside else directions.TopToBottom)


def _undoes(event: QKeyEvent) -> bool:
    return bool(event.matches(QKeySequence.StandardKey.Undo))


def _meaning() -> str:
    """Say what the numbers mean, and whose they are."""
    promise = _("Leave out what you like; nobody but you sees it, and nothing is added up.")
    return f"{scale_meaning()} {promise}"
