"""Times and intervals of a day as text."""

import pytest

from tracker.settings.intervals import overlap, parse_day, parse_interval, parse_time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("08:00-16:00", (480, 960)),
        ("00:00-24:00", (0, 1440)),
        ("18:00-24:00", (1080, 1440)),
        ("18:00-00:00", (1080, 1440)),
        ("22:00-06:00", (1320, 1800)),
        ("23:59-00:01", (1439, 1441)),
    ],
)
def test_an_interval_ends_beyond_1440_when_it_runs_over_midnight(text, minutes):
    assert parse_interval(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "08:00-08:00",
        "00:00-00:00",
        "24:00-08:00",
        "8:00-16:00",
        "08:00-24:01",
        "08:60-16:00",
        "08:00 - 16:00",
        "08:00–16:00",
        "08.00-16.00",
        "08:00-16:00\n",
        "\u0660\u0668:00-16:00",  # digits, but not ours
        "",
    ],
)
def test_anything_else_is_no_interval(text):
    with pytest.raises(ValueError, match="interval"):
        parse_interval(text)


@pytest.mark.parametrize(("text", "minute"), [("00:00", 0), ("04:00", 240), ("23:59", 1439)])
def test_a_time_of_day(text, minute):
    assert parse_time(text) == minute


@pytest.mark.parametrize("text", ["24:00", "4:00", "04:00:00", "04:00\n", ""])
def test_anything_else_is_no_time_of_day(text):
    with pytest.raises(ValueError, match="time of day"):
        parse_time(text)


def test_the_intervals_of_a_day_come_in_order():
    assert parse_day(["20:00-22:00", "08:00-15:00"]) == ((480, 900), (1200, 1320))


@pytest.mark.parametrize(
    ("texts", "shared"),
    [
        (["08:00-12:00", "11:59-16:00"], True),
        (["08:00-12:00", "12:00-16:00"], False),
        (["08:00-16:00", "08:00-16:00"], True),
        (["22:00-06:00", "02:00-04:00"], False),
        (["22:00-06:00", "23:00-23:30"], True),
        ([], False),
    ],
)
def test_touching_is_no_overlap(texts, shared):
    assert overlap(parse_day(texts)) is shared
