"""The quiet lines below a day: what was done last, the way back, and the figures to take along."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.wording import _, pgettext
from ui.buttons import button
from ui.flow import Flow
from ui.look import Look
from ui.sheet import marked

Deeds = Mapping[str, Callable[[], object]]
COPY_DAY, COPY_WEEK = "Ctrl+C", "Ctrl+Shift+C"


class DayFoot(QWidget):
    """Says what was done, and lets it be undone."""

    def __init__(self, look: Look, deeds: Deeds, parent: QWidget) -> None:
        """Be told what each button does, under the names of the buttons."""
        super().__init__(parent)
        self.notice = QLabel(self)
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        marked(self.notice, face="soft")
        self.notice.hide()
        row = QWidget(self)
        flow = Flow(look.px(6), look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        row.setLayout(flow)
        for name, words, keys in (
            ("undo", pgettext("button", "Undo"), "Ctrl+Z"),
            ("redo", pgettext("button", "Redo"), "Ctrl+Shift+Z"),
            ("copyDay", _("Copy day"), COPY_DAY),
            ("copyWeek", _("Copy week"), COPY_WEEK),
        ):
            flow.addWidget(marked(button(row, name, words, deeds[name], keys=keys), kind="quiet"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(2))
        layout.addWidget(self.notice)
        layout.addWidget(row)

    def say(self, sentence: str) -> None:
        """Say in a quiet line what was done or cannot be done; empty: nothing."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self.notice, sentence)
            QAccessible.updateAccessibility(event)
