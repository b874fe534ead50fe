"""A day in a few words: what kind of day it was, and how much is known of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain.localtime import local
from tracker.domain.model import BreakOutcome
from tracker.domain.spans import ZERO
from tracker.domain.week import DayBalance, WeekBalance
from tracker.wording import (
    _,
    begin,
    clock,
    date_in_year,
    duration,
    listing,
    ngettext,
    weekday,
)

LEFT_OPEN_MIN = timedelta(minutes=15)  # less is not worth a word, as in a disconnected evening


def day_note(day: DayBalance, *, with_parts: bool = True) -> str:
    """Say in a word or two what explains the row of a day; empty where nothing needs to be.

    `with_parts` names the hours of leave that is a part of the day; a picture shows them itself.
    """
    kinds = list(_kinds(day, with_parts=with_parts))
    return ", ".join(part for part in (*kinds, _state(day, is_named=bool(kinds))) if part)


def day_in_full(day: date) -> str:
    """Name a day: “Tuesday 17 November 2026”."""
    words = _("{weekday} {date}").format(weekday=weekday(day), date=date_in_year(day))
    return begin(words)


def day_sentence(day: DayBalance) -> str:
    """Say how much work a day had, and how much of it in its core hours."""
    if not day.work:
        return begin(_("no work so far")) + "." if day.is_today else begin(_("no work")) + "."
    return work_sentence(day, has_hours=day.plan.has_fixed_hours)


def work_sentence(balance: DayBalance | WeekBalance, *, has_hours: bool) -> str:
    """Say how much work a day or a week had, and how much of it lay in core hours."""
    work, core, flex = duration(balance.work), duration(balance.core), duration(balance.flex)
    if not has_hours:
        return _("{work} of work.").format(work=work)
    if balance.core == balance.work:
        return _("{work} of work, all of it inside your core hours.").format(work=work)
    if balance.flex:
        return _(
            "{work} of work, {core} of it inside your core hours and {flex} in the flex band."
        ).format(work=work, core=core, flex=flex)
    if not balance.core:
        return _("{work} of work, none of it inside your core hours.").format(work=work)
    return _("{work} of work, {core} of it inside your core hours.").format(work=work, core=core)


def pauses_sentence(day: DayBalance) -> str:
    """Say what breaks a day had; empty where it had none."""
    taken = sum(record.outcome is BreakOutcome.TAKEN for record in day.breaks)
    natural = sum(record.outcome is BreakOutcome.NATURAL for record in day.breaks)
    if not taken and not natural:
        return ""
    told = []
    if natural:
        told.append(
            ngettext(
                "{count} break of your own accord", "{count} breaks of your own accord", natural
            ).format(count=natural)
        )
    if taken:
        told.append(
            ngettext("{count} after a reminder", "{count} after a reminder", taken).format(
                count=taken
            )
        )
    return begin(listing(told)) + "."


def left_open_words(day: DayBalance) -> str:
    """Say for how long work apps stood open unused; empty where none did, or nobody knows."""
    length = day.left_open.length if day.left_open is not None else ZERO
    if length < LEFT_OPEN_MIN:
        return ""
    return _("work apps left open for {length}").format(length=duration(length))


def is_unseen(day: DayBalance) -> bool:
    """Tell whether a day that is over has too little data to be called known."""
    return not (day.known or day.is_today or day.is_ahead)


def _kinds(day: DayBalance, *, with_parts: bool) -> Iterator[str]:
    if day.plan.holiday:
        yield day.plan.holiday
    if day.plan.span in day.plan.leave:
        yield _("on leave")
        return
    for part in day.plan.leave if with_parts else ():
        start, end = (clock(local(at, day.plan.zone)) for at in (part.start, part.end))
        yield _("on leave {start}–{end}").format(start=start, end=end)


def _state(day: DayBalance, *, is_named: bool) -> str:
    if is_unseen(day):
        return _("some data is missing") if day.work else _("no data")
    if day.work or is_named:
        return ""
    if day.is_ahead:
        return _("still to come")
    if day.is_today:
        return _("no work so far")
    return _("no work") if day.plan.core else _("a day off")
