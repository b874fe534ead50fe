"""The form of a span of work: typed, understood while typing, faults told at each field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tracker.domain.correcting import Overlap
from tracker.domain.model import Place, WorkSpan
from tracker.domain.spans import Span
from tracker.reports.span_words import times_of
from tracker.wording import _, begin, pgettext, place_name
from ui.buttons import button
from ui.day.draft import Draft, Typed
from ui.day.overlap_box import OverlapBox
from ui.day.typed_span import Field, Understood, hint, named_day, typed_of, understand
from ui.fields import CheckField, ChoiceField
from ui.flow import Flow
from ui.look import Look
from ui.sheet import marked

TIME_ROOM = 96  # px at 100 %
Overlapped = Callable[[Span, int | None], Sequence[WorkSpan]]
PLACES = (Place.UNKNOWN, Place.HOME, Place.WORKPLACE, Place.OTHER)


class SpanForm(QWidget):
    """Adds a span of work, or corrects one; it closes only when told to.

    `overlapped` tells which other work a span shares time with.
    """

    saved = Signal(object)  # an Understood that is whole
    cancelled = Signal()
    resized = Signal()  # a fault takes room, or gives it back

    def __init__(self, look: Look, overlapped: Overlapped, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spanForm")
        self._overlapped = overlapped
        self._look = look
        self._zone = ""
        self._work: WorkSpan | None = None
        self._recorded: Span | None = None  # what it was first, where that is another time
        self._is_tried = False  # fields left empty are at fault once the person tried to save
        self._faults: dict[Field, QLabel] = {}
        self._lines: dict[Field, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.steps(3))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setColumnStretch(2, 1)
        self._title = QLabel(self)
        marked(self._title, face="fact")
        self._grid.addWidget(self._title, 0, 0, 1, 3)
        self._give_back = button(self, "giveBack", "", self.give_back)
        marked(self._give_back, kind="quiet")
        self._grid.addWidget(self._give_back, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._make_fields()
        self._overlaps = OverlapBox(look, self)
        self._grid.addWidget(self._overlaps, self._grid.rowCount(), 0, 1, 3)
        self._refusal = self._fault_label("refusal")
        self._grid.addWidget(self._refusal, self._grid.rowCount(), 0, 1, 3)
        self._make_buttons()

    # --- Its parts -------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._date, self._named_day = self._line("date", _("Date"), Field.DATE)
        self._start, _nothing = self._line("start", _("Start"), Field.START)
        self._end, self._length = self._line("end", _("End"), Field.END)
        self._place = ChoiceField(self._look)
        self._place.setObjectName("place")
        for place in PLACES:
            self._place.addItem(begin(place_name(place)), place)
        self._add(_("Place"), self._place, span=2)
        self._planned = CheckField(pgettext("work", "Planned: it was chosen"), self._look)
        self._planned.setObjectName("plannedBox")
        self._grid.addWidget(self._planned, self._grid.rowCount(), 1, 1, 2)
        self._note = QLineEdit(self)
        self._note.setObjectName("note")
        self._note.textChanged.connect(self._look_again)
        self._add(_("Note"), self._note, span=2)
        self._lines[Field.NOTE] = self._note
        self._add_fault(Field.NOTE)

    def _line(self, name: str, caption: str, where: Field) -> tuple[QLineEdit, QLabel]:
        """Make a short field, with room for a word beside it and for a fault below it."""
        line, beside = QLineEdit(self), QLabel(self)
        line.setObjectName(name)
        line.setFixedWidth(self._look.px(TIME_ROOM))
        line.textChanged.connect(self._look_again)
        marked(beside, face="soft")
        beside.setObjectName(f"{name}Hint")
        beside.setWordWrap(True)
        row = self._add(caption, line)
        self._lines[where] = line
        self._grid.addWidget(beside, row, 2)
        self._add_fault(where)
        return line, beside

    def _add(self, caption: str, widget: QWidget, span: int = 1) -> int:
        row = self._grid.rowCount()
        label = QLabel(caption, self)
        label.setBuddy(widget)
        widget.setAccessibleName(caption)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1, 1, span)
        return row

    def _add_fault(self, where: Field) -> None:
        label = self._fault_label(f"{where.value}Fault")
        self._faults[where] = label
        self._grid.addWidget(label, self._grid.rowCount(), 1, 1, 2)

    def _fault_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        marked(label, face="fault")
        label.hide()
        return label

    def _make_buttons(self) -> None:
        row = QWidget(self)
        flow = Flow(self._look.steps(2), self._look.steps(2))
        flow.setContentsMargins(0, 0, 0, 0)
        row.setLayout(flow)
        self._save = QPushButton(pgettext("button", "Save"), row)
        self._save.setObjectName("save")
        marked(self._save, kind="primary")
        self._save.clicked.connect(self.save)
        cancel = QPushButton(pgettext("button", "Cancel"), row)
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.cancelled)
        flow.addWidget(self._save)
        flow.addWidget(cancel)
        self._grid.addWidget(row, self._grid.rowCount(), 0, 1, 3)

    # --- What it holds ---------------------------------------------------------------------------

    @property
    def work(self) -> WorkSpan | None:
        """Return the work that it corrects."""
        return self._work

    @property
    def draft(self) -> Draft:
        """Return what it holds, to be opened again."""
        return Draft(None if self._work is None else self._work.id, self.typed)

    @property
    def overlap(self) -> Overlap:
        """Return what is to become of time that other work has already."""
        return self._overlaps.choice or Overlap.KEEP

    @property
    def typed(self) -> Typed:
        return Typed(
            self._date.text(),
            self._start.text(),
            self._end.text(),
            Place(self._place.currentData()),
            self._planned.isChecked(),
            self._note.text(),
        )

    def open_for(
        self,
        work: WorkSpan | None,
        typed: Typed,
        zone: str,
        *,
        is_home: bool,
        recorded: Span | None = None,
    ) -> None:
        """Show what is typed; `work` is corrected, None adds; times are local in `zone`.

        `recorded` is what the work was first, to be given back.
        """
        self._work, self._zone, self._is_tried = work, zone, False
        self._recorded = recorded
        self._give_back.setVisible(recorded is not None)
        if recorded is not None:
            times = times_of(recorded, zone)
            self._give_back.setText(_("As recorded: {times}").format(times=times))
        title = _("Add work") if work is None else _("Correct work")
        self._title.setText(title if is_home else f"{title} ({zone})")
        self._date.setText(typed.date)
        self._start.setText(typed.start)
        self._end.setText(typed.end)
        self._place.setCurrentIndex(PLACES.index(typed.place))
        self._planned.setChecked(typed.planned)
        self._note.setText(typed.note)
        self.refuse("")
        self._look_again()

    def give_back(self) -> None:
        """Show the times that were recorded; saving is still up to the person."""
        if self._recorded is not None:
            shown = typed_of(WorkSpan(self._recorded, self._zone))
            self._date.setText(shown.date)
            self._start.setText(shown.start)
            self._end.setText(shown.end)

    def begin_typing(self) -> None:
        """Put the keyboard where typing begins."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say why the record did not take it; everything typed stays."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    # --- While it is typed -----------------------------------------------------------------------

    def save(self) -> None:
        """Hand over what was typed, or show what is wrong with it."""
        self._is_tried = True
        understood = self._look_again()
        if understood.is_whole and self._overlaps.choice is None:
            self.refuse(_("Say first what is to give way."))
            self._overlaps.ask()
            self.resized.emit()
        elif understood.is_whole:
            self.saved.emit(understood)
        else:
            next(self._lines[w] for w in self._lines if w in understood.faults).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def _look_again(self) -> Understood:
        """Understand what is typed so far, and show it."""
        typed = self.typed
        understood = understand(typed, self._zone, self._work, self._recorded)
        empty = {Field.DATE: typed.date, Field.START: typed.start, Field.END: typed.end}
        is_new = False
        for where, label in self._faults.items():
            is_early = not self._is_tried and where in empty and not empty[where].strip()
            sentence = "" if is_early else understood.faults.get(where, "")
            is_new |= sentence != label.text()
            label.setText(sentence)
            label.setVisible(bool(sentence))
            line = self._lines[where]
            line.setAccessibleDescription(sentence)
            if bool(line.property("fault")) is not bool(sentence):
                marked(line, fault="true" if sentence else "")
        is_new |= not self._refusal.isHidden()
        is_new |= self._show_overlaps(understood)
        self._refusal.hide()
        self._named_day.setText(named_day(understood.day) if understood.day else "")
        self._length.setText(hint(understood, self._zone))
        if is_new:
            self.resized.emit()
        return understood

    def _show_overlaps(self, understood: Understood) -> bool:
        """Show what other work it shares time with; tell whether that takes another room."""
        start, end = understood.start, understood.end
        number = None if self._work is None else self._work.id
        span = Span(start, end) if understood.is_whole and start and end else None
        others = self._overlapped(span, number) if span is not None else ()
        return self._overlaps.show_overlaps(span, others, is_correction=self._work is not None)
