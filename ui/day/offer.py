"""What is offered beside a day: to confirm a record with gaps, and to today what fits just now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.week import DayBalance
from tracker.reports.day_words import is_unseen
from tracker.wording import _
from ui.buttons import button
from ui.flow import Flow
from ui.look import Look
from ui.sheet import marked


class DayOffer(QWidget):
    """A sentence and buttons, there while they are about the day that is shown."""

    taken = Signal(tuple)  # the words of what was offered
    confirmed = Signal(bool)  # the record of the day is complete, or that is taken back
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self._is_today = False
        self._given = QLabel(self)
        self._given.setObjectName("offer")
        self._given.setWordWrap(True)
        self._given.setTextFormat(Qt.TextFormat.PlainText)
        marked(self._given, face="soft")
        self._takes: list[QPushButton] = []
        self._row = QWidget(self)
        self._flow = Flow(look.px(6), look.px(6))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._row.setLayout(self._flow)
        self._confirm = self._made_confirm("confirm", _("Confirm the day"), is_complete=True)
        self._confirm.setToolTip(
            _("Nothing is missing: the day counts as known, with what is on record of it.")
        )
        self._back = self._made_confirm(
            "takeBack", _("Take back the confirmation"), is_complete=False
        )
        marked(self._back, kind="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._given)
        layout.addWidget(self._row)
        self._show()

    def _made_confirm(self, name: str, words: str, *, is_complete: bool) -> QPushButton:
        made = button(self, name, words, lambda: self.confirmed.emit(is_complete))
        self._flow.addWidget(made)
        made.hide()
        return made

    def show_day(self, day: DayBalance, *, is_confirmed: bool) -> None:
        """Fit a day."""
        self._is_today = day.is_today
        self._confirm.setVisible(is_unseen(day))
        self._back.setVisible(is_confirmed)
        self._show()

    def offer(self, sentence: str, deeds: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Offer something beside today, with what is on buttons and means; empty: nothing is."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self._given.setText(sentence)
        for old in self._takes:
            self._flow.removeWidget(old)
            old.deleteLater()
        self._takes = [
            button(self, words[0], label, partial(self.taken.emit, words)) for label, words in deeds
        ]
        for take in self._takes:
            self._flow.addWidget(take)
        self._show()

    def _show(self) -> None:
        is_meant = bool(self._sentence) and self._is_today
        for part in (self._given, *self._takes):
            part.setVisible(is_meant)
        has_button = not (self._confirm.isHidden() and self._back.isHidden())
        self._row.setVisible(has_button or (is_meant and bool(self._takes)))
        self.setVisible(is_meant or has_button)
        self.resized.emit()
