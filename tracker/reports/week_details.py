"""What is told of a week around its table: its full title, and where else its hours lay."""

from tracker.domain.localtime import DAY_MIN
from tracker.domain.schedule import boundary_minutes
from tracker.domain.week import WeekBalance
from tracker.wording import (
    _,
    class_name,
    clock_minute,
    date_range,
    duration,
    listing,
    percent,
    week_title,
)


def full_title(balance: WeekBalance) -> str:
    """Name a week with its dates: “Week 47, 16–22 November 2026”."""
    days = balance.week.days
    return f"{week_title(days[0])}, {date_range(days[0], days[-1])}"


def places_and_classes(balance: WeekBalance) -> list[str]:
    """Say by class where work outside core hours lay, and how much was done at home."""
    return [said for said in (_where_outside(balance), _from_home(balance)) if said]


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
    if balance.home_share is None:
        return ""
    home, share = duration(balance.home), percent(balance.home_share)
    if not balance.home_outside:
        return _("From home: {home} ({share}).").format(home=home, share=share)
    return _("From home: {home} ({share}), {outside} of it outside core hours.").format(
        home=home, share=share, outside=duration(balance.home_outside)
    )
