"""Does a value fit its setting? Types and limits by msgspec, meaning by the checks below."""

from collections.abc import Callable
from typing import Any, Final

import msgspec

from tracker.clock import is_zone
from tracker.settings.dated import WEEKDAYS
from tracker.settings.intervals import overlap, parse_day, parse_interval, parse_time
from tracker.settings.keys import Declaration, Value
from tracker.wording import _

APPS: Final = "work.apps"
_CHECKED_COUNTRY: Final = "NO"  # the default: known without loading the holiday calendars


class UnfitError(ValueError):
    """A value does not fit; `expected` says what would."""

    def __init__(self, expected: str) -> None:
        """Keep what is expected, as it stands after “expected:”."""
        super().__init__(expected)
        self.expected = expected


def fit(declared: Declaration, raw: object) -> Value:
    """Return a raw value as the setting holds it.

    Raises:
        UnfitError: it is of another type, outside the limits, or makes no sense.
    """
    try:
        value: Value = msgspec.convert(raw, declared.type)
        expected = _CHECKS.get(declared.key.rpartition(".")[2], _anything)(value)
    except ValueError as error:  # msgspec's ValidationError is one
        raise UnfitError(declared.expected) from error
    if expected is not None:
        raise UnfitError(expected or declared.expected)
    return _process_names(value) if declared.key == APPS and isinstance(value, tuple) else value


def fit_region(country: str, region: str) -> None:
    """Check that a region belongs to its country.

    Raises:
        UnfitError: it does not.
    """
    if region and not (country and _has_calendar(country, region)):
        if not country:
            raise UnfitError(_("no region without a country"))
        raise UnfitError(_("a region code of {country}, or nothing").format(country=country))


def _process_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Write names as the desktop reports them: case folded, without `.exe`, each once."""
    return tuple(dict.fromkeys(name.strip().casefold().removesuffix(".exe") for name in names))


def _has_calendar(country: str, region: str = "") -> bool:
    import holidays  # slow to load, and only needed where somebody moved away from the default

    try:
        holidays.country_holidays(country, subdiv=region or None)
    except NotImplementedError:
        return False
    return True


# Each check returns None when the value is fine, else what is expected; an empty text, or a
# ValueError, stands for what the declaration says.


def _anything(_value: object) -> str | None:
    return None


def _zone(name: str) -> str | None:
    return None if not name or is_zone(name) else ""


def _country(code: str) -> str | None:
    return None if code in ("", _CHECKED_COUNTRY) or _has_calendar(code) else ""


def _time(text: str) -> str | None:
    parse_time(text)
    return None


def _interval(text: str) -> str | None:
    parse_interval(text)
    return None


def _day(texts: tuple[str, ...]) -> str | None:
    return _("intervals that do not overlap") if overlap(parse_day(texts)) else None


def _apps(names: tuple[str, ...]) -> str | None:
    bare = _process_names(names)
    return "" if any(not name or "/" in name or "\\" in name for name in bare) else None


_CHECKS: Final[dict[str, Callable[[Any], str | None]]] = {
    "zone": _zone,
    "country": _country,
    "day_starts": _time,
    "night": _interval,
    "evening": _interval,
    "reachable": _day,
    APPS.partition(".")[2]: _apps,
    **dict.fromkeys(WEEKDAYS, _day),
}
