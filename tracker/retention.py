"""How long the record is kept, as the hall knows it: what is too old, and what the person says.

What goes by itself is erased from another thread, by a journal of its own; so all that a look
needs of the hall is handed over as `Border`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.domain import retention
from tracker.domain.model import WorkSpan
from tracker.domain.retention import (
    WITNESSED,
    Fate,
    Old,
    Terms,
    fate_of,
    goes_on,
    is_put_off,
    old_days,
)
from tracker.domain.schedule import ONE_DAY, Schedule
from tracker.domain.spans import Span
from tracker.errors import UsageError
from tracker.paths import Home
from tracker.settings import Settings
from tracker.wording import _, full_date

if TYPE_CHECKING:
    from tracker.store.journal import Journal

_REACH = timedelta(days=2)  # as far apart as the same tracker day begins anywhere


@dataclass(frozen=True, slots=True)
class Border:
    """What the border between old days and those that are kept is found by.

    Attributes:
        now: the present instant.
        today: the tracker day that runs.
        zone: the home zone, by which days are named.
    """

    now: datetime
    today: date
    zone: str
    schedule: Schedule
    terms: Terms

    @property
    def kept_from(self) -> date:
        """Return the first tracker day that is kept."""
        return retention.kept_from(self.today, self.terms.months)

    def begins(self, journal: "Journal", day: date) -> datetime:
        """Return where a day begins that is kept, in whatever zone it was lived.

        Of a day before it that ended later elsewhere the rest stays, and goes a day later.
        """
        start = self.schedule.day_start(day, self.zone)
        lived = journal.zones_in(Span(start - _REACH, start + _REACH))
        return min((self.schedule.day_start(day, zone) for zone in lived), default=start)

    def old(self, journal: "Journal", day: date | None = None) -> Old | None:
        """Return the days on record before one; before the first that is kept, if none is named."""
        first = self.kept_from if day is None else day
        if first == date.min:
            return None
        begun = journal.begun_before(self.begins(journal, first))
        lived = {min(self.schedule.day_at(at, self.zone), first - ONE_DAY) for at in begun}
        return old_days(lived.union(journal.said_before(first)), first)

    def fate(self, journal: "Journal", old: Old | None) -> Fate:
        """Return what may become of old days."""
        if old is None:
            return Fate.NONE
        year = Span(self.now - WITNESSED, self.now)
        witnesses = journal.count_measured_days(year)
        return fate_of(old, self.terms, self.today, witnesses, journal.put_off_on())

    def erase(self, journal: "Journal", old: Old) -> None:
        """Erase old days for good."""
        journal.erase_before(self.begins(journal, old.kept_from), old.kept_from, self.now)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long the record is kept, and what is older.

    Attributes:
        old: days that are older; None: there are none.
        next: the first day on which another one is too old; None: none ever is.
    """

    terms: Terms
    old: Old | None
    fate: Fate
    next: date | None


class Retention:
    """Tells what is older than the record is kept, and takes the person's word about it."""

    def __init__(
        self,
        journal: Callable[[], "Journal"],
        place: Callable[[], tuple[datetime, date, str, Schedule]],
        settings: Callable[[], Settings],
    ) -> None:
        """Be handed what to ask.

        Args:
            journal: opens the journal, or returns the one that is open.
            place: returns the present instant, the tracker day, the home zone and the plan.
            settings: returns what is set.
        """
        self._journal = journal
        self._place = place
        self._settings = settings

    def border(self) -> Border:
        """Return what old days are found by, as things stand now."""
        data = self._settings().data
        return Border(*self._place(), Terms(data.keep_months, data.delete_old))

    def look(self, first_work: date | None = None) -> Kept:
        """Return what is too old, and when the next day will be.

        Args:
            first_work: the day of the first work on record; None: there is none.
        """
        border, journal = self.border(), self._journal()
        old = border.old(journal)
        oldest = None if first_work is None else max(first_work, border.kept_from)
        following = None if oldest is None else goes_on(oldest, border.terms.months)
        return Kept(border.terms, old, border.fate(journal, old), following)

    def old(self, before: date | None = None) -> Old | None:
        """Return the days on record before one, or those that are too old by what is set.

        Raises:
            UsageError: the day lies in the week that runs, or ahead.
        """
        border = self.border()
        week = border.today - border.today.weekday() * ONE_DAY
        if before is not None and before > week:
            raise UsageError(
                _("Old days can be deleted up to this week, before {day} at the latest.").format(
                    day=full_date(week)
                )
            )
        return border.old(self._journal(), before)

    def count_old(self, work: Iterable[WorkSpan]) -> int:
        """Return how much of some work lies before the first day that is kept."""
        border = self.border()
        if border.kept_from == date.min:
            return 0
        start = border.schedule.day_start(border.kept_from, border.zone)
        return sum(one.span.start < start for one in work)

    def delete(self, old: Old) -> None:
        """Erase old days for good, from the backups in the home as well."""
        self.border().erase(self._journal(), old)

    def is_put_off(self) -> bool:
        """Tell whether the person said “not now” less than a month ago."""
        return is_put_off(self.border().today, self._journal().put_off_on())

    def put_off(self) -> None:
        """Ask again in a month at the earliest."""
        self._journal().put_off(self.border().today)


def let_go(home: Home, border: Border) -> Old | None:
    """Erase the days that go by themselves, by a journal of its own; return them.

    Raises:
        StoreError: the journal cannot be opened or written.
    """
    from tracker.store.journal import Journal  # which the hall has loaded by now

    with Journal.open(home, border.now, create=False) as journal:
        old = border.old(journal)
        if old is None or border.fate(journal, old) is not Fate.GO:
            return None
        border.erase(journal, old)
        return old
