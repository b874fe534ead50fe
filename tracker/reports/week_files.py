"""What goes into the files of a week that are text: spans of work, figures, a page, a calendar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tracker.domain.model import WorkSpan
from tracker.domain.week import WeekBalance
from tracker.reports.csv import spans_of, write_csv
from tracker.reports.json import week_object, written

if TYPE_CHECKING:
    from tracker.reports.html import Chart


@dataclass(frozen=True, slots=True)
class Source:
    """What such a file is made from.

    Attributes:
        balance: the week.
        notes: what the person noted, by the number of the span.
        with_notes: whether a page and a calendar tell them. They are free text, and such files are
            handed on; a CSV always has them, since it carries the record to another computer.
        now: the present moment.
        chart: paints the chart of a page; None where nobody can.
    """

    balance: WeekBalance
    notes: Mapping[int, str]
    with_notes: bool
    now: datetime
    chart: "Callable[[WeekBalance], Chart | None]"

    @property
    def work(self) -> list[WorkSpan]:
        """Return the spans of work as the record has them, as far as they lie in the week."""
        return spans_of(self.balance, self.notes)

    @property
    def work_to_hand_on(self) -> list[WorkSpan]:
        """Return the spans of work with their notes only if those are wanted."""
        return spans_of(self.balance, self.notes if self.with_notes else {})


def _csv(source: Source) -> str:
    return write_csv(source.work)


def _json(source: Source) -> str:
    return written(week_object(source.balance))


def _html(source: Source) -> str:
    from tracker.reports.html import write_html

    return write_html(source.balance, source.work_to_hand_on, source.chart(source.balance))


def _ics(source: Source) -> str:
    from tracker.reports.ics import write_ics

    return write_ics(source.work_to_hand_on, source.now)


WRITERS: Final[Mapping[str, Callable[[Source], str]]] = {
    "csv": _csv,
    "json": _json,
    "html": _html,
    "ics": _ics,
}
