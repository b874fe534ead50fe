"""Corrections to the record, as the person asks for them in the list; each tells what it did.

Knows nothing of Qt. What the hall refuses is raised as it is: its sentence is shown in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.correcting import Overlap
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.reports.span_words import span_times
from tracker.wording import _, clock, full_date
from tracker.wording.deeds import deed_done_again, deed_undone
from ui.day.draft import Typed
from ui.day.hall import Hall
from ui.day.rows import DayRow, OnCallRow, UnsureRow


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence; `number` is that of the work, None where it is gone."""

    sentence: str
    number: int | None = None


class Corrections:
    """Corrects the record of one hall."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def put(
        self, work: WorkSpan | None, span: Span, typed: Typed, overlap: Overlap = Overlap.KEEP
    ) -> Done:
        """Put new work on record, or correct what is there; `overlap` says what gives way."""
        zone = self._hall.zone if work is None else work.zone
        wanted = WorkSpan(span, zone, typed.place, typed.planned, note=typed.note)
        number = self._hall.corrections.put(None if work is None else work.id, wanted, overlap)
        said = _("Added.") if work is None else _("Corrected.")
        return Done(self._ahead(said, span.end), number)

    def move(self, work: WorkSpan, span: Span) -> Done:
        """Let work begin or end at another time."""
        stands = self._hall.corrections.edit(work.id, start=span.start, end=span.end)
        said = _("Now {times}.").format(times=span_times(stands))
        return Done(self._ahead(said, span.end), work.id)

    def split(self, work: WorkSpan, at: datetime) -> Done:
        """Part work in two."""
        self._hall.corrections.split(work.id, at)
        said = _("Split at {time}.").format(time=clock(local(at, work.zone)))
        return Done(said, work.id)

    def join(self, works: Sequence[WorkSpan]) -> Done:
        """Join work into one."""
        joined = self._hall.corrections.merge([work.id for work in works])
        return Done(_("Joined: {times}.").format(times=span_times(joined)), joined.id)

    def confirm(self, day: date, *, is_complete: bool) -> Done:
        """Say that the record of a day is all there was, or take that back."""
        self._hall.days.confirm(day, is_complete=is_complete)
        said = _("{day} is confirmed.") if is_complete else _("{day} is no longer confirmed.")
        return Done(said.format(day=full_date(day)))

    def toggle_planned(self, row: DayRow) -> Done:
        """Mark work as planned, or take the mark back."""
        planned = not row.planned
        self._hall.corrections.edit(row.work.id, planned=planned)
        said = _("Marked as planned.") if planned else _("No longer marked as planned.")
        return Done(said, row.work.id)

    def delete(self, row: DayRow) -> Done:
        """Take work out of the record."""
        self._hall.corrections.delete(row.work.id)
        return Done(_("Deleted {times}.").format(times=row.times))

    def take_back(self, row: OnCallRow) -> Done:
        """Say that this was no time on call after all."""
        self._hall.days.delete_on_call(row.number)
        return Done(_("No longer on call: {times}.").format(times=row.times))

    def settle(self, row: UnsureRow, *, as_work: bool) -> Done:
        """Say what unsure time was."""
        self._hall.corrections.settle(row.unsure.id, as_work=as_work)
        said = _("{times} is work now.") if as_work else _("{times} is a pause now.")
        return Done(said.format(times=row.times))

    def undo(self) -> Done:
        """Undo what was done last, here or elsewhere."""
        deed = self._hall.corrections.undo()
        return Done(deed_undone(deed.kind.value, deed.spans))

    def redo(self) -> Done:
        """Do again what was undone last."""
        deed = self._hall.corrections.redo()
        return Done(deed_done_again(deed.kind.value, deed.spans))

    def _ahead(self, said: str, end: datetime) -> str:
        """Add that work ends in the future, which is often a slip."""
        return f"{said} {_('It lies ahead, or ends there.')}" if end > self._hall.now else said
