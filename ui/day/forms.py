"""The forms in the place of a day's list: of a span, of a split, of joining; one at a time.

Each is made when it is first opened. What the person agrees to is handed on as a deed.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.errors import TrackerError
from ui.day.draft import Draft, Typed
from ui.day.hall import Hall
from ui.day.part_forms import JoinForm, SplitForm
from ui.day.span_form import SpanForm
from ui.day.typed_span import Understood
from ui.look import Look
from ui.picture.ruler import rounded


class DayForms(QWidget):
    """Holds the forms, and hands on what is agreed to in them."""

    agreed = Signal(object)  # what is to be done with the corrections
    closed = Signal()
    resized = Signal()

    def __init__(self, hall: Hall, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._hall = hall
        self._look = look
        self._open: SpanForm | SplitForm | JoinForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @cached_property
    def span(self) -> SpanForm:
        """Return the form of a span of work."""
        made = SpanForm(self._look, self._overlapped, self)
        made.saved.connect(self._save)
        made.cancelled.connect(self.closed)
        made.resized.connect(self.resized)
        self._column.addWidget(made)
        return made

    @cached_property
    def split(self) -> SplitForm:
        """Return the form that asks where to split work."""
        made = SplitForm(self._look, self)
        made.agreed.connect(self._split)
        made.cancelled.connect(self.closed)
        made.resized.connect(self.resized)
        self._column.addWidget(made)
        return made

    @cached_property
    def join(self) -> JoinForm:
        """Return the form that says what joining work comes to."""
        made = JoinForm(self._look, self)
        made.agreed.connect(self._join)
        made.cancelled.connect(self.closed)
        made.resized.connect(self.resized)
        self._column.addWidget(made)
        return made

    # --- Which one is open -----------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether one of them is."""
        return self._open is not None

    @property
    def draft(self) -> Draft | None:
        """Return what is typed in the form of a span, if that is open."""
        return self.span.draft if isinstance(self._open, SpanForm) else None

    def open_span(self, work: WorkSpan | None, typed: Typed) -> None:
        """Open the form of a span: `work` is corrected, None adds."""
        zone = self._hall.zone if work is None else work.zone
        is_home, recorded = zone == self._hall.zone, self._recorded(work)
        self.span.open_for(work, typed, zone, is_home=is_home, recorded=recorded)
        self._show(self.span)

    def open_split(self, work: WorkSpan, at: datetime | None) -> None:
        """Ask where work is to be split; `at` is offered if it lies inside, else the middle."""
        self._show(self.split)
        self.split.open_for(work, at if at is not None and _inside(at, work) else _middle(work))

    def open_join(self, works: Sequence[WorkSpan]) -> None:
        """Ask whether work is to be joined."""
        self._show(self.join)
        self.join.open_for(works)

    def begin_typing(self) -> None:
        """Put the keyboard where typing begins."""
        if isinstance(self._open, SpanForm):
            self._open.begin_typing()

    def refuse(self, sentence: str) -> None:
        """Say why the record did not take it; what was typed stays."""
        if self._open is not None:
            self._open.refuse(sentence)

    def close_all(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self._open.hide()
        self._open = None

    def reckon_anew(self) -> None:
        """Forget how high it was: what changed two levels further in comes to be known too late."""
        self._column.invalidate()
        self.updateGeometry()

    def _show(self, form: SpanForm | SplitForm | JoinForm) -> None:
        self.close_all()
        self._open = form
        self.show()
        form.show()

    # --- What is agreed to -----------------------------------------------------------------------

    def _recorded(self, work: WorkSpan | None) -> Span | None:
        """Return what corrected work was first, if that was one span at another time."""
        try:
            originals = {} if work is None else self._hall.corrections.originals([work])
        except TrackerError:
            return None  # it can still be typed
        spans = [] if work is None else [s for s in originals.get(work.id, ()) if s != work.span]
        return spans[0] if len(spans) == 1 else None

    def _overlapped(self, span: Span, number: int | None) -> Sequence[WorkSpan]:
        try:
            return self._hall.corrections.overlapped(span, number)
        except TrackerError:
            return ()  # saving will meet it too, and say so

    def _save(self, understood: Understood) -> None:
        start, end = understood.start, understood.end
        if start is not None and end is not None:
            form, span = self.span, Span(start, end)
            self.agreed.emit(lambda c: c.put(form.work, span, form.typed, form.overlap))

    def _split(self) -> None:
        work, at = self.split.work, self.split.at
        if work is not None and at is not None:
            self.agreed.emit(lambda corrections: corrections.split(work, at))

    def _join(self) -> None:
        works = self.join.works
        self.agreed.emit(lambda corrections: corrections.join(works))


def _inside(at: datetime, work: WorkSpan) -> bool:
    return work.span.start < at < work.span.end


def _middle(work: WorkSpan) -> datetime:
    """Return the middle of work, on a full step of the clock if there is one inside."""
    middle = work.span.start + work.span.length / 2
    even = (rounded(middle), rounded(middle, fine=True))
    return next((at for at in even if _inside(at, work)), middle)
