"""Corrections to the record, as the person asks for them in the list; each tells what it did.

Knows nothing of Qt. What the hall refuses is raised as it is: its sentence is shown in place.
"""

from dataclasses import dataclass
from datetime import datetime

from tracker.domain.model import WorkSpan
from tracker.wording import _
from tracker.wording.deeds import deed_done_again, deed_undone
from ui.week.day_rows import DayRow, OnCallRow, UnsureRow
from ui.week.hall import Hall
from ui.week.state import Typed


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence; `number` is that of the work, None where it is gone."""

    sentence: str
    number: int | None = None


class Corrections:
    """Corrects the record of one hall."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def put(self, work: WorkSpan | None, start: datetime, end: datetime, typed: Typed) -> Done:
        """Put new work on record, or correct what is there."""
        if work is None:
            number = self._hall.add(
                start, end, place=typed.place, planned=typed.planned, note=typed.note
            )
            return Done(self._ahead(_("Added."), end), number)
        self._hall.edit(
            work.id,
            start=start,
            end=end,
            place=typed.place,
            planned=typed.planned,
            note=typed.note,
        )
        return Done(self._ahead(_("Corrected."), end), work.id)

    def toggle_planned(self, row: DayRow) -> Done:
        """Mark work as planned, or take the mark back."""
        planned = not row.planned
        self._hall.edit(row.work.id, planned=planned)
        said = _("Marked as planned.") if planned else _("No longer marked as planned.")
        return Done(said, row.work.id)

    def delete(self, row: DayRow) -> Done:
        """Take work out of the record."""
        self._hall.delete(row.work.id)
        return Done(_("Deleted {times}.").format(times=row.times))

    def take_back(self, row: OnCallRow) -> Done:
        """Say that this was no time on call after all."""
        self._hall.days.delete_on_call(row.number)
        return Done(_("No longer on call: {times}.").format(times=row.times))

    def settle(self, row: UnsureRow, *, as_work: bool) -> Done:
        """Say what unsure time was."""
        self._hall.settle(row.unsure.id, as_work=as_work)
        said = _("{times} is work now.") if as_work else _("{times} is a pause now.")
        return Done(said.format(times=row.times))

    def undo(self) -> Done:
        """Undo what was done last, here or elsewhere."""
        deed = self._hall.undo()
        return Done(deed_undone(deed.kind.value, deed.spans))

    def redo(self) -> Done:
        """Do again what was undone last."""
        deed = self._hall.redo()
        return Done(deed_done_again(deed.kind.value, deed.spans))

    def _ahead(self, said: str, end: datetime) -> str:
        """Add that work ends in the future, which is often a slip."""
        return f"{said} {_('It lies ahead, or ends there.')}" if end > self._hall.now else said
