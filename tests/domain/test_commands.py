"""The person's words: lengths, ends and times of day."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.days import NEW_YORK, OSLO, at, plan
from tracker.domain.commands import (
    check,
    clock_minutes,
    clock_time,
    parse_end,
    parse_instant,
    parse_length,
)
from tracker.domain.localtime import local
from tracker.domain.model import Ends
from tracker.errors import UsageError

NOW = at("11-17 12:00")


def end(*words: str, now: datetime = NOW, zone: str = OSLO) -> Ends:
    return parse_end(words, now, zone, plan())


@pytest.mark.parametrize(
    ("word", "length"),
    [
        ("30m", timedelta(minutes=30)),
        ("30min", timedelta(minutes=30)),
        ("1h", timedelta(hours=1)),
        ("1h30m", timedelta(minutes=90)),
        ("24h", timedelta(days=1)),
        ("1m", timedelta(minutes=1)),
    ],
)
def test_length_is_understood(word, length):
    assert parse_length(word) == length


@pytest.mark.parametrize("word", ["", "h", "30", "m30", "1.5h", "-5m", "ten", "30m ", "1h30"])
def test_length_that_is_none_is_refused(word):
    with pytest.raises(UsageError, match="not understood"):
        parse_length(word)


@pytest.mark.parametrize("word", ["0m", "0h", "25h", "24h1m", "0h0m"])
def test_length_is_between_a_minute_and_a_day(word):
    with pytest.raises(UsageError, match="between one minute and a day"):
        parse_length(word)


def test_without_words_there_is_no_end():
    assert end() == Ends()


def test_length_ends_after_it():
    assert end("30m") == Ends(NOW + timedelta(minutes=30))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("15:00", "11-17 15:00"),
        ("12:01", "11-17 12:01"),
        ("12:00", "11-18 12:00"),
        ("9:30", "11-18 09:30"),
        ("24:00", "11-18 00:00"),
        ("tomorrow", "11-18 04:00"),
    ],
)
def test_until_is_the_next_time_the_clock_shows_it(word, expected):
    assert end("until", word) == Ends(at(expected), by_clock=True)


def test_until_is_read_in_the_zone_where_the_person_is():
    assert end("until", "15:00", zone=NEW_YORK).at == at("11-17 15:00", NEW_YORK)


def test_until_an_instant_is_that_instant():
    assert end("until", "2026-11-17T15:00:00+01:00").at == at("11-17 15:00")


def test_until_tomorrow_before_the_day_boundary_is_this_morning():
    assert end("until", "tomorrow", now=at("11-17 03:00")).at == at("11-17 04:00")


def test_until_in_the_skipped_hour_is_the_first_instant_after_it():
    assert end("until", "02:30", now=at("03-29 01:00")).at == at("03-29 03:00")


@pytest.mark.parametrize(
    "words",
    [
        ("until",),
        ("until", "noon"),
        ("until", "25:00"),
        ("until", "12:60"),
        ("until", "2026-11-17T15:00:00"),
        ("for", "ever"),
        ("until", "15:00", "please"),
    ],
)
def test_end_that_is_none_is_refused(words):
    with pytest.raises(UsageError, match="say 30m, 1h, until 15:00 or until tomorrow"):
        end(*words)


def test_instant_needs_an_offset():
    assert parse_instant("2026-11-17T15:00:00+01:00") == at("11-17 15:00")
    for word in ("2026-11-17T15:00:00", "0001-01-01T00:00:00+23:00", "now"):
        with pytest.raises(UsageError, match="not understood"):
            parse_instant(word)


@pytest.mark.parametrize(
    ("word", "minutes"),
    [("00:00", 0), ("7:05", 425), ("23:59", 1439), ("24:00", 1440), ("24:01", None), ("7", None)],
)
def test_time_of_day_is_minutes_since_midnight(word, minutes):
    assert clock_minutes(word) == minutes


def test_time_of_day_is_the_next_one():
    wall = local(NOW, OSLO)

    assert clock_time("15:00", NOW, wall) == at("11-17 15:00")
    assert clock_time("12:00", NOW, wall) == at("11-18 12:00")
    assert clock_time("2026-11-17T15:00:00Z", NOW, wall) == datetime(2026, 11, 17, 15, tzinfo=UTC)
    assert clock_time("noon", NOW, wall) is None


@pytest.mark.parametrize(
    "said",
    [
        "start",
        "pause 30m",
        "pause soon",
        "planned until 21:00",
        "private",
        "private last 20m",
        "break",
        "break done",
        "break stop",
    ],
)
def test_words_that_a_command_takes_are_passed_on(said):
    check(tuple(said.split()))


@pytest.mark.parametrize(
    "said", ["start now", "stop 5m", "private 20m", "private last", "break 1 2", "break now"]
)
def test_words_that_would_be_ignored_are_refused(said):
    with pytest.raises(UsageError, match=f"“{said}” is not understood"):
        check(tuple(said.split()))
