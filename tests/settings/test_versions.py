"""Dated versions: what is left out, what is inherited, what holds when."""

from datetime import date

from tracker.settings import effective_versions, get_value, read
from tracker.settings.versions import holds_until


def versions(home, write, text):
    write(text)
    return effective_versions(read(home.settings).settings)


def test_a_version_takes_what_it_leaves_out_from_the_sections(home, write):
    first, second = versions(
        home,
        write,
        """
        [hours]
        flex_before_min = 10
        flex_after_min = 20
        night = "22:00-06:00"
        day_starts = "05:00"
        [calendar]
        country = "SE"
        [rest]
        daily_h = 10
        weekly_h = 40
        [[hours.schedule]]
        from = 2026-01-01
        mon = ["08:00-16:00"]
        [[hours.schedule]]
        from = 2026-06-01
        mon = ["08:00-16:00"]
        flex_before_min = 30
        flex_after_min = 40
        night = "23:00-05:00"
        day_starts = "06:00"
        country = "DE"
        region = "BY"
        daily_h = 12
        weekly_h = 36
        """,
    )

    assert (first.flex_before_min, first.flex_after_min) == (10, 20)
    assert (first.night, first.day_starts_min) == ((1320, 1800), 300)
    assert (first.country, first.region) == ("SE", "")
    assert (first.daily_h, first.weekly_h) == (10, 40)
    assert (second.flex_before_min, second.flex_after_min) == (30, 40)
    assert (second.night, second.day_starts_min) == ((1380, 1740), 360)
    assert (second.country, second.region) == ("DE", "BY")
    assert (second.daily_h, second.weekly_h) == (12, 36)


def test_a_weekday_left_out_has_no_core_hours(home, write):
    [version] = versions(
        home, write, "[[hours.schedule]]\nfrom = 2026-01-01\nsun = ['10:00-11:00']"
    )

    assert version.days == ((),) * 6 + (((600, 660),),)


def test_a_version_without_core_hours_has_no_fixed_hours(home, write):
    [version] = versions(home, write, "[[hours.schedule]]\nfrom = 2026-01-01")

    assert not version.has_fixed_hours


def test_a_country_of_its_own_does_not_take_over_a_region(home, write):
    own, inherited = versions(
        home,
        write,
        """
        [calendar]
        country = "DE"
        region = "BY"
        [[hours.schedule]]
        from = 2026-01-01
        country = "NO"
        [[hours.schedule]]
        from = 2026-02-01
        """,
    )

    assert (own.country, own.region) == ("NO", "")
    assert (inherited.country, inherited.region) == ("DE", "BY")


def test_values_are_those_of_the_version_in_force(home, write):
    write(
        """
        [[hours.schedule]]
        from = 2026-02-01
        daily_h = 12
        country = "DE"
        region = "BY"
        [[hours.schedule]]
        from = 2026-03-01
        mon = ["08:00-16:00"]
        """
    )
    settings = read(home.settings).settings

    def on(day):
        return [
            get_value(settings, key, day)
            for key in ("rest.daily_h", "calendar.region", "hours.schedule.mon")
        ]

    first, second = [12, "BY", ()], [11, "", ("08:00-16:00",)]
    assert on(date(2025, 1, 1)) == on(date(2026, 2, 1)) == on(date(2026, 2, 28)) == first
    assert on(date(2026, 3, 1)) == on(date(2030, 1, 1)) == second
    assert holds_until(settings, date(2026, 2, 28)) == date(2026, 3, 1)
    assert holds_until(settings, date(2026, 3, 1)) is None
