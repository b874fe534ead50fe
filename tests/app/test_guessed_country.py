"""The country guessed from the zone and the language of the computer, without a network."""

import pytest

from tracker.guessed_country import guess_country

KNOWN = ("NO", "SE", "DE", "US", "GB")


@pytest.mark.parametrize(
    ("zone", "names", "country"),
    [
        ("Europe/Oslo", ["en_US.UTF-8"], "NO"),  # where one is, not what one reads
        ("Europe/Stockholm", [], "SE"),
        ("UTC", ["nb_NO.UTF-8", "en_US"], "NO"),  # servers and containers are often left so
        ("Etc/UTC", ["C.UTF-8", "de-DE"], "DE"),
        ("UTC", ["nb", "sv_SE@euro"], "SE"),
        ("UTC", ["zh-Hant-TW", "en_GB"], "GB"),
        ("Europe/Vaduz", ["de_LI"], ""),  # a country of which no holidays are known
        ("UTC", ["C.UTF-8"], ""),
        ("Nowhere/Atall", [], ""),
    ],
)
def test_the_zone_goes_before_the_language(zone, names, country):
    assert guess_country(KNOWN, zone, names) == country


def test_by_itself_it_looks_at_this_computer(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Oslo")
    monkeypatch.setenv("LANGUAGE", "de_DE")

    assert guess_country(KNOWN) == "NO"
