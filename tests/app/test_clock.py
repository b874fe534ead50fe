"""The only reader of the clock: the system's hands, and the instant that is set from outside."""

import ctypes
import sys
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from tracker import clock
from tracker.clock import (
    FALLBACK_ZONE,
    NOW_VARIABLE,
    PACE_VARIABLE,
    PacedClock,
    SetClock,
    SimulatedClock,
    SystemClock,
    booted_at,
    clock_from_environment,
    is_plain_utc,
    is_zone,
    running_clock_from_environment,
    system_zone,
    zone_of_country,
)
from tracker.errors import UsageError

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def test_the_hands_of_the_system_never_run_backwards():
    first, second = SystemClock().read(), SystemClock().read()

    assert first.at.tzinfo is UTC
    assert second.elapsed >= first.elapsed > timedelta(0)
    assert second.awake >= first.awake > timedelta(0)
    assert second.elapsed >= first.awake
    assert is_zone(first.zone)


@pytest.mark.parametrize(
    ("variable", "zone"),
    [
        ("America/New_York", "America/New_York"),
        ("Etc/UTC", "Etc/UTC"),
        ("Nowhere/AtAll", FALLBACK_ZONE),
        ("CET-1CEST,M3.5.0,M10.5.0", FALLBACK_ZONE),
    ],
)
def test_the_zone_is_that_of_the_system_or_utc_where_none_can_be_told(monkeypatch, variable, zone):
    monkeypatch.setenv("TZ", variable)

    assert system_zone() == zone
    assert SystemClock().read().zone == zone


@pytest.mark.parametrize("name", ["Europe/Oslo", "UTC", "Asia/Kathmandu"])
def test_a_zone_is_one(name):
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Oslo", "Europe", "../etc/passwd", "a\0b", "x" * 10_000, "/"])
def test_anything_else_is_no_zone(name):
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("zone", "is_plain"),
    [("UTC", True), ("Etc/UTC", True), ("Europe/Oslo", False), ("Africa/Abidjan", False)],
)
def test_a_computer_that_only_knows_utc_names_no_place(zone, is_plain):
    assert is_plain_utc(zone) is is_plain


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("NO", "Europe/Oslo"),
        ("SE", "Europe/Stockholm"),
        ("US", None),
        ("DE", None),
        ("", None),
        ("XX", None),
        ("#", None),
    ],
)
def test_a_country_has_a_zone_where_it_has_but_one(country, zone):
    assert zone_of_country(country) == zone


@pytest.fixture
def table_read_anew():
    clock._zone_table.cache_clear()
    yield
    clock._zone_table.cache_clear()


def test_without_time_zone_data_no_country_has_a_zone(monkeypatch, tmp_path, table_read_anew):
    """A file of that name in the folder one stands in is not taken for it."""
    (tmp_path / "zone.tab").write_text("NO\t+5955+01045\tMars/Olympus\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "TZPATH", (str(tmp_path / "nowhere"),))
    monkeypatch.setattr(clock, "find_spec", lambda _name: None)

    assert zone_of_country("NO") is None


def test_time_zone_data_of_any_folder_will_do(monkeypatch, tmp_path, table_read_anew):
    text = "# a comment\nNO\t+5955+01045\tEurope/Oslo\na short line\n"
    (tmp_path / "zone.tab").write_text(text, encoding="utf-8")
    monkeypatch.setattr(clock, "TZPATH", (str(tmp_path / "nowhere"), str(tmp_path)))

    assert zone_of_country("NO") == "Europe/Oslo"


def test_without_the_variable_the_clock_is_the_systems():
    assert isinstance(clock_from_environment(), SystemClock)


@pytest.mark.parametrize(
    "text", ["2026-11-16T13:00:00+01:00", "2026-11-16T12:00:00Z", "20261116T120000+00:00"]
)
def test_the_variable_sets_the_clock(monkeypatch, text):
    monkeypatch.setenv(NOW_VARIABLE, text)

    found = clock_from_environment()

    assert isinstance(found, SetClock)
    assert found.read().at == NOON
    assert found.read() == found.read()


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16T13:00:00",
        "2026-11-16",
        "noon",
        " ",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
    ],
)
def test_a_variable_that_holds_no_instant_is_told_of_in_one_sentence(monkeypatch, text):
    monkeypatch.setenv(NOW_VARIABLE, text)

    with pytest.raises(UsageError) as caught:
        clock_from_environment()

    assert caught.value.sentence == (
        f"KJERNETID_NOW holds “{text}”, which is not an instant with an offset such as"
        " 2026-11-23T09:00:00+01:00; correct it or unset it."
    )


