"""The day beside the chart: its work as a list, and every correction to it.

Corrections go to the hall at once. What it refuses is said in place, and nothing typed is lost.
Deleting asks nothing, for it can be undone.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.model import UnsureSpan, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance
from tracker.errors import TrackerError
from tracker.reports.day_words import day_in_full, day_note
from tracker.wording import _, begin, duration, pgettext
from ui.flow import Flow
from ui.look import Look
from ui.sheet import marked
from ui.week.buttons import EARLIER_SIGN, LATER_SIGN, button, turn_button
from ui.week.corrections import Corrections, Done
from ui.week.day_list import DayList
from ui.week.day_rows import DayRow, OnCallRow, Row, UnsureRow, rows_of
from ui.week.hall import Hall
from ui.week.span_form import SpanForm
from ui.week.state import Draft, Typed
from ui.week.typed_span import Understood, typed_of


class DayPanel(QFrame):
    """Shows a day, lets its work be corrected, and says what came of it."""

    corrected = Signal(object)  # the number of the work, or None where it is gone or many
    day_turned = Signal(int)  # so many days on
    resized = Signal()  # it wants another height
    offer_taken = Signal(tuple)  # the words of what was offered

    def __init__(self, hall: Hall, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dayPanel")
        self._hall = hall
        self._corrections = Corrections(hall)
        self._look = look
        self._day: DayBalance | None = None
        self._column = layout = QVBoxLayout(self)
        pad = look.steps(4)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(look.steps(2))
        layout.addLayout(self._made_head())
        self._summary = self._label("daySummary", "soft")
        layout.addWidget(self._summary)
        self._offered = ""
        self._given = self._label("offer", "soft")
        self._takes: list[QPushButton] = []
        self._deeds = Flow(look.px(6), look.px(6))
        self._deeds.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._given)
        layout.addLayout(self._deeds)
        layout.addSpacing(look.steps(1))
        layout.addWidget(self._made_buttons())
        self.list = DayList(look, self)
        self.list.currentRowChanged.connect(self._enable)
        self.list.row_opened.connect(self._edit_row)
        self.list.delete_pressed.connect(self.delete)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        layout.addWidget(self._made_foot())

    # --- Its parts -------------------------------------------------------------------------------

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        self._title = self._label("dayTitle", "fact")
        head.addWidget(self._title, 1)
        for made in (
            turn_button(self, "previousDay", EARLIER_SIGN, _("Previous day"), self._back, ""),
            turn_button(self, "nextDay", LATER_SIGN, _("Next day"), self._on, ""),
        ):
            head.addWidget(made)
        return head

    def _made_buttons(self) -> QWidget:
        self._buttons = QWidget(self)
        flow = Flow(self._look.px(6), self._look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self._buttons.setLayout(flow)
        self._add = button(self, "add", pgettext("button", "Add"), self.add)
        self._edit = button(self, "edit", pgettext("button", "Edit"), self.edit)
        self._planned = button(self, "planned", pgettext("button", "Planned"), self.toggle_planned)
        self._planned.setCheckable(True)
        self._delete = button(self, "delete", pgettext("button", "Delete"), self.delete)
        self._work = button(self, "thatWasWork", _("That was work"), self.settle_as_work)
        self._pause = button(self, "thatWasPause", _("That was a pause"), self.settle_as_pause)
        for made in (*self._of_work, *self._of_unsure):
            flow.addWidget(made)
        return self._buttons

    @property
    def _of_work(self) -> tuple[QPushButton, ...]:
        return self._add, self._edit, self._planned, self._delete

    @property
    def _of_unsure(self) -> tuple[QPushButton, ...]:
        return self._work, self._pause

    def _made_foot(self) -> QWidget:
        """Make the quiet line below: what was done last, and the way back."""
        foot = QWidget(self)
        flow = Flow(self._look.px(6), self._look.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        foot.setLayout(flow)
        self.notice = self._label("notice", "soft")
        self.notice.hide()
        self._undo = button(self, "undo", pgettext("button", "Undo"), self.undo)
        self._redo = button(self, "redo", pgettext("button", "Redo"), self.redo)
        for made in (self._undo, self._redo):
            marked(made, kind="quiet")
            flow.addWidget(made)
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(2))
        layout.addWidget(self.notice)
        layout.addWidget(foot)
        return column

    @cached_property
    def form(self) -> SpanForm:
        """Return the form, made when it is first opened."""
        made = SpanForm(self._look, self)
        made.saved.connect(self._save)
        made.cancelled.connect(self.close_form)
        made.resized.connect(self.resized)
        made.hide()
        self._column.insertWidget(self._column.indexOf(self.list) + 1, made)
        self.setTabOrder(self.list, made)
        return made

    def _label(self, name: str, face: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        marked(label, face=face)
        return label

    def _back(self) -> None:
        self.day_turned.emit(-1)

    def _on(self) -> None:
        self.day_turned.emit(1)

    # --- What it shows ---------------------------------------------------------------------------

    def show_day(
        self,
        day: DayBalance,
        found: Sequence[WorkSpan],
        unsure: Sequence[UnsureSpan],
        on_call: Mapping[int, Span],
        number: int | None,
    ) -> None:
        """Show a day with all that lies in it, out of what was found around it."""
        if self._day is not None and self._day.day != day.day:
            self.say("")
        self._day = day
        rows = rows_of(day, found, unsure, on_call)
        self._title.setText(day_in_full(day.day))
        self._summary.setText(_summary(day))
        self._show_offer()
        self.list.show_rows(rows, number)
        self._arrange()
        self._enable()

    def offer(self, sentence: str, deeds: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Offer something beside today, with what is on buttons and means; empty: nothing is."""
        if sentence == self._offered:
            return
        self._offered = sentence
        self._given.setText(sentence)
        for old in self._takes:
            self._deeds.removeWidget(old)
            old.deleteLater()
        self._takes = [
            button(self, words[0], label, partial(self.offer_taken.emit, words))
            for label, words in deeds
        ]
        for take in self._takes:
            self._deeds.addWidget(take)
        self._show_offer()
        self.resized.emit()

    def _show_offer(self) -> None:
        is_meant = bool(self._offered) and self._day is not None and self._day.is_today
        for part in (self._given, *self._takes):
            part.setVisible(is_meant)

    def chosen_number(self) -> int | None:
        """Return the number of the work that is chosen in the list."""
        row = self.list.chosen_work()
        return None if row is None else row.work.id

    def has(self, number: int) -> bool:
        """Tell whether work with a number is in the list."""
        return any(row.key == str(number) for row in self.list.rows())

    def take_focus(self) -> None:
        """Put the keyboard on the list, or where work can be added."""
        (self.list if self.list.count() else self._add).setFocus()

    @property
    def is_typing(self) -> bool:
        """Tell whether the form is open."""
        return "form" in self.__dict__ and not self.form.isHidden()

    @property
    def draft(self) -> Draft | None:
        """Return what is typed in the form, if it is open."""
        return self.form.draft if self.is_typing else None

    def open_draft(self, draft: Draft) -> None:
        """Open the form again with what was typed in it."""
        try:
            work = None if draft.number is None else self._hall.session(draft.number)
        except TrackerError as error:
            self.say(error.sentence)
            return
        self._open(work, draft.typed)

    def say(self, sentence: str) -> None:
        """Say in a quiet line what was done or cannot be done."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self.notice, sentence)
            QAccessible.updateAccessibility(event)
        self.resized.emit()

    def wanted_height(self, width: int) -> int:
        """Return how high it is at a width, with all of the list in it."""
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right() - 2 * self.frameWidth()
        self.list.setMinimumHeight(0 if self.list.isHidden() else self.list.full_height(inside))
        wanted = self._column.totalHeightForWidth(width)
        self.list.setMinimumHeight(0)
        return wanted

    def _arrange(self) -> None:
        """Show the list, or the form in its place."""
        has_rows = self.list.count() > 0
        self.list.setHidden(self.is_typing or not has_rows)
        self._buttons.setHidden(self.is_typing)
        self.resized.emit()

    def _enable(self) -> None:
        self._offer(is_unsure=isinstance(self.list.chosen(), UnsureRow))
        row = self.list.chosen_work()
        can_correct = row is not None and not row.is_running
        self._edit.setEnabled(can_correct)
        self._delete.setEnabled(can_correct or isinstance(self.list.chosen(), OnCallRow))
        self._planned.setEnabled(can_correct and row is not None and row.planned is not None)
        self._planned.setChecked(bool(row and row.planned))

    def _offer(self, *, is_unsure: bool) -> None:
        """Show the buttons that are about what is chosen: work, or unsure time."""
        if self._work.isHidden() is not is_unsure:
            return
        for made in self._of_work:
            made.setHidden(is_unsure)
        for made in self._of_unsure:
            made.setHidden(not is_unsure)
        self.resized.emit()

    # --- Corrections -----------------------------------------------------------------------------

    def add(self) -> None:
        """Open the form for new work on this day."""
        day = "" if self._day is None else self._day.day.isoformat()
        self._open(None, Typed(date=day))

    def edit(self) -> None:
        """Open the form for the chosen work."""
        row = self.list.chosen()
        if row is not None:
            self._edit_row(row)

    def toggle_planned(self) -> None:
        """Mark the chosen work as planned, or take the mark back."""
        row = self.list.chosen_work()
        if row is not None and not row.is_running and row.planned is not None:
            self._do(lambda: self._corrections.toggle_planned(row))
        self._enable()

    def delete(self) -> None:
        """Take the chosen work out of the record; nothing is asked, for it can be undone.

        Time on call is taken back, which is typed again as easily.
        """
        row = self.list.chosen()
        if isinstance(row, OnCallRow):
            self._do(lambda: self._corrections.take_back(row))
        elif isinstance(row, DayRow) and not row.is_running:
            self._do(lambda: self._corrections.delete(row))

    def settle_as_work(self) -> None:
        """Say that the chosen unsure time was work."""
        self._settle(as_work=True)

    def settle_as_pause(self) -> None:
        """Say that the chosen unsure time was a pause."""
        self._settle(as_work=False)

    def _settle(self, *, as_work: bool) -> None:
        row = self.list.chosen()
        if isinstance(row, UnsureRow):
            self._do(lambda: self._corrections.settle(row, as_work=as_work))
            self.take_focus()  # the button may be gone

    def undo(self) -> None:
        """Undo what was done last, here or elsewhere."""
        self._do(self._corrections.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._do(self._corrections.redo)

    def _do(self, deed: Callable[[], Done]) -> None:
        try:
            done = deed()
        except TrackerError as error:
            self.say(error.sentence)
            return
        self.corrected.emit(done.number)
        self.say(done.sentence)

    # --- The form --------------------------------------------------------------------------------

    def _edit_row(self, row: Row) -> None:
        """Open the form for a row; for unsure time as new work, of which a part can be typed."""
        if isinstance(row, UnsureRow):
            self._open(None, typed_of(WorkSpan(row.unsure.span, self._hall.zone)))
        elif isinstance(row, DayRow) and not row.is_running:
            self._open(row.work, typed_of(row.work))

    def _open(self, work: WorkSpan | None, typed: Typed) -> None:
        zone = self._hall.zone if work is None else work.zone
        self.say("")
        self.form.open_for(work, typed, zone, is_home=zone == self._hall.zone)
        self.form.show()
        self._arrange()
        self.form.begin_typing()

    def close_form(self) -> None:
        """Close the form without a word; the list has the keyboard again."""
        self.form.hide()
        self._arrange()
        self.take_focus()

    def _save(self, understood: Understood) -> None:
        start, end = understood.start, understood.end
        if start is None or end is None:
            return
        try:
            done = self._corrections.put(self.form.work, start, end, self.form.typed)
        except TrackerError as error:
            self.form.refuse(error.sentence)
            self.resized.emit()
            return
        self.close_form()
        self.corrected.emit(done.number)
        self.say(done.sentence)


def _summary(day: DayBalance) -> str:
    """Say in a line how much work a day had, or what kind of day it is."""
    said = [day_note(day)] if day_note(day) else []
    if day.work:
        said.insert(0, _("{work} of work").format(work=duration(day.work)))
    if day.outside:
        said.insert(1, _("{outside} outside").format(outside=duration(day.outside)))
    return begin(", ".join(said))
