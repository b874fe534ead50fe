"""The trend as the hall knows it: the weeks up to the one that is running, read in one go."""

from datetime import timedelta
from typing import Final

from tracker.domain.localtime import resolve
from tracker.domain.spans import Span
from tracker.domain.trend import SIDE, Trend, trend_over
from tracker.errors import UsageError
from tracker.hall import Tracker
from tracker.wording import _

LEAST: Final = 2
USUAL: Final = 12
MOST: Final = 104
SPANS: Final = (12, 26, 52)  # what a window offers: a season, half a year, a year
_COMPARED: Final = 2 * SIDE + 1  # the running week is not compared
_MARGIN: Final = timedelta(days=2)  # a day that is named elsewhere in the world


def trend_of(tracker: Tracker, weeks: int = USUAL) -> Trend:
    """Work out the last so many weeks, the running one included.

    The record is read once, however many weeks there are. The comparison is always that of the
    last four weeks with the four before, even where fewer are wanted.

    Raises:
        StoreError: the record cannot be read.
    """
    running = tracker.this_week()
    row = [running.shifted(-back) for back in reversed(range(max(weeks, _COMPARED)))]
    start = resolve(row[0].monday, 0, tracker.zone) - _MARGIN
    end = resolve(running.shifted(1).monday, 0, tracker.zone) + _MARGIN
    record, schedule = tracker.record_of(Span(start, end))
    return trend_over(row, schedule, record, now=tracker.now).last(weeks)


def parse_weeks(text: str) -> int:
    """Understand how many weeks are wanted.

    Raises:
        UsageError: it is no number, or too small or too large.
    """
    if text.isascii() and text.isdecimal() and LEAST <= int(text[:9]) <= MOST:
        return int(text[:9])
    raise UsageError(
        _("“{text}” is no number of weeks; write one from {least} to {most}.").format(
            text=text, least=LEAST, most=MOST
        )
    )
