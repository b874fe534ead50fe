"""Where home is, and the settings as the workshop knows them."""

from datetime import date, timedelta

import pytest

from tracker.domain.rules import Rules
from tracker.domain.schedule import ScheduleVersion
from tracker.rules import check_in_max, home_zone, rules_from, schedule_from
from tracker.settings import Settings
from tracker.settings.dated import Version
from tracker.settings.declared import Calendar, Hours


@pytest.mark.parametrize(
    ("named", "computer", "country", "home"),
    [
        ("Asia/Tokyo", "Europe/Paris", "NO", "Asia/Tokyo"),
        ("Asia/Tokyo", "UTC", "NO", "Asia/Tokyo"),
        ("", "Europe/Paris", "NO", "Europe/Paris"),
        ("", "UTC", "NO", "Europe/Oslo"),
        ("", "Etc/UTC", "SE", "Europe/Stockholm"),
        ("", "UTC", "US", "UTC"),
        ("", "UTC", "", "UTC"),
    ],
)
def test_home_is_named_or_the_computers_or_that_of_the_country(named, computer, country, home):
    settings = Settings(hours=Hours(zone=named), calendar=Calendar(country=country))

    assert home_zone(settings, computer) == home
    assert schedule_from(settings, computer).home_zone == home


def test_the_newest_version_says_in_which_country_home_is():
    versions = (
        Version(from_=date(2020, 1, 1), country="NO"),
        Version(from_=date(2026, 1, 1), country="SE"),
    )

    assert home_zone(Settings(hours=Hours(schedule=versions)), "UTC") == "Europe/Stockholm"


def test_untouched_settings_are_the_defaults_of_the_workshop():
    """What a setting is by default is said twice: for the person, and in the pure machines."""
    schedule = schedule_from(Settings(), "Europe/Oslo")
    plain = ScheduleVersion(date(2026, 1, 1), ((),) * 7)
    version = schedule.plan(date(2026, 11, 16), "Europe/Oslo").version

    assert rules_from(Settings(), schedule) == Rules(schedule)
    assert check_in_max(Settings()) == timedelta(minutes=15)
    for name in ("flex_before", "flex_after", "night", "day_starts_min", "daily_rest"):
        assert getattr(version, name) == getattr(plain, name)
    assert version.weekly_rest == plain.weekly_rest
    assert version.country == "NO"
