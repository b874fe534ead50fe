"""Public holidays by date; the `holidays` library is loaded only when a date is asked for.

It holds all countries of the world, 13 MB of memory. A process that is to stay calls
`keep_out_of_this_process`; from then on a short-lived child is asked, once a year and country.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.domain.schedule import ScheduleVersion, version_on
from tracker.wording import language

CHILD_MAX_S = 20
# Norwegian is one language there, in bokmål, whose names of holidays are mostly those of nynorsk.
_CALLED_THERE = {"nb": "no", "nn": "no"}
_log = logging.getLogger(__name__)


class PublicHolidays(Mapping[date, str]):
    """Names of public holidays, each date by the country of the schedule then in force."""

    def __init__(self, versions: Sequence[ScheduleVersion]) -> None:
        """Take the versions, oldest first; their countries and regions must exist."""
        self._versions = tuple(versions)
        self._years: dict[tuple[str, str, int, str], Mapping[date, str]] = {}

    def __getitem__(self, day: date) -> str:
        """Return the name of the holiday on a date; KeyError where there is none.

        It is in the language in use where the calendar has that, else in one of the country's.
        """
        return self._of_year(day)[day]

    def __iter__(self) -> Iterator[date]:
        """Iterate over the holidays of the years that have been asked for."""
        return iter({day: None for year in self._years.values() for day in year})

    def __len__(self) -> int:
        """Count the holidays of the years that have been asked for."""
        return len(list(iter(self)))

    def _of_year(self, day: date) -> Mapping[date, str]:
        version = version_on(self._versions, day)
        key = (version.country, version.region, day.year, language())
        if key not in self._years:
            self._years[key] = _load(*key)
        return self._years[key]


@lru_cache(maxsize=1)
def calendars() -> Mapping[str, tuple[str, ...]]:
    """Return the countries with known holidays, each with the regions that have some of their own.

    Countries and regions are codes, such as “NO” and “BY”.
    """
    found = _asked("calendars") if _elsewhere.is_wanted else None
    return {code: tuple(regions) for code, regions in (found or _calendars()).items()}


@lru_cache(maxsize=8)
def region_names(country: str, year: int) -> Mapping[str, str]:
    """Return the regions of a country that have holidays of their own in a year, by their codes.

    A region of which no name is known is called by its code.
    """
    found = _asked("regions", country, str(year)) if _elsewhere.is_wanted else None
    return _region_names(country, year) if found is None else found


@lru_cache(maxsize=64)  # each look at a week lays the plan out anew
def _load(country: str, region: str, year: int, spoken: str) -> Mapping[date, str]:
    if not country:
        return {}
    found = _asked("year", country, region, str(year), spoken) if _elsewhere.is_wanted else None
    if found is None:
        return _look_up(country, region, year, spoken)
    return {date.fromisoformat(day): name for day, name in found.items()}


def keep_out_of_this_process() -> None:
    """Have holidays looked up by a child process from now on."""
    _elsewhere.is_wanted = True


class _Elsewhere:
    """Whether a child is to be asked; one for the process, as the library would be."""

    is_wanted = False


_elsewhere = _Elsewhere()


def count_calendars(year: int) -> int:
    """Look a year up in the calendar of every country that can be set; return how many there are.

    Raises:
        LookupError: some calendars cannot be read; it names their countries.
    """
    import holidays

    countries = holidays.list_supported_countries(include_aliases=False)
    broken = [country for country in countries if not _can_be_read(country, year)]
    if broken:
        raise LookupError(" ".join(broken))
    return len(countries)


def _can_be_read(country: str, year: int) -> bool:
    try:
        _look_up(country, "", year)
    except (ImportError, OSError, AttributeError):  # its module, or its translation, is not here
        return False
    return True


def _look_up(country: str, region: str, year: int, spoken: str = "") -> dict[date, str]:
    import holidays

    calendar = holidays.country_holidays(country)
    found = holidays.country_holidays(
        country, subdiv=region or None, years=year, language=_language_of(calendar, spoken)
    )
    return dict(found.items())


def _language_of(calendar: Any, spoken: str) -> str | None:  # noqa: ANN401 - has no types
    """Return the code under which a calendar names its days in a language, else in its own."""
    wanted = _CALLED_THERE.get(spoken, spoken)
    offered: tuple[str, ...] = calendar.supported_languages
    alike = (code for code in offered if code.partition("_")[0] == wanted.partition("_")[0])
    return wanted if wanted in offered else next(alike, calendar.default_language)


def _calendars() -> dict[str, list[str]]:
    import holidays

    listed = holidays.list_supported_countries(include_aliases=False)
    return {code: regions for code, regions in listed.items() if len(code) == 2}


def _region_names(country: str, year: int) -> dict[str, str]:
    import holidays

    calendar = holidays.country_holidays(country)
    whole, names = _look_up(country, "", year), calendar.get_subdivision_aliases()
    return {
        region: next(iter(names.get(region, ())), region)
        for region in calendar.subdivisions
        if _look_up(country, region, year).keys() != whole.keys()
    }


def _asked(*words: str) -> dict[str, Any] | None:
    """Let a child look something up; None where that does not work."""
    # A frozen program is its own Python, and takes these words as Python would: see ui/entry.py.
    command = [sys.executable, "-m", "tracker.holidays", *words]
    place = Path(__file__).resolve().parent.parent  # where the package lies, installed or not
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with words from checked settings
            command, capture_output=True, check=True, timeout=CHILD_MAX_S, cwd=place
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        _log.info("Holidays are looked up here: %s", error)
        return None


def tell(what: str, *words: str) -> None:
    """Print what a parent asked for."""
    found: dict[str, Any]
    match what, *words:
        case "year", country, region, year, *spoken:  # one that ran before an upgrade names none
            named = _look_up(country, region, int(year), *spoken)
            found = {day.isoformat(): name for day, name in named.items()}
        case "regions", country, year:
            found = _region_names(country, int(year))
        case _:
            found = _calendars()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    tell(*sys.argv[1:])
