"""Public holidays: by the country in force on each date, loaded only when a date is asked for."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tracker import holidays as of_holidays
from tracker.domain.schedule import ScheduleVersion
from tracker.holidays import PublicHolidays
from tracker.wording import use_language

ROOT = Path(__file__).resolve().parents[2]
NO_HOURS: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7


def holidays(*countries, year=2026):
    """Return the holidays of versions that begin a year after each other."""
    return PublicHolidays(
        [
            ScheduleVersion(date(year + number, 1, 1), NO_HOURS, country=country, region=region)
            for number, (country, region) in enumerate(countries)
        ]
    )


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 17),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 3, 28),
        date(2027, 5, 17),
    ],
)
def test_norwegian_holidays_have_names(day):
    assert holidays(("NO", ""))[day]


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 5, 18), date(2026, 11, 16)])
def test_other_days_are_none(day):
    found = holidays(("NO", ""))

    assert found.get(day, "") == ""
    assert day not in found


def test_two_holidays_on_one_date_are_one():
    """17 May 2027 is Constitution Day and Whit Monday."""
    found = holidays(("NO", ""))

    assert date(2027, 5, 17) in found
    assert list(found).count(date(2027, 5, 17)) == 1


def test_a_region_has_holidays_of_its_own():
    epiphany = date(2026, 1, 6)

    assert epiphany in holidays(("DE", "BY"))
    assert epiphany not in holidays(("DE", ""))


def test_without_a_country_there_are_none():
    found = holidays(("", ""))

    assert found.get(date(2026, 12, 25)) is None
    assert len(found) == 0


def test_each_date_is_judged_by_the_country_then_in_force():
    found = holidays(("NO", ""), ("US", ""), ("", ""))
    fourth, seventeenth = (7, 4), (5, 17)

    assert [date(year, *seventeenth) in found for year in (2025, 2026, 2027, 2028)] == [
        True,
        True,
        False,
        False,
    ]
    assert [date(year, *fourth) in found for year in (2026, 2027, 2028)] == [False, True, False]


def test_it_counts_the_years_that_were_asked_for():
    found = holidays(("NO", ""))
    assert (len(found), list(found)) == (0, [])

    assert date(2026, 1, 1) in found

    assert len(found) == len(list(found)) == 12
    assert {day.year for day in found} == {2026}


@pytest.mark.parametrize("year", [1970, 2100])
def test_the_years_of_a_working_life_have_holidays(year):
    assert date(year, 12, 25) in holidays(("NO", ""))


@pytest.mark.parametrize("year", [1, 1900, 2999, 9999])
def test_years_that_the_library_does_not_know_have_none(year):
    assert date(year, 12, 25) not in holidays(("NO", ""))


UNASKED = """
import sys
from datetime import date
from tracker.domain.schedule import ScheduleVersion
from tracker.holidays import PublicHolidays

found = PublicHolidays([ScheduleVersion(date(2026, 1, 1), ((),) * 7, country="NO")])
assert len(found) == 0
assert "holidays" not in sys.modules
assert date(2026, 1, 1) in found
assert "holidays" in sys.modules
"""


def test_the_library_is_not_loaded_before_a_date_is_asked_for():
    subprocess.run([sys.executable, "-c", UNASKED], check=True, cwd=ROOT, timeout=60)


# --- Which countries and regions there are --------------------------------------------------------


@pytest.fixture(params=[False, True], ids=["here", "by a child"])
def anywhere(request, monkeypatch):
    """Let holidays be looked up in this process, and by a child."""
    monkeypatch.setattr(of_holidays._elsewhere, "is_wanted", request.param)
    of_holidays._load.cache_clear()
    of_holidays.calendars.cache_clear()
    of_holidays.region_names.cache_clear()


def test_countries_are_listed_with_their_regions(anywhere):
    found = of_holidays.calendars()

    assert {"NO", "SE", "DE", "US"} <= found.keys()
    assert "BY" in found["DE"]
    assert all(len(code) == 2 for code in found)


def test_only_regions_that_differ_are_offered_and_by_their_names(anywhere):
    assert of_holidays.region_names("NO", 2026) == {}
    assert of_holidays.region_names("SE", 2026) == {}
    assert of_holidays.region_names("DE", 2026)["BY"] == "Bayern"


# --- What they are called -------------------------------------------------------------------------


def test_a_holiday_is_called_what_it_is_called_in_the_language_in_use(anywhere):
    found, called = holidays(("NO", "")), []
    for code in ("nn", "nb", "en"):
        use_language(code)
        called.append(found[date(2026, 12, 25)])

    assert called == ["Første juledag", "Første juledag", "Christmas Day"]


@pytest.mark.parametrize(
    ("country", "called"), [("SE", "Juldagen"), ("DK", "Juledag"), ("US", "Christmas Day")]
)
def test_a_calendar_without_that_language_calls_it_as_the_country_does(country, called):
    use_language("nn")

    assert holidays((country, ""))[date(2026, 12, 25)] == called


@pytest.mark.parametrize(("spoken", "called"), [([], "Første juledag"), (["en"], "Christmas Day")])
def test_who_asks_without_a_language_hears_the_country_s(capsys, spoken, called):
    of_holidays.tell("year", "NO", "", "2026", *spoken)

    assert json.loads(capsys.readouterr().out)["2026-12-25"] == called


@pytest.mark.parametrize("country", ["GB", "DE"])  # one has British names, the other American ones
def test_any_kind_of_the_language_will_do(country):
    assert holidays((country, ""))[date(2026, 12, 25)] == "Christmas Day"
