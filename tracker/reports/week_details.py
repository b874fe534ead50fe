"""What is told of a week beside its key figures: its full title, and what these leave open."""

from collections.abc import Iterator

from tracker.domain.localtime import DAY_MIN
from tracker.domain.rest import RestState
from tracker.domain.schedule import boundary_minutes
from tracker.domain.week import WeekBalance
from tracker.wording import (
    _,
    class_name,
    clock_minute,
    date_range,
    duration,
    listing,
    ngettext,
    percent,
    week_title,
)


def full_title(balance: WeekBalance) -> str:
    """Name a week with its dates: “Week 47, 16–22 November 2026”."""
    days = balance.week.days
    return f"{week_title(days[0])}, {date_range(days[0], days[-1])}"


def details(balance: WeekBalance) -> list[str]:
    """Say where the hours lay, how the rests were, and how long somebody was at the screen."""
    told = (
        _where_outside(balance),
        _from_home(balance),
        _rests(balance),
        _free_days(balance),
        _long_stretches(balance),
    )
    return [said for said in told if said]


def moved_boundaries(balance: WeekBalance) -> list[str]:
    """Tell where days begin at another time than the person wished."""
    sentence = _("Days begin at {time} instead of {wished}, which lies inside core hours.")
    versions = {day.plan.version: None for day in balance.days}
    begun = [(boundary_minutes(version) % DAY_MIN, version.day_starts_min) for version in versions]
    return [
        sentence.format(time=clock_minute(at), wished=clock_minute(wished))
        for at, wished in begun
        if at != wished
    ]


def _where_outside(balance: WeekBalance) -> str:
    parts = [
        f"{class_name(work_class)} {duration(length)}"
        for work_class, length in balance.classes.items()
        if length
    ]
    return _("Outside core hours: {parts}.").format(parts=listing(parts)) if parts else ""


def _from_home(balance: WeekBalance) -> str:
    if not balance.home_share:
        return ""
    home, share = duration(balance.home), percent(balance.home_share)
    if not balance.home_outside:
        return _("From home: {home} ({share}).").format(home=home, share=share)
    return _("From home: {home} ({share}), {outside} of it outside core hours.").format(
        home=home, share=share, outside=duration(balance.home_outside)
    )


def _rests(balance: WeekBalance) -> str:
    """Count the rests that are known and over by state, and say how many no check-in touched."""
    parts = [
        ngettext("{count} full", "{count} full", full).format(count=full)
        for full in _count(balance, RestState.FULL)
    ]
    parts += [
        ngettext("{count} interrupted", "{count} interrupted", cut).format(count=cut)
        for cut in _count(balance, RestState.INTERRUPTED)
    ]
    parts += [
        ngettext("{count} short", "{count} short", short).format(count=short)
        for short in _count(balance, RestState.SHORT)
    ]
    if not parts:
        return ""
    told = _("Rests after work: {parts}.").format(parts=listing(parts))
    if not balance.interruptions:
        return told
    untouched = _("{free} of {known} without a check-in.").format(
        free=balance.untouched_rests, known=balance.known_rests
    )
    return f"{told} {untouched}"


def _count(balance: WeekBalance, state: RestState) -> Iterator[int]:
    """Yield how many rests came to a state, if any did."""
    if count := balance.rests[state]:
        yield count


def _free_days(balance: WeekBalance) -> str:
    if not balance.free_days or not balance.work:
        return ""
    return ngettext(
        "{free} of {known} known days was free of work.",
        "{free} of {known} known days were free of work.",
        balance.free_days,
    ).format(free=balance.free_days, known=balance.known_days)


def _long_stretches(balance: WeekBalance) -> str:
    """Count the long stretches at the screen; nothing says that anybody sat."""
    long = sum(stretch.is_long for stretch in balance.stretches)
    if not long:
        return ""
    very_long = sum(stretch.is_very_long for stretch in balance.stretches)
    said = ngettext(
        "{count} stretch at the screen was longer than an hour",
        "{count} stretches at the screen were longer than an hour",
        long,
    ).format(count=long)
    if not very_long:
        return f"{said}."
    more = ngettext(
        "{count} of them longer than an hour and a half",
        "{count} of them longer than an hour and a half",
        very_long,
    ).format(count=very_long)
    return f"{said}, {more}."
