"""The dated versions of the schedule with every gap filled in, ready to be reckoned with."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from msgspec import UNSET, UnsetType

from tracker.settings.dated import DEFAULT_WEEK, WEEKDAYS, Version
from tracker.settings.declared import Settings
from tracker.settings.intervals import Minutes, parse_day, parse_interval, parse_time

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class EffectiveVersion:
    """One version of the schedule, complete.

    Attributes:
        valid_from: the first date; dates before the first version of all use that one.
        days: for Monday to Sunday the intervals that begin on it, in minutes since local midnight.
        night: in minutes since local midnight.
        day_starts_min: minutes since local midnight.
        country: empty where no holidays are kept.
        region: empty for the whole country.
    """

    valid_from: date
    days: tuple[tuple[Minutes, ...], ...]
    flex_before_min: int
    flex_after_min: int
    night: Minutes
    day_starts_min: int
    country: str
    region: str
    daily_h: int
    weekly_h: int

    @property
    def has_fixed_hours(self) -> bool:
        """Tell whether any day of the week has core hours."""
        return any(self.days)


def versions(settings: Settings) -> tuple[Version, ...]:
    """Return the versions as written, the oldest first; the default week where there are none."""
    return settings.hours.schedule or (DEFAULT_WEEK,)


def effective_versions(settings: Settings) -> tuple[EffectiveVersion, ...]:
    """Return all versions complete, the oldest first; there is always at least one."""
    return tuple(_complete(version, settings) for version in versions(settings))


def version_in_force(settings: Settings, day: date) -> Version:
    """Return the version, as written, that holds on a date."""
    listed = versions(settings)
    return next((v for v in reversed(listed) if v.from_ <= day), listed[0])


def holds_until(settings: Settings, day: date) -> date | None:
    """Return the date on which the version in force on `day` gives way to the next, if it does."""
    return next((v.from_ for v in versions(settings) if v.from_ > day), None)


def region_of(version: Version, settings: Settings) -> str:
    """Return the region that goes with a version's country.

    A version with a country of its own does not take over a region of another country.
    """
    if version.country is not UNSET:
        return _own(version.region, "")
    return _own(version.region, settings.calendar.region)


def _complete(version: Version, settings: Settings) -> EffectiveVersion:
    hours, rest = settings.hours, settings.rest
    return EffectiveVersion(
        valid_from=version.from_,
        days=tuple(parse_day(getattr(version, weekday)) for weekday in WEEKDAYS),
        flex_before_min=_own(version.flex_before_min, hours.flex_before_min),
        flex_after_min=_own(version.flex_after_min, hours.flex_after_min),
        night=parse_interval(_own(version.night, hours.night)),
        day_starts_min=parse_time(_own(version.day_starts, hours.day_starts)),
        country=_own(version.country, settings.calendar.country),
        region=region_of(version, settings),
        daily_h=_own(version.daily_h, rest.daily_h),
        weekly_h=_own(version.weekly_h, rest.weekly_h),
    )


def _own(value: _Value | UnsetType, otherwise: _Value) -> _Value:
    return otherwise if isinstance(value, UnsetType) else value
