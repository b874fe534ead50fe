"""How long the record is kept: which days are older than that, and what may become of them.

The clock alone deletes nothing. It is believed once work was measured on some days of the year
that it shows, and days of more than two months never go by themselves, whatever was agreed before.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

ONE_DAY: Final = timedelta(days=1)
MONTHS: Final = 12  # in a year
WITNESSES: Final = 5  # days with measured work that a clock needs to be believed
WITNESSED: Final = timedelta(days=366)  # so far back they may lie
AT_ONCE: Final = timedelta(
    days=62
)  # so long a time goes by itself; what lies before is asked about
PUT_OFF: Final = timedelta(days=30)  # how long “not now” holds


@dataclass(frozen=True, slots=True)
class Terms:
    """How long the record is kept.

    Attributes:
        months: for so long; 0: for ever.
        is_agreed: the person has agreed that what is older goes by itself.
    """

    months: int
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Old:
    """Days on record that are older than it is kept.

    Attributes:
        first: the first tracker day of which something is on record.
        last: the last of them.
        days: on how many days between them something is on record, both included.
        kept_from: the first tracker day that stays.
    """

    first: date
    last: date
    days: int
    kept_from: date


class Fate(StrEnum):
    """What may become of the days that are older than the record is kept."""

    NONE = "none"
    """There are no such days."""
    DOUBTED = "doubted"
    """The clock may stand wrong: too little was measured in the year that it shows."""
    ASK = "ask"
    """The person is to be asked first: they have not agreed, or it is more than they expect."""
    LATER = "later"
    """They said “not now” less than a month ago."""
    GO = "go"
    """They go by themselves, as was agreed."""


def kept_from(today: date, months: int) -> date:
    """Return the first tracker day that is kept on a day; with 0 months none is too old."""
    if months == 0:
        return date.min
    years, month = divmod(today.year * MONTHS + today.month - 1 - months, MONTHS)
    if years < date.min.year:
        return date.min
    return date(years, month + 1, min(today.day, monthrange(years, month + 1)[1]))


def goes_on(day: date, months: int) -> date | None:
    """Return the first day on which a tracker day is too old; None: it is kept for ever."""
    if months == 0:
        return None
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if years > date.max.year:
        return None
    at = date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    while kept_from(at, months) <= day:  # the day after, or two where months are of other lengths
        at += ONE_DAY
    return at


def old_days(recorded: Collection[date], first_kept: date) -> Old | None:
    """Return those of the days on record that lie before the first that is kept."""
    old = {day for day in recorded if day < first_kept}
    return Old(min(old), max(old), len(old), first_kept) if old else None


def fate_of(
    old: Old | None, terms: Terms, today: date, witnesses: int, put_off_on: date | None
) -> Fate:
    """Judge what may become of old days.

    Args:
        old: the days; None: there are none.
        terms: what the person set.
        today: the tracker day that runs.
        witnesses: on how many days of the last year, as the clock shows it, work was measured.
        put_off_on: the tracker day on which the person last said “not now”.
    """
    if old is None:
        return Fate.NONE
    if witnesses < WITNESSES:
        return Fate.DOUBTED
    if terms.is_agreed and old.first >= old.kept_from - AT_ONCE:
        return Fate.GO
    return Fate.LATER if is_put_off(today, put_off_on) else Fate.ASK


def is_put_off(today: date, said_on: date | None) -> bool:
    """Tell whether “not now”, said on a tracker day, still holds on another one."""
    return said_on is not None and timedelta(0) <= today - said_on < PUT_OFF
