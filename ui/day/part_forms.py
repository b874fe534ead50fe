"""Two small forms in the place of the list: work is split at a time, or joined with its neighbour.

Each says before what will be on record afterwards.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.domain.correcting import gap_in
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.errors import UsageError
from tracker.reports.span_words import span_times, times_of
from tracker.wording import _, clock, duration, listing, pgettext
from ui.day.typed_span import time_inside
from ui.flow import Flow
from ui.look import Look
from ui.sheet import marked

TIME_ROOM = 96  # px at 100 %


class PartForm(QWidget):
    """A title, what it is about, and two buttons; Enter does it, Escape gives up."""

    agreed = Signal()
    cancelled = Signal()
    resized = Signal()  # what is said takes another room

    def __init__(self, name: str, deed: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(6))
        self.title = self._label("fact", f"{name}Title")
        self.said = self._label("soft", f"{name}Words")
        self.fault = self._label("fault", f"{name}Fault")
        row = QWidget(self)
        flow = Flow(look.steps(2), look.steps(2))
        flow.setContentsMargins(0, look.px(4), 0, 0)
        row.setLayout(flow)
        self.agree = QPushButton(deed, row)
        self.agree.setObjectName(f"{name}Agree")
        marked(self.agree, kind="primary")
        self.agree.clicked.connect(self.agreed)
        cancel = QPushButton(pgettext("button", "Cancel"), row)
        cancel.setObjectName(f"{name}Cancel")
        cancel.clicked.connect(self.cancelled)
        flow.addWidget(self.agree)
        flow.addWidget(cancel)
        self.column.addWidget(row)
        self.refuse("")

    def _label(self, face: str, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        marked(label, face=face)
        self.column.addWidget(label)
        return label

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done; nothing was changed."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreed.emit()
        else:
            super().keyPressEvent(event)


class SplitForm(PartForm):
    """Asks at which time work is to be split."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__("splitForm", pgettext("button", "Split"), look, parent)
        self.work: WorkSpan | None = None
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.steps(3))
        caption = QLabel(_("Split at"), row)
        self._time = QLineEdit(row)
        self._time.setObjectName("splitTime")
        self._time.setFixedWidth(look.px(TIME_ROOM))
        self._time.textChanged.connect(self._look_again)
        self._time.setAccessibleName(_("Split at"))
        caption.setBuddy(self._time)
        line.addWidget(caption)
        line.addWidget(self._time)
        line.addStretch(1)
        self.column.insertWidget(1, row)

    def open_for(self, work: WorkSpan, at: datetime) -> None:
        """Ask about work; `at` is what stands in the field to begin with."""
        self.work = work
        self.title.setText(_("Split {times}").format(times=span_times(work)))
        self._time.setText(clock(local(at, work.zone)))
        self._look_again()
        self._time.setFocus(Qt.FocusReason.OtherFocusReason)
        self._time.selectAll()

    @property
    def at(self) -> datetime | None:
        """Return the instant that is typed, if it lies inside the work."""
        if self.work is None:
            return None
        try:
            return time_inside(self._time.text(), self.work)
        except UsageError as error:
            self.refuse(error.sentence)
            return None

    def _look_again(self) -> None:
        """Say what the two parts would be, or what is wrong with the time."""
        if self.work is None:
            return
        self.refuse("")
        at = self.at
        parts: Sequence[Span] = ()
        if at is not None:
            parts = (Span(self.work.span.start, at), Span(at, self.work.span.end))
        zone = self.work.zone
        said = [f"{times_of(part, zone)}, {duration(part.length)}" for part in parts]
        self.said.setText("\n".join(said))
        marked(self._time, fault="" if at is not None else "true")
        self._time.setAccessibleDescription(self.said.text() or self.fault.text())
        self.resized.emit()


class JoinForm(PartForm):
    """Says what joining two spans of work would come to."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__("joinForm", pgettext("button", "Join"), look, parent)
        self.works: Sequence[WorkSpan] = ()

    def open_for(self, works: Sequence[WorkSpan]) -> None:
        """Ask about work, given in order of time."""
        self.works = works
        whole = Span(works[0].span.start, max(work.span.end for work in works))
        gap = gap_in(works)
        self.title.setText(_("Join {spans}").format(spans=listing([span_times(w) for w in works])))
        said = [_("They become {times}.").format(times=times_of(whole, works[0].zone))]
        if gap:
            said.append(_("{gap} between them becomes work.").format(gap=duration(gap)))
        self.said.setText(" ".join(said))
        self.refuse("")
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.agree.setAccessibleDescription(self.said.text())