def test_time_on_a_simulated_clock_passes_as_it_is_told_to():
    clock = SimulatedClock(NOON, "Europe/Oslo")
    assert clock.read().elapsed == timedelta(0)

    clock.at += timedelta(hours=3)

    reading = clock.read()
    assert reading.at == NOON + timedelta(hours=3)
    assert reading.elapsed == reading.awake == timedelta(hours=3)
    assert reading.zone == "Europe/Oslo"


def test_a_clock_to_try_things_out_with_begins_at_its_instant_and_runs_at_its_pace():
    begun = SystemClock().read()
    clock = PacedClock(NOON, 60)
    first, second = clock.read(), clock.read()
    real = SystemClock().read().elapsed - begun.elapsed

    assert timedelta(0) <= first.at - NOON <= second.at - NOON <= real * 60
    assert first.elapsed <= second.elapsed <= begun.elapsed + real * 61


def test_the_tray_program_runs_by_the_clock_of_the_system(monkeypatch):
    monkeypatch.delenv(NOW_VARIABLE, raising=False)
    monkeypatch.delenv(PACE_VARIABLE, raising=False)

    assert isinstance(running_clock_from_environment(), SystemClock)
    assert running_clock_from_environment().pace == 1


def test_the_tray_program_can_begin_at_another_instant_and_run_faster(monkeypatch):
    monkeypatch.setenv(NOW_VARIABLE, "2026-11-16T13:00:00+01:00")
    monkeypatch.setenv(PACE_VARIABLE, "60")
    clock = running_clock_from_environment()

    assert clock.pace == 60
    assert timedelta(0) <= clock.read().at - NOON < timedelta(minutes=10)


@pytest.mark.parametrize("pace", ["0", "-1", "1.5", "fast", "3601"])
def test_a_pace_that_is_none_is_refused_in_a_sentence(monkeypatch, pace):
    monkeypatch.setenv(PACE_VARIABLE, pace)

    with pytest.raises(UsageError, match=f"{PACE_VARIABLE} holds “{pace}”"):
        running_clock_from_environment()


def test_the_computer_was_started_before_now():
    reading = SystemClock().read()

    booted = booted_at(reading)

    assert booted is not None
    assert booted < reading.at


EIGHT_HOURS = timedelta(hours=8)


class Ticks:
    """A function of a library, which gives 32 bits unless it is declared to give more."""

    restype: object = ctypes.c_int

    def __init__(self, ticks: int) -> None:
        self._ticks = ticks

    def __call__(self) -> int:
        return self._ticks if self.restype is ctypes.c_uint64 else self._ticks % 2**32


def test_on_windows_the_two_hands_differ_by_the_time_asleep(monkeypatch):
    awake = timedelta(days=60, microseconds=5)  # longer than 32 bits of milliseconds hold

    def interrupt_time(reference):
        reference._obj.value = awake // timedelta(microseconds=1) * 10
        return 1

    kernel32 = SimpleNamespace(
        GetTickCount64=Ticks((awake + EIGHT_HOURS) // timedelta(milliseconds=1)),
        QueryUnbiasedInterruptTime=interrupt_time,
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel32), raising=False)

    assert clock._awake() == awake
    assert clock._elapsed() == timedelta(days=60) + EIGHT_HOURS


def test_on_macos_the_two_hands_differ_by_the_time_asleep(monkeypatch):
    hands = {"runs on": 1000.0 + EIGHT_HOURS.total_seconds(), "stands still": 1000.0}
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", "runs on", raising=False)
    monkeypatch.setattr(time, "CLOCK_UPTIME_RAW", "stands still", raising=False)
    monkeypatch.setattr(time, "clock_gettime", hands.__getitem__, raising=False)

    assert clock._elapsed() - clock._awake() == EIGHT_HOURS
