"""How much of the record a week needs: as far on either side as its rests reach, and up to now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from tracker.domain.balance import reaches_far_enough
from tracker.domain.localtime import resolve
from tracker.domain.model import PresenceSpan, Record, WorkSpan
from tracker.domain.schedule import Schedule
from tracker.domain.spans import Span
from tracker.domain.week import Week

MARGIN = timedelta(days=9)
REACH = timedelta(days=3)


class Readable(Protocol):
    """What can be asked for the record of a window."""

    def read(self, window: Span) -> Record:
        """Return all that is on record of a window."""
        ...

    def neighbours(self, window: Span) -> tuple[datetime | None, datetime | None]:
        """Return the end of the last work before a window, and the start of the first after."""
        ...


def read_around(
    journal: Readable,
    week: Week,
    schedule_of: Callable[[Record], Schedule],
    check_in_max: timedelta,
) -> Record:
    """Read a week and on either side up to work that is no check-in, where there is any."""
    start = resolve(week.monday, 0, "UTC") - MARGIN
    end = resolve(week.shifted(1).monday, 0, "UTC") + MARGIN
    reach = REACH
    while True:
        record = journal.read(Span(start, end))
        before, after = journal.neighbours(Span(start, end))
        has_before, has_after = reaches_far_enough(week, schedule_of(record), record, check_in_max)
        wider_start = start if has_before or before is None else before - reach
        wider_end = end if has_after or after is None else after + reach
        if (wider_start, wider_end) == (start, end):
            return record
        start, end, reach = wider_start, wider_end, 2 * reach


def as_it_runs(record: Record, running: WorkSpan | None, present: PresenceSpan | None) -> Record:
    """Take what is running as it is now, not as the last checkpoint saved it.

    Args:
        record: what was read.
        running: the session that goes on, up to the last input; None: there is none.
        present: what the listed work apps do now; None: nobody watches them.
    """
    if present is not None:
        record = replace(record, presence=(*record.presence, present))
    if running is None:
        return record
    kept = (work for work in record.work if work.id != running.id)
    first = min(record.first or running.span.start, running.span.start)
    seen = (*record.seen, running.span)
    return replace(record, work=(*kept, running), seen=seen, first=first)
