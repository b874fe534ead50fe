"""The morning: what is told once, at the first work of a day, of the evening before.

Never at night, and nothing where there is nothing to tell. The line that the person wrote comes
first; it is theirs, and no switch holds it back.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.domain.give_back import GiveBack, give_back
from tracker.domain.localtime import local
from tracker.domain.rest import Rest, RestState
from tracker.domain.spans import ZERO
from tracker.domain.week import DayBalance, Week
from tracker.hall import Tracker

OPEN_MIN = timedelta(hours=1)  # our choice: less of apps left open is not worth a word
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Morning:
    """What there is to tell.

    Attributes:
        note: the line that was written for today; empty: none was.
        rest: the rest that has just ended, where it fell short or check-ins cut it.
        unsure: the last day of work, where some of it is unsure.
        left_open: how long work apps stood open then; zero where nothing can be offered about it.
        offer: what could be given back today.
        zone: where the times of `rest` and `offer` are read.
    """

    note: str
    rest: Rest | None
    unsure: date | None
    left_open: timedelta
    offer: GiveBack | None
    zone: str

    @property
    def is_worth_telling(self) -> bool:
        """Tell whether there is anything to tell."""
        return bool(self.note or self.rest or self.unsure or self.left_open or self.offer)


def morning_of(tracker: Tracker, zone: str) -> Morning:
    """Look at the day that has just begun, and at the one before.

    Raises:
        StoreError: the record cannot be read.
    """
    prompts, today = tracker.settings.prompts, tracker.today()
    last = _last_day_of_work(tracker, today) if prompts.morning else None
    offered = bool(tracker.settings.work.apps) and not prompts.left_open
    return Morning(
        note=tracker.days.line_for_today(),
        rest=_telling(last.rest_after) if last is not None else None,
        unsure=last.day if last is not None and tracker.unsure(last.day, last.day) else None,
        left_open=_left_open(last) if last is not None and offered else ZERO,
        offer=offer_of(tracker),
        zone=zone,
    )


def offer_of(tracker: Tracker) -> GiveBack | None:
    """Return what could be given back today, for who wants to hear of it.

    Raises:
        StoreError: the record cannot be read.
    """
    if not tracker.settings.prompts.give_back:
        return None
    balance = tracker.week(tracker.this_week())
    swapped = [day for day in balance.week.days if tracker.schedule.is_swapped(day)]
    return give_back(balance, tracker.today(), tracker.now, swapped)


def give_back_time(tracker: Tracker, *, is_today: bool = True) -> datetime | None:
    """Let today's core hours end earlier, or the next ones begin later, as is offered.

    Return when they do; None: nothing is offered.

    Raises:
        StoreError: it cannot be kept.
    """
    offer = offer_of(tracker)
    day, core = (None, ()) if offer is None else (offer.next_day, offer.next_core)
    if is_today and offer is not None:
        day, core = offer.day, offer.core
    if day is None:
        return None
    midnight = datetime.combine(day, time.min)

    def minutes(at: datetime) -> int:
        return (local(at, tracker.zone).replace(tzinfo=None) - midnight) // MINUTE

    tracker.days.swap(day, tuple((minutes(one.start), minutes(one.end)) for one in core))
    return core[-1].end if is_today else core[0].start


def _last_day_of_work(tracker: Tracker, today: date) -> DayBalance | None:
    """Return the last day with work before today, as far as the week before this one."""
    days = [
        day
        for week in (Week.of(today).shifted(-1), Week.of(today))
        for day in tracker.week(week).days
        if day.day < today and day.work
    ]
    return days[-1] if days else None


def _telling(rest: Rest | None) -> Rest | None:
    if rest is None or rest.main is None or rest.strict is None:
        return None
    is_cut = rest.state is RestState.INTERRUPTED and rest.check_ins
    return rest if is_cut or rest.state is RestState.SHORT else None


def _left_open(day: DayBalance) -> timedelta:
    length = day.left_open.length if day.left_open is not None else ZERO
    return length if length >= OPEN_MIN else ZERO
