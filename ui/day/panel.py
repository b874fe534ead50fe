"""The day beside the chart: its work as a list, and every correction to it.

Corrections go to the hall at once. What it refuses is said in place, and nothing typed is lost.
Deleting asks nothing, for it can be undone.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.domain.model import WorkSpan
from tracker.domain.values import replace
from tracker.domain.week import DayBalance
from tracker.errors import TrackerError
from tracker.reports.day_words import day_in_full, day_note
from tracker.wording import _, begin, duration
from ui.buttons import EARLIER_SIGN, LATER_SIGN, turn_button
from ui.day.buttons import DayButtons
from ui.day.corrections import Corrections, Done
from ui.day.draft import Draft, Typed
from ui.day.drag import Drag
from ui.day.foot import DayFoot
from ui.day.forms import DayForms
from ui.day.hall import Hall
from ui.day.list import DayList
from ui.day.offer import DayOffer
from ui.day.rows import DayRow, OnCallRow, Row, UnsureRow
from ui.day.typed_span import typed_of
from ui.look import Look
from ui.sheet import marked


class DayPanel(QFrame):
    """Shows a day, lets its work be corrected, and says what came of it."""

    corrected = Signal(object)  # the number of the work, or None where it is gone or many
    day_turned = Signal(int)  # so many days on
    resized = Signal()  # it wants another height
    offer_taken = Signal(tuple)  # the words of what was offered
    copy_wanted = Signal(bool)  # of the whole week, or of the day

    def __init__(self, hall: Hall, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dayPanel")
        self._hall = hall
        self._corrections = Corrections(hall)
        self._day: DayBalance | None = None
        self._pressed: datetime | None = None  # where a bar of the chart was pressed last
        self._column = layout = QVBoxLayout(self)
        pad = look.steps(4)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(look.steps(2))
        layout.addLayout(self._made_head())
        self._summary = self._label("daySummary", "soft")
        layout.addWidget(self._summary)
        layout.addWidget(self._made_offer(look))
        layout.addSpacing(look.steps(1))
        layout.addWidget(self._made_buttons(look))
        self.list = DayList(look, self)
        self.list.currentRowChanged.connect(self._enable)
        self.list.row_opened.connect(self._edit_row)
        self.list.delete_pressed.connect(self.delete)
        layout.addWidget(self.list, 1)
        self.forms = DayForms(hall, look, self)
        self.forms.closed.connect(self.close_form)
        self.forms.resized.connect(self.resized)
        self.forms.agreed.connect(self._take_form)
        layout.addWidget(self.forms)
        layout.addStretch(0)
        layout.addWidget(self._made_foot(look))

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

    def _made_offer(self, look: Look) -> QWidget:
        self._offer = DayOffer(look, self)
        self._offer.taken.connect(self.offer_taken)
        self._offer.confirmed.connect(self.confirm)
        self._offer.resized.connect(self.resized)
        return self._offer

    def _made_buttons(self, look: Look) -> QWidget:
        deeds = {
            "add": self.add,
            "edit": self.edit,
            "split": self.split,
            "join": self.join,
            "planned": self.toggle_planned,
            "delete": self.delete,
            "thatWasWork": lambda: self._settle(as_work=True),
            "thatWasPause": lambda: self._settle(as_work=False),
        }
        self._buttons = DayButtons(look, deeds, self)
        self._buttons.resized.connect(self.resized)
        return self._buttons

    def _made_foot(self, look: Look) -> QWidget:
        deeds: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "redo": self.redo,
            "copyDay": lambda: self.copy_wanted.emit(False),
            "copyWeek": lambda: self.copy_wanted.emit(True),
        }
        self._foot = DayFoot(look, deeds, self)
        return self._foot

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
        self, day: DayBalance, rows: Sequence[Row], number: int | None, *, is_confirmed: bool
    ) -> None:
        """Show a day with all that lies in it, and choose the row with a number."""
        if self._day is not None and self._day.day != day.day:
            self.say("")
        self._day = day
        self._title.setText(day_in_full(day.day))
        self._summary.setText(_summary(day, is_confirmed=is_confirmed))
        self._offer.show_day(day, is_confirmed=is_confirmed)
        self.list.show_rows(rows, number)
        self._arrange()
        self._enable()

    def offer(self, sentence: str, deeds: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Offer something beside today, with what is on buttons and means; empty: nothing is."""
        self._offer.offer(sentence, deeds)

    def chosen_number(self) -> int | None:
        """Return the number of the work that is chosen in the list."""
        row = self.list.chosen_work()
        return None if row is None else row.work.id

    def has(self, number: int) -> bool:
        """Tell whether work with a number is in the list."""
        return any(row.key == str(number) for row in self.list.rows())

    def take_focus(self) -> None:
        """Put the keyboard on the list, or where work can be added."""
        if self.list.count():
            self.list.setFocus()
        else:
            self._buttons.take_focus()

    @property
    def is_typing(self) -> bool:
        """Tell whether a form is open."""
        return self.forms.is_open

    @property
    def draft(self) -> Draft | None:
        """Return what is typed in the form of a span, if it is open."""
        return self.forms.draft

    def open_draft(self, draft: Draft) -> None:
        """Open the form again with what was typed in it."""
        try:
            work = None if draft.number is None else self._hall.session(draft.number)
        except TrackerError as error:
            self.say(error.sentence)
            return
        self._open(work, draft.typed)

    @property
    def notice(self) -> QLabel:
        """Return the line in which that is said."""
        return self._foot.notice

    def say(self, sentence: str) -> None:
        """Say in a quiet line what was done or cannot be done."""
        self._foot.say(sentence)
        self.resized.emit()

    def wanted_height(self, width: int) -> int:
        """Return how high it is at a width, with all of the list in it."""
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right() - 2 * self.frameWidth()
        self.forms.reckon_anew()
        self.list.setFixedHeight(self.list.full_height(inside))
        wanted = self._column.totalHeightForWidth(width)
        self.list.setMinimumHeight(0)
        return wanted

    def _arrange(self) -> None:
        """Show the list, or the form in its place."""
        has_rows = self.list.count() > 0
        self.list.setHidden(self.is_typing or not has_rows)
        self._buttons.setHidden(self.is_typing)
        self.forms.setHidden(not self.is_typing)
        self.resized.emit()

    def _enable(self) -> None:
        self._buttons.show_for(self.list.chosen(), self._pair()[1:])

    def _pair(self) -> list[DayRow]:
        """Return the chosen work and what it can be joined with: the next, else the one before."""
        ended = [r for r in self.list.rows() if isinstance(r, DayRow) and not r.is_running]
        row = self.list.chosen()
        if row not in ended or len(ended) < 2:
            return [row] if isinstance(row, DayRow) else []
        place = min(ended.index(row), len(ended) - 2)
        pair = ended[place : place + 2]
        return pair if pair[0] == row else pair[::-1]

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

    def press_at(self, at: datetime) -> None:
        """Remember which moment was pressed in the chart: work is likely to be split there."""
        self._pressed = at

    def split(self) -> None:
        """Ask where the chosen work is to be split: where it was pressed last, else its middle."""
        row = self.list.chosen_work()
        if row is not None and not row.is_running:
            self.say("")
            self.forms.open_split(row.work, self._pressed)
            self._arrange()

    def join(self) -> None:
        """Ask whether the chosen work and its neighbour are to become one."""
        pair = self._pair()
        if len(pair) > 1:
            works = sorted((row.work for row in pair), key=lambda work: work.span)
            self.say("")
            self.forms.open_join(works)
            self._arrange()

    def let_go(self, drag: Drag) -> None:
        """Take what was moved in the chart; new time, and what overlaps, goes through the form."""
        work, span = drag.work, drag.span
        if self.is_typing:
            self.say(_("Save or cancel first what is typed here."))
            return
        if work is None:
            self._open(None, typed_of(WorkSpan(span, self._hall.zone)))
            return
        try:
            overlapped = self._hall.corrections.overlapped(span, work.id)
        except TrackerError as error:
            self.say(error.sentence)
            return
        if overlapped:
            stands = self._as_it_counts(work)
            self._open(work, typed_of(replace(stands, span=span)))
        else:
            self._do(lambda: self._corrections.move(work, span))

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

    def confirm(self, is_complete: bool) -> None:
        """Say that the record of the day is all there was, or take that back."""
        day = self._day
        if day is not None:
            self._do(lambda: self._corrections.confirm(day.day, is_complete=is_complete))
            self.take_focus()  # the button may be gone

    def _settle(self, *, as_work: bool) -> None:
        """Say what the chosen unsure time was."""
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
            self._tell(deed())
        except TrackerError as error:
            self.say(error.sentence)

    def _tell(self, done: Done) -> None:
        self.corrected.emit(done.number)
        self.say(done.sentence)

    # --- The forms -------------------------------------------------------------------------------

    def _edit_row(self, row: Row) -> None:
        """Open the form for a row; for unsure time as new work, of which a part can be typed."""
        if isinstance(row, UnsureRow):
            self._open(None, typed_of(WorkSpan(row.unsure.span, self._hall.zone)))
        elif isinstance(row, DayRow) and not row.is_running:
            self._open(row.work, typed_of(self._as_it_counts(row.work)))

    def _as_it_counts(self, work: WorkSpan) -> WorkSpan:
        """Return work marked as chosen if that is how it counts, for a form shows what is saved."""
        rows = (row for row in self.list.rows() if isinstance(row, DayRow))
        is_chosen = any(row.work.id == work.id and row.planned for row in rows)
        return replace(work, planned=work.planned or is_chosen)

    def _open(self, work: WorkSpan | None, typed: Typed) -> None:
        self.say("")
        self.forms.open_span(work, typed)
        self._arrange()
        self.forms.begin_typing()

    def close_form(self) -> None:
        """Close the form without a word; the list has the keyboard again."""
        self.forms.close_all()
        self._arrange()
        self.take_focus()

    def _take_form(self, deed: Callable[[Corrections], Done]) -> None:
        try:
            done = deed(self._corrections)
        except TrackerError as error:
            self.forms.refuse(error.sentence)
            self.resized.emit()
            return
        self.close_form()
        self._tell(done)


def _summary(day: DayBalance, *, is_confirmed: bool) -> str:
    """Say in a line how much work a day had, or what kind of day it is."""
    said = [day_note(day)] if day_note(day) else []
    if day.work:
        said.insert(0, _("{work} of work").format(work=duration(day.work)))
    if day.outside:
        said.insert(1, _("{outside} outside").format(outside=duration(day.outside)))
    if is_confirmed:
        said.append(_("confirmed"))
    return begin(", ".join(said))
