"""Public holidays by date; the `holidays` library is loaded only when a date is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from tracker.domain.schedule import ScheduleVersion, version_on


class PublicHolidays(Mapping[date, str]):
    """Names of public holidays, each date by the country of the schedule then in force."""

    def __init__(self, versions: Sequence[ScheduleVersion]) -> None:
        """Take the versions, oldest first; their countries and regions must exist."""
        self._versions = tuple(versions)
        self._years: dict[tuple[str, str, int], Mapping[date, str]] = {}

    def __getitem__(self, day: date) -> str:
        """Return the name of the holiday on a date; KeyError where there is none."""
        return self._of_year(day)[day]

    def __iter__(self) -> Iterator[date]:
        """Iterate over the holidays of the years that have been asked for."""
        return iter({day: None for year in self._years.values() for day in year})

    def __len__(self) -> int:
        """Count the holidays of the years that have been asked for."""
        return len(list(iter(self)))

    def _of_year(self, day: date) -> Mapping[date, str]:
        version = version_on(self._versions, day)
        key = (version.country, version.region, day.year)
        if key not in self._years:
            self._years[key] = _load(*key)
        return self._years[key]


@lru_cache(maxsize=64)  # each look at a week lays the plan out anew
def _load(country: str, region: str, year: int) -> Mapping[date, str]:
    if not country:
        return {}
    import holidays

    found = holidays.country_holidays(country, subdiv=region or None, years=year)
    return dict(found.items())
