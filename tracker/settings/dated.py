"""The settings that come in dated versions, so that last month is judged by last month's hours.

Core hours live in the versions alone; the others also have a value for every version that gives
none of its own.
"""

from datetime import date
from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType, field

from tracker.settings.declaring import CALENDAR, FLEXITIME, INTERVAL, INTERVALS, OUR_CHOICE, about
from tracker.settings.intervals import INTERVAL_PATTERN, TIME_PATTERN
from tracker.wording import N_

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

FlexBefore = Annotated[
    int,
    about(
        N_("How long before the day’s core hours work counts as flexitime rather than outside."),
        FLEXITIME,
        unit=N_("min"),
        limits=(0, 180),
    ),
]
FlexAfter = Annotated[
    int,
    about(
        N_("How long after the day’s core hours work counts as flexitime rather than outside."),
        FLEXITIME,
        unit=N_("min"),
        limits=(0, 180),
    ),
]
Night = Annotated[
    str,
    about(
        N_("The night: work in it, outside core hours, is night work."),
        N_("the Norwegian Working Environment Act § 10-11"),
        expected=INTERVAL,
        pattern=INTERVAL_PATTERN,
    ),
]
DayStarts = Annotated[
    str,
    about(
        N_(
            "When a new day begins: work after midnight, but before this time, belongs to the day"
            " before. Where core hours run across it, the middle of the longest gap between core"
            " hours is taken instead."
        ),
        OUR_CHOICE,
        expected=N_("a time such as “04:00”"),
        pattern=TIME_PATTERN,
    ),
]
Country = Annotated[
    str,
    about(
        N_("The country whose public holidays are days off; empty: none."),
        CALENDAR,
        expected=N_("a country code with known holidays, such as “NO”, or nothing"),
        pattern=r"^([A-Z]{2})?$",
    ),
]
Region = Annotated[
    str,
    about(
        N_("The part of the country, where it has holidays of its own; empty: the whole country."),
        CALENDAR,
        expected=N_("a region code that belongs to the country, or nothing"),
    ),
]
DailyRest = Annotated[
    int,
    about(
        N_("The rest you want between one day’s work and the next."),
        N_(
            "the Norwegian Working Environment Act § 10-8; EU Directive 2003/88/EC article 3; the"
            " number is the law’s, what it does for people is fairly well founded"
        ),
        unit=N_("h"),
        limits=(8, 14),
    ),
]
WeeklyRest = Annotated[
    int,
    about(
        N_("The rest you want in one stretch each week."),
        N_(
            "the Norwegian Working Environment Act § 10-8; EU Directive 2003/88/EC articles 3 and"
            " 5; the number is the law’s, what it does for people is fairly well founded"
        ),
        unit=N_("h"),
        limits=(24, 48),
    ),
]


def _core_hours(sentence: str) -> Meta:
    return about(
        sentence,
        N_("convention only"),
        expected=INTERVALS,
    )


Interval = Annotated[str, Meta(pattern=INTERVAL_PATTERN)]
Day = tuple[Interval, ...]


class Version(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dated version of the schedule.

    A weekday left out has no core hours; a version without any has no fixed hours. What else is
    left out is taken from the sections `hours`, `calendar` and `rest`.
    """

    from_: date = field(name="from")
    mon: Annotated[Day, _core_hours(N_("Core hours that begin on Mondays."))] = ()
    tue: Annotated[Day, _core_hours(N_("Core hours that begin on Tuesdays."))] = ()
    wed: Annotated[Day, _core_hours(N_("Core hours that begin on Wednesdays."))] = ()
    thu: Annotated[Day, _core_hours(N_("Core hours that begin on Thursdays."))] = ()
    fri: Annotated[Day, _core_hours(N_("Core hours that begin on Fridays."))] = ()
    sat: Annotated[Day, _core_hours(N_("Core hours that begin on Saturdays."))] = ()
    sun: Annotated[Day, _core_hours(N_("Core hours that begin on Sundays."))] = ()
    flex_before_min: FlexBefore | UnsetType = UNSET
    flex_after_min: FlexAfter | UnsetType = UNSET
    night: Night | UnsetType = UNSET
    day_starts: DayStarts | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    region: Region | UnsetType = UNSET
    daily_h: DailyRest | UnsetType = UNSET
    weekly_h: WeeklyRest | UnsetType = UNSET


_WORKDAY: Final = ("08:00-16:00",)

# Before anything this program could have on record.
EARLIEST: Final = date(2000, 1, 1)

# Holds for all dates while no version is written.
DEFAULT_WEEK: Final = Version(
    from_=EARLIEST,
    mon=_WORKDAY,
    tue=_WORKDAY,
    wed=_WORKDAY,
    thu=_WORKDAY,
    fri=_WORKDAY,
)
