"""The work on record beneath a week's picture: what can be moved in it, and what was recorded.

Knows nothing of Qt. Asked for once with the week, so that a picture asks for nothing itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.model import WorkSpan
from tracker.domain.schedule import ONE_DAY
from tracker.domain.week import DayBalance, Week
from tracker.reports.span_words import recorded_words
from ui.day.hall import Hall
from ui.day.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Work under its numbers, in order of time.

    Attributes:
        works: all that reaches into a week, or begins a day before or after it.
        recorded: what corrected work was recorded as, in words, where that was another time.
    """

    works: Mapping[int, WorkSpan] = field(default_factory=dict)
    recorded: Mapping[int, str] = field(default_factory=dict)


def on_record(hall: Hall, week: Week) -> OnRecord:
    """Ask for the work of a week; in another zone a day of work reaches into the next at home.

    Raises:
        StoreError: the record cannot be read.
    """
    works = {w.id: w for w in hall.sessions(week.days[0] - ONE_DAY, week.days[-1] + ONE_DAY)}
    originals = hall.corrections.originals(works.values())
    words = {number: recorded_words(works[number], spans) for number, spans in originals.items()}
    return OnRecord(works, {number: said for number, said in words.items() if said})


def day_rows(hall: Hall, day: DayBalance, known: OnRecord) -> list[Row]:
    """Ask what else there is of a day, and return all of it in order of time.

    Raises:
        StoreError: the record cannot be read.
    """
    unsure = hall.unsure(day.day - ONE_DAY, day.day + ONE_DAY)
    on_call = hall.days.on_call(day.plan.span)
    return rows_of(day, known.works.values(), unsure, on_call, known.recorded)
