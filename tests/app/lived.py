"""Years that were lived at the computer: measured work on days long gone, and on the last ones."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.hands import OSLO
from tracker.domain.events import Event, SessionEnded
from tracker.domain.localtime import resolve
from tracker.domain.model import EndReason, Place
from tracker.domain.spans import Span
from tracker.hall import Tracker
from tracker.retention import let_go

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)  # on which the clock of the tests stands
BORDER = date(2023, 11, 23)  # three years before
LATELY = [MONDAY - n * DAY for n in range(3, 10)]  # by which its clock is believed


def days(first: date, count: int) -> list[date]:
    """Return so many days, one after the other."""
    return [first + n * DAY for n in range(count)]


def lives(tracker: Tracker, on: Iterable[date], hours: tuple[int, int] = (9, 15)) -> None:
    """Put measured work on record, at the same hours of each day in Oslo."""
    tracker._journal.record([_worked(day, hours) for day in on], tracker.now)


def _worked(day: date, hours: tuple[int, int]) -> Event:
    start, end = (resolve(day, hour * 60, OSLO) for hour in hours)
    return SessionEnded(end, Span(start, end), OSLO, Place.HOME, EndReason.IDLE, start)


def old_days(tracker: Tracker) -> int:
    """Return how many days are too old of two that were lived six weeks ago."""
    today = tracker.today()
    lives(tracker, [*days(today - 42 * DAY, 2), *days(today - 8 * DAY, 7)])
    old = tracker.retention.old()
    return old.days if old is not None else 0


def let_go_days(tracker: Tracker) -> int:
    """Return how many of them go by themselves."""
    old_days(tracker)
    gone = let_go(tracker.home, tracker.retention.border())
    return gone.days if gone is not None else 0


def first_day(tracker: Tracker) -> date:
    """Return the UTC day of the first work on record."""
    record, _plan = tracker.record_of(Span(tracker.now, tracker.now))
    assert record.first is not None
    return record.first.date()
